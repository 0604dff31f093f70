"""Other files a template fetches: pieces by `include` and phrases by `from … import …`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jinja2 import nodes

from drafting.letter.skabelontjek.typer import UKENDT, Art, Slot, suggest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from drafting.letter.skabelontjek.filer import Fil, Frase
    from drafting.letter.skabelontjek.rum import Rum
    from drafting.letter.skabelontjek.udtryk import Udtryk


def find_included(udtryk: Udtryk, node: nodes.Include) -> Fil | None:
    """Return the file an `include` names; tells why when there is none."""
    if node.ignore_missing or not node.with_context:
        udtryk.tell(
            node, "include skrives uden 'ignore missing' og 'without context'.", 'Skriv {% include "faelles/fil.j2" %}.'
        )
    return _find_file(udtryk, node, node.template)


def bind_imports(udtryk: Udtryk, node: nodes.FromImport, rum: Rum) -> Rum:
    """Return the room with the phrases a `from … import …` brings in."""
    if node.with_context:
        remedy = "Slet 'with context', og giv værdierne med som argumenter."
        udtryk.tell(node, "En frase ser ikke brevets oplysninger.", remedy)
    fil = _find_file(udtryk, node, node.template)
    fraser = udtryk.tjek.read_phrases(udtryk.tjek, fil) if fil is not None and fil.tree is not None else None
    for name in node.names:
        navn, alias = name if isinstance(name, tuple) else (name, name)
        if alias in rum.navne:
            remedy = "Skriv {% from … import frase as andet_navn %}."
            udtryk.tell(node, f"Navnet '{alias}' er allerede i brug.", remedy)
        slot = UKENDT if fraser is None else _find_phrase(udtryk, node, navn, fraser)
        if slot.frase is not None:
            udtryk.tjek.importer.setdefault((udtryk.journal.kilde.navn, alias), node.lineno)
        rum = rum.bind(alias, slot)
    return rum


def tell_unused_imports(udtryk: Udtryk) -> None:
    """Tell every phrase this file fetches and never calls."""
    for (navn, alias), line in udtryk.tjek.importer.items():
        if navn == udtryk.journal.kilde.navn and (navn, alias) not in udtryk.tjek.brugte_navne:
            udtryk.journal.tell(line, f"Frasen '{alias}' bliver hentet, men ikke brugt.", "Slet den fra linjen.")


def _find_phrase(udtryk: Udtryk, node: nodes.FromImport, navn: str, fraser: Mapping[str, Frase]) -> Slot:
    if navn in fraser:
        return Slot(Art.FRASE, frase=fraser[navn])
    known = f"Der findes: {', '.join(sorted(fraser))}." if fraser else "Filen har ingen fraser."
    return udtryk.tell(node, f"Frasen '{navn}' findes ikke i filen.", suggest(navn, fraser) or known)


def _find_file(udtryk: Udtryk, node: nodes.Node, name: nodes.Expr) -> Fil | None:
    if not isinstance(name, nodes.Const) or not isinstance(name.value, str):
        udtryk.tell(node, "Her skal stå et fast filnavn.", 'Skriv for eksempel "faelles/kontakt.j2".')
        return None
    navn = name.value
    if navn in udtryk.tjek.stak:
        udtryk.tell(node, f"Filen '{navn}' henter sig selv.", "Slet mærket.")
        return None
    fil = udtryk.tjek.hent(navn)
    if fil is None:
        known = suggest(navn, udtryk.tjek.filnavne) or "Filer, der kan hentes, ligger i templates/faelles."
        udtryk.tell(node, f"Filen '{navn}' findes ikke.", known)
        return None
    udtryk.tjek.journal(fil.kilde).troubles.update(dict.fromkeys(fil.troubles))
    return fil
