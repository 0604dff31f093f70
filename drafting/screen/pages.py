"""The pages a command prints: the letters and the municipalities."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click import style

from drafting.dansk.opremsning import format_opremsning
from drafting.screen.columns import format_columns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.law.profil import Kommuneprofil
    from drafting.letter.skabelon import Skabelon

PARTER = {
    "borger": "borgeren",
    "raadgiver": "rådgiveren",
    "enhed": "enheden",
    "myndighed": "kommunen eller klageinstansen",
    "borger_og_enhed": "borgeren og enheden",
    "kommunalbestyrelse": "kommunalbestyrelsen",
    "ydre_myndighed": "en myndighed uden for kommunen",
    "ingen": "ingen bestemt",
}
_INDENT = 2


def format_breve(skabeloner: Sequence[Skabelon]) -> str:
    """Return every letter with its road and its purpose."""
    return "\n\n".join(map(_format_brev, skabeloner))


def _format_brev(skabelon: Skabelon) -> str:
    head = f"{style(skabelon.navn, bold=True)} ({PARTER[skabelon.fra]} til {PARTER[skabelon.til]})"
    needs = [("Skal bruge", format_opremsning(tuple(skabelon.kraever.values())))] if skabelon.kraever else []
    return "\n".join([head, *format_columns([("Formål", skabelon.formaal), *needs], _INDENT)])


def format_kommuner(profiler: Sequence[Kommuneprofil]) -> str:
    """Return every municipality with its key and the adviser's title."""
    rows = ((profil.kommune, str(profil.navn), str(profil.titel.ubestemt)) for profil in profiler)
    return "\n".join(format_columns(rows))
