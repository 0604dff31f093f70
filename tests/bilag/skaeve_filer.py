"""Enclosures as they come in real life, made here: broken, locked, turned, huge, scripted, and wrongly named."""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

import docx
import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String
from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from collections.abc import Callable

A4 = (595.28, 841.89)
TEKST = "BT /F1 14 Tf 72 {y} Td ({ord}) Tj ET"


@dataclass(frozen=True, slots=True)
class Skaev:
    """An awkward file: what the name ends with, how it is made, what is said of it, and how many pages it becomes."""

    endelse: str
    lav: Callable[[], bytes]
    koder: tuple[str, ...]
    sider: int
    skjult: str = ""  # what may not be found in the bundle


def new_pdf(*sider: str, maal: tuple[float, float] = A4) -> pikepdf.Pdf:
    """Return a PDF with a page for each drawing, all in one type."""
    pdf = pikepdf.new()
    font = pdf.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for number, tegning in enumerate(sider or ("",), 1):
        pdf.add_blank_page(page_size=maal)
        page = pdf.pages[-1]
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        page.Contents = pdf.make_stream((tegning or TEKST.format(y=maal[1] / 2, ord=f"Ord {number}")).encode("latin-1"))
    return pdf


def save(pdf: pikepdf.Pdf, **how) -> bytes:
    pdf.save(out := io.BytesIO(), static_id=not how.get("encryption"), **how)
    return out.getvalue()


def text_pdf(antal: int = 1, **how) -> bytes:
    return save(new_pdf(*[""] * antal), **how)


def edit(change: Callable[[pikepdf.Pdf], None], antal: int = 1, **how) -> Callable[[], bytes]:
    """Return what makes a PDF and changes it."""

    def lav() -> bytes:
        pdf = new_pdf(*[""] * antal)
        change(pdf)
        return save(pdf, **how)

    return lav


# --- what others did to a PDF


def turn(grader: int) -> Callable[[pikepdf.Pdf], None]:
    def change(pdf):
        pdf.pages[0].Rotate = grader

    return change


def crop(pdf):
    pdf.pages[0].MediaBox = Array([-50, -40, 700, 900])
    pdf.pages[0].CropBox = Array([50, 60, 645, 902])
    pdf.pages[0].Contents = pdf.make_stream(
        (TEKST.format(y=400, ord="Synlig") + " " + TEKST.format(y=-20, ord="Beskaaret")).encode()
    )


def unbalance(pdf):
    pdf.pages[0].Contents = pdf.make_stream(("q q 2 0 0 2 90 90 cm q " + TEKST.format(y=200, ord="Skaev")).encode())


def scale_unit(pdf):
    pdf.pages[0].UserUnit = 2


def split_contents(pdf):
    old = pdf.pages[0].Contents.read_bytes()
    half = old.index(b"Td")
    pdf.pages[0].Contents = Array([pdf.make_stream(old[:half]), pdf.make_stream(old[half:])])


def inherit(pdf):
    pdf.Root.Pages.Resources = pdf.pages[0].Resources
    pdf.Root.Pages.MediaBox = pdf.pages[0].MediaBox
    for page in pdf.pages:
        del page.obj["/Resources"]
        del page.obj["/MediaBox"]


def share_resources(pdf):
    pdf.pages[1].Resources = pdf.pages[0].Resources = pdf.make_indirect(pdf.pages[0].Resources)


def take_our_names(pdf):
    own = pdf.pages[0].Resources.Font.F1
    pdf.pages[0].Resources.Font["/DraftingFed"] = own
    pdf.pages[0].Contents = pdf.make_stream(b"BT /DraftingFed 14 Tf 72 400 Td (Eget navn) Tj ET")


def open_script(pdf):
    pdf.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert('hemmelig')"))


def name_script(pdf):
    script = pdf.make_indirect(Dictionary(S=Name.JavaScript, JS=pdf.make_stream(b"app.launchURL('hemmelig')")))
    pdf.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script])))


