"""What the tests of the whole house share: the example cases with their letters, and the readers of files."""

from __future__ import annotations

import signal
import sys
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from msgspec.structs import replace

from drafting.errors import RefusedError
from drafting.letter.compose import compose
from drafting.letter.skabelon import load_skabelon
from drafting.paths import templates_folder
from drafting.pipeline import Bestilling, check, draft, find_fund, find_klare
from drafting.render.brevpapir import Brevpapir, load_brevpapir

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    from drafting.fund import Finding
    from drafting.letter.tree import Letter

HERE = Path(__file__).parent
SAGER = sorted(HERE.parent.glob("eksempler/*/sag.yaml"))
DATO = date(2026, 11, 20)
FORMATER = ("docx", "pdf", "txt", "html")

# Examples are drawn the same way every time, and no test is failed by a slow machine.
settings.register_profile("drafting", derandomize=True, database=None, deadline=None)
settings.load_profile("drafting")

# Begun in the background, a program is deaf to Ctrl-C, and so would everything be that the tests begin and then stop.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True, scope="session")
def _ingen_egen_mappe(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Let nobody's own templates on this machine into the tests."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_DATA_HOME", "LOCALAPPDATA"):
            patch.setenv(name, str(tmp_path_factory.mktemp("data")))
        patch.delenv("DRAFTING_SKABELONER", raising=False)
        yield


@dataclass(frozen=True, slots=True)
class Brev:
    """A letter of an example case: its name (`klage`, `klage_cbf` where there are several units), tree and files."""

    navn: str
    letter: Letter
    filer: dict[str, bytes]


@dataclass(frozen=True, slots=True)
class Eksempel:
    """An example case: its name, all findings, and every letter its stage has reached and its profile allows."""

    navn: str
    fund: tuple[Finding, ...]
    breve: tuple[Brev, ...]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="rewrite the golden letters instead of comparing")


def load_module(path: Path) -> ModuleType:
    """Return the module in `path`; tests have no packages to import it from."""
    spec = spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = sys.modules[path.stem] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="session")
def load() -> Callable[[Path], ModuleType]:
    """Return what gives the module in a file."""
    return load_module


_EKSEMPELBREVE = load_module(HERE / "render" / "eksempelbreve.py")
for _navn in ("grenebreve", "variantbreve"):  # so that the tests of the letters can import them by name
    load_module(HERE / f"{_navn}.py")


@pytest.fixture(scope="session")
def laesere() -> ModuleType:
    """Return the module of readers (`laesere.read_words` …)."""
    return load_module(HERE / "laesere.py")


@pytest.fixture(scope="session")
def eksempelbreve() -> ModuleType:
    """Return the module of sample letters (`eksempelbreve.BREVE`, `eksempelbreve.ordfoelge`)."""
    return _EKSEMPELBREVE


@pytest.fixture(params=sorted(_EKSEMPELBREVE.BREVE))
def proevebrev(request: pytest.FixtureRequest) -> Letter:
    """Return each sample letter in turn."""
    return _EKSEMPELBREVE.BREVE[request.param]


@pytest.fixture(params=SAGER, ids=lambda sag: sag.parent.name)
def eksempel(request: pytest.FixtureRequest) -> Eksempel:
    """Return each example case in turn."""
    return load_eksempel(request.param)


@pytest.fixture(scope="session")
def eksempler() -> tuple[Eksempel, ...]:
    """Return all example cases."""
    return tuple(map(load_eksempel, SAGER))


@pytest.fixture(scope="session")
def brevpapir() -> Brevpapir:
    """Return the shipped letterhead."""
    return load_brevpapir(templates_folder() / "brevpapir")


@cache
def load_eksempel(sagsfil: Path) -> Eksempel:
    """Return the example, drafted once for all tests."""
    tjek = check(sagsfil, dato=DATO)
    breve: list[Brev] = []
    for udfald in draft(tjek, Bestilling(breve=find_klare(tjek), formater=FORMATER, kladde=True)):
        if isinstance(udfald.fejl, RefusedError):
            continue
        assert udfald.fejl is None, f"{sagsfil}: {udfald.fejl}"
        drafts = compose(tjek.fakta, load_skabelon(udfald.brev), tjek.hylder, dato=DATO)
        for number, each in enumerate(drafts):
            filer = udfald.filer[number * len(FORMATER) : (number + 1) * len(FORMATER)]
            navn = "_".join(filter(None, (udfald.brev.rpartition("/")[2], each.enhed)))
            breve.append(Brev(navn, each.letter, {fil.navn.rpartition(".")[2]: fil.indhold for fil in filer}))
    fund = tuple(replace(each, place=each.place and replace(each.place, file="sag.yaml")) for each in find_fund(tjek))
    return Eksempel(sagsfil.parent.name, fund, tuple(breve))
