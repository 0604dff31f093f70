"""The Markdown traps of a letter: what each line becomes, given the line before it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct, field

from drafting.errors import Place, Trouble
from drafting.letter.skabelontjek.linjer import Linje, cut, read_line, strip_markers

if TYPE_CHECKING:
    from drafting.letter.skabelontjek.filer import Kilde

PROSA = "\ue003"
_START = Linje("tom", 0)
_NOWHERE = Place("")
_DEEPEST_HEADING = 3
_REAL = 2


class Stand(NamedTuple):
    """Where the text stands: the line being written (`head`, first seen `at`) and what came before it.

    `afstand` counts from the last line with text: 0 none, 1 an empty line nobody can see in the template, 2 a real one.
    `over` is a tag with empty lines inside whose border was crossed since then. `lister` are the columns of the open
    list items' text, `niveau` the last heading's level (-1: an error has been told), `punkt` the last numbered item and
    `brud` what came between it and now.
    """

    head: str = ""
    at: Place = _NOWHERE
    kaldt_fra: Place | None = None
    prosa: bool = False
    foer: Linje = _START
    foer_ved: Place = _NOWHERE
    foer_prosa: bool = False
    afstand: int = _REAL
    over: Place | None = None
    lister: tuple[int, ...] = ()
    niveau: int = 0
    punkt: Place | None = None
    brud: Place | None = None


def write(stand: Stand, text: str, place: Place) -> Stand:
    """Return the state after writing text without newlines."""
    if not text:
        return stand
    begins = not stand.head.strip(" ") and text.strip(" ")
    return stand._replace(
        head=cut(stand.head + text),
        at=(stand.kaldt_fra or place) if begins else stand.at,
        kaldt_fra=None if begins else stand.kaldt_fra,
        prosa=stand.prosa or PROSA in text,
    )


def _pass_empty(stand: Stand, *, seen: bool) -> Stand:
    """Return the state after an empty line; behind a real one most of what came before is forgotten."""
    if not seen and stand.afstand < _REAL:
        return stand._replace(head="", prosa=False, afstand=1)
    foer = stand.foer if stand.foer.slags == "tabel" else _START
    return stand._replace(
        head="", prosa=False, afstand=_REAL, foer=foer, foer_ved=_NOWHERE, foer_prosa=False, over=None
    )


class Afsnitsregler(Struct, eq=False):
    """Hears of every finished line and writes down what is wrong; `begynder` and `fortsaetter` are told at the end."""

    kilde: Kilde
    troubles: dict[Trouble, None] = field(default_factory=dict)
    begynder: set[Place] = field(default_factory=set)
    fortsaetter: dict[Place, Place] = field(default_factory=dict)

    def add(self, trouble: Trouble) -> None:
        """Write down one error."""
        self.troubles[trouble] = None

    def tell(self, place: Place, message: str, remedy: str) -> None:
        """Write down one error at a place."""
        self.add(Trouble(message, place, remedy))

    def close(self, stand: Stand, *, seen: bool) -> Stand:
        """Return the state after the end of a line; `seen` is whether an empty line is empty in the template too."""
        line = read_line(stand.head)
        if line.slags == "tom":
            return _pass_empty(stand, seen=seen)
        if stand.prosa or stand.foer_prosa:
            self._check_prosa(stand, line)
        stand = self._first(stand, line)
        if line.slags == "overskrift":
            stand = self._heading(stand, line)
        elif line.er_listepunkt:
            stand = self._item(stand, line)
        elif line.slags == "tabel":
            self._table(stand)
        elif line.slags == "tekst":
            stand = self._text(stand, line)
        return stand._replace(
            head="", prosa=False, foer=line, foer_ved=stand.at, foer_prosa=stand.prosa, afstand=0, over=None
        )

    def finish(self, stand: Stand) -> None:
        """Tell what is wrong when the letter ends here."""
        stand = self.close(stand, seen=True)
        if stand.niveau == 0:
            remedy = "Begynd brevet med linjen '# ' og emnet, uden betingelse."
            self.tell(self.kilde.at(self.kilde.foerste), "Brevet kan blive helt tomt.", remedy)

    def tell_wavering(self) -> None:
        """Tell the lines that begin a paragraph in some cases and continue one in others."""
        for place, before in self.fortsaetter.items():
            if place in self.begynder and not any(trouble.place == place for trouble in self.troubles):
                message = f"Linjen begynder nogle gange et afsnit og fortsætter andre gange linje {before.line}."
                remedy = (
                    "Sæt en tom linje før den, hvis den er sit eget afsnit; ellers skriv betingelsen inde i linjen."
                )
                self.tell(place, message, remedy)

    def _first(self, stand: Stand, line: Linje) -> Stand:
        if stand.niveau != 0 or (line.slags == "overskrift" and line.tegn == "#"):
            return stand
        self.tell(stand.at, "Brevet begynder ikke med sin overskrift.", "Skriv linjen '# ' og emnet som det første.")
        return stand._replace(niveau=-1)

    def _heading(self, stand: Stand, line: Linje) -> Stand:
        level = len(line.tegn)
        if level > _DEEPEST_HEADING:
            self.tell(stand.at, f"'{line.tegn}' er for dyb en overskrift.", "Brug #, ## eller ###.")
        elif level == 1 and stand.niveau > 0:
            self.tell(stand.at, "Brevet har mere end én overskrift med '#'.", "Brug '## ' til afsnittene.")
        elif 0 < stand.niveau < level - 1:
            remedy = f"Skriv '{'#' * (stand.niveau + 1)} '."
            self.tell(stand.at, f"Overskriften springer fra niveau {stand.niveau} til {level}.", remedy)
        return stand._replace(niveau=level, lister=(), punkt=None, brud=None)

    def _item(self, stand: Stand, line: Linje) -> Stand:
        if line.slags == "punkt" and line.tegn != "-":
            self.tell(stand.at, f"Linjen begynder med '{line.tegn} ' og bliver et punkt i en liste.", "Skriv '- '.")
        elif line.slags == "nummer" and line.tegn != "1.":
            message = f"Linjen begynder med '{line.tegn} ' og bliver et punkt i en liste, så tallet forsvinder."
            remedy = (
                "Skriv '1.', hvis det er et punkt (numrene kommer af sig selv); ellers begynd linjen med et andet ord."
            )
            self.tell(stand.at, message, remedy)
        outer = tuple(column for column in stand.lister if column <= line.indryk)
        if line.slags == "nummer" and not outer:
            if stand.brud and stand.punkt == stand.at:
                remedy = f"Ryk teksten {line.tekst_ved} mellemrum ind, så den hører til punktet."
                self.tell(stand.brud, "Teksten bryder listen, så alle punkter får nummer 1.", remedy)
            stand = stand._replace(punkt=stand.at, brud=None)
        return stand._replace(lister=(*outer, line.tekst_ved))

    def _table(self, stand: Stand) -> None:
        if stand.foer.slags == "tabel" and stand.afstand:
            self.tell(stand.at, "Tabellen bliver brudt af en tom linje.", "Slet den tomme linje før rækken.")

    def _text(self, stand: Stand, line: Linje) -> Stand:
        if stand.head.lstrip(" ").startswith("#"):
            self.tell(
                stand.at, "Efter '#' mangler et mellemrum, så det bliver ikke en overskrift.", "Skriv '# ' eller '## '."
            )
        if stand.afstand == 0:
            return self._continue(stand, line)
        if stand.afstand == 1 and stand.foer.slags in {"tekst", "nummer", "punkt"}:
            message = "Linjen begynder et nyt afsnit, selv om der ikke er en tom linje før den."
            remedy = "Sæt en tom linje før den, eller fjern det linjeskift, der er til overs: "
            remedy += "sæt mærket på sin egen linje, og slut en frase med {%- endmacro %}."
            self.tell(stand.at, message, remedy)
        self.begynder.add(stand.at)
        outer = tuple(column for column in stand.lister if column <= line.indryk)
        if stand.lister and line.indryk and not outer:
            remedy = f"Ryk den {stand.lister[0]} mellemrum ind, hvis den hører til punktet; ellers slet mellemrummene."
            self.tell(stand.at, "Linjen er ikke rykket langt nok ind til at høre til punktet.", remedy)
        left = stand.punkt is not None and not outer
        return stand._replace(lister=outer, brud=stand.brud or (stand.at if left else None))

    def _continue(self, stand: Stand, line: Linje) -> Stand:
        inside = stand.lister[-1] if stand.lister else 0
        if stand.foer.slags == "overskrift":
            self.begynder.add(stand.at)
        elif stand.foer.slags == "tabel":
            self.tell(stand.at, "Linjen bliver en række i tabellen.", "Sæt en tom linje før den.")
        elif stand.foer.slags == "citat" or line.indryk < inside:
            what = "citatet" if stand.foer.slags == "citat" else "punktet"
            remedy = "Sæt en tom linje før den"
            remedy += f", eller ryk den {inside} mellemrum ind, hvis den hører til." if inside else "."
            self.tell(stand.at, f"Linjen bliver en del af {what} i linje {stand.foer_ved.line}.", remedy)
        else:
            self.fortsaetter.setdefault(stand.at, stand.foer_ved)
            if stand.over is not None:
                over = f"mærket i linje {stand.over.line} har tomme linjer inden i, men ikke uden om."
                message = f"Linjen bliver ét afsnit med linje {stand.foer_ved.line}: {over}"
                self.tell(stand.at, message, "Sæt en tom linje mellem dem.")
        return stand

    def _check_prosa(self, stand: Stand, line: Linje) -> None:
        remedy = "Sæt værdien alene på sin linje med en tom linje før og efter."
        if stand.prosa and (strip_markers(stand.head) != PROSA or line.slags == "overskrift"):
            self.tell(stand.at, "En værdi, der kan være flere afsnit, står inde i en linje.", remedy)
        elif (
            stand.afstand == 0
            and line.slags in {"tekst", "citat"}
            and stand.foer.slags in {"tekst", "citat", "nummer", "punkt"}
        ):
            where = stand.at if stand.prosa else stand.foer_ved
            self.tell(where, "En værdi, der kan være flere afsnit, står i samme afsnit som anden tekst.", remedy)
