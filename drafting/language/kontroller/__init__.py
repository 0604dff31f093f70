"""The checks there are, each small, each with its own lines in data/sprog/kontroller.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.language.kontroller.fagord import FAGORD
from drafting.language.kontroller.kancelli import KANCELLI
from drafting.language.kontroller.passiv import PASSIV

if TYPE_CHECKING:
    from drafting.language.traef import Kontrol

KONTROLLER: tuple[Kontrol, ...] = (PASSIV, KANCELLI, FAGORD)

__all__ = ["KONTROLLER"]
