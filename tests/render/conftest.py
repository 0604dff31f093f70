"""The sample letters and the shipped letterhead, for every renderer's tests."""

from __future__ import annotations

from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from drafting.paths import templates_folder
from drafting.render.brevpapir import Brevpapir, load_brevpapir

if TYPE_CHECKING:
    from types import ModuleType

    from drafting.letter.tree import Letter


def _load_eksempelbreve() -> ModuleType:
    spec = spec_from_file_location("eksempelbreve", Path(__file__).with_name("eksempelbreve.py"))
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_EKSEMPELBREVE = _load_eksempelbreve()


@pytest.fixture(scope="session")
def eksempelbreve() -> ModuleType:
    """Return the module of sample letters (`eksempelbreve.BREVE`, `eksempelbreve.afsnit` …)."""
    return _EKSEMPELBREVE


@pytest.fixture(params=sorted(_EKSEMPELBREVE.BREVE))
def brev(request: pytest.FixtureRequest) -> Letter:
    """Return each sample letter in turn."""
    return _EKSEMPELBREVE.BREVE[request.param]


@pytest.fixture(scope="session")
def brevpapir() -> Brevpapir:
    """Return the shipped letterhead."""
    return load_brevpapir(templates_folder() / "brevpapir")
