"""What is judged, one klagepunkt or one decision at a time, with the facts that lie nearest to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.facts.words import spell
from drafting.findings.frister.klagefrist import iter_klagelige, tell_afgoerelse
from drafting.findings.frister.klaget import find_klage
from drafting.findings.lag import AFGOERELSE, find_i_lag, find_lag, find_om

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from drafting.errors import Place
    from drafting.facts.model import Afgoerelse, Klagepunkt, Sag
    from drafting.findings.frister.grundlag import Fristgrundlag, Instanser
    from drafting.findings.kompetence.svar import Art, Grund
    from drafting.findings.lag import Lag
    from drafting.law.helligdage import Kalender
    from drafting.law.kompetenceregler import Kompetenceregel, Kompetenceregler
    from drafting.law.model import Lovhylde
    from drafting.law.profil import Kommuneprofil
    from drafting.law.vaerdier import Begraensning


class Kompetencegrundlag(Struct, frozen=True, kw_only=True):
    """The case and everything its competence is judged by.

    `graenser` are the limits with the reason each gives, `tavse` those the municipality's source is silent about.
    """

    sag: Sag
    profil: Kommuneprofil
    lov: Lovhylde
    regler: Kompetenceregler
    graenser: tuple[tuple[Begraensning, Kompetenceregel, Grund], ...]
    tavse: tuple[Kompetenceregel, ...]
    frister: Fristgrundlag
    dato: date

    @property
    def kalender(self) -> Kalender:
        """Return the calendar."""
        return self.frister.kalender

    @property
    def instanser(self) -> Instanser:
        """Return the directory of appeal bodies."""
        return self.frister.instanser

    @property
    def titel(self) -> str:
        """Return the adviser's title as it stands inside a sentence."""
        return str(self.profil.titel.bestemt)


class Emne(Struct, frozen=True, kw_only=True):
    """One klagepunkt, or one decision; `lag` are its begrænsninger, the innermost first.

    `om_afgoerelsen` is whether it is about what was decided, `aaben` the decision it may be a timely appeal of.
    """

    art: Art
    id: str
    om: str
    tema: str | None
    punkt: Klagepunkt | None
    afgoerelse: Afgoerelse | None
    lag: tuple[Lag, ...]
    om_afgoerelsen: bool
    maaske_afgoerelse: bool
    aaben: Afgoerelse | None
    sted: Place

    def find(self, noegle: str) -> tuple[object, str]:
        """Return what the case says of a begrænsning, None for nothing, and where; the innermost wins."""
        return find_i_lag(self.lag, noegle)


def iter_emner(grundlag: Kompetencegrundlag) -> Iterator[Emne]:
    """Yield every klagepunkt, and then every decision of the municipality's that no klagepunkt is about."""
    aabne = {each.id: each for each in find_aabne(grundlag.frister)}
    for punkt in grundlag.sag.klagepunkter:
        yield _make_punkt(punkt, aabne, grundlag)
    taken = {punkt.afgoerelse for punkt in grundlag.sag.klagepunkter}
    erstattede = grundlag.frister.find_erstattede()
    for afgoerelse in grundlag.sag.afgoerelser:
        if afgoerelse.id not in taken and afgoerelse.id not in erstattede:
            yield _make_afgoerelse(afgoerelse, aabne, grundlag)


def find_aabne(frister: Fristgrundlag) -> tuple[Afgoerelse, ...]:
    """Return the decisions against the citizen that nobody has appealed."""
    return tuple(each for each in iter_klagelige(frister) if find_klage(each, frister.sag) is None)


def _make_punkt(punkt: Klagepunkt, aabne: dict[str, Afgoerelse], grundlag: Kompetencegrundlag) -> Emne:
    sag, regel = grundlag.sag, grundlag.regler.find(AFGOERELSE)
    afgoerelse = find_om(sag, punkt)
    om_afgoerelsen = bool(regel and punkt.tema in regel.temaer)
    aaben = aabne.get(afgoerelse.id) if afgoerelse else next(iter(aabne.values()), None)
    if afgoerelse is not None:
        maaske = aaben is not None
    else:
        maaske = om_afgoerelsen or (punkt.tema is None and (aaben is not None or _sounds_like(punkt, grundlag)))
    lag = find_lag(sag, punkt, afgoerelse)
    maaske = maaske and find_i_lag(lag, "kan_indbringes")[0] is not False
    return Emne(
        art="klagepunkt",
        id=punkt.id,
        om=f"klagepunktet '{spell(punkt.id)}'",
        tema=punkt.tema,
        punkt=punkt,
        afgoerelse=afgoerelse,
        lag=lag,
        om_afgoerelsen=om_afgoerelsen,
        maaske_afgoerelse=maaske,
        aaben=aaben if maaske else None,
        sted=punkt.sted(),
    )


def _make_afgoerelse(afgoerelse: Afgoerelse, aabne: dict[str, Afgoerelse], grundlag: Kompetencegrundlag) -> Emne:
    return Emne(
        art="afgørelse",
        id=afgoerelse.id,
        om=tell_afgoerelse(afgoerelse),
        tema=None,
        punkt=None,
        afgoerelse=afgoerelse,
        lag=find_lag(grundlag.sag, None, afgoerelse),
        om_afgoerelsen=True,
        maaske_afgoerelse=afgoerelse.id in aabne,
        aaben=aabne.get(afgoerelse.id),
        sted=afgoerelse.sted(),
    )


def _sounds_like(punkt: Klagepunkt, grundlag: Kompetencegrundlag) -> bool:
    told = punkt.hvad.casefold()
    return any(word.casefold() in told for word in grundlag.regler.afgoerelsesord)
