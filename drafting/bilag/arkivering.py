"""The letter for the archive: still PDF/A, now of part 3, with each enclosure inside it as the file it was."""

from __future__ import annotations

from datetime import datetime
from hashlib import md5, sha256
from io import BytesIO
from typing import TYPE_CHECKING

from pypdf import PdfReader, PdfWriter, __version__
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)

from drafting.bilag.opslag import get
from drafting.bilag.paastande import find_aftryk, raise_part

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pypdf.generic import IndirectObject

    from drafting.bilag.model import Laest
    from drafting.bilag.samling import Brev

_MIME = {
    "pdf": "application/pdf",
    "png": "image/png",
    "jpg": "image/jpeg",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def tell_bibliotek() -> str:
    """Return the library that binds the file, with its version."""
    return f"pypdf {__version__}"


def embed(brev: Brev, laeste: Sequence[Laest]) -> bytes:
    """Return the letter with its enclosures embedded, byte for byte: the same parts, the same file."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(brev.pdf)))
    files = [(_format_navn(each), _add_fil(writer, each, brev.dato)) for each in laeste]
    names = ArrayObject(
        part for navn, fil in sorted(files, key=lambda row: row[0]) for part in (TextStringObject(navn), fil)
    )
    tree = DictionaryObject({NameObject("/Names"): names})
    root = writer.root_object
    root[NameObject("/Names")] = DictionaryObject({NameObject("/EmbeddedFiles"): writer._add_object(tree)})  # noqa: SLF001 (pypdf has no public way)
    root[NameObject("/AF")] = ArrayObject(fil for _, fil in files)
    root[NameObject("/PageMode")] = NameObject("/UseAttachments")
    navne = (sha256(each.bilag.navn.encode()).digest() for each in laeste)
    dele = (part for navn, each in zip(navne, laeste, strict=True) for part in (navn, each.aftryk))
    _describe(writer, find_aftryk(b"arkiv", sha256(brev.pdf).digest(), *dele))
    writer.write(out := BytesIO())
    return out.getvalue()


def _describe(writer: PdfWriter, aftryk: str) -> None:
    """Let the file tell what it is now, and give it a mark that is not drawn by lot."""
    found = get(writer.root_object, "/Metadata")
    if isinstance(found, StreamObject):
        fresh = StreamObject()
        fresh.set_data(raise_part(found.get_data().decode("utf-8"), len(writer.pages), aftryk).encode("utf-8"))
        fresh.update({NameObject("/Type"): NameObject("/Metadata"), NameObject("/Subtype"): NameObject("/XML")})
        writer.root_object[NameObject("/Metadata")] = writer._add_object(fresh)  # noqa: SLF001 (pypdf has no public way)
    mark = ByteStringObject(bytes.fromhex(aftryk))
    writer._ID = ArrayObject([mark, mark])  # noqa: SLF001 (pypdf's own are drawn by lot)


def _add_fil(writer: PdfWriter, laest: Laest, dato: str) -> IndirectObject:
    stream = StreamObject()
    stream.set_data(laest.indhold)
    packed = stream.flate_encode()
    day = TextStringObject(datetime.fromisoformat(dato).strftime("D:%Y%m%d000000Z"))
    packed.update(
        {
            NameObject("/Type"): NameObject("/EmbeddedFile"),
            NameObject("/Subtype"): NameObject(f"/{_MIME[laest.slags]}"),
            NameObject("/Params"): DictionaryObject(
                {
                    NameObject("/Size"): NumberObject(len(laest.indhold)),
                    NameObject("/ModDate"): day,
                    NameObject("/CheckSum"): ByteStringObject(md5(laest.indhold, usedforsecurity=False).digest()),
                }
            ),
        }
    )
    ref = writer._add_object(packed)  # noqa: SLF001 (pypdf has no public way)
    navn = TextStringObject(_format_navn(laest))
    dato_ = f", {laest.bilag.dato}" if laest.bilag.dato else ""
    return writer._add_object(  # noqa: SLF001 (same)
        DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Filespec"),
                NameObject("/F"): navn,
                NameObject("/UF"): navn,
                NameObject("/Desc"): TextStringObject(f"{laest.bilag.navn}{dato_}"),
                NameObject("/AFRelationship"): NameObject("/Supplement"),
                NameObject("/EF"): DictionaryObject({NameObject("/F"): ref, NameObject("/UF"): ref}),
            }
        )
    )


def _format_navn(laest: Laest) -> str:
    """Return `bilag_03.pdf`: the file's own name may say more than it should, and sorts as it likes."""
    return f"bilag_{int(laest.bilag.etiket.rpartition(' ')[2]):02}.{laest.slags}"
