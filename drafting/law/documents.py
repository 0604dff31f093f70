"""What every data file of the law floor begins with: the documents it was read from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.law.model import Kilde

if TYPE_CHECKING:
    from drafting.law.fields import Fields


def read_documents(fields: Fields) -> tuple[Kilde, ...]:
    """Return the documents under `dokumenter` and make them known to the reading, so that values can point at them."""
    listed = fields.needed_record("dokumenter")
    reading = fields.reading
    for entry in listed.node.entries:
        reading.dokumenter[entry.key] = _read_document(listed.needed_record(entry.key))
    if fields.has("dokumenter") and not listed.node.entries:
        remedy = "Skriv mindst ét dokument med titel, fil eller link, stand og tjekket."
        reading.add("Der er ingen dokumenter.", listed.place, remedy)
    return tuple(reading.dokumenter.values())


def _read_document(fields: Fields) -> Kilde:
    document = Kilde(
        titel=str(fields.text("titel")),
        sted="",
        fil=str(fields.optional("fil") or ""),
        link=str(fields.optional("link") or ""),
        stand=fields.day_or_none("stand", "ikke oplyst"),
        tjekket=fields.day("tjekket"),
    )
    if not (document.fil or document.link):
        remedy = "Skriv enten 'fil' eller 'link', så andre kan finde dokumentet."
        fields.reading.add("Dokumentet har hverken fil eller link.", fields.place, remedy)
    fields.done()
    return document
