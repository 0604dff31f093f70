"""A letter printed on a letterhead: joined where the letterhead was made ready for it, or else by docxtpl."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.render.docx.package import EMPTY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafting.render.docx.flow import Liste
    from drafting.render.docx.package import Pakket
    from drafting.render.docx.papir import Letterhead


def print_letter(
    letterhead: Letterhead, values: Mapping[str, str], lister: tuple[Liste, ...]
) -> tuple[dict[str, bytes], Pakket]:
    """Return the parts that are printed, with `values` (XML for each field) in them, and those that are ready.

    Raises SkabelonError.
    """
    if letterhead.klargjort is None:
        from drafting.render.docx.docxtplvej import print_with_docxtpl  # noqa: PLC0415 (slow to load, seldom needed)

        return print_with_docxtpl(letterhead, values, lister), EMPTY
    return letterhead.klargjort.join(values, lister), letterhead.klargjort.faste
