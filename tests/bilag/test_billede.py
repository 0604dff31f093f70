"""Pictures stand the right way up however the camera was held, and tell nothing of where it was."""

from __future__ import annotations

import io
import os
import shutil
import subprocess

import pytest
from PIL import Image
from pypdf import PdfReader
from skaeve_filer import bad_xref, phone_picture, picture, save_picture

from drafting.bilag.billede import read_billede, strip_jpg
from drafting.bilag.log import listen
from drafting.bilag.model import Bilag, Rapport
from drafting.errors import Place


def make(indhold, slags):
    rapport = Rapport(Bilag(etiket="Bilag 1", titel="Foto", sted=Place("sag.yaml")))
    return read_billede(indhold, slags, rapport, "2026-11-20")


def find_red(pdf, tmp_path):
    """Return the corner of the picture that is red: across and down, each 0 or 1."""
    if not shutil.which("pdftoppm"):
        (pytest.fail if os.environ.get("CI") else pytest.skip)("pdftoppm mangler")
    (tmp_path / "side.pdf").write_bytes(pdf)
    subprocess.run(["pdftoppm", "-r", "40", "-png", "-singlefile", "side.pdf", "side"], cwd=tmp_path, check=True)
    page = Image.open(tmp_path / "side.png").convert("RGB")
    red = [
        (x, y)
        for x in range(page.width)
        for y in range(page.height)
        if page.getpixel((x, y))[0] > 200 and page.getpixel((x, y))[1] < 60
    ]
    middle = (page.width / 2, page.height / 2)
    xs, ys = zip(*red, strict=True)
    return int(sum(xs) / len(xs) > middle[0]), int(sum(ys) / len(ys) > middle[1])


@pytest.mark.parametrize("holdt", range(1, 9))
def test_a_picture_is_upright_however_the_telephone_was_held(holdt, tmp_path):
    assert find_red(make(phone_picture(holdt), "jpg"), tmp_path) == (0, 0)


def test_the_dots_of_a_photo_are_the_same_dots():
    whole = phone_picture(6)
    stripped = strip_jpg(whole)
    assert b"hemmelig" in whole
    assert b"hemmelig" not in stripped
    assert Image.open(io.BytesIO(whole)).tobytes() == Image.open(io.BytesIO(stripped)).tobytes()
    assert stripped[2:] in make(whole, "jpg") or stripped in make(whole, "jpg")


def test_a_page_of_its_own_inside_the_margins():
    for maal in ((4000, 300), (300, 4000), (10, 10)):
        reader = PdfReader(io.BytesIO(make(save_picture(picture(maal), "PNG"), "png")))
        assert [round(float(edge)) for edge in reader.pages[0].mediabox] == [0, 0, 595, 842]


def test_what_pypdf_mutters_is_heard_and_goes_nowhere_else(caplog):
    with listen() as sagt:
        PdfReader(io.BytesIO(bad_xref()))
    assert sagt
    assert caplog.records == []
