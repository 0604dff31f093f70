"""Templates as Python has compiled them, kept for the next run."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import jinja2

from drafting.gemt import read_gemt, tell_noegle, write_gemt

__all__ = ["Skabelonlager"]


class Skabelonlager(jinja2.BytecodeCache):
    """Keeps a compiled template until its text, our own code for templates, Jinja or Python changes."""

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Fill the bucket with what was kept; Jinja sees to it that it is of this very text."""
        if content := read_gemt(f"skabelon_{bucket.key}", _tell_kode()):
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Keep the compiled template."""
        write_gemt(f"skabelon_{bucket.key}", _tell_kode(), bucket.bytecode_to_string())


@cache
def _tell_kode() -> str:
    return tell_noegle([Path(__file__).parent, Path(jinja2.__file__).parent])
