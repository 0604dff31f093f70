"""The tags of the bundle: the letter's own, those of our list, and one for each page of an enclosure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pypdf.generic import ArrayObject, BooleanObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from drafting.bilag.opslag import get, get_heltal, get_ordboeger, get_ordbog

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader, PdfWriter
    from pypdf.generic import IndirectObject, PdfObject

_TRAE, _NAESTE = "/StructTreeRoot", "/ParentTreeNextKey"


class Maerker:
    """The tree of tags in a file that begins as the letter."""

    def __init__(self, writer: PdfWriter) -> None:
        self._writer = writer
        self._trae = get_ordbog(writer.root_object, _TRAE)
        (self._dokument,) = get_ordboeger(self._trae, "/K")[:1]

    def add_sider(self, reader: PdfReader) -> list[PageObject]:
        """Return the pages of a tagged file of ours, now the last of this one, with their tags behind the letter's."""
        first = get_heltal(self._trae, _NAESTE)
        pages = [self._writer.add_page(page) for page in reader.pages]
        for page, old in zip(pages, reader.pages, strict=True):
            page[NameObject("/StructParents")] = NumberObject(first + get_heltal(old, "/StructParents"))
        fremmed = get_ordbog(reader.root_object, _TRAE).clone(self._writer)
        numre = get(get_ordbog(fremmed, "/ParentTree"), "/Nums")
        rows = list(list.__iter__(numre)) if isinstance(numre, ArrayObject) else []
        for key, value in zip(rows[::2], rows[1::2], strict=True):
            self._add_forael(first + int(key), value)
        for part in (kid for dokument in get_ordboeger(fremmed, "/K") for kid in get_ordboeger(dokument, "/K")):
            _drop_navne(part)
            self._hang(self._dokument, part)
        roller = get_ordbog(self._trae, "/RoleMap")
        roller.update({key: value for key, value in get_ordbog(fremmed, "/RoleMap").items() if key not in roller})
        return pages

    def add_afsnit(self, titel: str) -> DictionaryObject:
        """Return a new part of the document, for one enclosure."""
        afsnit = self._build("/Sect", T=TextStringObject(titel), K=ArrayObject())
        self._hang(self._dokument, afsnit)
        return afsnit

    def mark_side(self, page: PageObject, afsnit: DictionaryObject, tegning: str, alt: str = "") -> str:
        """Return a page's drawing as one thing of its part: a picture told by `alt`, or else words as they stand."""
        slags = "/Figure" if alt else "/P"
        part = self._build(slags, Pg=_ref(page), K=NumberObject(0))
        if alt:
            part[NameObject("/Alt")] = TextStringObject(alt)
        self._hang(afsnit, part)
        key = get_heltal(self._trae, _NAESTE)
        self._add_forael(key, ArrayObject([_ref(part)]))
        page[NameObject("/StructParents")] = NumberObject(key)
        page[NameObject("/Tabs")] = NameObject("/S")
        return f"{slags} <</MCID 0>> BDC {tegning} EMC"

    def finish(self) -> None:
        """Tell that the tags of other people's pages are rough ones."""
        self._writer.root_object[NameObject("/MarkInfo")] = DictionaryObject(
            {
                NameObject("/Marked"): BooleanObject(True),
                NameObject("/Suspects"): BooleanObject(True),
            }
        )

    def _build(self, slags: str, **fields: PdfObject) -> DictionaryObject:
        part = DictionaryObject({NameObject("/Type"): NameObject("/StructElem"), NameObject("/S"): NameObject(slags)})
        part.update({NameObject(f"/{key}"): value for key, value in fields.items()})
        self._writer._add_object(part)  # noqa: SLF001 (pypdf has no public way)
        return part

    def _hang(self, over: DictionaryObject, part: DictionaryObject) -> None:
        part[NameObject("/P")] = _ref(over)
        kids = get(over, "/K")
        if not isinstance(kids, ArrayObject):
            kids = ArrayObject([over.raw_get("/K")] if "/K" in over else [])
            over[NameObject("/K")] = kids
        kids.append(_ref(part))

    def _add_forael(self, key: int, value: PdfObject) -> None:
        numre = get(get_ordbog(self._trae, "/ParentTree"), "/Nums")
        if isinstance(numre, ArrayObject):
            numre.extend([NumberObject(key), value])
        self._trae[NameObject(_NAESTE)] = NumberObject(max(key + 1, get_heltal(self._trae, _NAESTE)))


def _drop_navne(part: DictionaryObject) -> None:
    """Remove the names that a table's heads are pointed at by: the letter's own tables may have the same."""
    part.pop(NameObject("/ID"), None)
    for attributter in (*get_ordboeger(part, "/A"), get_ordbog(part, "/A")):
        attributter.pop(NameObject("/Headers"), None)
    for kid in (*get_ordboeger(part, "/K"), get_ordbog(part, "/K")):
        if kid.get("/S") is not None:
            _drop_navne(kid)


def _ref(each: DictionaryObject) -> IndirectObject:
    ref = each.indirect_reference
    if ref is None:
        raise TypeError(each.get("/Type"))
    return ref
