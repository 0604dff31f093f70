"""What became of letters written earlier, for a person and for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from click import style

from drafting.dansk.opremsning import format_opremsning
from drafting.screen.answers import describe_troubles
from drafting.screen.columns import wrap_text
from drafting.screen.trouble import format_trouble

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from drafting.efterproev import Proevet
    from drafting.screen.answers import Answer

_INDENT = "    "
_UKENDT = "Der er ikke ændret i noget af det, drafting holder øje med."


def format_proevede(proevede: Sequence[Proevet]) -> str:
    """Return every file with what has happened to it, and why."""
    return "\n".join("\n".join(_format_one(each)) for each in proevede)


def count_proevede(proevede: Sequence[Proevet]) -> str:
    """Return in one sentence how many files are as they were written."""
    fine = sum(each.er_i_orden for each in proevede)
    if fine == len(proevede):
        return "Alle filer er, som de blev skrevet, og ville blive skrevet sådan i dag."
    if len(proevede) == 1:
        return "Filen er ikke, som den blev skrevet, eller den ville blive skrevet anderledes i dag."
    return f"{fine} af {len(proevede)} filer er, som de blev skrevet, og ville blive skrevet sådan i dag."


def describe_proevet(proevet: Proevet) -> Answer:
    """Return one file; `ens` is None where the letter could not be drafted again."""
    return {
        "fil": proevet.navn,
        "vaek": proevet.er_vaek,
        "rettet": proevet.er_rettet,
        "ens": proevet.er_ens,
        "aendret": proevet.aendret,
        "grund": describe_troubles(proevet.grund),
    }


def _format_one(proevet: Proevet) -> Iterator[str]:
    color = "green" if proevet.er_i_orden else "yellow"
    yield f"{style(proevet.navn, bold=True)}: {style(_tell_dom(proevet), fg=color)}"
    if proevet.er_ens is not None and proevet.aendret:
        so = "er det samme" if proevet.er_ens else "bliver anderledes"
        yield from _indent(f"Der er ændret i {format_opremsning(proevet.aendret)}. Brevet {so}.")
    elif proevet.er_ens is False:
        yield from _indent(_UKENDT)
    for trouble in proevet.grund:
        yield from (_INDENT + line for line in format_trouble(trouble).splitlines())


def _tell_dom(proevet: Proevet) -> str:
    if proevet.er_i_orden:
        return "som skrevet"
    told = [
        *(["filen er væk"] if proevet.er_vaek else []),
        *(["rettet i hånden"] if proevet.er_rettet else []),
        *(["ville blive anderledes i dag"] if proevet.er_ens is False else []),
        *(["kan ikke skrives igen"] if proevet.er_ens is None else []),
    ]
    return " og ".join(told)


def _indent(text: str) -> Iterator[str]:
    return (_INDENT + line for line in wrap_text(text))
