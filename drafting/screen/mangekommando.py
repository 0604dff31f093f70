"""`drafting brev` for many cases: each is told of as it is done, and all of them in the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from drafting.screen.streams import is_utf8, tell

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from drafting.bestilling import Bestilling
    from drafting.mange.koersel import Koersel
    from drafting.mange.plan import Sagsordre
    from drafting.screen.mangeside import Opgoerelse
    from drafting.screen.progress import Fremdrift
    from drafting.screen.sagsvalg import Valg


def write_mange(
    valg: Valg, bestilling: Bestilling, *, dato: date, overlay: Path | None, ud: Path | None, overskriv: bool,
    arbejdere: int, as_json: bool, color: bool | None,
) -> int:  # fmt: skip
    """Write the letters of many cases, tell of them, and return the exit code: that of the first case that has one."""
    from drafting.errors import INTERRUPTED, SagError
    from drafting.mange.afbrydelse import Afbrydelse
    from drafting.mange.koersel import Koersel
    from drafting.mange.model import Opgave
    from drafting.mange.plan import plan
    from drafting.screen.mangeside import Opgoerelse, format_opgoerelse
    from drafting.screen.progress import Fremdrift
    from drafting.screen.trouble import format_error

    opgave = Opgave(bestilling=bestilling, dato=dato, overlay=overlay, alle=not valg.breve)
    ordrer = plan(valg.sager, ud, overlay)
    opgoerelse = Opgoerelse()
    if valg.lukkede:
        tell(format_error(SagError(*valg.lukkede)))
        opgoerelse.exit_code = SagError.exit_code
    with Afbrydelse() as afbrydelse, Fremdrift(len(ordrer), color=color) as fremdrift:
        koersel = Koersel(opgave, afbrydelse, overskriv=overskriv, arbejdere=arbejdere, tell=fremdrift.tell)
        afbrudt = _follow(koersel, ordrer, opgoerelse, fremdrift, as_json=as_json)
    tell(format_opgoerelse(opgoerelse, valg.andre, afbrudt=afbrudt))
    return INTERRUPTED if afbrudt else opgoerelse.exit_code


def _follow(
    koersel: Koersel, ordrer: tuple[Sagsordre, ...], opgoerelse: Opgoerelse, fremdrift: Fremdrift, *, as_json: bool
) -> bool:
    """Tell of each case as it is done, and return whether the run was interrupted."""
    from drafting.screen.mangeside import Jsonliste, describe_opgoerelse, describe_resultat, format_resultat
    from drafting.screen.stier import shorten

    liste = Jsonliste(ascii_only=not is_utf8()) if as_json else None
    if liste:
        click.echo(liste.begin(), nl=False)
    try:
        for resultat in koersel.run(ordrer):
            opgoerelse.add(resultat)
            fremdrift.advance(resultat.skrevne)
            fremdrift.tell(format_resultat(resultat, opgoerelse))
            if liste:
                click.echo(liste.add(describe_resultat(resultat)), nl=False)
            else:
                fremdrift.show("\n".join(shorten(str(fil.sti)) for fil in resultat.filer if not fil.uaendret))
        afbrudt = False
    except KeyboardInterrupt:
        afbrudt = True
    if liste:
        click.echo(liste.end({"antal": describe_opgoerelse(opgoerelse), "afbrudt": afbrudt}), nl=False)
    return afbrudt
