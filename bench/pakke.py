"""A letter and its enclosures as one file: with list, bookmarks and stamps by us, beside bare joining."""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from brevet import load_papir, write_breve
from maaling import build_afsnit, measure
from ordlyd import OtherWordsError
from PIL import Image, ImageDraw
from pypdf import PdfReader, PdfWriter
from satser import build_reportlab
from sted import DATO, find_version

from drafting.bilag.forkontrol import Forkontrol
from drafting.bilag.model import Bilag
from drafting.bilag.samling import Brev, bind
from drafting.bilag.sats import Udseende
from drafting.errors import Place
from drafting.render.pdf import render_pdf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from maaling import Afsnit, Arbejde

    from drafting.bilag.model import Laest

_BREVE, _SAGSAKTER, _SCANNINGER = 10, 10, 10
_LANGE = 5  # letters after one another in a long file
_A4_150_DPI = (1240, 1754)
OURS = "drafting: bilag set efter, liste, bogmærker, stempler, sidetal og mærker"


class Bunke:
    """The letter and its enclosures: tagged letters, long texts and scans."""

    def __init__(self, folder: Path) -> None:
        self.brev = Brev(pdf=render_pdf(write_breve(1)[0], load_papir()), titel="Klage", dato=DATO.isoformat())
        self.bilag = tuple(_write(folder, number, pdf) for number, pdf in enumerate(_make_bilag(), 1))
        self.laeste = self.look_through()

    @property
    def dele(self) -> tuple[bytes, ...]:
        """Return every file as it lies."""
        return (self.brev.pdf, *(each.indhold for each in self.laeste))

    def look_through(self) -> tuple[Laest, ...]:
        """Return the enclosures looked through."""
        return Forkontrol(spoerg=lambda _etiket, _forsoeg: None, dato=DATO.isoformat()).check(self.bilag)

    def bind(self) -> bytes:
        """Return the bundle: every enclosure is read from the disk, looked through and bound."""
        return bind(self.brev, self.look_through(), Udseende.standard())

    def bind_again(self) -> bytes:
        """Return the bundle of what has been read and looked through before."""
        return bind(self.brev, self.laeste, Udseende.standard())

    def append_pypdf(self) -> bytes:
        """Return the files joined by pypdf and nothing else."""
        writer = PdfWriter()
        for each in self.dele:
            writer.append(io.BytesIO(each))
        writer.write(out := io.BytesIO())
        return out.getvalue()

    def append_pikepdf(self) -> bytes:
        """Return the files joined by pikepdf and nothing else. Raises ImportError."""
        import pikepdf  # noqa: PLC0415 (a peer that may not be here)

        joined = pikepdf.Pdf.new()
        for each in self.dele:
            joined.pages.extend(pikepdf.open(io.BytesIO(each)).pages)
        joined.save(out := io.BytesIO())
        return out.getvalue()

    def check(self, content: bytes, *, lister: bool) -> None:
        """Raise OtherWordsError where a page is missing or says something else; the list comes after the letter."""
        said = [page.extract_text().split() for page in PdfReader(io.BytesIO(content)).pages]
        meant = [page.extract_text().split() for part in self.dele for page in PdfReader(io.BytesIO(part)).pages]
        extra = len(said) - len(meant)
        brevsider = len(PdfReader(io.BytesIO(self.brev.pdf)).pages)
        found = [*said[:brevsider], *said[brevsider + extra :]]
        whole = all(set(before) <= set(after) for before, after in zip(meant, found, strict=True))
        if not whole or (extra > 0) != lister:
            message = "En samlet fil mangler en side eller har andre ord."
            raise OtherWordsError(message)


def _make_bilag() -> Iterator[bytes]:
    breve = write_breve(_BREVE + 1)[1:]
    yield from (render_pdf(brev, load_papir()) for brev in breve)
    saet = build_reportlab()
    for number in range(_SAGSAKTER):
        writer = PdfWriter()
        for brev in (*breve, *breve)[number : number + _LANGE]:
            writer.append(io.BytesIO(saet(brev)))
        writer.write(out := io.BytesIO())
        yield out.getvalue()
    yield from map(_scan, range(_SCANNINGER))


def _scan(number: int) -> bytes:
    """Return three grey pages as a scanner makes them: a picture and not a word."""
    sider = [Image.effect_noise(_A4_150_DPI, 12) for _ in range(3)]
    for side in sider:
        ImageDraw.Draw(side).text((200, 200), f"Scanning {number}", fill=0)
    sider[0].save(out := io.BytesIO(), "PDF", save_all=True, append_images=sider[1:], quality=60, resolution=150)
    return out.getvalue()


def _write(folder: Path, number: int, pdf: bytes) -> Bilag:
    sti = folder / f"bilag{number}.pdf"
    sti.write_bytes(pdf)
    return Bilag(etiket=f"Bilag {number}", titel=f"Bilag nummer {number}", sted=Place(str(sti)), sti=sti)


def bench(runder: int) -> Afsnit:
    """Return what it costs to bind a letter with its enclosures."""
    with tempfile.TemporaryDirectory() as folder:
        bunke = Bunke(Path(folder))
        peer = f"{find_version('pypdf')}, kun lagt efter hinanden"
        arbejder: dict[str, Arbejde] = {peer: bunke.append_pypdf, OURS: bunke.bind}
        arbejder["drafting: det samme, når bilagene er læst"] = bunke.bind_again
        missing, pike = [], f"{find_version('pikepdf')}, kun lagt efter hinanden"
        bunke.check(bunke.append_pypdf(), lister=False)
        bunke.check(bunke.bind(), lister=True)
        try:
            bunke.check(bunke.append_pikepdf(), lister=False)
            arbejder[pike] = bunke.append_pikepdf
        except ImportError:
            missing.append("pikepdf: ikke installeret")
        maalt = measure(arbejder, runder)
    sider, mb = sum(each.antal for each in bunke.laeste), sum(map(len, bunke.dele)) / 1e6
    return build_afsnit(
        "En pakke med bilag",
        f"Et brev og {len(bunke.bilag)} bilag med {sider} sider, {mb:.0f} MB: breve med mærker, lange tekster og "
        "scanninger. Den første række læser filerne og lægger siderne efter hinanden. `drafting` læser dem, ser efter, "
        "om de er hele, og skriver liste, bogmærker, stempler og sidetal. pikepdf er skrevet i C++.",
        maalt,
        ikke_koert=missing,
        maalt={
            navn: maalt.find_forhold(OURS, mod)
            for navn, mod in (("pakke", peer), ("pakke_pikepdf", pike))
            if mod in arbejder
        },
    )
