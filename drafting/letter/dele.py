"""What there is one letter for: each unit, each decision to appeal, or the whole case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from drafting.dansk.dato import format_dag
from drafting.errors import HoleError, RefusedError, Trouble
from drafting.findings.frister.klagefrist import tell_afgoerelse
from drafting.findings.frister.venter import find_tavse
from drafting.fund import Finding, Level
from drafting.letter.modtagere import find_modtagere
from drafting.letter.view.aabne import find_aabne
from drafting.letter.view.frist import find_klagemulighed
from drafting.letter.view.ramme import find_enhed_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from drafting.facts.model import Afgoerelse, Enhed, Sag
    from drafting.letter.skabelon import Skabelon
    from drafting.letter.view import Hylder
    from drafting.letter.view.frist import Klagemulighed

VEJVISNING = "Skriv stedet under vejvisning, og skriv så brevet: drafting brev SAG vejvisning."


class Brevdel(Struct, frozen=True):
    """One letter of several: its unit, its decision, the name that tells it apart (else empty), and what was found."""

    enhed: Enhed | None
    afgoerelse: Afgoerelse | None = None
    navn: str = ""
    fund: tuple[Finding, ...] = ()


def find_dele(
    sag: Sag, skabelon: Skabelon, hylder: Hylder, udeladte: frozenset[str], *, dato: date
) -> tuple[Brevdel, ...]:
    """Return what the letters are about; raises RefusedError or HoleError where there is no decision to appeal."""
    if skabelon.pr == "afgoerelse":
        return _find_afgoerelser(sag, skabelon, hylder, dato=dato)
    if skabelon.pr == "sag":
        enheder = find_enheder(sag)
        return (Brevdel(enheder[0] if len(enheder) == 1 else None),)
    several = len(find_enheder(sag)) > 1
    if skabelon.pr == "veteranenhed":
        meant = sag.veteran.enheder if sag.veteran else ()
        egne = tuple(enhed for enhed in sag.enheder if enhed.id in meant) or find_enheder(sag)
        return tuple(Brevdel(enhed, navn=enhed.id if enhed and len(egne) > 1 else "") for enhed in egne)
    if skabelon.pr == "tavs_enhed":
        return tuple(Brevdel(enhed, navn=enhed.id if several else "") for enhed in _find_tavse(sag)) or (Brevdel(None),)
    enheder = find_modtagere(sag, skabelon, find_enheder(sag, udeladte)) or (None,)
    return tuple(Brevdel(enhed, navn=enhed.id if several and enhed else "") for enhed in enheder)


def find_enheder(sag: Sag, udeladte: frozenset[str] = frozenset()) -> tuple[Enhed | None, ...]:
    """Return the units that have a klagepunkt in the case, in the order of the case."""
    meant = {find_enhed_id(sag, punkt) for punkt in sag.klagepunkter if punkt.id not in udeladte}
    return tuple(enhed for enhed in sag.enheder if enhed.id in meant) or tuple(sag.enheder[:1])


def _find_tavse(sag: Sag) -> tuple[Enhed, ...]:
    """Return the units that got the complaint and have not answered it."""
    sendt = sag.videresendt.dato if sag.videresendt else None
    tavse = frozenset(find_tavse(sag, sendt)) if sendt else frozenset()
    return tuple(enhed for enhed in sag.enheder if enhed.id in tavse)


def _find_afgoerelser(sag: Sag, skabelon: Skabelon, hylder: Hylder, *, dato: date) -> tuple[Brevdel, ...]:
    """Return the decisions that can be appealed with the adviser's help; the others are told with the first."""
    aabne = tuple(find_klagemulighed(sag, each, hylder, dato=dato) for each in find_aabne(sag))
    if not aabne:
        raise HoleError(Trouble(f"Der er ingen afgørelse at klage over i brevet {skabelon.navn}.", sag.sted()))
    afvist = {each.afgoerelse.id: list(_iter_afvist(each, hylder)) for each in aabne}
    troubles = tuple(trouble for each in afvist.values() for trouble in each)
    kan = tuple(each for each in aabne if not afvist[each.afgoerelse.id])
    if not kan:
        raise RefusedError(*troubles)
    first, *rest = (
        Brevdel(
            _find_enhed(sag, each.afgoerelse),
            each.afgoerelse,
            each.afgoerelse.id if len(kan) > 1 else "",
            tuple(_iter_raad(each, skabelon)),
        )
        for each in kan
    )
    told = (_find(skabelon, "anke.afvist", Level.ADVARSEL, trouble) for trouble in troubles)
    return (replace(first, fund=(*told, *first.fund)), *rest)


