"""A text file read whole, or refused with a reason in Danish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.errors import DraftingError, Place, Trouble

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 2_000_000


def read_text(path: Path, error: type[DraftingError]) -> str:
    """Return the text of a UTF-8 file of at most 2 MB; raises `error` in Danish for anything else."""
    content = read_bytes(path, error, MAX_BYTES)
    refuse_dokument(content, Place(str(path)), error)
    return decode(content, Place(str(path)), error)


def read_bytes(path: Path, error: type[DraftingError], max_bytes: int) -> bytes:
    """Return what a file holds; raises `error` in Danish where it cannot be opened or is too big."""
    place = Place(str(path))
    try:
        if path.stat().st_size > max_bytes:
            raise error(tell_too_big(place, max_bytes))
        return path.read_bytes()
    except FileNotFoundError:
        raise error(Trouble("Filen findes ikke.", place, "Se efter, om navnet og mappen er rigtige.")) from None
    except IsADirectoryError:
        raise error(Trouble("Det er en mappe, ikke en fil.", place, "Skriv navnet på filen i mappen.")) from None
    except OSError as trouble:
        reason = trouble.strerror or "ukendt årsag"
        remedy = "Luk filen i andre programmer, og se efter, om du har lov til at åbne den."
        raise error(Trouble(f"Filen kan ikke åbnes ({reason}).", place, remedy)) from None


def tell_too_big(place: Place, max_bytes: int = MAX_BYTES) -> Trouble:
    """Return the trouble of a file beyond `max_bytes`."""
    if max_bytes > MAX_BYTES:
        size = f"Filen fylder mere end {max_bytes // 1_000_000} MB."
        return Trouble(size, place, "Er det den rigtige fil? Del den i flere, hvis den er.")
    remedy = "Er det den rigtige fil? Lange bilag hører til i hver sin fil under bilag."
    return Trouble("Filen fylder mere end 2 MB, og så meget er der ikke i en sag.", place, remedy)


def refuse_dokument(content: bytes, place: Place, error: type[DraftingError]) -> None:
    """Raise `error` where a case was saved as a Word document, a PDF or the like."""
    if content.startswith((b"PK\x03\x04", b"%PDF", b"\xd0\xcf\x11\xe0")):
        message = "Filen er et dokument (Word, PDF eller lignende) og ikke en tekstfil."
        raise error(Trouble(message, place, "En sag skrives i en almindelig tekstfil, der hedder noget med .yaml."))


def decode(content: bytes, place: Place, error: type[DraftingError]) -> str:
    """Return the bytes as text; raises `error` in Danish where they are not UTF-8."""
    remedy = "Gem den igen med tegnsættet UTF-8: i Notesblok under 'Gem som', i VS Code nederst til højre."
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or content[1:2] == b"\0" or content[:1] == b"\0":
        raise error(Trouble("Filen er gemt med tegnsættet UTF-16.", place, remedy))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        # the decoder counts from after the byte order mark, and so do lines and columns
        before = trouble.object[: trouble.start].decode("utf-8", "replace")
        where = Place(place.file, before.count("\n") + 1, len(before) - before.rfind("\n"))
        message = "Filen er ikke gemt med tegnsættet UTF-8, så æ, ø og å kan ikke læses."
        raise error(Trouble(message, where, remedy)) from None
