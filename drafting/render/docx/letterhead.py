"""The Word letterhead: read, checked and made ready once, then printed on for every letter."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from lxml import etree
from msgspec import Struct

from drafting.errors import Place, RenderError, SkabelonError, Trouble
from drafting.paths import templates_folder
from drafting.render.docx.fieldcheck import find_letterhead_troubles
from drafting.render.docx.fields import FIELD, FIELDS, RENDERED, isolate_fields, read_own_text
from drafting.render.docx.lending import Brevdele, lend
from drafting.render.docx.numbering import NUMBERING, ensure_numbering, find_first_num
from drafting.render.docx.ooxml import parse, serialize, w
from drafting.render.docx.opening import DOCUMENT, RELATIONS, STYLES, TYPES, broken, find_lost, open_letterhead
from drafting.render.docx.package import read_package, write_package
from drafting.render.docx.splice import prepare
from drafting.render.docx.styles import Typografier, find_width
from drafting.render.maal import lighten
from drafting.yamlfile import Scalar, Sequence, read_mapping

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from drafting.render.brevpapir import Brevpapir
    from drafting.render.docx.lending import Laan
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

    def find_farver(self, own: Brevdele) -> dict[str, str]:
        """Return our colours with the letterhead's; where its measures name none, its first heading does."""
        heading = Typografier(own.styles).find("heading 1", "paragraph")
        if heading is None or self.farver:
            return dict(self.farver)
        colour = heading.find(f"{w('rPr')}/{w('color')}")
        return dict.fromkeys(
            (self.accent, lighten(self.accent)), "auto" if colour is None else colour.get(w("val"), "auto")
        )


def load_letterhead(brevpapir: Brevpapir) -> Letterhead:
    """Return the letterhead's Word side. Raises SkabelonError with everything that is wrong with it."""
    try:
        path = brevpapir.find_word()
        roller = load_roller(brevpapir.find_fil("roller.yaml"))
        content = path.read_bytes()
    except RenderError as trouble:
        raise SkabelonError(*trouble.troubles) from None
    except OSError as trouble:
        message = f"Brevpapiret kan ikke læses ({trouble.strerror or 'ukendt årsag'})."
        raise SkabelonError(Trouble(message, Place(str(path)), "Luk filen i andre programmer, og prøv igen.")) from None
    # a municipality's own paper has its name and address printed on it; the general one must ask for them
    felter = frozenset(FIELDS) - (frozenset({"afsender"}) if brevpapir.is_kommunens(path) else frozenset())
    farve = brevpapir.maal.farve
    udseende = Udseende(roller, tuple(brevpapir.find_farver()), farve.accent, farve.hul, felter)
    return read_letterhead(content, str(path), udseende)


def load_roller(path: Path) -> Roller:
    """Return which style names may carry which role. Raises SkabelonError."""
    roller = []
    for entry in read_mapping(path, SkabelonError).entries:
        if not isinstance(entry.value, Sequence):
            remedy = f"Skriv '{entry.written}: [navn på typografien]'."
            raise SkabelonError(Trouble(f"Rollen '{entry.written}' skal have en liste af navne.", entry.place, remedy))
        roller.append((entry.key, tuple(item.text for item in entry.value.items if isinstance(item, Scalar))))
    return tuple(roller)


@lru_cache(maxsize=8)
def read_letterhead(content: bytes, file: str, udseende: Udseende) -> Letterhead:
    """Return the letterhead in `content`, made ready. Raises SkabelonError with everything that is wrong with it."""
    parts = open_letterhead(content, file)
    try:
        ensure_numbering(parts, TYPES, RELATIONS)
        if lost := next(find_lost(parts), None):
            raise broken(f"Brevpapiret kan ikke udfyldes, for delen {lost} mangler.", file)
        roots = {name: parse(part) for name, part in parts.items() if RENDERED.fullmatch(name)}
        dele = Brevdele(parse(parts[STYLES]), parse(parts[NUMBERING]))
    except etree.XMLSyntaxError:
        raise broken("Brevpapiret er ikke et helt Word-dokument.", file) from None
    grey = Typografier(dele.styles).find_ids("Placeholder Text")
    looks = {name: look for root in roots.values() for name, look in isolate_fields(root, grey).items()}
    troubles = [*find_letterhead_troubles(parts, roots, needed=udseende.felter)]
    laan = lend(dele, _load_ours(), udseende.roller, udseende.find_farver(dele))
    troubles += laan.troubles
    if troubles:
        raise SkabelonError(*(Trouble(each.message, Place(file), each.remedy) for each in dict.fromkeys(troubles)))
    roots |= {STYLES: dele.styles, NUMBERING: dele.numbering}
    parts |= {name: serialize(root) for name, root in roots.items()}
    return _measure(file, parts, roots, laan, looks, udseende)


def _measure(
    file: str,
    parts: Mapping[str, bytes],
    roots: Mapping[str, etree._Element],
    laan: Laan,
    looks: Mapping[str, str],
    u: Udseende,
) -> Letterhead:
    styles = Typografier(roots[STYLES])

    def measure(role: str, element: str, attribute: str) -> int:
        style = styles.find_id(laan.styles[role])
        return 0 if style is None else styles.measure(style, element, attribute)

    first_num = find_first_num(roots[NUMBERING])
    return Letterhead(
        file=file,
        content=write_package(parts),
        styles=laan.styles,
        looks=looks,
        abstract=laan.abstract,
        first_num=first_num,
        width=find_width(roots[DOCUMENT], _find_krop(roots[DOCUMENT])),
        air=measure("broed", "spacing", "after"),
        step=measure("fortsat1", "ind", "left"),
        quote=measure("citat", "ind", "left"),
        hul=u.hul,
        klargjort=prepare(parts, laan.abstract, first_num),
    )


def _find_krop(document: etree._Element) -> etree._Element | None:
    paragraphs = (each for each in document.iter(w("p")) if "krop" in FIELD.findall(read_own_text(each)))
    return next(paragraphs, None)


@cache
def _load_ours() -> Brevdele:
    """Return the parts to lend from; they are only read, so threads may share them."""
    parts = read_package((templates_folder() / "brevpapir" / "standard.docx").read_bytes())
    return Brevdele(parse(parts[STYLES]), parse(parts[NUMBERING]))
