"""A municipality's own colour, logo and type, in Word, PDF and HTML, and only on what its own adviser sends."""

from __future__ import annotations

import io
from datetime import date
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont

from drafting.errors import RenderError
from drafting.paths import templates_folder
from drafting.pipeline import Bestilling, check, draft
from drafting.render.brevpapir import load_brevpapir
from drafting.render.html import render_html
from drafting.render.logo import load_logo
from drafting.render.pdf import render_pdf
from drafting.render.skrift import find_kendte_tegn

TESTS = Path(__file__).parents[1]
SKRIFT = templates_folder() / "brevpapir" / "skrift"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40"><path d="M0 0h80v40H0z" fill="#7a1f3d"/></svg>'


def draw_png() -> bytes:
    spec = spec_from_file_location("byg_brevpapirer", TESTS.parent / "dev" / "byg_brevpapirer.py")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.draw_logo()


PNG = draw_png()


def write(folder, navn, content):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / navn).write_bytes(content)
    return folder


def count_ornaments(pdf):
    """Return how many things on the first page no reader is told of."""
    document = pikepdf.open(io.BytesIO(pdf))
    begun = [each for each in pikepdf.parse_content_stream(document.pages[0]) if str(each.operator) in {"BMC", "BDC"}]
    return sum(str(each.operands[0]) == "/Artifact" for each in begun)


def test_one_measure_is_enough(tmp_path, brevpapir, eksempelbreve) -> None:
    own = load_brevpapir(write(tmp_path, "maal.yaml", b'farve: {accent: "7A1F3D"}\n'))
    assert own.maal.farve.accent == "7A1F3D"
    assert own.maal.margen == brevpapir.maal.margen
    assert "--accent: #7A1F3D" in render_html(eksempelbreve.BREVE["klage"], own)


@pytest.mark.parametrize(("navn", "content"), [("logo.svg", SVG), ("logo.png", PNG)])
def test_a_logo_is_an_ornament_on_the_first_page(navn, content, tmp_path, brevpapir, eksempelbreve) -> None:
    own = load_brevpapir(write(tmp_path, navn, content))
    letter = eksempelbreve.BREVE["udtalelse"]
    assert count_ornaments(render_pdf(letter, own)) > count_ornaments(render_pdf(letter, brevpapir))
    assert '<img class="logo" src="data:image/' in render_html(letter, own)
    assert "<img" not in render_html(letter, brevpapir)


@pytest.mark.parametrize(
    ("navn", "content", "said"),
    [
        ("logo.png", SVG, "ikke et billede af slagsen png"),
        ("logo.svg", b"%PDF-1.7", "ikke et billede af slagsen svg"),
        ("logo.jpg", b"", "ikke et billede af slagsen jpg"),
        ("logo.png", PNG + b" " * 500_001, "fylder 500 kB"),
    ],
)
def test_a_logo_that_is_none_is_told(navn, content, said, tmp_path) -> None:
    with pytest.raises(RenderError) as caught:
        load_logo(load_brevpapir(write(tmp_path, navn, content)))
    assert said in str(caught.value.troubles[0])


def test_a_torn_picture_is_told(tmp_path, eksempelbreve) -> None:
    own = load_brevpapir(write(tmp_path, "logo.png", PNG[:60]))
    with pytest.raises(RenderError, match="kunne ikke sættes som PDF"):
        render_pdf(eksempelbreve.BREVE["klage"], own)


@pytest.fixture
def anden_skrift(tmp_path):
    """Return a folder with a family of another name that lacks the letter æ."""
    for fil in SKRIFT.glob("*.ttf"):
        font = TTFont(fil)
        for table in font["cmap"].tables:
            table.cmap.pop(0xE6, None)
        for record in font["name"].names:
            if "Carlito" in str(record):
                record.string = str(record).replace("Carlito", "Minby")
        (tmp_path / "skrift").mkdir(exist_ok=True)
        font.save(tmp_path / "skrift" / fil.name.replace("Carlito", "Minby"))
    return write(tmp_path, "maal.yaml", b"skrift: {pdf: Minby, word: Minby}\n")


def test_another_type_is_used_and_asked_what_it_can_print(anden_skrift, eksempelbreve) -> None:
    own = load_brevpapir(anden_skrift)
    assert "ø" in find_kendte_tegn(own)
    assert "æ" not in find_kendte_tegn(own)
    with pytest.raises(RenderError, match="Tegnet 'æ'"):
        render_pdf(eksempelbreve.BREVE["klage"], own)
    assert "--skrift: Minby" in render_html(eksempelbreve.BREVE["klage"], own)


def test_a_type_file_that_is_torn_is_told(tmp_path) -> None:
    write(tmp_path / "skrift", "brudt.ttf", b"intet")
    with pytest.raises(RenderError, match="Skriftfilen kan ikke læses"):
        find_kendte_tegn(load_brevpapir(tmp_path))


def test_a_type_that_is_not_there_is_told(tmp_path, eksempelbreve) -> None:
    (tmp_path / "skrift").mkdir()
    with pytest.raises(RenderError, match="Skriften 'Carlito' findes ikke i mappen"):
        render_pdf(eksempelbreve.BREVE["klage"], load_brevpapir(tmp_path))


def test_only_the_adviser_writes_on_the_municipalitys_paper(tmp_path) -> None:
    write(tmp_path / "brevpapir" / "hvidovre", "logo.svg", SVG)
    sag = TESTS.parent / "eksempler" / "ubesvarede_breve" / "sag.yaml"
    tjek = check(sag, dato=date(2026, 11, 20), overlay=tmp_path)
    order = Bestilling(breve=("klage/klage", "klage/videresendelse"), formater=("html",), kladde=True)
    klage, videresendelse = (udfald.filer[0].indhold.decode() for udfald in draft(tjek, order))
    assert "<img" not in klage
    assert '<img class="logo"' in videresendelse


def test_the_municipalitys_paper_goes_before_the_general_one(tmp_path) -> None:
    write(tmp_path, "maal.yaml", b'farve: {accent: "111111", tekst: "222222"}\n')
    write(tmp_path / "minby", "maal.yaml", b'farve: {accent: "333333"}\n')
    farve = load_brevpapir(tmp_path, kommune="minby").maal.farve
    assert (farve.accent, farve.tekst) == ("333333", "222222")
    assert load_brevpapir(tmp_path, kommune="andenby").maal.farve.accent == "111111"
