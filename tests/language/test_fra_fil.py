"""A file as a document: the same letter in every format, and a reason where a file cannot be read."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

import pytest
import typst
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from pypdf import PdfReader, PdfWriter

from drafting.errors import Place, UsageError
from drafting.language.dokument import Sprogprofil, Taelling
from drafting.language.fra_fil import MAX_BYTES, load_fil, parse_bytes
from drafting.language.rens import clean


def kinds(dokument):
    return [(stykke.slags.value, stykke.tekst) for stykke in dokument.stykker]


def make_docx(fill):
    document = Document()
    fill(document)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def make_pdf(source):
    return typst.compile(source.encode(), format="pdf")


def encrypt(content, password):
    writer = PdfWriter(clone_from=PdfReader(BytesIO(content)))
    writer.encrypt(user_password=password, owner_password="ejer", algorithm="AES-256")  # noqa: S106 (of a test)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


# --- Word


def test_what_stands_beside_the_text_of_a_word_file_is_read_too():
    """A CPR number in the foot of a page, in a box or struck out leaves the house with the file."""
    w = nsdecls("w")

    def fill(document):
        document.sections[0].footer.paragraphs[0].text = "Sagen gælder 010190-1234"
        document.sections[0].header.paragraphs[0].text = "Nordhavn Kommune"
        paragraph = document.add_paragraph("Vi har svaret.")._p  # noqa: SLF001 (the file's own XML)
        paragraph.append(parse_xml(f"<w:del {w}><w:r><w:delText>Hun er 020290-1234.</w:delText></w:r></w:del>"))
        box = "<w:txbxContent><w:p><w:r><w:t>Klagen bedes sendt.</w:t></w:r></w:p></w:txbxContent>"
        paragraph.append(parse_xml(f"<w:r {w}><w:pict>{box}</w:pict></w:r>"))

    content = make_docx(fill)
    with ZipFile(BytesIO(content)) as archive, ZipFile(out := BytesIO(), "w") as changed:
        for name in archive.namelist():
            part = archive.read(name)
            if name == "[Content_Types].xml":
                kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
                part = part.replace(
                    b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode()
                )
            if name == "word/_rels/document.xml.rels":
                kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
                part = part.replace(
                    b"</Relationships>",
                    f'<Relationship Id="rIdN" Type="{kind}" Target="footnotes.xml"/></Relationships>'.encode(),
                )
            changed.writestr(name, part)
        notes = f"<w:footnotes {w}><w:footnote><w:p><w:r><w:t>Jf. loven.</w:t></w:r></w:p></w:footnote></w:footnotes>"
        changed.writestr("word/footnotes.xml", notes)

    dokument = parse_bytes(out.getvalue(), fil="x.docx")
    assert [(*kind, str(each.find_sted(0))) for kind, each in zip(kinds(dokument), dokument.stykker, strict=True)] == [
        ("afsnit", "Vi har svaret.", "x.docx:1"),
        ("afsnit", "Klagen bedes sendt.", "x.docx (tekstboks)"),
        ("afsnit", "Jf. loven.", "x.docx (fodnote)"),
        ("adresse", "Nordhavn Kommune", "x.docx (sidehoved)"),
        ("adresse", "Sagen gælder 010190-1234", "x.docx (sidefod)"),
        ("adresse", "Hun er 020290-1234.", "x.docx (slettet tekst)"),
    ]


def test_the_styles_of_word_tell_what_a_paragraph_is():
    def fill(document):
        document.add_heading("Et emne, der ender med punktum.", 1)
        document.add_paragraph("")
        document.add_paragraph("Kære Birgit Krogh")
        document.add_paragraph("Vi har svaret.")
        document.add_paragraph("dit pas", style="List Bullet")
        document.add_paragraph("Sådan sagde hun.", style="Quote")
        table = document.add_table(1, 2)
        table.cell(0, 0).text = "Dag"
        table.cell(0, 1).text = "Borgeren ringede."
        document.add_paragraph("Med venlig hilsen")
        document.add_paragraph("Karen Lund")

    dokument = parse_bytes(make_docx(fill), fil="brev.docx")
    assert kinds(dokument) == [
        ("overskrift", "Et emne, der ender med punktum."),
        ("hilsen", "Kære Birgit Krogh"),
        ("afsnit", "Vi har svaret."),
        ("punkt", "dit pas"),
        ("citat", "Sådan sagde hun."),
        ("celle", "Dag"),
        ("celle", "Borgeren ringede."),
        ("hilsen", "Med venlig hilsen"),
        ("underskrift", "Karen Lund"),
    ]
    assert [stykke.find_sted(0) for stykke in dokument.stykker] == [Place("brev.docx", n) for n in range(1, 10)]
    assert dokument.taelling is Taelling.AFSNIT


def test_a_style_of_ones_own_is_what_it_is_based_on():
    def fill(document):
        own = document.styles.add_style("Kommunens punkt", 1)
        own.base_style = document.styles["List Number"]
        document.add_paragraph("Ring først.", style=own)

    assert kinds(parse_bytes(make_docx(fill), fil="x.docx")) == [("punkt", "Ring først.")]


def test_tracked_changes_are_read_as_accepted():
    def fill(document):
        paragraph = document.add_paragraph("Vi har ")._p  # noqa: SLF001 (the file's own XML)
        space = nsdecls("w")
        paragraph.append(parse_xml(f"<w:ins {space}><w:r><w:t>ikke </w:t></w:r></w:ins>"))
        paragraph.append(parse_xml(f"<w:del {space}><w:r><w:delText>aldrig </w:delText><w:tab/></w:r></w:del>"))
        paragraph.append(parse_xml(f"<w:r {space}><w:t>svaret</w:t><w:noBreakHyphen/><w:br/><w:t>endnu.</w:t></w:r>"))

    assert kinds(parse_bytes(make_docx(fill), fil="x.docx")) == [("afsnit", "Vi har ikke svaret-\nendnu.")]


def test_a_merged_cell_is_read_once():
    def fill(document):
        table = document.add_table(2, 2)
        table.cell(0, 0).merge(table.cell(0, 1)).text = "Samlet."
        table.cell(1, 0).text = "Hver."

    assert kinds(parse_bytes(make_docx(fill), fil="x.docx")) == [("celle", "Samlet."), ("celle", "Hver.")]


# --- PDF

PDF = """
#set page(height: 8cm, width: 12cm, margin: 1cm, header: [Hvidovre Kommune], numbering: "1 / 1")
#set text(lang: "da", hyphenate: true)
= Afslag på din ansøgning
Vi har behandlet din ansøgning om boligindskudslån. Du kan ikke få et lån, fordi du ikke opfylder
betingelserne i loven. Kommunen har lagt vægt på oplysningerne fra Udbetaling Danmark.

