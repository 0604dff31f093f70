"""The kinds of value a case can hold: each reads text, tells in Danish what is wrong, and knows its schema."""

import re
from collections.abc import Callable
from datetime import date
from difflib import get_close_matches
from typing import Annotated, Literal, Self, TypeAlias

from msgspec import Struct, field

from drafting.errors import Place
from drafting.facts.datoer import Delvisdato, VaerdiError, citat, parse_dato, parse_delvisdato
from drafting.oprindelse import Data, Tekst
from drafting.yamlfile import fold

_SAERLIGE = {
    "resume": "resumé",
    "foelgetemaer": "følgetemaer",
    "beboerindskudslaan": "beboerindskudslån",
}
_SVAR = {"ja": True, "nej": False}
KORT, LINJER = 200, 5
Json: TypeAlias = "str | int | bool | list[Json] | dict[str, Json] | None"
Skema = dict[str, Json]

BLOK = "Sæt | efter kolon, og skriv teksten på næste linje, rykket to mellemrum ind."

_KOMMA = "Mellem [ og ] skiller et komma to tekster: skriv hver tekst for sig under sin egen '- |'."


def unfold(key: str) -> str:
    """Return a folded key as it is written in Danish."""
    return _SAERLIGE.get(key) or key.replace("ae", "æ").replace("oe", "ø").replace("aa", "å")


class Id(str):
    """An id, folded so that every spelling of it is equal, that remembers how the case writes it."""

    __slots__ = ("skrevet",)
    skrevet: str

    def __new__(cls, skrevet: str) -> Self:
        """Return the id that is written like this."""
        self = str.__new__(cls, fold(skrevet))
        self.skrevet = str(skrevet)
        return self


def spell(noegle: str) -> str:
    """Return an id as the case writes it, and any other key as it is written in Danish."""
    return noegle.skrevet if isinstance(noegle, Id) else unfold(noegle)


class Vaerdi(Tekst):
    """A value as it stands in the case file: with origin and place, and what a comment or a comma may have taken."""

    __slots__ = ("delt", "place", "tabt")
    place: Place
    tabt: str
    delt: bool


class Slags(Struct, frozen=True, eq=False):
    """One kind of value: how it is read, and how the published schema tells it."""

    read: Callable[[object], object]
    skema: Skema = field(default_factory=lambda: {"type": "string"})


class Lukket:
    """A closed set of words; what is kept is the word as the set spells it."""

    def make_read(self, words: tuple[str, ...]) -> Callable[[object], str]:
        """Return the one call that finds a word in the set."""
        known = {spelled: word for word in words for spelled in (word, fold(word))}

        def read(value: object) -> str:
            if isinstance(value, str) and (word := known.get(value) or known.get(fold(value))):
                return word
            raise tell_choice(value, words)

        return read

    def make_skema(self, words: tuple[str, ...]) -> Skema:
        """Return the words in both spellings."""
        spelled = (spelling for word in words for spelling in (word, fold(word).replace("_", " "), fold(word)))
        return {"type": "string", "enum": list(dict.fromkeys(spelled))}


def tell_choice(value: object, words: tuple[str, ...]) -> VaerdiError:
    """Return the error of a word outside its set: what was meant if it is close, else the choices."""
    choices = f"{', '.join(words[:-1])} eller {words[-1]}" if len(words) > 1 else "".join(words)
    if not isinstance(value, str):
        return VaerdiError("Her skal stå ét ord.", f"Skriv {choices}.")
    close = get_close_matches(fold(value), [fold(word) for word in words], n=1)
    meant = next((f"Mente du '{word}'? " for word in words if fold(word) in close), "")
    return VaerdiError(f"{citat(value)} kan ikke bruges her.", f"{meant}Skriv {choices}.")


def read_ord(value: object) -> Tekst:
    """Return a short text: at most 200 characters on at most 5 lines, so that it fits where it is printed."""
    if isinstance(value, Tekst) and len(value) <= KORT and value.count("\n") < LINJER:
        return value
    if isinstance(value, str):
        return _check_short(value if isinstance(value, Tekst) else Tekst(value, Data("", 0)))
    raise VaerdiError("Her skal stå en tekst, ikke en liste eller nye nøgler.", "Skriv teksten efter kolon.")


def _check_short(text: Tekst) -> Tekst:
    lines = text.count("\n") + 1
    if len(text) > KORT or lines > LINJER:
        size = f"{len(text)} tegn" if len(text) > KORT else f"{lines} linjer"
        plads = f"{KORT} tegn" if len(text) > KORT else f"{LINJER} linjer"
        remedie = "Skriv det kortere. En længere forklaring hører til i forløbet eller i et klagepunkt."
        raise VaerdiError(f"Teksten er på {size}. Her er der plads til {plads}.", remedie)
    return text


