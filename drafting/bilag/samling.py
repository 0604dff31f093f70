"""The bundle: the letter with its tags, the list of enclosures, and every enclosure with its stamp."""

from __future__ import annotations

import zlib
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.bilag.bilagsliste import find_foerste_sider, set_bilagsliste
from drafting.bilag.bogmaerker import add_bogmaerker
from drafting.bilag.egenfil import Egenfil, Egenkopi
from drafting.bilag.kopi import Kopi
from drafting.bilag.log import listen
from drafting.bilag.maerker import NAVNE, Maerker
from drafting.bilag.opsamler import without_collector
from drafting.bilag.paastande import TILBAGE, find_aftryk, withdraw
from drafting.bilag.pdf import HENT_IGEN, SLUDDER
from drafting.bilag.raa import join_ordbog, read_heltal, read_stroem, split_ordbog
from drafting.bilag.side import Side
from drafting.bilag.skriver import Skriver, format_numre, format_stroem
from drafting.bilag.slags import BILLEDER
from drafting.bilag.stempel import add_stempler, add_stream, mark_artefakt, stamp
from drafting.errors import BilagError, Trouble

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafting.bilag.blad import Bog
    from drafting.bilag.model import Laest
    from drafting.bilag.sats import Udseende


class Brev(Struct, frozen=True, kw_only=True):
    """The letter the enclosures go with: its file, its title, and its date as ISO text."""

    pdf: bytes
    titel: str
    dato: str


def bind(brev: Brev, laeste: Sequence[Laest], udseende: Udseende) -> bytes:
    """Return letter, list and enclosures as one file: the same parts, the same bytes."""
    with without_collector(), listen():
        return _Binder(brev, laeste, udseende).bind()


