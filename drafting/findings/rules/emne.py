"""Rules about the subject line, which stands in headings and may be seen by others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from drafting.findings.regel import Rule
from drafting.fund import Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.findings.regel import Grundlag
    from drafting.fund import Finding

_SHORTEST_NAME = 3


def _find_navne(grundlag: Grundlag) -> Iterator[str]:
    sag = grundlag.sag
    if sag.borger is not None and sag.borger.navn is not None:
        yield sag.borger.navn
    yield from (str(medklager.navn) for medklager in sag.medklagere)
    yield from (str(person.navn) for person in sag.personer)


def _check_navn(grundlag: Grundlag, rule: Rule) -> Iterator[Finding]:
    ord_i_navne = {
        ord_ for navn in _find_navne(grundlag) for ord_ in navn.casefold().split() if len(ord_) >= _SHORTEST_NAME
    }
    for noegle in ("emne", "emne_enhed"):
        emne = getattr(grundlag.sag, noegle)
        if emne is not None and ord_i_navne & set(emne.casefold().replace(",", " ").split()):
            yield rule.finding(
                "Emnet indeholder et navn fra sagen. Emnet bliver overskrift og kan ses af andre.",
                grundlag.sag.sted(noegle),
                "Skriv, hvad sagen handler om, uden navne.",
            )


RULES = (
    Rule(
        id="emne.navn",
        level=Level.FEJL,
        kilde="dbf_5_1_c",
        forklaring="En emnelinje vises i postlister og på kuverter og må ikke fortælle, hvem sagen handler om.",
        check=_check_navn,
    ),
)
