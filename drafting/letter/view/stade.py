"""How far a case has come: the stages that letters name in their front matter, and what is waited for."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Generic, TypeVar

from msgspec import Struct

from drafting.errors import SkabelonError, Trouble
from drafting.facts.generel import GenerelUdtalelse
from drafting.facts.words import unfold
from drafting.letter.view import naaet
from drafting.letter.view.blokke import NAVNE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from drafting.facts.model import Fakta, Sag
    from drafting.letter.skabelon import Skabelon

_Fil = TypeVar("_Fil")


class Stade(Struct, Generic[_Fil], frozen=True):
    """A stage: when a file has reached it, and in Danish what it takes (`når sagen har vurderinger`).

    `ufravigeligt` is whether not even a draft may be written before.
    """

    naaet: Callable[[_Fil], bool]
    naar: str
    ufravigeligt: bool = False


_EGNE: Mapping[str, Stade[Sag]] = {
    "er_klar_til_klage": Stade(
        naaet.er_klar_til_klage, "når sagen har et klagepunkt og en borger, der kan skrive under"
    ),
    "er_klar_til_videresendelse": Stade(naaet.er_klar_til_videresendelse, "når sagen har et klagepunkt fra en borger"),
    "er_klar_til_undersoegelse": Stade(
        naaet.er_klar_til_undersoegelse, "når sagen har et klagepunkt og en undersøgelse"
    ),
    "er_klar_til_udtalelse_borger": Stade(
        naaet.er_klar_til_udtalelse_borger, "når sagen har vurderinger og en borger, som har klaget"
    ),
    "er_klar_til_anke": Stade(
        naaet.er_klar_til_anke,
        "når kommunen har afgjort noget imod borgeren, som der ikke er klaget over, og borgeren kan skrive under",
        ufravigeligt=True,
    ),
    "er_klar_til_aktindsigt": Stade(
        naaet.er_klar_til_aktindsigt,
        "når sagen har blokken aktindsigt og en borger, der kan skrive under",
        ufravigeligt=True,
    ),
    "er_klar_til_orientering": Stade(naaet.er_klar_til_orientering, "når klagen er videresendt"),
    "er_klar_til_udtalelse": Stade(naaet.er_klar_til_udtalelse, "når sagen har vurderinger"),
    "er_klar_til_kvittering": Stade(naaet.er_klar_til_videresendelse, "når sagen har et klagepunkt fra en borger"),
    "er_klar_til_afslutning": Stade(
        naaet.er_klar_til_afslutning, "når enhederne har svaret på klagepunkterne, og borgeren ikke holder fast i dem"
    ),
    "er_klar_til_orientering_undersoegelse": Stade(
        naaet.er_klar_til_orientering_undersoegelse, "når sagen har en undersøgelse og en borger, som har klaget"
    ),
    "er_klar_til_dialogmoede": Stade(naaet.er_klar_til_dialogmoede, "når sagen har et møde, som ikke er holdt"),
    "er_klar_til_moedereferat": Stade(naaet.er_klar_til_moedereferat, "når mødet har aftaler"),
    "er_klar_til_partshoering": Stade(naaet.er_klar_til_partshoering, "når sagen har en høring med et faktum"),
    "er_klar_til_fuldmagt": Stade(
        naaet.er_klar_til_fuldmagt,
        "når en anden skal handle for borgeren (repræsentant) og ikke må det endnu",
    ),
    "er_klar_til_samtykke": Stade(naaet.er_klar_til_samtykke, "når sagen har en borger med navn"),
    "er_klar_til_fastholdelse": Stade(
        naaet.er_klar_til_fastholdelse,
        "når kommunen efter en klage har givet borgeren delvist ret",
        ufravigeligt=True,
    ),
    "er_klar_til_aktindsigt_klage": Stade(
        naaet.er_klar_til_aktindsigt_klage,
        "når kommunen har givet afslag på aktindsigt, eller svaret udebliver, og borgeren ikke er part",
        ufravigeligt=True,
    ),
    "er_klar_til_begrundelse": Stade(
        naaet.er_klar_til_begrundelse, "når en afgørelse mangler en begrundelse eller er mundtlig", ufravigeligt=True
    ),
    "er_klar_til_rykker_enhed": Stade(
        naaet.er_klar_til_rykker_enhed, "når klagen er videresendt, og en enhed ikke har svaret"
    ),
    "er_klar_til_rykker_udtalelse": Stade(
        naaet.er_klar_til_rykker_udtalelse, "når undersøgelsen er åbnet, og udtalelsen, akterne eller andet mangler"
    ),
}


def _make_blokstade(navn: str) -> Stade[Sag]:
    """Return the stage a case reaches when it has the block."""
    return Stade(lambda sag: bool(getattr(sag, navn)), f"når sagen har blokken {unfold(navn)}", ufravigeligt=True)


# A letter that only waits for its own block of the case needs no stage of its own: `stade: har_moede`.
STADER: Mapping[str, Stade[Sag]] = {**_EGNE, **{f"har_{navn}": _make_blokstade(navn) for navn in NAVNE}}


GENERELLE_STADER: Mapping[str, Stade[GenerelUdtalelse]] = {
    "er_klar_til_hoering": Stade(naaet.er_klar_til_hoering, "når filen har en høring, et forhold og en enhed"),
    "er_klar_til_generel_udtalelse": Stade(naaet.er_klar_til_generel_udtalelse, "når der er en vurdering"),
}


def find_ventegrund(fakta: Fakta, skabelon: Skabelon) -> str:
    """Return what the letter waits for, empty when the file has reached its stage; raises SkabelonError."""
    if isinstance(fakta, GenerelUdtalelse):
        return _find_ventegrund(fakta, skabelon, GENERELLE_STADER)
    if fakta.borger is not None and fakta.borger.anonym and (hvorfor := _find_navngivning(skabelon)):
        return f"når borgeren ikke længere er anonym, for {hvorfor}"
    if skabelon.fra == "borger" and skabelon.stade not in _EGNE and not naaet.kan_skrive_under(fakta):
        return "når sagen har en borger, der kan skrive under"
    return _find_ventegrund(fakta, skabelon, STADER)


def _find_navngivning(skabelon: Skabelon) -> str:
    """Return why the letter cannot be written without telling who the citizen is, empty where it can."""
    if skabelon.fra == "borger":
        return "borgeren skal selv skrive under"
    return "brevet nævner navnet" if skabelon.til != "borger" and "borger.navn" in skabelon.kraever else ""


def _find_ventegrund(fakta: _Fil, skabelon: Skabelon, stader: Mapping[str, Stade[_Fil]]) -> str:
    stade = stader.get(skabelon.stade)
    if stade is None:
        raise SkabelonError(tell_unknown_stade(skabelon))
    return "" if stade.naaet(fakta) else stade.naar


def find_stade(skabelon: Skabelon) -> str:
    """Return in Danish what it takes before the letter can be written (`når klagen er videresendt`)."""
    stader: Mapping[str, Stade[Sag] | Stade[GenerelUdtalelse]] = {**STADER, **GENERELLE_STADER}
    return stader[skabelon.stade].naar


def is_ufravigeligt(skabelon: Skabelon) -> bool:
    """Return whether the letter may not even be drafted before its stage is reached."""
    stade = STADER.get(skabelon.stade)
    return stade is not None and stade.ufravigeligt


def find_givne(skabelon: Skabelon) -> tuple[str, ...]:
    """Return the paths that are always there once the letter's stage is reached."""
    blok = skabelon.stade.removeprefix("har_")
    return (f"sag.{blok}",) if blok in NAVNE and skabelon.stade in STADER else ()


def list_stader(slags: str) -> tuple[str, ...]:
    """Return the names of the stages that a file of this kind can reach."""
    return tuple(sorted(STADER if slags == "sag" else GENERELLE_STADER))


def tell_unknown_stade(skabelon: Skabelon) -> Trouble:
    """Return the trouble of a template whose stage is not there."""
    known = list_stader(skabelon.slags)
    near = get_close_matches(skabelon.stade, known, 1)
    remedy = f"Mente du '{near[0]}'?" if near else f"Der findes: {', '.join(known)}."
    return Trouble(f"Stadet '{skabelon.stade}' findes ikke.", skabelon.sted("stade"), remedy)
