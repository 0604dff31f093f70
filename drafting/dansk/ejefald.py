"""The genitive of names."""

from __future__ import annotations

import re

# Retskrivningsordbogen § 13: -s, -z and -x take only the apostrophe; abbreviations and figures take apostrophe and s.
_HISSES = re.compile(r"[szx]$", re.IGNORECASE)
_ABBREVIATION = re.compile(r"(?:^|[\s\-/(])(?:[A-ZÆØÅ]{2,}|[^\W\d_])$|[\W\d_]$")


def format_ejefald(navn: str) -> str:
    """Return the name in the genitive: `Mettes`, `Jens’`, `DSB’s`; an empty name stays empty."""
    if not navn:
        return navn
    if _HISSES.search(navn):
        return f"{navn}’"
    return f"{navn}’s" if _ABBREVIATION.search(navn) else f"{navn}s"
