"""Word: the letter's blocks become body XML in the styles of a letterhead that docxtpl fills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.render.docx.body import write_flow
from drafting.render.docx.flow import lay_out
from drafting.render.docx.front import write_front
from drafting.render.docx.letterhead import load_letterhead
from drafting.render.docx.package import write_package
from drafting.render.docx.printing import print_letter
from drafting.render.docx.proof import check_parts
from drafting.render.docx.properties import PART, write_properties
from drafting.render.docx.tegn import escape

if TYPE_CHECKING:
    from drafting.letter.tree import Letter
    from drafting.render.brevpapir import Brevpapir


def render_docx(letter: Letter, brevpapir: Brevpapir) -> bytes:
    """Return the letter as a Word file. Raises SkabelonError for the letterhead, RenderError for the letter."""
    letterhead = load_letterhead(brevpapir)
    flow = lay_out(letter)
    values = {
        "titel": escape(letter.titel),
        **write_front(letter.front, letterhead, brevpapir),
        "krop": write_flow(flow, letterhead),
    }
    properties = write_properties(letter)
    parts = {**print_letter(letterhead, values, flow.lister), PART: properties}
    check_parts(parts, letter, letterhead.file, letterhead.looks)
    return write_package(parts)
