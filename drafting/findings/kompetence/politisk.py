"""Whether politicians have judged the matter: told in the case, or seen from who made the decision (`afgjort_af`)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafting.findings.kompetence.klageadgang import I_SAGEN
from drafting.yamlfile import fold

if TYPE_CHECKING:
    from drafting.findings.kompetence.emne import Emne, Kompetencegrundlag
    from drafting.findings.kompetence.svar import Grund
    from drafting.law.kompetenceregler import Kompetenceregel, Kompetenceregler
    from drafting.law.vaerdier import Begraensning

POLITISK = "politisk_behandlet"
TRUFFET = "Afgørelsen er truffet af {hvem}."
ER_MED = "om {hvem} er et af de udvalg, som reglen i {navn} gælder (politisk_behandlet under afgørelsen)"
BEDOEMT = "om {hvem} også har bedømt det, som {om} handler om (politisk_behandlet under klagepunktet)"


def judge_politisk(
    emne: Emne, limit: Begraensning, found: Grund, regel: Kompetenceregel, grundlag: Kompetencegrundlag
) -> Grund | None:
    """Return whether the rule bars it; what a decision says of who made it goes before what the whole case says."""
    value, where = emne.find(POLITISK)
    organ = find_organ(emne, grundlag.regler) if where in ("", "sag") else ""
    if organ in limit.hvor:
        return _judge_truffet(emne, limit, found)
    if value is True:
        return replace(found, fordi=I_SAGEN.format(noegle=POLITISK))
    if value is False:
        return None
    if organ and emne.afgoerelse:
        mangler = ER_MED.format(hvem=emne.afgoerelse.afgjort_af, navn=grundlag.profil.navn)
        return replace(found, svar="ved ikke", mangler=mangler)
    return replace(found, svar="ved ikke", mangler=regel.spoergsmaal)


def _judge_truffet(emne: Emne, limit: Begraensning, found: Grund) -> Grund:
    hvem = emne.afgoerelse.afgjort_af if emne.afgoerelse else ""
    if emne.om_afgoerelsen or limit.omfatter == "sagen":
        return replace(found, fordi=TRUFFET.format(hvem=hvem))
    return replace(found, svar="ved ikke", mangler=BEDOEMT.format(hvem=hvem, om=emne.om))


def find_organ(emne: Emne, regler: Kompetenceregler) -> str:
    """Return the kind of political body that made the decision, an empty text where none did.

    A special committee is a kind of its own: whether a rule about the standing committees covers it must be asked.
    """
    told = _read(emne.afgoerelse.afgjort_af or "") if emne.afgoerelse else ""
    if not told:
        return ""
    if any(_read(each) in told for each in regler.andre_myndigheder):
        return ""
    return next((each.organ for each in regler.politiske_organer if any(_names(told, ord_) for ord_ in each.ord)), "")


def is_told_politisk(emne: Emne, regler: Kompetenceregler) -> bool:
    """Return whether the case says that politicians have judged the matter, or a decision says that they made it."""
    value, _ = emne.find(POLITISK)
    return value is True or (value is None and bool(find_organ(emne, regler)))


def _names(told: str, ord_: str) -> bool:
    """Return whether a word of the name ends in that word, with or without an ending: `Socialudvalget`, `udvalg`."""
    return _find_moenster(ord_).search(told) is not None


@lru_cache(maxsize=256)
def _find_moenster(ord_: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(_read(ord_))}(?:n|ns|en|ens|et|ets|s)?(?: |$)")


@lru_cache(maxsize=512)
def _read(text: str) -> str:
    """Return a name so that `Børn- & Ungeudvalget` and `børne og ungeudvalget` are read alike."""
    words = re.findall(r"[a-z]+", fold(text).replace("_", " ").replace("&", " og "))
    return " ".join("boern" if word == "boerne" else word for word in words)
