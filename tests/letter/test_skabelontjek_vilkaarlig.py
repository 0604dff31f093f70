"""The check of templates against template text nobody thought of."""

from collections.abc import Iterator
from pathlib import Path
from types import MappingProxyType

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import Struct
from msgspec.structs import asdict

from drafting.letter.blocks import Reader
from drafting.letter.marks import FILTERS, Environment, collect_marks
from drafting.letter.skabelon import Skabelon
from drafting.letter.skabelontjek import check_skabelon
from drafting.letter.tree import Paragraph, Points, Quote
from drafting.oprindelse import Beregnet, Fast, Prosa, Tekst


class Leder(Struct, frozen=True):
    navn: Tekst
    titel: Tekst | None


class Punkt(Struct, frozen=True):
    titel: Tekst
    hvad: Prosa
    oenske: Tekst | None
    dage: tuple[Tekst, ...]


class View(Struct, frozen=True):
    emne: Tekst
    leder: Leder | None
    dag: Tekst | None
    brev: Prosa | None
    punkter: tuple[Punkt, ...]
    bilag: tuple[Tekst, ...] | None
    ja: bool


PIECES = (
    "# {{ emne }}", "## Mere", "Tekst.", "Mere tekst.", "", "", "", "- punkt", "1. punkt", "   rykket ind", "> citat",
    "28. oktober", "| a | b |", "|---|---|", "{{ emne }}", "{{ dag }}", "{{ brev }}", "{{ punkt.hvad }}",
    "1. {{ punkt.titel }}", "   {{ punkt.hvad }}", "{{ leder.navn }}", "{% if ja %}", "{% if dag %}",
    "{% if leder %}", "{% if not dag %}", "{% if brev or dag %}", "{% if brev and dag %}", "{% else %}",
    "{% elif brev %}", "{% endif %}", "{% endif %}", "{% endif %}", "{% for punkt in punkter %}",
    "{% for et in bilag %}", "{% endfor %}", "{% endfor %}", "{% set navn = leder %}", "{{ navn.titel }}",
    "{% set x %}Hej{% endset %}", "{{ x }}", "Dag: {% if dag %}{{ dag }}{% endif %}.", "{{ punkt.dage|opremsning }}",
    "{{ emne|stort }}", "{{ dag if dag else emne }}", "Slut{% if ja %} nu{% endif +%}", "{% macro f(a) -%}",
    "{%- endmacro %}", "{{ f(emne) }}", "{{ f(dag) }}", "{{ a }}", "{% if a %}", "- {{ et }}", "{{ loop.last }}",
    "{% if loop.last %}",
)  # fmt: skip
SCRAPS = (
    *PIECES, "9" * 40,
    "{{", "}}", "{%", "%}", "{#", "#}", "|", "(", ")", ".", "~", "[", "]", "'", '"', "\\", "is", "**", "`", "\t",
    "\xa0", "\ue000", "not", "in", "{% raw %}", "{% endraw %}", "{% block a %}", "{% include 'x.j2' %}",
    "{% from 'faelles/x.j2' import y %}", "=", ",", "{% call f() %}", "{% for a, b in c recursive %}", "æ", "💥", "-",
    "+",
)  # fmt: skip


def make_skabelon(krop: str) -> Skabelon:
    return Skabelon(
        navn="proeve/brev",
        titel="Prøve",
        formaal="En prøve.",
        fra="borger",
        til="enhed",
        stemme="jeg",
        stade="er_klar_til_klage",
        kraever=MappingProxyType({}),
        bruger=("ja",),
        krop=krop,
        kropslinje=1,
        fil=Path("brev.md.j2"),
        vist="brev",
    )


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.one_of(st.sampled_from(SCRAPS), st.text(max_size=4)), max_size=14), st.sampled_from(["", " ", "\n"]))
def test_no_text_can_break_the_check(scraps, between):
    for trouble in check_skabelon(make_skabelon(between.join(scraps)), View):
        assert trouble.message.endswith(".")
        assert trouble.place.file == "brev"


def text(word: str) -> Tekst:
    return Tekst(word, Beregnet("prøve"))


FULL = View(
    emne=text("emne"),
    leder=Leder(text("navn"), text("titel")),
    dag=text("dag"),
    brev=Prosa(text("FLERE\n\nAFSNIT")),
    punkter=tuple(Punkt(text("titel"), Prosa(text("FLERE\n\nAFSNIT")), text("ønske"), (text("a"),)) for _ in "ab"),
    bilag=(text("bilag"),),
    ja=True,
)
BARE = View(emne=text("emne"), leder=None, dag=None, brev=None, punkter=(), bilag=None, ja=False)


def read_letter(krop: str, view: View) -> tuple:
    environment = Environment(lambda _name: krop)
    with collect_marks() as marks:
        rendered = environment.get_template("brev").render(asdict(view))
        return Reader("brev", marks, environment.lines).read(rendered)


def find_paragraphs(blocks: tuple) -> Iterator[Paragraph]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block
            case Quote(blocks=inner):
                yield from find_paragraphs(inner)
            case Points(items=items):
                for item in items:
                    yield from find_paragraphs(item.blocks)


def is_whole(paragraph: Paragraph, lines: list[str]) -> bool:
    """Return whether a paragraph is one in the template too, and a value of several paragraphs stands alone."""
    words = "".join(span.text for span in paragraph.spans)
    fixed = [span.oprindelse.linje for span in paragraph.spans if isinstance(span.oprindelse, Fast)]
    if "AFSNIT" in words or "FLERE" in words:
        return words in {"AFSNIT", "FLERE"}
    return not fixed or all(line.strip() for line in lines[min(fixed) - 1 : max(fixed)])


@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=12))
def test_a_clean_template_can_be_written_whatever_the_case_lacks(pieces):
    krop = "\n".join(["# {{ emne }}", "", *pieces, ""])
    troubles = check_skabelon(make_skabelon(krop), View, filtre=FILTERS)
    if any("bliver ikke brugt" not in trouble.message for trouble in troubles):
        return
    for view in (FULL, BARE):
        assert all(is_whole(paragraph, krop.split("\n")) for paragraph in find_paragraphs(read_letter(krop, view)))