- dit årsregnskab
- en kopi af dit pas
#pagebreak()
Du kan klage til os inden fire uger.
#pagebreak()
Klagen er gratis.
"""


def test_a_pdf_has_its_blocks_and_words_again_and_its_places_are_pages():
    dokument = parse_bytes(make_pdf(PDF), fil="brev.pdf")
    found = [(slags, " ".join(tekst.split())) for slags, tekst in kinds(dokument)]
    assert found == [
        ("overskrift", "Afslag på din ansøgning"),
        (
            "afsnit",
            (
                "Vi har behandlet din ansøgning om boligindskudslån. Du kan ikke få et lån, fordi du ikke opfylder "
                "betingelserne i loven. Kommunen har lagt vægt på oplysningerne fra Udbetaling Danmark."
            ),
        ),
        ("punkt", "dit årsregnskab"),
        ("punkt", "en kopi af dit pas"),
        ("afsnit", "Du kan klage til os inden fire uger."),
        ("afsnit", "Klagen er gratis."),
    ]
    assert [stykke.find_sted(0).line for stykke in dokument.stykker] == [1, 1, 1, 1, 2, 3]
    assert dokument.taelling is Taelling.SIDE


def test_a_word_divided_at_the_end_of_a_line_is_one_word_again():
    source = """