def _find_enhed(sag: Sag, afgoerelse: Afgoerelse) -> Enhed | None:
    named = (enhed for enhed in sag.enheder if enhed.id == afgoerelse.enhed)
    return next(named, sag.enheder[0] if sag.enheder else None)


def _iter_afvist(found: Klagemulighed, hylder: Hylder) -> Iterator[Trouble]:
    """Yield why no appeal is written of the decision: nobody hears it, another decided, or no help may be given."""
    row, profil = found.row, hylder.profil
    om, sted = tell_afgoerelse(found.afgoerelse), found.afgoerelse.sted()
    if found.er_uden_instans:
        message = f"Der er ingen klageinstans for {om}, så der kan ikke skrives en klage over den."
        yield Trouble(message, sted, str(row.hvad_er_der_ellers or "") if row else "")
    elif found.er_andens:
        message = f"Klagen over {om} skal ikke sendes til kommunen, for området hører til hos en anden myndighed."
        yield Trouble(message, sted, f"{_show_sted(found)} Er afgørelsen kommunens egen, så ret området.")
    elif (graense := found.find_spaerring(profil)) is not None:
        why = "Klagen kommer for sent." if found.er_sikkert_for_sent else "Klagen går direkte til klageinstansen."
        titel = str(profil.titel.bestemt)
        message = f"{titel[:1].upper()}{titel[1:]} i {profil.navn} kan ikke {graense.ord}: {om}. {why}"
        yield Trouble(message, sted, f"{_show_vej(found)} {VEJVISNING} Kilde: {graense.kilde}.")


def _show_vej(found: Klagemulighed) -> str:
    """Return the way the citizen is shown instead."""
    if found.er_direkte:
        return f"{_show_sted(found)}{_tell_sikker(found)}"
    to = f" til {found.row.instans}" if found.row and found.row.instans else ""
    return (
        "Vis borgeren vej: Borgeren kan selv sende klagen til kommunen, skrive hvorfor den kommer for sent, "
        f"og bede om, at den bliver sendt videre{to}."
    )


def _show_sted(found: Klagemulighed) -> str:
    return f"Vis borgeren vej: Klagen sendes til {found.row.hvor}." if found.row else ""


def _tell_sikker(found: Klagemulighed) -> str:
    """Return the last day to rely on, nothing where none is known."""
    sikker = found.frist.sikker
    return f" Den skal være fremme senest {format_dag(sikker)}." if sikker and found.frist.stand == "løber" else ""


def _iter_raad(found: Klagemulighed, skabelon: Skabelon) -> Iterator[Finding]:
    """Yield what the adviser does well to know before the appeal is sent: where it goes, and that it has no reason."""
    afgoerelse, om = found.afgoerelse, tell_afgoerelse(found.afgoerelse)
    if found.er_direkte:
        message = f"Klagen over {om} skal ikke sendes til kommunen."
        vej = f"Klagen sendes til {found.row.hvor}. Læg en kopi af afgørelsen ved." if found.row else ""
        yield _find(skabelon, "anke.vej", Level.ADVARSEL, Trouble(message, afgoerelse.sted(), vej))
    if not afgoerelse.uenig_fordi:
        message = f"Der står ikke, hvorfor borgeren er uenig i {om}."
        remedy = "Skriv det under uenig_fordi. Haster det, så send klagen, og skriv, at begrundelsen kommer senere."
        yield _find(skabelon, "anke.uden_grund", Level.RAAD, Trouble(message, afgoerelse.sted(), remedy))


def _find(skabelon: Skabelon, code: str, level: Level, trouble: Trouble) -> Finding:
    return Finding(code, level, trouble.message, trouble.place, trouble.remedy, breve=(skabelon.navn,))
