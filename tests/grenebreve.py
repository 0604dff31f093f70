"""The letters of the branches in `grene/`: a small case becomes a letter, and a letter the lines to approve."""

from __future__ import annotations

from datetime import date
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

from drafting.fund import Level
from drafting.pipeline import Bestilling, check, draft

if TYPE_CHECKING:
    from drafting.errors import DraftingError
    from drafting.pipeline import Udfald

GRENE = Path(__file__).with_name("grene")
DATO = date(2026, 11, 20)
ALLE = sorted(GRENE.glob("*/*/*.yaml"))


def find_brev(gren: Path) -> str:
    return f"{gren.parent.parent.name}/{gren.parent.name}"


def draft_text(brev: str, text: str, folder: Path, **bestilling: object) -> Udfald:
    """Return what becomes of the letter in a case with these words, as plain text where nothing else is ordered."""
    sagsfil = folder / "sag.yaml"
    sagsfil.write_text(text, encoding="utf-8")
    order = Bestilling(breve=(brev,), **{"formater": ("txt",), **bestilling})
    (udfald,) = draft(check(sagsfil, dato=DATO), order)
    return udfald


def tell(udfald: Udfald) -> str:
    """Return the letters with what was found, or why there is none."""
    if udfald.fejl is not None:
        return tell_error(udfald.fejl)
    letters = [fil.indhold.decode() for fil in udfald.filer]
    loud = [finding for finding in udfald.fund if finding.level > Level.RAAD]
    found = sorted({f"{finding.level.ord} {finding.code}: {finding.message}" for finding in loud})
    return "\n=====\n\n".join(letters) + "".join(f"\n-- {line}" for line in found)


def tell_error(error: DraftingError) -> str:
    said = "\n".join(" ".join(filter(None, (each.message, each.remedy))) for each in error.troubles)
    return f"exit {error.exit_code}\n{said}\n"


def tell_forskel(navn: str, first: str, other: str) -> str:
    """Return under its name how another letter differs from the first: the lines, or the refusal with its reason."""
    lines = unified_diff(first.splitlines(), other.splitlines(), n=0, lineterm="")
    told = [line for line in lines if not line.startswith(("---", "+++", "@@"))]
    return f"== {navn}\n" + "\n".join(other.splitlines() if other.startswith("exit") else told) + "\n"
