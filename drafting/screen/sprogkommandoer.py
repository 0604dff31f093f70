"""The command about language: any text in a file, or a letter before it is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from drafting.errors import Trouble, UsageError
from drafting.screen.command import Sproggruppe
from drafting.screen.languagetoolkommando import installer_languagetool
from drafting.screen.streams import show, tell
from drafting.screen.valg import dato_option, json_option, skabeloner_option

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from drafting.language.tjek import Rapport

# the same words as language's own profiles, which are not loaded for the help
PROFILER = ("borger", "enhed", "udtalelse")
FORMATER = ("tekst", "html")


@click.group("sprog", cls=Sproggruppe, subcommand_metavar="FIL [BREV]…")
def sprog() -> None:
    """Tjek, hvor let en tekst er at læse.

    \b
    drafting sprog brev.docx
    drafting sprog sag.yaml klage
    """  # noqa: D301 (the sign itself keeps click from joining the lines)


sprog.add_command(installer_languagetool)


@sprog.command("tjek")
@click.argument("fil", metavar="FIL")
@click.argument("breve", metavar="[BREV]…", nargs=-1)
@click.option("--profil", type=click.Choice(PROFILER), help="Hvem teksten er til (ellers: borger, eller som brevet).")
@click.option("--alle", is_flag=True, help="Vis alle fund og ikke kun de ti værste.")
@click.option("--languagetool", is_flag=True, help="Tjek også med LanguageTool. Det starter Java på din computer.")
@click.option(
    "--format", "form", type=click.Choice(FORMATER), default="tekst", help="html viser teksten med fundene i."
)
@click.option("--ud", metavar="FIL", type=click.Path(path_type=Path, dir_okay=False), help="Filen til --format html.")
@click.option("--undtag", metavar="REGEL/ORD=GRUND", multiple=True, help="Lad et ord eller en regel gå fri, med grund.")
@click.option("--vis-undtagelser", is_flag=True, help="Vis også det, der går fri, og hvorfor.")
@dato_option
@skabeloner_option
@json_option
@click.pass_context
def tjek_sprog(
    ctx: click.Context, *, fil: str, breve: tuple[str, ...], profil: str | None, alle: bool, languagetool: bool,
    form: str, ud: Path | None, undtag: tuple[str, ...], vis_undtagelser: bool, dato: date, overlay: Path | None,
    as_json: bool,
) -> None:  # fmt: skip
    """Tjek, hvor let en tekst er at læse.

    FIL er en tekstfil, en Word-fil, en PDF eller en Markdown-fil, eller flere. Skriv - for tekst fra et andet program.
    Skriver du en sag og et brev, bliver brevet tjekket, som det er nu, uden at nogen fil bliver skrevet.

    \b
    drafting sprog brev.docx
    drafting sprog sag.yaml klage
    """  # noqa: D301 (same)
    from drafting.screen.sproglaesning import are_filer, read_breve, read_fil
    from drafting.screen.sprogside import format_huller
    from drafting.screen.sprogtjek import check_all, has_fejl

    if ud and (form != "html" or as_json):
        raise UsageError(Trouble("--ud er navnet på filen til --format html.", remedy="Skriv: --format html --ud FIL"))
    if are_filer(fil, breve):
        laest = tuple(each for name in (fil, *breve) for each in read_fil(name, profil))
    else:
        laest = read_breve(fil, breve, profil, dato=dato, overlay=overlay) if breve else read_fil(fil, profil)
    rapporter, mangler = check_all(laest, undtag, overlay, languagetool=languagetool)
    if form == "html" and not as_json:
        _write_page(rapporter, ud)
    else:
        _show(rapporter, alle=alle, undtaget=vis_undtagelser, as_json=as_json)
    for line in (mangler, format_huller(laest)):
        tell(line)
    ctx.exit(int(has_fejl(rapporter)))


def _show(rapporter: Sequence[Rapport], *, alle: bool, undtaget: bool, as_json: bool) -> None:
    from drafting.screen.sprogfundside import format_rapport
    from drafting.screen.sprogside import describe_rapport, format_forbehold, format_tal

    pages = [f"{format_tal(r)}\n\n{format_rapport(r, alle=alle, undtaget=undtaget)}" for r in rapporter]
    page = "\n\n".join([*pages, *format_forbehold(rapporter)])
    show(page, as_json=as_json, dokumenter=[describe_rapport(rapport) for rapport in rapporter])


def _write_page(rapporter: Sequence[Rapport], ud: Path | None) -> None:
    from drafting.arkiv.write import write_new
    from drafting.screen.sproghtml import format_html
    from drafting.screen.stier import shorten

    page = format_html(rapporter)
    if ud is None:
        show(page)
        return
    write_new(ud, page.encode())
    show(shorten(str(ud)))
