"""The PDF says what the tree says, in its order, with its structure, in the same bytes, and inside the lines."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from msgspec.structs import replace
from pypdf import PdfReader

from drafting.errors import RenderError
from drafting.letter.tree import Front, Item, Letter, Paragraph, Points, Quote
from drafting.render.brevpapir import load_brevpapir
from drafting.render.pdf import render_pdf
from drafting.render.pdfdata import er_front_kort

if TYPE_CHECKING:
    from collections.abc import Iterator

MM = 72 / 25.4
SIDETAL = re.compile(r"\s*Side \d+ af \d+\s*$")


def read_text(pdf: bytes) -> str:
    pages = (page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    return "\n".join(SIDETAL.sub("", page) for page in pages)


def squeeze(text: str) -> str:
    return re.sub(r"[\s•–]+", "", text)


@dataclass(frozen=True)
class Node:
    tag: str
    marks: tuple[tuple[int, int], ...]
    children: tuple[Node, ...]

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            yield from child.walk()


def read_structure(pdf: bytes) -> Node:
    document = pikepdf.open(BytesIO(pdf))
    pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
    root = document.Root.StructTreeRoot.K
    return read_node(root[0] if isinstance(root, pikepdf.Array) else root, pages)


def read_node(node: pikepdf.Object, pages: dict) -> Node:
    kids = node.get("/K", [])
    marks, children = [], []
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            children.append(read_node(kid, pages))
        elif isinstance(kid, pikepdf.Dictionary):
            marks.append((pages[kid.get("/Pg", node.get("/Pg")).objgen], int(kid.MCID)))
        else:
            marks.append((pages[node.Pg.objgen], int(kid)))
    return Node(str(node.S), tuple(marks), tuple(children))


def tags(pdf: bytes) -> list[str]:
    return [node.tag for node in read_structure(pdf).walk()]


# ---- words


def test_the_pdf_says_every_letter_of_the_tree_in_order(brev, brevpapir, eksempelbreve) -> None:
    said = squeeze(read_text(render_pdf(brev, brevpapir)))

    assert said == squeeze(" ".join(eksempelbreve.ordfoelge(brev)))


@pytest.mark.parametrize("navn", ["klage", "kladde", "fyrre_punkter", "udtalelse"])
def test_the_words_stand_apart_as_in_the_tree(navn, brevpapir, eksempelbreve) -> None:
    letter = eksempelbreve.BREVE[navn]
    words = [word for word in read_text(render_pdf(letter, brevpapir)).split() if word != "•"]

    assert words == list(eksempelbreve.ordfoelge(letter))


def test_text_that_looks_like_code_comes_out_as_it_is(brevpapir, eksempelbreve) -> None:
    words = " ".join(read_text(render_pdf(eksempelbreve.BREVE["fjendtlig"], brevpapir)).split())

    assert words.count("#panic(1) *b* _u_ $x$ @ref <label>") >= 10


def test_a_list_keeps_the_numbers_of_the_tree(brevpapir, eksempelbreve) -> None:
    e = eksempelbreve
    letter = replace(e.BREVE["klage"], blocks=(e.overskrift(1, "Klage"), e.punkter("syv", "otte", fra=7)), bilag=())

    assert "7. syv 8. otte" in " ".join(read_text(render_pdf(letter, brevpapir)).split())


def test_spaces_and_line_breaks_of_a_value_are_kept(brevpapir, eksempelbreve) -> None:
    e = eksempelbreve
    block = e.afsnit(e.data("første linje\nanden  linje\u00a0slut og blø\u00addt"))
    text = read_text(render_pdf(replace(e.BREVE["klage"], blocks=(e.overskrift(1, "Klage"), block)), brevpapir))

    assert "første linje\nanden" in text
    assert "blødt" in text.replace("\u00ad", "")


def test_a_letter_with_nearly_nothing_in_it_is_still_a_letter(brevpapir, eksempelbreve) -> None:
    e = eksempelbreve
    blocks = (
        e.overskrift(1, "Klage"),
        Paragraph(()),
        Quote(()),
        Points(True, (Item(1, ()), Item(2, (e.afsnit("to"),)))),
    )
    letter = Letter("klage/klage", "Klage", "2026-11-20", Front((), (), ()), blocks)

    assert read_text(render_pdf(letter, brevpapir)).split() == ["Klage", "1.", "2.", "to"]


# ---- structure


def test_every_kind_of_block_has_its_tag(brevpapir, eksempelbreve) -> None:
    found = set(tags(render_pdf(eksempelbreve.BREVE["udtalelse"], brevpapir)))

    assert {"/H1", "/H2", "/H3", "/P", "/L", "/LI", "/Lbl", "/LBody", "/BlockQuote"} <= found
    assert {"/Table", "/THead", "/TBody", "/TR", "/TH", "/TD", "/Strong"} <= found


def test_there_is_one_subject_line(brev, brevpapir) -> None:
    assert tags(render_pdf(brev, brevpapir)).count("/H1") == 1


def test_the_structure_is_in_the_order_of_the_page(brev, brevpapir) -> None:
    marks = [mark for node in read_structure(render_pdf(brev, brevpapir)).walk() for mark in node.marks]
    # An element's own marks come before its children's here, so only elements without children are in strict order.
    leaves = [n.marks for n in read_structure(render_pdf(brev, brevpapir)).walk() if n.marks and not n.children]

    assert len(marks) == len(set(marks))
    assert all(one[-1] < two[0] for one, two in pairwise(leaves))


def test_every_field_of_the_front_is_a_paragraph_of_its_own(brevpapir, eksempelbreve) -> None:
    front = tags(render_pdf(eksempelbreve.BREVE["udtalelse"], brevpapir))
    # name, sender's lines, recipient, date, three references
    assert front[: front.index("/H1")] == ["/Document", *["/P"] * 7]


def test_a_nested_list_lies_inside_its_point(brevpapir, eksempelbreve) -> None:
    nodes = read_structure(render_pdf(eksempelbreve.BREVE["udtalelse"], brevpapir)).walk()

    assert any("/L" in [child.tag for child in node.children] for node in nodes if node.tag == "/LBody")


# ---- what the file says about itself


def test_the_file_is_marked_for_archive_and_readers(brev, brevpapir) -> None:
    document = pikepdf.open(BytesIO(render_pdf(brev, brevpapir)))

    assert document.Root.Lang == "da-DK"
    assert document.Root.MarkInfo.Marked is True
    assert document.Root.ViewerPreferences.DisplayDocTitle is True
    assert document.docinfo.Title == brev.titel


def test_both_standards_are_claimed(brevpapir, eksempelbreve) -> None:
    document = pikepdf.open(BytesIO(render_pdf(eksempelbreve.BREVE["klage"], brevpapir)))
    xmp = document.Root.Metadata.read_bytes().decode()

    assert "<pdfaid:part>2</pdfaid:part>" in xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in xmp
    assert "<pdfuaid:part>1</pdfuaid:part>" in xmp
    assert document.docinfo.Author == "Mette Holm"


def test_every_font_is_embedded(brev, brevpapir) -> None:
    for page in pikepdf.open(BytesIO(render_pdf(brev, brevpapir))).pages:
        for font in page.Resources.Font.values():
            assert "Carlito" in str(font.BaseFont)
            assert any(key.startswith("/FontFile") for key in font.DescendantFonts[0].FontDescriptor.keys())  # noqa: SIM118  pikepdf


def test_page_numbers_stand_outside_the_reading_order(brevpapir, eksempelbreve) -> None:
    pdf = render_pdf(eksempelbreve.BREVE["udtalelse"], brevpapir)
    reader = PdfReader(BytesIO(pdf))

    assert [SIDETAL.search(page.extract_text())[0].strip() for page in reader.pages] == [
        f"Side {number} af {len(reader.pages)}" for number in range(1, len(reader.pages) + 1)
    ]
    assert all(page.get_contents().get_data().count(b"/Artifact") for page in reader.pages)


def test_a_letter_of_one_page_has_its_number_as_in_word(brevpapir, eksempelbreve) -> None:
    reader = PdfReader(BytesIO(render_pdf(eksempelbreve.BREVE["klage"], brevpapir)))

    assert len(reader.pages) == 1
    assert "Side 1 af 1" in reader.pages[0].extract_text()


# ---- the same bytes


RENDER = """
import hashlib, sys
sys.path.insert(0, sys.argv[1])
import eksempelbreve
from drafting.paths import templates_folder
from drafting.render.brevpapir import load_brevpapir
from drafting.render.pdf import render_pdf
brevpapir = load_brevpapir(templates_folder() / "brevpapir")
for navn in sys.argv[2:]:
    print(hashlib.sha256(render_pdf(eksempelbreve.BREVE[navn], brevpapir)).hexdigest())
