"""One page of an enclosure as a page of the bundle: whole, unchanged in size, upright, with a strip above and below.

Only what draws the page is carried over. Scripts, links, other files and forms have no way in: a field is drawn as it
looks, and is no longer a field.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import DictionaryObject, StreamObject

from drafting.bilag.opslag import get, get_heltal, get_ordboeger, get_ordbog, get_tal
from drafting.bilag.skriver import format_stroem
from drafting.bilag.stempel import find_baand, format_tal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pypdf import PageObject

    from drafting.bilag.blad import Blad
    from drafting.bilag.kopi import Kopi
    from drafting.bilag.skriver import Skriver

Matrix = tuple[float, float, float, float, float, float]

_HIDDEN = 1 << 1 | 1 << 5  # hidden, and not to be seen on the screen
_INK = {"/Popup", "/Link"}  # kinds of notes that are nothing to look at


class Side:
    """A page of an enclosure carried over: how it is drawn, and what our page must hold for that."""

    def __init__(self, skriver: Skriver, kopi: Kopi, blad: Blad) -> None:
        self.blad = blad
        self._skriver, self._kopi = skriver, kopi
        bredde, hoejde = blad.maal
        baand = find_baand(bredde, hoejde)
        self.papir = b"[0 0 %b %b]" % (_tal(bredde), _tal(hoejde + 2 * baand))
        drawn = list(self._draw_all())
        self.tegninger = b"".join(b"/%b %d 0 R" % (name.encode(), nummer) for name, nummer, _ in drawn)
        self.tegning = f"q {_matrix(_turn(blad.page, baand))} cm {' '.join(how for _, _, how in drawn)} Q"
        group = get_ordbog(blad.page, "/Group")
        self.gruppe = b"/Group " + kopi.format(group) if group else b""
        kopi.finish()

    def _draw_all(self) -> Iterator[tuple[str, int, str]]:
        """Yield each drawing: its name, its number, and how it is drawn."""
        if self.blad.tegning is not None:
            yield "Side", self._add_indhold(self.blad.tegning), "/Side Do"
        for number, (look, matrix) in enumerate(_iter_noter(self.blad.page), 1):
            yield f"Note{number}", self._kopi.add(look), f"q {_matrix(matrix)} cm /Note{number} Do Q"

    def _add_indhold(self, tegning: bytes) -> int:
        """Return the page's content as a drawing of its own: its names and its state cannot meet with ours."""
        page = self.blad.page
        boks = b" ".join(_tal(float(edge)) for edge in page.cropbox)
        told = b"/Type/XObject/Subtype/Form/Filter/FlateDecode/BBox[%b]" % boks
        if get_ordbog(page, "/Resources"):
            told += b"/Resources " + self._kopi.format(page.raw_get("/Resources"))
        return self._skriver.add(format_stroem(told, tegning))


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


def _tal(tal: float) -> bytes:
    return format_tal(tal, 4).encode()


def _matrix(matrix: Matrix) -> str:
    return " ".join(format_tal(part, 5) for part in matrix)
