"""A letter printed on a letterhead: joined where the letterhead was made ready for it, or else by docxtpl."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafting.render.docx.flow import Liste
    from drafting.render.docx.letterhead import Letterhead


def print_letter(letterhead: Letterhead, values: Mapping[str, str], lister: tuple[Liste, ...]) -> dict[str, bytes]:
    """Return the parts of the letterhead with `values` (XML for each field) in its fields. Raises SkabelonError."""
    if letterhead.klargjort is None:
        from drafting.render.docx.docxtplvej import print_with_docxtpl  # noqa: PLC0415 (slow to load, seldom needed)

        return print_with_docxtpl(letterhead, values, lister)
    return {**letterhead.klargjort.faste, **letterhead.klargjort.join(values, lister)}
