"""The tags of the bundle: the letter's own, those of our list, and one for each page of an enclosure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from drafting.bilag.raa import join_ordbog, read_heltal, read_nummer, split_ordbog
from drafting.bilag.skriver import format_numre, format_tekst

if TYPE_CHECKING:
    from drafting.bilag.egenfil import Egenkopi
    from drafting.bilag.skriver import Skriver

# The names that a table's heads are pointed at by: the letter's own tables may have the same as the list's.
NAVNE = re.compile(rb"/ID\s*(?:\([^)]*\)|<[^>]*>)|/Headers\s*\[[^\]]*\]")


class Afsnit(Struct):
    """A part of the document, for one enclosure: its number, its title, and the numbers of what is in it."""

    nummer: int
    titel: str
    dele: list[int] = field(default_factory=list)


class Maerker:
    """The tree of tags in a file that begins as the letter."""

    def __init__(self, skriver: Skriver) -> None:
        self._skriver = skriver
        self.trae, self._dokument = skriver.reserve(), skriver.reserve()
        self._dele: list[int] = []
        self._forael: list[tuple[int, bytes]] = []
        self._afsnit: list[Afsnit] = []
        self._roller: dict[bytes, bytes] = {}
        self._af_brevet: dict[bytes, bytes] = {}
        self._naeste = 0

    def add_fil(self, kopi: Egenkopi) -> int:
        """Carry over the tags of a file of ours behind those there are; return the first key of its pages."""
        fil, foerste = kopi.fil, self._naeste
        (dokument,) = fil.find_numre(fil.trae, b"/K")[:1]
        kopi.settle(read_nummer(fil.rod[b"/StructTreeRoot"]), self.trae)
        kopi.settle(dokument, self._dokument)
        self._dele += [kopi.find_nummer(each) for each in fil.find_numre(split_ordbog(fil.find(dokument)), b"/K")]
        self._forael += [(foerste + key, kopi.translate(value)) for key, value in fil.forael.items()]
        self._naeste += max(read_heltal(fil.trae.get(b"/ParentTreeNextKey", b"")), *(key + 1 for key in fil.forael))
        self._roller = {**fil.find_ordbog(fil.trae.get(b"/RoleMap", b"<<>>")), **self._roller}
        return foerste

    def keep_navne(self, kopi: Egenkopi) -> None:
        """Keep the names that the heads of the letter's own tables are pointed at by."""
        if navne := kopi.fil.trae.get(b"/IDTree"):
            self._af_brevet[b"/IDTree"] = kopi.translate(navne)

    def add_afsnit(self, titel: str) -> Afsnit:
        """Return a new part of the document, for one enclosure."""
        afsnit = Afsnit(self._skriver.reserve(), titel)
        self._afsnit.append(afsnit)
        self._dele.append(afsnit.nummer)
        return afsnit

    def mark_side(self, side: int, afsnit: Afsnit, tegning: str, alt: str = "") -> tuple[str, int]:
        """Return a page's drawing as one thing of its part, and the page's key.

        A picture is told by `alt`; what has words reads as they stand.
        """
        slags = "/Figure" if alt else "/P"
        told = b"/Alt" + format_tekst(alt) if alt else b""
        part = self._build(slags.encode(), afsnit.nummer, b"/Pg %d 0 R/K 0%b" % (side, told))
        afsnit.dele.append(part)
        key = self._naeste
        self._naeste += 1
        self._forael.append((key, format_numre([part])))
        return f"{slags} <</MCID 0>> BDC {tegning} EMC", key

    def finish(self) -> None:
        """Write the tree itself."""
        for each in self._afsnit:
            told = b"/T%b/K%b" % (format_tekst(each.titel), format_numre(each.dele))
            self._skriver.put(each.nummer, _format_del(b"/Sect", self._dokument, told))
        told = b"/K" + format_numre(self._dele)
        self._skriver.put(self._dokument, _format_del(b"/Document", self.trae, told))
        trae = {
            **self._af_brevet,
            b"/Type": b"/StructTreeRoot",
            b"/K": format_numre([self._dokument]),
            b"/RoleMap": join_ordbog(self._roller),
            b"/ParentTree": b"<</Nums[%b]>>" % b" ".join(b"%d %b" % row for row in self._forael),
            b"/ParentTreeNextKey": b"%d" % self._naeste,
        }
        self._skriver.put(self.trae, join_ordbog(trae))

    def _build(self, slags: bytes, over: int, told: bytes) -> int:
        return self._skriver.add(_format_del(slags, over, told))


def _format_del(slags: bytes, over: int, told: bytes) -> bytes:
    return b"<</Type/StructElem/S%b/P %d 0 R%b>>" % (slags, over, told)
