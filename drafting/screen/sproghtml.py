"""The findings as a page to read in a browser: the text as it stands, marked where there is something to say."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from drafting.language.dokument import Slags
from drafting.paths import data_folder
from drafting.screen.sprogfundside import count_sprogfund

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafting.language.dokument import Stykke
    from drafting.language.sprogfund import Sprogfund
    from drafting.language.tjek import Rapport

_TAGS = {Slags.OVERSKRIFT: "h3", Slags.CITAT: "blockquote", Slags.PUNKT: "p class=punkt"}


def format_html(rapporter: Sequence[Rapport]) -> str:
    """Return the page; it fetches nothing, and nothing in the text is read as anything but text."""
    style = (data_folder() / "sprog" / "rapport.css").read_text(encoding="utf-8")
    body = "\n".join(line for rapport in rapporter for line in _section(rapport))
    return (
        '<!doctype html>\n<html lang="da-DK">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<title>Sprogtjek</title>\n'
        f"<style>\n{style}</style>\n</head>\n<body>\n<main>\n<h1>Sprogtjek</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def _section(rapport: Rapport) -> Iterator[str]:
    tal = rapport.tal
    verdict = f"{tal.baand.navn} (som {tal.baand.som})" if tal.baand else "for kort til en dom"
    numbers = {id(fund): number for number, fund in enumerate(rapport.fund, 1)}
    yield f"<section>\n<h2>{escape(rapport.dokument.navn or 'Teksten')}</h2>"
    yield f"<p>LIX {int(tal.lix + 0.5)}: {escape(verdict)}. {tal.ord} ord i {tal.saetninger} sætninger. "
    yield f"Fund: {escape(count_sprogfund(rapport.fund)) if rapport.fund else 'ingen'}.</p>"
    yield '<div class="tekst">'
    for stykke in rapport.dokument.stykker:
        tag = _TAGS.get(stykke.slags, "p")
        own = [fund for fund in rapport.fund if fund.traef.stykke is stykke]
        yield f"<{tag}>{_mark(stykke, own, numbers)}</{tag.split()[0]}>"
    yield '</div>\n<ol class="fund">'
    yield from (_tell(fund, numbers[id(fund)]) for fund in rapport.fund)
    yield "</ol>\n</section>"


def _mark(stykke: Stykke, fund: Sequence[Sprogfund], numbers: dict[int, int]) -> str:
    """Return the text of a piece with its findings marked; where two overlap, the first is marked."""
    parts, at = [], 0
    for each in sorted(fund, key=lambda f: (f.traef.start, -f.traef.end)):
        if each.traef.start < at:
            continue
        number = numbers[id(each)]
        words = _hide(stykke.tekst[each.traef.start : each.traef.end], each)
        parts += [
            escape(stykke.tekst[at : each.traef.start]),
            f'<mark class="{each.niveau.name.lower()}">{escape(words)}',
            f'<a href="#fund-{number}"><sup>{number}</sup></a></mark>',
        ]
        at = each.traef.end
    return "".join([*parts, escape(stykke.tekst[at:])])


def _hide(words: str, fund: Sprogfund) -> str:
    return (fund.traef.ord or "****") if fund.kode == "cpr" else words


def _tell(fund: Sprogfund, number: int) -> str:
    times = f" ({fund.antal} gange)" if fund.antal > 1 else ""
    return (
        f'<li id="fund-{number}"><strong>{escape(fund.niveau.ord)}: {escape(fund.regel.navn)}.</strong> '
        f"{escape(fund.besked)}{times}<br>{escape(fund.traef.forslag)}<br><small>{escape(fund.regel.kilde)}</small></li>"
    )
