"""What `--json` answers: the same as the pages, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.fund import Level

if TYPE_CHECKING:
    from collections.abc import Sequence

    from drafting.arkiv.write import Skrevet
    from drafting.errors import DraftingError, Trouble
    from drafting.facts.model import Fakta
    from drafting.fund import Finding
    from drafting.letter.skabelon import Skabelon
    from drafting.pipeline import Brevstatus, Tjek, Udfald

Answer = dict[str, object]


def describe_finding(finding: Finding) -> Answer:
    """Return a finding."""
    return {
        "kode": finding.code,
        "niveau": finding.level.ord,
        "besked": finding.message,
        "raad": finding.remedy,
        "sted": _describe_sted(finding),
        "kilde": finding.kilde,
        "breve": finding.breve,
    }


def describe_error(error: DraftingError | None) -> Answer | None:
    """Return an error with its exit code, None for none."""
    if error is None:
        return None
    return {"kode": error.exit_code, "fejl": describe_troubles(error.troubles)}


def describe_troubles(troubles: Sequence[Trouble]) -> list[Answer]:
    """Return what is wrong, what to do about it, and where."""
    return [{"besked": t.message, "raad": t.remedy, "sted": _describe_sted(t)} for t in troubles]


def _describe_sted(found: Finding | Trouble) -> Answer | None:
    place = found.place
    return {"fil": place.file, "linje": place.line, "kolonne": place.column} if place else None


def describe_skabelon(skabelon: Skabelon) -> Answer:
    """Return a letter: from whom to whom, what it is for and what it needs."""
    return {
        "navn": skabelon.navn,
        "titel": skabelon.titel,
        "fra": skabelon.fra,
        "til": skabelon.til,
        "formaal": skabelon.formaal,
        "kraever": dict(skabelon.kraever),
    }


def describe_sag(tjek: Tjek, statuser: Sequence[Brevstatus], fund: Sequence[Finding]) -> Answer:
    """Return what a file holds on one screen."""
    fakta = tjek.fakta
    return {
        "slags": fakta.slags,
        "sagsnummer": fakta.sagsnummer,
        "kommune": fakta.kommune,
        "emne": fakta.emne,
        **_describe_fakta(fakta),
        "enheder": [{"id": enhed.id, "navn": enhed.navn} for enhed in fakta.enheder],
        "breve": [describe_status(status) for status in statuser],
        "fund": [describe_finding(finding) for finding in fund],
    }


def _describe_fakta(fakta: Fakta) -> Answer:
    from drafting.facts.generel import GenerelUdtalelse  # noqa: PLC0415 (slow to load, and most answers need no facts)

    if isinstance(fakta, GenerelUdtalelse):
        return {"anbefalinger": [{"hvad": row.hvad, "hvem": row.hvem} for row in fakta.anbefalinger]}
    return {
        "borger": fakta.borger.navn if fakta.borger else None,
        "klagepunkter": [{"id": punkt.id, "hvad": punkt.hvad} for punkt in fakta.klagepunkter],
    }


def describe_status(status: Brevstatus) -> Answer:
    """Return how far a case is from a letter."""
    udfald = status.udfald
    stopped = udfald.fejl or udfald.huller or any(finding.level is Level.FEJL for finding in udfald.fund)
    klar = not status.venter and not stopped
    return {**describe_udfald(udfald), "naaet": not status.venter, "venter": status.venter, "klar": klar}


def describe_udfald(udfald: Udfald) -> Answer:
    """Return what became of a letter."""
    return {
        "brev": udfald.brev,
        "huller": [hul.hvad for hul in udfald.huller],
        "fund": [describe_finding(finding) for finding in udfald.fund],
        "fejl": describe_error(udfald.fejl),
        "metadata": list(udfald.data),
    }


def describe_filer(udfald: Sequence[Udfald], skrevet: Sequence[Skrevet]) -> list[Answer]:
    """Return the files that now stand in the folder, each with its letter."""
    breve = {fil.navn: found.brev for found in udfald for fil in found.filer}
    return [{"sti": fil.sti, "brev": breve[fil.sti.name], "uaendret": fil.uaendret} for fil in skrevet]
