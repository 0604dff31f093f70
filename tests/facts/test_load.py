import unicodedata
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.errors import Place, SagError
from drafting.facts.load import (
    Closedsets,
    load_fakta,
    load_generel_udtalelse,
    load_sag,
    parse_fakta,
    parse_generel_udtalelse,
    parse_sag,
)
from drafting.facts.model import Delvisdato, Record, Sag
from drafting.oprindelse import Data, Tekst

EKSEMPEL = Path(__file__).parent / "eksempel"
MINDST = """\
kommune: hvidovre
emne: Manglende svar
borger:
  navn: Mette Holm
klagepunkter:
  - id: svar
    hvad: |
      Kommunen svarede ikke.
"""


def refuse(text, closed):
    with pytest.raises(SagError) as caught:
        parse_sag(text, "sag.yaml", closed=closed)
    return [str(trouble) for trouble in caught.value.troubles]


@pytest.fixture(scope="module")
def sag(closed):
    return load_sag(EKSEMPEL / "sag.yaml", closed=closed)


def test_the_full_example_loads_with_its_values(sag):
    assert sag.kommune == "hvidovre"
    assert sag.modtaget == date(2026, 10, 2)
    assert sag.omraade == "tabt_arbejdsfortjeneste"
    assert sag.akut is False
    assert sag.borger.samtykke.til == ("videresendelse", "akter")
    assert sag.afgoerelser[0].klagevejledning.findes is True
    assert sag.afgoerelser[0].nye_oplysninger[0].bilag == (2,)
    assert sag.forloeb[0].id == "ansoegning"
    assert sag.forloeb[0].dato == Delvisdato(2026, 5, 4)
    assert sag.klagepunkter[1].tema == "optraeden"
    assert sag.klagepunkter[0].perioder[0].til == date(2026, 9, 10)
    assert sag.begraensninger.indbragt_for == ()
    assert sag.begraensninger.afsluttet is False
    assert sag.svar[0].punkter[0].klagepunkt == "svar"
    assert sag.svar[0].punkter[0].resume == "Centeret beklager ventetiden."
    assert sag.undersoegelse.spoergsmaal[0].spoergsmaal == ("Hvornår er hvert brev besvaret?",)
    assert sag.vurderinger[0].grad == "meget beklageligt"
    assert sag.vurderinger[0].regler[0].id == "god_forvaltningsskik_svar"
    assert sag.bilag[1].nr == 2


def test_text_knows_where_it_comes_from(sag):
    path = EKSEMPEL / "sag.yaml"
    lines = path.read_text("utf-8").splitlines()
    hvad = sag.klagepunkter[0].hvad
    assert isinstance(hvad, Tekst)
    assert isinstance(hvad.oprindelse, Data)
    assert hvad.oprindelse.noegle == "klagepunkter.0.hvad"
    assert lines[hvad.oprindelse.linje - 1][hvad.oprindelse.kolonne - 1 :] == hvad
    assert not hvad.oprindelse.personlig
    assert sag.borger.navn.oprindelse.personlig
    assert sag.enheder[0].leder.navn.oprindelse.personlig
    assert not sag.enheder[0].navn.oprindelse.personlig


def test_every_value_knows_its_place(sag):
    lines = (EKSEMPEL / "sag.yaml").read_text("utf-8").splitlines()
    place = sag.afgoerelser[0].sted("medhold")
    assert lines[place.line - 1][place.column - 1 :] == "nej"
    assert sag.afgoerelser[0].sted("udfald") == sag.afgoerelser[0].sted()
    assert lines[sag.klagepunkter[0].sted().line - 1] == "  - id: svar"
    assert Sag(kommune="viborg", emne="Prøve").sted() == Place("")


def find_texts(value, key=""):
    if isinstance(value, Tekst):
        yield key, value
    elif isinstance(value, tuple):
        for item in value:
            yield from find_texts(item, key)
    elif isinstance(value, Record):
        for name in value.__struct_fields__:
            yield from find_texts(getattr(value, name), name)


