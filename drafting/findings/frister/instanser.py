"""The directory of appeal bodies, as the deadlines look it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.law.klageinstanser import load_klageinstanser

if TYPE_CHECKING:
    from drafting.findings.frister.grundlag import Instanser


def load_instanser() -> Instanser:
    """Return the directory; raises LawError where it is broken."""
    return load_klageinstanser()
