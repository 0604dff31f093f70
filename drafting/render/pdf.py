"""The letter as a tagged PDF for the archive (PDF/A-2a) and for every reader (PDF/UA-1)."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, cast

from drafting.errors import RenderError, Trouble
from drafting.render.logo import load_logo
from drafting.render.pdfdata import format_brev, format_maal
from drafting.render.skrift import check_tegn
from drafting.render.skriftfil import tell_unknown

if TYPE_CHECKING:
    from pathlib import Path

    from typst import Compiler, Fonts

    from drafting.letter.tree import Letter
    from drafting.render.brevpapir import Brevpapir
    from drafting.render.logo import Logo
    from drafting.render.maal import Maal

# A compiler keeps the letter it was last given, so two threads must never share one at the same time.
_LOCK = Lock()


def render_pdf(letter: Letter, brevpapir: Brevpapir) -> bytes:
    """Return `letter` as a PDF on `brevpapir`, the same bytes every time. Raises RenderError if it cannot be set."""
    from typst import TypstError  # noqa: PLC0415  typst is 30 MB and only needed here

    check_tegn(letter, brevpapir)
    side = brevpapir.find_fil("standard.typ")
    kilde = _write_kilde(side.name, format_brev(letter, brevpapir.maal))
    timestamp = datetime.fromisoformat(letter.dato).replace(tzinfo=UTC)
    with _LOCK:
        compiler = _load_compiler(side.parent, brevpapir.find_fil("skrift"), brevpapir.maal, load_logo(brevpapir))
        try:
            pdf = compiler.compile(kilde, format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=timestamp)
        except TypstError as error:
            raise RenderError(_tell(letter, error)) from error
    return cast("bytes", pdf)  # one format, no output file: never a list, never None


def _write_kilde(side: str, brev: str) -> bytes:
    """Return the text typst sets: the page's own `saet` called with the letter, which stands in it as one string.

    In a string of typst's only two signs mean anything, so nothing in the letter can end it.
    """
    streng = brev.replace("\\", r"\\").replace('"', r"\"")
    return f'#import "/{side}": saet\n#saet(json(bytes("{streng}")))'.encode()


@lru_cache(maxsize=4)
def _load_compiler(mappe: Path, skrift: Path, maal: Maal, logo: Logo | None) -> Compiler:
    """Return the compiler of a letterhead, given its inputs once: typst makes itself ready anew with each it gets."""
    from typst import Compiler  # noqa: PLC0415  see above

    fonts = _load_fonts(skrift)
    if maal.skrift.pdf not in fonts.families():
        raise tell_unknown(skrift, maal.skrift.pdf)
    inputs = {"maal": format_maal(maal)} | ({"logo": logo.as_json()} if logo else {})
    return Compiler(root=mappe, font_paths=fonts, ignore_system_fonts=True, sys_inputs=inputs)


@lru_cache(maxsize=4)
def _load_fonts(skrift: Path) -> Fonts:
    from typst import Fonts  # noqa: PLC0415  see above

    return Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[skrift])


def _tell(letter: Letter, error: Exception) -> Trouble:
    message = f"Brevet '{letter.navn}' kunne ikke sættes som PDF: {error}"
    return Trouble(message, remedy="Ret brevpapirets standard.typ, eller brug det, der følger med programmet.")
