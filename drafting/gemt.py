"""What is worked out from the law, the lists and the profiles is kept, so that the next command need not do it again.

Only what comes from files of data is kept, never anything of a case. See decision 024.
"""

from __future__ import annotations

import hashlib
import io
import os
import pickle
import sys
from contextlib import suppress
from enum import Enum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from drafting import __version__
from drafting.filsyn import see_file

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

T = TypeVar("T")

# what records are put together of when they are read again; `rebuild` is msgspec's own, for fields by name
_HJAELP = {("datetime", "date"), ("builtins", "frozenset"), ("builtins", "set"), ("msgspec._utils", "rebuild")}


def keep(navn: str, filer: Iterable[Path], work: Callable[[], T]) -> T:
    """Return what `work` comes to, kept under `navn` until one of `filer`, this version or this Python changes.

    What cannot be kept, or cannot be read again, is worked out as if nothing had been kept. Raises what `work` raises.
    """
    noegle = tell_noegle(filer)
    # whatever is wrong with what was kept, it is only worked out again
    with suppress(Exception):
        found: T = _Laeser(io.BytesIO(read_gemt(navn, noegle))).load()
        return found
    done = work()
    with suppress(pickle.PicklingError, TypeError, AttributeError):
        write_gemt(navn, noegle, pickle.dumps(done, protocol=5))
    return done


def read_gemt(navn: str, noegle: str) -> bytes:
    """Return what was kept under `navn` with this key, empty where there is nothing."""
    with suppress(OSError):
        content = (_folder() / f"{navn}.bin").read_bytes()
        if content.startswith(noegle.encode()):
            return content[len(noegle) :]
    return b""


def write_gemt(navn: str, noegle: str, content: bytes) -> None:
    """Keep `content` under `navn`, whole or not at all; a folder that cannot be written to is no error."""
    fil = _folder() / f"{navn}.bin"
    new = fil.with_name(f"{fil.name}.{os.getpid()}")
    try:
        fil.parent.mkdir(parents=True, exist_ok=True)
        new.write_bytes(noegle.encode() + content)
        new.replace(fil)
    except OSError:
        with suppress(OSError):
            new.unlink()


def tell_noegle(filer: Iterable[Path]) -> str:
    """Return the key of this version, this Python, and the files as they are (of a folder, every file in it)."""
    told = (f"{fil}|{see_file(fil)}" for fil in _iter_filer(filer))
    return hashlib.sha256("\n".join((__version__, sys.version, *told)).encode()).hexdigest()


class _Laeser(pickle.Unpickler):
    """Makes records of ours and dates, and refuses everything else a file could ask for."""

    def find_class(self, module: str, name: str) -> object:
        """Return the class; raises UnpicklingError for what is no record, text or choice that we wrote ourselves."""
        if (module, name) in _HJAELP:
            return super().find_class(module, name)
        # a dot would lead on from one of our modules to any that it has imported
        found = super().find_class(module, name) if module.startswith("drafting.") and "." not in name else None
        if isinstance(found, type) and issubclass(found, (Struct, Enum, str)) and found.__module__ == module:
            return found
        raise pickle.UnpicklingError(f"{module}.{name}")


@cache
def _folder() -> Path:
    from platformdirs import user_cache_path  # noqa: PLC0415 (as in paths)

    stedet = hashlib.sha256(os.fsencode(__file__)).hexdigest()[:8]  # two installations keep each their own
    return user_cache_path("drafting", appauthor=False) / stedet


def _iter_filer(filer: Iterable[Path]) -> Iterator[Path]:
    """Yield each file and folder, and each file in a folder; whoever reads one tells that it is missing."""
    for fil in filer:
        yield fil
        if fil.is_dir():
            yield from sorted(Path(each) for each in os.scandir(fil) if each.is_file())
