"""Two workers beside one, in whole commands over a folder of cases."""

from __future__ import annotations

import subprocess
import tempfile
from itertools import count
from pathlib import Path

from brevet import VIDERESENDELSE
from maaling import Afsnit, Runder, format_tal, measure
from sager import write_sag
from sted import DATO, build_miljoe, find_drafting

_ANTAL = {"docx": 1000, "pdf": 1000}
_TITEL = "To arbejdere mod én"
_FORKLARING = (
    "Hele kommandoen `drafting brev MAPPE --arbejdere N`, fra den startes, til alle breve ligger på disken. "
    "Hver arbejder skal først startes, så det kan kun betale sig, når der er mange."
)
_RUNDER = 5  # each is long by itself, and the machine is never quite quiet


def has_arbejdere() -> bool:
    """Return whether the command can be told how many are to work."""
    told = subprocess.run([find_drafting(), "brev", "--help"], capture_output=True, check=True, env=build_miljoe())
    return b"--arbejdere" in told.stdout


def bench() -> Afsnit:
    """Return how much faster two are than one, for Word and for PDF."""
    kolonner = ("Format", "Breve", "én arbejder, sekunder", "to arbejdere, sekunder", "gange så hurtigt")
    if not has_arbejdere():
        return Afsnit(_TITEL, _FORKLARING, kolonner, (), ("`--arbejdere` findes ikke i denne udgave",))
    raekker, maalt = [], {}
    with tempfile.TemporaryDirectory() as folder:
        for endelse, antal in _ANTAL.items():
            runder = _measure(Path(folder) / endelse, endelse, antal)
            sekunder = (format_tal(runder.find_tid(str(arbejdere)) / 1000, 1) for arbejdere in (1, 2))
            maalt[f"to_{endelse}"] = gange = runder.find_forhold("1", "2")
            raekker.append((endelse, format_tal(antal, 0), *sekunder, format_tal(gange)))
    return Afsnit(_TITEL, _FORKLARING, kolonner, raekker, maalt=maalt)


def _measure(folder: Path, endelse: str, antal: int) -> Runder:
    for number in range(antal):
        write_sag(folder / "sager", number)
    tal = count()

    def draft(arbejdere: int) -> None:
        ud = folder / f"ud{next(tal)}"
        command = [find_drafting(), "brev", str(folder / "sager"), VIDERESENDELSE, "--format", endelse, "--ud", str(ud)]
        command += ["--dato", DATO.isoformat(), "--arbejdere", str(arbejdere)]
        subprocess.run(command, check=True, capture_output=True, cwd=folder, env=build_miljoe())
        skrevet = len([*ud.rglob(f"*.{endelse}")])
        if skrevet != antal:
            message = f"Der blev skrevet {skrevet} breve og ikke {antal}."
            raise ValueError(message)

    return measure({"1": lambda: draft(1), "2": lambda: draft(2)}, _RUNDER, varm=False)
