"""Names of output files: the case number and the letter, never a person."""

from __future__ import annotations

import re
import unicodedata

WITHOUT_NUMBER = "sag"
_LONGEST = 60
_CPR = re.compile(r"(?<!\d)(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])\d{2}[- ]?\d{4}(?!\d)")
_ILLEGAL = re.compile(r'[<>:"/\\|?*\s\x00-\x1f\x7f]+')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\.|$)")


def format_filename(sagsnummer: str | None, brev: str, endelse: str, *, navne: tuple[str, ...] = ()) -> str:
    """Return `26-1301_videresendelse.docx` for `26/1301` and `klage/videresendelse`.

    A number that is missing, looks like a CPR number or holds one of `navne` gives way to `sag`.
    """
    return f"{_format_stem(sagsnummer, navne)}_{_replace_illegal(brev.rpartition('/')[2])}.{endelse}"


def is_personal(sagsnummer: str, navne: tuple[str, ...] = ()) -> bool:
    """Return whether the number looks like a CPR number or holds one of `navne`."""
    number = unicodedata.normalize("NFC", sagsnummer)
    return bool(_CPR.search(number)) or _has_name(number, navne)


def _format_stem(sagsnummer: str | None, navne: tuple[str, ...]) -> str:
    number = unicodedata.normalize("NFC", sagsnummer or "")
    if is_personal(number, navne):
        return WITHOUT_NUMBER
    stem = _replace_illegal(number)[:_LONGEST].strip("-. ")
    return (f"sag-{stem}" if _DEVICES.match(stem) else stem) or WITHOUT_NUMBER


def _replace_illegal(text: str) -> str:
    return _ILLEGAL.sub("-", text).strip("-. ")


def _has_name(number: str, navne: tuple[str, ...]) -> bool:
    words = set(re.findall(r"[^\W\d_]{2,}", number.casefold()))
    return any(words & set(re.findall(r"[^\W\d_]{2,}", navn.casefold())) for navn in navne)
