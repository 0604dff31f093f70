"""Readers that take the words back out of the files: docx, pdf, html and txt."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections import Counter, defaultdict
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import chain, groupby
from typing import TYPE_CHECKING

import pikepdf
from lxml import etree

from drafting.letter.tree import Heading, Paragraph, Points, Quote, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from drafting.letter.tree import Block, Letter, Spans

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
PYNT = re.compile(r"=+|-+|[|·]")  # what plain text is decorated with: underlines, bullets, bars
INDE_I_LINJEN = {"/Strong", "/Em", "/Span"}
PUNKTTEGN = {"•", "–"}
BRYDER = frozenset("-/?&=@_.,:+")  # a word may be broken after these
LANGT = 20  # a word this long may be broken by the end of a line


def words(text: str) -> list[str]:
    """Return the words of `text`: composed characters, no soft hyphens, any white space between."""
    return unicodedata.normalize("NFC", text).replace("\u00ad", "").split()


def find_forskel(said: Sequence[str], meant: Sequence[str]) -> str:
    """Return where two word sequences part, with the words around it; empty when they are the same."""
    if list(said) == list(meant):
        return ""
    pairs = enumerate(zip(said, meant, strict=False))
    at = next((number for number, (one, two) in pairs if one != two), min(len(said), len(meant)))
    around = slice(max(at - 4, 0), at + 5)
    return f"ord {at}: filen siger {list(said[around])}, brevet siger {list(meant[around])}"


# --- the tree


def read_tree(letter: Letter) -> str:
    """Return what the letter means to say, in reading order, paragraphs and cells apart, numbers of lists in front."""
    front = letter.front
    lines = [*front.afsender, *front.modtager, front.dato]
    lines += [spans for reference in front.referencer for spans in (reference.label, reference.value)]
    end = [*letter.underskrift, letter.bilag_overskrift]
    end += [spans for bilag in letter.bilag for spans in (bilag.nummer, bilag.titel)]
    body = [text for block in letter.blocks for text in _iter_block(block)]
    return "\n\n".join([*map(_plain, lines), *body, *map(_plain, [*end, letter.kopi_til])])


def _iter_block(block: Block) -> Iterator[str]:
    match block:
        case Heading(spans=spans) | Paragraph(spans=spans):
            yield _plain(spans)
        case Table(head=head, rows=rows):
            yield from map(_plain, chain(head, *rows))
        case Quote(blocks=blocks):
            yield from chain.from_iterable(map(_iter_block, blocks))
        case Points(items=items):
            for item in items:
                yield "" if item.nummer is None else f"{item.nummer}."
                yield from chain.from_iterable(map(_iter_block, item.blocks))


def _plain(spans: Spans) -> str:
    return "".join(span.text for span in spans)


# --- docx


def read_docx(content: bytes) -> str:
    """Return every paragraph of the body in order, numbers of lists in front, bullets left out."""
    return "\n\n".join(f"{number} {text}" if number else text for number, text in iter_docx(content))


def iter_docx(content: bytes) -> Iterator[tuple[str, str]]:
    """Yield (number, text) of every paragraph of the body, in tables too."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        document, styles, numbering = (
            etree.fromstring(archive.read(f"word/{part}.xml")) for part in ("document", "styles", "numbering")
        )
    by_style = {style.get(f"{W}styleId"): style.find(f"{W}pPr/{W}numPr") for style in styles.iter(f"{W}style")}
    counter = _Counter(numbering)
    for paragraph in document.iter(f"{W}p"):
        number = paragraph.find(f"{W}pPr/{W}numPr")
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        if number is None and style is not None:
            number = by_style[style.get(f"{W}val")]
        yield "" if number is None else counter.count(number), _docx_text(paragraph)


class _Counter:
    """Counts as Word counts: every list from where it is told to begin."""

    def __init__(self, numbering: etree._Element) -> None:
        self.abstract = {each.get(f"{W}abstractNumId"): each for each in numbering.iter(f"{W}abstractNum")}
        self.nums = {each.get(f"{W}numId"): each for each in numbering.iter(f"{W}num")}
        self.seen: Counter[tuple[str, str]] = Counter()

    def count(self, number: etree._Element) -> str:
        level = number.find(f"{W}ilvl")
        key = (number.find(f"{W}numId").get(f"{W}val"), "0" if level is None else level.get(f"{W}val"))
        num = self.nums[key[0]]
        shape = self.abstract[num.find(f"{W}abstractNumId").get(f"{W}val")].find(f"{W}lvl[@{W}ilvl='{key[1]}']")
        if shape.find(f"{W}numFmt").get(f"{W}val") == "bullet":
            return ""
        override = num.find(f"{W}lvlOverride[@{W}ilvl='{key[1]}']/{W}startOverride")
        first = int((shape.find(f"{W}start") if override is None else override).get(f"{W}val"))
        self.seen[key] += 1
        return f"{first + self.seen[key] - 1}."


