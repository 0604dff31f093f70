"""Every letter in the variations of `grene/varianter.yaml`: a case is changed a little, and the letter drafted anew."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import yaml
from grenebreve import ALLE, GRENE, draft_text, find_brev

from drafting.errors import SagError
from drafting.letter.skabelon import list_skabeloner
from drafting.yamlfile import read_mapping, unwrap

if TYPE_CHECKING:
    from pathlib import Path

    from drafting.pipeline import Udfald
    from drafting.yamlfile import Tree

_DATA = unwrap(read_mapping(GRENE / "varianter.yaml", SagError))
VARIANTER: dict[str, dict] = _DATA["varianter"]
GENEREL = "generel_udtalelse"


@cache
def find_gren(brev: str) -> Path:
    """Return the branch a letter is varied from: the one the file names, else the first."""
    navn = _DATA["grene"].get(brev)
    grene = [gren for gren in ALLE if find_brev(gren) == brev]
    return next(gren for gren in grene if gren.stem == navn) if navn else grene[0]


@cache
def read_sag(brev: str) -> dict[str, Tree]:
    """Return the case of the letter's branch."""
    return unwrap(read_mapping(find_gren(brev), SagError))


def list_varianter(brev: str) -> list[str]:
    """Return the names of the variations that concern the letter; a generel udtalelse has no citizen to vary."""
    generel = GENEREL in read_sag(brev)
    return [navn for navn, variant in VARIANTER.items() if not generel or variant.get("ogsaa_generel") == "ja"]


def vary(brev: str, navn: str | None) -> dict[str, Tree]:
    """Return the case of the letter's branch with one variation; None = as it is."""
    whole, variant = read_sag(brev), VARIANTER[navn] if navn else {}
    sag = whole.get(GENEREL, whole)
    egne = {"enheder"} if GENEREL in whole else {*variant.get("foej_til", {})}
    sag = flet(sag, variant.get("flet", {}))
    for noegle, items in variant.get("foej_til", {}).items():
        sag = {**sag, noegle: [*sag.get(noegle, []), *items]} if noegle in egne else sag
    for noegle, antal in variant.get("behold", {}).items():
        fjernet = {item["id"] for item in sag.get(noegle, [])[int(antal) :]}
        sag = fjern(sag, fjernet)
    sag = {**variant.get("ellers", {}), **sag}
    return {GENEREL: sag} if GENEREL in whole else sag


def flet(sag: Tree, oven: Tree) -> Tree:
    """Return the case with a patch laid over it, key by key."""
    if not (isinstance(sag, dict) and isinstance(oven, dict)):
        return oven
    return {**sag, **{key: flet(sag[key], value) if key in sag else value for key, value in oven.items()}}


def fjern(sag: Tree, ider: set[str]) -> Tree:
    """Return the case without what has one of these ids, and without what speaks of it."""
    if isinstance(sag, dict):
        kept = {key: value for key, value in sag.items() if key not in ider and not _is_id(value, ider)}
        return {key: left for key, value in kept.items() if (left := fjern(value, ider)) or not value}
    if isinstance(sag, list):
        return [fjern(item, ider) for item in sag if not _is_id(item, ider) and not _speaks_of(item, ider)]
    return sag


def _is_id(value: Tree, ider: set[str]) -> bool:
    return isinstance(value, str) and value in ider


def _speaks_of(item: Tree, ider: set[str]) -> bool:
    return isinstance(item, dict) and bool(ider & {str(item.get("id")), str(item.get("klagepunkt"))})


def draft_variant(brev: str, navn: str | None, folder: Path, **bestilling: object) -> Udfald:
    """Return what becomes of the letter in a variation of its case."""
    text = yaml.safe_dump(vary(brev, navn), allow_unicode=True, sort_keys=False, width=10**6)
    return draft_text(brev, text, folder, **bestilling)


BREVE = list_skabeloner()
