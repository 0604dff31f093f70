"""The municipality's logo: a picture on the first page of what its own adviser sends."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.errors import Place, RenderError, Trouble

if TYPE_CHECKING:
    from drafting.render.brevpapir import Brevpapir

_LARGEST = 500_000  # bytes: with more, a letter is slow to make and heavy to send
_BEGINNINGS = {"png": (b"\x89PNG\r\n\x1a\n",), "jpg": (b"\xff\xd8\xff",), "svg": (b"<svg", b"<?xml", b"<!--")}
_TYPES = {"png": "image/png", "jpg": "image/jpeg", "svg": "image/svg+xml"}


class Logo(Struct, frozen=True):
    """A picture and its kind: png, jpg or svg."""

    kind: str
    content: bytes

    def as_uri(self) -> str:
        """Return the picture as an address that holds it, for html."""
        return f"data:{_TYPES[self.kind]};base64,{base64.b64encode(self.content).decode()}"

    def as_json(self) -> str:
        """Return the picture as JSON: its kind and its bytes as numbers."""
        return json.dumps({"slags": self.kind, "data": [*self.content]})


def load_logo(brevpapir: Brevpapir) -> Logo | None:
    """Return the letterhead's logo, None where it has none. Raises RenderError for a file that is no picture."""
    path = brevpapir.find_logo()
    if path is None:
        return None
    content = path.read_bytes()
    kind = path.suffix.lower().lstrip(".").replace("jpeg", "jpg")
    if not content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(_BEGINNINGS[kind]):
        message = f"Logoet er ikke et billede af slagsen {kind}."
        raise RenderError(Trouble(message, Place(str(path)), "Gem det igen som svg, png eller jpg."))
    if len(content) > _LARGEST:
        message = f"Logoet fylder {len(content) // 1000} kB, og det gør alle breve tunge."
        raise RenderError(Trouble(message, Place(str(path)), f"Gem det mindre: højst {_LARGEST // 1000} kB."))
    return Logo(kind, content)
