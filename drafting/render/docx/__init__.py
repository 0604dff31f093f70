"""Word: the letter's blocks become body XML in the styles of a letterhead that docxtpl fills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.letter.tree import iter_spans
from drafting.render.docx.body import set_flow
from drafting.render.docx.flow import lay_out
from drafting.render.docx.front import set_front
from drafting.render.docx.letterhead import load_letterhead
from drafting.render.docx.package import write_package
from drafting.render.docx.printing import print_letter
from drafting.render.docx.proof import check_parts
from drafting.render.docx.properties import PART, write_properties
from drafting.render.docx.sats import write_fields
from drafting.render.docx.tegn import escape

if TYPE_CHECKING:
    from drafting.letter.tree import Letter
    from drafting.render.brevpapir import Brevpapir
    from drafting.render.docx.flow import Liste
    from drafting.render.docx.papir import Letterhead


def render_docx(letter: Letter, brevpapir: Brevpapir) -> bytes:
    """Return the letter as a Word file. Raises SkabelonError for the letterhead, RenderError for the letter."""
    letterhead = load_letterhead(brevpapir)
    values, lister = write_letter(letter, letterhead, brevpapir)
    properties = write_properties(letter)
    parts, ready = print_letter(letterhead, values, lister)
    parts[PART] = properties
    check_parts(parts, letter, letterhead.file, letterhead.looks)
    return write_package(parts, ready)


def write_letter(
    letter: Letter, letterhead: Letterhead, brevpapir: Brevpapir
) -> tuple[dict[str, str], tuple[Liste, ...]]:
    """Return the XML of each field of the letterhead, and the runs of numbers in it. Raises RenderError."""
    flow = lay_out(letter)
    felter = {**set_front(letter.front, letterhead, brevpapir), "krop": set_flow(flow, letterhead)}
    return {"titel": escape(letter.titel), **write_fields(felter, iter_spans(letter))}, flow.lister
