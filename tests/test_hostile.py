"""What is typed comes out as typed in all four formats, or is refused with its place: never lost, never changed."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from drafting.errors import RenderError, SagError
from drafting.facts.words import KORT, LINJER
from drafting.letter.compose import compose
from drafting.letter.skabelon import load_skabelon
from drafting.paths import templates_folder
from drafting.pipeline import Bestilling, check, draft
from drafting.render.skrift import load_tegn

if TYPE_CHECKING:
    from pathlib import Path

    from drafting.letter.tree import Letter

DATO = date(2026, 11, 20)
FORMATER = ("docx", "pdf", "txt", "html")
TEGN = load_tegn(templates_folder() / "brevpapir" / "tegn.txt")

SAG = """\
kommune: hvidovre
sagsnummer: 26/1301
modtaget: 2026-10-02
emne: {emne}
rådgiver: {{navn: Karen Lund}}
borger: {{navn: Mette Holm}}
enheder:
  - id: cbf
    navn: {enhed}
    leder:
      navn: {leder}
forløb:
  - id: brev
    dato: 2026-07-01
    slags: brev
    tekst: {forloeb}
    bilag: 1
klagepunkter:
  - id: svar
    tema: manglende_svar
    hvad: {hvad}
    forløb: [brev]
ønske: {oenske}
vurderinger:
  - klagepunkt: svar
    resultat: kritik
    grad: beklageligt
    begrundelse: {begrundelse}
bilag:
  - nr: 1
    titel: {bilag}
"""
FELTER = ("emne", "enhed", "leder", "forloeb", "hvad", "oenske", "begrundelse", "bilag")
KORTE = ("emne", "enhed", "leder", "bilag")
# What each letter prints as it was typed; the rest of the citizen's words are turned there.
TRYKT = {
    "klage/klage": ("emne", "enhed", "leder", "forloeb", "hvad", "oenske", "bilag"),
    "udtalelse/udtalelse": ("emne", "enhed", "leder", "begrundelse", "bilag"),
}
KODE = (
    "Børn & Unge <center>", "x < 5 og y > 3", "<fed>Jensen</fed>", "</w:t></w:r></w:p></w:body>", "]]>", "<![CDATA[x",
    "&amp; &#38; &nbsp;", "{{ 7*7 }}", "{_{ x }_}", "{% if x %}ja{% endif %}", "{# væk #}", "{{ n }}}", "#", "# emne",
    "nr. #4", "28. oktober", "1. punkt", "1) punkt", "- punkt", "+ punkt", "* punkt", "*stjerne*", "**fed**",
    "_kursiv_", "__fed__", "`kode`", "~~væk~~", "| celle |", "a|b|c", "|---|---|", "---", "===", "> citat", "\\",
    "\\n", "C:\\ny\\fil", "\\* \\| \\#", "![x](y)", "<https://eksempel.dk>", "https://eksempel.dk/a?b=c&d=e",
    "&anker", "*henvisning", "!vigtigt", "%procent", "@hjem", "kolon: her", "key: value", "'", '"', "»citat«", "„x“",
    "’", "“x”", "–", "…", "$x^2$", "#let x = 1", "#panic(1)", "@ref <label>", "~", "null", "nej", "on", "0101", "1e3",
    "12:30", "2026-11-20", "%(x)s", "${x}", "%s", "{0}", "Bilag 1", "[x]", "[ ]", "{{p krop}}", "{%p if x %}",
    "{{r x }}", "UDFYLD", "a  b", "a\xa0b", "blø\xadt", "e\u0301", "a\u030a", "\ufb01", "½", "\u2116", "€",
    "linje et\nlinje to", "afsnit et\n\nafsnit to", "a\n\n\n\nb", "a\n  indrykket\nb", "a \nb", "# a\n# b",
    "1. a\n2. b", "- a\n- b", "| a |\n|---|\n| b |", "    kode", "x" * 60,
)  # fmt: skip
UTRYKKELIGT = (
    "\x00", "a\x0bb", "a\x0cb", "a\x1bb", "a\x07b", "a\x7fb", "a\x85b", "\ud800", "a\udfffb", "\ue000",
    "\ue001\ue010\ue001", "\uf8ff", "\U000f0000", "\ufffe", "\uffff", "\ufdd0", "a\u2028b", "a\u2029b", "a\u202eb",
    "a\u2066b\u2069", "a\u200eb", "a\u200fb", "a\u200bb", "a\u200db", "\ufeffa", "\ufffd", "a\tb", "\U0001f44d",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467", "\U0001f1e9\U0001f1f0", "\u4e2d\u6587",
    "\u05e2\u05d1\u05e8\u05d9\u05ea", "\u0627\u0644\u0639\u0631\u0628\u064a\u0629", "\u0915\u094d\u0937\u093f",
    "a\u0300\u0301\u0302\u0303b", "\u3000a\u3000b", "q\u0308", "a\u2060b", "a\xadb\u200cb", "a\u034fb", "\U0001d400",
    "\u0338x", "\uff46", "a\u2003b", "\U000e0041",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Udfald:
    """What became of a case: the error that refused it, or the letters with their files."""

    fejl: SagError | RenderError | None
    breve: dict[str, tuple[Letter, dict[str, bytes]]]


def write_value(value: str, indent: int) -> str:
    """Return the value as YAML: a block where it can be one, else a double-quoted text with YAML's own escapes."""
    lines = value.split("\n")
    if value == value.strip() != "" and all(line == line.strip() and line.isprintable() for line in lines):
        return "|\n" + "\n".join(f"{' ' * indent}{line}" if line else "" for line in lines)
    return yaml.dump(value, default_style='"', allow_unicode=True, width=10**9).strip()


