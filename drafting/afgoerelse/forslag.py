"""A decision as the beginning of a case file: each fact proposed with where it was read, its words and how sure."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, get_args

from drafting.afgoerelse.fund import is_partshoering
from drafting.afgoerelse.indhold import fill, find_hvad, find_regler, find_slags
from drafting.facts.forloeb import Instansudfald
from drafting.facts.words import unfold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.afgoerelse.model import Laest, Oplysning

_SIMPEL = re.compile(r"\w+(?:[ /.,-]+\w+)*")
_HOVED = (
    "# yaml-language-server: $schema={skema}",
    "#",
    "# Et forslag, læst i {fil}. Sammenlign hver linje med afgørelsen, før du bruger den.",
    "# Over hver oplysning står, hvor den er læst, hvor sikker læsningen er, og afgørelsens egne ord.",
    "# En linje, der begynder med #, læses ikke. Fjern # og det ene mellemrum efter for at bruge linjen.",
)


def format_forslag(laest: Laest, *, kommune: str = "", skema: str = "sag.schema.json") -> str:
    """Return the case file; what could not be read is a blank, or a line to fill in, and nothing is guessed."""
    own = _iter_partshoering(laest) if is_partshoering(laest) else _iter_afgoerelse(laest)
    lines = [
        *(line.format(skema=skema, fil=re.split(r"[\\/]", laest.fil)[-1]) for line in _HOVED),
        "",
        *_iter_top(laest, kommune),
        "",
        *_iter_parter(laest),
        "",
        *own,
    ]
    return "\n".join(lines) + "\n"


def spell_sted(laest: Laest, oplysning: Oplysning[object]) -> str:
    """Return where something was read, as it is found again: `side 2`, `afsnit 4`, `linje 12`."""
    place = oplysning.sted
    return f"{laest.taelling} {place.line}" if place and place.line else "sidehovedet"


def _tell(laest: Laest, oplysning: Oplysning[object], indent: str = "") -> str:
    return f"{indent}# {spell_sted(laest, oplysning)}, {oplysning.sikkerhed}: »{oplysning.citat}«"


def _iter_top(laest: Laest, kommune: str) -> Iterator[str]:
    if laest.kommune and not kommune:
        yield _tell(laest, laest.kommune)
    yield f"kommune: {kommune or (laest.kommune.vaerdi if laest.kommune else '')}".rstrip()
    yield "# sagsnummer: 26/1301          # dit eget"
    yield "# modtaget: 2026-10-02         # den dag, borgeren kom til dig"
    slags, hvad = find_slags(laest), find_hvad(laest)
    if laest.udfald:
        yield _tell(laest, laest.udfald)
    yield f"emne: {_quote(fill(slags.emne, hvad) if slags else '')}".rstrip()
    if laest.omraade:
        yield _tell(laest, laest.omraade)
        yield f"område: {unfold(laest.omraade.vaerdi)}"
    else:
        yield "# område:                      # find det med: drafting klageinstans"


def _iter_parter(laest: Laest) -> Iterator[str]:
    yield "# rådgiver:"
    yield "#   navn: Karen Lund"
    yield "borger:"
    if laest.modtager:
        yield _tell(laest, laest.modtager, "  ")
    yield f"  navn: {_quote(laest.modtager.vaerdi) if laest.modtager else ''}".rstrip()
    if laest.adresse:
        yield _tell(laest, laest.adresse, "  ")
        yield f"  adresse: {_quote(laest.adresse.vaerdi)}"
    yield ""
    yield "enheder:"
    yield "  - id: enhed"
    if laest.enhed:
        yield _tell(laest, laest.enhed, "    ")
    navn = laest.enhed or laest.myndighed
    yield f"    navn: {_quote(navn.vaerdi) if navn else ''}".rstrip()
    if laest.sagsnummer:
        yield _tell(laest, laest.sagsnummer, "    ")
        yield f"    sagsnummer: {_quote(laest.sagsnummer.vaerdi)}"
    yield "    # leder: {navn: Lone Dahl, titel: centerchef}"


def _iter_partshoering(laest: Laest) -> Iterator[str]:
    """Yield the letter as something that happened: it decides nothing yet."""
    slags = find_slags(laest)
    yield from ("forløb:", "  - id: partshøring", "    slags: partshøring", "    fra: enhed")
    if laest.dato:
        yield _tell(laest, laest.dato, "    ")
        yield f"    dato: {laest.dato.vaerdi.isoformat()}"
    if laest.udfald and slags:
        yield _tell(laest, laest.udfald, "    ")
        yield from ("    tekst: |", f"      {slags.indhold}")
    yield from ("", "# klagepunkter:                # når borgeren vil klage over noget")
    yield from ("#   - id: punkt1", "#     hvad: |", "#       Kommunen …")


def _iter_afgoerelse(laest: Laest) -> Iterator[str]:
    yield "afgørelser:"
    yield "  - id: afgørelse"
    if laest.dato:
        yield _tell(laest, laest.dato, "    ")
        yield f"    dato: {laest.dato.vaerdi.isoformat()}"
    else:
        yield "    # dato: 2026-11-05         # står ikke, så den kan læses"
    day = laest.dato.vaerdi.isoformat() if laest.dato else "2026-11-05"
    yield f"    # modtaget: {day}     # den dag, borgeren fik afgørelsen; fristen regnes fra den"
    yield "    # via: digital post        # digital post, brev, e-mail eller mundtligt"
    if laest.myndighed and not laest.kommune and not laest.myndighed.vaerdi.endswith(" Kommune"):
        yield _tell(laest, laest.myndighed, "    ")
        yield f"    afgjort_af: {_quote(laest.myndighed.vaerdi)}"
    yield "    skriftlig: ja"
    if laest.hjemmel:
        yield _tell(laest, laest.hjemmel, "    ")
        yield f"    lov: {_quote(str(laest.hjemmel.vaerdi))}"
    yield from _iter_udfald(laest)
    yield from _iter_klagevejledning(laest)
    yield ""
    yield from _iter_forklaring(laest)


def _iter_udfald(laest: Laest) -> Iterator[str]:
    slags = find_slags(laest)
    if laest.udfald is None or slags is None:
        yield "    # indhold: |               # hvad kommunen har besluttet, i borgerens egne ord"
        yield "    #   Kommunen har givet mig afslag på …"
        return
    yield _tell(laest, laest.udfald, "    ")
    if slags.slags in get_args(Instansudfald):
        yield f"    udfald: {slags.slags}"
    elif slags.medhold:
        yield f"    medhold: {slags.medhold}"
    if indhold := fill(slags.indhold, find_hvad(laest)):
        yield from ("    indhold: |", f"      {indhold}")


def _iter_klagevejledning(laest: Laest) -> Iterator[str]:
    given = laest.klagevejledning
    yield "    klagevejledning:"
    if given.siger_nej:
        yield _tell(laest, given.siger_nej, "      ")
    yield f"      findes: {'ja' if given.findes else 'nej'}"
    for key, found in (("instans", given.instans), ("frist", given.frist), ("sendes_til", given.sendes_til)):
        if found:
            yield _tell(laest, found, "      ")
            yield f"      {key}: {_quote(found.vaerdi)}"


def _iter_forklaring(laest: Laest) -> Iterator[str]:
    """Yield what the letter klage/vejledning tells; the meaning is the adviser's to write where it is not plain."""
    yield "# Til brevet klage/vejledning, som forklarer afgørelsen. Skriv det med dine egne ord."
    yield "forklaring:"
    if regler := find_regler(laest):
        yield from ("  regel: |", *(f"    {regel}" for regel in regler))
    slags = find_slags(laest)
    betydning = fill(slags.betydning, find_hvad(laest)) if slags else ""
    if betydning:
        yield from ("  betydning: |", f"    {betydning}")
    else:
        yield from ("  # betydning: |               # hvad afgørelsen betyder for borgeren", "  #   Borgeren får …")
    if laest.fagord:
        yield "  ord:"
    for found in laest.fagord:
        yield _tell(laest, found, "    ")
        yield from ("    - |", f"      {spell_ord(found.vaerdi.term, found.vaerdi.betyder)}")


def spell_ord(term: str, betyder: str) -> str:
    """Return a term with its meaning, as a point of a list."""
    return f"{term[:1].upper()}{term[1:]}: {betyder.rstrip('.')}."


def _quote(word: str) -> str:
    """Return the word safe in YAML: where it is not plain, JSON's quotation marks are YAML's too."""
    return word if not word or _SIMPEL.fullmatch(word) else json.dumps(word, ensure_ascii=False)
