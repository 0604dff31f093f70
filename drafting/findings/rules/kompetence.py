"""Rules about competence: what may be an appeal, what the adviser may not treat, and what nobody knows yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafting.dansk.dato import format_dag
from drafting.dansk.opremsning import format_opremsning
from drafting.errors import LawError
from drafting.facts.words import spell
from drafting.findings.anken import tell_foerst
from drafting.findings.frister import make_grundlag
from drafting.findings.frister.instanser import load_instanser
from drafting.findings.frister.klagefrist import find_klagefrist, tell_afgoerelse
from drafting.findings.kompetence import may_assess, may_send, vurder_kompetence
from drafting.findings.regel import Rule
from drafting.fund import Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafting.findings.kompetence import Punktkompetence
    from drafting.findings.regel import Grundlag
    from drafting.fund import Finding
    from drafting.law.kalender import Frist

UDTALELSER = ("udtalelse/udtalelse", "udtalelse/udtalelse_borger")
UKENDT_DAG = "Den sikre dag kendes ikke, så klag hurtigst muligt."
FIND_AFGOERELSEN = (
    "Find afgørelsen, og skriv den under afgørelser: med dato og modtaget. Regn indtil da med, at klagefristen løber. "
    "Kan der ikke klages, så skriv kan_indbringes: nej under klagepunktet."
)
SPOERG = "Spørg borgeren eller enheden, og skriv svaret under begrænsninger. Afvis ikke noget, fordi svaret mangler."


def find_kompetence(grundlag: Grundlag) -> tuple[Punktkompetence, ...]:
    """Return the answer for every klagepunkt, and for every decision that no klagepunkt is about."""
    return vurder_kompetence(grundlag.sag, grundlag.profil, grundlag.lov, dato=grundlag.dato)


def _find_punkter(grundlag: Grundlag) -> tuple[Punktkompetence, ...]:
    return tuple(punkt for punkt in grundlag.find(find_kompetence) if punkt.art == "klagepunkt")


def _check_maaske(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    """Yield one finding for each decision, whatever the number of klagepunkter that may be about it."""
    maaske = [punkt for punkt in _find_punkter(grundlag) if punkt.maaske_afgoerelse]
    for noegle in dict.fromkeys(punkt.afgoerelse for punkt in maaske):
        mine = [punkt for punkt in maaske if punkt.afgoerelse == noegle]
        kan_vaere = f"{_stort(_tell_om(mine))} kan være en klage over"
        behandl = f"Behandl {'det' if len(mine) == 1 else 'dem'} som en klage til tiden."
        if noegle:
            om, remedy = _tell_frist(noegle, grundlag)
            message = f"{kan_vaere} {om}. {behandl}"
        else:
            message, remedy = f"{kan_vaere} en afgørelse, og afgørelsen står ikke i sagen.", FIND_AFGOERELSEN
        yield rule.finding(message, mine[0].sted, remedy)


def _tell_om(punkter: Sequence[Punktkompetence]) -> str:
    """Return `klagepunktet 'svar'` or `klagepunkterne 'svar' og 'samtalen'`."""
    named = format_opremsning([f"'{spell(punkt.id)}'" for punkt in punkter])
    return f"klagepunktet {named}" if len(punkter) == 1 else f"klagepunkterne {named}"


def _tell_frist(noegle: str, grundlag: Grundlag) -> tuple[str, str]:
    """Return the decision in words, and what to do by when."""
    afgoerelse = next(each for each in grundlag.sag.afgoerelser if each.id == noegle)
    frister = make_grundlag(grundlag.sag, grundlag.profil, load_instanser(), dato=grundlag.dato)
    foerst = tell_foerst(afgoerelse, frister)
    try:
        dag = _tell_dag(find_klagefrist(afgoerelse, frister), grundlag)
    except LawError:  # why it cannot be counted is told by a rule of its own
        dag = UKENDT_DAG
    return tell_afgoerelse(afgoerelse), f"{foerst} {dag}"


def _tell_dag(frist: Frist, grundlag: Grundlag) -> str:
    if frist.stand == "udløbet":
        return "Fristen ser ud til at være gået, men om klagen kommer for sent, afgør du ikke."
    if frist.sikker is None:
        return UKENDT_DAG
    if frist.sikker < grundlag.dato:
        return "Den sikre dag er gået, så klagen skal være fremme i dag."
    return f"Klagen skal være fremme senest {format_dag(frist.sikker)}."


def _check_kan_ikke(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    for punkt in _iter_uafklarede(grundlag):
        if punkt.svar == "kan ikke":
            message = f"{_tell_titel(grundlag)} kan ikke behandle {punkt.om}: {_tell_grunde(punkt)}"
            ude = "" if may_send(punkt) else "Punktet hører ikke til i et brev til enheden."
            remedy = " ".join(filter(None, (ude, *punkt.hvorhen)))
            yield replace(rule.finding(message, punkt.sted, remedy), kilde=_tell_kilder(punkt, grundlag))


def _iter_uafklarede(grundlag: Grundlag) -> Iterator[Punktkompetence]:
    """Yield the points about which the adviser has not yet written what came of them."""
    sag = grundlag.sag
    told = {vurdering.klagepunkt for vurdering in sag.vurderinger} | set(sag.afvist.punkter if sag.afvist else ())
    yield from (punkt for punkt in _find_punkter(grundlag) if punkt.id not in told)


def _check_delvist(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    for punkt in _iter_uafklarede(grundlag):
        if punkt.svar == "delvist":
            message = f"{_tell_titel(grundlag)} kan kun delvist behandle {punkt.om}: {_tell_grunde(punkt)}"
            finding = rule.finding(message, punkt.sted, "Fortæl borgeren fra begyndelsen, hvad der kan vurderes.")
            yield replace(finding, kilde=_tell_kilder(punkt, grundlag))


def _check_ved_ikke(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    """Yield one finding for all the facts that are missing."""
    unclear = [punkt for punkt in _find_punkter(grundlag) if punkt.svar == "ved ikke"]
    if unclear:
        mangler = dict.fromkeys(mangel for punkt in unclear for mangel in punkt.mangler)
        message = (
            f"Det er ikke klart, om {grundlag.profil.titel.bestemt} kan behandle {_tell_om(unclear)}. "
            f"Det mangler at stå i sagen, {format_opremsning(tuple(mangler))}."
        )
        place = grundlag.sag.sted("begraensninger") if grundlag.sag.begraensninger else unclear[0].sted
        yield rule.finding(message, place, SPOERG)


def _check_afvist(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    afvist = grundlag.sag.afvist
    if afvist is None:
        return
    for punkt in _find_punkter(grundlag):
        if punkt.id in afvist.punkter and punkt.svar != "kan ikke":
            hvorfor = f"Det mangler at stå i sagen, {format_opremsning(punkt.mangler)}." if punkt.mangler else ""
            yield rule.finding(
                f"{_stort(punkt.om)} er afvist, men efter reglerne er svaret »{punkt.svar}«. {hvorfor}".strip(),
                afvist.sted("punkter"),
                "Afvis kun det, der er sikkert. Skriv det, der afgør sagen, under begrænsninger, eller tag punktet op.",
            )


def _check_vurderet(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    barred = {punkt.id: punkt for punkt in _find_punkter(grundlag) if not may_assess(punkt)}
    for vurdering in grundlag.sag.vurderinger:
        punkt = barred.get(vurdering.klagepunkt)
        if punkt is not None and vurdering.resultat != "ikke_vurderet":
            yield rule.finding(
                f"{_stort(punkt.om)} er vurderet, men {grundlag.profil.titel.bestemt} kan ikke behandle "
                f"{_tell_grunde(punkt)}",
                vurdering.sted("resultat"),
                "Skriv resultat: ikke_vurderet og grund: uden_for_kompetence. Er det kun en del af punktet, der kan "
                "vurderes, så skriv den som et klagepunkt for sig.",
            )


def _check_antaget(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    antaget = grundlag.profil.antaget_som
    if antaget is not None:
        yield rule.finding(
            f"{antaget.grund}.",
            grundlag.sag.sted("kommune"),
            f"Find ud af, hvad der gælder i {grundlag.profil.navn}, før du henviser til en regel.",
        )


def _tell_grunde(punkt: Punktkompetence) -> str:
    """Return the municipality's rules in their words, and what in the case meets them."""
    grunde = [grund for grund in punkt.grunde if not grund.mangler]
    rules = format_opremsning([f"»{grund.regel.removesuffix('.')}«" for grund in grunde])
    return " ".join(dict.fromkeys((f"{rules}.", *(grund.fordi for grund in grunde if grund.fordi))))


