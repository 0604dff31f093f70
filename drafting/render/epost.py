"""The letter as an e-mail to paste: a subject that tells nothing of the matter, what to attach, and the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.dansk.cpr import CPR
from drafting.letter.tree import Heading
from drafting.render.text import render_block, render_lines, render_spans

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.letter.tree import Letter

_SKJULT = "[CPR-nummer fjernet]"
_SIKKER = "Send med: Digital Post eller anden sikker post. En almindelig e-mail kan læses af andre."
_BREVET = "brevet selv (docx eller pdf)"


def render_epost(letter: Letter) -> str:
    """Return subject, recipient, enclosures and body; a CPR number never stands in it."""
    head = "\n".join(_head(letter))
    body = "\n\n".join(part for part in _body(letter) if part)
    return CPR.sub(_SKJULT, f"{head}\n\n{body}\n")


def _head(letter: Letter) -> Iterator[str]:
    numre = [render_spans(row.value) for row in letter.front.referencer]
    yield f"Emne: {letter.titel}{f' ({numre[0]})' if numre else ''}"
    yield f"Til: {', '.join(render_spans(line) for line in letter.front.modtager) or 'ingen bestemt'}"
    yield f"Vedhæft: {'; '.join([_BREVET, *(render_spans(each.titel) for each in letter.bilag)])}"
    yield _SIKKER


def _body(letter: Letter) -> Iterator[str]:
    """Yield the words of the letter without its addresses, which an e-mail has of its own."""
    for block in letter.blocks:
        if not (isinstance(block, Heading) and block.level == 1):
            yield render_block(block)
    yield render_lines(letter.underskrift)
