"""What stands around the words of a letter in a case: addresses, date, references, signature, enclosures."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from drafting.dansk.dato import format_dato
from drafting.dansk.ejefald import format_ejefald
from drafting.letter.omslag import Omslag, fast, find_afsender, greet, sign, spans, stort
from drafting.letter.tree import Bilag, Front, Reference
from drafting.letter.view.afgoerelse import find_direkte_instans, find_fastholdte_bilag, find_klagebilag
from drafting.letter.view.aktindsigtsklage import find_partsinstans
from drafting.letter.view.part import build_borger, find_fuldmagtsbilag, join_navne
from drafting.letter.view.punkter import find_bilagsnumre, find_forloebsbilag
from drafting.letter.view.ramme import beregnet, find_omraade
from drafting.oprindelse import Lov, Tekst, hul

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.facts import model
    from drafting.letter.tree import Spans
    from drafting.letter.view.ramme import Ramme


_FORLOEB = "forloeb_har_bilag"  # the condition of a letter that tells the whole chronology
_DATOFELT, _UNDERSKRIFTSFELT = f"Dato: {'_' * 20}", f"Underskrift: {'_' * 40}"


def build_omslag(ramme: Ramme) -> Omslag:
    """Return what stands around the words of a letter in a case."""
    return Omslag(build_front(ramme), build_underskrift(ramme), build_bilag(ramme))


def build_front(ramme: Ramme) -> Front:
    """Return sender, recipient, date and references."""
    return Front(
        afsender=tuple(spans(*line) for line in _afsender(ramme)),
        modtager=tuple(spans(*line) for line in _modtager(ramme)),
        dato=spans(beregnet(format_dato(ramme.dato), "brevets dato")),
        referencer=tuple(_referencer(ramme)),
    )


def _afsender(ramme: Ramme) -> Iterator[tuple[Tekst | None, ...]]:
    if ramme.skabelon.fra == "borger":
        yield from _borger_afsender(ramme)
        return
    yield from find_afsender(ramme.hylder.profil, ramme.sag.raadgiver, ramme.dato)


def _borger_afsender(ramme: Ramme) -> Iterator[tuple[Tekst | None, ...]]:
    borger = ramme.sag.borger
    yield (join_navne(ramme) or hul("borgerens navn"),)
    if borger is None:
        return
    if borger.adresse is not None and not borger.adressebeskyttelse:
        yield from _address_lines(borger.adresse)
    if borger.telefon is not None:
        yield (fast("Telefon "), borger.telefon)
    if borger.email is not None:
        yield (borger.email,)


def _modtager(ramme: Ramme) -> Iterator[tuple[Tekst | None, ...]]:
    match ramme.part or ramme.skabelon.til:
        case "enhed":
            yield from _enhedens_linjer(ramme)
        case "myndighed":
            yield from _myndighedens_linjer(ramme)
        case "borger":
            yield from _borgerens_linjer(ramme)
        case "ydre_myndighed":
            row = find_omraade(ramme, ramme.skabelon.instans)
            yield (Tekst(str(row.instans), Lov("klageinstans")) if row else hul("hvem brevet er til"),)
        case "ingen":
            return
        case _:
            yield from _begges_linjer(ramme)


def _begges_linjer(ramme: Ramme) -> Iterator[tuple[Tekst | None, ...]]:
    """Yield a line for each party: a joint letter has no postal address, since each gets a copy."""
    navn, fuldmaegtig = build_borger(ramme).navn, build_borger(ramme).fuldmaegtig
    if navn is not None and fuldmaegtig is not None:
        yield (navn, fast(" v/ "), fuldmaegtig.navn)
    elif navn is not None:
        yield (navn,)
    enhed = ramme.enhed
    if enhed is None:
        yield (hul("navnet på enheden"),)
        return
    leder = enhed.klage_til or enhed.leder
    lead = fast("og ") if navn is not None else None
    if leder is None or leder.navn is None:
        yield (lead, enhed.navn)
        return
    yield (lead, enhed.navn, fast(", "), leder.titel, fast(" ") if leder.titel else None, leder.navn)


def _borgerens_linjer(ramme: Ramme) -> Iterator[tuple[Tekst | None, ...]]:
    borger = build_borger(ramme)
    if borger.navn is not None:
        yield (borger.navn,)
    if borger.laeser is not None:
        yield (fast("v/ "), borger.laeser.navn)
    adresse = (borger.laeser.adresse if borger.laeser else None) or borger.adresse
    if adresse is not None:
        yield from _address_lines(adresse)


def _enhedens_linjer(ramme: Ramme) -> Iterator[tuple[Tekst | None, ...]]:
    enhed = ramme.enhed
    yield (ramme.hylder.profil.navn,)
    if enhed is None and ramme.skabelon.pr == "sag" and ramme.sag.enheder:
        return  # a letter about the whole case of several units
    if enhed is None:
        yield (hul("navnet på enheden"),)
        return
    yield (enhed.navn,)
    leder = enhed.klage_til or enhed.leder
    if leder is not None and leder.navn is not None:
        titel = stort(leder.titel) if leder.titel else None
        yield (titel, fast(" "), leder.navn) if titel else (leder.navn,)
    if enhed.adresse is not None:
        yield from _address_lines(enhed.adresse)


def _myndighedens_linjer(ramme: Ramme) -> Iterator[tuple[Tekst | None, ...]]:
    """Yield the appeal body where the appeal goes there directly, else the municipality with its unit."""
    direkte = find_direkte_instans(ramme) or find_partsinstans(ramme)
    if direkte is not None:
        yield (direkte,)
        return
    yield (ramme.hylder.profil.navn,)
    if ramme.enhed is not None:
        yield (ramme.enhed.navn,)
        if ramme.enhed.adresse is not None:
            yield from _address_lines(ramme.enhed.adresse)


def _address_lines(adresse: Tekst) -> Iterator[tuple[Tekst]]:
    for line in adresse.replace("\n", ",").split(","):
        if line.strip():
            yield (adresse.med(line.strip()),)


def _referencer(ramme: Ramme) -> Iterator[Reference]:
    """Yield the case numbers; by the unit's own the unit could find an anonymous citizen."""
    from_citizen = ramme.skabelon.fra == "borger"
    if ramme.enhed is not None and ramme.enhed.sagsnummer is not None and not ramme.er_anonym:
        yield Reference(spans(*_sagsnummer_label(ramme)), spans(ramme.enhed.sagsnummer))
    if not from_citizen and ramme.sag.sagsnummer is not None:
        yield Reference(spans(fast("Mit sagsnummer")), spans(ramme.sag.sagsnummer))


