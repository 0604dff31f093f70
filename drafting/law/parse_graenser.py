"""What limits the adviser, read from a profile: what is outside the task, too old, or cannot be assessed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.law.vaerdier import Aldersgraense, Begraensning, Graense

if TYPE_CHECKING:
    from drafting.law.fields import Fields

REGNES_FRA = ("forholdet", "afslutningen")
OMFATTER = ("sagen", "forholdet")


def read_begraensning(fields: Fields) -> Begraensning:
    """Return something outside the adviser's task."""
    return Begraensning(
        noegle=str(fields.text("noegle")),
        ord=fields.text("ord"),
        hvor=tuple(str(word) for word in fields.words("hvor")) if fields.has("hvor") else (),
        omfatter=str(fields.one_of("omfatter", OMFATTER)) if fields.has("omfatter") else "forholdet",
        undtagelse=fields.optional("undtagelse"),
        kilde=fields.kilde(),
    )


def read_aldersgraense(fields: Fields) -> Aldersgraense:
    """Return how old a matter may be."""
    return Aldersgraense(
        svar=fields.svar(),
        ord=fields.optional("ord"),
        maaneder=fields.number("maaneder") if fields.has("maaneder") else None,
        regnes_fra=fields.one_of("regnes_fra", REGNES_FRA) if fields.has("regnes_fra") else None,
        undtagelse=fields.optional("undtagelse"),
        kilde=fields.kilde(),
    )


def read_graense(fields: Fields) -> Graense:
    """Return why a point inside the task cannot be assessed."""
    return Graense(
        noegle=str(fields.text("noegle")),
        navn=fields.text("navn"),
        forklaring=fields.text("forklaring"),
        undtagelse=fields.known("undtagelse"),
        andre_muligheder=fields.known("andre_muligheder"),
        kilde=fields.kilde(),
    )