def test_every_text_of_the_file_stands_where_its_origin_says(closed):
    path = EKSEMPEL / "alt.yaml"
    lines = path.read_text("utf-8").splitlines()
    texts = list(find_texts(load_sag(path, closed=closed)))
    assert len(texts) > 100
    for key, text in texts:
        where = text.oprindelse
        found = lines[where.linje - 1][where.kolonne - 1 :].lstrip('"')
        assert found.startswith(text.split("\n")[0]), key
        assert where.noegle.split(".")[-1].isdigit() or where.noegle


def find_unused(value, seen):
    if isinstance(value, tuple):
        for item in value:
            find_unused(item, seen)
    elif isinstance(value, Record):
        fields = seen.setdefault(type(value), set(value.__struct_fields__))
        for name in value.__struct_fields__:
            inner = getattr(value, name)
            if inner not in (None, (), ""):
                fields.discard(name)
            find_unused(inner, seen)


def test_the_file_of_all_keys_uses_every_field_of_every_record(closed):
    seen = {}
    find_unused(load_sag(EKSEMPEL / "alt.yaml", closed=closed), seen)
    assert {record.__name__: names for record, names in seen.items() if names} == {}


def test_the_file_of_all_keys_reads_short_forms(closed):
    sag = load_sag(EKSEMPEL / "alt.yaml", closed=closed)
    assert sag.borger.cpr == "010190-1234"
    assert sag.borger.telefon == "12345678"
    assert sag.borger.adresse == "Strandvej 4\n2650 Hvidovre"
    assert sag.borger.repraesentant.fuldmagt == date(2026, 10, 1)
    assert sag.medklagere[1].navn == "Bo Holm"
    assert sag.medklagere[1].sted("navn").line == sag.medklagere[1].sted().line
    assert sag.enheder[0].klage_til.navn == "Kim Lund"
    assert sag.afgoerelser[0].klagevejledning.findes is False
    assert sag.afgoerelser[0].begraensninger.afsluttet == date(2026, 9, 30)
    assert sag.klagepunkter[0].begraensninger.afsluttet is True
    assert sag.klagepunkter[0].forloeb == ("brev", "2")
    assert sag.begraensninger.indbragt_for[0].hvor == "tilsynet"
    assert sag.forloeb[0].dato.tidligst == date(2026, 3, 1)
    assert sag.forloeb[0].dato.senest == date(2026, 3, 31)
    assert sag.forloeb[0].til.senest == date(2026, 4, 2)
    assert sag.udtalelse.dato == date(2026, 12, 20)
    assert sag.vurderinger[0].delpunkt == "ventetiden"
    assert sag.moede.tid == "mandag kl. 10:30"


def test_the_generel_udtalelse_loads(closed):
    udtalelse = load_generel_udtalelse(EKSEMPEL / "generel.yaml", closed=closed)
    assert udtalelse.omfang.antal[0].af == 9
    assert udtalelse.vurderinger[0].resultat == "anbefaling"
    assert udtalelse.sted("emne").line == 4


def test_the_outermost_key_tells_what_a_file_holds(closed):
    assert load_fakta(EKSEMPEL / "generel.yaml", closed=closed).emne == "Partshøring i sager om nedsat kontanthjælp"
    assert isinstance(load_fakta(EKSEMPEL / "sag.yaml", closed=closed), Sag)
    with pytest.raises(SagError, match="Uden for 'generel_udtalelse'"):
        parse_fakta("generel_udtalelse: {kommune: viborg, emne: Svar}\nbilag: []\n", "g.yaml", closed=closed)


@pytest.mark.parametrize(
    "periode",
    ["perioder: [{fra: 2026-05-01, til: 2026-04-01}]", "egen_ventetid: {fra: 2026-05-01, til: 2026-04-30}"],
)
def test_a_period_cannot_end_before_it_begins(periode, closed):
    text = MINDST.rstrip() + f"\n    {periode}\n" if "perioder" in periode else f"{MINDST}{periode}\n"
    with pytest.raises(SagError) as caught:
        parse_sag(text, "sag.yaml", closed=closed)
    (trouble,) = caught.value.troubles
    assert "før den begynder (2026-05-01)" in trouble.message


def refuse_generel(text, closed):
    with pytest.raises(SagError) as caught:
        parse_generel_udtalelse(text, "g.yaml", closed=closed)
    return [str(trouble) for trouble in caught.value.troubles]


