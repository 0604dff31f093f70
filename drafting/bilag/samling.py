"""The bundle: the letter with its tags, the list of enclosures, and every enclosure with its stamp."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING

from msgspec import Struct
from pypdf import PdfReader, PdfWriter
from pypdf.generic import NameObject

from drafting.bilag.bilagsliste import find_foerste_sider, set_bilagsliste
from drafting.bilag.log import listen
from drafting.bilag.maerker import Maerker
from drafting.bilag.opslag import get_ordbog
from drafting.bilag.paastande import find_aftryk, withdraw
from drafting.bilag.pdf import HENT_IGEN, SLUDDER
from drafting.bilag.side import add_side
from drafting.bilag.sider import find_maal, has_tekst
from drafting.bilag.slags import BILLEDER
from drafting.bilag.stempel import add_stempler, add_stream, mark_artefakt, stamp
from drafting.errors import BilagError, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pypdf import PageObject

    from drafting.bilag.model import Laest
    from drafting.bilag.sats import Udseende
    from drafting.bilag.stempel import Stempler


class Brev(Struct, frozen=True, kw_only=True):
    """The letter the enclosures go with: its file, its title, and its date as ISO text."""

    pdf: bytes
    titel: str
    dato: str


def bind(brev: Brev, laeste: Sequence[Laest], udseende: Udseende) -> bytes:
    """Return letter, list and enclosures as one file: the same parts, the same bytes."""
    with _without_collector(), listen():
        return _Binder(brev, laeste, udseende).bind()


class _Binder:
    """One bundle being made."""

    def __init__(self, brev: Brev, laeste: Sequence[Laest], udseende: Udseende) -> None:
        self._brev, self._laeste = brev, laeste
        letter = PdfReader(BytesIO(brev.pdf))
        self._brevsider = len(letter.pages)
        self._liste = set_bilagsliste(laeste, self._brevsider, brev.titel, udseende, brev.dato)
        self._foran = self._brevsider + len(self._liste.pages)
        self._antal = self._foran + sum(each.antal for each in laeste)
        self._writer = PdfWriter(clone_from=letter)
        self._maerker = Maerker(self._writer)
        self._stempler: Stempler = add_stempler(self._writer)

    def bind(self) -> bytes:
        """Return the bundle."""
        writer = self._writer
        self._maerker.add_sider(self._liste)
        for number, page in enumerate(writer.pages, 1):
            self._stamp(page, number)
        for laest, foerste in zip(self._laeste, find_foerste_sider(self._laeste, self._foran), strict=True):
            self._add_bilag(laest, foerste)
        self._add_bogmaerker()
        aftryk = find_aftryk(self._brev.pdf, *(part for each in self._laeste for part in _name_parts(each)))
        withdraw(writer, self._antal, aftryk)
        self._maerker.finish()
        writer.compress_identical_objects(remove_duplicates=False, remove_unreferenced=True)
        writer.write(out := BytesIO())
        return out.getvalue()

    def _stamp(self, page: PageObject, number: int) -> None:
        tegning = self._stempler.draw_sidetal(number, self._antal, float(page.mediabox.width))
        stamp(self._writer, page, self._stempler, tegning)

    def _add_bilag(self, laest: Laest, foerste: int) -> None:
        if laest.sider is None:
            return
        afsnit = self._maerker.add_afsnit(laest.bilag.navn)
        for nummer, page in enumerate(laest.sider.pages, 1):
            side, tegning = self._add_side(laest, page, nummer)
            alt = "" if has_tekst(page) else _describe(laest, nummer)
            samlet = (foerste + nummer - 1, self._antal)
            stempel = self._stempler.draw_stempel(_format_stempel(laest, nummer), samlet, *find_maal(page))
            marked = self._maerker.mark_side(side, afsnit, tegning, alt)
            drawing = f"{marked} {mark_artefakt(stempel, 'Header')}"
            get_ordbog(side, "/Resources")[NameObject("/Font")] = self._stempler.fonte
            side[NameObject("/Contents")] = add_stream(self._writer, drawing)

    def _add_side(self, laest: Laest, page: PageObject, nummer: int) -> tuple[PageObject, str]:
        try:
            return add_side(self._writer, page)
        except SLUDDER as error:
            message = f"{laest.bilag.etiket}: Side {nummer} er ødelagt og kan ikke lægges i pakken."
            raise BilagError(Trouble(message, laest.bilag.sted, HENT_IGEN)) from error

    def _add_bogmaerker(self) -> None:
        writer = self._writer
        writer.root_object.pop(NameObject("/Outlines"), None)
        writer.add_outline_item(title=self._brev.titel, page_number=0)
        writer.add_outline_item(title="Bilagsliste", page_number=self._brevsider)
        for laest, foerste in zip(self._laeste, find_foerste_sider(self._laeste, self._foran), strict=True):
            writer.add_outline_item(title=laest.bilag.navn, page_number=foerste - 1)


def _format_stempel(laest: Laest, nummer: int) -> str:
    return f"{laest.bilag.etiket} · side {nummer} af {laest.antal}"


def _describe(laest: Laest, nummer: int) -> str:
    """Return what is read aloud where there are no words to read."""
    hvad = "Billede" if laest.slags in BILLEDER else "Siden er et billede uden tekst"
    return f"{_format_stempel(laest, nummer)}: {laest.bilag.titel}. {hvad}."


def _name_parts(laest: Laest) -> Iterator[bytes]:
    yield f"{laest.bilag.navn}\n{laest.bilag.dato}".encode()
    yield laest.indhold


@contextmanager
def _without_collector() -> Iterator[None]:
    """Let Python not look for rubbish meanwhile: there is none, and it looks through every part of every page."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()