def write_sag(folder: Path, values: dict[str, str], *, raw: bool = False) -> Path:
    """Return the case file with the values; `raw` puts them in as they are, unescaped."""
    dybde = {"emne": 2, "enhed": 6, "leder": 8, "forloeb": 6, "hvad": 6, "oenske": 2, "begrundelse": 6, "bilag": 6}
    texts = {navn: f'"{values[navn]}"' if raw else write_value(values[navn], dybde[navn]) for navn in FELTER}
    path = folder / "sag.yaml"
    path.write_bytes(SAG.format(**texts).encode("utf-8", "surrogatepass"))
    return path


def run(path: Path) -> Udfald:
    """Return what the whole road makes of the case; anything but our own errors goes through."""
    try:
        tjek = check(path, dato=DATO)
    except SagError as error:
        return Udfald(error, {})
    breve = {}
    for udfald in draft(tjek, Bestilling(breve=tuple(TRYKT), formater=FORMATER, kladde=True)):
        if udfald.fejl is not None:
            assert isinstance(udfald.fejl, RenderError)
            assert udfald.filer == ()
            return Udfald(udfald.fejl, {})
        (letter,) = (each.letter for each in compose(tjek.sag, load_skabelon(udfald.brev), tjek.hylder, dato=DATO))
        breve[udfald.brev] = letter, {fil.navn.rpartition(".")[2]: fil.indhold for fil in udfald.filer}
    return Udfald(None, breve)


def fold_lines(text: str) -> str:
    """Return the lines that hold something, without the space around them, in the composed form."""
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\u00a0", " "))
    return "\n".join(filter(None, (line.strip() for line in text.split("\n"))))


def fill(value: str, *fields: str) -> dict[str, str]:
    return {navn: value if navn in (fields or FELTER) else f"Almindeligt {navn}" for navn in FELTER}


def check_udfald(udfald: Udfald, values: dict[str, str], laesere) -> None:
    if udfald.fejl is not None:
        check_refused(udfald.fejl, values)
    for brev, (letter, filer) in udfald.breve.items():
        meant = laesere.words(laesere.read_tree(letter))
        for ending, content in filer.items():
            assert laesere.find_forskel(laesere.read_words(ending, content, meant), meant) == ""
        texts = [
            fold_lines(laesere.read_tree(letter)),
            *(fold_lines(laesere.LAESERE[e](filer[e])) for e in ("docx", "html")),
        ]
        for navn in TRYKT[brev]:
            assert [fold_lines(values[navn]) in text for text in texts] == [True] * 3, (brev, navn)
        assert laesere.find_uden_for_siden(filer["pdf"]) == []


