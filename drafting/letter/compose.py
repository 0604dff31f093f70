"""A template and a view become a letter: Jinja once, Markdown once, every text with its origin."""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from jinja2 import TemplateError
from msgspec import Struct
from msgspec.structs import asdict, replace

from drafting.errors import Place, SkabelonError, Trouble
from drafting.facts.generel import GenerelUdtalelse
from drafting.letter.blocks import Reader
from drafting.letter.dele import find_dele
from drafting.letter.front import build_omslag
from drafting.letter.generelfront import build_generelomslag
from drafting.letter.marks import collect_marks, environment, render_template
from drafting.letter.navne import build_gengiver
from drafting.letter.omslag import build_note, fast, spans
from drafting.letter.skabelon import show_file
from drafting.letter.tree import Heading, Letter, find_huller, iter_spans
from drafting.letter.udeladt import find_udeladte
from drafting.letter.usikkert import find_usikre_raekker, find_usikre_regler
from drafting.letter.view import Generelramme, Ramme, build_brevview, build_generelview, fill_huller
from drafting.paths import find_template

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from drafting.facts.model import Fakta
    from drafting.fund import Finding
    from drafting.letter.dele import Brevdel
    from drafting.letter.omslag import Omslag
    from drafting.letter.skabelon import Skabelon
    from drafting.letter.tree import Block
    from drafting.letter.view import Brevview, Generelview, Gengiver, Hylder
    from drafting.letter.view.ramme import Part

_BEGGE = "borger_og_enhed"
_PARTER: dict[Part, str] = {"": "", "borger": "til_borgeren", "enhed": "til_enheden"}


class Udkast(Struct, frozen=True):
    """A letter, the unit or decision it is for where there are several (else empty), and what was found on the way."""

    letter: Letter
    enhed: str
    fund: tuple[Finding, ...]


def compose(
    fakta: Fakta,
    skabelon: Skabelon,
    hylder: Hylder,
    *,
    dato: date,
    overlay: Path | None = None,
    hver_part: bool = False,
) -> tuple[Udkast, ...]:
    """Return the letter for each unit or decision it concerns; one letter where there is one or none, or no case.

    With `hver_part` a joint letter is one for the citizen and one for the unit, each with its own address alone.
    Raises SkabelonError when the template is broken and LawError when a rule was not known on `dato`.
    """
    if isinstance(fakta, GenerelUdtalelse):
        generel = Generelramme(fakta, skabelon, hylder, dato)
        letter = _write(generel, build_generelview(generel), build_generelomslag(generel), overlay)
        return (Udkast(letter, "", find_usikre_regler(letter, hylder.lov, dato, fakta.sted())),)
    udeladte = find_udeladte(fakta, skabelon, hylder, dato=dato)
    parter: tuple[Part, ...] = ("borger", "enhed") if hver_part and skabelon.til == _BEGGE else ("",)
    dele = find_dele(fakta, skabelon, hylder, udeladte, dato=dato)
    gengivere = [build_gengiver(fakta, skabelon) for _ in dele]
    rammer = (
        (Ramme(fakta, skabelon, hylder, dato, del_.enhed, gengiver, udeladte, del_.afgoerelse, part), del_)
        for del_, gengiver in zip(dele, gengivere, strict=True)
        for part in parter
    )
    return tuple(_compose_one(ramme, del_, overlay) for ramme, del_ in rammer)


def _compose_one(ramme: Ramme, del_: Brevdel, overlay: Path | None) -> Udkast:
    letter = _write(ramme, build_brevview(ramme), build_omslag(ramme), overlay)
    usikkert = find_usikre_regler(letter, ramme.hylder.lov, ramme.dato, ramme.sag.sted())
    found = (*del_.fund, *find_usikre_raekker(letter, ramme), *_find_told(letter, ramme.gengiver), *usikkert)
    return Udkast(letter, "_".join(filter(None, (del_.navn, _PARTER[ramme.part]))), found)


def _write(ramme: Ramme | Generelramme, view: Brevview | Generelview, omslag: Omslag, overlay: Path | None) -> Letter:
    """Return the letter; one with holes is a draft."""
    skabelon, profil = ramme.skabelon, ramme.hylder.profil
    blocks = _read_blocks(skabelon, fill_huller(view, skabelon.kraever), overlay)
    letter = Letter(
        navn=skabelon.navn,
        titel=skabelon.titel,
        dato=ramme.dato.isoformat(),
        front=omslag.front,
        blocks=(*blocks[:1], *build_note(profil, skabelon), *blocks[1:]),
        underskrift=omslag.underskrift,
        bilag=omslag.bilag,
        bilag_overskrift=spans(fast("Bilag")) if omslag.bilag else (),
        forfatter="" if skabelon.fra == "borger" else str(profil.navn),
    )
    return replace(letter, kladde=bool(find_huller(letter)))


def _find_told(letter: Letter, gengiver: Gengiver) -> tuple[Finding, ...]:
    """Return what was found about the texts that stand in the letter, each once; the rest is not its concern."""
    if not gengiver.fund:
        return ()
    printed = {span.oprindelse for span in iter_spans(letter)}
    return tuple(dict.fromkeys(finding for oprindelse, finding in gengiver.fund if oprindelse in printed))


def _read_blocks(skabelon: Skabelon, view: Brevview | Generelview, overlay: Path | None) -> tuple[Block, ...]:
    name = f"{skabelon.navn}.md.j2"
    values: dict[str, object] = asdict(view)
    with collect_marks() as marks:
        try:
            text = render_template(name, values, overlay)
        except (TemplateError, TypeError, AttributeError, RecursionError) as error:
            raise SkabelonError(_tell_broken(skabelon, error, overlay)) from error
        blocks = Reader(name, marks, environment(overlay).lines).read(text)
    if not blocks or not isinstance(blocks[0], Heading):
        message = f"Skabelonen {name} begynder ikke med en overskrift."
        raise SkabelonError(Trouble(message, None, "Skriv emnet efter # i brevets første linje."))
    return blocks


def _tell_broken(skabelon: Skabelon, error: Exception, overlay: Path | None) -> Trouble:
    """Return the trouble of a template that Jinja gives up on, with the line it came to."""
    lines = [(frame.filename, frame.lineno) for frame in traceback.extract_tb(error.__traceback__)]
    name, line = next((spot for spot in reversed(lines) if spot[0].endswith(".j2")), ("", 0))
    file = find_template(name, overlay) if name else None
    place = Place(show_file(file, name), line or 0) if file else skabelon.sted()
    command = "drafting skabelon tjek" + (f" --skabeloner {overlay}" if overlay else "")
    return Trouble("Skabelonen kan ikke udfyldes her.", place, f"Se hvorfor med: {command}")