def _docx_text(paragraph: etree._Element) -> str:
    marks = {f"{W}br": "\n", f"{W}tab": "\t", f"{W}softHyphen": "\u00ad", f"{W}noBreakHyphen": "\u2011"}
    in_runs = (each for each in paragraph.iter() if each.getparent().tag == f"{W}r")
    return "".join(each.text or "" if each.tag == f"{W}t" else marks.get(each.tag, "") for each in in_runs)


# --- pdf: what a screen reader says, from the structure


@dataclass(frozen=True, slots=True)
class Stykke:
    """A piece of text and the line it stands on: page and height."""

    text: str
    linje: tuple[int, float]


def read_pdf(content: bytes) -> str:
    """Return the text of the structure in order; bullets, and all that is marked as decoration, left out.

    A line that ends between two words ends in a space; one that does not is a line break or the end of half a word.
    """
    document = pikepdf.open(io.BytesIO(content))
    pages = {page.obj.objgen: _read_marks(page, number) for number, page in enumerate(document.pages)}
    return "\n\n".join(filter(None, _iter_elements(document.Root.StructTreeRoot, pages)))


def read_oplaesning(content: bytes) -> str:
    """Return the structure as a screen reader meets it: each element on a line with its words, `⏎` for a new line."""
    document = pikepdf.open(io.BytesIO(content))
    pages = {page.obj.objgen: _read_marks(page, number) for number, page in enumerate(document.pages)}
    return "".join(
        f"{line}\n" for kid in _kids(document.Root.StructTreeRoot) for line in _iter_oplaeste(kid, pages, "")
    )


def _iter_oplaeste(node: pikepdf.Object, pages: dict, indent: str) -> Iterator[str]:
    """Yield the element's own line, with the words that stand right in it, and then the elements inside it."""
    inner: list[str] = []
    own: list[Stykke] = []
    for kid in _kids(node):
        if _is_element(kid) and str(kid.S) not in INDE_I_LINJEN:
            inner += _iter_oplaeste(kid, pages, f"{indent}  ")
        else:
            own += _iter_stykker(kid, node, pages)
    words = _join(own).replace(" \n", " ").replace("\n", " ⏎ ").strip()
    yield f"{indent}{str(node.S).removeprefix('/')} {words}".rstrip()
    yield from inner


def find_uden_for_siden(content: bytes) -> list[str]:
    """Return the texts that are there to be read aloud, but not to be seen: above or below the sheet."""
    document = pikepdf.open(io.BytesIO(content))
    marks = ((page, stykke) for number, page in enumerate(document.pages) for stykke in _iter_marks(page, number))
    return [stykke.text for page, stykke in marks if not 0 < stykke.linje[1] < float(page.mediabox[3])]


def _iter_marks(page: pikepdf.Page, number: int) -> Iterator[Stykke]:
    return chain.from_iterable(_read_marks(page, number).values())


def _iter_elements(node: pikepdf.Object, pages: dict) -> Iterator[str]:
    """Yield the text of each element that is a line of its own, and of those inside it."""
    inline: list[Stykke] = []
    for kid in _kids(node):
        if _is_element(kid) and str(kid.S) not in INDE_I_LINJEN:
            yield _join(inline)
            inline = []
            texts = list(_iter_elements(kid, pages))
            if kid.S != "/Lbl" or not set(filter(None, texts)) <= PUNKTTEGN:
                yield from texts
        else:
            inline += _iter_stykker(kid, node, pages)
    yield _join(inline)


def _iter_stykker(kid: pikepdf.Object, parent: pikepdf.Object, pages: dict) -> Iterator[Stykke]:
    if _is_element(kid):
        for inner in _kids(kid):
            yield from _iter_stykker(inner, kid, pages)
    elif isinstance(kid, pikepdf.Dictionary):
        yield from pages[kid.get("/Pg", parent.get("/Pg")).objgen][int(kid.MCID)]
    else:
        yield from pages[parent.Pg.objgen][int(kid)]


def _is_element(kid: pikepdf.Object) -> bool:
    return isinstance(kid, pikepdf.Dictionary) and "/S" in kid


def _kids(node: pikepdf.Object) -> list[pikepdf.Object]:
    kids = node.get("/K", [])
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _join(stykker: Sequence[Stykke]) -> str:
    lines = groupby(stykker, key=lambda stykke: stykke.linje)
    return "\n".join("".join(stykke.text for stykke in line) for _, line in lines)


def _read_marks(page: pikepdf.Page, number: int) -> dict[int, list[Stykke]]:
    """Return the text of every marked content of the page by its number."""
    reader = _Side(number, {name: _read_cmap(font) for name, font in page.Resources.get("/Font", {}).items()})
    for operands, operator in pikepdf.parse_content_stream(page):
        if step := reader.steps.get(str(operator)):
            step(operands)
    return reader.marks


