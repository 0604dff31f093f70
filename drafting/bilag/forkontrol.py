"""Every enclosure looked through before anything is written: whatever is wrong is told at once."""

from __future__ import annotations

from difflib import get_close_matches
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from drafting.bilag.billede import read_billede, tell_oedelagt
from drafting.bilag.model import Laest, Rapport
from drafting.bilag.opsamler import without_collector
from drafting.bilag.pdf import read_pdf
from drafting.bilag.slags import BILLEDER, DOCX, PDF, find_endelse, find_slags, tell_fremmed
from drafting.bilag.word import check_docx, read_docx

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from drafting.bilag.blad import Bog
    from drafting.bilag.model import Bilag

_LARGEST = 300_000_000  # bytes: three times what Digital Post takes, and what a small computer can hold


class Forkontrol(Struct, frozen=True, kw_only=True):
    """How enclosures are looked through: whom to ask for a password, the letter's date, and whether for the archive."""

    spoerg: Callable[[str, int], str | None]
    dato: str
    arkiv: bool = False

    def check(self, bilag: Sequence[Bilag]) -> tuple[Laest, ...]:
        """Return every enclosure looked through, in the letter's order."""
        with without_collector():
            return tuple(self._iter_laeste(bilag))

    def _iter_laeste(self, bilag: Sequence[Bilag]) -> Iterator[Laest]:
        seen: dict[bytes, str] = {}
        for each in bilag:
            laest = self._check_one(each)
            if laest.indhold and laest.aftryk in seen:
                rapport = Rapport(each, list(laest.fund))
                raad = "Se efter, om sagen peger på den rigtige fil."
                rapport.warn("dobbelt", f"Filen er den samme som {seen[laest.aftryk]}.", raad)
                laest = replace(laest, fund=tuple(rapport.fund))
            seen.setdefault(laest.aftryk, each.etiket)
            yield laest

    def _check_one(self, bilag: Bilag) -> Laest:
        rapport = Rapport(bilag, arkiv=self.arkiv)
        indhold = read_indhold(rapport)
        slags = find_slags(indhold)
        bog = self._read_sider(indhold, slags, rapport) if indhold else None
        aftryk = sha256(indhold).digest()
        return Laest(bilag=bilag, indhold=indhold, aftryk=aftryk, slags=slags, bog=bog, fund=tuple(rapport.fund))

    def _read_sider(self, indhold: bytes, slags: str, rapport: Rapport) -> Bog | None:
        if not slags:
            hvad, raad = tell_fremmed(indhold)
            rapport.stop("fremmed", f"Filen er {hvad}.", raad)
            return None
        _check_navn(slags, rapport)
        if slags == PDF:
            return read_pdf(indhold, rapport, self.spoerg)
        if self.arkiv and slags == DOCX:
            check_docx(indhold, rapport)
            return None
        is_billede = slags in BILLEDER
        pdf = read_billede(indhold, slags, rapport, self.dato) if is_billede else read_docx(indhold, rapport)
        return _open_own(pdf, slags, rapport) if pdf else None


def read_indhold(rapport: Rapport) -> bytes:
    """Return what the enclosure's file holds; empty when there is nothing, and then `rapport` says why."""
    bilag = rapport.bilag
    if bilag.sti is None:
        besked = f"Sagen siger ikke, hvilken fil bilaget »{bilag.titel}« er."
        rapport.stop("uden_fil", besked, "Skriv filens navn under bilaget, for eksempel fil: bilag/brev.pdf")
        return b""
    if bilag.sti.is_dir():  # Windows says no more than that it may not be opened
        rapport.stop("mappe", f"Det er en mappe og ikke en fil: {bilag.sti.name}.", "Skriv navnet på filen i mappen.")
        return b""
    try:
        if bilag.sti.stat().st_size > _LARGEST:
            rapport.stop("for_stor", f"Filen fylder mere end {_LARGEST // 1_000_000} MB.", "Scan i lavere opløsning.")
            return b""
        indhold = bilag.sti.read_bytes()
    except FileNotFoundError:
        rapport.stop("findes_ikke", f"Filen findes ikke: {bilag.sti.name}.", f"{_guess(bilag.sti)}{bilag.raad}")
    except OSError as trouble:
        besked = f"Filen kan ikke åbnes ({trouble.strerror or 'ukendt årsag'}): {bilag.sti.name}."
        rapport.stop("lukket", besked, "Luk filen i andre programmer, og se efter, om du har lov til at åbne den.")
    else:
        if not indhold.strip(b"\0 \t\r\n"):
            rapport.stop("tom", f"Filen er tom: {bilag.sti.name}.", "Hent eller scan filen igen.")
            return b""
        return indhold
    return b""


def _guess(sti: Path) -> str:
    """Return what was meant, where a file in the same folder is called almost the same."""
    there = [path.name for path in sti.parent.iterdir() if path.is_file()] if sti.parent.is_dir() else []
    close = get_close_matches(sti.name, sorted(there), 1)
    return f"Mente du {close[0]}? " if close else ""


def _check_navn(slags: str, rapport: Rapport) -> None:
    sti = rapport.bilag.sti
    if sti is not None and (endelse := find_endelse(sti.name)) != slags:
        besked = f"Filen hedder noget med .{endelse}, men er {slags}. Den er taget med som {slags}."
        rapport.warn("endelse", besked, f"Se efter, at det er den rigtige fil, og giv den endelsen .{slags}.")


def _open_own(pdf: bytes, slags: str, rapport: Rapport) -> Bog | None:
    """Return the pages made of a picture or of a Word document; of a picture only that it is broken is news."""
    own = rapport if slags == DOCX else Rapport(rapport.bilag)
    bog = read_pdf(pdf, own, lambda _etiket, _forsoeg: None)
    if bog is None and not rapport.er_stoppet:
        tell_oedelagt(rapport)
    return bog