def page_script(pdf):
    pdf.pages[0].AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("hemmelig()")))


def attach(pdf):
    pdf.attachments["hemmelig.txt"] = b"hemmelig"


def attach_note(pdf):
    spec = pikepdf.AttachedFileSpec(pdf, b"hemmelig", filename="hemmelig.txt")
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.FileAttachment, Rect=[10, 10, 30, 30], FS=spec.obj, Contents=String("x")
    )
    pdf.pages[0].Annots = Array([pdf.make_indirect(note)])


def link(pdf):
    action = Dictionary(S=Name.URI, URI=String("https://hemmelig.example"))
    pdf.pages[0].Annots = Array([Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=[0, 0, 90, 90], A=action)])


def look_of(pdf, ord_: str) -> Stream:
    look = pdf.make_stream(f"BT /F1 12 Tf 2 4 Td ({ord_}) Tj ET".encode())
    look.update(
        Dictionary(Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 100, 20], Resources=pdf.pages[0].Resources)
    )
    return look


def add_field(pdf, *, udseende: bool, **more) -> None:
    field = Dictionary(
        Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("navn"), V=String("Udfyldt"),
        Rect=[72, 600, 172, 620], **more,
    )  # fmt: skip
    if udseende:
        field.AP = Dictionary(N=look_of(pdf, "Udfyldt"))
    ref = pdf.make_indirect(field)
    pdf.pages[0].Annots = Array([ref])
    pdf.Root.AcroForm = Dictionary(Fields=Array([ref]), NeedAppearances=not udseende)


def fill_form(pdf):
    add_field(pdf, udseende=True)


def fill_without_looks(pdf):
    add_field(pdf, udseende=False)


def script_field(pdf):
    add_field(pdf, udseende=True, AA=Dictionary(K=Dictionary(S=Name.JavaScript, JS=String("hemmelig()"))))


def hide_note(pdf):
    note = Dictionary(
        Type=Name.Annot, Subtype=Name.Stamp, F=2, Rect=[72, 600, 172, 620], AP=Dictionary(N=look_of(pdf, "Hemmelig"))
    )
    pdf.pages[0].Annots = Array([note])


def sign(pdf):
    field = pdf.make_indirect(
        Dictionary(
            Type=Name.Annot, Subtype=Name.Widget, FT=Name.Sig, T=String("s"), Rect=[0, 0, 0, 0],
            V=Dictionary(Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), Contents=String("x")),
        )
    )  # fmt: skip
    pdf.pages[0].Annots = Array([field])
    pdf.Root.AcroForm = Dictionary(Fields=Array([field]), SigFlags=3)


def make_portfolio(pdf):
    attach(pdf)
    pdf.Root.Collection = Dictionary(Type=Name.Collection)


def hide_layer(pdf):
    lag = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("noter")))
    pdf.Root.OCProperties = Dictionary(OCGs=Array([lag]), D=Dictionary(OFF=Array([lag])))


def make_xfa(pdf):
    pdf.Root.AcroForm = Dictionary(Fields=Array([]), XFA=pdf.make_stream(b"<xdp/>"))


def add_form_text(pdf):
    form = look_of(pdf, "Inde i tegningen")
    pdf.pages[0].Resources.XObject = Dictionary(Fm=form)
    pdf.pages[0].Contents = pdf.make_stream(b"/Fm Do")


def tag(pdf):
    root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    part = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.P, P=root, K=0, Pg=pdf.pages[0].obj))
    root.K = Array([part])
    root.ParentTree = pdf.make_indirect(Dictionary(Nums=Array([0, Array([part])])))
    pdf.Root.StructTreeRoot = root
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.pages[0].StructParents = 0
    pdf.pages[0].Contents = pdf.make_stream(
        b"/P <</MCID 0>> BDC " + TEKST.format(y=400, ord="Maerket").encode() + b" EMC"
    )


