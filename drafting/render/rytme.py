"""What stands close and what stays together on a page: Word, the PDF and the web page all ask here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.letter.tree import Heading, Paragraph, Points, Table, iter_block_spans

if TYPE_CHECKING:
    from drafting.letter.tree import Block, Item, Letter, Spans

# Air as shares of the air after an ordinary paragraph.
LUFT_TITEL = 0.125  # below a point's own title, close to the text it names
LUFT_I_PUNKT = 0.5  # between the paragraphs of a point, and between points of one paragraph
LUFT_MELLEM_PUNKTER = 1.5  # between points of several paragraphs: more than inside any of them
LUFT_UNDEROVERSKRIFT = 0.75  # above a heading right below a bigger one

KORT = 80  # characters: a last line so short does not begin a page on its own
FAA = 3  # rows at most of a table, or short points of a list, that are never parted
FLYTBAR = 6  # rows of a table, or points of a list, at most, for the PDF to move them whole down to the signature
LANG_RAEKKE = 1200  # characters: a row longer than this may be split over two pages
BILAG_VED_UNDERSKRIFT = 8  # so many enclosures at most stay with the signature
BILAG_FAA = (6, 400)  # so many enclosures, with so many characters in all, take less than half a page
BILAG_SAMLET = 20  # so many at most stay together


def er_luftig(points: Points) -> bool:
    """Return whether a point has more than one paragraph, so that the points need air between them."""
    return any(len(item.blocks) > 1 for item in points.items)


def har_titel(item: Item) -> bool:
    """Return whether the point begins with a bold line that names what follows."""
    first = item.blocks[0] if len(item.blocks) > 1 else None
    if not isinstance(first, Paragraph):
        return False
    return bool(first.spans) and all(span.strong for span in first.spans if span.text.strip())


def find_luft_over(blocks: tuple[Block, ...]) -> tuple[float | None, ...]:
    """Return the air above each of the blocks, None where it is the ordinary."""
    return tuple(
        LUFT_UNDEROVERSKRIFT if _is_heading(before, 2) and _is_heading(block, 3) else None
        for before, block in zip((None, *blocks), blocks, strict=False)
    )


def haenger_ved(block: Block, *, follower: Block | None, last: bool = False) -> bool:
    """Return whether `block` must end on the page its `follower` begins on; `last` says nothing follows that one."""
    # a record knows its own kind at once; isinstance asks around first
    if type(block) is not Paragraph or follower is None or type(follower) is Heading:
        return False
    if _ends_with_kolon(block.spans):
        return True
    return last and type(follower) is Paragraph and len(_text(follower.spans)) < KORT


def find_haengende(blocks: tuple[Block, ...], *, sidste: bool = False) -> tuple[bool, ...]:
    """Return for each of the blocks whether it stays with the next; `sidste` is the answer for the last one."""
    if not blocks[1:]:
        return (sidste,) * len(blocks)
    following = zip(blocks, blocks[1:], (*blocks[2:], None), strict=False)
    found = [
        haenger_ved(block, follower=follower, last=after is None or type(after) is Heading)
        for block, follower, after in following
    ]
    return (*found, sidste)


def find_haengende_i_punkt(item: Item) -> tuple[bool, ...]:
    """Return the same for the blocks of a point, whose first paragraph never stands alone below its number."""
    if not item.blocks[1:]:
        return (False,) * len(item.blocks)
    first, *rest = find_haengende(item.blocks)
    return (first or isinstance(item.blocks[0], Paragraph), *rest)


def er_kort(block: Block) -> bool:
    """Return whether `block` is so short that it may be moved whole to the next page."""
    match block:
        case Table(rows=rows):
            return len(rows) <= FLYTBAR and not any(map(er_lang, rows))
        case Points(items=items):
            return len(items) <= FLYTBAR and not er_luftig(block)
        case _:
            return True


def er_lang(row: tuple[Spans, ...]) -> bool:
    """Return whether a row of a table is so long that it may be split over two pages."""
    return sum(len(span.text) for cell in row for span in cell) > LANG_RAEKKE


def count_foerste(points: Points) -> int:
    """Return how many points must begin on the same page: all of a few short ones, two of many, none of long ones."""
    first = points.items[: len(points.items) if len(points.items) <= FAA else 2]
    if er_luftig(points):
        return 0
    lengths = (sum([len(span.text) for span in iter_block_spans(block)]) for each in first for block in each.blocks)
    return len(first) if all(length <= 4 * KORT for length in lengths) else 0


def count_begyndelse(table: Table) -> int:
    """Return how many rows must stand below the head: two, none if they are long."""
    return 0 if any(map(er_lang, table.rows[:2])) else min(len(table.rows), 2)


def count_slutning(table: Table) -> int:
    """Return how many rows at the end of a table must stand together: all of a short one, none if they are long."""
    rows = len(table.rows) if len(table.rows) <= FAA else 2
    return 0 if any(map(er_lang, table.rows[-rows:])) else rows


def holder_bilag_ved_underskrift(letter: Letter) -> bool:
    """Return whether the enclosure list is short enough to stand on the page of the signature."""
    return len(letter.bilag) <= BILAG_VED_UNDERSKRIFT


def er_bilag_faa(letter: Letter) -> bool:
    """Return whether the enclosure list is so short that nobody needs to measure whether it can stand on one page."""
    faa, tegn = BILAG_FAA
    fylder = (len(span.text) for bilag in letter.bilag for span in (*bilag.nummer, *bilag.titel))
    return len(letter.bilag) <= faa and sum(fylder) + sum(len(span.text) for span in letter.kopi_til) <= tegn


def holder_bilag_samlet(letter: Letter) -> bool:
    """Return whether the enclosure list is short enough to stand on one page."""
    return len(letter.bilag) <= BILAG_SAMLET


def _is_heading(block: Block | None, level: int) -> bool:
    return type(block) is Heading and block.level == level


def _ends_with_kolon(spans: Spans) -> bool:
    for span in reversed(spans):
        if text := span.text.rstrip():
            return text.endswith(":")
    return False


def _text(spans: Spans) -> str:
    return "".join([span.text for span in spans]).strip()
