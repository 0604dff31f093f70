from __future__ import annotations

import re

import pytest

from drafting.errors import LawError
from drafting.law.load import load_profil
from drafting.law.parse_lov import check_overlap, parse_klagetemaer, parse_lov
from drafting.paths import data_folder
from drafting.yamlfile import compose

HVIDOVRE = (data_folder() / "kommuner" / "hvidovre.yaml").read_text(encoding="utf-8")

# name: (what stands in the good file, what stands in the broken one, what is told)
BROKEN = {
    "misspelt key": (
        "kritikskala:",
        "kritiskala:",
        "Nøglen 'kritiskala' kendes ikke. Mente du 'kritikskala'?",
    ),
    "misspelt inner key": (
        "  navn: dialogprincippet",
        "  nvn: dialogprincippet",
        "Nøglen 'foerste_omgang.nvn' kendes ikke. Mente du 'navn'?",
    ),
    "a key of its own making": (
        "  maaneder: 12",
        "  maaneder: 12\n  hvorfor: det skal være nyt",
        (
            "Nøglen 'aldersgraense.hvorfor' kendes ikke. "
            "Slet den, eller brug en af disse: kilde, maaneder, ord, regnes_fra, svar, undtagelse."
        ),
    ),
    "missing key": (
        "genovervejelse: ikke oplyst\n",
        "",
        (
            "Nøglen 'genovervejelse' mangler. "
            "Skriv den ind. Siger kilden intet om det, så skriv 'genovervejelse: ikke oplyst'."
        ),
    ),
    "missing word": (
        "  flertal: centre\n",
        "",
        "Nøglen 'enhedsord.flertal' mangler. Skriv den ind.",
    ),
    "neither yes nor no": (
        "egen_drift:\n  svar: nej",
        "egen_drift:\n  svar: måske",
        (
            "'måske' er hverken ja, nej eller ikke oplyst. Skriv ja, nej eller ikke oplyst. "
            "Vær sikker på et nej: står der intet, er det ikke oplyst."
        ),
    ),
    "no word": (
        "  bestemt: centret\n",
        "  bestemt:\n",
        "Der står ingenting efter 'enhedsord.bestemt'. Skriv værdien.",
    ),
    "no rule": (
        "genovervejelse: ikke oplyst",
        "genovervejelse:",
        (
            "Under 'genovervejelse' skal der stå flere oplysninger. "
            "Skriv oplysningerne som 'nøgle: værdi' på hver sin linje, eller skriv 'ikke oplyst'."
        ),
    ),
    "a word that cannot be silent": (
        "  bestemt: centret\n",
        "  bestemt: ikke oplyst\n",
        (
            "'enhedsord.bestemt' kan ikke være 'ikke oplyst'. "
            "Find den i kilden, og skriv den ind: uden den kan profilen ikke bruges."
        ),
    ),
    "a title that cannot be silent": (
        (
            "titel:\n  ubestemt: borgerrådgiver\n  bestemt: borgerrådgiveren\n"
            '  kilde: {dokument: beretning, sted: "afsnit 3.1, linje 384-391"}'
        ),
        "titel: Ikke oplyst",
        (
            "'titel' kan ikke være 'ikke oplyst'. "
            "Find den i kilden, og skriv den ind: uden den kan profilen ikke bruges."
        ),
    ),
    "an impossible date": (
        "tjekket: 2026-11-20",
        "tjekket: 2026-11-31",
        "'2026-11-31' er ikke en dato. Skriv datoen som 2026-11-20.",
    ),
    "a date in another form": (
        "stand: 2017-12-31",
        "stand: 31. december 2017",
        "'31. december 2017' er ikke en dato. Skriv datoen som 2026-11-20, eller skriv 'ikke oplyst'.",
    ),
    "a number in words": (
        "maaneder: 12",
        "maaneder: tolv",
        "'tolv' er ikke et helt tal over 0. Skriv 'maaneder' med cifre, f.eks. 12.",
    ),
    "a document nobody knows": (
        'kilde: {dokument: beretning, sted: "afsnit 3.1, linje 411"}',
        'kilde: {dokument: beretningen, sted: "afsnit 3.1, linje 411"}',
        "Dokumentet 'beretningen' står ikke under 'dokumenter'. Mente du 'beretning'?",
    ),
    "no source": (
        '  ord: Kommunalbestyrelsen\n  kilde: {dokument: beretning, sted: "afsnit 3.1, linje 389-390"}',
        "  ord: Kommunalbestyrelsen",
        "Nøglen 'refererer_til.kilde' mangler. Skriv den ind.",
    ),
    "a text where there should be a list": (
        "svarfrist: ikke oplyst",
        "svarfrist: 3 uger",
        "'svarfrist' skal være en liste. Skriv hvert punkt på sin egen linje med en bindestreg foran.",
    ),
    "a list where there should be a text": (
        "  ubestemt: centerchef\n",
        "  ubestemt: [centerchef]\n",
        (
            "'ledertitel.ubestemt' skal være en tekst. "
            "Skriv teksten på linjen efter kolon, i anførselstegn, hvis den selv har kolon eller komma."
        ),
    ),
    "the same limit twice": (
        "  - noegle: partsrepraesentant",
        "  - noegle: bisidder",
        "'bisidder' står allerede i linje {line}. Behold den ene.",
    ),
    "a document nobody can find": (
        "    fil: 004_f6f456a0cbbe830f.txt\n",
        "",
        "Dokumentet har hverken fil eller link. Skriv enten 'fil' eller 'link', så andre kan finde dokumentet.",
    ),
    "no number": (
        "maaneder: 12",
        "maaneder:",
        "Der står ingenting efter 'aldersgraense.maaneder'. Skriv værdien.",
    ),
    "no date": (
        "tjekket: 2026-11-20",
        "tjekket:",
        "Der står ingenting efter 'dokumenter.beretning.tjekket'. Skriv værdien.",
    ),
    "no day of reading": (
        "    tjekket: 2026-11-20\n",
        "",
        "Nøglen 'dokumenter.beretning.tjekket' mangler. Skriv den ind.",
    ),
    "a document that is not told": (
        (
            "dokumenter:\n  beretning:\n    titel: Borgerrådgiverens årsberetning 2017, Hvidovre Kommune\n"
            "    fil: 004_f6f456a0cbbe830f.txt\n    stand: 2017-12-31\n    tjekket: 2026-11-20\n"
        ),
        "dokumenter:\n  beretning: ikke oplyst\n",
        (
            "'dokumenter.beretning' kan ikke være 'ikke oplyst'. "
            "Find den i kilden, og skriv den ind: uden den kan profilen ikke bruges."
        ),
    ),
    "no documents": (
        (
            "dokumenter:\n  beretning:\n    titel: Borgerrådgiverens årsberetning 2017, Hvidovre Kommune\n"
            "    fil: 004_f6f456a0cbbe830f.txt\n    stand: 2017-12-31\n    tjekket: 2026-11-20\n"
        ),
        "dokumenter: {}\n",
        "Der er ingen dokumenter. Skriv mindst ét dokument med titel, fil eller link, stand og tjekket.",
    ),
    "the documents forgotten": (
        (
            "dokumenter:\n  beretning:\n    titel: Borgerrådgiverens årsberetning 2017, Hvidovre Kommune\n"
            "    fil: 004_f6f456a0cbbe830f.txt\n    stand: 2017-12-31\n    tjekket: 2026-11-20\n"
        ),
        "",
        "Nøglen 'dokumenter' mangler. Skriv den ind.",
    ),
    "YAML itself": (
        "navn:\n  ord: Hvidovre Kommune",
        "navn:\n  ord: Hvidovre Kommune\n  ord: Ishøj Kommune",
        "Nøglen 'ord' står allerede i linje {line}. Behold den ene, eller saml indholdet under den.",
    ),
}


