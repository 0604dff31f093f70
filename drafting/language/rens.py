"""Text from a file as it was meant: one spelling of each letter, and no signs that nobody sees."""

from __future__ import annotations

import re
import unicodedata

_USYNLIGE = re.compile("[\u200b\u200c\u200d\u2060\ufeff]|\u00ad(?!\\s*\n)")


def clean(tekst: str) -> str:
    """Return the text with composed letters and without invisible signs; ligatures become letters."""
    plain = _USYNLIGE.sub("", unicodedata.normalize("NFC", tekst))
    return re.sub("[ﬀ-ﬆ]", lambda found: unicodedata.normalize("NFKC", found[0]), plain)
