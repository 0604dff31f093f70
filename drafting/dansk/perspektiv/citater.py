"""Where a text quotes somebody: those words belong to others and are never turned."""

from __future__ import annotations

import re

_CLOSERS = {"»": "«", "«": "»", "“": "”“", "„": "“”", "”": "”", '"': '"', "’": "’'", "'": "'’", "‘": "’'"}
_APOSTROPHES = "’'‘"
_MARK = re.compile("[»«“„”\"’'‘]")
_PARAGRAPH = re.compile(r"\n[ \t]*\n")
_LINE = re.compile(r"\n")


def find_citater(text: str) -> tuple[tuple[tuple[int, int], ...], tuple[int, ...]]:
    """Return the spans of the quotations, and where a quotation begins that never ends."""
    spans: list[tuple[int, int]] = []
    open_marks: list[int] = []
    position = 0
    while match := _MARK.search(text, position):
        start = match.start()
        position = start + 1
        if not _opens(text, start):
            if text[start] not in _APOSTROPHES:
                open_marks.append(start)
            continue
        end = _find_end(text, start)
        if end:
            spans.append((start, end))
            position = end
        elif text[start] not in _APOSTROPHES:
            open_marks.append(start)
    return tuple(spans), tuple(open_marks)


def _opens(text: str, start: int) -> bool:
    before, after = text[start - 1 : start], text[start + 1 : start + 2]
    return not (before.isalnum() or before in {".", ",", "!", "?"}) and bool(after.strip())


def _find_end(text: str, start: int) -> int:
    """Return where the quotation that opens at `start` is over, 0 if it is not closed in its paragraph."""
    limit = (_LINE if text[start] in _APOSTROPHES else _PARAGRAPH).search(text, start)
    stop = limit.start() if limit else len(text)
    for end in range(start + 1, stop):
        if text[end] in _CLOSERS[text[start]] and _closes(text, start, end):
            return end + 1
    return 0


def _closes(text: str, start: int, end: int) -> bool:
    if text[start] in "»«„":
        return True
    return not text[end - 1].isspace() and not text[end + 1 : end + 2].isalnum()