def read_broken(tmp_path, *changes):
    text = HVIDOVRE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    folder = tmp_path / "kommuner"
    folder.mkdir()
    (folder / "hvidovre.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(LawError) as caught:
        load_profil("hvidovre", tmp_path)
    return caught.value.troubles


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_profile_says_what_and_what_now(tmp_path, name):
    old, new, told = BROKEN[name]
    (trouble,) = read_broken(tmp_path, (old, new))
    first = re.search(r"linje (\d+)", trouble.message)
    assert f"{trouble.message} {trouble.remedy}" == told.format(line=first[1] if first else "")
    assert trouble.place.line


def test_every_trouble_of_a_file_is_told_at_once_in_its_order(tmp_path):
    changes = [BROKEN[name][:2] for name in ("a number in words", "misspelt key", "no word")]
    troubles = read_broken(tmp_path, *changes)
    assert [trouble.message for trouble in troubles] == [
        "Der står ingenting efter 'enhedsord.bestemt'.",
        "Nøglen 'kritiskala' kendes ikke.",
        "'tolv' er ikke et helt tal over 0.",
    ]


def test_the_place_is_the_line_of_the_mistake(tmp_path):
    (trouble,) = read_broken(tmp_path, BROKEN["a number in words"][:2])
    lines = (tmp_path / "kommuner" / "hvidovre.yaml").read_text(encoding="utf-8").splitlines()
    assert lines[trouble.place.line - 1] == "  maaneder: tolv"
    assert trouble.place.column == len("  maaneder: ") + 1


LOV = """
dokumenter:
  lbk: {titel: Prøveloven, link: "https://example.org", stand: ikke oplyst, tjekket: 2026-11-20}
bestemmelser:
  - id: pl_1
    citat: prøveloven § 1
    overskrift: Prøve
    saetning: Kommunen skal prøve.
    fra: 2020-01-01
    til: 2024-12-31
    sikkerhed: T
    kilde: {dokument: lbk, sted: § 1}
  - id: pl_1
    citat: prøveloven § 1
    overskrift: Prøve
    saetning: Kommunen skal prøve igen.
    fra: 2025-01-01
    til: ingen
    sikkerhed: S
    kilde: {dokument: lbk, sted: § 1}
"""


def read_lov(text):
    found = parse_lov(compose(text, "proeveloven.yaml", LawError))
    check_overlap(found)
    return found


def test_two_wordings_of_a_provision():
    assert [wording.saetning for wording in read_lov(LOV)] == ["Kommunen skal prøve.", "Kommunen skal prøve igen."]


BROKEN_LOV = {
    "two wordings at once": (
        "til: 2024-12-31",
        "til: 2025-01-01",
        (
            "proeveloven.yaml:13:5 Reglen 'pl_1' har to ordlyde fra 2025-01-01. "
            "Skriv i 'til' på den ældste, hvornår den sidst gjaldt."
        ),
    ),
    "the end before the beginning": (
        "til: 2024-12-31",
        "til: 2019-12-31",
        "proeveloven.yaml:5:5 Sidste dag ligger før første dag. Byt om på 'fra' og 'til'.",
    ),
    "how sure nobody knows": (
        "sikkerhed: T",
        "sikkerhed: X",
        "proeveloven.yaml:11:16 'X' kan ikke bruges i 'bestemmelser.1.sikkerhed'. Skriv T, S eller M.",
    ),
    "no word for how sure": (
        "    sikkerhed: T\n",
        "",
        "proeveloven.yaml:5:5 Nøglen 'bestemmelser.1.sikkerhed' mangler. Skriv den ind.",
    ),
    "no last day": (
        "til: ingen",
        "til: ukendt",
        "proeveloven.yaml:18:10 'ukendt' er ikke en dato. Skriv datoen som 2026-11-20, eller skriv 'ingen'.",
    ),
}


@pytest.mark.parametrize("name", BROKEN_LOV)
def test_a_broken_law_file(name):
    old, new, told = BROKEN_LOV[name]
    with pytest.raises(LawError) as caught:
        read_lov(LOV.replace(old, new))
    assert str(caught.value) == told


def test_a_theme_cannot_name_a_rule_or_a_group_that_is_not_there():
    text = (
        "grupper:\n  - {id: skik, navn: God forvaltningsskik}\n"
        "temaer:\n  - {id: svar, navn: Manglende svar, gruppe: skikk, regler: [fvl_91],\n"
        "     spoergsmaal: ingen, forklaring: Svar.}\n"
    )
    with pytest.raises(LawError) as caught:
        parse_klagetemaer(compose(text, "klagetemaer.yaml", LawError), frozenset({"fvl_9"}))
    assert [str(trouble) for trouble in caught.value.troubles] == [
        "klagetemaer.yaml:4:5 Gruppen 'skikk' findes ikke. Mente du 'skik'?",
        "klagetemaer.yaml:4:5 Reglen 'fvl_91' findes ikke i lovsamlingen. Mente du 'fvl_9'?",
    ]
