"""The findings on a text: each with its rule, its place, why, and one thing to write instead."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.errors import LawError, Trouble
from drafting.fund import Level
from drafting.language.dokument import Sprogprofil
from drafting.language.ordfiler import find_ordliste, load_ordfil
from drafting.yamlfile import Mapping, Scalar

if TYPE_CHECKING:
    from drafting.errors import Place
    from drafting.language.traef import Traef

_LONGEST = 200  # letters of the words that are told again
_NIVEAUER = {"fejl": Level.FEJL, "advarsel": Level.ADVARSEL, "råd": Level.RAAD, "fra": None}


class Regel(Struct, frozen=True):
    """What is said of a check: its name, its message, its source, and its level for each kind of text (None: off).

    `viger_for` are the checks that know more of the same words: where one of them hits too, it alone is told.
    """

    kode: str
    navn: str
    besked: str
    kilde: str
    niveauer: dict[Sprogprofil, Level | None]
    viger_for: tuple[str, ...] = ()


class Sprogfund(Struct, frozen=True):
    """A finding: the first place of the same trouble, and how many times it is there."""

    regel: Regel
    niveau: Level
    traef: Traef
    antal: int = 1

    @property
    def kode(self) -> str:
        """Return the key of the check."""
        return self.regel.kode

    @property
    def besked(self) -> str:
        """Return why, in one sentence."""
        words = " ".join((self.traef.ord or self.traef.uddrag).split())
        return self.regel.besked.replace("{ord}", words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…")

    @property
    def place(self) -> Place | None:
        """Return where the words stand: in a template, in the case, in the file."""
        return self.traef.stykke.find_sted(self.traef.start)


@lru_cache(maxsize=1)
def load_regler() -> dict[str, Regel]:
    """Return the rules of data/sprog/kontroller.yaml in its order; raises LawError where one is broken."""
    return {entry.key: _read_regel(entry.key, entry.value) for entry in load_ordfil("kontroller").entries}


def _read_regel(kode: str, node: object) -> Regel:
    if not isinstance(node, Mapping):
        raise LawError(
            Trouble(f"Kontrollen '{kode}' har ingen linjer.", None, "Skriv navn, besked, kilde og niveauer.")
        )
    niveauer = {profil: _read_niveau(node, profil) for profil in Sprogprofil}
    return Regel(
        kode,
        _text(node, "navn"),
        _text(node, "besked"),
        _text(node, "kilde"),
        niveauer,
        find_ordliste(node, "viger_for"),
    )


def _read_niveau(node: Mapping, profil: Sprogprofil) -> Level | None:
    text = _text(node, profil.value)
    if text not in _NIVEAUER:
        raise LawError(Trouble(f"'{text}' er ikke et niveau.", node.place, f"Vælg mellem {', '.join(_NIVEAUER)}."))
    return _NIVEAUER[text]


def _text(node: Mapping, noegle: str) -> str:
    value = node.get(noegle)
    if not isinstance(value, Scalar) or not value.text:
        raise LawError(Trouble(f"'{noegle}' mangler.", node.place, f"Skriv '{noegle}'."))
    return value.text
