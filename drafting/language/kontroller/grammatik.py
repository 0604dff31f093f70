"""What LanguageTool finds, as hits: slips and mixed-up words. It runs on this machine, and only when told to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.language.traef import Traef

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from drafting.language.languagetool.tjek import Sprogfejl, Sprogtjek
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
            emne = f"{fejl.regel} {fejl.ord}"
            told = fejl.besked if fejl.besked.endswith((".", "?")) else f"{fejl.besked}."
            yield GRAMMATIK, Traef(stykke, fejl.start, fejl.slut, emne, format_forslag(fejl), ord=told)


def format_forslag(fejl: Sprogfejl) -> str:
    """Return what to write instead as a sentence; spaces cannot be shown, so they are named."""
    if not fejl.forslag:
        return "Læs sætningen igen."
    if not any(map(str.isalnum, fejl.ord)):
        return "Ret mellemrummene."
    return f"Skriv {' eller '.join(f'»{each}«' for each in fejl.forslag)}."