def read_navn(value: object) -> Tekst:
    """Return a name or an address, marked as personal."""
    text = read_ord(value)
    if isinstance(origin := text.oprindelse, Data):
        return Tekst(text, Data(origin.noegle, origin.linje, origin.kolonne, personlig=True))
    return text


def read_prosa(value: object) -> Tekst:
    """Return prose; a plain value that YAML cut off at a # is refused with what was lost."""
    if not isinstance(value, str):
        raise VaerdiError("Her skal stå en tekst, ikke en liste eller nye nøgler.", BLOK)
    if isinstance(value, Vaerdi) and value.tabt:
        besked = f"Teksten er skåret af ved #, for YAML læser resten som en kommentar: {citat(value.tabt)} går tabt."
        raise VaerdiError(besked, BLOK)
    if isinstance(value, Vaerdi) and value.delt:
        besked = f"{citat(value)} er ikke en hel sætning. Er der et komma i teksten?"
        raise VaerdiError(besked, _KOMMA)
    return value if isinstance(value, Tekst) else Tekst(value, Data("", 0))


def read_cpr(value: object) -> Tekst:
    """Return a CPR number as it was typed; the number is never told in the error."""
    if isinstance(value, str) and re.fullmatch(r"\d{6}-?\d{4}", value):
        return read_navn(value)
    raise VaerdiError("Et CPR-nummer har ti cifre.", "Skriv det som ddmmåå-xxxx.")


def read_janej(value: object) -> bool:
    """Return whether it is ja."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and (word := value if value in _SVAR else fold(value)) in _SVAR:
        return _SVAR[word]
    given = f"{citat(value)} er hverken ja eller nej." if isinstance(value, str) else "Her skal stå ja eller nej."
    raise VaerdiError(given, "Skriv ja eller nej, eller slet linjen, hvis du ikke ved det.")


def read_janej_eller_dato(value: object) -> bool | date:
    """Return whether it is ja, or the day it became so."""
    if isinstance(value, str) and not value[:1].isdigit():
        return read_janej(value)
    return value if isinstance(value, bool) else parse_dato(value)


def read_tal(value: object) -> int:
    """Return a whole number."""
    if isinstance(value, int):
        return value
    if isinstance(value, str) and value.isascii() and value.isdigit() and len(value) < 10:  # noqa: PLR2004 (no count in a case is longer)
        return int(value)
    given = f"{citat(value)} er ikke et helt tal." if isinstance(value, str) else "Her skal stå et helt tal."
    raise VaerdiError(given, "Skriv tallet med cifre, for eksempel 2.")


def read_bilag(value: object) -> tuple[int, ...]:
    """Return the numbers of one bilag or of several."""
    if isinstance(value, list | tuple):
        return tuple(read_tal(item) for item in value)
    return (read_tal(value),)


def read_noegle(value: object) -> Id:
    """Return an id or a key of a shelf, folded like keys."""
    if isinstance(value, str):
        return Id(value)
    raise VaerdiError("Her skal stå ét navn.", "Skriv det id, du har givet længere oppe i sagen.")


_ORD = {"type": ["string", "number"]}
_DATO = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_MAANED = {"type": "string", "pattern": r"^\d{4}-\d{2}(-\d{2})?$"}
_TAL = {"type": ["integer", "string"], "pattern": r"^\d+$"}
_JANEJ = {"enum": ["ja", "nej"]}

Ord = Annotated[Tekst, Slags(read_ord, _ORD)]
Navn = Annotated[Tekst, Slags(read_navn)]
Nummer = Annotated[Tekst, Slags(read_navn, _ORD)]
Borgertekst = Annotated[Tekst, Slags(read_prosa, {"type": "string", "x-stemme": "borger"})]
Raadgivertekst = Annotated[Tekst, Slags(read_prosa, {"type": "string", "x-stemme": "rådgiver"})]
Cpr = Annotated[Tekst, Slags(read_cpr, _ORD)]
Noegle = Annotated[str, Slags(read_noegle, _ORD)]
JaNej = Annotated[bool, Slags(read_janej, _JANEJ)]
JaNejDato = Annotated[bool | date, Slags(read_janej_eller_dato, {"anyOf": [_JANEJ, _DATO]})]
Tal = Annotated[int, Slags(read_tal, _TAL)]
Bilagsnumre = Annotated[tuple[int, ...], Slags(read_bilag, {"anyOf": [_TAL, {"type": "array", "items": _TAL}]})]
Dato = Annotated[date, Slags(parse_dato, _DATO)]
Delvis = Annotated[Delvisdato, Slags(parse_delvisdato, _MAANED)]
JaDelvistNej = Annotated[Literal["ja", "delvist", "nej"], Lukket()]
