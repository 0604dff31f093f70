import unicodedata

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from drafting.errors import LawError, Place, SagError
from drafting.tekstfil import read_text
from drafting.yamlfejl import find_forbidden
from drafting.yamlfile import Mapping, Scalar, Sequence, compose, examine, fold, read_mapping, unwrap

BLOK = "Skriv teksten som en blok: sæt | efter kolon, og skriv teksten på næste linje, rykket to mellemrum ind."
INDRYK = "Linjen er rykket forkert ind i forhold til linjerne over den."
HVERKEN = "Linjen er hverken en nøgle eller en del af teksten over den."
CITAT = "Teksten begynder med et citationstegn, så YAML tror, at den slutter ved det næste citationstegn."
KOLON = "Der står et kolon til i teksten, og så tror YAML, at den er en nøgle."

# text, place of the one trouble, what it says
STOPS = [
    ('a:\n  b: "Nej", sagde hun\n', "2:6", CITAT),
    ("a: 'det er borgerens' sag\n", "1:4", CITAT),
    ('a:\n  - "Nej", sagde hun\n', "2:5", CITAT),
    ("a: jeg spurgte: hvornår\n", "1:15", KOLON),
    ("a: b:\n", "1:5", KOLON),
    ("a: b\n  c: d\n", "2:3", "Linjen er rykket længere ind end linjen over den"),
    ('a: "abc\nb: c\n', "1:4", "Teksten begynder med et citationstegn, som aldrig bliver afsluttet."),
    ('a: "c:\\qx"\n', "1:7", "Efter en omvendt skråstreg"),
    ('a: "\\u12"\n', "1:7", "Efter en omvendt skråstreg"),
    ("a:\n  b: c\n d: e\n", "3:2", INDRYK),
    ("  a: b\nc: d\n", "2:1", INDRYK),
    ("a:\n  - b\n  c: d\n", "3:3", INDRYK),
    ("a: |\n    x\n  y\n", "3:3", INDRYK),
    ("a: b\nhej:der\nc: d\n", "2:1", HVERKEN),
    ("a: |\ntekst\nb: c\n", "2:1", HVERKEN),
    ("a: - b\n", "1:4", "En liste kan ikke begynde på samme linje som sin nøgle."),
    ("a: {b: c, d: e\nf: g\n", "1:4", "Parentesen bliver ikke læst rigtigt"),
    ("a: [b, c\nf: g\n", "1:4", "Parentesen bliver ikke læst rigtigt"),
    ("a: {b: c}}\n", "1:4", "Teksten begynder med {, så YAML tror"),
    ("a: [min|sin] bil\n", "1:4", "Teksten begynder med [, så YAML tror"),
    ("a: @hej\n", "1:4", "En tekst kan ikke begynde med @ i YAML."),
    ("a: %hej\n", "1:4", "En tekst kan ikke begynde med % i YAML."),
    ("a: ,hej\n", "1:4", "En tekst kan ikke begynde med , i YAML."),
    ("a: ? hej\n", "1:4", "En tekst kan ikke begynde med ? i YAML."),
    ("a: **vigtigt** hej\n", "1:4", "En tekst kan ikke begynde med * i YAML."),
    ("a: *vigtigt hej\n", "1:4", "En tekst kan ikke begynde med * i YAML."),
    ("a: & co\n", "1:4", "En tekst kan ikke begynde med & i YAML."),
    ("a: !x!y hej\n", "1:4", "En tekst kan ikke begynde med ! i YAML."),
    ("a: !<x hej\n", "1:4", "En tekst kan ikke begynde med ! i YAML."),
    ("a: | tekst\n", "1:4", "Efter | eller > må der ikke stå tekst på samme linje."),
    ("a: > 3 dage\n", "1:4", "Efter | eller > må der ikke stå tekst på samme linje."),
    ("a: tekst her # noget\n  mere tekst\n", "1:14", "Teksten fortsætter efter et #"),
    ("%YAML 3.0\n---\na: b\n", "1:1", "En linje kan ikke begynde med % her."),
]


