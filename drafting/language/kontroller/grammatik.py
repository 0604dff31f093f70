"""What LanguageTool finds, as hits: slips and mixed-up words. It runs on this machine, and only when told to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.language.traef import Traef

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from drafting.language.languagetool.tjek import Sprogtjek
    from drafting.language.traef import Laesning

GRAMMATIK = "grammatik"


def find_grammatik(
    laesning: Laesning, sprogtjek: Sprogtjek, navne: Collection[str] = ()
) -> Iterator[tuple[str, Traef]]:
    """Yield what LanguageTool found with the key of its rule; the names are hidden from it.

    Raises VaerktoejError when it stops or does not answer.
    """
    for stykke in laesning.stykker:
        for fejl in sprogtjek.find_sprogfejl(stykke.tekst, navne):
            meant = " eller ".join(f"»{each}«" for each in fejl.forslag)
            forslag = f"Skriv {meant}." if meant else "Læs sætningen igen."
            emne = f"{fejl.regel} {fejl.ord}"
            yield GRAMMATIK, Traef(stykke, fejl.start, fejl.slut, emne, forslag, ord=fejl.besked)
