"""A file of phrases: its macros and imports, checked where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

from drafting.letter.skabelontjek.hentning import bind_imports, tell_unused_imports
from drafting.letter.skabelontjek.kald import check_alone, read_expressions
from drafting.letter.skabelontjek.rum import Rum
from drafting.letter.skabelontjek.saetninger import Saetninger
from drafting.letter.skabelontjek.typer import Art

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafting.letter.skabelontjek.filer import Fil, Frase
    from drafting.letter.skabelontjek.rum import Tjek
    from drafting.letter.skabelontjek.udtryk import Udtryk


def read_frasefil(tjek: Tjek, fil: Fil) -> Mapping[str, Frase]:
    """Return the phrases of a file by name; what is wrong with them goes into the file's journal, once."""
    navn = fil.kilde.navn
    if navn in tjek.fraser or fil.tree is None:
        return tjek.fraser.get(navn, {})
    udtryk = read_expressions(tjek, tjek.journal(fil.kilde))
    statements = Saetninger(udtryk, check_alone)
    rum = Rum({})
    tjek.stak.append(navn)
    for node in fil.tree.body:
        rum = _read_top(node, rum, statements, udtryk)
    tjek.stak.pop()
    tell_unused_imports(udtryk)
    phrases = (slot.frase for slot in rum.navne.values() if slot.art is Art.FRASE and slot.frase is not None)
    tjek.fraser[navn] = {frase.navn: frase for frase in phrases if frase.kilde is fil.kilde}
    return tjek.fraser[navn]


def _read_top(node: nodes.Node, rum: Rum, statements: Saetninger, udtryk: Udtryk) -> Rum:
    if isinstance(node, nodes.Macro):
        return statements.macro(node, rum, 0)
    if isinstance(node, nodes.FromImport):
        return bind_imports(udtryk, node, rum)
    blank = isinstance(node, nodes.Output) and all(
        isinstance(part, nodes.TemplateData) and not part.data.strip() for part in node.nodes
    )
    if not blank:
        message = "Tekst uden for en frase kommer ikke med i brevet."
        udtryk.tell(node, message, "Flyt den ind mellem {% macro … %} og {% endmacro %}, eller slet den.")
    return rum


def is_frasefil(fil: Fil) -> bool:
    """Return whether a file defines phrases; other files are pieces fetched by `include`."""
    return fil.tree is not None and any(isinstance(node, nodes.Macro) for node in fil.tree.body)
