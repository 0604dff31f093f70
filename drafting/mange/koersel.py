"""The run over many cases: what has changed is drafted, a handful is written at a time, and each case is answered."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafting.arkiv.disk import explain
from drafting.arkiv.write import Adgang, Kendskab, Ordre, write_batch
from drafting.errors import DraftingError, OverwriteError, RefusedError
from drafting.mange.arbejde import draft_sag
from drafting.mange.model import Planlagt, Sagsopgave, Sagsresultat
from drafting.mange.uaendret import Uaendret, hash_sagsfil

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from drafting.arkiv.mappe import Udkast
    from drafting.arkiv.write import Svar
    from drafting.mange.afbrydelse import Afbrydelse
    from drafting.mange.model import Opgave, Sagssvar
    from drafting.mange.plan import Sagsordre

# Past so many letters a second process is quicker than one alone; how it was measured is told in decision 026.
LETTERS_WORTH_A_WORKER, PDFS_WORTH_A_WORKER = 400, 60
_MOST, _MOST_BYTES, _LONGEST = 32, 8_000_000, 0.5
_PROEVE = 8

_Par = tuple[Planlagt, "Sagssvar | None"]


class Koersel:
    """A run: what is asked of every case, by how many workers (0: as many as it pays), and who is told on the way."""

    def __init__(
        self, opgave: Opgave, afbrydelse: Afbrydelse, *, overskriv: bool, arbejdere: int, tell: Callable[[str], None]
    ) -> None:
        self._opgave, self._afbrydelse, self._arbejdere, self._tell = opgave, afbrydelse, arbejdere, tell
        self._adgang = Adgang(overskriv=overskriv, andre_sager=overskriv)
        self._kendskab = Kendskab()
        self._uaendret = Uaendret(opgave, self._kendskab)

    def run(self, ordrer: Sequence[Sagsordre]) -> Iterator[Sagsresultat]:
        """Yield what became of each case, in order; raises KeyboardInterrupt once what was drafted is written."""
        pending: list[_Par] = []
        since = monotonic()
        try:
            for par in self._draft(map(self._plan, ordrer), len(ordrer)):
                pending.append(par)
                if _is_enough(pending) or monotonic() - since > _LONGEST:
                    yield from self._write(pending)
                    pending, since = [], monotonic()
                self._afbrydelse.check()
        except KeyboardInterrupt:
            yield from self._write(pending)
            raise
        else:
            yield from self._write(pending)
        finally:
            self._close()

    def _close(self) -> None:
        try:
            self._kendskab.close()
        except (OSError, OverwriteError) as error:  # what was added line by line is read all the same
            self._tell(f"Listen over breve kunne ikke samles, men intet er tabt ({error}).")

    def _plan(self, ordre: Sagsordre) -> Planlagt:
        """Return what is left to do for a case, which is not read for it."""
        opgave = self._opgave
        try:
            sag = hash_sagsfil(ordre.fil)
            uroerte = self._uaendret.find_uroerte(ordre, sag)
            klare = self._uaendret.find_klare(ordre, sag) if opgave.alle else opgave.bestilling.breve
        except DraftingError as error:
            return Planlagt(ordre=ordre, fejl=error)
        except OSError as error:
            return Planlagt(ordre=ordre, fejl=explain(error, ordre.ud))
        done = klare is not None and all(brev in uroerte for brev in klare)
        todo = None if done else Sagsopgave(fil=ordre.fil, sag=sag, breve=klare, uroerte=tuple(uroerte))
        return Planlagt(ordre=ordre, sag=sag, klare=klare, uroerte=uroerte, opgave=todo)

    def _draft(self, planlagte: Iterator[Planlagt], antal: int) -> Iterator[_Par]:
        """Yield each case with its answer; by workers where they are asked for, or where enough is left to do."""
        if self._arbejdere == 1:
            yield from map(self._draft_here, planlagte)
            return
        seen = drafted = breve = 0
        while not self._arbejdere and not self._pays(drafted, breve, seen, antal):
            planlagt = next(planlagte, None)
            if planlagt is None:
                return
            _, svar = par = self._draft_here(planlagt)
            seen, drafted = seen + 1, drafted + (svar is not None)
            breve += len(svar.udfald) if svar else 0
            yield par
        from drafting.mange.arbejdere import Arbejdere, count_kerner  # noqa: PLC0415 (slow to load, and few need it)

        yield from Arbejdere(self._opgave, self._arbejdere or count_kerner(), self._afbrydelse, self._tell).draft(
            planlagte
        )

    def _pays(self, drafted: int, breve: int, seen: int, antal: int) -> bool:
        """Return whether so much seems to be left, by what has been seen, that more workers are quicker than one."""
        from drafting.mange.arbejdere import count_kerner  # noqa: PLC0415 (slow to load)

        if drafted < _PROEVE or drafted % _PROEVE or count_kerner() == 1:
            return False
        worth = PDFS_WORTH_A_WORKER if "pdf" in self._opgave.bestilling.formater else LETTERS_WORTH_A_WORKER
        return breve / seen * (antal - seen) >= worth

    def _draft_here(self, planlagt: Planlagt) -> _Par:
        if planlagt.opgave is None:
            return planlagt, None
        with self._afbrydelse.aaben():
            return planlagt, draft_sag(self._opgave, planlagt.opgave)

    def _write(self, pending: Sequence[_Par]) -> Iterator[Sagsresultat]:
        """Yield what became of the cases, once their letters are on the disk."""
        filer = [self._find_filer(*par) for par in pending]
        ordrer = [Ordre(par[0].ordre.ud, each) for par, each in zip(pending, filer, strict=True) if each]
        written = iter(write_batch(ordrer, self._kendskab, self._adgang))
        for (planlagt, svar), each in zip(pending, filer, strict=True):
            yield self._answer(planlagt, svar, next(written) if each else ())

    def _find_filer(self, planlagt: Planlagt, svar: Sagssvar | None) -> list[Udkast]:
        if svar is None:
            return []
        written = {found.brev for found in svar.udfald if found.filer}
        missed = any(found.fejl and not isinstance(found.fejl, RefusedError) for found in svar.udfald)
        klare = [brev for brev in svar.klare if brev in written or brev in planlagt.uroerte]
        alle = klare if self._opgave.alle and not missed else None
        return [self._uaendret.mark(fil, planlagt.sag, alle) for found in svar.udfald for fil in found.filer]

    def _answer(self, planlagt: Planlagt, svar: Sagssvar | None, written: Svar) -> Sagsresultat:
        asked = (svar.klare if svar else planlagt.klare) or ()
        uroerte = tuple(brev for brev in asked if brev in planlagt.uroerte)
        left = [(fil, brev) for brev in uroerte for fil in planlagt.uroerte[brev]]
        fejl = planlagt.fejl or (svar.fejl if svar else None)
        resultat = Sagsresultat(ordre=planlagt.ordre, alle=self._opgave.alle, uroerte=uroerte, fejl=fejl)
        if isinstance(written, DraftingError):
            resultat = replace(resultat, fejl=written)
            written = ()
        new = [found.brev for found in (svar.udfald if svar else ()) for _ in found.filer][: len(written)]
        return replace(
            resultat,
            fund=svar.fund if svar else (),
            udfald=tuple(replace(found, filer=()) for found in svar.udfald) if svar else (),
            filer=(*written, *(fil for fil, _ in left)),
            breve=(*new, *(brev for _, brev in left)),
        )


def _is_enough(pending: Sequence[_Par]) -> bool:
    """Return whether so much is drafted that it should be written; the disk is quickest with several at a time."""
    filer = [fil for _, svar in pending if svar for found in svar.udfald for fil in found.filer]
    return len(filer) >= _MOST or len(pending) >= 2 * _MOST or sum(len(fil.indhold) for fil in filer) > _MOST_BYTES
