"""Pages of ours in a bundle, set by typst: one program at a time, and the same bytes every time."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING, cast

from msgspec import Struct

from drafting.errors import RenderError, Trouble
from drafting.paths import data_folder, templates_folder

if TYPE_CHECKING:
    from pathlib import Path

    from typst import Fonts

_LOCK = Lock()


class Udseende(Struct, frozen=True):
    """How our pages look: the folder and the family of the letter's type, and its colour (`0B4A5B`)."""

    skriftmappe: Path
    skrift: str
    accent: str

    @classmethod
    def standard(cls) -> Udseende:
        """Return the looks of the shipped letterhead."""
        return cls(templates_folder() / "brevpapir" / "skrift", "Carlito", "0B4A5B")


def typeset(side: str, inputs: dict[str, str], udseende: Udseende, dato: str, mappe: Path | None = None) -> bytes:
    """Return the page `side` as a tagged PDF; `mappe` holds the files it shows. Raises RenderError."""
    from typst import Compiler, TypstError  # noqa: PLC0415 (30 MB, and only needed here)

    source = (data_folder() / "bilag" / side).read_bytes()
    timestamp = datetime.fromisoformat(dato).replace(tzinfo=UTC)
    with _LOCK:
        try:
            compiler = Compiler(
                source, root=mappe or data_folder() / "bilag", font_paths=_load_fonts(udseende.skriftmappe),
                ignore_system_fonts=True, sys_inputs=inputs,
            )  # fmt: skip
            pdf = compiler.compile(format="pdf", pdf_standards=["ua-1"], timestamp=timestamp)
        except TypstError as error:
            message = f"Pakkens egne sider kunne ikke sættes: {error}"
            raise RenderError(Trouble(message, remedy="Brug kun almindelige bogstaver i bilagets titel.")) from error
    return cast("bytes", pdf)  # one format, no output file: never a list, never None


@lru_cache(maxsize=4)
def _load_fonts(mappe: Path) -> Fonts:
    from typst import Fonts  # noqa: PLC0415 (see above)

    return Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[mappe])
