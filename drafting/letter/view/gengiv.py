"""How a fact is told in this letter: in its voice, with protected names hidden, or as the citizen's own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct, field

from drafting.dansk.perspektiv import boej, boej_til_du, saet_stedord
from drafting.errors import Place
from drafting.fund import Finding, Level
from drafting.oprindelse import Beregnet, Data, Prosa, Sammensat, Tekst, hul

if TYPE_CHECKING:
    from collections.abc import Iterable

    from drafting.dansk.perspektiv import Stemme, Usikkerhed
    from drafting.oprindelse import Oprindelse


_SKRIV_TIL_BORGER = "Skriv teksten til borgeren i til_borger, eller skriv »borgeren« i stedet for navnet."
_BEGINS = re.compile(r"(?:^|[.!?]\s|\n)\s*[»\"“]?$")


class Beskyttet(Struct, frozen=True):
    """A name that must not stand in the letter, what stands instead (None = a hole), and whose name it is."""

    navn: str
    vises_som: Tekst | None
    rolle: str = "medarbejderen"


class Gengiver(Struct):
    """Tells facts in one letter's voice and collects what it was unsure of."""

    stemme: Stemme
    flertal: bool
    fil: str
    beskyttede: tuple[Beskyttet, ...] = ()
    omtale: str | None = None
    borgernavne: tuple[str, ...] = ()
    fund: list[tuple[Oprindelse, Finding]] = field(default_factory=list)

    def borgers(self, tekst: Tekst) -> Prosa:
        """Return the citizen's text in the letter's voice; where the rule is unsure, as a quotation with a finding."""
        boejning = boej(str(tekst), self.stemme, flertal=self.flertal)
        if boejning.usikkerheder:
            self.fund.extend((tekst.oprindelse, self._unsure(tekst, usikker)) for usikker in boejning.usikkerheder)
            return self._hide(tekst.med(f"»{boej(str(tekst), 'jeg', flertal=self.flertal).text}«"))
        third = self.stemme == "borgeren" and not self.flertal
        return self._hide(tekst.med(saet_stedord(boejning.text, self.omtale) if third else boejning.text))

    def raadgivers(self, tekst: Tekst) -> Prosa:
        """Return the adviser's text, which is printed as it stands."""
        return self._hide(tekst)

    def til_borgeren(self, tekst: Tekst) -> Prosa:
        """Return the adviser's text as it is told to the citizen; where unsure, as a quotation with a finding."""
        boejning = boej_til_du(str(tekst), omtale=self.omtale, flertal=self.flertal)
        fund = [self._unsure_til_du(tekst, doubt.start, doubt.ord, doubt.grund) for doubt in boejning.usikkerheder]
        for navn in self.borgernavne:
            fund += [
                self._unsure_til_du(tekst, found.start(), navn, _SKRIV_TIL_BORGER)
                for found in re.finditer(rf"(?<!\w){re.escape(navn)}(?!\w)", tekst)
            ]
        if fund:
            self.fund.extend((tekst.oprindelse, finding) for finding in fund)
            return self._hide(tekst.med(f"»{str(tekst).strip()}«"))
        return self._hide(tekst.med(boejning.text))

    def _unsure_til_du(self, tekst: Tekst, start: int, ord_: str, grund: str) -> Finding:
        linje = str(tekst)[:start].count("\n")
        return Finding(
            code="perspektiv.til_borger",
            level=Level.ADVARSEL,
            message=f"Det er usikkert, hvordan »{ord_}« skal stå i et brev til borgeren. "
            "Teksten er derfor sat ind som citat.",
            place=_place(self.fil, tekst, linje),
            remedy=grund,
        )

    def _unsure(self, tekst: Tekst, usikker: Usikkerhed) -> Finding:
        linje = str(tekst)[: usikker.start].count("\n")
        return Finding(
            code="perspektiv.usikker",
            level=Level.ADVARSEL,
            message=f"Det er usikkert, hvordan »{usikker.ord}« skal stå i et brev, hvor borgeren ikke selv taler. "
            "Teksten er derfor sat ind som citat.",
            place=_place(self.fil, tekst, linje),
            remedy=usikker.grund,
        )

    def navne(self, tekst: Tekst) -> Tekst:
        """Return a text that is nobody's prose, such as a list of people, with the protected names hidden."""
        return self._hide(tekst, starts=False)

    def _hide(self, tekst: Tekst, *, starts: bool = True) -> Prosa:
        parts: Iterable[Tekst] = (tekst,)
        for beskyttet in self.beskyttede:
            parts = [piece for part in parts for piece in _replace_name(part, beskyttet, starts=starts)]
        return Prosa(Sammensat.af(tuple(parts)))


def _place(fil: str, tekst: Tekst, linje: int) -> Place | None:
    if not isinstance(tekst.oprindelse, Data):
        return None
    return Place(fil, tekst.oprindelse.linje + linje, 0 if linje else tekst.oprindelse.kolonne)


def _instead(beskyttet: Beskyttet, *, starts: bool) -> Tekst:
    """Return what stands instead of a name, with a capital where it begins a sentence."""
    vises_som = beskyttet.vises_som or hul(f"et ord for {beskyttet.rolle} (vises_som)")
    return vises_som.med(vises_som[:1].upper() + vises_som[1:]) if starts else vises_som


def _replace_name(part: Tekst, beskyttet: Beskyttet, *, starts: bool) -> list[Tekst]:
    if part.er_hul:
        return [part]
    name = rf"(?<!\w){re.escape(beskyttet.navn)}(?P<ejefald>s|’s|')?(?!\w)"
    pieces: list[Tekst] = []
    position = 0
    for match in re.finditer(name, part):
        pieces.append(part.med(part[position : match.start()]))
        pieces.append(_instead(beskyttet, starts=starts and bool(_BEGINS.search(part[: match.start()]))))
        if match["ejefald"]:
            pieces.append(Tekst("s", Beregnet("ejefald")))
        position = match.end()
    pieces.append(part.med(part[position:]))
    return [piece for piece in pieces if piece]
