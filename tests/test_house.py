"""The rules of the house that no other tool keeps: names, sizes, floors, words, and what is promised in prose."""

from __future__ import annotations

import ast
import inspect
import re
import subprocess
import sys
import tomllib
from collections import Counter, defaultdict
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from drafting.errors import DraftingError
from drafting.facts import model
from drafting.findings.registry import RULES
from drafting.letter.skabelontjek.tjek import check_alle
from drafting.letter.view import RODER
from drafting.yamlfile import Mapping, Sequence, read_mapping

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
CODE = [ROOT / "cli.py", *sorted((ROOT / "drafting").rglob("*.py"))]
TREES = {path: ast.parse(path.read_text(encoding="utf-8")) for path in CODE}
SKABELONER = {path: path.read_text(encoding="utf-8") for path in sorted((ROOT / "templates").rglob("*.j2"))}
DATA = sorted([*(ROOT / "drafting" / "data").rglob("*.yaml"), *(ROOT / "templates").rglob("*.yaml")])

FORBIDDEN = re.compile(r"process|handler?|manager?|do|perform|info|utils?|helpers?|common|misc|base|service")
PARAGRAF = re.compile(r"§+\s*\d|\bstk\.\s*\d|\bartikel\s*\d", re.IGNORECASE)
ENGLISH = re.compile(r"\b(the|is|not|must|missing|invalid|file|error|expected|cannot|unknown|should)\b")
TUNGE = ("babel", "docx", "docxtpl", "jinja2", "lxml", "markdown_it", "msgspec", "pypdf", "requests", "typst", "yaml")
# Names that others have chosen: gettext's folder, the type's own files, a key of JSON Schema's.
FREMMEDE = re.compile(r"LC_MESSAGES|skrift/|LAESMIG|/fejl/\d\d_")


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def iter_names(tree: ast.Module) -> Iterator[str]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    yield from (node.name for node in ast.walk(tree) if isinstance(node, kinds))


def count_lines(function: ast.FunctionDef) -> int:
    """Return the lines of a function; a record filled with a line for each field counts as one."""
    fields = max((len(node.keywords) for node in ast.walk(function) if isinstance(node, ast.Call)), default=0)
    return (function.end_lineno or 0) - function.lineno + 1 - max(fields - 8, 0)


def iter_texts(tree: ast.Module) -> Iterator[str]:
    """Yield every text in the code that is not a docstring."""
    docs = {
        id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.value


def iter_keys(node: object) -> Iterator[str]:
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield entry.written
            yield from iter_keys(entry.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from iter_keys(item)


# --- names and sizes


def test_paths_are_plain_words() -> None:
    folders = ("drafting", "templates", "tests", "eksempler", "dev", "bench")
    paths = [path for folder in folders for path in (ROOT / folder).rglob("*") if "__pycache__" not in path.parts]
    odd = [shown(path) for path in paths if not re.fullmatch(r"[a-z0-9_.]+", path.name)]

    assert [path for path in odd if not FREMMEDE.search(path)] == []


@pytest.mark.parametrize("path", DATA, ids=shown)
def test_data_keys_are_plain_words(path) -> None:
    if "skelet" in path.parts:
        return  # the adviser's own file is written as the adviser writes
    keys = set(iter_keys(read_mapping(path, DraftingError)))

    assert [key for key in keys if not re.fullmatch(r"[a-z0-9_]+", key)] == []


def test_modules_and_functions_are_small() -> None:
    long_modules = [shown(path) for path in CODE if len(path.read_text(encoding="utf-8").splitlines()) > 250]
    long_functions = [
        f"{shown(path)}:{node.name}"
        for path, tree in TREES.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef) and count_lines(node) > 40
    ]

    assert (long_modules, long_functions) == ([], [])


def test_names_say_what_they_mean() -> None:
    names = {(shown(path), name) for path, tree in TREES.items() for name in (path.stem, *iter_names(tree))}
    words = {(path, name): set(re.findall(r"[A-Z]?[a-z]+", name)) for path, name in names}

    assert [found for found, parts in words.items() if any(FORBIDDEN.fullmatch(part.lower()) for part in parts)] == []


# --- floors


def test_the_commands_import_little_before_they_run() -> None:
    imports = [node for node in TREES[ROOT / "cli.py"].body if isinstance(node, ast.Import | ast.ImportFrom)]
    modules = {getattr(node, "module", None) or node.names[0].name for node in imports}
    foreign = {module for module in modules if module.partition(".")[0] not in sys.stdlib_module_names}

    assert {
        module for module in foreign if not re.fullmatch(r"click|drafting(\.(fund|paths|screen\..+))?", module)
    } == set()


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["brev", "--help"]])
def test_help_loads_no_heavy_guests(words) -> None:
    run = "from drafting.__main__ import main\ntry:\n    main()\nexcept SystemExit:\n    pass"
    code = f"import sys\nsys.argv[1:] = {words}\n{run}\nprint(*sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True).stdout

    assert "click" in said.splitlines()[-1].split()
    assert set(said.splitlines()[-1].split()) & set(TUNGE) == set()


