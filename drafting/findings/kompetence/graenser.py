"""Every limit of a municipality held against one klagepunkt or decision: met, not met, or not to be known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafting.errors import LawError
from drafting.facts.words import unfold
from drafting.findings.kompetence.alder import ALDERSGRAENSE, judge_alder
from drafting.findings.kompetence.klageadgang import (
    I_SAGEN,
    INDBRAGT,
    INDBRINGES,
    KLAGEINSTANS,
    find_vej,
    is_klageadgang,
    judge_klageadgang,
    needs_indbragt,
    read_indbragt,
)
from drafting.findings.kompetence.politisk import POLITISK, is_told_politisk, judge_politisk
from drafting.findings.kompetence.svar import Grund
from drafting.yamlfile import fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from drafting.findings.kompetence.emne import Emne, Kompetencegrundlag
    from drafting.law.kompetenceregler import Kompetenceregel, Kompetenceregler
    from drafting.law.model import Lovhylde
    from drafting.law.profil import Kommuneprofil
    from drafting.law.vaerdier import Begraensning

AFGOERELSER = ("afgoerelse", "fagligt_indhold")
UDEN_FOR = "uden_for_kommunen"
OM_TEMA = "Det følger af klagepunktets tema."
OMFATTET = "om {om} også er en del af det, der er indbragt (indbragt_for under klagepunktet)"
TAVS = "hvad der gælder i {navn}, for kilden siger ikke, om {titel} kan behandle den slags ({noegle})"
TAVS_OM_ALT = "hvad {titel} i {navn} kan behandle, for kilden siger det ikke"
TEMA_UKENDT = "om {titel} i {navn} også kan behandle klager over den slags, for det står ikke på listen"


def iter_grunde(emne: Emne, grundlag: Kompetencegrundlag) -> Iterator[Grund]:
    """Yield every reason for another answer than a plain yes."""
    for limit, regel, found in grundlag.graenser:
        if grund := _judge(emne, limit, regel, found, grundlag):
            yield replace(grund, hvorhen=find_vej(emne, regel, grundlag) if grund.svar == "kan ikke" else "")
    yield from _iter_tavse(emne, grundlag)
    yield from _iter_alder(emne, grundlag)
    yield from _iter_gyldighed(emne, grundlag)


def iter_graenser(
    profil: Kommuneprofil, regler: Kompetenceregler, lov: Lovhylde, dato: date
) -> Iterator[tuple[Begraensning, Kompetenceregel, Grund]]:
    """Yield every limit of a municipality with how it is read, and the reason that it is where it is met."""
    for limit in profil.kan_ikke_behandle:
        if regel := regler.find(limit.noegle):
            yield (
                limit,
                regel,
                Grund(
                    noegle=limit.noegle,
                    svar="kan ikke",
                    regel=str(limit.ord),
                    kilde=str(limit.kilde),
                    hjemmel=_cite(regel, lov, dato),
                    sendes=regel.sendes,
                ),
            )


def _judge(
    emne: Emne, limit: Begraensning, regel: Kompetenceregel, found: Grund, grundlag: Kompetencegrundlag
) -> Grund | None:
    if limit.noegle in AFGOERELSER:
        return _judge_afgoerelse(emne, found, regel)
    if limit.noegle == INDBRAGT:
        return _judge_indbragt(emne, limit, found, regel)
    if limit.noegle == INDBRINGES:
        return judge_klageadgang(emne, found, regel, grundlag)
    if limit.noegle == POLITISK:
        return judge_politisk(emne, limit, found, regel, grundlag)
    return _judge_plain(emne, found, regel, grundlag)


def _judge_plain(emne: Emne, found: Grund, regel: Kompetenceregel, grundlag: Kompetencegrundlag) -> Grund | None:
    value, where = emne.find(found.noegle)
    if emne.tema in regel.temaer and where != "punkt":
        return replace(found, fordi=OM_TEMA)
    if found.noegle == UDEN_FOR and value is None and (fordi := _find_fremmed(emne, grundlag)):
        return replace(found, fordi=fordi)
    if value is None:
        return _ask_once(emne, found, regel, grundlag)
    return replace(found, fordi=I_SAGEN.format(noegle=unfold(found.noegle))) if value is True else None


def _judge_afgoerelse(emne: Emne, found: Grund, regel: Kompetenceregel) -> Grund | None:
    if emne.om_afgoerelsen:
        return replace(found, fordi=OM_TEMA if emne.punkt else "")
    return _ask(found, regel) if emne.tema is None and emne.maaske_afgoerelse else None


def _judge_indbragt(emne: Emne, limit: Begraensning, found: Grund, regel: Kompetenceregel) -> Grund | None:
    value, where = emne.find(INDBRAGT)
    if not isinstance(value, tuple):
        return _ask(found, regel)
    hvor = tuple(each.hvor for each in read_indbragt(value) if each.hvor in limit.hvor)
    if not hvor:
        return None
    if set(hvor) == {KLAGEINSTANS} and where != "punkt" and not emne.om_afgoerelsen:
        return replace(found, svar="ved ikke", mangler=OMFATTET.format(om=emne.om))
    return replace(found, fordi=I_SAGEN.format(noegle=f"{INDBRAGT}: {', '.join(hvor)}"))


def _find_fremmed(emne: Emne, grundlag: Kompetencegrundlag) -> str:
    """Return why a decision is not the municipality's, an empty text where it may be."""
    afgoerelse = emne.afgoerelse
    if afgoerelse is None or not afgoerelse.afgjort_af:
        return ""
    told = fold(afgoerelse.afgjort_af)
    known = any(fold(each) in told for each in grundlag.regler.andre_myndigheder)
    return f"Afgørelsen er truffet af {afgoerelse.afgjort_af}." if known or afgoerelse.udfald else ""