def name_oddly(pdf):
    with pdf.open_metadata() as meta:
        meta["dc:title"] = "hemmelig"
    pdf.docinfo["/Author"] = "hemmelig"


# --- what happened to the file


def break_off(share: float) -> Callable[[], bytes]:
    return lambda: (whole := text_pdf(12))[: int(len(whole) * share)]


def lose_end() -> bytes:
    return text_pdf(3)[:-100]


def zero_middle() -> bytes:
    """Return a scan with a hole of zeros where its pages are told of."""
    whole = bytearray(save(new_pdf(*[TEKST.format(y=400, ord="x" * 900) for _ in range(60)]), compress_streams=False))
    third = len(whole) // 3
    whole[third : third + 20_000] = bytes(20_000)
    return bytes(whole)


def zero_scan() -> bytes:
    whole = bytearray(scan_pdf())
    start = whole.index(b"stream", whole.index(b"/DCTDecode")) + 4000
    whole[start : start + 3000] = bytes(3000)
    return bytes(whole)


def tear_stream() -> bytes:
    """Return a PDF whose packed content does not unpack."""
    pdf = new_pdf("")
    torn = zlib.compress(TEKST.format(y=400, ord="y" * 400).encode())
    stream = Stream(pdf, b"x" * 20 + torn[20:])
    stream.Filter = Name.FlateDecode
    pdf.pages[0].Contents = pdf.make_indirect(stream)
    return save(pdf, compress_streams=False, stream_decode_level=pikepdf.StreamDecodeLevel.none)


def lose_picture() -> bytes:
    """Return a PDF that points at a drawing that is not there."""
    pdf = new_pdf("/Im Do")
    pdf.pages[0].Resources.XObject = Dictionary(Im=pdf.make_stream(b"q Q"))
    whole = save(pdf, object_stream_mode=pikepdf.ObjectStreamMode.disable, compress_streams=False)
    start = whole.index(b"/XObject")
    number = whole[start:].split(b"/Im ")[1].split(b" ")[0]
    return whole.replace(
        b"/Im " + number + b" 0 R", b"/Im 9" + number[1:] + b"0 R " if len(number) > 1 else b"/Im 99 0 R"
    )


