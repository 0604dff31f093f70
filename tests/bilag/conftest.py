"""The awkward files, so that the tests here can import them by name; tests have no packages to import them from."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

_PATH = Path(__file__).with_name("skaeve_filer.py")
_SPEC = spec_from_file_location(_PATH.stem, _PATH)
assert _SPEC is not None
assert _SPEC.loader is not None
sys.modules[_PATH.stem] = _MODULE = module_from_spec(_SPEC)
_SPEC.loader.exec_module(_MODULE)
