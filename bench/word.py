"""One Word letter, warm: from a finished tree, and from the case file, beside docxtpl as it is usually written."""

from __future__ import annotations

import io
import tempfile
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from docxtpl import DocxTemplate
from lxml import etree
from maaling import Afsnit, find_version, measure

from drafting.letter.compose import compose
from drafting.letter.skabelon import load_skabelon
from drafting.paths import templates_folder
from drafting.pipeline import Bestilling, check, draft
from drafting.render.brevpapir import load_brevpapir
from drafting.render.docx import render_docx
from drafting.render.docx.body import write_flow
from drafting.render.docx.docxtplvej import WordXml
from drafting.render.docx.flow import lay_out
from drafting.render.docx.front import write_front
from drafting.render.docx.letterhead import load_letterhead
from drafting.render.docx.tegn import escape

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafting.letter.tree import Letter
    from drafting.render.brevpapir import Brevpapir

ROOT = Path(__file__).resolve().parent.parent
SAG = ROOT / "eksempler" / "ubesvarede_breve" / "sag.yaml"
BREV = "klage/videresendelse"
DATO = date(2026, 11, 20)
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def read_words(content: bytes) -> list[str]:
    """Return the words of a Word file's letter, to see that both say the same."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        root = etree.fromstring(archive.read("word/document.xml"))
    return " ".join(text.text or "" for text in root.iter(f"{_W}t")).split()


def bench_trae(letter: Letter, brevpapir: Brevpapir, runder: int) -> Afsnit:
    """Return what it costs to print a letter that is written: in memory, and to a file."""
    letterhead = load_letterhead(brevpapir)
    flow = lay_out(letter)
    values: Mapping[str, str] = {
        "titel": escape(letter.titel),
        **write_front(letter.front, letterhead, brevpapir),
        "krop": write_flow(flow, letterhead),
    }
    folder = Path(tempfile.mkdtemp())
    (folder / "papir.docx").write_bytes(letterhead.content)

    def print_usual(target: str | io.BytesIO) -> None:
        template = DocxTemplate(folder / "papir.docx")
        template.render({name: WordXml(xml) for name, xml in values.items()}, autoescape=True)
        template.save(target)

    def print_in_memory() -> bytes:
        print_usual(buffer := io.BytesIO())
        return buffer.getvalue()

    ours, theirs = read_words(render_docx(letter, brevpapir)), read_words(print_in_memory())
    if ours != theirs:
        message = "The two letters do not say the same."
        raise ValueError(message)
    peer = find_version("docxtpl")
    arbejder = {
        f"{peer}, i hukommelsen": print_in_memory,
        "drafting, i hukommelsen, alle tjek": lambda: render_docx(letter, brevpapir),
        f"{peer}, til en fil": lambda: print_usual(str(folder / "peer.docx")),
        "drafting, til en fil, alle tjek": lambda: (folder / "own.docx").write_bytes(render_docx(letter, brevpapir)),
    }
    forklaring = (
        "Samme brev på samme brevpapir. `drafting` skriver brødteksten, fylder brevpapiret, læser hver del strengt "
        "igen og ser efter, at intet ord er gået tabt. `docxtpl` får brødteksten færdig som XML og skal kun fylde og "
        "gemme."
    )
    return Afsnit("Et brev i Word fra et færdigt brevtræ", forklaring, measure(_many(arbejder), runder))


def bench_sag(letter: Letter, brevpapir: Brevpapir, runder: int) -> Afsnit:
    """Return what it costs to go all the way from the file with the case, beside docxtpl's filling alone."""
    letterhead = load_letterhead(brevpapir)
    values = {**write_front(letter.front, letterhead, brevpapir), "krop": write_flow(lay_out(letter), letterhead)}

    def fill() -> None:
        template = DocxTemplate(io.BytesIO(letterhead.content))
        named = {"titel": letter.titel, **{name: WordXml(xml) for name, xml in values.items()}}
        template.render(named, autoescape=True)
        template.save(io.BytesIO())

    arbejder = {
        f"{find_version('docxtpl')}, kun at fylde brevpapiret": fill,
        "drafting, læs sagen med alle regler": lambda: check(SAG, dato=DATO),
        "drafting, sag, regler og brev i Word": lambda: list(draft(check(SAG, dato=DATO), Bestilling(breve=(BREV,)))),
    }
    forklaring = (
        "Hele vejen: filen læses, alle regler prøves, teksten vendes til modtageren, og Word-filen står i hukommelsen."
    )
    return Afsnit("Fra sagens fil til et brev i Word", forklaring, measure(_many(arbejder), runder))


def _many(arbejder: Mapping[str, object], gange: int = 5) -> dict:
    """Return the works each done five times, so that one is long enough to be measured."""
    return {navn: lambda work=work: [work() for _ in range(gange)] for navn, work in arbejder.items()}


def bench(runder: int) -> tuple[Afsnit, ...]:
    """Return the tables of the Word letter."""
    tjek = check(SAG, dato=DATO)
    letter = compose(tjek.fakta, load_skabelon(BREV), tjek.hylder, dato=DATO)[0].letter
    brevpapir = load_brevpapir(templates_folder() / "brevpapir")
    return bench_trae(letter, brevpapir, runder), bench_sag(letter, brevpapir, runder)