def bad_xref() -> bytes:
    whole = save(new_pdf(""), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return whole[: whole.rindex(b"startxref")] + b"startxref\n7\n%%EOF\n"


def lock(ejer: str, bruger: str, **how) -> Callable[[], bytes]:
    return lambda: text_pdf(2, encryption=pikepdf.Encryption(owner=ejer, user=bruger, **how))


def lose_contents(pdf):
    pdf.pages[0].Contents = pdf.make_indirect(Dictionary(Length=4))


# --- pictures


def picture(maal: tuple[int, int] = (600, 400), mode: str = "RGB") -> Image.Image:
    """Return a picture with a red corner at the top to the left."""
    image = Image.new("RGB", maal, "white")
    ImageDraw.Draw(image).rectangle((0, 0, maal[0] // 3, maal[1] // 3), fill="red")
    return image.convert(mode)


def save_picture(image: Image.Image, slags: str, **how) -> bytes:
    image.save(out := io.BytesIO(), slags, **how)
    return out.getvalue()


_UNTURN = {
    1: None, 2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}  # fmt: skip


def phone_picture(holdt: int) -> bytes:
    """Return a jpg as a telephone saves it: the dots as the camera was held, and a note of how, and of where."""
    how = _UNTURN[holdt]
    exif = Image.Exif()
    exif[0x0112] = holdt
    exif[0x010E] = "hemmelig"
    return save_picture(picture().transpose(how) if how is not None else picture(), "JPEG", exif=exif)


def white_jpg() -> bytes:
    """Return a page with little on it: where its codes are made for it, white is thousands of zeros in a row."""
    white = Image.new("RGB", (1240, 1754), "white")
    white.paste(picture((300, 300)), (0, 0))
    jpg = save_picture(white, "JPEG", optimize=True)
    assert bytes(2048) in jpg
    return jpg


def clear_png() -> bytes:
    """Return a page of nothing but glass, which packs to thousands of zeros in a row."""
    return save_picture(Image.new("RGBA", (1240, 3500)), "PNG")


def noted_jpg() -> bytes:
    """Return a jpg with a note of zeros before its dots, as cameras leave them."""
    jpg = save_picture(picture((1240, 1754)), "JPEG", quality=95)
    return jpg[:2] + b"\xff\xe1" + (5002).to_bytes(2) + bytes(5000) + jpg[2:]


def hollow_jpg() -> bytes:
    """Return a jpg with a hole among its dots."""
    jpg = bytearray(save_picture(picture((1240, 1754)), "JPEG", quality=95))
    jpg[-6000:-2500] = bytes(3500)
    return bytes(jpg)


def scan_pdf(antal: int = 1, page: bytes = b"") -> bytes:
    page = page or save_picture(picture((1240, 1754)).resize((1240, 1754)), "JPEG", quality=95)
    pdf = new_pdf(*["q 595 0 0 842 0 0 cm /Im Do Q"] * antal)
    image = Stream(pdf, page)
    image.update(
        Dictionary(
            Type=Name.XObject, Subtype=Name.Image, Width=1240, Height=1754, BitsPerComponent=8,
            ColorSpace=Name.DeviceRGB, Filter=Name.DCTDecode,
        )
    )  # fmt: skip
    for each in pdf.pages:
        each.Resources.XObject = Dictionary(Im=pdf.make_indirect(image))
    return save(pdf)


def huge_png() -> bytes:
    return save_picture(Image.new("1", (20_000, 12_000)), "PNG")


def word_file(*tilfoej: str) -> bytes:
    document = docx.Document()
    document.add_heading("Referat")
    document.add_paragraph("Mødet blev holdt på rådhuset.")
    document.save(out := io.BytesIO())
    if not tilfoej:
        return out.getvalue()
    fresh = io.BytesIO()
    with zipfile.ZipFile(out) as old, zipfile.ZipFile(fresh, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "word/document.xml" and "ins" in tilfoej:
                part = part.replace(b"<w:r>", b'<w:ins w:id="1" w:author="x" w:date="2026-01-01T00:00:00Z"><w:r>', 1)
                part = part.replace(b"</w:r>", b"</w:r></w:ins>", 1)
            new.writestr(name, part)
    return fresh.getvalue()


def zip_file() -> bytes:
    with zipfile.ZipFile(out := io.BytesIO(), "w") as archive:
        archive.writestr("brev.txt", "hej")
    return out.getvalue()


TEKSTLOES = ("uden_tekst",)

FILER: dict[str, Skaev] = {
    # --- nothing wrong
    "almindelig": Skaev("pdf", text_pdf, (), 1),
    "mange_sider": Skaev("pdf", lambda: text_pdf(60), (), 60),
    "tom_side": Skaev("pdf", lambda: save(new_pdf("", " ")), (), 2),
    "tekst_i_tegning": Skaev("pdf", edit(add_form_text), (), 1),
    "delt_indhold": Skaev("pdf", edit(split_contents), (), 1),
    "arvede_ressourcer": Skaev("pdf", edit(inherit, 3), (), 3),
    "faelles_ressourcer": Skaev("pdf", edit(share_resources, 2), (), 2),
    "vores_navne": Skaev("pdf", edit(take_our_names), (), 1),
    "ubalanceret": Skaev("pdf", edit(unbalance), (), 1),
    "beskaaret": Skaev("pdf", edit(crop), ("beskaaret",), 1),
    "maerket": Skaev("pdf", edit(tag), (), 1),
    "andres_titel": Skaev("pdf", edit(name_oddly), (), 1, "hemmelig"),
    "henvisning": Skaev("pdf", edit(link), (), 1, "hemmelig"),
    "udfyldt_formular": Skaev("pdf", edit(fill_form), (), 1),
    "skjult_note": Skaev("pdf", edit(hide_note), (), 1, "Hemmelig"),
    "skrald_foran": Skaev("pdf", lambda: b"From: mail\r\n\r\n" + text_pdf(), ("skaev",), 1),
    "forkert_xref": Skaev("pdf", bad_xref, ("skaev",), 1),
    # --- told of
    "drejet_90": Skaev("pdf", edit(turn(90)), ("drejet",), 1),
    "drejet_180": Skaev("pdf", edit(turn(180)), ("drejet",), 1),
    "drejet_270": Skaev("pdf", edit(turn(270)), ("drejet",), 1),
    "stor_enhed": Skaev("pdf", edit(scale_unit), ("stoerrelse",), 1),
    "a3": Skaev("pdf", lambda: save(new_pdf("", maal=(1190.55, 841.89))), ("stoerrelse",), 1),
    "letter": Skaev("pdf", lambda: save(new_pdf("", maal=(612, 792))), ("stoerrelse",), 1),
    "kassebon": Skaev("pdf", lambda: save(new_pdf("", maal=(140, 500))), ("stoerrelse",), 1),
    "scanning": Skaev("pdf", lambda: scan_pdf(3), TEKSTLOES, 3),
    "script_ved_aabning": Skaev("pdf", edit(open_script), ("javascript",), 1, "hemmelig"),
    "script_med_navn": Skaev("pdf", edit(name_script), ("javascript",), 1, "hemmelig"),
    "script_paa_siden": Skaev("pdf", edit(page_script), ("javascript",), 1, "hemmelig"),
    "script_i_felt": Skaev("pdf", edit(script_field), ("javascript",), 1, "hemmelig"),
    "fil_i_filen": Skaev("pdf", edit(attach), ("indlejret",), 1, "hemmelig"),
    "fil_i_note": Skaev("pdf", edit(attach_note), ("indlejret",), 1, "hemmelig"),
    "underskrevet": Skaev("pdf", edit(sign), ("underskrift",), 1),
    "laast_aes256": Skaev("pdf", lock("ejer", "", R=6), ("laast",), 2),
    "laast_aes128": Skaev("pdf", lock("ejer", "", R=4), ("laast",), 2),
    "laast_rc4": Skaev("pdf", lock("ejer", "", R=3, aes=False, metadata=False), ("laast",), 2),
    "kodeord_kendt": Skaev("pdf", lock("ejer", "kendt", R=6), ("aabnet",), 2),
    "forkert_navn": Skaev("jpg", text_pdf, ("endelse",), 1),
    # --- pictures and Word
    "jpg": Skaev("jpg", lambda: save_picture(picture(), "JPEG"), TEKSTLOES, 1),
    "jpeg_stort_navn": Skaev("JPEG", lambda: save_picture(picture(), "JPEG"), TEKSTLOES, 1),
    **{f"telefon_{n}": Skaev("jpg", lambda n=n: phone_picture(n), TEKSTLOES, 1, "hemmelig") for n in range(1, 9)},
    "hvid_jpg": Skaev("jpg", white_jpg, TEKSTLOES, 1),
    "hvid_scanning": Skaev("pdf", lambda: scan_pdf(1, white_jpg()), TEKSTLOES, 1),
    "nuller_foran_billedet": Skaev("pdf", lambda: scan_pdf(1, noted_jpg()), TEKSTLOES, 1),
    "png_kun_glas": Skaev("png", clear_png, TEKSTLOES, 1),
    "cmyk": Skaev("jpg", lambda: save_picture(picture(mode="CMYK"), "JPEG"), TEKSTLOES, 1),
    "graa": Skaev("jpg", lambda: save_picture(picture(mode="L"), "JPEG"), TEKSTLOES, 1),
    "png": Skaev("png", lambda: save_picture(picture(), "PNG"), TEKSTLOES, 1),
    "png_palet": Skaev("png", lambda: save_picture(picture(mode="P"), "PNG"), TEKSTLOES, 1),
    "png_gennemsigtig": Skaev("png", lambda: save_picture(picture(mode="RGBA"), "PNG"), TEKSTLOES, 1),
    "png_16_bit": Skaev("png", lambda: save_picture(Image.new("I;16", (50, 50), 40_000), "PNG"), TEKSTLOES, 1),
    "png_hoejt": Skaev("png", lambda: save_picture(picture((80, 6000)), "PNG"), TEKSTLOES, 1),
    "word": Skaev("docx", word_file, ("omdannet", "stoerrelse"), 1),
    "word_rettet": Skaev("docx", lambda: word_file("ins"), ("omdannet", "rettelser", "stoerrelse"), 1),
    # --- of no use
    "tom": Skaev("pdf", bytes, ("tom",), 0),
    "lutter_nuller": Skaev("pdf", lambda: bytes(5000), ("tom",), 0),
    "halv": Skaev("pdf", break_off(0.5), ("afkortet",), 0),
    "naesten_hel": Skaev("pdf", lose_end, ("afkortet",), 0),
    "huller_i_midten": Skaev("pdf", zero_middle, ("beskadiget",), 0),
    "hul_i_scanning": Skaev("pdf", zero_scan, ("beskadiget",), 0),
    "revet_i_stykker": Skaev("pdf", tear_stream, ("beskadiget",), 0),
    "mistet_billede": Skaev("pdf", lose_picture, ("beskadiget",), 0),
    "indhold_uden_stroem": Skaev("pdf", edit(lose_contents), ("beskadiget",), 0),
    "kun_hoved": Skaev("pdf", lambda: b"%PDF-1.7\n%%EOF\n", ("ulaeselig",), 0),
    "kodeord_ukendt": Skaev("pdf", lock("ejer", "hemmelig", R=6), ("adgangskode",), 0),
    "kodeord_ukendt_rc4": Skaev("pdf", lock("ejer", "hemmelig", R=3, aes=False, metadata=False), ("adgangskode",), 0),
    "portefoelje": Skaev("pdf", edit(make_portfolio), ("indlejret", "portefoelje"), 0),
    "skjulte_lag": Skaev("pdf", edit(hide_layer), ("skjulte_lag",), 0),
    "xfa": Skaev("pdf", edit(make_xfa), ("xfa",), 0),
    "felter_uden_udseende": Skaev("pdf", edit(fill_without_looks), ("formular",), 0),
    "webside": Skaev("pdf", lambda: b"<!DOCTYPE html><p>Hej", ("fremmed",), 0),
    "gammel_word": Skaev("doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + b"x", ("fremmed",), 0),
    "heic": Skaev("jpg", lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", ("fremmed",), 0),
    "tif": Skaev("tif", lambda: save_picture(picture(), "TIFF"), ("fremmed",), 0),
    "zip": Skaev("docx", zip_file, ("fremmed",), 0),
    "ord": Skaev("txt", lambda: b"Kaere kommune", ("fremmed",), 0),
    "halv_jpg": Skaev("jpg", lambda: save_picture(picture(), "JPEG")[:900], ("ulaeselig",), 0),
    "hul_i_jpg": Skaev("jpg", hollow_jpg, (*TEKSTLOES, "ulaeselig"), 0),
    "halv_png": Skaev("png", lambda: save_picture(picture(), "PNG")[:60], ("ulaeselig",), 0),
    "kaempe_png": Skaev("png", huge_png, ("stort_billede",), 0),
    "halv_word": Skaev("docx", lambda: word_file()[:-400], ("ulaeselig",), 0),
}
