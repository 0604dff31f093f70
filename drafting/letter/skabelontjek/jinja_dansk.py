"""Parsing of templates, with Jinja's English errors told in Danish."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jinja2 import Environment, TemplateSyntaxError
from jinja2.parser import Parser

from drafting.errors import Trouble
from drafting.letter.skabelontjek.filer import Fil
from drafting.letter.skabelontjek.maerker import closing_word, find_last_opening, find_open_tag
from drafting.letter.skabelontjek.typer import suggest

if TYPE_CHECKING:
    from collections.abc import Callable

    from drafting.letter.skabelontjek.filer import Kilde

    Told = tuple[str, str]
    Tell = Callable[[re.Match[str], Kilde, int], Told]

_ENVIRONMENT = Environment(trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, autoescape=True)
_CLOSE = "{{ lukkes med }}, og {% lukkes med %}."
_WORDS = ("if", "elif", "else", "endif", "for", "endfor", "from", "include", "macro", "endmacro", "set", "endset")
_TOKENS = {
    "end of print statement": "}}",
    "end of statement block": "%}",
    "begin of print statement": "{{",
    "begin of statement block": "{%",
    "end of template": "filens slutning",
    "name": "et navn",
    "string": "en tekst",
    "integer": "et tal",
    "template data / text": "tekst",
}


def parse_kilde(kilde: Kilde) -> Fil:
    """Return the parsed file; a file that cannot be parsed has no tree and an error in Danish."""
    text = "\n" * (kilde.foerste - 1) + kilde.tekst
    try:
        return Fil(kilde, Parser(_ENVIRONMENT, text).parse())
    except TemplateSyntaxError as error:
        message, remedy, line = _translate(error.message or "", kilde, error.lineno)
        return Fil(kilde, None, (Trouble(message, kilde.at(line), remedy),))
    except (RecursionError, ValueError, OverflowError, MemoryError):
        return Fil(kilde, None, (tell_tangle(kilde),))


def tell_tangle(kilde: Kilde) -> Trouble:
    """Return the error for a template too deep or too large to be followed."""
    message = "Skabelonen er for indviklet til at blive læst."
    return Trouble(message, kilde.at(0), "Fjern parenteser og lag, der ligger inde i hinanden.")


def _translate(message: str, kilde: Kilde, line: int) -> tuple[str, str, int]:
    if message.startswith("Unexpected end of template"):
        return _tell_unclosed(kilde, line)
    opening = find_last_opening(kilde, line)
    if opening is not None and message.startswith(("expected token 'end of", "unexpected")):
        return f"'{opening.text}' bliver aldrig lukket.", _CLOSE, opening.line
    for pattern, tell in _MESSAGES:
        if match := pattern.match(message):
            return (*tell(match, kilde, line), line)
    return (
        f"Mærket kan ikke læses ({message}).",
        "Se efter, om parenteser, navne og {{ }} eller {% %} er på plads.",
        line,
    )


def _tell_unclosed(kilde: Kilde, line: int) -> tuple[str, str, int]:
    tag = find_open_tag(kilde)
    if tag is None:
        return "Filen slutter, før et mærke er lukket.", "Se efter, om hvert {% if %} har sit {% endif %}.", line
    remedy = f"Skriv {{% {closing_word(tag.word)} %}}, hvor det slutter."
    return f"{tag.text} bliver aldrig lukket.", remedy, tag.line


def _tell_unknown_tag(match: re.Match[str], kilde: Kilde, line: int) -> Told:
    word = match[1]
    tag = find_open_tag(kilde, line)
    if word not in _WORDS:
        near = suggest(word, _WORDS)
        return f"Mærket {{% {word} %}} findes ikke.", near or "Brug if, for, set, from eller include."
    if tag is None:
        return f"{{% {word} %}} lukker ikke noget.", f"Slet {{% {word} %}}, eller skriv mærket, det hører til."
    message = f"{{% {word} %}} passer ikke til {tag.text} i linje {tag.line}."
    return message, f"Skriv først {{% {closing_word(tag.word)} %}}."


def _name(token: str) -> str:
    return _TOKENS.get(token, token)


def _tell_expected(match: re.Match[str], _kilde: Kilde, _line: int) -> Told:
    wanted, got = _name(match[1]), _name(match[2])
    if got == "=":
        return (
            "Et enkelt '=' kan ikke stå her.",
            "En skabelon sammenligner ikke: giv betingelsen et navn i brevets view.",
        )
    if (wanted, got) == ("%}", "if"):
        return "{% else if %} findes ikke.", "Skriv {% elif … %}."
    if wanted == "in":
        return f"Der mangler 'in' før '{got}' i {{% for %}}.", "Skriv {% for punkt in punkter %}."
    return (
        f"Her står '{got}', hvor der skulle stå '{wanted}'.",
        "Se efter, om mærket er lukket, og om et navn er delt i to.",
    )


def _fixed(message: str, remedy: str) -> Tell:
    def tell(_match: re.Match[str], _kilde: Kilde, _line: int) -> Told:
        return message, remedy

    return tell


def _filled(message: str, remedy: str) -> Tell:
    def tell(match: re.Match[str], _kilde: Kilde, _line: int) -> Told:
        return message.format(*map(_name, match.groups())), remedy

    return tell


_MESSAGES: tuple[tuple[re.Pattern[str], Tell], ...] = tuple(
    (re.compile(pattern, re.DOTALL), tell)
    for pattern, tell in (
        (r"Encountered unknown tag '(.*?)'", _tell_unknown_tag),
        (r"expected token '(.*)', got '(.*)'", _tell_expected),
        (r"unexpected end of template", _fixed("Et mærke bliver aldrig lukket.", _CLOSE)),
        (r"Missing end of comment tag", _fixed("Kommentaren {# bliver aldrig lukket.", "Slut den med #}.")),
        (
            r"Missing end of raw",
            _fixed("{% raw %} bliver aldrig lukket.", "Slet det: {% raw %} hører ikke til i et brev."),
        ),
        (
            r"tag name expected",
            _fixed("Mærket {% %} er tomt.", "Slet det, eller skriv if, for, set, from eller include."),
        ),
        (
            r"Expected an expression",
            _fixed("Mærket mangler et navn.", "Skriv navnet på en oplysning, eller slet mærket."),
        ),
        (
            r"expected name or number",
            _fixed("Efter punktummet mangler et navn.", "Skriv for eksempel {{ enhed.navn }}."),
        ),
        (r"unexpected '([})\]])', expected '(.)'", _filled("'{1}' mangler før '{0}'.", "Luk parentesen.")),
        (r"unexpected '}'", _fixed("Mærket er ikke lukket rigtigt.", _CLOSE)),
        (
            r"unexpected '([)\]])'",
            _filled("'{0}' lukker ikke noget.", "Slet tegnet, eller skriv den parentes, det hører til."),
        ),
        (r"unexpected '(.*)'", _filled("Her kan '{0}' ikke stå.", "Skriv navnet på en oplysning.")),
        (
            r"unexpected char ['\"]['\"]",
            _fixed("Et anførselstegn bliver aldrig lukket.", "Sæt et mere, eller slet det."),
        ),
        (r"unexpected char '(.*)' at", _filled("Tegnet '{0}' kan ikke stå i et mærke.", "Slet tegnet.")),
        (r"Invalid character in identifier", _fixed("Navnet har et tegn, der ikke kan bruges.", "Brug a-z, 0-9 og _.")),
        (r"can't assign to", _fixed("Her kan kun stå et nyt navn.", "Skriv {% set navn = oplysning %}.")),
        (
            r"names starting with an underline",
            _fixed("En frase, hvis navn begynder med '_', kan ikke hentes.", "Giv frasen et navn uden '_' forrest."),
        ),
        (
            r"non-default argument follows",
            _fixed("Et argument uden standardværdi står efter et med.", "Sæt argumenterne med standardværdi sidst."),
        ),
        (
            r"invalid syntax for function call|expected subscript|expected call|truncated|.*escape",
            _fixed("Kaldet eller teksten i mærket kan ikke læses.", "Skriv for eksempel {{ frase(enhed.navn) }}."),
        ),
        (
            r"You cannot chain multiple tests",
            _fixed("'is' kan ikke bruges i en skabelon.", "Giv betingelsen et navn i brevets view."),
        ),
        (
            r"Block names in Jinja|Required blocks",
            _fixed(
                "{% block %} kan ikke bruges i en skabelon.", "Et brev er én fil: skriv teksten, hvor den skal stå."
            ),
        ),
    )
)
