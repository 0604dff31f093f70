"""The language room: a hundred letters' figures and checks, beside others that measure or check Danish text."""

from __future__ import annotations

from itertools import count, islice
from typing import TYPE_CHECKING

from maaling import build_afsnit, measure
from sted import DATO, ROOT, find_version

from drafting.errors import RefusedError, VaerktoejError
from drafting.language.fra_brev import build_dokument, choose_profil
from drafting.language.languagetool.tjek import open_languagetool
from drafting.language.tal import find_maalte, measure_saetninger
from drafting.language.tjek import Sprogbestilling, check
from drafting.letter.compose import compose
from drafting.letter.skabelon import load_skabelon
from drafting.pipeline import check as check_sag

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from maaling import Afsnit

    from drafting.language.dokument import Dokument

ANTAL = 100


def read_breve() -> tuple[Dokument, ...]:
    """Return a hundred letters as they are before they are written, with the places of their words."""
    return tuple(islice(_draft_breve(), ANTAL))


def _draft_breve() -> Iterator[Dokument]:
    for gren in sorted((ROOT / "tests" / "grene").glob("*/*/*.yaml")):
        tjek = check_sag(gren, dato=DATO)
        skabelon = load_skabelon(f"{gren.parent.parent.name}/{gren.parent.name}")
        try:
            udkast = compose(tjek.fakta, skabelon, tjek.hylder, dato=tjek.dato)
        except RefusedError:  # some cases are there to be refused
            continue
        for each in udkast:
            yield build_dokument(each.letter, choose_profil(skabelon), sagsfil=gren)


def bench_tal(breve: Sequence[Dokument], runder: int) -> Afsnit:
    """Return what LIX, RIX and the sentences of all the letters cost, beside textstat's LIX and RIX alone."""
    titel = f"Lixtal og ordtal for {len(breve)} breve"
    forklaring = (
        "`drafting` finder sætningerne i brevets træ og tæller LIX, RIX, ord, lange ord og lange sætninger. "
        "`textstat` får brevets tekst og regner kun LIX og RIX."
    )
    tekster = ["\n".join(stykke.tekst for stykke in brev.stykker) for brev in breve]
    arbejder = {"drafting": lambda: [measure_saetninger(find_maalte(brev)) for brev in breve]}
    try:
        import textstat  # noqa: PLC0415 (a peer that may not be there)
    except ImportError:
        return build_afsnit(titel, forklaring, measure(arbejder, runder), ikke_koert=("textstat: ikke installeret",))
    peer = find_version("textstat")
    runde = count()  # textstat remembers what it has measured; a new word each round makes it measure again
    arbejder[peer] = lambda: [(textstat.lix(tekst), textstat.rix(tekst)) for tekst in _renew(tekster, next(runde))]
    maalt = measure(arbejder, runder)
    return build_afsnit(titel, forklaring, maalt, maalt={"textstat": maalt.find_forhold("drafting", peer)})


def _renew(tekster: Sequence[str], runde: int) -> list[str]:
    return [f"{tekst}\nRunde {runde}." for tekst in tekster]


def bench_tjek(breve: Sequence[Dokument], runder: int) -> Afsnit:
    """Return what every check of all the letters costs, without Java and with LanguageTool on the same text."""
    titel = f"Alle sprogtjek af {len(breve)} breve"
    forklaring = (
        "Den første række er alle tjek uden ordbog; den næste også stavning. "
        "LanguageTool er startet på forhånd og leder kun efter fejl i grammatik. Dens start er ikke talt med."
    )
    arbejder = {
        "drafting, uden stavning": lambda: [check(brev) for brev in breve],
        "drafting, med stavning": lambda: [check(brev, Sprogbestilling(stavning=True)) for brev in breve],
    }
    try:
        with open_languagetool() as guest:
            alene = Sprogbestilling(kontroller=(), sprogtjek=guest)
            navn = "LanguageTool alene, varm"
            arbejder[navn] = lambda: [check(brev, alene) for brev in breve]
            return build_afsnit(titel, forklaring, measure(arbejder, runder))
    except VaerktoejError as error:
        missing = f"LanguageTool: {error.troubles[0].message}"
        return build_afsnit(titel, forklaring, measure(arbejder, runder), ikke_koert=(missing,))


def bench(runder: int) -> tuple[Afsnit, ...]:
    """Return the tables of the language room."""
    breve = read_breve()
    return bench_tal(breve, runder), bench_tjek(breve, runder)
