"""What is printed on the pages by us: the stamp of an enclosure, and the number of every page in the bundle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.bilag.raa import join_ordbog, split_liste
from drafting.bilag.skrifttype import Skrifttype, add_skrifttype, encode, load_skrifttyper
from drafting.bilag.skriver import format_stroem

if TYPE_CHECKING:
    from drafting.bilag.egenfil import Egenkopi
    from drafting.bilag.skriver import Skriver

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
    fonte: dict[bytes, bytes]
    gem: int  # the drawing that keeps what stands on a page from moving ours

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
        lines = (f"0 {format_tal(y)} m {format_tal(bredde)} {format_tal(y)} l S" for y in (baand, top))
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


def add_stempler(skriver: Skriver) -> Stempler:
    """Return the stamps of a bundle."""
    typer = load_skrifttyper()
    snit = {_FED: typer["fed"], _MAGER: typer["mager"]}
    fonte = {navn.encode(): b"%d 0 R" % add_skrifttype(skriver, skrift) for navn, skrift in snit.items()}
    return Stempler(snit[_FED], snit[_MAGER], fonte, add_stream(skriver, "q"))


def mark_artefakt(tegning: str, slags: str) -> str:
    """Return the drawing marked as no part of the text: a screen reader passes it by."""
    return f"/Artifact <</Type /Pagination /Subtype /{slags}>> BDC {tegning} EMC"


def stamp(skriver: Skriver, stempler: Stempler, kopi: Egenkopi, side: dict[bytes, bytes], tegning: str) -> None:
    """Carry over a page of ours and draw on top of it; what stands on it cannot move our drawing."""
    fil = kopi.fil
    contents = side.pop(b"/Contents", b"[]")
    resources = fil.find_ordbog(side.pop(b"/Resources", b"<<>>"))
    fonts = fil.find_ordbog(resources.pop(b"/Font", b"<<>>"))
    for ordbog in (side, resources, fonts):
        ordbog.update({key: kopi.translate(value) for key, value in ordbog.items()})
    parts = split_liste(contents) if contents.startswith(b"[") else [contents]
    drawn = b" ".join(kopi.translate(part) for part in parts)
    after = add_stream(skriver, f"Q {mark_artefakt(tegning, 'Footer')}")
    side[b"/Contents"] = b"[%d 0 R %b %d 0 R]" % (stempler.gem, drawn, after)
    side[b"/Resources"] = join_ordbog({**resources, b"/Font": join_ordbog({**fonts, **stempler.fonte})})


def add_stream(skriver: Skriver, tegning: str) -> int:
    """Return the number of a drawing in the file being written."""
    return skriver.add(format_stroem(b"", tegning.encode("latin-1")))


def format_tal(tal: float, decimaler: int = 3) -> str:
    """Return a number as it is written in a drawing."""
    text = f"{tal:.{decimaler}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _draw(tekst: str, font: str, size: float, sted: tuple[float, float], farve: str) -> str:
    hvor = " ".join(map(format_tal, sted))
    return f"q BT {farve} {font} {format_tal(size)} Tf {hvor} Td <{encode(tekst).hex()}> Tj ET Q"


def _fit(skrift: Skrifttype, tekst: str, size: float, plads: float) -> float:
    return min(size, max(plads, 1.0) / skrift.measure(tekst))