def check_refused(error: SagError | RenderError, values: dict[str, str]) -> None:
    """A refusal tells the place of each trouble, and something no letter can carry is there to be refused."""
    assert all(trouble.place and trouble.place.line and trouble.remedy for trouble in error.troubles)
    text = unicodedata.normalize("NFC", "".join(values.values()).replace("\r\n", "\n"))
    odd = {
        character
        for character in text
        if character not in TEGN or unicodedata.category(character) in {"Cf", "Zl", "Zp"}
    }
    assert odd or not all(value.strip() for value in values.values()), error


# --- tests


@pytest.mark.parametrize("value", KODE)
def test_what_looks_like_code_comes_out_as_it_was_typed(value, tmp_path, laesere) -> None:
    values = fill(value)
    udfald = run(write_sag(tmp_path, values))

    assert udfald.fejl is None, udfald.fejl
    assert len(udfald.breve) == len(TRYKT)
    check_udfald(udfald, values, laesere)


@pytest.mark.parametrize("raw", [False, True], ids=["kode", "tegn"])
@pytest.mark.parametrize("value", UTRYKKELIGT, ids=ascii)
def test_what_cannot_be_printed_is_refused_with_its_place(value, raw, tmp_path, laesere) -> None:
    values = fill(value, "hvad", "begrundelse")
    check_udfald(run(write_sag(tmp_path, values, raw=raw)), values, laesere)


def test_line_ends_of_windows_are_line_breaks_and_no_more(tmp_path, laesere) -> None:
    values = fill("linje et\nlinje to\n\nafsnit to")
    path = write_sag(tmp_path, values)
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    udfald = run(path)

    assert udfald.fejl is None
    check_udfald(udfald, values, laesere)


@pytest.mark.parametrize("value", ["ord på otte " * 830, "x" * 1000, "kort\n" * 400], ids=["ord", "langt", "linjer"])
@pytest.mark.parametrize("felt", ["hvad", "forloeb", "begrundelse"])
def test_ten_thousand_characters_of_prose_come_out(value, felt, tmp_path, laesere) -> None:
    values = fill(value.strip(), felt)
    udfald = run(write_sag(tmp_path, values))

    assert udfald.fejl is None
    check_udfald(udfald, values, laesere)


@pytest.mark.parametrize("value", ["ord på otte " * 830, "kort\n" * 100], ids=["ord", "linjer"])
@pytest.mark.parametrize("felt", ["emne", "enhed", "leder", "bilag"])
def test_a_name_too_long_for_its_place_is_refused(value, felt, tmp_path) -> None:
    udfald = run(write_sag(tmp_path, fill(value.strip(), felt)))

    assert isinstance(udfald.fejl, SagError)
    assert all(trouble.place and trouble.place.line and trouble.remedy for trouble in udfald.fejl.troubles)


def values_of(*parts: st.SearchStrategy[str]) -> st.SearchStrategy[dict[str, str]]:
    """Return cases whose every field is put together of the parts, side by side or on lines of their own."""
    text = st.lists(st.one_of(*parts), min_size=1, max_size=4)
    value = st.builds(str.join, st.sampled_from(["", " ", "\n", "\n\n", "  \n"]), text).filter(str.strip)
    short = value.filter(lambda value: len(value) <= KORT and value.count("\n") < LINJER)
    return st.fixed_dictionaries({felt: short if felt in KORTE else value for felt in FELTER})


# A failing case is told as it was drawn: to make it smaller takes minutes, since each try makes eight files.
UDEN_SKRUMPNING = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], phases=[Phase.explicit, Phase.generate]
)


TRYKBARE = st.sampled_from(KODE) | st.text(
    st.sampled_from(sorted(TEGN - {"\n", "\u00ad", "[", "]"})), min_size=1, max_size=8
)


@settings(UDEN_SKRUMPNING, max_examples=20)
@given(values=values_of(TRYKBARE))
def test_any_case_of_characters_the_type_has_comes_out(values, tmp_path, laesere) -> None:
    check_udfald(run(write_sag(tmp_path, values)), values, laesere)


@settings(UDEN_SKRUMPNING, max_examples=100)
@given(values=values_of(st.sampled_from(KODE), st.sampled_from(UTRYKKELIGT), st.text(max_size=5)), raw=st.booleans())
def test_any_case_at_all_comes_out_or_is_refused(values, raw, tmp_path, laesere) -> None:
    check_udfald(run(write_sag(tmp_path, values, raw=raw)), values, laesere)