def _ask_once(emne: Emne, found: Grund, regel: Kompetenceregel, grundlag: Kompetencegrundlag) -> Grund | None:
    """Return the missing fact where silence is none; what a theme would settle is asked as one: which theme."""
    if regel.uoplyst == "spoerg":
        return _ask(found, regel)
    if regel.uoplyst == "tema" and emne.punkt is not None and emne.tema is None:
        return replace(found, svar="ved ikke", mangler=grundlag.regler.uden_tema)
    return None


def _ask(found: Grund, regel: Kompetenceregel) -> Grund:
    return replace(found, svar="ved ikke", mangler=regel.spoergsmaal)


def _iter_tavse(emne: Emne, grundlag: Kompetencegrundlag) -> Iterator[Grund]:
    """Yield what the source is silent about; that is never a no."""
    profil, words = grundlag.profil, {"titel": grundlag.titel, "navn": str(grundlag.profil.navn)}
    tavs = Grund(noegle="kan_behandle", svar="ved ikke", regel="", kilde=str(profil.kan_behandle.kilde))
    if not profil.kan_behandle.ord and not profil.kan_ikke_behandle:
        yield replace(tavs, mangler=TAVS_OM_ALT.format(**words))
        return
    for regel in grundlag.tavse:
        if _is_told(emne, regel, grundlag):
            yield replace(tavs, noegle=regel.noegle, mangler=TAVS.format(**words, noegle=unfold(regel.noegle)))
    for each in grundlag.regler.saerlige_temaer:
        if emne.tema == each.tema and not any(
            word in listed for word in each.ord for listed in profil.kan_behandle.ord
        ):
            liste = f"{profil.kan_behandle.maade} {', '.join(profil.kan_behandle.ord)}"
            yield replace(tavs, regel=liste, mangler=TEMA_UKENDT.format(**words))


def _is_told(emne: Emne, regel: Kompetenceregel, grundlag: Kompetencegrundlag) -> bool:
    """Return whether the case says yes to something this municipality has no rule about."""
    if regel.noegle in (*AFGOERELSER, ALDERSGRAENSE, INDBRAGT):
        return False
    if regel.noegle == INDBRINGES:
        return is_klageadgang(emne, grundlag) and emne.om_afgoerelsen and not needs_indbragt(grundlag)
    if regel.noegle == POLITISK:
        return is_told_politisk(emne, grundlag.regler)
    return emne.find(regel.noegle)[0] is True or emne.tema in regel.temaer


def _iter_alder(emne: Emne, grundlag: Kompetencegrundlag) -> Iterator[Grund]:
    graense, regel = grundlag.profil.aldersgraense, grundlag.regler.find(ALDERSGRAENSE)
    found = judge_alder(emne, grundlag)
    if found and regel:
        svar, fordi, mangler = found
        ord_ = " ".join(str(each) for each in (graense.ord, graense.undtagelse) if each)
        yield Grund(
            noegle=ALDERSGRAENSE,
            svar=svar,
            regel=ord_,
            kilde=str(graense.kilde),
            fordi=fordi,
            mangler=mangler,
            hvorhen=regel.hvorhen if svar == "kan ikke" else "",
            hjemmel=_cite(regel, grundlag.lov, grundlag.dato),
            sendes=regel.sendes,
        )


def _iter_gyldighed(emne: Emne, grundlag: Kompetencegrundlag) -> Iterator[Grund]:
    """Yield that a point tied to a decision's validity can normally not be assessed once the decision is made."""
    regler = grundlag.regler
    if emne.punkt is None or emne.tema not in regler.gyldighedstemaer or not _is_decided(emne, grundlag):
        return
    for graense in grundlag.profil.graenser_i_undersoegelse:
        if graense.noegle == regler.gyldighedsgraense:
            ord_ = " ".join(str(each) for each in (graense.forklaring, graense.undtagelse) if each)
            vej = str(graense.andre_muligheder or "")
            fordi = "Klagen kan sendes til enheden, men punktet kan normalt ikke vurderes i en undersøgelse."
            yield Grund(noegle=graense.noegle, svar="delvist", regel=ord_, kilde=str(graense.kilde), fordi=fordi,
                        hvorhen=vej)  # fmt: skip


def _is_decided(emne: Emne, grundlag: Kompetencegrundlag) -> bool:
    stade = grundlag.sag.sagens_stade
    if stade is not None:
        return stade != "før afgørelse"
    return emne.afgoerelse is not None or bool(grundlag.sag.afgoerelser)


def _cite(regel: Kompetenceregel, lov: Lovhylde, dato: date) -> str:
    """Return the provision behind the way out, as a reader knows it; an empty text where we have not read it."""
    try:
        return str(lov.on(regel.hjemmel, dato).citat) if regel.hjemmel else ""
    except LawError:
        return ""