class _Side:
    """Walks the operators of a page and keeps what is shown, by mark."""

    def __init__(self, number: int, fonts: dict[str, dict[int, str]]) -> None:
        self.number, self.fonts = number, fonts
        self.marks: dict[int, list[Stykke]] = defaultdict(list)
        self.opened: list[tuple[int | None, str | None]] = []
        self.matrices = [pikepdf.Matrix()]
        self.font: dict[int, str] = {}
        self.height = 0.0
        self.steps: dict[str, Callable[[Sequence[pikepdf.Object]], object]] = {
            "q": lambda _: self.matrices.append(self.matrices[-1]),
            "Q": lambda _: self.matrices.pop(),
            "cm": self.move,
            "Tm": self.place,
            "Tf": self.choose,
            "BDC": lambda operands: self.opened.append(_read_mark(operands)),
            "BMC": lambda operands: self.opened.append(_read_mark(operands)),
            "EMC": lambda _: self.opened.pop(),
            "Tj": self.show,
            "TJ": self.show,
        }

    def move(self, operands: Sequence[pikepdf.Object]) -> None:
        self.matrices[-1] = pikepdf.Matrix(*map(float, operands)) @ self.matrices[-1]

    def place(self, operands: Sequence[pikepdf.Object]) -> None:
        self.height = (pikepdf.Matrix(*map(float, operands)) @ self.matrices[-1]).f

    def choose(self, operands: Sequence[pikepdf.Object]) -> None:
        self.font = self.fonts[str(operands[0])]

    def show(self, operands: Sequence[pikepdf.Object]) -> None:
        mcid = next((mark for mark, _ in reversed(self.opened) if mark is not None), None)
        if mcid is not None:
            inner, actual = self.opened[-1]
            text = _decode(operands[0], self.font) if actual is None else actual
            self.opened[-1] = (inner, actual and "")  # it is the text of all that is shown inside the mark
            self.marks[mcid].append(Stykke(text, (self.number, round(self.height, 2))))


def _read_mark(operands: Sequence[pikepdf.Object]) -> tuple[int | None, str | None]:
    properties = operands[1] if len(operands) > 1 else {}
    mcid, actual = properties.get("/MCID"), properties.get("/ActualText")
    return (None if mcid is None else int(mcid)), (None if actual is None else str(actual))


def _decode(shown: pikepdf.Object, font: dict[int, str]) -> str:
    strings = shown if isinstance(shown, pikepdf.Array) else [shown]
    raw = b"".join(bytes(each) for each in strings if isinstance(each, pikepdf.String))
    return "".join(font[int.from_bytes(raw[at : at + 2], "big")] for at in range(0, len(raw), 2))


def _read_cmap(font: pikepdf.Object) -> dict[int, str]:
    source = font.ToUnicode.read_bytes().decode("latin-1")
    assert "beginbfrange" not in source
    blocks = "".join(re.findall(r"beginbfchar(.*?)endbfchar", source, re.DOTALL))
    pairs = re.findall(r"<([0-9A-F]+)>\s*<([0-9A-F]+)>", blocks)
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in pairs}


def mend(said: Sequence[str], meant: Sequence[str]) -> list[str]:
    """Return `said` with words put together again that the end of a line broke; `meant` says which they can be."""
    left, mended = list(reversed(said)), []
    for word in meant:
        piece = left.pop() if left else ""
        while left and piece != word and word.startswith(piece) and (len(word) > LANGT or piece[-1:] in BRYDER):
            piece += left.pop()
        mended.append(piece)
    return [*filter(None, mended), *reversed(left)]


# --- html and txt


def read_html(content: bytes) -> str:
    """Return what the page shows, blocks apart, with the number of each item that has one."""
    reader = _Page()
    reader.feed(content.decode("utf-8"))
    reader.close()
    return "".join(reader.parts)


class _Page(HTMLParser):
    """Collects the text of the body."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.in_body = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.in_body |= tag == "body"
        if tag == "br":
            self.parts.append("\n")
        elif tag not in ("strong", "em", "mark"):
            number = dict(attrs).get("value")
            self.parts.append(f"\n\n{number}. " if number else "\n\n")

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("strong", "em", "mark"):
            self.parts.append("\n\n")

    def handle_data(self, data: str) -> None:
        if self.in_body:
            self.parts.append(data)


def read_txt(content: bytes) -> str:
    """Return the text as it stands; its decoration is left out by `leave_out_pynt`."""
    return content.decode("utf-8")


def leave_out_pynt(said: Sequence[str], meant: Sequence[str]) -> list[str]:
    """Return `said` without underlines, bullets and bars, unless they are what the letter means to say."""
    left, kept = list(reversed(meant)), []
    for word in said:
        if left and word == left[-1]:
            left.pop()
        elif PYNT.fullmatch(word):
            continue
        kept.append(word)
    return kept


LAESERE: dict[str, Callable[[bytes], str]] = {"docx": read_docx, "pdf": read_pdf, "html": read_html, "txt": read_txt}


def read_words(ending: str, content: bytes, meant: Sequence[str]) -> list[str]:
    """Return the words of a file, decoration left out; `meant` is what the letter says."""
    said = words(LAESERE[ending](content))
    if ending == "pdf":
        return mend(said, meant)
    return leave_out_pynt(said, meant) if ending == "txt" else said