@pytest.mark.parametrize(("text", "place", "message"), STOPS)
@pytest.mark.parametrize("parser", ["CLoader", "Loader"])
def test_the_parsers_own_errors_are_told_in_danish(text, place, message, parser, monkeypatch):
    monkeypatch.setattr(yaml, "CLoader", getattr(yaml, parser))
    with pytest.raises(SagError) as caught:
        compose(text, "sag.yaml", SagError)
    (trouble,) = caught.value.troubles
    assert trouble.message.startswith(message)
    assert trouble.remedy
    assert str(trouble.place).split(":")[1] == place.split(":")[0]
    if parser == "CLoader":
        assert str(trouble.place) == f"sag.yaml:{place}"


def test_what_only_the_c_parser_refuses_is_told_too():
    assert tell("%a: b\nc: d\n")[0].startswith("s:1:3 En linje kan ikke begynde med % her.")
    assert tell("a: {b:, c: d}\n")[0].startswith("s:1:6 Der står ingen værdi efter kolon.")


def test_an_error_nobody_has_seen_still_says_where(monkeypatch):
    def fail(_text):
        raise yaml.MarkedYAMLError(problem="something new")

    monkeypatch.setattr(yaml, "CLoader", lambda text: type("L", (), {"get_event": lambda _self: fail(text)})())
    (trouble,) = examine("a: b\n", "sag.yaml").troubles
    assert str(trouble).startswith("sag.yaml:1:1 Linjen kan ikke læses som YAML.")


def tell(text):
    return [str(trouble) for trouble in examine(text, "s").troubles]


def test_everything_else_is_collected_in_one_run():
    text = 'a: !vigtigt x\nb: &c d\ne: *c\nA: y\nf: "\\a"\ng: x\x0cy\n? [x]\n: z\nå: 1\nAA: 2\n'
    told = tell(text)
    assert [line.split(" ")[0] for line in told] == [
        "s:1:4",
        "s:2:4",
        "s:3:4",
        "s:4:1",
        "s:5:4",
        "s:6:5",
        "s:7:3",
        "s:10:1",
    ]
    assert "Nøglen 'A' står allerede i linje 1 (skrevet 'a')." in told[3]
    assert "Et usynligt styretegn (U+0007) kan ikke komme med i et brev." in told[4]
    assert "Et sideskift, ofte med fra en PDF (U+000C), kan ikke komme med i et brev." in told[5]
    assert "En nøgle kan kun være ord." in told[6]


@pytest.mark.parametrize("text", ["", "\n\n", "# kun en kommentar\n", "---\n", "\ufeff"])
def test_an_empty_file_says_so(text):
    assert tell(text) == ["s Filen er tom. Skriv indholdet i den, eller find den rigtige fil."]


@pytest.mark.parametrize("text", ["bare tekst\n", "- a\n- b\n"])
def test_a_file_without_keys_says_what_to_write(text):
    assert tell(text)[0].startswith("s:1:1 Filen begynder ikke med en nøgle.")


def test_a_second_document_is_refused_at_its_place():
    assert tell("a: b\n---\nc: d\n")[0].startswith("s:2:1 Her begynder et nyt dokument i samme fil (---).")
    assert tell("---\na: b\n") == []


def test_too_many_layers_are_refused_without_falling_over():
    assert tell(f"a: {'[' * 5000}{']' * 5000}\n")[0].startswith("s:1:28 Der er for mange lag inde i hinanden.")


