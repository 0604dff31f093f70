"""What the decision itself says about appeal, held against what the directory says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.dansk.varighed import format_varighed, parse_varighed
from drafting.law.kalender import DAGE_PAA_EN_UGE, Trin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.facts.model import Afgoerelse, Klagevejledning
    from drafting.findings.frister.grundlag import Instans
    from drafting.law.kalender import Varighed

KILDE = "Klagevejledningen i afgørelsen"
PLIGT = "En skriftlig afgørelse skal have en klagevejledning, når borgeren ikke får fuldt medhold. Den mangler her."
MANGLER = (
    "Uden klagevejledning begynder fristen normalt først, når borgeren har fået en. Regn alligevel med den her dag."
)


class Oplyst(Struct, frozen=True):
    """A span of time that a klagevejledning gives."""

    antal: int
    enhed: str
    hjemmel: str = KILDE


def read_oplyst(afgoerelse: Afgoerelse) -> Oplyst | None:
    """Return the deadline that the klagevejledning gives, None where it gives none that can be read."""
    vejledning = afgoerelse.klagevejledning
    if vejledning is None or vejledning.frist is None:
        return None
    found = parse_varighed(vejledning.frist)
    return Oplyst(*found) if found else None


def lacks_klagevejledning(afgoerelse: Afgoerelse) -> bool:
    """Return whether a klagevejledning is known to be missing; an oral decision needs none."""
    vejledning = afgoerelse.klagevejledning
    oral = afgoerelse.skriftlig is False or (afgoerelse.skriftlig is None and afgoerelse.via == "mundtligt")
    return vejledning is not None and vejledning.findes is False and not oral


def tell_pligt(afgoerelse: Afgoerelse, kilde: str) -> tuple[Trin, ...]:
    """Return the step that says a klagevejledning should have been there, none where it is."""
    return (Trin(PLIGT, None, kilde),) if lacks_klagevejledning(afgoerelse) else ()


def tell_uenighed(afgoerelse: Afgoerelse, row: Instans | None, *, er_klaget: bool) -> Iterator[str]:
    """Yield, sentence by sentence, where the klagevejledning is missing or says something else."""
    if lacks_klagevejledning(afgoerelse) and not er_klaget:
        yield MANGLER
    yield from tell_forkert(afgoerelse, row)


class Forkert(Struct, frozen=True):
    """What a klagevejledning says otherwise than the directory: the deadline, the body, the way."""

    frist: bool
    instans: bool
    vej: bool


def find_forkert(afgoerelse: Afgoerelse, row: Instans | None) -> Forkert:
    """Return what the klagevejledning says otherwise than the directory; nothing where either is silent."""
    given = afgoerelse.klagevejledning
    if given is None or row is None:
        return Forkert(frist=False, instans=False, vej=False)
    oplyst = read_oplyst(afgoerelse)
    return Forkert(
        frist=oplyst is not None and row.frist is not None and _measure(oplyst) != _measure(row.frist),
        instans=bool(given.instans and row.instans) and not _is_same(str(given.instans), str(row.instans)),
        vej=bool(given.sendes_til) and _is_wrong_way(given, row),
    )


def tell_forkert(afgoerelse: Afgoerelse, row: Instans | None) -> Iterator[str]:
    """Yield, sentence by sentence, where the klagevejledning says something else than the directory."""
    yield from (told for _, told in tell_forkert_for_sig(afgoerelse, row))


def tell_forkert_for_sig(afgoerelse: Afgoerelse, row: Instans | None) -> Iterator[tuple[str, str]]:
    """Yield the same sentences, each with what it is about: `frist`, `instans` or `vej`."""
    vejledning = afgoerelse.klagevejledning
    if vejledning is None or row is None:
        return
    if vejledning.frist is not None and row.frist is not None:
        yield from (("frist", told) for told in _tell_frist(str(vejledning.frist), read_oplyst(afgoerelse), row.frist))
    if vejledning.instans and row.instans and not _is_same(vejledning.instans, row.instans):
        yield "instans", f"Klagevejledningen nævner {vejledning.instans}, men efter listen er det {row.instans}."
    if vejledning.sendes_til and _is_wrong_way(vejledning, row):
        sendes = vejledning.sendes_til
        yield "vej", f"Klagevejledningen siger, at klagen sendes til {sendes}, men listen siger: {row.rute}."


def _tell_frist(ord_: str, oplyst: Oplyst | None, varighed: Varighed) -> Iterator[str]:
    if oplyst is None:
        yield f"Klagevejledningen siger '{ord_}' om fristen. Sammenlign det selv med loven."
    elif _measure(oplyst) != _measure(varighed):
        laengde, lov = (format_varighed(each.antal, each.enhed) for each in (oplyst, varighed))
        yield f"Klagevejledningen siger {laengde}, men loven siger {lov}. Regn med den korteste."


def _measure(varighed: Varighed) -> tuple[int, str]:
    if varighed.enhed == "uger":
        return varighed.antal * DAGE_PAA_EN_UGE, "dage"
    return varighed.antal, varighed.enhed


def _is_same(first: str, other: str) -> bool:
    first, other = first.casefold(), other.casefold()
    return first in other or other in first


def _is_wrong_way(given: Klagevejledning, row: Instans) -> bool:
    """Return whether the appeal is sent past the authority, or to the municipality though it goes directly."""
    sendes_til = str(given.sendes_til)
    to_kommunen = "kommun" in sendes_til.casefold()
    if row.rute == "via kommunen":
        bodies = [str(body) for body in (row.instans, given.instans) if body]
        return not to_kommunen and row.instans is not None and any(_is_same(sendes_til, body) for body in bodies)
    return row.rute == "direkte" and to_kommunen
