"""The front matter against the view and the body: what a letter says it uses and requires."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.errors import Trouble
from drafting.letter.skabelontjek.typer import Art, find_path, read_fields, suggest
from drafting.letter.view.stade import list_stader, tell_unknown_stade

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from drafting.letter.skabelon import Skabelon

_TEXT = frozenset({Art.TEKST, Art.PROSA})


def check_hoved(skabelon: Skabelon, rod: type, brugte: Collection[str], *, read: bool) -> Iterator[Trouble]:
    """Yield what is wrong with the front matter; `read` is whether the body could be read at all."""
    if skabelon.stade not in list_stader(skabelon.slags):
        yield tell_unknown_stade(skabelon)
    yield from _check_bruger(skabelon, rod, brugte, read=read)
    for sti in skabelon.kraever:
        yield from _check_kraever(skabelon, sti, rod, brugte, read=read)


def _check_bruger(skabelon: Skabelon, rod: type, brugte: Collection[str], *, read: bool) -> Iterator[Trouble]:
    conditions = {navn for navn, slot in read_fields(rod).items() if slot.art is Art.BETINGELSE}
    for navn in skabelon.bruger:
        place = skabelon.sted(f"bruger.{navn}")
        if navn not in read_fields(rod):
            near = suggest(navn, conditions) or "Slet den, eller tilføj den til brevets view."
            yield Trouble(f"Betingelsen '{navn}' findes ikke.", place, near)
        elif navn not in conditions:
            remedy = "Slet den: kun navne, der er et ja eller nej, skal nævnes."
            yield Trouble(f"'{navn}' er ikke en betingelse.", place, remedy)
        elif read and navn not in brugte:
            yield Trouble(f"Betingelsen '{navn}' bliver ikke brugt i brevet.", place, "Slet den under bruger.")


def _check_kraever(
    skabelon: Skabelon, sti: str, rod: type, brugte: Collection[str], *, read: bool
) -> Iterator[Trouble]:
    place = skabelon.sted(f"kraever.{sti}")
    slot, reached = find_path(rod, sti)
    if slot is None:
        yield _tell_unknown(sti, reached, rod, skabelon)
    elif slot.art not in _TEXT:
        message = f"'{sti}' er {slot.art.value} og kan ikke kræves."
        yield Trouble(message, place, "Kun tekst kan kræves: ellers er der ikke noget at udfylde.")
    elif not slot.mangler:
        yield Trouble(f"'{sti}' mangler aldrig og skal ikke kræves.", place, "Slet den under kraever.")
    elif read and sti not in brugte:
        yield Trouble(f"'{sti}' bliver krævet, men ikke brugt i brevet.", place, "Slet den under kraever.")


def _tell_unknown(sti: str, reached: str, rod: type, skabelon: Skabelon) -> Trouble:
    owner = find_path(rod, reached)[0] if reached else None
    if owner is not None and owner.art is Art.LISTE:
        owner = owner.af
    post = rod if not reached else owner.post if owner is not None else None
    wrong = sti.removeprefix(reached).lstrip(".").partition(".")[0]
    near = suggest(wrong, read_fields(post)) if post is not None else ""
    message = f"'{sti}' findes ikke" + (f": '{reached}' har ingen '{wrong}'." if reached else ".")
    return Trouble(message, skabelon.sted(f"kraever.{sti}"), near or "Slet den, eller ret navnet.")
