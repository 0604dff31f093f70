"""The deadline of an appeal: whether it is kept, and how it is told to the citizen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.dansk.dato import format_dag
from drafting.errors import LawError
from drafting.findings.frister import make_grundlag
from drafting.findings.frister.instanser import load_instanser
from drafting.findings.frister.klagefrist import (
    find_instans,
    find_klagefrist,
    find_klagefrist_or_ukendt,
    find_oplyst_slut,
    iter_klagelige,
)
from drafting.findings.frister.klagevejledning import read_oplyst
from drafting.law.load import load_lovhylde
from drafting.law.profil import HOEJERE_INSTANSER
from drafting.letter.view.aabne import find_aabne
from drafting.letter.view.ramme import beregnet, dato_tekst
from drafting.oprindelse import Beregnet, Lov, Prosa, Tekst

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from drafting.facts.model import Afgoerelse, Sag
    from drafting.findings.frister.grundlag import Fristgrundlag, Instans
    from drafting.law.kalender import Frist, Trin
    from drafting.law.profil import Kommuneprofil
    from drafting.law.vaerdier import Begraensning
    from drafting.letter.view.ramme import Hylder, Ramme

# The conditions a template names when it tells of deadlines; for other letters none is worked out.
FORTALT = frozenset({"har_klagefrist", "har_loebende_frist"})
_VISES = frozenset({"løber", "udløbet", "ukendt"})


class Fristbesked(Struct, frozen=True):
    """The deadline of one decision as the citizen is told of it; `sikker` is the last day to rely on.

    `sidste_oejeblik` is whether that day has gone while the deadline still runs, `udloebet` whether all of it
    has gone beyond doubt.
    """

    afgoerelse_dato: Tekst | None
    sikker: Tekst | None
    sidste_oejeblik: bool
    udloebet: bool
    formodet: bool
    trin: tuple[Prosa, ...]
    hvor: Tekst | None
    citat: Tekst | None


class Klagemulighed(Struct, frozen=True):
    """A decision with the row of its appeal body (None = not known) and its deadline.

    `oplyst_slut` is the last day by its own klagevejledning, None where that gives no time or the arrival is unknown.
    """

    afgoerelse: Afgoerelse
    row: Instans | None
    frist: Frist
    oplyst_slut: date | None = None

    @property
    def er_direkte(self) -> bool:
        """Return whether the appeal goes to the body and not to the municipality."""
        return self.row is not None and self.row.instans is not None and self.row.rute in {"direkte", "portal"}

    @property
    def er_for_sent(self) -> bool:
        """Return whether the deadline is known to be over."""
        return self.frist.stand == "udløbet"

    @property
    def er_uden_instans(self) -> bool:
        """Return whether nobody hears an appeal, neither by the directory nor by the decision itself."""
        oplyst = self.afgoerelse.klagevejledning.instans if self.afgoerelse.klagevejledning else None
        return self.row is not None and self.row.instans is None and oplyst is None

    @property
    def er_sikkert_for_sent(self) -> bool:
        """Return whether the deadline is over beyond doubt: the rule and the day of arrival are both known."""
        return self.er_for_sent and self._er_kendt and not self.frist.mangler

    @property
    def giver_laengere_tid(self) -> bool:
        """Return whether the klagevejledning gives more time than the law does."""
        return bool(self.oplyst_slut and self.frist.dato and self.oplyst_slut > self.frist.dato)

    @property
    def er_andens(self) -> bool:
        """Return whether the appeal goes to another authority, which made the decision."""
        return self.row is not None and self.row.rute == "via myndigheden"

    @property
    def _er_kendt(self) -> bool:
        lovens = self.row.frist if self.row else None
        return (lovens is not None and _is_laest(lovens.hjemmel)) or read_oplyst(self.afgoerelse) is not None

    def find_spaerring(self, profil: Kommuneprofil) -> Begraensning | None:
        """Return the municipality's rule that bars the adviser from helping with this appeal, None where none does."""
        return profil.find_ikke_goere(HOEJERE_INSTANSER) if self.er_direkte or self.er_sikkert_for_sent else None

    def is_forbi(self, dato: date) -> bool:
        """Return whether it is too late beyond doubt, also by the time that the klagevejledning gives."""
        return self.er_sikkert_for_sent and (self.oplyst_slut is None or self.oplyst_slut < dato)

    def is_rettidig(self, dato: date) -> bool:
        """Return whether an appeal on that day is in time beyond doubt: a known rule and a known arrival."""
        in_time = self.frist.sikker is not None and dato <= self.frist.sikker
        return self._er_kendt and in_time and self.frist.stand == "løber" and not self.frist.mangler


def _is_laest(noegle: str) -> bool:
    """Return whether the rule is read in the law itself; else the letter says nothing of it as beyond doubt."""
    wordings = [each for each in load_lovhylde().bestemmelser if noegle in each.noegler]
    return bool(wordings) and all(each.sikkerhed == "T" for each in wordings)


