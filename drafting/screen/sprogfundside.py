"""The findings on a text for a person: the sentence, why, and what to write instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click import style

from drafting.fund import Level
from drafting.language.kontroller.brevet import mask_cpr
from drafting.language.saetninger import find_saetninger
from drafting.language.tjek import OM_SAETNINGEN
from drafting.screen.columns import wrap_text
from drafting.screen.trouble import LEVEL_COLORS, count_levels

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafting.language.sprogfund import Sprogfund
    from drafting.language.tjek import Rapport
    from drafting.screen.answers import Answer

SHOWN = 10
_WHOLE = 140  # letters: a longer sentence is shown around the words it is about
_AROUND = 50
_LONGEST = 800  # letters: nobody reads more to see that a sentence is too long
_INDENT = "    "


def format_rapport(rapport: Rapport, *, alle: bool = False, undtaget: bool = False) -> str:
    """Return the findings on one text, the worst ten or all; what was let pass only when asked for."""
    shown = rapport.fund if alle else rapport.fund[:SHOWN]
    rest = len(rapport.fund) - len(shown)
    parts = ["Fund: ingen" if not rapport.fund else f"Fund: {count_sprogfund(rapport.fund)}"]
    parts += [_format_fund(fund, rapport) for fund in shown]
    if rest:
        parts.append(f"og {rest} til. Se dem alle med --alle")
    if undtaget:
        parts += [f"Undtaget: {fund.besked}\n{_INDENT}Grund: {u.grund}" for fund, u in rapport.undtaget]
    return "\n".join(parts)


def count_sprogfund(fund: Sequence[Sprogfund]) -> str:
    """Return how many findings there are of each level, in words."""
    return count_levels([each.niveau for each in fund])


def clip_saetning(fund: Sprogfund) -> str:
    """Return the sentence of a finding, of a long one the part around the words unless all of it is the trouble."""
    start, end = _find_bounds(fund)
    tekst = mask_cpr(fund.traef.stykke.tekst)
    if end - start <= _WHOLE:
        return tekst[start:end]
    if fund.kode in OM_SAETNINGEN:
        return tekst[start:end] if end - start <= _LONGEST else f"{tekst[start : start + _LONGEST].rstrip()} …"
    first, last = max(start, fund.traef.start - _AROUND), min(end, fund.traef.end + _AROUND)
    first = start if first == start else tekst.find(" ", first, fund.traef.start) + 1 or first
    last = end if last == end else max(tekst.rfind(" ", fund.traef.end, last), fund.traef.end)
    return f"{'… ' * (first > start)}{tekst[first:last]}{' …' * (last < end)}"


def _find_bounds(fund: Sprogfund) -> tuple[int, int]:
    """Return where the sentence begins and ends in its piece; where there is none, the whole piece."""
    traef = fund.traef
    sentences = [each for each in find_saetninger(traef.stykke) if each.start < traef.end and traef.start < each.end]
    return (sentences[0].start, sentences[0].end) if sentences else (0, len(traef.stykke.tekst))


def describe_sprogfund(fund: Sprogfund, rapport: Rapport) -> Answer:
    """Return a finding for other programs; offsets count in the piece of text."""
    place = fund.place
    return {
        "kode": fund.kode,
        "niveau": fund.niveau.ord,
        "besked": fund.besked,
        "forslag": fund.traef.forslag,
        "kilde": fund.regel.kilde,
        "uddrag": "" if fund.kode == "cpr" else mask_cpr(fund.traef.uddrag),
        "antal": fund.antal,
        "sted": rapport.dokument.format_sted(place) if place else None,
        "start": fund.traef.start,
        "slut": fund.traef.end,
    }


def _format_fund(fund: Sprogfund, rapport: Rapport) -> str:
    place = rapport.dokument.format_sted(fund.place) if fund.place else ""
    level = style(fund.niveau.ord, fg=LEVEL_COLORS[fund.niveau], bold=fund.niveau is Level.FEJL or None)
    times = f" ({fund.antal} gange)" if fund.antal > 1 else ""
    head = " ".join(filter(None, (place, level, fund.kode, f"{fund.besked}{times}")))
    return "\n".join([head, *_format_lines(fund)])


def _format_lines(fund: Sprogfund) -> Iterator[str]:
    if fund.kode != "cpr":  # the number is never told again
        yield from (_INDENT + style(line, dim=True) for line in wrap_text(clip_saetning(fund)))
    yield from (_INDENT + line for line in wrap_text(fund.traef.forslag))
