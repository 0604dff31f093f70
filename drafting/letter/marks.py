"""Values travel through Jinja and Markdown as opaque tokens, so no value can break a letter or lose its origin."""

from __future__ import annotations

import re
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

from jinja2 import FunctionLoader, StrictUndefined, TemplateNotFound, Undefined, nodes, pass_context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup
from msgspec import Struct

from drafting.dansk.ejefald import format_ejefald
from drafting.letter.skabelonlager import Skabelonlager
from drafting.oprindelse import Fast, Sammensat, Tekst
from drafting.paths import find_template

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from jinja2.runtime import Context

# Private-use characters; they are refused at the door and in templates, so they can only be ours.
OPEN, CLOSE, LINE = "\ue000", "\ue001", "\ue002"
_ZERO = 0xE010
_DIGITS = "\ue010-\ue019"
TOKEN = re.compile(f"{OPEN}([{_DIGITS}]+){CLOSE}|{LINE}([{_DIGITS}]+){LINE}")
# A line mark follows the last letter of its line: after a digit it would turn `1. ` into a paragraph.
_LAST_LETTER = re.compile(r"^.*[^\W\d_](?=[\W\d_]*$)")

_TIL_CIFRE = {_ZERO + digit: str(digit) for digit in range(10)}
_FRA_CIFRE = {ord(digit): chr(private) for private, digit in _TIL_CIFRE.items()}
_LINJER = 10_000  # no template has as many

_marks: ContextVar[list[Tekst]] = ContextVar("marks")


class LostOriginError(TypeError):
    """A template printed something that has no origin; the type check should have caught it."""


class Filter(Struct, frozen=True):
    """A template filter: the function, the type it wants and the type it gives (None = composed text)."""

    function: Callable[..., object]
    want: object
    gives: type | None


@contextmanager
def collect_marks() -> Iterator[list[Tekst]]:
    """Yield the list that receives the marks of one render; the marks belong to this thread's render alone."""
    marks: list[Tekst] = []
    token = _marks.set(marks)
    try:
        yield marks
    finally:
        _marks.reset(token)


def decode(digits: str) -> int:
    """Return the number a token carries."""
    return int(digits.translate(_TIL_CIFRE))


def _encode(number: int) -> str:
    return str(number).translate(_FRA_CIFRE)


@lru_cache(maxsize=1024)
def _make_token(number: int) -> Markup:
    return Markup(f"{OPEN}{_encode(number)}{CLOSE}")  # noqa: S704 - our own token, no foreign text in it


def mark(value: Tekst) -> Markup:
    """Return the opaque token for `value`; it is put back after Markdown."""
    if isinstance(value, Sammensat):
        return Markup("").join(mark(part) for part in value.dele)
    marks = _marks.get()
    marks.append(value)
    return _make_token(len(marks) - 1)


@pass_context  # without it Jinja would compute constants once, outside any render
def _finalize(_context: Context, value: object) -> object:
    if isinstance(value, (Markup, Undefined)):
        return value
    if isinstance(value, Tekst):
        return mark(value)
    raise LostOriginError(f"{type(value).__name__} har ingen oprindelse og kan ikke skrives i et brev.")


def _stort(value: Tekst) -> Tekst:
    return value.med(value[:1].upper() + value[1:])


def _ejefald(value: Tekst) -> Tekst:
    return value.med(format_ejefald(value))


def _opremsning(values: Sequence[Tekst]) -> Markup:
    *first, last = [mark(value) for value in values]
    return Markup(" og ").join([Markup(", ").join(first), last]) if first else last


FILTERS: dict[str, Filter] = {
    "stort": Filter(_stort, Tekst, Tekst),
    "ejefald": Filter(_ejefald, Tekst, Tekst),
    "opremsning": Filter(_opremsning, tuple[Tekst, ...], None),
}


class Linjer:
    """The lines of fixed text by the numbers of their marks, the same in every run: a compiled template is kept."""

    def __init__(self) -> None:
        self._navne: dict[int, str] = {}

    def add(self, name: str) -> None:
        """Learn a template's name."""
        self._navne[crc32(name.encode())] = name

    def __getitem__(self, number: int) -> Fast:
        """Return the place of the line with this number."""
        return Fast(self._navne[number // _LINJER], number % _LINJER)


def tell_number(name: str, line: int) -> int:
    """Return the number of a template's line."""
    return crc32(name.encode()) * _LINJER + line


class Environment(ImmutableSandboxedEnvironment):
    """The one Jinja environment: sandboxed, strict, and marking every line of fixed text with its place."""

    def __init__(self, load: Callable[[str], str | None]) -> None:
        self.lines = Linjer()

        def find(name: str) -> tuple[str, str, None] | None:
            source = load(name)
            self.lines.add(name)
            return None if source is None else (source, name, None)  # named, so that an error tells its place

        super().__init__(
            undefined=StrictUndefined,
            autoescape=True,
            finalize=_finalize,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            loader=FunctionLoader(find),
            bytecode_cache=Skabelonlager(),
        )
        self.filters = {name: entry.function for name, entry in FILTERS.items()}
        self.tests = {}
        self.globals = {}

    def getattr(self, obj: object, attribute: str) -> object:
        """Return a field of a record of ours; anything else goes through the sandbox."""
        if isinstance(obj, Struct) and attribute in obj.__struct_fields__ and not attribute.startswith("_"):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        tree = super()._parse(source, name, filename)
        for node in tree.find_all(nodes.TemplateData):
            fragments = enumerate(node.data.split("\n"), start=node.lineno)
            node.data = "\n".join(self._mark_line(name or "", number, text) for number, text in fragments)
        return tree

    def _mark_line(self, name: str, number: int, text: str) -> str:
        def add_mark(match: re.Match[str]) -> str:
            return f"{match[0]}{LINE}{_encode(tell_number(name, number))}{LINE}"

        cells = text.split("|")  # a table row is marked cell by cell
        return "|".join(_LAST_LETTER.sub(add_mark, cell, count=1) for cell in cells)


def read_source(name: str, overlay: Path | None = None) -> str | None:
    """Return a template's text with its front matter blanked out, so that line numbers stay the file's own."""
    file = find_template(name, overlay)
    if file is None:
        return None
    text = file.read_text(encoding="utf-8").replace("\r\n", "\n")
    if not text.startswith("---\n"):
        return text
    head, _, body = text[4:].partition("\n---\n")
    return "\n" * (head.count("\n") + 3) + body


@lru_cache(maxsize=8)
def environment(overlay: Path | None = None) -> Environment:
    """Return the environment for the shipped templates with the user's folder on top."""
    return Environment(lambda name: read_source(name, overlay))


def render_template(name: str, values: dict[str, object], overlay: Path | None = None) -> str:
    """Return the template's Markdown with tokens for values; call inside `collect_marks`. Raises TemplateNotFound."""
    env = environment(overlay)
    template = env.get_template(name)
    if template is None:  # pragma: no cover - Jinja raises
        raise TemplateNotFound(name)
    return template.render(values)
