"""The checks there are, each small, each with its own lines in data/sprog/kontroller.yaml."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.language.kontroller.brevet import CPR_NUMMER, NAESTE_SKRIDT
from drafting.language.kontroller.fagord import FAGORD
from drafting.language.kontroller.initialord import INITIALORD
from drafting.language.kontroller.kancelli import KANCELLI
from drafting.language.kontroller.ordet import FORKORTELSE, LANGT_ORD, TO_NAVNE
from drafting.language.kontroller.passiv import PASSIV
from drafting.language.kontroller.saetningen import LANG_SAETNING, NAVNEORD, PARAGRAFFER
from drafting.language.kontroller.udtryk import (
    DOBBELT_NAEGTELSE,
    OMVENDT_ORDSTILLING,
    STOETTEVERBUM,
    TONE,
    TREDJE_PERSON,
    VAG_TID,
)

if TYPE_CHECKING:
    from drafting.language.traef import Kontrol

KONTROLLER: tuple[Kontrol, ...] = (
    CPR_NUMMER,
    NAESTE_SKRIDT,
    TONE,
    LANG_SAETNING,
    PASSIV,
    KANCELLI,
    FAGORD,
    FORKORTELSE,
    INITIALORD,
    STOETTEVERBUM,
    NAVNEORD,
    OMVENDT_ORDSTILLING,
    DOBBELT_NAEGTELSE,
    TREDJE_PERSON,
    VAG_TID,
    LANGT_ORD,
    PARAGRAFFER,
    TO_NAVNE,
)

__all__ = ["KONTROLLER"]