class _Binder:
    """One bundle being made."""

    def __init__(self, brev: Brev, laeste: Sequence[Laest], udseende: Udseende) -> None:
        self._brev, self._laeste = brev, laeste
        self._skriver = Skriver()
        self._rod, self._sidetrae = self._skriver.reserve(), self._skriver.reserve()
        self._maerker = Maerker(self._skriver)
        self._stempler = add_stempler(self._skriver)
        self._sider: list[int] = []
        self._egen = Egenfil(brev.pdf)
        self._liste = set_bilagsliste(laeste, len(self._egen.sider), brev.titel, udseende, brev.dato)
        self._foran = len(self._egen.sider) + len(self._liste.sider)
        self._antal = self._foran + sum(each.antal for each in laeste)

    def bind(self) -> bytes:
        """Return the bundle."""
        egen = Egenkopi(self._skriver, self._egen)
        self._add_egen(egen)
        self._maerker.keep_navne(egen)
        liste = Egenkopi(self._skriver, self._liste, NAVNE)
        self._add_egen(liste)
        for laest in self._laeste:
            self._add_bilag(laest, self._carry(laest, laest.bog) if laest.bog else [])
        aftryk = find_aftryk(sha256(self._brev.pdf).digest(), *(part for each in self._laeste for part in _mark(each)))
        self._maerker.finish()
        kids = format_numre(self._sider)
        self._skriver.put(self._sidetrae, b"<</Type/Pages/Count %d/Kids%b>>" % (self._antal, kids))
        self._skriver.put(self._rod, self._format_rod(egen, aftryk))
        info = self._egen.hale.get(b"/Info")
        told = b"/Info " + egen.translate(info) if info else b""
        egen.finish()
        liste.finish()
        return self._skriver.write(self._rod, told, aftryk)

    def _add_egen(self, kopi: Egenkopi) -> None:
        """Carry over a file of ours, page by page, with its tags."""
        foerste = self._maerker.add_fil(kopi)
        numre = [self._skriver.reserve() for _ in kopi.fil.sider]
        for gammelt, nyt in zip(kopi.fil.sider, numre, strict=True):
            kopi.settle(gammelt, nyt)
        for gammelt, nyt in zip(kopi.fil.sider, numre, strict=True):
            side = split_ordbog(kopi.fil.find(gammelt))
            del side[b"/Parent"]
            bredde = kopi.fil.find_bredde(side)
            self._sider.append(nyt)
            tegning = self._stempler.draw_sidetal(len(self._sider), self._antal, bredde)
            stamp(self._skriver, self._stempler, kopi, side, tegning)
            key = foerste + read_heltal(side[b"/StructParents"])
            own = {b"/Parent": b"%d 0 R" % self._sidetrae, b"/StructParents": b"%d" % key}
            self._skriver.put(nyt, join_ordbog(side | own))

    def _carry(self, laest: Laest, bog: Bog) -> list[Side]:
        """Carry over what draws the pages of an enclosure."""
        kopi, sider = Kopi(self._skriver, bog.fil), list[Side]()
        try:
            for blad in bog.sider:
                sider.append(Side(self._skriver, kopi, blad))
        except SLUDDER as error:
            message = f"{laest.bilag.etiket}: Side {len(sider) + 1} er ødelagt og kan ikke lægges i pakken."
            raise BilagError(Trouble(message, laest.bilag.sted, HENT_IGEN)) from error
        return sider

    def _add_bilag(self, laest: Laest, sider: Sequence[Side]) -> None:
        afsnit = self._maerker.add_afsnit(laest.bilag.navn)
        fonte = join_ordbog(self._stempler.fonte)
        for nummer, side in enumerate(sider, 1):
            nyt = self._skriver.reserve()
            self._sider.append(nyt)
            samlet = (len(self._sider), self._antal)
            stempel = self._stempler.draw_stempel(_format_stempel(laest, nummer), samlet, *side.blad.maal)
            alt = "" if side.blad.har_tekst else _describe(laest, nummer)
            marked, key = self._maerker.mark_side(nyt, afsnit, side.tegning, alt)
            indhold = add_stream(self._skriver, f"{marked} {mark_artefakt(stempel, 'Header')}")
            told = b"/Parent %d 0 R/StructParents %d/Tabs/S/Contents %d 0 R" % (self._sidetrae, key, indhold)
            resources = b"<</XObject<<%b>>/Font%b>>" % (side.tegninger, fonte)
            form = b"/MediaBox%b/Resources%b%b" % (side.papir, resources, side.gruppe)
            self._skriver.put(nyt, b"<</Type/Page%b%b>>" % (told, form))

    def _format_rod(self, kopi: Egenkopi, aftryk: str) -> bytes:
        """Return the catalogue: the letter's, without what is no longer true of the file."""
        fil = kopi.fil
        fra = find_foerste_sider(self._laeste, self._foran)
        foerste = zip((each.bilag.navn for each in self._laeste), fra, strict=True)
        bogmaerker = [(self._brev.titel, 1), ("Bilagsliste", len(fil.sider) + 1), *foerste]
        own = {
            b"/Pages": b"%d 0 R" % self._sidetrae,
            b"/StructTreeRoot": b"%d 0 R" % self._maerker.trae,
            # The tags of other people's pages are rough ones.
            b"/MarkInfo": b"<</Marked true/Suspects true>>",
            b"/Metadata": b"%d 0 R" % self._add_xmp(fil, aftryk),
            b"/Outlines": b"%d 0 R"
            % add_bogmaerker(self._skriver, [(navn, self._sider[side - 1]) for navn, side in bogmaerker]),
        }
        kept = {key: value for key, value in fil.rod.items() if key not in {*own, *TILBAGE}}
        return join_ordbog({key: kopi.translate(value) for key, value in kept.items()} | own)

    def _add_xmp(self, fil: Egenfil, aftryk: str) -> int:
        raa = fil.find_vaerdi(fil.rod[b"/Metadata"])
        packed = b"/FlateDecode" in split_ordbog(raa).get(b"/Filter", b"")
        xmp = zlib.decompress(read_stroem(raa)) if packed else read_stroem(raa)
        told = withdraw(xmp.decode("utf-8").strip(), self._antal, aftryk)
        return self._skriver.add(format_stroem(b"/Type/Metadata/Subtype/XML", told.encode("utf-8")))


def _format_stempel(laest: Laest, nummer: int) -> str:
    return f"{laest.bilag.etiket} · side {nummer} af {laest.antal}"


def _describe(laest: Laest, nummer: int) -> str:
    """Return what is read aloud where there are no words to read."""
    hvad = "Billede" if laest.slags in BILLEDER else "Siden er et billede uden tekst"
    return f"{_format_stempel(laest, nummer)}: {laest.bilag.titel}. {hvad}."


def _mark(laest: Laest) -> Iterator[bytes]:
    yield sha256(f"{laest.bilag.navn}\n{laest.bilag.dato}".encode()).digest()
    yield laest.aftryk
