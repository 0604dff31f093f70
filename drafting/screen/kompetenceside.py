"""What the adviser may treat in one case: first what cannot wait, then each point with its rule and the way instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click import style

from drafting.dansk.dato import format_dag
from drafting.findings.anken import tell_foerst
from drafting.findings.frister import find_frister, make_grundlag
from drafting.findings.frister.instanser import load_instanser
from drafting.findings.kompetence import may_assess, may_send, vurder_kompetence
from drafting.findings.rules.borger import HVORFOR, RING_FOERST
from drafting.screen.columns import format_columns, wrap_text
from drafting.screen.trouble import format_place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafting.findings.kompetence import Grund, Punktkompetence
    from drafting.findings.kompetence.svar import Svar
    from drafting.law.kalender import Frist
    from drafting.pipeline import Tjek
    from drafting.screen.answers import Answer

_FARVER: dict[Svar, str] = {"kan": "green", "kan ikke": "red", "delvist": "yellow", "ved ikke": "yellow"}
INGEN = "Der er ingen klagepunkter eller afgørelser i sagen."
MAASKE = "Kan det være en klage over en afgørelse? Ja: {om}."
BEHANDL = "Behandl det som en klage til tiden."
UKENDT = "Den sikre dag kendes ikke. Find afgørelsen, og skriv i sagen, hvornår borgeren fik den."


def find_kompetence(tjek: Tjek) -> tuple[Punktkompetence, ...]:
    """Return the competence of every point of a case that has been read."""
    return vurder_kompetence(tjek.sag, tjek.profil, tjek.hylder.lov, dato=tjek.dato)


def find_klagefrister(tjek: Tjek) -> dict[str, Frist]:
    """Return the deadline of each decision by its id."""
    frister = find_frister(tjek.sag, tjek.profil, tjek.hylder.lov, load_instanser(), dato=tjek.dato)
    return {frist.id.partition(":")[2]: frist for frist in frister if frist.art == "klagefrist"}


def format_kompetence(tjek: Tjek, punkter: Sequence[Punktkompetence]) -> str:
    """Return the page."""
    blocks = [_format_punkt(tjek, punkt) for punkt in punkter] or [iter((INGEN,))]
    first = list(_format_first(tjek, punkter))
    return "\n\n".join("\n".join(block) for block in (*([first] if first else []), *blocks))


def _format_first(tjek: Tjek, punkter: Sequence[Punktkompetence]) -> Iterator[str]:
    if tjek.sag.akut:
        yield style(RING_FOERST, fg="red", bold=True)
        yield from wrap_text(HVORFOR)
    maaske = [punkt for punkt in punkter if punkt.maaske_afgoerelse]
    if not maaske:
        return
    yield style(MAASKE.format(om=", ".join(punkt.om for punkt in maaske)), fg="red", bold=True)
    frister = find_klagefrister(tjek)
    regnet = make_grundlag(tjek.sag, tjek.profil, load_instanser(), dato=tjek.dato)
    omtalte = {punkt.afgoerelse for punkt in maaske}
    foerst = dict.fromkeys(tell_foerst(each, regnet) for each in tjek.sag.afgoerelser if each.id in omtalte)
    yield from wrap_text(" ".join((BEHANDL, *foerst)))
    for afgoerelse in dict.fromkeys(punkt.afgoerelse for punkt in maaske):
        frist = frister.get(afgoerelse)
        yield from wrap_text(_tell_sikker(frist) if frist else UKENDT)


def _tell_sikker(frist: Frist) -> str:
    if frist.sikker is None:
        return f"Klagefristen for {frist.om}: {frist.mangler or frist.forbehold}."
    return f"Klagefristen for {frist.om}: sikker dag {format_dag(frist.sikker)} ({frist.stand})."


def _format_punkt(tjek: Tjek, punkt: Punktkompetence) -> Iterator[str]:
    svar = style(punkt.svar.upper(), fg=_FARVER[punkt.svar], bold=True)
    yield f"{style(_stort(punkt.om), bold=True)} {svar}"
    rows = [row for grund in punkt.grunde for row in _find_rows(grund)]
    rows += [("Forbehold", forbehold) for forbehold in punkt.forbehold]
    rows += [("Gå i stedet", vej) for vej in punkt.hvorhen]
    rows += [("Hjemmel", hjemmel) for hjemmel in punkt.hjemmel]
    if not may_send(punkt):
        rows.append(("Breve", "Punktet hører ikke til i et brev til enheden."))
    if punkt.svar == "kan" and tjek.profil.kan_behandle.maade:
        rows.append(("Kilde", str(tjek.profil.kan_behandle.kilde)))
    if punkt.sted and punkt.sted.file:
        rows.append(("I sagen", format_place(punkt.sted)))
    yield from format_columns(rows, 2)


def _find_rows(grund: Grund) -> Iterator[tuple[str, str]]:
    if grund.regel:
        yield "Regel", grund.regel
    if grund.fordi:
        yield "Fordi", grund.fordi
    if grund.mangler:
        yield "Mangler", grund.mangler
    yield "Kilde", grund.kilde


def _stort(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def describe_kompetence(tjek: Tjek, punkter: Sequence[Punktkompetence]) -> Answer:
    """Return the competence for other programs."""
    frister = find_klagefrister(tjek)
    return {
        "akut": tjek.sag.akut,
        "maaske_afgoerelse": any(punkt.maaske_afgoerelse for punkt in punkter),
        "punkter": [_describe_punkt(punkt, frister.get(punkt.afgoerelse)) for punkt in punkter],
    }


def _describe_punkt(punkt: Punktkompetence, frist: Frist | None) -> Answer:
    sted = punkt.sted
    return {
        "id": punkt.id,
        "art": punkt.art,
        "om": punkt.om,
        "svar": punkt.svar,
        "maaske_afgoerelse": punkt.maaske_afgoerelse,
        "afgoerelse": punkt.afgoerelse,
        "sikker_dag": frist.sikker if frist else None,
        "mangler": punkt.mangler,
        "hvorhen": punkt.hvorhen,
        "hjemmel": punkt.hjemmel,
        "forbehold": punkt.forbehold,
        "maa_sendes": may_send(punkt),
        "maa_vurderes": may_assess(punkt),
        "grunde": punkt.grunde,
        "sted": {"fil": sted.file, "linje": sted.line, "kolonne": sted.column} if sted else None,
    }
