"""When a decision reached the citizen: known, presumed, or not to be known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.dansk.dato import format_dag
from drafting.dansk.varighed import format_varighed
from drafting.law.kalender import Trin, add_tid

if TYPE_CHECKING:
    from datetime import date

    from drafting.facts.model import Afgoerelse
    from drafting.law.fristregler import Fristregler
    from drafting.law.helligdage import Kalender

_KENDT = {
    "digital post": "Afgørelsen kunne læses i Digital Post {dag}. Det betyder ikke noget, hvornår den blev åbnet.",
    "brev": "Brevet kom frem {dag}.",
    "e-mail": "E-mailen kom frem {dag}.",
    "mundtligt": "Borgeren fik afgørelsen mundtligt {dag}.",
    None: "Borgeren fik afgørelsen {dag}.",
}
_FORMODET = {
    "digital post": "Afgørelsen er dateret {dag} og regnes for at kunne læses i Digital Post samme dag.",
    "e-mail": "E-mailen er dateret {dag} og regnes for at være kommet frem samme dag.",
    "mundtligt": "Afgørelsen er fra {dag} og regnes for at være givet mundtligt samme dag.",
    None: "Afgørelsen er dateret {dag}. Her er der regnet, som om den kom i Digital Post den dag.",
}
MODTAGET = "den dag, borgeren fik afgørelsen"


class Fremkomst(Struct, frozen=True, kw_only=True):
    """The day the counting starts from, None where nothing is known.

    `formodet` is whether it is presumed, and `fra_brevet` then the earlier day a letter is dated.
    """

    dag: date | None
    trin: tuple[Trin, ...] = ()
    formodet: bool = False
    fra_brevet: date | None = None
    forbehold: str = ""

    @property
    def mangler(self) -> str:
        """Return which fact is missing, empty where none is."""
        return "" if self.dag and not self.formodet else MODTAGET


def find_fremkomst(afgoerelse: Afgoerelse, kalender: Kalender, regler: Fristregler) -> Fremkomst:
    """Return when the decision reached the citizen; an arrival that is known wins over every presumption."""
    via, dag = afgoerelse.via, afgoerelse.modtaget
    kilde = regler.kilder.digital_post if via == "digital post" else regler.kilder.fremkomst
    if dag is not None:
        forbehold = f"Regnet ud fra, at borgeren fik afgørelsen {format_dag(dag)}."
        return Fremkomst(
            dag=dag, trin=(Trin(_KENDT[via].format(dag=format_dag(dag)), dag, kilde),), forbehold=forbehold
        )
    dag = afgoerelse.dato
    if dag is None:
        return Fremkomst(dag=None)
    if via == "brev":
        return _presume_brev(dag, kalender, regler)
    trin = (Trin(_FORMODET[via].format(dag=format_dag(dag)), dag, kilde),)
    forbehold = f"Regnet ud fra afgørelsens egen dato. Skriv i sagen, {_naar(via)}."
    return Fremkomst(dag=dag, trin=trin, formodet=True, forbehold=forbehold)


def _naar(via: str | None) -> str:
    return "hvornår den kom frem, og om det var med Digital Post eller brev" if via is None else "hvornår den kom frem"


def _presume_brev(dag: date, kalender: Kalender, regler: Fristregler) -> Fremkomst:
    regel = regler.get("brevpost")
    fremme = add_tid(dag, regel.antal, regel.enhed, kalender)
    tekst = (
        f"Brevet er dateret {format_dag(dag)} og regnes for at være kommet frem "
        f"{format_varighed(regel.antal, regel.enhed)} efter: {format_dag(fremme)}."
    )
    forbehold = f"Regnet ud fra brevets dato. Skriv i sagen, hvornår brevet kom frem. {regel.forbehold}"
    trin = (Trin(tekst, fremme, regel.hjemmel),)
    return Fremkomst(dag=fremme, trin=trin, formodet=True, fra_brevet=dag, forbehold=forbehold)
