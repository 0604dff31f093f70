"""The profile of a new municipality: a file in which everything is still to be told, for the adviser to fill in."""

from __future__ import annotations

import json
import re
from string import Template
from typing import TYPE_CHECKING

from drafting.arkiv.write import write_new
from drafting.dansk.opremsning import format_opremsning
from drafting.errors import Trouble, UsageError
from drafting.law.load import KOMMUNER, list_kommuner
from drafting.paths import data_folder
from drafting.yamlfile import fold

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

_KEY = re.compile(r"[a-z][a-z0-9_]*")


def write_kommune(kommune: str, *, navn: str, titel: str, kilde: str, dato: date, overlay: Path) -> Path:
    """Return the new profile in `overlay`, its name and title read in `kilde` on `dato`.

    Raises UsageError for a name that is none or is taken, OverwriteError when the file is there.
    """
    key = fold(kommune)
    if not _KEY.fullmatch(key):
        message = f"'{kommune}' kan ikke være navnet på en profil."
        raise UsageError(Trouble(message, remedy="Brug kommunens navn i ét ord uden mellemrum, for eksempel ishoej."))
    known = list_kommuner(overlay)
    if key in known:
        message = f"Der er allerede en profil for '{key}'."
        remedy = f"Læg din egen kopi i din mappe med: drafting skabelon kopier {KOMMUNER}/{key}"
        raise UsageError(Trouble(f"{message} Der er profiler for {format_opremsning(known)}.", remedy=remedy))
    template = Template((data_folder() / "skelet" / "kommune.yaml").read_text("utf-8"))
    shown = navn or f"{kommune[:1].upper()}{kommune[1:]} Kommune"
    values = {
        "navn": shown,
        "titel": titel,
        "kildetitel": json.dumps(f"{shown}s side om {titel}en", ensure_ascii=False),
    }
    text = template.substitute(values, kilde=json.dumps(kilde, ensure_ascii=False), dato=dato.isoformat())
    fil = overlay / KOMMUNER / f"{key}.yaml"
    write_new(fil, text.encode())
    return fil
