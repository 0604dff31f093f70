"""The command that fetches LanguageTool, once, after asking."""

from __future__ import annotations

import click

from drafting.errors import INTERRUPTED, VaerktoejError
from drafting.screen.command import Kommando
from drafting.screen.streams import show, tell
from drafting.screen.valg import json_option

_JA = {"j", "ja"}


@click.command("installer-languagetool", cls=Kommando)
@click.option("--ja", is_flag=True, help="Hent uden at spørge.")
@json_option
@click.pass_context
def installer_languagetool(ctx: click.Context, *, ja: bool, as_json: bool) -> None:
    """Hent LanguageTool, som finder slåfejl.

    Det finder også ord, der er byttet om. Det er den eneste kommando, der bruger internettet.
    Der sendes intet ud: Sprogtjekket kører på din egen computer. Du skal have Java 17 eller nyere.
    """
    from drafting.language.languagetool import installation
    from drafting.language.languagetool.java import find_java

    java = find_java()
    try:
        fundet = installation.find_installation()
    except VaerktoejError:
        tell(f"LanguageTool {installation.HENTET_VERSION} hentes fra {installation.HENTET_FRA}")
        tell(f"    Der hentes {installation.HENTET_MB} MB. Det lægges i {installation.hentet_folder()}")
        if not ja and click.prompt("Skal det hentes nu? (ja/nej)", err=True).lower() not in _JA:
            ctx.exit(INTERRUPTED)
        fundet = installation.install_languagetool()
    tekst = f"LanguageTool ligger i {fundet.mappe} og kan startes med Java {java.version}."
    show(tekst, as_json=as_json, mappe=str(fundet.mappe), java=java.version)