def test_an_alias_bomb_never_expands():
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    assert len(tell(bomb)) == 60 + 2 * 59


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\x00", "Et usynligt styretegn (U+0000)"),
        ("\x1b", "Et usynligt styretegn (U+001B)"),
        ("\x7f", "Et usynligt styretegn (U+007F)"),
        ("\x9d", "Et usynligt styretegn (U+009D)"),
        ("\x85", "Et usynligt linjeskift fra et andet program (U+0085)"),
        ("\u2028", "Et usynligt linjeskift fra et andet program (U+2028)"),
        ("\u202e", "Et usynligt tegn, der vender skriveretningen (U+202E),"),
        ("\u2066", "Et usynligt tegn, der vender skriveretningen (U+2066),"),
        ("\ue000", "Et tegn, der kun findes i én bestemt skrifttype (U+E000),"),
        ("\U00100000", "Et tegn, der kun findes i én bestemt skrifttype (U+100000),"),
        ("\ufdd0", "Et tegn, der ikke er et skrifttegn (U+FDD0),"),
        ("\uffff", "Et tegn, der ikke er et skrifttegn (U+FFFF),"),
        ("\U0002fffe", "Et tegn, der ikke er et skrifttegn (U+2FFFE),"),
        ("\U0010ffff", "Et tegn, der ikke er et skrifttegn (U+10FFFF),"),
        ("\ufeff", "Et usynligt mærke fra et andet program (U+FEFF)"),
        ("\ufffd", "Et erstatningstegn for et bogstav, der er gået tabt (U+FFFD),"),
        ("\ud800", "Et halvt tegn (U+D800)"),
    ],
)
def test_what_a_letter_cannot_carry_is_refused_at_its_place(character, name):
    expected = f"{name} kan ikke komme med i et brev. Slet det, og skriv ordene omkring det igen."
    assert tell(f"a: |\n  xy{character}z\n") == [f"s:2:5 {expected}"]


@pytest.mark.parametrize("text", ["😀 blåbærgrød", "– ’ “ ” … €", "a\u00adb", "a\u00a0b", "שלום", "\u200d"])
def test_what_a_letter_can_carry_comes_through(text):
    assert compose(f"a: |\n  {text}\n", "s", SagError).get("a").text == text


def test_the_same_trouble_in_many_lines_is_told_once():
    (told,) = tell("a: |\n" + "  x\x0c\n" * 9)
    assert told.startswith(
        "s:2:4 Et sideskift, ofte med fra en PDF (U+000C), kan ikke komme med i et brev (også i linje"
    )
    assert "3, 4, 5, 6, 7 og 3 til)." in told


def test_tabs_are_told_as_tabs_and_nothing_else():
    (told,) = tell("a:\n\tb: c\n \td: e\n")
    assert told.startswith("s:2:1 Linjen er rykket ind med tabulator (også i linje 3). YAML kender kun mellemrum.")
    assert tell("a: |\n  x\ty\n") == ["s:2:3 Der står en tabulator i teksten. Skriv et mellemrum i stedet."]
    assert tell("a: b\t# kommentar\n") == []


def test_every_value_is_text_with_its_place():
    root = compose(
        "a: 0101601234\nb: 10:30\nc: no\nd: {e: [2026-10-02, +45, 1.50]}\nf: |  # b\n\n   g\n  \n   h\n", "s", SagError
    )
    assert root.get("a") == Scalar("0101601234", Place("s", 1, 4))
    assert root.get("b").text == "10:30"
    assert root.get("f") == Scalar("g\n\nh", Place("s", 7, 4), "block")
    assert isinstance(root.get("d"), Mapping)
    assert root.get("d").flow
    items = root.get("d").get("e")
    assert isinstance(items, Sequence)
    assert [item.text for item in items.items] == ["2026-10-02", "+45", "1.50"]
    assert root.get("x") is None
    assert unwrap(root)["d"] == {"e": ["2026-10-02", "+45", "1.50"]}


def test_a_comment_that_took_text_is_remembered():
    root = compose("a: x # y\nb: 'x' # y\nc: |\n  x # y\nd: x#y\ne: |\n", "s", SagError)
    assert [entry.value.lost for entry in root.entries] == ["# y", "", "", "", ""]
    assert root.get("c").text == "x # y"
    assert root.get("e") == Scalar("", Place("s", 6, 4), "block")


def test_keys_and_values_are_composed_and_folded():
    text = unicodedata.normalize("NFD", 'Ønske: blåbær\n"Egen-ventetid på": "a\\u030a"\n')
    root = compose(text, "s", SagError)
    assert [entry.key for entry in root.entries] == ["oenske", "egen_ventetid_paa"]
    assert root.entries[0].written == "Ønske"
    assert [entry.value.text for entry in root.entries] == ["blåbær", "å"]
    assert fold(" Resumé ") == "resume"