def _sagsnummer_label(ramme: Ramme) -> tuple[Tekst, ...]:
    """Return whose case number it is: `Jeres` to the unit, `Kommunens` to a body outside, `Centrets` else."""
    if ramme.skabelon.til == "enhed" or (ramme.skabelon.til == "myndighed" and _goes_to_kommunen(ramme)):
        return (fast("Jeres sagsnummer"),)
    if ramme.skabelon.til in {"myndighed", "ydre_myndighed"}:
        return (fast("Kommunens sagsnummer"),)
    enhed = (ramme.enhed.kaldes if ramme.enhed else None) or ramme.hylder.profil.enhedsord.bestemt
    ejer = format_ejefald(enhed)
    return (enhed.med(ejer[:1].upper() + ejer[1:]), fast(" sagsnummer"))


def _goes_to_kommunen(ramme: Ramme) -> bool:
    return find_direkte_instans(ramme) is None and find_partsinstans(ramme) is None


def build_underskrift(ramme: Ramme) -> tuple[Spans, ...]:
    """Return the lines of the signature, the greeting first; of a form, the fields to sign in."""
    if ramme.skabelon.underskrift == "ingen":
        return ()
    if ramme.skabelon.underskrift == "felt":
        fields = ((spans(fast(_UNDERSKRIFTSFELT)), navn) for navn in _find_navne(ramme))
        return (spans(fast(_DATOFELT)), *chain.from_iterable(fields))
    if ramme.skabelon.fra != "borger":
        return sign(ramme.hylder.profil, ramme.sag.raadgiver)
    return (greet(), *_find_navne(ramme))


def _find_navne(ramme: Ramme) -> tuple[Spans, ...]:
    """Return everyone who signs for themselves; a parent or guardian signs for the citizen."""
    borger = ramme.sag.borger
    first = borger.navn if borger and borger.navn else hul("borgerens navn")
    ved = build_borger(ramme).laeser
    signs = (fast(" v/ "), ved.navn) if ved else ()
    return (spans(first, *signs), *(spans(medklager.navn) for medklager in ramme.sag.medklagere))


def build_bilag(ramme: Ramme) -> tuple[Bilag, ...]:
    """Return the enclosures of this letter: what its points or its chronology name, and the fuldmagt it speaks of."""
    if ramme.skabelon.vedlagt == "udtalelse":
        return (Bilag(spans(beregnet("Bilag 1", "bilag")), spans(fast("Udtalelse"))),)
    numre = {*_find_bilagsnumre(ramme), *find_fuldmagtsbilag(ramme)}
    return tuple(
        Bilag(
            spans(beregnet(f"Bilag {bilag.nr}", "bilag")),
            spans(bilag.titel, *_bilagsdato(bilag)),
            bilag.nr,
        )
        for bilag in ramme.sag.bilag
        if bilag.nr in numre
    )


def _find_bilagsnumre(ramme: Ramme) -> tuple[int, ...]:
    if fastholdt := find_fastholdte_bilag(ramme):
        return fastholdt
    if ramme.skabelon.pr == "sag":  # such a letter is about the case and not of its points
        return find_forloebsbilag(ramme) if _FORLOEB in ramme.skabelon.bruger else ()
    if ramme.skabelon.vedlagt == "ingen":
        return ()
    if ramme.afgoerelse is not None:
        return find_klagebilag(ramme)
    return find_bilagsnumre(ramme, hele_forloebet=ramme.skabelon.stemme != "enhed")


def _bilagsdato(bilag: model.Bilag) -> tuple[Tekst, ...]:
    return (beregnet(f", {format_dato(bilag.dato)}", "bilagets dato"),) if bilag.dato else ()
