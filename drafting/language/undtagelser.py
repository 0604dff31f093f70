"""What a writer lets pass, and why: a comment in a template, `{#- sprog: tillad kancelli/afgørelse "grund" -#}`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.errors import Place, Trouble, UsageError
from drafting.language.sprogfund import load_regler
from drafting.oprindelse import Fast
from drafting.paths import find_template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from drafting.language.dokument import Dokument
    from drafting.language.sprogfund import Sprogfund

_COMMENT = re.compile(r"\{#-?\s*sprog:(?P<ord>.*?)-?#\}", re.DOTALL)
_TILLAD = re.compile(r"\s*tillad\s+(?P<kode>\w+)(?:/(?P<emne>[^\"]+?))?\s+\"(?P<grund>[^\"]+)\"\s*")
_OPTION = re.compile(r"(?P<kode>\w+)(?:/(?P<emne>[^=]+))?=(?P<grund>.+)")
_HOW = 'Skriv regel, ord og grund: {#- sprog: tillad kancelli/afgørelse "fast ord i loven" -#}'


class Undtagelse(Struct, frozen=True):
    """A rule let pass, for one word or for all, in one file or everywhere."""

    kode: str
    emne: str
    grund: str
    fil: str = ""

    def covers(self, fund: Sprogfund) -> bool:
        """Return whether the finding is one of those let pass."""
        place = fund.place
        return (
            self.kode == fund.kode
            and self.emne.casefold() in {"", fund.traef.emne.casefold(), " ".join(fund.traef.uddrag.casefold().split())}
            and self.fil in {"", place.file if place else ""}
        )


def read_undtagelser(text: str, fil: str) -> Iterator[Undtagelse]:
    """Yield what a template lets pass in its own words. Raises UsageError for one without rule or reason."""
    for comment in _COMMENT.finditer(text):
        place = Place(fil, text.count("\n", 0, comment.start()) + 1)
        found = _TILLAD.fullmatch(comment["ord"])
        if found is None:
            raise UsageError(Trouble("Undtagelsen mangler regel eller grund.", place, _HOW))
        yield _build(found, fil, place)


def read_skabelonens(dokument: Dokument, overlay: Path | None = None) -> tuple[Undtagelse, ...]:
    """Return what the templates that a letter's words come from let pass; another text lets pass nothing."""
    origins = (sted.oprindelse for stykke in dokument.stykker for sted in stykke.steder)
    files = dict.fromkeys(each.skabelon for each in origins if isinstance(each, Fast))
    found = ((name, find_template(name, overlay)) for name in files)
    return tuple(u for name, fil in found if fil for u in read_undtagelser(fil.read_text(encoding="utf-8"), name))


def parse_undtagelse(text: str) -> Undtagelse:
    """Return what an option lets pass: `kancelli/afgørelse=fast ord i loven`. Raises UsageError."""
    found = _OPTION.fullmatch(text)
    if found is None:
        message = f"'{text}' mangler regel eller grund."
        raise UsageError(Trouble(message, remedy='Skriv for eksempel: --undtag "kancelli/såfremt=citat fra loven"'))
    return _build(found, "", None)


def _build(found: re.Match[str], fil: str, place: Place | None) -> Undtagelse:
    kode = found["kode"]
    if kode not in load_regler():
        remedy = f"Reglerne er {', '.join(load_regler())}."
        raise UsageError(Trouble(f"Der er ingen sprogregel, der hedder '{kode}'.", place, remedy))
    return Undtagelse(kode, (found["emne"] or "").strip(), found["grund"].strip(), fil)