def test_the_floors_hold() -> None:
    code = "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-cache'])"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, encoding="utf-8", check=False)

    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


def test_no_room_can_stand_outside_the_floors() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (floors,) = [contract for contract in contracts if contract["type"] == "layers"]

    assert floors["exhaustive"] is True
    assert floors["exhaustive_ignores"] == ["_cli", "__main__"]


# --- law and words


def test_law_is_data() -> None:
    cited = [(shown(path), text) for path, tree in TREES.items() for text in iter_texts(tree) if PARAGRAF.search(text)]
    cited += [
        (shown(path), line)
        for path, text in SKABELONER.items()
        for line in text.split("\n")
        if re.search(r"§|\bstk\.", line)
    ]

    assert cited == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_a_source(rule) -> None:
    assert rule.kilde.strip()


def test_messages_are_danish() -> None:
    calls = [node for tree in TREES.values() for node in ast.walk(tree) if isinstance(node, ast.Call)]
    told = [
        call for call in calls if getattr(call.func, "id", getattr(call.func, "attr", "")) in {"Trouble", "finding"}
    ]
    texts = (text for call in told for text in iter_texts(ast.Module([ast.Assign([], call)], [])))

    assert [text for text in texts if ENGLISH.search(text)] == []


def test_nothing_tells_of_the_machine_it_was_made_on() -> None:
    files = [
        *ROOT.glob("*.*"),
        *(
            path
            for folder in ("docs", "drafting", "templates", "eksempler", "requirements", ".ci")
            for path in (ROOT / folder).rglob("*")
        ),
    ]
    texts = {
        path: path.read_text(encoding="utf-8")
        for path in files
        if path.suffix in {".py", ".md", ".yaml", ".yml", ".toml", ".txt", ".j2", ".typ", ".json"}
    }
    places = re.compile(r"(?<![\w.])/(?:home|root|tmp|work|Users)/|[A-Z]:\\Users")

    assert [shown(path) for path, text in texts.items() if places.search(text)] == []


# --- templates


def test_every_template_is_in_order() -> None:
    assert check_alle(RODER) == ()


def test_every_phrase_is_used_by_two_letters_or_more() -> None:
    phrases = {
        (path.name, name)
        for path, text in SKABELONER.items()
        if path.parent.name == "faelles"
        for name in re.findall(r"{%-?\s*macro\s+(\w+)", text)
    }
    used = Counter(
        (file, name.split()[0])
        for path, text in SKABELONER.items()
        if path.parent.name != "faelles"
        for file, names in re.findall(r'{%-?\s*from\s+"faelles/(\S+)"\s+import\s+(.+?)\s*-?%}', text)
        for name in names.split(",")
    )
    used.update(
        (path.name, name)
        for path, text in SKABELONER.items()
        if path.parent.name == "faelles"
        for name in re.findall(r"{{ (\w+)\(", text)
    )

    assert [phrase for phrase in phrases if used[phrase] < 2] == []


def test_no_sentence_stands_in_two_templates() -> None:
    found = defaultdict(set)
    for path, text in SKABELONER.items():
        for line in re.sub(r"{[%#].*?[%#]}|{{ \w+\([^}]*\) }}", "\n", text, flags=re.DOTALL).split("\n"):
            if len(line.strip(" -#|*")) > 60 and not line.startswith("bruger: "):
                found[line.strip(" -#|*")].add(shown(path))

    assert {line: paths for line, paths in found.items() if len(paths) > 1} == {}


# --- what is promised in prose


def test_every_word_of_the_case_stands_in_the_glossary() -> None:
    glossary = set(re.findall(r"`(\w+)`", (ROOT / "docs" / "ordliste.md").read_text(encoding="utf-8")))
    records = [each for each in vars(model).values() if inspect.isclass(each) and issubclass(each, model.Record)]
    fields = {name for record in records for name in record.__struct_fields__} - {"steder"}

    assert len(fields) > 100
    assert sorted(fields - glossary) == []


def test_every_command_has_help_and_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    commands = dict(iter_commands(load_cli(), "drafting"))

    assert [name for name, command in commands.items() if not command.help] == []
    assert [name for name in commands if not re.search(rf"{name}\b", readme)] == []


def load_cli() -> click.Group:
    namespace: dict[str, object] = {"__name__": "cli"}
    exec(compile(TREES[ROOT / "cli.py"], "cli.py", "exec"), namespace)  # noqa: S102 (our own file, which is in no package)
    return namespace["cli"]


def iter_commands(group: click.Group, path: str) -> Iterator[tuple[str, click.Command]]:
    for name in group.list_commands(ctx := click.Context(group)):
        command = group.get_command(ctx, name)
        yield f"{path} {name}", command
        if isinstance(command, click.Group):
            yield from iter_commands(command, f"{path} {name}")
