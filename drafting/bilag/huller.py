"""Zeros in the middle of a picture: a hole in the file, or only a part of the page where nothing stands."""

from __future__ import annotations

_ZEROS = b"\0" * 2048
_MARK, _TABLE, _DOTS = 0xFF, 0xC4, 0xDA  # what a part of a jpg begins with; the codes of its dots, and the dots
_NO_LENGTH = {0x01, *range(0xD0, 0xD9)}
_COUNTS = 17  # which codes these are, and how many there are of each length; then come the codes


def has_hole(raw: bytes, *, is_jpg: bool) -> bool:
    """Return whether packed bytes have so many zeros in a row that something is gone."""
    if _ZEROS not in raw:
        return False
    dots = _find_dots(raw) if is_jpg else None
    if dots is None:
        return True
    start, zeros_say_blank = dots
    return _ZEROS in raw[start:] and not zeros_say_blank


def _find_dots(raw: bytes) -> tuple[int, bool] | None:
    """Return where the dots of a jpg begin and whether zeros among them mean blank paper; None where none begin.

    What stands before the dots, a camera's notes or a colour table, may hold zeros. Among them zeros are the shortest
    code: where that code means `as before` and `no more here`, as in tables made for the picture, white is zeros.
    """
    at, first = 2, list[int]()
    while at + 4 <= len(raw) and raw[at] == _MARK:
        marker = raw[at + 1]
        if marker == _MARK or marker in _NO_LENGTH:
            at += 1 if marker == _MARK else 2
            continue
        if marker == _DOTS:
            return at, bool(first) and not any(first)
        end = at + 2 + int.from_bytes(raw[at + 2 : at + 4])
        if marker == _TABLE:
            first.extend(_list_shortest(raw[at + 4 : end]))
        at = end
    return None


def _list_shortest(tables: bytes) -> list[int]:
    """Return what the shortest code of each table means."""
    found: list[int] = []
    while len(tables) > _COUNTS:
        found.append(tables[_COUNTS])
        tables = tables[_COUNTS + sum(tables[1:_COUNTS]) :]
    return found
