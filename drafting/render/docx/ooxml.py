"""The one way XML is read here: strictly, with nothing fetched and nothing repaired."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
COMPATIBLE = "http://schemas.openxmlformats.org/markup-compatibility/2006"
# The look of a run that a letter may take over, in the order the schema wants it.
PROPERTIES = (
    "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "color", "spacing", "w", "kern", "position", "sz",
    "szCs", "highlight", "u", "shd",
)  # fmt: skip
# What stands before the properties of a paragraph in a style, and before the numbers and the spacing in those.
BEFORE_PROPERTIES = (
    "name", "aliases", "basedOn", "next", "link", "autoRedefine", "hidden", "uiPriority", "semiHidden",
    "unhideWhenUsed", "qFormat", "locked", "personal", "personalCompose", "personalReply", "rsid",
)  # fmt: skip
BEFORE_NUMBERS = ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")
BEFORE_SPACING = (
    *BEFORE_NUMBERS, "numPr", "suppressLineNumbers", "pBdr", "shd", "tabs", "suppressAutoHyphens", "kinsoku",
    "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN", "bidi", "adjustRightInd", "snapToGrid",
)  # fmt: skip


def w(name: str) -> str:
    """Return `name` in Word's namespace, as lxml spells it."""
    return f"{{{W}}}{name}"


def parse(content: bytes) -> etree._Element:
    """Return the root of `content`; raises `etree.XMLSyntaxError`."""
    from lxml import etree  # noqa: PLC0415 (slow to load, and a letter is joined without it)

    # a parser of its own for every call: lxml's are not to be shared between threads
    return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, recover=False))


def names_word(root: etree._Element) -> bool:
    """Return whether `w`, and nothing else, means Word's namespace in a part, as it does in what a letter says."""
    from lxml import etree  # noqa: PLC0415 (as in parse)

    named = {named for _, named in etree.iterwalk(root, events=("start-ns",)) if "w" in named or W in named}
    return named == {("w", W)} and root.nsmap.get("w") == W


def serialize(root: etree._Element) -> bytes:
    """Return `root` as a part of a package."""
    from lxml import etree  # noqa: PLC0415 (as in parse)

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def reach(parent: etree._Element, name: str, before: Collection[str] = ()) -> etree._Element:
    """Return the child `name`, made where there is none, after the children that the schema wants `before` it."""
    child = parent.find(w(name))
    if child is None:
        child = parent.makeelement(w(name))
        earlier = [each for each in parent if each.tag in set(map(w, before))]
        parent.insert(parent.index(earlier[-1]) + 1 if earlier else 0, child)
    return child
