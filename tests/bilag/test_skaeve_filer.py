"""Every awkward file: what is said of it before anything is made, and that the bundle is right or is not made."""

from __future__ import annotations

import io
import os

import pikepdf
import pytest
from pypdf import PdfReader
from skaeve_filer import FILER

from drafting.bilag.forkontrol import Forkontrol
from drafting.bilag.model import Bilag
from drafting.bilag.samling import Brev, bind
from drafting.bilag.sats import Udseende
from drafting.bilag.word import find_libreoffice
from drafting.errors import Place

STED = Place("sag.yaml", 7, 3)


def ask(_etiket: str, forsoeg: int) -> str | None:
    return None if forsoeg else "kendt"


def check(folder, navn):
    skaev = FILER[navn]
    if skaev.endelse == "docx" and skaev.sider and not find_libreoffice():
        (pytest.fail if os.environ.get("CI") else pytest.skip)("LibreOffice mangler")
    path = folder / f"{navn}.{skaev.endelse}"
    if not path.exists():
        path.write_bytes(skaev.lav())
    bilag = Bilag(etiket="Bilag 3", titel="Kommunens afgørelse", dato="5. november 2026", sti=path, sted=STED)
    return Forkontrol(spoerg=ask, dato="2026-11-20").check([bilag])


def make(laeste, eksempler) -> bytes:
    letter = next(brev.filer["pdf"] for case in eksempler for brev in case.breve if "pdf" in brev.filer)
    return bind(Brev(pdf=letter, titel="Klage", dato="2026-11-20"), laeste, Udseende.standard())


@pytest.mark.parametrize("navn", FILER)
def test_what_is_said_of_it(navn, tmp_path):
    (laest,) = check(tmp_path, navn)
    assert sorted({each.code for each in laest.fund}) == sorted(f"bilag.{kode}" for kode in FILER[navn].koder)
    assert laest.antal == FILER[navn].sider
    assert all(each.place == STED and each.remedy and each.message.startswith("Bilag 3: ") for each in laest.fund)


@pytest.mark.parametrize("navn", [navn for navn, skaev in FILER.items() if skaev.sider])
def test_the_bundle_is_right(navn, tmp_path, eksempler):
    laeste = check(tmp_path, navn)
    pdf = make(laeste, eksempler)
    reader = PdfReader(io.BytesIO(pdf))
    antal, egne = len(reader.pages), FILER[navn].sider
    for number, page in enumerate(reader.pages[antal - egne :], 1):
        words = " ".join(page.extract_text().split())
        assert f"Bilag 3 · side {number} af {egne}" in words
        assert f"Samlet side {antal - egne + number} af {antal}" in words
    assert pikepdf.open(io.BytesIO(pdf)).check_pdf_syntax() == []
    assert pdf == make(check(tmp_path, navn), eksempler)
    assert find_live_parts(pdf) == set()
    if FILER[navn].skjult:
        assert FILER[navn].skjult.encode() not in unpack(pdf)


LIVE = {"/JS", "/JavaScript", "/EmbeddedFile", "/EF", "/AA", "/OpenAction", "/Launch", "/AcroForm", "/Annots"}


def find_live_parts(pdf: bytes) -> set[str]:
    """Return what is left in the file of what acts by itself; the letter's own pages have none of it."""
    found: set[str] = set()
    for each in pikepdf.open(io.BytesIO(pdf)).objects:
        if isinstance(each, pikepdf.Dictionary | pikepdf.Stream):
            keys = set(each.keys()) | {str(each.get(key, "")) for key in ("/S", "/Type", "/Subtype")}
            found |= keys & LIVE
    return found


def unpack(pdf: bytes) -> bytes:
    pikepdf.open(io.BytesIO(pdf)).save(
        out := io.BytesIO(), compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.generalized
    )
    return out.getvalue()
