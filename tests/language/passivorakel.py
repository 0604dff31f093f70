"""A second reader of passives, for the tests only: rules over a lemmatiser, where the program's own asks a dictionary.

It shares nothing with `drafting.language.passiv`, not even its lists, so that the two do not make the same mistakes.
"""

from __future__ import annotations

import re
from functools import cache

import simplemma

_IKKE = """
    findes fandtes synes syntes mødes mødtes trives trivedes lykkes lykkedes mislykkes mislykkedes skyldes skyldtes
    enes enedes ses sås færdes færdedes længes længtes mindes mindedes omgås slås sloges skændes skændtes undres
    væmmes ældes brydes kappes kives rives dages grønnes skilles skiltes føles føltes høres lades behøves behøvedes
    nøjes nøjedes forefindes anes følges alles andres begges dennes dets deres hans hendes vores jeres ens hvis ellers
    altså således ligeledes fælles tilfreds hvorledes"""

_STAERKE = """
    tage give gøre træffe sætte lægge komme gå få stå skrive bære finde holde lade trække bede binde drive bringe
    sige vide se ligge slå synge spørge vælge tælle sælge bryde hjælpe byde nyde skyde rive gribe lide løbe falde"""
IKKE, STAERKE = set(_IKKE.split()), tuple(_STAERKE.split())
TILLAEGSORD = {"interesseret", "forsinket", "overrasket", "berettiget", "ansat", "kendt", "bekendt", "fortsat"}
BESTEMT = {"mødet", "arbejdet", "svaret", "brevet", "året", "målet", "barnet", "stedet", "forløbet", "beløbet", "rådet"}
BLIVE = {"bliv", "bliver", "blev", "blive", "blevet"}
REACH = 6


def find_passiver(tekst: str) -> list[str]:
    """Return the passive verbs of a sentence, as they are written."""
    words = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", tekst)
    found = {}
    for number, word in enumerate(words):
        if _is_s_passive(word.lower()) and (number == 0 or word[0].islower()):
            found[number] = word
        if word.lower() in BLIVE:
            after = enumerate(words[number + 1 : number + 1 + REACH], number + 1)
            found |= dict([(at, each) for at, each in after if _is_participle(each.lower())][:1])
    return [found[number] for number in sorted(found)]


@cache
def _is_s_passive(word: str) -> bool:
    if not word.endswith("s") or word in IKKE or word.endswith("elses") or len(word) < len("fås"):
        return False
    base = word[:-1]
    if base.endswith(("ede", "te")) and _lemma(base) != base:
        return _is_verb(_lemma(base))
    return base.endswith(("e", "å")) and _is_verb(base)


@cache
def _is_verb(base: str) -> bool:
    """Return whether a word is an infinitive: it has a past tense, or ends as a strong verb does."""
    stem = base[:-1]
    weak = any(simplemma.is_known(past, lang="da") and _lemma(past) == base for past in (f"{stem}ede", f"{stem}te"))
    return weak or _lemma(f"{base}de") == base or base.endswith(STAERKE)


@cache
def _is_participle(word: str) -> bool:
    if word in TILLAEGSORD | BESTEMT or not word.endswith(("et", "t", "ede", "te")):
        return False
    return _lemma(word) != word and _is_verb(_lemma(word))


@cache
def _lemma(word: str) -> str:
    return simplemma.lemmatize(word, lang="da")
