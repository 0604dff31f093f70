"""A file that typst has just made: it lies as simply as a PDF can, so its objects are carried over as they stand."""

from __future__ import annotations

import re
from functools import cached_property
from io import BytesIO
from typing import TYPE_CHECKING

from pypdf import PdfReader, PdfWriter

from drafting.bilag.raa import change_numre, read_nummer, split_liste, split_ordbog, split_stroem

if TYPE_CHECKING:
    from drafting.bilag.skriver import Skriver

_TABEL = re.compile(rb"xref\s+0 \d+\s+((?:\d{10} \d{5} [fn]\s+)+)trailer\s*(.*?)startxref", re.DOTALL)
_HOVED = re.compile(rb"\s*\d+\s+0\s+obj\s*")


class Egenfil:
    """One of our own files, by the numbers of its objects."""

    def __init__(self, pdf: bytes) -> None:
        self._pdf, found = _open(pdf)
        rows = found[1].split()
        self._steder = [int(sted) if brugt == b"n" else 0 for sted, brugt in zip(rows[::3], rows[2::3], strict=True)]
        self._slutter = dict(zip(sorted(self._steder), [*sorted(self._steder)[1:], found.start()], strict=True))
        self.hale = split_ordbog(found[2])
        self.rod = self.find_ordbog(self.hale[b"/Root"])
        self.trae = self.find_ordbog(self.rod[b"/StructTreeRoot"])

    def find(self, nummer: int) -> bytes:
        """Return the text of an object."""
        sted = self._steder[nummer]
        raa = self._pdf[sted : self._slutter[sted]]
        hoved = _HOVED.match(raa)
        return raa[hoved.end() if hoved else 0 : raa.rindex(b"endobj")].rstrip()

    def find_vaerdi(self, raa: bytes) -> bytes:
        """Return the value itself, wherever in the file it stands."""
        nummer = read_nummer(raa)
        return self.find(nummer) if nummer else raa

    def find_ordbog(self, raa: bytes) -> dict[bytes, bytes]:
        """Return a dictionary, wherever in the file it stands."""
        return split_ordbog(self.find_vaerdi(raa))

    def find_bredde(self, side: dict[bytes, bytes]) -> float:
        """Return how wide a page is in points."""
        left, _, right, _ = (float(each) for each in split_liste(self.find_vaerdi(side[b"/MediaBox"])))
        return right - left

    def find_numre(self, ordbog: dict[bytes, bytes], noegle: bytes) -> list[int]:
        """Return the numbers of the objects that a list refers to; one that is no list is a list of one."""
        raa = ordbog.get(noegle, b"[]")
        liste = raa if raa.startswith(b"[") else self.find_vaerdi(raa)
        return [read_nummer(each) for each in split_liste(liste)] if liste.startswith(b"[") else [read_nummer(raa)]

    @cached_property
    def sider(self) -> list[int]:
        """Return the numbers of the pages, in order."""
        return self._list_sider(self.rod[b"/Pages"])

    def _list_sider(self, raa: bytes) -> list[int]:
        kids = self.find_numre(self.find_ordbog(raa), b"/Kids")
        inner = ((kid, self.find_ordbog(b"%d 0 R" % kid)) for kid in kids)
        return [
            side
            for kid, ordbog in inner
            for side in (self._list_sider(b"%d 0 R" % kid) if b"/Kids" in ordbog else [kid])
        ]

    @cached_property
    def forael(self) -> dict[int, bytes]:
        """Return what the tree of tags says of each key of the pages."""
        return dict(self._list_forael(self.trae[b"/ParentTree"]))

    def _list_forael(self, raa: bytes) -> list[tuple[int, bytes]]:
        ordbog = self.find_ordbog(raa)
        rows = split_liste(self.find_vaerdi(ordbog.get(b"/Nums", b"[]")))
        own = [(int(key), value) for key, value in zip(rows[::2], rows[1::2], strict=True)]
        kids = self.find_numre(ordbog, b"/Kids")
        return own + [row for kid in kids for row in self._list_forael(b"%d 0 R" % kid)]


def _open(pdf: bytes) -> tuple[bytes, re.Match[bytes]]:
    """Return the file with its table of objects; one that is written more tightly is first written out."""
    found = _TABEL.match(pdf, int(pdf[pdf.rindex(b"startxref") + 9 :].split()[0]))
    if found is None:
        PdfWriter(clone_from=PdfReader(BytesIO(pdf))).write(out := BytesIO())
        return _open(out.getvalue())
    return pdf, found


class Egenkopi:
    """The objects of a file of ours on their way into the file being written: each once, and only what is asked for."""

    def __init__(self, skriver: Skriver, fil: Egenfil, uden: re.Pattern[bytes] | None = None) -> None:
        self._skriver, self.fil, self._uden = skriver, fil, uden
        self._numre: dict[int, int] = {}
        self._venter: list[int] = []

    def settle(self, gammelt: int, nyt: int) -> None:
        """Let an object of the old file be one that is written in another way."""
        self._numre[gammelt] = nyt

    def find_nummer(self, gammelt: int) -> int:
        """Return the number that an object of the old file has in the new one."""
        found = self._numre.get(gammelt)
        if found is None:
            found = self._numre[gammelt] = self._skriver.reserve()
            self._venter.append(gammelt)
        return found

    def translate(self, raa: bytes) -> bytes:
        """Return a text of the old file as it reads in the new one."""
        return change_numre(raa, self.find_nummer)

    def finish(self) -> None:
        """Carry over all that has been referred to, and what that refers to in its turn."""
        while self._venter:
            gammelt = self._venter.pop()
            tekst, stroem = split_stroem(self.fil.find(gammelt))
            kept = tekst if self._uden is None else self._uden.sub(b"", tekst)
            self._skriver.put(self._numre[gammelt], self.translate(kept) + stroem)
