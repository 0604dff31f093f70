"""A file with a decision in it, read: every finding with its place, its words and how sure it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafting.afgoerelse.afsender import find_enhed, find_kommune, find_myndighed
from drafting.afgoerelse.ark import Ark
from drafting.afgoerelse.dato import find_dato
from drafting.afgoerelse.fagord import find_fagord
from drafting.afgoerelse.fil import load_dokument
from drafting.afgoerelse.fund import find_fund
from drafting.afgoerelse.henvisninger import dedupe, find_henvisninger
from drafting.afgoerelse.hjemmel import find_hjemmel
from drafting.afgoerelse.klagevejledning import find_klagevejledning
from drafting.afgoerelse.model import Laest
from drafting.afgoerelse.modtager import find_adresse, find_modtager
from drafting.afgoerelse.omraade import find_omraade
from drafting.afgoerelse.sagsnummer import find_sagsnummer
from drafting.afgoerelse.udfald import find_udfald

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from drafting.afgoerelse.henvisninger import Fundet
    from drafting.afgoerelse.model import Henvisning, Oplysning
    from drafting.language.dokument import Dokument


def load_afgoerelse(path: Path, kommuner: Mapping[str, str]) -> Laest:
    """Return what the file holds; `kommuner` are the names of the municipalities by key. Raises UsageError."""
    return read_afgoerelse(load_dokument(path), kommuner)


def read_afgoerelse(dokument: Dokument, kommuner: Mapping[str, str]) -> Laest:
    """Return what the document holds."""
    ark = Ark(dokument)
    fundne = dedupe(find_henvisninger(ark.tekst))
    henvisninger = tuple(_tell(ark, each) for each in fundne)
    hjemmel = find_hjemmel(ark, fundne)
    udfald, dato, myndighed, modtager = find_udfald(ark), find_dato(ark), find_myndighed(ark), find_modtager(ark)
    laest = Laest(
        fil=dokument.navn,
        taelling=dokument.taelling,
        myndighed=myndighed,
        kommune=find_kommune(myndighed, kommuner),
        enhed=find_enhed(ark, myndighed),
        modtager=modtager,
        adresse=find_adresse(ark, modtager),
        dato=dato,
        sagsnummer=find_sagsnummer(ark),
        udfald=udfald,
        omraade=find_omraade(ark, henvisninger, udfald, dato.vaerdi if dato else None),
        hjemmel=_tell(ark, hjemmel) if hjemmel else None,
        klagevejledning=find_klagevejledning(ark, myndighed.vaerdi if myndighed else ""),
        henvisninger=henvisninger,
        fagord=find_fagord(ark),
        tomme_sider=dokument.tomme_sider,
    )
    return replace(laest, fund=find_fund(laest))


def _tell(ark: Ark, found: Fundet) -> Oplysning[Henvisning]:
    return ark.make(found.henvisning, (found.start, found.end), found.sikkerhed, found.hvorfor)
