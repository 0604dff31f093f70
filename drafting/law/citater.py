"""Provisions of one law cited together: `offentlighedsloven §§ 7 og 8`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from drafting.oprindelse import Sammensat, Tekst

if TYPE_CHECKING:
    from drafting.law.model import Bestemmelse

_PARAGRAF = re.compile(r"(?P<lov>.+) § (?P<nummer>\d+(?: [a-z])?)")


def join_citater(first: Bestemmelse, last: Bestemmelse) -> Tekst:
    """Return two provisions as one citation: whole paragraphs of one law share its name, each with its own origin."""
    one, other = _PARAGRAF.fullmatch(first.citat), _PARAGRAF.fullmatch(last.citat)
    if one is None or other is None or one["lov"] != other["lov"]:
        comma = "," if "," in first.citat else ""
        return Sammensat.af([first.citat, last.citat.med(f"{comma} og {last.citat}")])
    paragraffer = first.citat.med(f"{one['lov']} §§ {one['nummer']}")
    return Sammensat.af([paragraffer, last.citat.med(f" og {other['nummer']}")])