def find_klagemulighed(sag: Sag, afgoerelse: Afgoerelse, hylder: Hylder, *, dato: date) -> Klagemulighed:
    """Return where and by when the decision can be appealed; raises LawError in a year without holiday data."""
    grundlag = make_grundlag(sag, hylder.profil, load_instanser(), dato=dato)
    return _join(afgoerelse, find_klagefrist(afgoerelse, grundlag), grundlag)


def find_klagemulighed_or_ukendt(ramme: Ramme, afgoerelse: Afgoerelse) -> Klagemulighed:
    """Return the same for the letter; in a year without holiday data the deadline is unknown."""
    grundlag = make_grundlag(ramme.sag, ramme.hylder.profil, load_instanser(), dato=ramme.dato)
    return _join(afgoerelse, find_klagefrist_or_ukendt(afgoerelse, grundlag), grundlag)


def find_loebende(ramme: Ramme) -> tuple[Klagemulighed, ...]:
    """Return the open decisions whose deadline runs or cannot be known to be over."""
    return tuple(
        each for each in _find_alle(ramme) if not each.er_for_sent and each.afgoerelse in find_aabne(ramme.sag)
    )


def build_fristbeskeder(ramme: Ramme) -> tuple[Fristbesked, ...]:
    """Return what the citizen must know of every deadline that has not been kept by an appeal."""
    return tuple(_build(ramme, each) for each in _find_alle(ramme))


def _find_alle(ramme: Ramme) -> Iterator[Klagemulighed]:
    if FORTALT.isdisjoint(ramme.skabelon.bruger):
        return
    grundlag = make_grundlag(ramme.sag, ramme.hylder.profil, load_instanser(), dato=ramme.dato)
    for afgoerelse in iter_klagelige(grundlag):
        found = find_klagemulighed_or_ukendt(ramme, afgoerelse)
        if found.frist.stand in _VISES:
            yield found


def _join(afgoerelse: Afgoerelse, frist: Frist, grundlag: Fristgrundlag) -> Klagemulighed:
    row, _ = find_instans(afgoerelse, grundlag)
    slut = find_oplyst_slut(afgoerelse, grundlag) if frist.dato else None
    return Klagemulighed(afgoerelse, row, frist, slut)


def _build(ramme: Ramme, found: Klagemulighed) -> Fristbesked:
    frist, row = found.frist, found.row
    loeber = frist.stand == "løber" and frist.sikker is not None
    return Fristbesked(
        afgoerelse_dato=dato_tekst(found.afgoerelse, "dato"),
        sikker=beregnet(format_dag(frist.sikker), frist.id) if loeber and frist.sikker else None,
        sidste_oejeblik=loeber and frist.sikker is not None and frist.sikker < ramme.dato,
        udloebet=found.is_forbi(ramme.dato),
        formodet=bool(frist.mangler) and loeber,
        trin=tuple(_tell_trin(ramme, frist)) if loeber else (),
        hvor=_find_hvor(ramme, row),
        citat=_find_citat(ramme, row),
    )


def _tell_trin(ramme: Ramme, frist: Frist) -> Iterator[Prosa]:
    """Yield the steps to the safe day; the formal one would invite the citizen to wait for it."""
    grundlag = make_grundlag(ramme.sag, ramme.hylder.profil, load_instanser(), dato=ramme.dato)
    maade = grundlag.regler.regnemaade
    told = None
    for trin in frist.trin:
        formal = trin.kilde == maade.hviledag and trin.dato == frist.dato
        again = trin.kilde == maade.sikker and trin.dato == told
        if not formal and not again:
            told = trin.dato or told
            yield ramme.gengiver.til_borgeren(_med_kilde(ramme, trin))


def _med_kilde(ramme: Ramme, trin: Trin) -> Tekst:
    known = trin.kilde in ramme.hylder.lov.ids
    return Tekst(trin.tekst, Lov(trin.kilde) if known else Beregnet(trin.kilde))


def _find_hvor(ramme: Ramme, row: Instans | None) -> Tekst | None:
    if row is None or row.instans is None:
        return None
    if row.rute in {"direkte", "portal"}:
        return Tekst(str(row.instans), Lov("klageinstans"))
    return find_andens(row) or ramme.hylder.profil.navn


def find_andens(row: Instans | None) -> Tekst | None:
    """Return the authority outside the municipality that made the decision and takes the appeal, None where none is."""
    if row is None or row.rute != "via myndigheden":
        return None
    return Tekst(str(row.hvor).partition(",")[0], Lov("klageinstans"))


def _find_citat(ramme: Ramme, row: Instans | None) -> Tekst | None:
    if row is None or row.frist is None:
        return None
    try:
        return ramme.hylder.lov.on(row.frist.hjemmel, ramme.dato).citat
    except LawError:  # an older rule that the shelf does not hold today: the day itself is still told
        return None