def test_a_case_is_not_a_generel_udtalelse(closed):
    told = refuse_generel(MINDST, closed)
    assert told[0].startswith("g.yaml:1:1 Filen er ikke en generel udtalelse.")


def test_a_generel_udtalelse_holds_no_citizen(closed):
    text = "generel_udtalelse:\n  kommune: viborgg\n  emne: Klage fra 010190-1234\n  borger: Mette\nbilag: []\n"
    kommune, cpr, borger, outside = refuse_generel(text, closed)
    assert kommune == "g.yaml:2:12 Kommunen 'viborgg' kendes ikke. Mente du 'viborg'?"
    assert cpr == "g.yaml:3:9 Teksten indeholder et tal, der ligner et CPR-nummer. Slet tallet."
    assert borger.startswith("g.yaml:4:3 Nøglen 'borger' kendes ikke. Her kan stå kommune, sagsnummer,")
    assert outside.startswith("g.yaml:5:1 Uden for 'generel_udtalelse' må der ikke stå noget.")


def test_the_least_that_loads(closed):
    sag = parse_sag(MINDST, "sag.yaml", closed=closed)
    assert sag.borger.navn == "Mette Holm"
    assert sag.akut is None


@pytest.mark.parametrize(
    "borger",
    ["borger: {anonym: ja}", "undersøgelse:\n  grundlag: egen drift\n  anledning: |\n    Jeg så det selv."],
)
def test_a_name_is_not_needed_when_anonymous_or_on_own_initiative(borger, closed):
    text = MINDST.replace("borger:\n  navn: Mette Holm", borger)
    assert parse_sag(text, "sag.yaml", closed=closed).borger in (None, parse_sag(text, "x", closed=closed).borger)


def test_nothing_is_guessed_to_be_a_number_a_time_or_a_no(closed):
    text = MINDST.replace("navn: Mette Holm", "navn: nej\n  cpr: 0101601234\n  telefon: 00123\n  sprog: 10:30")
    borger = parse_sag(text, "sag.yaml", closed=closed).borger
    assert (borger.navn, borger.cpr, borger.telefon, borger.sprog) == ("nej", "0101601234", "00123", "10:30")


def test_both_spellings_and_a_decomposed_letter_are_the_same_key(closed):
    plain = parse_sag(f"{MINDST}ønske: |\n  Jeg vil på møde.\n", "sag.yaml", closed=closed)
    ascii_only = parse_sag(f"{MINDST}oenske: |\n  Jeg vil på møde.\n", "sag.yaml", closed=closed)
    decomposed = parse_sag(
        unicodedata.normalize("NFD", f"{MINDST}ønske: |\n  Jeg vil på møde.\n"), "sag.yaml", closed=closed
    )
    assert plain == ascii_only == decomposed
    assert hash(plain) == hash(decomposed)
    assert plain != parse_sag(MINDST, "sag.yaml", closed=closed)
    assert plain != "sag"


def test_a_windows_file_with_a_byte_order_mark_loads(tmp_path, closed):
    path = tmp_path / "sag.yaml"
    path.write_bytes(
        b"\xef\xbb\xbf" + MINDST.replace("ikke.\n", "ikke.\n      Jeg ventede.\n").replace("\n", "\r\n").encode()
    )
    assert load_sag(path, closed=closed).klagepunkter[0].hvad == "Kommunen svarede ikke.\nJeg ventede."


def test_a_block_keeps_what_yaml_would_otherwise_take(closed):
    hvad = '"Nej", sagde hun: sag #12, {x}, *nu* & [min|sin]\n\n@Jens - 50 % > 3\n- ? ! |'
    block = "".join(f"      {line}\n" if line else "\n" for line in hvad.splitlines())
    text = MINDST.replace("      Kommunen svarede ikke.\n", block)
    assert parse_sag(text, "sag.yaml", closed=closed).klagepunkter[0].hvad == hvad


def test_a_comment_after_a_short_value_is_a_comment(closed):
    text = MINDST.replace("Manglende svar", "Manglende svar   # overskriften")
    assert parse_sag(text, "sag.yaml", closed=closed).emne == "Manglende svar"


