"""A picture as an enclosure: on a page of its own, the right way up, without what the camera wrote beside it."""

from __future__ import annotations

import json
import warnings
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from drafting.bilag.sats import Udseende, typeset
from drafting.bilag.slags import JPG
from drafting.errors import RenderError

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

    from drafting.bilag.model import Rapport

_ORIENTATION = 0x0112
# EXIF's eight ways to hold a camera: mirrored first, then so many degrees clockwise.
_DREJ = {
    1: (0, False),
    2: (0, True),
    3: (180, False),
    4: (180, True),
    5: (270, True),
    6: (90, False),
    7: (90, True),
    8: (270, False),
}
_PLADS = (510.0, 757.0)  # points inside the margins of an A4 page
_TAETHED = 96.0  # dots per inch at which a small picture is shown
_MODES = {"L", "RGB", "RGBA"}
_METADATA = {0xE1, 0xED, 0xFE}  # EXIF with place and time, Photoshop's notes, comments
_MARK, _DOTS = 0xFF, 0xDA  # what a part of the file begins with, and the part that is the picture
_NO_LENGTH = {0x01, *range(0xD0, 0xD9)}


def read_billede(indhold: bytes, slags: str, rapport: Rapport, dato: str) -> bytes:
    """Return a PDF of one page with the picture; empty when it cannot be read, and then `rapport` says why."""
    from PIL import Image, UnidentifiedImageError  # noqa: PLC0415 (most enclosures are no pictures)

    try:
        with warnings.catch_warnings(action="ignore"):
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(BytesIO(indhold))
            picture.load()
            vending = _DREJ.get(picture.getexif().get(_ORIENTATION, 1), _DREJ[1])
        fresh = strip_jpg(indhold) if slags == JPG else _save_png(picture)
        pdf = _typeset(fresh, slags, picture.size, vending, rapport.bilag.titel, dato)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        rapport.stop("stort_billede", "Billedet er for stort.", "Gem det mindre: højst 80 millioner punkter.")
        return b""
    except (RenderError, UnidentifiedImageError, OSError, SyntaxError, ValueError, IndexError):
        tell_oedelagt(rapport)
        return b""
    rapport.warn(
        "uden_tekst",
        "Bilaget er et billede. Det kan ikke læses op eller søges i.",
        "Er det en side med tekst, så scan den med tekstgenkendelse (OCR).",
    )
    return pdf


def tell_oedelagt(rapport: Rapport) -> None:
    """Note that the picture cannot be used."""
    rapport.stop("ulaeselig", "Billedet er ødelagt eller skåret af.", "Hent eller tag billedet igen.")


def _typeset(
    fresh: bytes, slags: str, size: tuple[int, int], vending: tuple[int, bool], titel: str, dato: str
) -> bytes:
    drej, spejlet = vending
    plads = _PLADS if drej % 180 == 0 else _PLADS[::-1]
    scale = min(72 / _TAETHED, plads[0] / size[0], plads[1] / size[1])
    data = {
        "fil": f"/billede.{slags}",
        "titel": titel,
        "bredde": size[0] * scale,
        "hoejde": size[1] * scale,
        "drej": drej,
        "spejlet": spejlet,
    }
    with TemporaryDirectory() as name:
        (Path(name) / f"billede.{slags}").write_bytes(fresh)
        inputs = {"billede": json.dumps(data, ensure_ascii=False)}
        return typeset("billede.typ", inputs, Udseende.standard(), dato, Path(name))


def strip_jpg(indhold: bytes) -> bytes:
    """Return the same picture, dot for dot, without the place and the time the camera wrote in it."""
    kept, at = [indhold[:2]], 2
    while at + 4 <= len(indhold) and indhold[at] == _MARK:
        marker = indhold[at + 1]
        if marker == _MARK or marker in _NO_LENGTH:
            at += 1 if marker == _MARK else 2
            continue
        if marker == _DOTS:
            break
        end = at + 2 + int.from_bytes(indhold[at + 2 : at + 4])
        if marker not in _METADATA:
            kept.append(indhold[at:end])
        at = end
    return b"".join([*kept, indhold[at:]])


def _save_png(picture: Picture) -> bytes:
    """Return the same dots without what is written beside them, in colours that a PDF knows."""
    mode = picture.mode if picture.mode in _MODES else "RGBA" if picture.has_transparency_data else "RGB"
    fresh = picture.convert(mode) if mode != picture.mode else picture.copy()
    fresh.info = {}
    fresh.save(out := BytesIO(), "PNG")
    return out.getvalue()
