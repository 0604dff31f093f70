"""Whether `hun` or `han` in the adviser's text can be somebody else than the citizen."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.dansk.perspektiv.ordform import BORGERENS_ORD
from drafting.dansk.perspektiv.ordklasser import BINDEORD, NAVNE, PERSONNAVNE
from drafting.dansk.perspektiv.ordliste import liste, slags

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.dansk.perspektiv.model import Periode

STEDORD = {
    "hun": {"hun": "jeg", "hende": "mig", "hendes": "min"},
    "han": {"han": "jeg", "ham": "mig", "hans": "min"},
}
_ENDINGS = ("", "en", "n", "et", "s", "ens", "ns", "ets")  # several persons cannot be "hun"
_NOUNS = ("en", "et", "ne", "ing", "else", "hed", "ion", "er", "ler", "elt")


class Stand(Struct, frozen=True, gc=False):
    """What has been said before a period: whether another was named last, and whether the citizen was with others."""

    omtale: str | None
    andre: bool = False
    flere: bool = False

    def er_sikker(self, periode: Periode) -> bool:
        """Return whether a pronoun of the citizen's kind can only be the citizen in this period."""
        return self.omtale is not None and not self.andre and not _naevner_andre(periode, self.omtale)

    def efter(self, periode: Periode) -> Stand:
        """Return where the text stands after the period."""
        words = periode.lille
        andre = _naevner_andre(periode, self.omtale) or (self.andre and "borgeren" not in words)
        flere = self.flere or ("borgeren" in words and naevner_flere(words))
        return self if (andre, flere) == (self.andre, self.flere) else Stand(self.omtale, andre, flere)


def _naevner_andre(periode: Periode, omtale: str | None) -> bool:
    """Return whether the period names another person that the pronoun can be."""
    if not personord(omtale).isdisjoint(periode.lille):
        return True
    names = [i for i, token in enumerate(periode.ord) if token.kan_navn]
    return bool(names) and any(_er_navn(periode, i) for i in names)


@cache
def personord(omtale: str | None) -> frozenset[str]:
    """Return every form of the nouns that can name a person of the kind, but for the citizen."""
    other = {"hun": "maend", "han": "kvinder"}.get(omtale or "", "")
    names = [navn for navn in ("personer", "kvinder", "maend") if navn != other]
    stems = liste(*names)
    double = frozenset(stem + stem[-1] for stem in stems)
    forms = frozenset(stem + ending for stem in stems | double for ending in _ENDINGS)
    return forms - BORGERENS_ORD


def naevner_flere(words: Sequence[str]) -> bool:
    """Return whether the citizen is named together with somebody, so that `de` can be the two."""
    if "borgeren" not in words or BINDEORD.isdisjoint(words):
        return False
    places = [i for i, word in enumerate(words) if word == "borgeren"]
    beside = {word for i in places for word in (*words[max(0, i - 1) : i], *words[i + 1 : i + 2])}
    return not beside.isdisjoint(BINDEORD)


@cache
def flere_personer() -> frozenset[str]:
    """Return the words for several persons, who can be `de`."""
    return frozenset(stem + ending for stem in PERSONNAVNE for ending in ("e", "er", "r", "erne", "ne", "rne"))


def _er_navn(periode: Periode, i: int) -> bool:
    """Return whether the word with a capital is somebody's name: nothing else explains the capital."""
    token = periode.ord[i]
    after = periode.ord[i + 1].lille if i + 1 < len(periode.ord) else ""
    if after in {"kommune", "kommunes"}:
        return False
    if any(before.slags == "ord" for before in periode.ord[:i]) or token.lille in NAVNE:
        return True
    return not slags(token.lille) and not token.lille.endswith(_NOUNS)