#set page(height: auto, width: 14cm, margin: 1cm)
Her står noget helt almindeligt om vejled- \\
ning til hele familien, om børne- \\
og ungeområdet og så også om EU- \\
Kommissionen.
"""
    (stykke,) = parse_bytes(make_pdf(source), fil="x.pdf").stykker
    assert "om vejledning til hele familien, om børne-\nog ungeområdet og så også om EU-\nKommissionen" in stykke.tekst


def test_a_pdf_locked_with_a_password_is_refused_and_one_that_only_forbids_printing_is_read():
    content = make_pdf("Vi har svaret.")
    assert kinds(parse_bytes(encrypt(content, ""), fil="x.pdf")) == [("afsnit", "Vi har svaret.")]
    assert "PDF-filen har en adgangskode." in refuse(encrypt(content, "hemmelig"))


# --- text and Markdown


def test_markdown_says_itself_what_each_block_is(tmp_path):
    file = tmp_path / "brev.md"
    file.write_text(
        "---\ntitel: Klage\n---\n# Et emne: om **støj**\n\nVi har *svaret*\npå [din klage](https://x.dk).\n\n"
        "- dit pas\n\n  med billede\n\n> Sådan sagde hun.\n>\n> - og mere\n\n| Dag | Det skete |\n|---|---|\n"
        "| mandag | Hun ringede. |\n\n```\nkode\n```\n\nMed venlig hilsen\n",
        encoding="utf-8",
    )
    dokument = load_fil(file, Sprogprofil.UDTALELSE)
    assert kinds(dokument) == [
        ("overskrift", "Et emne: om støj"),
        ("afsnit", "Vi har svaret\npå din klage."),
        ("punkt", "dit pas"),
        ("punkt", "med billede"),
        ("citat", "Sådan sagde hun."),
        ("citat", "og mere"),
        ("celle", "Dag"),
        ("celle", "Det skete"),
        ("celle", "mandag"),
        ("celle", "Hun ringede."),
        ("hilsen", "Med venlig hilsen"),
    ]
    stykke = dokument.stykker[1]
    assert [stykke.find_sted(offset).line for offset in (0, stykke.tekst.index("på"))] == [6, 7]
    assert dokument.profil is Sprogprofil.UDTALELSE


def test_invisible_signs_and_loose_accents_are_mended():
    assert clean("pa\u030a sag\u00adsbehandler\u200b \ufb01n") == "på sagsbehandler fin"
    assert clean("vejled\u00ad\nning") == "vejled\u00ad\nning"


# --- what cannot be read


def refuse(content, fil="fil"):
    with pytest.raises(UsageError) as error:
        parse_bytes(content, fil=fil)
    (trouble,) = error.value.troubles
    assert trouble.place.file == fil
    assert trouble.remedy
    return trouble.message


def make_zip(name):
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        archive.writestr(name, "x")
    return content.getvalue()


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "Der er ingen tekst"),
        (b" \n \n", "Der er ingen tekst"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "(.doc)"),
        (b"{\\rtf1 hej}", "RTF"),
        (b"<!DOCTYPE html><p>hej</p>", "HTML"),
        ("på".encode("cp1252"), "UTF-8"),
        ("hej".encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04 ingenting", "Word-filen er beskadiget"),
        (make_zip("word/document.xml"), "Word-filen er beskadiget"),
        (make_zip("xl/workbook.xml"), "regneark"),
        (make_docx(lambda _: None), "Der er ingen tekst"),
        (b"%PDF-1.7\ningenting", "PDF-filen er beskadiget"),
        (make_pdf("#rect()"), "PDF-filen er et billede"),
    ],
    ids=range(13),
)
def test_a_file_that_cannot_be_read_says_why_and_what_to_do(content, says):
    assert says in refuse(content)


def test_a_file_that_is_not_there_or_too_big_says_so(tmp_path):
    with pytest.raises(UsageError, match="Filen findes ikke"):
        load_fil(tmp_path / "brev.txt")
    big = tmp_path / "stor.txt"
    with big.open("wb") as file:
        file.truncate(MAX_BYTES + 1)
    with pytest.raises(UsageError, match="mere end 20 MB"):
        load_fil(big)