def _tell_kilder(punkt: Punktkompetence, grundlag: Grundlag) -> str:
    kilder = "; ".join(dict.fromkeys(grund.kilde for grund in punkt.grunde))
    return f"{grundlag.profil.navn}: {kilder}"


def _tell_titel(grundlag: Grundlag) -> str:
    return _stort(str(grundlag.profil.titel.bestemt))


def _stort(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


_KILDE = "profil:kan_behandle"
RULES = (
    Rule(
        id="kompetence.maaske_afgoerelse",
        level=Level.ADVARSEL,
        kilde="fvl_7_1",
        forklaring="En klage over en afgørelse har en frist. I tvivl skal den behandles som en klage til tiden.",
        check=_check_maaske,
        foerst=True,
    ),
    Rule(
        id="kompetence.kan_ikke",
        level=Level.ADVARSEL,
        kilde=_KILDE,
        forklaring="Det, kommunens regler ikke lader borgerrådgiveren behandle, skal borgeren vises vej med.",
        check=_check_kan_ikke,
    ),
    Rule(
        id="kompetence.delvist",
        level=Level.RAAD,
        kilde=_KILDE,
        forklaring="Borgeren skal fra begyndelsen vide, hvad der kan vurderes, og hvad der ikke kan.",
        check=_check_delvist,
    ),
    Rule(
        id="kompetence.ved_ikke",
        level=Level.RAAD,
        kilde=_KILDE,
        forklaring="Uklar kompetence er ikke en afvisning. Find det, der mangler.",
        check=_check_ved_ikke,
    ),
    Rule(
        id="kompetence.afvist",
        level=Level.ADVARSEL,
        kilde=_KILDE,
        forklaring="En borger må kun afvises, når det er sikkert, at sagen ligger uden for opgaven.",
        check=_check_afvist,
    ),
    Rule(
        id="kompetence.vurderet",
        level=Level.ADVARSEL,
        kilde=_KILDE,
        forklaring="En vurdering, som kommunens regler ikke tillader, holder ikke.",
        check=_check_vurderet,
        breve=UDTALELSER,
    ),
    Rule(
        id="kompetence.antaget",
        level=Level.ADVARSEL,
        kilde=_KILDE,
        forklaring="En antaget regel er ikke kommunens egen.",
        check=_check_antaget,
    ),
)
