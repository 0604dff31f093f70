"""Whether `hun` or `han` in the adviser's text can be somebody else than the citizen."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.dansk.perspektiv.ordliste import liste, slags, smaaord

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from drafting.dansk.perspektiv.model import Ord, Periode

STEDORD = {
    "hun": {"hun": "jeg", "hende": "mig", "hendes": "min"},
    "han": {"han": "jeg", "ham": "mig", "hans": "min"},
}
_ENDINGS = ("", "en", "n", "et", "s", "ens", "ns", "ets")  # several persons cannot be "hun"
_INSTITUTIONS = ("styrelsen", "kommune", "retten", "ombudsmanden", "nævnet", "ministeriet", "danmark", "centret")
_NOUNS = ("en", "et", "ne", "ing", "else", "hed", "ion", "er", "ler", "elt")
_CITIZEN = frozenset({"borgeren", "borgerens", "borgerne", "borgernes", "hun", "hende", "hendes", "han", "ham", "hans"})


class Stand(Struct, frozen=True):
    """What has been said before a period: whether another was named last, and whether the citizen was with others."""

    omtale: str | None
    andre: bool = False
    flere: bool = False

    def er_sikker(self, periode: Periode) -> bool:
        """Return whether a pronoun of the citizen's kind can only be the citizen in this period."""
        return self.omtale is not None and not self.andre and not _naevner_andre(periode, self.omtale)


class Personer:
    """Follows the periods of a text and knows where it stands."""

    def __init__(self, omtale: str | None) -> None:
        self.stand = Stand(omtale if omtale in STEDORD else None)

    def foelg(self, perioder: Iterable[Periode]) -> Iterator[Periode]:
        """Yield the periods, one at a time the present one."""
        for periode in perioder:
            yield periode
            words, stand = [token.lille for token in periode.ord], self.stand
            others = _naevner_andre(periode, stand.omtale)
            andre = others or (stand.andre and "borgeren" not in words)
            self.stand = Stand(stand.omtale, andre, stand.flere or naevner_flere(words))


def _naevner_andre(periode: Periode, omtale: str | None) -> bool:
    """Return whether the period names another person that the pronoun can be."""
    words = personord(omtale)
    for i, token in enumerate(periode.ord):
        if token.lille in words or (token.text[0].isupper() and _er_navn(periode, i)):
            return True
    return False


@cache
def personord(omtale: str | None) -> frozenset[str]:
    """Return every form of the nouns that can name a person of the kind, but for the citizen."""
    other = {"hun": "maend", "han": "kvinder"}.get(omtale or "", "")
    names = [navn for navn in ("personer", "kvinder", "maend") if navn != other]
    stems = liste(*names)
    double = frozenset(stem + stem[-1] for stem in stems)
    forms = frozenset(stem + ending for stem in stems | double for ending in _ENDINGS)
    return forms - _CITIZEN


def naevner_flere(words: Sequence[str]) -> bool:
    """Return whether the citizen is named together with somebody, so that `de` can be the two."""
    if "borgeren" not in words:
        return False
    places = [i for i, word in enumerate(words) if word == "borgeren"]
    beside = {word for i in places for word in (*words[max(0, i - 1) : i], *words[i + 1 : i + 2])}
    return not beside.isdisjoint(liste("bindeord"))


@cache
def flere_personer() -> frozenset[str]:
    """Return the words for several persons, who can be `de`."""
    stems = liste("personer", "kvinder", "maend")
    return frozenset(stem + ending for stem in stems for ending in ("e", "er", "r", "erne", "ne", "rne"))


def _er_navn(periode: Periode, i: int) -> bool:
    """Return whether the word with a capital can be somebody's name: nothing else explains the capital."""
    token: Ord = periode.ord[i]
    if token.slags != "ord" or token.text.isupper() or token.lille in smaaord():
        return False
    after = periode.ord[i + 1].lille if i + 1 < len(periode.ord) else ""
    if token.lille.endswith(_INSTITUTIONS) or after in {"kommune", "kommunes"} or token.lille in _CITIZEN:
        return False
    if any(before.slags == "ord" for before in periode.ord[:i]) or token.lille in liste("navne"):
        return True
    return not slags(token.lille) and not token.lille.endswith(_NOUNS)