def test_no_number_or_name_is_told(closed):
    text = MINDST.replace(
        "  navn: Mette Holm", "  navn: Mette Holm\n  Mette: ja\n  akut2: 010190 1234\n  cpr: 010190-123"
    )
    told = "\n".join(refuse(text, closed))
    assert "Mette" not in told
    assert "010190" not in told


def test_a_word_nobody_is_called_is_told(closed):
    text = MINDST + "    forløb: [samtale]\nmøde:\n  deltagere: [Ib Ravn]\n"
    assert "Hændelsen 'samtale' findes ikke." in "\n".join(refuse(text, closed))


def test_empty_values_are_told_once(closed):
    kommune, point, borger, points = refuse("kommune:\nemne: x\nborger:\nklagepunkter:\n", closed)
    assert kommune == "sag.yaml:1:1 'kommune' er tom. Skriv en værdi. Sagen kan ikke læses uden."
    assert point.startswith("sag.yaml:1:1 Sagen har hverken et klagepunkt eller en afgørelse.")
    assert borger.startswith("sag.yaml:3:1 'borger' er tom.")
    assert points.startswith("sag.yaml:4:1 'klagepunkter' er tom. Skriv en værdi, eller slet linjen:")


def test_an_empty_value_is_told_with_what_it_stands_under(closed):
    text = "kommune: hvidovre\nemne: x\nborger: {post: brev}\nrådgiver:\n  navn:\nenheder:\n  - navn:\n"
    raadgiver, enhed = refuse(text + "klagepunkter:\n  - {id: a, hvad: Nej.}\n", closed)[-2:]
    assert raadgiver.startswith("sag.yaml:5:3 'navn' under 'rådgiver' er tom. Skriv en værdi, eller slet linjen:")
    assert enhed == "sag.yaml:7:5 'navn' under 'enheder' er tom. Skriv en værdi. Sagen kan ikke læses uden."


def test_an_empty_name_of_the_citizen_may_be_anonymity(closed):
    text = MINDST.replace("navn: Mette Holm", "navn:")
    assert text != MINDST
    told = "'navn' under 'borger' er tom. Skriv navnet, eller 'anonym: ja', hvis borgeren vil være anonym."
    assert refuse(text, closed) == [f"sag.yaml:4:3 {told}"]


def test_an_id_that_is_not_a_word_is_told_by_the_model(closed):
    text = MINDST + "bilag: [{nr: [1], titel: Brev}]\nvurderinger: [{klagepunkt: [svar], resultat: kritik}]\n"
    bilag, punkt = refuse(text, closed)
    assert bilag.startswith("sag.yaml:9:14 Her skal stå et helt tal.")
    assert punkt.startswith("sag.yaml:10:28 Her skal stå ét navn.")


def test_an_empty_set_closes_nothing():
    closed = Closedsets(frozenset(), frozenset())
    assert parse_sag(MINDST.replace("    hvad", "    tema: xx\n    hvad"), "sag.yaml", closed=closed).klagepunkter


LINES = st.sampled_from(
    [
        *MINDST.splitlines(),
        "  x: [a, {b: c}]",
        "afgørelser:",
        "  - 2026-13-01",
        "borger: []",
        "forløb: {a: b}",
        "- x",
        "{",
        "svar: [x, {punkter: [a]}]",
        "vurderinger: [{klagepunkt: [a], del: {b: c}}]",
        "bilag: [{nr: [1]}, {nr: 1, titel: x}]",
        "steder: {a: b}",
        "    enhed: {x: y}",
        "    til: \x00",
        "undersøgelse: {spørgsmål: [a], grundlag: [x]}",
    ]
)


def find_troubles(text):
    try:
        parse_sag(text, "sag.yaml", closed=Closedsets(frozenset({"hvidovre"}), frozenset({"ventetid"})))
    except SagError as error:
        return list(error.troubles)
    return []


@settings(max_examples=150, deadline=None)
@given(st.lists(LINES, max_size=12))
def test_whatever_is_typed_it_loads_or_is_told_with_a_place(lines):
    troubles = find_troubles("\n".join(lines))
    assert all(trouble.place and trouble.place.file == "sag.yaml" for trouble in troubles)
    assert all(trouble.remedy for trouble in troubles)
    assert troubles == sorted(troubles, key=lambda trouble: (trouble.place, trouble.message))
