"""The Word letterhead read: opened, checked, lent what it lacks, measured and cut up."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from lxml import etree

from drafting.errors import Place, SkabelonError, Trouble
from drafting.paths import templates_folder
from drafting.render.docx.cutting import prepare
from drafting.render.docx.fieldcheck import find_letterhead_troubles
from drafting.render.docx.fields import FIELD, isolate_fields, read_own_text
from drafting.render.docx.lending import Brevdele, lend
from drafting.render.docx.numbering import ensure_numbering, find_first_num
from drafting.render.docx.ooxml import names_word, parse, serialize, w
from drafting.render.docx.opening import broken, find_lost, open_letterhead
from drafting.render.docx.package import read_package, write_package
from drafting.render.docx.papir import Letterhead
from drafting.render.docx.parts import DOCUMENT, NUMBERING, RELATIONS, RENDERED, STYLES, TYPES
from drafting.render.docx.styles import Typografier, find_width
from drafting.render.maal import lighten

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafting.render.docx.lending import Laan
    from drafting.render.docx.papir import Udseende


def read_letterhead(content: bytes, file: str, udseende: Udseende) -> Letterhead:
    """Return the letterhead in `content`, made ready. Raises SkabelonError with everything that is wrong with it."""
    parts = open_letterhead(content, file)
    try:
        ensure_numbering(parts, TYPES, RELATIONS)
        if lost := next(find_lost(parts), None):
            raise broken(f"Brevpapiret kan ikke udfyldes, for delen {lost} mangler.", file)
        read = {name: parse(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    except etree.XMLSyntaxError:
        raise broken("Brevpapiret er ikke et helt Word-dokument.", file) from None
    roots = {name: root for name, root in read.items() if RENDERED.fullmatch(name)}
    if not all(map(names_word, (*roots.values(), read[NUMBERING]))):
        raise broken("Brevpapiret er gemt på en måde, som Word ikke selv bruger.", file)
    dele = Brevdele(read[STYLES], read[NUMBERING])
    grey = Typografier(dele.styles).find_ids("Placeholder Text")
    looks = {name: look for root in roots.values() for name, look in isolate_fields(root, grey).items()}
    troubles = [*find_letterhead_troubles(parts, roots, needed=udseende.felter)]
    laan = lend(dele, _load_ours(), udseende.roller, _find_farver(dele, udseende))
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


def _find_farver(own: Brevdele, udseende: Udseende) -> dict[str, str]:
    """Return our colours with the letterhead's; where its measures name none, its first heading does."""
    heading = Typografier(own.styles).find("heading 1", "paragraph")
    if heading is None or udseende.farver:
        return dict(udseende.farver)
    colour = heading.find(f"{w('rPr')}/{w('color')}")
    ours = (udseende.accent, lighten(udseende.accent))
    return dict.fromkeys(ours, "auto" if colour is None else colour.get(w("val"), "auto"))


def _find_krop(document: etree._Element) -> etree._Element | None:
    paragraphs = (each for each in document.iter(w("p")) if "krop" in FIELD.findall(read_own_text(each)))
    return next(paragraphs, None)


@cache
def _load_ours() -> Brevdele:
    """Return the parts to lend from; they are only read, so threads may share them."""
    parts = read_package((templates_folder() / "brevpapir" / "standard.docx").read_bytes())
    return Brevdele(parse(parts[STYLES]), parse(parts[NUMBERING]))
