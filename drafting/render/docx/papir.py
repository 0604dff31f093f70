"""A letterhead as a letter is printed on it, and what it is read by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafting.render.docx.splice import Klargjort

Roller = tuple[tuple[str, tuple[str, ...]], ...]


class Letterhead(Struct, frozen=True):
    """A checked letterhead: its file and bytes, the style id of each role, and what the body must fit in with.

    `klargjort` is the letterhead cut up, None where only docxtpl can print it.
    `looks` are the properties its fields are written in, for the fields it has;
    `abstract` is the definition numbered lists share, `first_num` the first free number of a list,
    `width` the width of the text, `air` the distance after a paragraph, `step` how far a list is moved in
    and `quote` how far a quotation is, all in twips; `hul` is the colour behind a hole.
    """

    file: str
    content: bytes
    styles: Mapping[str, str]
    looks: Mapping[str, str]
    abstract: str
    first_num: int
    width: int
    air: int
    step: int
    quote: int
    hul: str
    klargjort: Klargjort | None


class Udseende(Struct, frozen=True):
    """What a letterhead is read by: the styles of the roles, our colours with its own, and the fields it must have."""

    roller: Roller
    farver: tuple[tuple[str, str], ...]
    accent: str
    hul: str
    felter: frozenset[str]
