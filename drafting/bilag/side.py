"""One page of an enclosure as a page of the bundle: whole, unchanged in size, upright, with a strip above and below.

Only what draws the page is carried over. Scripts, links, other files and forms have no way in: a field is drawn as it
looks, and is no longer a field.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    StreamObject,
)

from drafting.bilag.opslag import get, get_heltal, get_henvisning, get_ordboeger, get_ordbog, get_tal
from drafting.bilag.sider import find_maal
from drafting.bilag.stempel import find_baand

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PageObject, PdfWriter
    from pypdf.generic import IndirectObject

Matrix = tuple[float, float, float, float, float, float]

_HIDDEN = 1 << 1 | 1 << 5  # hidden, and not to be seen on the screen
_INK = {"/Popup", "/Link"}  # kinds of notes that are nothing to look at
# What would point out of the page, at parts of a file that is not ours.
_BONDS = ("/StructParent", "/StructParents", "/Metadata", "/PieceInfo", "/OPI", "/Ref", "/AF", "/Alternates")
_MCID = re.compile(rb"/MCID\s+\d+")  # the tags of a file that is not ours: in this one the numbers mean others
_DEEP = 12


def add_side(writer: PdfWriter, page: PageObject) -> tuple[PageObject, str]:
    """Return a new last page with room for our stamps, and the drawing of what stood on the old one."""
    bredde, hoejde = find_maal(page)
    baand = find_baand(bredde, hoejde)
    side = writer.add_blank_page(bredde, hoejde + 2 * baand)
    drawings = DictionaryObject()
    tegning = " ".join(_draw_all(writer, page, drawings))
    side[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): drawings})
    if group := get_ordbog(page, "/Group"):
        side[NameObject("/Group")] = group.clone(writer)
    return side, f"q {_matrix(_turn(page, baand))} cm {tegning} Q"


def _draw_all(writer: PdfWriter, page: PageObject, drawings: DictionaryObject) -> Iterator[str]:
    if (content := _build_indhold(writer, page)) is not None:
        drawings[NameObject("/Side")] = content
        yield "/Side Do"
    for number, (look, matrix) in enumerate(_iter_noter(page), 1):
        clone = look.clone(writer)
        loosen(clone)
        drawings[NameObject(f"/Note{number}")] = get_henvisning(clone)
        yield f"q {_matrix(matrix)} cm /Note{number} Do Q"


def _build_indhold(writer: PdfWriter, page: PageObject) -> IndirectObject | None:
    """Return the page's content as a drawing of its own: its names and its state cannot meet with ours."""
    content = page.get_contents()
    if content is None:
        return None
    drawing = DecodedStreamObject()
    drawing.set_data(_MCID.sub(b"", content.get_data()))
    drawing.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): _boks(tuple(float(edge) for edge in page.cropbox)),
        }
    )
    if resources := get_ordbog(page, "/Resources"):
        drawing[NameObject("/Resources")] = get_henvisning(resources.clone(writer))
    loosen(drawing)
    return writer._add_object(drawing.flate_encode())  # noqa: SLF001 (pypdf has no public way)


def loosen(drawing: DictionaryObject, depth: int = _DEEP) -> None:
    """Remove from a drawing, and those inside it, what points at parts of the file it came from."""
    for key in _BONDS:
        drawing.pop(NameObject(key), None)
    inner = get_ordbog(get_ordbog(drawing, "/Resources"), "/XObject")
    for each in (get(inner, key) for key in inner) if depth else ():
        if isinstance(each, DictionaryObject):
            loosen(each, depth - 1)


def _iter_noter(page: PageObject) -> Iterator[tuple[StreamObject, Matrix]]:
    """Yield what is laid on top of the page (fields, notes, stamps) as it looks, with where it goes."""
    for note in get_ordboeger(page, "/Annots"):
        if note.get("/Subtype") in _INK or get_heltal(note, "/F") & _HIDDEN:
            continue
        if (look := _find_udseende(note)) is not None and (matrix := _place(look, note)) is not None:
            yield look, matrix


def _find_udseende(note: DictionaryObject) -> StreamObject | None:
    found = get(get_ordbog(note, "/AP"), "/N")
    if isinstance(found, DictionaryObject) and not isinstance(found, StreamObject):
        found = get(found, str(get(note, "/AS") or "/Off"))
    return found if isinstance(found, StreamObject) else None


def _place(look: StreamObject, note: DictionaryObject) -> Matrix | None:
    """Return how the look is moved into the note's rectangle, as every reader does it."""
    boks, rect = get_tal(look, "/BBox"), get_tal(note, "/Rect")
    if len(boks) != 4 or len(rect) != 4:  # noqa: PLR2004 (a rectangle)
        return None
    own = get_tal(look, "/Matrix") or [1, 0, 0, 1, 0, 0]
    corners = [(x, y) for x in boks[::2] for y in boks[1::2]]
    xs = [own[0] * x + own[2] * y + own[4] for x, y in corners]
    ys = [own[1] * x + own[3] * y + own[5] for x, y in corners]
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    if not wide or not high:
        return None
    left, right, low, top = min(rect[::2]), max(rect[::2]), min(rect[1::2]), max(rect[1::2])
    a, d = (right - left) / wide, (top - low) / high
    return (a, 0, 0, d, left - a * min(xs), low - d * min(ys))


def _turn(page: PageObject, baand: float) -> Matrix:
    """Return how the page is moved so that it stands as one sees it, above the lower strip."""
    left, low, right, top = (float(edge) for edge in page.cropbox)
    u = float(page.get("/UserUnit", 1))
    match page.rotation % 360:
        case 90:
            return (0, -u, u, 0, -low * u, right * u + baand)
        case 180:
            return (-u, 0, 0, -u, right * u, top * u + baand)
        case 270:
            return (0, u, -u, 0, top * u, -left * u + baand)
        case _:
            return (u, 0, 0, u, -left * u, -low * u + baand)


def _boks(edges: tuple[float, ...]) -> ArrayObject:
    return ArrayObject(FloatObject(round(edge, 4)) for edge in edges)


def _matrix(matrix: Matrix) -> str:
    return " ".join(f"{part:.5f}".rstrip("0").rstrip(".") for part in matrix)