def test_line_ends_of_every_system_are_line_ends():
    for end in ("\n", "\r\n", "\r"):
        root = compose(f"a: |{end}  x{end}  y{end}b: z{end}", "s", SagError)
        assert root.get("a").text == "x\ny"
        assert root.get("b").place == Place("s", 4, 4)


def test_a_file_is_read_with_or_without_a_byte_order_mark(tmp_path):
    path = tmp_path / "sag.yaml"
    for start in (b"", b"\xef\xbb\xbf"):
        path.write_bytes(start + "å: ø\n".encode())
        assert read_mapping(path, SagError).get("aa").text == "ø"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "a: b\nå: ø\n".encode("latin-1"),
            ":2:1 Filen er ikke gemt med tegnsættet UTF-8, så æ, ø og å kan ikke læses.",
        ),
        (b"\xef\xbb\xbfa: b\nc: \xe6\n", ":2:4 Filen er ikke gemt med tegnsættet UTF-8, så æ, ø og å kan ikke læses."),
        ("a: ø\n".encode("utf-16"), " Filen er gemt med tegnsættet UTF-16."),
        ("a: ø\n".encode("utf-16-le"), " Filen er gemt med tegnsættet UTF-16."),
        ("a: ø\n".encode("utf-16-be"), " Filen er gemt med tegnsættet UTF-16."),
        (b"PK\x03\x04 word", " Filen er et dokument (Word, PDF eller lignende) og ikke en tekstfil."),
        (b"%PDF-1.7", " Filen er et dokument (Word, PDF eller lignende) og ikke en tekstfil."),
        (b"a: " + b"x" * 5_000_000, " Filen fylder mere end 2 MB, og så meget er der ikke i en sag."),
    ],
)
def test_a_file_that_is_not_our_text_is_refused(content, message, tmp_path):
    path = tmp_path / "sag.yaml"
    path.write_bytes(content)
    with pytest.raises(LawError) as caught:
        read_mapping(path, LawError)
    (trouble,) = caught.value.troubles
    assert f"{trouble.place} {trouble.message}" == f"{path}{message}"
    assert trouble.remedy


def test_a_text_beyond_the_limit_is_refused_before_it_is_parsed():
    assert tell("a: " + "x" * 2_000_000)[0].startswith("s Filen fylder mere end 2 MB")


def test_a_path_that_cannot_be_read_says_why(tmp_path, monkeypatch):
    with pytest.raises(SagError, match="Filen findes ikke"):
        read_text(tmp_path / "væk.yaml", SagError)
    with pytest.raises(SagError, match="Det er en mappe, ikke en fil"):
        read_text(tmp_path, SagError)
    path = tmp_path / "sag.yaml"
    path.write_text("a: b\n", "utf-8")
    monkeypatch.setattr(type(path), "read_bytes", lambda _self: (_ for _ in ()).throw(OSError("laast")))
    with pytest.raises(SagError, match=r"Filen kan ikke åbnes \(ukendt årsag\)"):
        read_text(path, SagError)


@settings(max_examples=300, deadline=None)
@given(st.text(st.sampled_from("ab:-#|>{}[],\"'*&!%@?\t \n\r\\åø\ufeff\x00\u2028ð"), max_size=60))
def test_whatever_is_typed_is_read_or_told(text):
    composed = examine(text, "s")
    assert composed.root is not None or composed.troubles
    assert all(trouble.remedy and trouble.place for trouble in composed.troubles)


@settings(max_examples=100, deadline=None)
@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1).map(str.strip).filter(bool))
def test_text_in_a_block_comes_out_as_typed_or_is_refused(text):
    composed = examine(f"a: |\n  {text}\n", "s")
    if composed.troubles:
        assert "kan ikke komme med i et brev" in composed.troubles[0].message
    else:
        assert composed.root.get("a").text == unicodedata.normalize("NFC", text)


def test_a_forbidden_character_is_found_alone_as_well_as_among_all_others():
    alle = "".join(map(chr, range(0x10000)))
    found = [offset for offset, _ in find_forbidden(alle)]
    assert found == [offset for offset, character in enumerate(alle) if any(find_forbidden(character))]
    assert 0xFFFD in found