"""


def test_two_processes_with_other_seeds_and_time_zones_write_the_same_bytes(brevpapir, eksempelbreve) -> None:
    def render(seed: str, zone: str, *navne: str) -> list[str]:
        command = [sys.executable, "-c", RENDER, str(Path(__file__).parent), *navne]
        env = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"}
        return subprocess.run(command, env=env, check=True, capture_output=True, text=True).stdout.split()

    here = hashlib.sha256(render_pdf(eksempelbreve.BREVE["udtalelse"], brevpapir)).hexdigest()

    assert render("1", "Europe/Copenhagen", "udtalelse", "kladde")[0] == here
    assert render("2", "Pacific/Auckland", "kladde", "udtalelse")[1] == here


def test_letters_rendered_at_the_same_time_are_not_mixed(brevpapir, eksempelbreve) -> None:
    letters = list(eksempelbreve.BREVE.values())
    one_by_one = [render_pdf(letter, brevpapir) for letter in letters]
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(lambda letter: render_pdf(letter, brevpapir), letters * 2))

    assert together == one_by_one * 2


# ---- places on the page


@dataclass(frozen=True)
class Piece:
    page: int
    text: str
    left: float
    right: float
    baseline: float
    size: float


class Widths:
    """The advance widths of the shipped fonts, by the name the PDF gives them."""

    def __init__(self, folder: Path) -> None:
        self.fonts = {path.stem: TTFont(path) for path in folder.glob("*.ttf")}

    def measure(self, font: str, text: str, size: float) -> float:
        stem = font.rpartition("+")[2].removesuffix("-Identity-H")
        source = self.fonts[stem if stem in self.fonts else "Carlito-Regular"]
        cmap, widths = source.getBestCmap(), source["hmtx"]
        units = sum(widths[cmap.get(ord(char), cmap[ord(" ")])][0] for char in text)
        return units * size / source["head"].unitsPerEm


def read_pieces(pdf: bytes, widths: Widths) -> list[Piece]:
    pieces: list[Piece] = []
    for number, page in enumerate(PdfReader(BytesIO(pdf)).pages):

        def visit(text, cm, tm, font, size, number=number) -> None:
            if text.strip() and font:
                left = (cm[0] * tm[4] + cm[4]) / MM
                width = widths.measure(str(font["/BaseFont"]), text.strip(), size * abs(tm[0])) / MM
                baseline = 297 - (cm[3] * tm[5] + cm[5]) / MM
                pieces.append(Piece(number, text.strip(), left, left + width, baseline, size / MM))

        page.extract_text(visitor_text=visit)
    return pieces


@pytest.fixture(scope="module")
def widths(brevpapir) -> Widths:
    return Widths(brevpapir.find_fil("skrift"))


@pytest.mark.parametrize("navn", ["klage", "udtalelse", "kladde", "lang_adresse", "lange_ord"])
def test_the_recipient_lies_inside_the_window(navn, brevpapir, eksempelbreve, widths) -> None:
    rude, letter = brevpapir.maal.rude, eksempelbreve.BREVE[navn]
    pieces = [piece for piece in read_pieces(render_pdf(letter, brevpapir), widths) if piece.page == 0]
    text = squeeze("".join("".join(span.text for span in line) for line in letter.front.modtager))
    recipient = [
        piece for piece in pieces if piece.left < 120 and 40 < piece.baseline < 90 and squeeze(piece.text) in text
    ]

    assert squeeze("".join(piece.text for piece in recipient)) == text
    for piece in recipient:
        assert rude.venstre <= piece.left
        assert piece.right <= rude.venstre + rude.bredde
        assert rude.top <= piece.baseline - piece.size
        assert piece.baseline + piece.size * 0.25 <= rude.top + rude.hoejde


@pytest.mark.parametrize("navn", ["klage", "udtalelse", "lang_adresse"])
def test_nothing_else_shows_in_the_window(navn, brevpapir, eksempelbreve, widths) -> None:
    rude, letter = brevpapir.maal.rude, eksempelbreve.BREVE[navn]
    text = squeeze("".join("".join(span.text for span in line) for line in letter.front.modtager))
    for piece in read_pieces(render_pdf(letter, brevpapir), widths):
        inside = piece.left < rude.venstre + rude.bredde and rude.top < piece.baseline < rude.top + rude.hoejde
        assert piece.page or not inside or squeeze(piece.text) in text


def test_nothing_runs_out_of_the_margins(brev, brevpapir, widths) -> None:
    maal = brevpapir.maal
    for piece in read_pieces(render_pdf(brev, brevpapir), widths):
        assert piece.left >= maal.margen.venstre - 0.1
        assert piece.right <= maal.papir.bredde - maal.margen.hoejre + 0.6, piece
        assert piece.baseline <= maal.papir.hoejde - 10


LINJER = ("Center for Børn og Familie", "ATT. MEDARBEJDEREN I MAMMAS HUS", "Strandvej 4, 2650 Hvidovre, på en sal")


@pytest.mark.parametrize("antal", range(10))
def test_a_front_that_is_not_measured_stands_where_it_would_have_stood(
    antal, brevpapir, eksempelbreve, monkeypatch
) -> None:
    e = eksempelbreve
    adresse = e.linjer(*(LINJER * 4)[:antal])
    front = Front(adresse, adresse, e.spans("20. november 2026"), e.referencer(*[("Sagsnummer", "26/8841")] * antal))
    letter = replace(e.BREVE["klage"], front=front)
    said = er_front_kort(front, brevpapir.maal)
    as_it_is = render_pdf(letter, brevpapir)

    assert said == (antal <= 2), "more than two references always push the letter down"
    monkeypatch.setattr("drafting.render.pdfdata.er_front_kort", lambda *_: False)
    assert render_pdf(letter, brevpapir) == as_it_is


@pytest.mark.parametrize("felt", ["afsender", "modtager"])
@pytest.mark.parametrize("antal", range(1, 9))
def test_an_address_that_is_not_measured_stands_where_it_would_have_stood(
    felt, antal, brevpapir, eksempelbreve, monkeypatch
) -> None:
    e = eksempelbreve
    front = replace(e.BREVE["klage"].front, **{felt: e.linjer(*(LINJER * 3)[:antal])})
    letter = replace(e.BREVE["klage"], front=front)
    as_it_is = render_pdf(letter, brevpapir)

    assert er_front_kort(front, brevpapir.maal) == (antal <= 5)
    monkeypatch.setattr("drafting.render.pdfdata.er_front_kort", lambda *_: False)
    assert render_pdf(letter, brevpapir) == as_it_is


# ---- over the edge of the page


def test_a_table_over_two_pages_repeats_its_head_and_splits_no_row(brevpapir, eksempelbreve) -> None:
    e = eksempelbreve
    rows = [
        (f"{day}. maj 2026", f"begynder{day} " + "og noget mere, der fylder " * 6 + f"slutter{day}")
        for day in range(1, 31)
    ]
    letter = replace(e.BREVE["klage"], blocks=(e.overskrift(1, "Forløb"), e.tabel(("Dato", "Hvad der skete"), *rows)))
    pdf = render_pdf(letter, brevpapir)
    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]
    held = [page for page in pages if "begynder" in page]

    assert len(held) > 1
    assert all("Hvad der skete" in page for page in held)
    assert tags(pdf).count("/TH") == 2
    assert all(
        (f"begynder{day} " in page) == (f"slutter{day}\n" in f"{page}\n") for page in pages for day in range(1, 31)
    )


def test_a_row_longer_than_a_page_is_split_and_not_lost(brevpapir, eksempelbreve) -> None:
    e = eksempelbreve
    long = " ".join(f"ord{number}" for number in range(2500))
    letter = replace(e.BREVE["klage"], blocks=(e.overskrift(1, "Forløb"), e.tabel(("Dato", "Tekst"), ("1. maj", long))))

    assert squeeze(long)[-200:] in squeeze(read_text(render_pdf(letter, brevpapir)))


@pytest.mark.parametrize("lines", range(6, 19, 2))
def test_two_rows_at_the_least_stand_at_the_head_and_at_the_end_of_a_table(lines, brevpapir, eksempelbreve) -> None:
    e = eksempelbreve
    fill = tuple(e.afsnit(f"Afsnit {number}.") for number in range(lines))
    rows = ((f"{day}. maj 2026", f"begynder{day} " + "noget, der fylder " * 8) for day in range(1, 10))
    blocks = (e.overskrift(1, "Klage"), *fill, e.overskrift(2, "Forløbet"), e.tabel(("Dato", "Det skete"), *rows))
    pages = PdfReader(BytesIO(render_pdf(replace(e.BREVE["klage"], blocks=blocks), brevpapir))).pages
    texts = [page.extract_text() for page in pages]
    held = [text.count("begynder") for text in texts if "begynder" in text]

    assert sum(held) == 9
    assert min(held) >= 2
    assert next("Forløbet" in text for text in texts if "begynder" in text)


@pytest.mark.parametrize("lines", [14, 16, 18])
def test_a_point_parted_between_two_pages_has_no_hole_below_it(lines, brevpapir, eksempelbreve, widths) -> None:
    e = eksempelbreve
    fill = tuple(e.afsnit(f"Afsnit {number}.") for number in range(lines))
    long = "mange ord igen og igen " * 6
    points = e.punkter(
        (e.afsnit(e.fed("Titel")), *(e.afsnit(long) for _ in range(4)), e.afsnit(f"{long} sidste")), "næste"
    )
    letter = replace(e.BREVE["klage"], blocks=(e.overskrift(1, "Klage"), *fill, points))
    pieces = read_pieces(render_pdf(letter, brevpapir), widths)
    last, after = (next(piece for piece in pieces if word in piece.text) for word in ("sidste", "næste"))

    assert last.page == after.page == 1
    assert after.baseline - last.baseline < 12


@pytest.mark.parametrize("lines", range(12, 24, 2))
def test_the_title_of_a_point_stays_with_its_text(lines, brevpapir, eksempelbreve) -> None:
    e = eksempelbreve
    fill = tuple(e.afsnit(f"Afsnit {number}.") for number in range(lines))
    points = e.punkter(*((e.afsnit(e.fed(f"Titel{n}")), e.afsnit(f"Tekst{n} " + "mange ord " * 30)) for n in (1, 2)))
    pages = PdfReader(
        BytesIO(render_pdf(replace(e.BREVE["klage"], blocks=(e.overskrift(1, "Klage"), *fill, points)), brevpapir))
    ).pages
    texts = [page.extract_text() for page in pages]

    for number in (1, 2):
        assert [f"Titel{number}" in text for text in texts] == [f"Tekst{number}" in text for text in texts]
        assert [f"{number}. Titel" in " ".join(text.split()) for text in texts] == [
            f"Titel{number}" in text for text in texts
        ]


@pytest.mark.parametrize("lines", range(20, 32))
def test_a_heading_and_a_lead_in_stay_with_what_follows(lines, brevpapir, eksempelbreve) -> None:
    e = eksempelbreve
    fill = tuple(e.afsnit(f"Afsnit {number}.") for number in range(lines))
    blocks = (
        e.overskrift(1, "Klage"),
        *fill,
        e.overskrift(2, "Mellemrubrik"),
        e.afsnit("Her er listen:"),
        e.punkter("et", "to"),
    )
    pages = PdfReader(BytesIO(render_pdf(replace(e.BREVE["klage"], blocks=blocks), brevpapir))).pages
    held = [page.extract_text() for page in pages if "Mellemrubrik" in page.extract_text()]

    assert "Her er listen:" in held[0]
    assert "1. et" in " ".join(held[0].split())


@pytest.mark.parametrize("lines", range(18, 30))
def test_the_signature_stays_together_with_the_last_words(lines, brevpapir, eksempelbreve) -> None:
    e = eksempelbreve
    fill = tuple(e.afsnit(f"Afsnit {number}.") for number in range(lines))
    letter = replace(e.BREVE["udtalelse"], blocks=(e.overskrift(1, "Udtalelse"), *fill, e.afsnit("Sidste ord.")))
    pages = [page.extract_text() for page in PdfReader(BytesIO(render_pdf(letter, brevpapir))).pages]

    assert ["Sidste ord." in page for page in pages] == ["Med venlig hilsen" in page for page in pages]
    assert ["Med venlig hilsen" in page for page in pages] == ["Line Berg\nborgerrådgiver" in page for page in pages]
    assert ["Med venlig hilsen" in page for page in pages] == ["Bilag 1" in page for page in pages]


# ---- trouble


def test_a_character_the_type_lacks_is_refused_with_its_place(brevpapir, eksempelbreve) -> None:
    e = eksempelbreve
    letter = replace(e.BREVE["klage"], blocks=(e.overskrift(1, "Klage"), e.afsnit(e.data("tak 👍", linje=17))))

    with pytest.raises(RenderError, match=r"sag\.yaml:17:3 Tegnet '👍' \(U\+1F44D\)"):
        render_pdf(letter, brevpapir)


@pytest.mark.parametrize("ord_", ['"))) #panic("x")', "slut\\", '\\") ] #x', "\\u{41} ${x}$ *b*", "// ikke en note"])
def test_no_words_can_be_taken_for_a_command(ord_, brevpapir, eksempelbreve) -> None:
    e = eksempelbreve
    letter = replace(e.BREVE["klage"], blocks=(e.overskrift(1, "Klage"), e.afsnit(f"Før {ord_} efter.")))

    assert f"Før {ord_} efter." in PdfReader(BytesIO(render_pdf(letter, brevpapir))).pages[0].extract_text()


def test_a_letter_does_not_hang_on_the_one_before_it(brevpapir, eksempelbreve) -> None:
    one, other = (eksempelbreve.BREVE[navn] for navn in ("klage", "udtalelse"))
    first = render_pdf(one, brevpapir)

    assert render_pdf(other, brevpapir) != first
    assert render_pdf(one, brevpapir) == first


def test_a_broken_page_is_told_as_a_render_error(tmp_path, eksempelbreve) -> None:
    (tmp_path / "standard.typ").write_text("#let x = ", encoding="utf-8")

    with pytest.raises(RenderError, match=r"'klage/klage' kunne ikke sættes som PDF"):
        render_pdf(eksempelbreve.BREVE["klage"], load_brevpapir(tmp_path))


def test_a_family_that_is_not_there_is_told(tmp_path, brevpapir, eksempelbreve) -> None:
    text = brevpapir.find_fil("maal.yaml").read_text(encoding="utf-8").replace("pdf: Carlito", "pdf: Findesikke")
    (tmp_path / "maal.yaml").write_text(text, encoding="utf-8")

    with pytest.raises(RenderError, match="Skriften 'Findesikke' findes ikke"):
        render_pdf(eksempelbreve.BREVE["klage"], load_brevpapir(tmp_path))
