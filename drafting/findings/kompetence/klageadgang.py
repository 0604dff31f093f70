"""The way of appeal: whether there is one, what it bars the adviser from, and where it leads the citizen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafting.errors import LawError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.facts.model import Indbringelse
    from drafting.findings.frister.grundlag import Instans
    from drafting.findings.kompetence.emne import Emne, Kompetencegrundlag
    from drafting.findings.kompetence.svar import Grund
    from drafting.law.kompetenceregler import Kompetenceregel

INDBRAGT, INDBRINGES = "indbragt_for", "kan_indbringes"
KLAGEINSTANS = "klageinstans"
INGEN_VEJ = "Det står i sagen, at der ikke kan klages over det. Borgeren kan bede enheden om en forklaring."
RUTER = {
    "direkte": "direkte dertil",
    "portal": "gennem en portal",
    "via kommunen": "til kommunen først",
    "via myndigheden": "til den myndighed, der traf afgørelsen",
}
I_SAGEN = "Det står i sagen ({noegle})."
FOERST_INDBRAGT = (
    "Der kan klages til en klageinstans. Reglen gælder først, når sagen er indbragt dér: "
    "så kan {titel} ikke behandle den."
)
SAGER = (
    "Reglen siger »sager«: {regel}. Punktet gælder ikke selve afgørelsen, og {titel} kan efter samme kilde behandle "
    "klager over sagsbehandlingen."
)


def iter_forbehold(emne: Emne, grundlag: Kompetencegrundlag) -> Iterator[str]:
    """Yield what must be known together with the answer."""
    limit = grundlag.profil.find_begraensning(INDBRINGES)
    may_be_brought = is_klageadgang(emne, grundlag)
    if limit is None and may_be_brought and needs_indbragt(grundlag) and not is_indbragt(emne):
        yield FOERST_INDBRAGT.format(titel=grundlag.titel)
    if limit and may_be_brought and limit.omfatter == "sagen" and not emne.om_afgoerelsen:
        yield SAGER.format(regel=limit.ord, titel=grundlag.titel)


def judge_klageadgang(emne: Emne, found: Grund, regel: Kompetenceregel, grundlag: Kompetencegrundlag) -> Grund | None:
    """Return whether the appeal bars it; what stands about the case or the decision is about what was decided."""
    value, where = emne.find(INDBRINGES)
    if not emne.om_afgoerelsen:
        return replace(found, fordi=I_SAGEN.format(noegle=INDBRINGES)) if value is True and where == "punkt" else None
    if is_klageadgang(emne, grundlag):
        return replace(found, fordi=I_SAGEN.format(noegle=INDBRINGES) if value else _tell_instans(emne, grundlag))
    if value is None and find_instans(emne, grundlag) is None:
        return replace(found, svar="ved ikke", mangler=regel.spoergsmaal)
    return None


def is_klageadgang(emne: Emne, grundlag: Kompetencegrundlag) -> bool:
    """Return whether the case, or the directory, says that there is a way of appeal."""
    value, _ = emne.find(INDBRINGES)
    if value is None and is_indbragt(emne):
        return True
    instans = find_instans(emne, grundlag) if value is None and emne.afgoerelse else None
    return value is True or bool(instans and instans.instans)


def is_indbragt(emne: Emne) -> bool:
    """Return whether an appeal body already has the matter."""
    return any(each.hvor == KLAGEINSTANS for each in read_indbragt(emne.find(INDBRAGT)[0]))


def read_indbragt(value: object) -> tuple[Indbringelse, ...]:
    """Return the bodies that have the matter, none where nothing is said."""
    return value if isinstance(value, tuple) else ()


def needs_indbragt(grundlag: Kompetencegrundlag) -> bool:
    """Return whether an appeal only bars the adviser once it is brought."""
    limit = grundlag.profil.find_begraensning(INDBRAGT)
    return limit is not None and KLAGEINSTANS in limit.hvor


def find_instans(emne: Emne, grundlag: Kompetencegrundlag) -> Instans | None:
    """Return the row of the directory for the case's area, None where it is not known."""
    if grundlag.sag.omraade is None:
        return None
    dag = (emne.afgoerelse.dato or emne.afgoerelse.modtaget) if emne.afgoerelse else None
    try:
        return grundlag.instanser.on(grundlag.sag.omraade, dag or grundlag.dato)
    except LawError:
        return None


def _tell_instans(emne: Emne, grundlag: Kompetencegrundlag) -> str:
    row = find_instans(emne, grundlag)
    return f"Efter listen over klageinstanser kan der klages til {row.instans}." if row and row.instans else ""


def find_vej(emne: Emne, regel: Kompetenceregel, grundlag: Kompetencegrundlag) -> str:
    """Return where the citizen goes instead; about a decision with the appeal body, where that is known."""
    about_decision = regel.sendes == "ja"
    if about_decision and emne.find(INDBRINGES)[0] is False:
        return INGEN_VEJ
    row = find_instans(emne, grundlag) if about_decision else None
    if row is None:
        return regel.hvorhen
    if row.instans is None:
        return f"Loven har ingen klageinstans her. {row.hvad_er_der_ellers or ''}".strip()
    rute = RUTER.get(row.rute, row.rute)
    klagen = f"Borgeren kan klage over afgørelsen til {row.instans} og skal sende klagen {rute}."
    return f"{klagen} Er der en frist, skal den stå i klagevejledningen."
