"""What is printed on the pages by us: the stamp of an enclosure, and the number of every page in the bundle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject

from drafting.bilag.opslag import get_ordbog
from drafting.bilag.skrifttype import Skrifttype, add_skrifttype, encode, load_skrifttype

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter
    from pypdf.generic import IndirectObject

_BAAND = 24.0  # points: the strip above and below an enclosure's page, where our own words stand
_VENSTRE = 70.8661  # points: as the letter's own margin, 25 mm
_BUND, _BUND_I_BAAND = 15.0, 9.0  # a printer reaches no lower on a page of its own size
_STOR, _LILLE = 11.0, 8.5
_A4 = 595.28
_GRAA = "0.35 0.35 0.35 rg"
_SORT = "0.1 0.1 0.1 rg"
_STREG = "0.72 0.77 0.78 RG 0.5 w"
_FED, _MAGER = "/DraftingFed", "/DraftingMager"


class Stempler(Struct, frozen=True):
    """The two cuts of the type, in the file being written."""

    fed: Skrifttype
    mager: Skrifttype
    fonte: DictionaryObject

    def draw_sidetal(self, nummer: int, antal: int, bredde: float) -> str:
        """Return the drawing of the page's number in the bundle, at the bottom to the left of a page of ours."""
        return self._draw_sidetal(nummer, antal, bredde, (1.0, _BUND))

    def draw_stempel(self, tekst: str, samlet: tuple[int, int], bredde: float, hoejde: float) -> str:
        """Return the strips around an enclosure's page of that size: its stamp above, and its number below."""
        baand = find_baand(bredde, hoejde)
        maalestok, top = baand / _BAAND, hoejde + baand
        hoejre = min(_VENSTRE * maalestok, bredde * 0.12) / 2
        size = _fit(self.fed, tekst, _STOR * maalestok, bredde - 2 * hoejre)
        x = bredde - hoejre - size * self.fed.measure(tekst)
        lines = (f"0 {_tal(y)} m {_tal(bredde)} {_tal(y)} l S" for y in (baand, top))
        stempel = _draw(tekst, _FED, size, (x, top + baand / 3), _SORT)
        sidetal = self._draw_sidetal(*samlet, bredde, (maalestok, _BUND_I_BAAND * maalestok))
        return f"q {_STREG} {' '.join(lines)} Q {stempel} {sidetal}"

    def _draw_sidetal(self, nummer: int, antal: int, bredde: float, maal: tuple[float, float]) -> str:
        maalestok, bund = maal
        venstre = min(_VENSTRE * maalestok, bredde * 0.12)
        tekst = f"Samlet side {nummer} af {antal}"
        size = _fit(self.mager, tekst, _LILLE * maalestok, bredde - 2 * venstre)
        return _draw(tekst, _MAGER, size, (venstre, bund), _GRAA)


def find_baand(bredde: float, hoejde: float) -> float:
    """Return how high the strips of a page are: on a drawing larger than A4 they grow with it, so they can be read."""
    return _BAAND * max(1.0, min(bredde, hoejde) / _A4)


def add_stempler(writer: PdfWriter) -> Stempler:
    """Return the stamps of a bundle."""
    fed, mager = load_skrifttype("Carlito-Bold"), load_skrifttype("Carlito-Regular")
    fonte = DictionaryObject(
        {
            NameObject(_FED): add_skrifttype(writer, fed),
            NameObject(_MAGER): add_skrifttype(writer, mager),
        }
    )
    return Stempler(fed, mager, fonte)


def mark_artefakt(tegning: str, slags: str) -> str:
    """Return the drawing marked as no part of the text: a screen reader passes it by."""
    return f"/Artifact <</Type /Pagination /Subtype /{slags}>> BDC {tegning} EMC"


def stamp(writer: PdfWriter, page: PageObject, stempler: Stempler, tegning: str) -> None:
    """Draw on top of a page that is in the file already; what stands on it cannot move our drawing."""
    old = page.raw_get("/Contents") if "/Contents" in page else ArrayObject()
    found = old.get_object()
    parts = list.__iter__(found) if isinstance(found, ArrayObject) else [old]
    before, after = add_stream(writer, "q"), add_stream(writer, f"Q {mark_artefakt(tegning, 'Footer')}")
    page[NameObject("/Contents")] = ArrayObject([before, *parts, after])
    resources = DictionaryObject(get_ordbog(page, "/Resources"))  # a copy: pages may share theirs
    fonts = DictionaryObject(get_ordbog(resources, "/Font"))
    fonts.update(stempler.fonte)
    resources[NameObject("/Font")] = fonts
    page[NameObject("/Resources")] = resources


def add_stream(writer: PdfWriter, tegning: str) -> IndirectObject:
    """Return a drawing as an object of the file being written."""
    stream = StreamObject()
    stream.set_data(tegning.encode("latin-1"))
    return writer._add_object(stream)  # noqa: SLF001 (pypdf has no public way)


def _draw(tekst: str, font: str, size: float, sted: tuple[float, float], farve: str) -> str:
    return f"q BT {farve} {font} {_tal(size)} Tf {_tal(sted[0])} {_tal(sted[1])} Td <{encode(tekst).hex()}> Tj ET Q"


def _fit(skrift: Skrifttype, tekst: str, size: float, plads: float) -> float:
    return min(size, max(plads, 1.0) / skrift.measure(tekst))


def _tal(tal: float) -> str:
    return f"{tal:.3f}".rstrip("0").rstrip(".")
