"""A letter in each of the formats there are; each renderer is loaded when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from drafting.letter.tree import Letter
    from drafting.render.brevpapir import Brevpapir


def _render_docx(letter: Letter, brevpapir: Brevpapir) -> bytes:
    from drafting.render.docx import render_docx  # noqa: PLC0415 (loads Word's machinery)

    return render_docx(letter, brevpapir)


def _render_pdf(letter: Letter, brevpapir: Brevpapir) -> bytes:
    from drafting.render.pdf import render_pdf  # noqa: PLC0415 (loads the typesetter)

    return render_pdf(letter, brevpapir)


def _render_txt(letter: Letter, _brevpapir: Brevpapir) -> bytes:
    from drafting.render.text import render_text  # noqa: PLC0415 (only when asked for)

    return render_text(letter).encode()


def _render_html(letter: Letter, brevpapir: Brevpapir) -> bytes:
    from drafting.render.html import render_html  # noqa: PLC0415 (only when asked for)

    return render_html(letter, brevpapir).encode()


def _render_epost(letter: Letter, _brevpapir: Brevpapir) -> bytes:
    from drafting.render.epost import render_epost  # noqa: PLC0415 (only when asked for)

    return render_epost(letter).encode()


# The formats that hold every word of the letter, and those for other uses.
RENDERERS: Mapping[str, Callable[[Letter, Brevpapir], bytes]] = {
    "docx": _render_docx,
    "pdf": _render_pdf,
    "txt": _render_txt,
    "html": _render_html,
}
ANDRE: Mapping[str, Callable[[Letter, Brevpapir], bytes]] = {"epost": _render_epost}
ENDELSER: Mapping[str, str] = {"epost": "epost.txt"}
