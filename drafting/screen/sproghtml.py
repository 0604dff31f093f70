"""The findings as a page to read in a browser: the text as it stands, marked where there is something to say."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from drafting.language.dokument import Slags
from drafting.language.kontroller.brevet import mask_cpr
from drafting.paths import data_folder
from drafting.screen.sprogfundside import count_sprogfund
from drafting.screen.sprogside import format_forbehold
from drafting.screen.stier import shorten

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafting.language.dokument import Stykke
    from drafting.language.sprogfund import Sprogfund
    from drafting.language.tjek import Rapport

_TAGS = {
    Slags.OVERSKRIFT: "h3",
    Slags.CITAT: "blockquote",
    Slags.PUNKT: 'p class="punkt"',
    Slags.CELLE: 'p class="celle"',
    **dict.fromkeys((Slags.ADRESSE, Slags.UNDERSKRIFT, Slags.HILSEN, Slags.BILAG), 'p class="linjer"'),
}


def format_html(rapporter: Sequence[Rapport]) -> str:
    """Return the page; it fetches nothing, and nothing in the text is read as anything but text."""
    style = (data_folder() / "sprog" / "rapport.css").read_text(encoding="utf-8")
    names = ", ".join(_name(rapport) for rapport in rapporter)
    body = "\n".join(line for at, rapport in enumerate(rapporter, 1) for line in _section(rapport, at))
    last = "".join(f"<p>{escape(line)}</p>\n" for line in format_forbehold(rapporter))
    return (
        '<!doctype html>\n<html lang="da-DK">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>Sprogtjek: {names}</title>\n<style>\n{style}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>Sprogtjek</h1>\n{body}\n{last}</main>\n</body>\n</html>\n"
    )


def _name(rapport: Rapport) -> str:
    return escape(shorten(rapport.dokument.navn) or "Teksten")


def _section(rapport: Rapport, at: int) -> Iterator[str]:
    tal = rapport.tal
    verdict = f"{tal.baand.navn} (som {tal.baand.som})" if tal.baand else "for kort til en dom"
    numbers = {id(fund): f"{at}-{number}" for number, fund in enumerate(rapport.fund, 1)}
    yield f"<section>\n<h2>{_name(rapport)}</h2>"
    yield f"<p>LIX {int(tal.lix + 0.5)}: {escape(verdict)}. {tal.ord} ord i {tal.saetninger} sætninger. "
    yield f"Fund: {escape(count_sprogfund(rapport.fund)) if rapport.fund else 'ingen'}.</p>"
    yield from (f"<p><strong>{escape(trouble.message)}</strong></p>" for trouble in rapport.ikke_tjekket)
    yield '<div class="tekst">'
    own: dict[int, list[Sprogfund]] = {}
    for fund in rapport.fund:
        own.setdefault(id(fund.traef.stykke), []).append(fund)
    for stykke in rapport.dokument.stykker:
        tag = _TAGS.get(stykke.slags, "p")
        yield f"<{tag}>{_mark(stykke, own.get(id(stykke), []), numbers)}</{tag.split()[0]}>"
    yield "</div>"
    if rapport.fund:
        yield '<h3 class="fundene">Det kan du skrive om</h3>\n<ol class="fund">'
        yield from (_tell(fund, numbers[id(fund)], rapport) for fund in rapport.fund)
        yield "</ol>"
    yield "</section>"


def _mark(stykke: Stykke, fund: Sequence[Sprogfund], numbers: dict[int, str]) -> str:
    """Return the text of a piece with its findings marked; what is hit by several is marked once."""
    spans: dict[tuple[int, int], list[Sprogfund]] = {}
    for each in sorted(fund, key=lambda f: (f.traef.start, -f.traef.end)):
        spans.setdefault((each.traef.start, each.traef.end), []).append(each)
    tekst = mask_cpr(stykke.tekst)
    return _mark_inside(tekst, [(*span, each) for span, each in spans.items()], numbers, (0, len(tekst)))


def _mark_inside(
    tekst: str,
    spans: Sequence[tuple[int, int, list[Sprogfund]]],
    numbers: dict[int, str],
    bounds: tuple[int, int],
) -> str:
    """Return part of a piece with its findings marked, what is said of words inside what is said of their sentence.

    Where two overlap and neither holds the other, the first is marked.
    """
    parts, at = [], bounds[0]
    for number, (start, end, fund) in enumerate(spans):
        if start < at or end > bounds[1]:
            continue
        inside = [each for each in spans[number + 1 :] if each[1] <= end]
        level = max(fund, key=lambda each: each.niveau).niveau.name.lower()
        links = " ".join(_link(numbers[id(each)]) for each in fund)
        words = _mark_inside(tekst, inside, numbers, (start, end))
        parts += [escape(tekst[at:start]), f'<mark class="{level}{" hel" * bool(inside)}">{words}{links}</mark>']
        at = end
    return "".join([*parts, escape(tekst[at : bounds[1]])])


def _link(number: str) -> str:
    told = number.partition("-")[2]
    return f'<a id="sted-{number}" href="#fund-{number}" aria-label="Fund {told}"><sup>{told}</sup></a>'


def _tell(fund: Sprogfund, number: str, rapport: Rapport) -> str:
    times = f" ({fund.antal} gange)" if fund.antal > 1 else ""
    place = rapport.dokument.format_sted(fund.place) if fund.place else ""
    return (
        f'<li id="fund-{number}"><strong>{escape(fund.niveau.ord.capitalize())}: {escape(fund.regel.navn)}.</strong> '
        f"{escape(fund.besked)}{times}<br>{escape(fund.traef.forslag)}<br>"
        f'<small><a href="#sted-{number}">{escape(shorten(place) or "Se stedet")}</a> · {escape(fund.regel.kilde)}'
        "</small></li>"
    )
