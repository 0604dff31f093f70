"""A letter on paper: the letterhead it is written on, the format it is written in, and the name of its file."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec.structs import replace

from drafting.arkiv.name import format_filename
from drafting.arkiv.write import Udkast
from drafting.letter.brevdata import find_navne
from drafting.letter.fingeraftryk import find_kilder, hash_mapper, hash_sag
from drafting.letter.skabelon import load_skabelon
from drafting.paths import templates_folder

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from drafting.arkiv.manifest import Kilder
    from drafting.bestilling import Bestilling, Tjek
    from drafting.law.profil import Kommuneprofil
    from drafting.letter.compose import Udkast as Brevudkast
    from drafting.render.brevpapir import Brevpapir

BREVPAPIR, _JA = "brevpapir", "ja"


def print_breve(tjek: Tjek, brev: str, drafts: Sequence[Brevudkast], bestilling: Bestilling) -> tuple[Udkast, ...]:
    """Return the files of one letter, each of `drafts` in each format. Raises RenderError and SkabelonError."""
    from drafting.render.formater import ANDRE, ENDELSER, RENDERERS  # noqa: PLC0415 (a check needs no paper)
    from drafting.render.skrift import check_tegn  # noqa: PLC0415 (same)

    brevpapir = _load_brevpapir(tjek.profil, brev, tjek.overlay)
    for each in drafts:
        check_tegn(each.letter, brevpapir, str(tjek.sagsfil))
    navne = tuple(find_navne(tjek.fakta))
    kilder = replace(
        find_brevkilder(brev, tjek.profil, bestilling, dato=tjek.dato, overlay=tjek.overlay),
        sag=hash_sag(tjek.sagsfil),
        sagsfil=str(tjek.sagsfil.resolve()),
        dele=str(len(drafts)),
    )

    def render(each: Brevudkast, ending: str) -> Udkast:
        name = "_".join(filter(None, (brev, each.enhed.replace("/", "-"))))
        filnavn = format_filename(tjek.fakta.sagsnummer, name, ENDELSER.get(ending, ending), navne=navne)
        render_as = RENDERERS.get(ending) or ANDRE[ending]
        return Udkast(filnavn, render_as(each.letter, brevpapir), replace(kilder, format=ending))

    return tuple(render(each, ending) for each in drafts for ending in bestilling.formater)


def find_brevkilder(
    brev: str, profil: Kommuneprofil, bestilling: Bestilling, *, dato: date, overlay: Path | None
) -> Kilder:
    """Return what a letter of this order is made from in this municipality, whatever the case."""
    brevpapir = _load_brevpapir(profil, brev, overlay)
    return replace(
        find_kilder(brev, profil, dato=dato, overlay=overlay),
        brevpapir=_hash_shipped(brevpapir.kommune) if overlay is None else _hash_brevpapir(brevpapir),
        kladde=_JA * bestilling.kladde,
        hver_part=_JA * bestilling.hver_part,
    )


def load_udseende(tjek: Tjek, brev: str) -> tuple[Path, str, str]:
    """Return the folder and family of a letter's type in a PDF, and its colour, for pages that go with it."""
    brevpapir = _load_brevpapir(tjek.profil, brev, tjek.overlay)
    return brevpapir.find_fil("skrift"), brevpapir.maal.skrift.pdf, brevpapir.maal.farve.accent


def _load_brevpapir(profil: Kommuneprofil, brev: str, overlay: Path | None) -> Brevpapir:
    """Return the letterhead of a letter; only what the adviser signs is written on the municipality's own."""
    kommune = profil.kommune if load_skabelon(brev, overlay).fra == "raadgiver" else ""
    return _load_shipped(kommune) if overlay is None else _load_in(overlay, kommune)


@lru_cache(maxsize=128)
def _load_shipped(kommune: str) -> Brevpapir:
    """Return our own letterhead, which stays the same while the program runs."""
    return _load_in(templates_folder(), kommune)


def _load_in(folder: Path, kommune: str) -> Brevpapir:
    from drafting.render.brevpapir import load_brevpapir  # noqa: PLC0415 (a check needs no paper)

    return load_brevpapir(folder / BREVPAPIR, kommune=kommune)


@lru_cache(maxsize=128)
def _hash_shipped(kommune: str) -> str:
    return _hash_brevpapir(_load_shipped(kommune))  # as above


def _hash_brevpapir(brevpapir: Brevpapir) -> str:
    return hash_mapper(dict.fromkeys((*brevpapir.mapper, templates_folder() / BREVPAPIR)))
