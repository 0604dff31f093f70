"""The check of one template, and of all of them: signs, names and types, and the lines they become."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from msgspec import Struct, field

from drafting.errors import DraftingError, SkabelonError
from drafting.letter.marks import FILTERS
from drafting.letter.skabelon import list_skabeloner, load_skabelon, show_file
from drafting.letter.skabelontjek.afsnit import Gang
from drafting.letter.skabelontjek.afsnitsregler import Afsnitsregler, Stand
from drafting.letter.skabelontjek.filer import Fil, Kilde, sort_troubles
from drafting.letter.skabelontjek.frasefil import is_frasefil, read_frasefil
from drafting.letter.skabelontjek.hentning import tell_unused_imports
from drafting.letter.skabelontjek.hoved import check_hoved
from drafting.letter.skabelontjek.jinja_dansk import parse_kilde, tell_tangle
from drafting.letter.skabelontjek.kald import check_alone, read_expressions
from drafting.letter.skabelontjek.raatekst import check_raatekst
from drafting.letter.skabelontjek.rum import Rum, Tjek
from drafting.letter.skabelontjek.saetninger import Saetninger
from drafting.letter.skabelontjek.typer import Art, Slot, find_field, read_fields
from drafting.letter.view.stade import find_givne
from drafting.paths import find_template, templates_folder
from drafting.tekstfil import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from drafting.errors import Trouble
    from drafting.letter.marks import Filter
    from drafting.letter.skabelon import Skabelon

_SAFE = re.compile(r"[A-Za-z0-9_]+(/[A-Za-z0-9_]+)*(\.[A-Za-z0-9_]+)+")
_FAELLES = "faelles"


class Hylde(Struct, eq=False):
    """The files templates fetch, each read and parsed once; `None` is a file that is not there."""

    overlay: Path | None = None
    filer: dict[str, Fil | None] = field(default_factory=dict)

    def find(self, navn: str) -> Fil | None:
        """Return the parsed file `faelles/x.j2`, None if there is no such file."""
        if navn not in self.filer:
            self.filer[navn] = self._read(navn)
        return self.filer[navn]

    def names(self) -> tuple[str, ...]:
        """Return the names of all the files that can be fetched."""
        folders = [folder / _FAELLES for folder in (self.overlay, templates_folder()) if folder is not None]
        return tuple(sorted({f"{_FAELLES}/{file.name}" for folder in folders for file in folder.glob("*.j2")}))

    def _read(self, navn: str) -> Fil | None:
        path = find_template(navn, self.overlay) if _SAFE.fullmatch(navn) else None
        if path is None:
            return None
        shown = show_file(path, navn)
        try:
            text = unicodedata.normalize(
                "NFC", read_text(path, SkabelonError).replace("\r\n", "\n").replace("\r", "\n")
            )
        except SkabelonError as error:
            return Fil(Kilde(navn, shown, ""), None, error.troubles)
        kilde = Kilde(navn, shown, text)
        fil = parse_kilde(kilde)
        fil.troubles = check_raatekst(kilde, fil.troubles)
        return fil


def check_skabelon(
    skabelon: Skabelon,
    rod: type,
    *,
    overlay: Path | None = None,
    filtre: Mapping[str, Filter] = FILTERS,
) -> tuple[Trouble, ...]:
    """Return everything wrong with a template and the phrases it uses, in the order of files and lines.

    `rod` is the frozen record whose fields are the template's names; `filtre` are the filters it may use.
    """
    return _check(skabelon, rod, Hylde(overlay), filtre)


def check_alle(
    roder: Mapping[str, type], overlay: Path | None = None, filtre: Mapping[str, Filter] = FILTERS
) -> tuple[Trouble, ...]:
    """Return everything wrong with all templates and phrases, whether they can be loaded or not.

    `roder` is the record whose fields are a template's names, for each kind of file.
    """
    hylde = Hylde(overlay)
    found: dict[Trouble, None] = {}
    for navn in list_skabeloner(overlay):
        try:
            skabelon = load_skabelon(navn, overlay)
            found.update(dict.fromkeys(_check(skabelon, roder[skabelon.slags], hylde, filtre)))
        except DraftingError as error:
            found.update(dict.fromkeys(error.troubles))
    for navn in hylde.names():
        fil = hylde.find(navn)
        if fil is not None:
            found.update(dict.fromkeys(_check_faelles(fil, hylde, filtre)))
    return sort_troubles(found)


def _check(skabelon: Skabelon, rod: type, hylde: Hylde, filtre: Mapping[str, Filter]) -> tuple[Trouble, ...]:
    kilde = Kilde(f"{skabelon.navn}.md.j2", skabelon.vist, skabelon.krop, skabelon.kropslinje)
    tjek = _begin(hylde, filtre, kraever=(*skabelon.kraever, *find_givne(skabelon)), bruger=skabelon.bruger)
    journal = tjek.journal(kilde)
    fil = parse_kilde(kilde)
    journal.troubles.update(dict.fromkeys(check_raatekst(kilde, fil.troubles)))
    if fil.tree is not None:
        try:
            _check_tree(fil, rod, tjek)
        except RecursionError:
            journal.troubles[tell_tangle(kilde)] = None
    for trouble in check_hoved(skabelon, rod, tjek.brugte_stier, read=fil.tree is not None):
        journal.troubles[trouble] = None
    return _gather(tjek)


def _check_tree(fil: Fil, rod: type, tjek: Tjek) -> None:
    assert fil.tree is not None  # noqa: S101 (the caller asked)
    root = Slot(Art.POST, post=rod)
    fields = {navn: find_field(root, navn, tjek.kraever) for navn in read_fields(rod)}
    rum = Rum({navn: slot for navn, slot in fields.items() if slot is not None})
    udtryk = read_expressions(tjek, tjek.journal(fil.kilde))
    tjek.stak.append(fil.kilde.navn)
    Saetninger(udtryk, check_alone).body(fil.tree.body, rum, depth=0)
    tjek.stak.pop()
    tell_unused_imports(udtryk)
    regler = Afsnitsregler(fil.kilde)
    for stand in Gang(tjek, regler).body(fil.tree.body, (Stand(),), fil.kilde, 0):
        regler.finish(stand)
    regler.tell_wavering()
    tjek.journal(fil.kilde).troubles.update(regler.troubles)


def _check_faelles(fil: Fil, hylde: Hylde, filtre: Mapping[str, Filter]) -> tuple[Trouble, ...]:
    """Return what is wrong with a file of phrases for any caller; a piece for `include` is checked where it is used."""
    tjek = _begin(hylde, filtre)
    journal = tjek.journal(fil.kilde)
    journal.troubles.update(dict.fromkeys(fil.troubles))
    if not is_frasefil(fil):
        return _gather(tjek)
    try:
        for frase in read_frasefil(tjek, fil).values():
            regler = Afsnitsregler(fil.kilde)
            for stand in Gang(tjek, regler).body(frase.node.body, (Stand(niveau=1),), fil.kilde, 0):
                regler.close(stand, seen=True)
            regler.tell_wavering()
            journal.troubles.update(regler.troubles)
    except RecursionError:
        journal.troubles[tell_tangle(fil.kilde)] = None
    return _gather(tjek)


def _begin(hylde: Hylde, filtre: Mapping[str, Filter], kraever: Iterable[str] = (), bruger: Iterable[str] = ()) -> Tjek:
    return Tjek(filtre, hylde.find, read_frasefil, hylde.names(), frozenset(kraever), frozenset(bruger))


def _gather(tjek: Tjek) -> tuple[Trouble, ...]:
    return sort_troubles({trouble: None for journal in tjek.journaler.values() for trouble in journal.troubles})
