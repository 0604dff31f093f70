"""A number is found by the quick look whenever reading finds it, however its digits are drawn."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name
from pypdf import PdfReader
from skaeve_filer import new_pdf, save

from drafting.bilag.blad import Blad
from drafting.bilag.cifre import Cifferlaeser
from drafting.dansk.cpr import CPR
from drafting.pakning.fortrolighed import MULIGT_CPR

TEGN = "0123456789- abcÆ"


def make_kort(bredde: int, maade: str) -> bytes:
    """Return a table of codes, 10 and up, that are the signs; `maade` is how the table tells them."""
    rows = [(number, ord(tegn)) for number, tegn in enumerate(TEGN, 10)]
    if maade == "enkelte":
        body = "\n".join(f"<{code:0{bredde}x}> <{sign:04X}>" for code, sign in rows)
        return f"{len(rows)} beginbfchar\n{body}\nendbfchar".encode()
    if maade == "liste":
        signs = " ".join(f"<{sign:04X}>" for _, sign in rows)
        return f"1 beginbfrange\n<{10:0{bredde}x}> <{25:0{bredde}x}> [{signs}]\nendbfrange".encode()
    body = "\n".join(f"<{code:0{bredde}x}> <{code:0{bredde}x}> <{sign:04X}>" for code, sign in rows[10:])
    head = f"<{10:0{bredde}x}> <{19:0{bredde}x}> <0030>"
    return f"7 beginbfrange\n{head}\n{body}\nendbfrange".encode()


def add_typer(pdf, page):
    """Give a page types of every make: A as everywhere, B and C with codes of their own, D with names of its own."""
    fonts = page.Resources.Font
    fonts.A = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica, Encoding=Name.WinAnsiEncoding)
    for navn, maade in (("B", "enkelte"), ("E", "liste"), ("G", "raekke")):
        fonts[f"/{navn}"] = Dictionary(
            Type=Name.Font,
            Subtype=Name.TrueType,
            BaseFont=Name("/ABCDEF+Own"),
            ToUnicode=pdf.make_stream(make_kort(2, maade)),
        )
    child = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Own, DW=500)
    fonts.C = Dictionary(
        Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Own, Encoding=Name("/Identity-H"),
        DescendantFonts=Array([pdf.make_indirect(child)]), ToUnicode=pdf.make_stream(make_kort(4, "enkelte")),
    )  # fmt: skip
    names = [
        "/zero",
        "/one",
        "/two",
        "/three",
        "/four",
        "/five",
        "/six",
        "/seven",
        "/eight",
        "/nine",
        "/hyphen",
        "/space",
    ]
    fonts.D = Dictionary(
        Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica,
        Encoding=Dictionary(BaseEncoding=Name.WinAnsiEncoding, Differences=Array([10, *map(Name, names)])),
    )  # fmt: skip


def encode(font: str, ord_: str) -> bytes:
    if font == "A":
        return ord_.encode("cp1252")
    codes = [TEGN.index(tegn) + 10 for tegn in ord_ if font != "D" or TEGN.index(tegn) < 12]
    return b"".join(code.to_bytes(2 if font == "C" else 1) for code in codes)


def escape(raw: bytes) -> bytes:
    return b"(" + b"".join(b"\\%03o" % each if each < 32 or each in b"()\\" else bytes([each]) for each in raw) + b")"


def split(raw: bytes, font: str) -> list[bytes]:
    step = 2 if font == "C" else 1
    return [raw[at : at + step] for at in range(0, len(raw), step)]


MAADER = {
    "tekst": b"%b Tj",
    "linje": b"T* %b '",
    "gemt": b"q /A 9 Tf (x) Tj Q %b Tj",
    "kald": b"/Form Do %b Tj",
    "billede": b"BI /W 1 /H 1 /BPC 8 /CS /G ID (\nEI %b Tj",
    "maerket": b"/Span <</ActualText (99 q) /X <</Y (a) >> >> BDC %b Tj EMC",
    "hex": b"<%b>Tj",
    "oktal": b"(%b) Tj",
    "spredt": b"[%b] TJ",
    "hullet": b"[%b]TJ",
    "hver": b"%b Tj",
}


def draw(font: str, ord_: str, maade: str) -> bytes:
    """Return how words are drawn, in one of the ways there are."""
    raw = encode(font, ord_)
    pieces = [escape(each) for each in split(raw, font)]
    inner = {
        "hex": raw.hex().encode(),
        "oktal": b"".join(b"\\%03o" % each for each in raw),
        "spredt": b" -20 ".join(pieces),
        "hullet": b" -900 ".join(pieces),
        "hver": b" Tj ".join(pieces) or b"()",
    }
    return b"/%b 12 Tf " % font.encode() + MAADER[maade] % inner.get(maade, escape(raw))


STYKKE = st.tuples(st.sampled_from("ABCDEG"), st.text("0123456789- aÆ", max_size=11), st.sampled_from(sorted(MAADER)))


def make_side(stykker, formular=b"") -> Blad:
    drawn = [b"BT 72 700 Td", *(draw(*each) for each in stykker)]
    pdf = new_pdf("x")
    page = pdf.pages[0]
    add_typer(pdf, page)
    form = pdf.make_stream(formular or b"BT /A 9 Tf (0102) Tj ET")
    form.update(
        Dictionary(
            Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 99, 99], Resources=Dictionary(Font=page.Resources.Font)
        )
    )
    page.Resources.XObject = Dictionary(Form=form)
    page.Contents = pdf.make_stream(b"\n".join([*drawn, b"ET"]))
    return Blad(PdfReader(io.BytesIO(save(pdf))).pages[0])


def reads(blad: Blad) -> bool:
    return bool(CPR.search(" ".join(blad.page.extract_text().split())))


def may_show(blad: Blad) -> bool:
    cifre = Cifferlaeser().read_side(blad)
    return cifre is None or bool(MULIGT_CPR.search(cifre))


@pytest.mark.parametrize("maade", sorted(MAADER))
@pytest.mark.parametrize("font", "ABCDEG")
def test_a_number_is_seen_however_it_is_drawn(font, maade):
    blad = make_side([(font, "010203-1234", maade)])
    assert may_show(blad)
    assert reads(blad) or maade in {"hullet", "linje"}


@settings(deadline=None, max_examples=300)
@given(st.lists(STYKKE, min_size=1, max_size=5))
def test_what_reading_finds_is_never_missed(stykker):
    blad = make_side(stykker)
    assert may_show(blad) or not reads(blad)


@settings(deadline=None, max_examples=100)
@given(st.integers(1, 9), st.sampled_from("ABCDEG"), st.sampled_from("ABCDEG"), st.sampled_from(sorted(MAADER)))
def test_a_number_in_two_pieces_is_never_missed(at, one, other, maade):
    number = "0102031234"
    blad = make_side([(one, number[:at], "tekst"), (other, number[at:], maade)])
    assert may_show(blad) or not reads(blad)


def test_a_number_begun_on_the_page_and_ended_in_a_drawing_is_seen():
    assert may_show(make_side([("A", "010203", "tekst"), ("A", "", "kald")], b"BT /A 9 Tf (1234) Tj ET"))


@pytest.mark.parametrize("ord_", ["20-11-2026", "10 20 30 40", "26-1317 a 12 a 1", "991399-1234", "0102034-123a4"])
def test_other_numbers_need_no_reading(ord_):
    for font, maade in ("A", "tekst"), ("B", "hex"), ("C", "spredt"):
        assert not may_show(make_side([(font, ord_, maade)]))
