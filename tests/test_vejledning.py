"""The guide tells the truth: its case is a case, and every command in it answers as it is shown.

Comments in the guide, unseen by its reader, prepare the next console block: `<!-- fil: sti -->` names the case below,
`<!-- sag: sti -->` one that is there, `<!-- tilføj: sti -->` appends the block below to it, `<!-- ret: A -> B -->`
changes it for one block, `<!-- rettet: sti -->` edits a file, and `<!-- bilag: mappe -->` lays enclosures in a
folder, `<!-- sager: mappe -->` cases, of which `<!-- rettet-sag: sti -->` mends one; `<!-- tekst: sti -->` names a
text below that is no case. Below `<!-- blandt: andet -->` the answer may hold other lines too, so that a new letter or
municipality leaves the guide alone.
"""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from PIL import Image

import drafting
from cli import cli
from drafting.errors import INTERRUPTED, UNEXPECTED, DraftingError

ROOT = Path(drafting.__file__).parent.parent
GUIDE = (ROOT / "docs" / "vejledning.md").read_text("utf-8")
TEKST = re.compile(r"<!-- tekst: (\S+) -->\n```text\n(.*?)```", re.DOTALL)
STEP = re.compile(r"<!-- (?!tekst)(\S+): (.+?) ?-->|```(\w+)\n(.*?)```", re.DOTALL)


class Dag(date):
    """The day the guide's reader sits down, whatever day the test is run."""

    @classmethod
    def today(cls):
        return date(2026, 12, 20)


def test_every_command_of_the_guide_answers_as_shown(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("drafting.screen.valg.date", Dag)
    write_texts()
    path, changes, pending, among = Path(), [], "", False
    for verb, argument, language, block in STEP.findall(GUIDE):
        if verb == "ret":
            changes.append(tuple(part.replace("\\n", "\n") for part in re.split(r" ->(?: |$)", argument)))
        elif verb in LAEGGER:
            LAEGGER[verb](Path(argument))
        elif verb == "blandt":
            among = True
        elif verb:
            path, pending = Path(argument), verb.removeprefix("sag")
        elif language == "yaml" and pending:
            path.parent.mkdir(exist_ok=True)
            path.write_text((path.read_text("utf-8") if pending == "tilføj" else "") + block, "utf-8")
            pending = ""
        elif language == "console":
            check_console(block, path, changes, among=among)
            changes, among = [], False


def write_texts():
    for name, text in TEKST.findall(GUIDE):
        Path(name).write_text(text, "utf-8")


def write_bilag(folder):
    shutil.copy(ROOT / "eksempler" / "carport_i_skel" / "bilag" / "brev_maj.pdf", folder / "brev.pdf")
    Image.new("RGB", (600, 400), "white").save(folder / "kvittering.jpg")


def write_sager(folder):
    """Lay three copies of the guide's case in a folder, the one in the middle with a mistake."""
    case = Path("26-2044/sag.yaml").read_text("utf-8")
    for number, text in enumerate([case, change(case, [MISTAKE]), case]):
        (folder / f"26-300{number}").mkdir(parents=True)
        (folder / f"26-300{number}" / "sag.yaml").write_text(text, "utf-8")


MISTAKE = ("modtaget: 2026-11-12\nemne", "modtaget: 12/11-2026\nemne")


def mend(path):
    path.write_text(change(path.read_text("utf-8"), [MISTAKE[::-1]]), "utf-8")


LAEGGER = {
    "sager": write_sager,
    "rettet-sag": mend,
    "rettet": lambda path: path.write_bytes(b"rettet i Word"),
    "bilag": write_bilag,
}


def check_console(block, path, changes, *, among):
    command, shown = block.removeprefix("> drafting ").split("\n", 1)
    case = path.read_text("utf-8") if path.is_file() else ""
    if changes:
        path.write_text(change(case, changes), "utf-8")
    answer = CliRunner().invoke(cli, command.split())
    if changes:
        path.write_text(case, "utf-8")
    said = answer.output.replace("\\", "/")
    if among:
        assert [line for line in split(shown) if line not in split(said)] == [], command
    else:
        assert said == shown, command


def split(text):
    return [line.split() for line in text.splitlines()]


def change(case, changes):
    for old, new in changes:
        assert case.count(old) == 1, old
        case = case.replace(old, new)
    return case


def test_every_message_of_the_table_is_a_message_of_the_program():
    table = GUIDE.partition("## Når noget driller")[2].partition("## ")[0]
    messages = re.findall(r"^\| `(.+?)` \|", table, re.MULTILINE)
    source = "".join(file.read_text("utf-8") for file in (ROOT / "drafting").rglob("*.py"))
    assert len(messages) > 10
    for message in messages:
        longest = max(re.split(r"'[^']*'|\(.*?\)|…|\S*/\S+|sag\.yaml\S*| under |[.?,] ", message), key=len).strip(" .:")
        assert longest in source, message


@pytest.mark.parametrize("code", [0, UNEXPECTED, INTERRUPTED, *(e.exit_code for e in DraftingError.__subclasses__())])
def test_every_exit_code_is_in_the_guide(code):
    assert f"| {code} |" in GUIDE.partition("## Slutkoder")[2]


def test_every_picture_of_the_guide_is_there_and_small():
    pictures = re.findall(r"\]\((billeder/[\w.]+)\)", GUIDE)
    assert pictures
    assert all((ROOT / "docs" / picture).stat().st_size < 120_000 for picture in pictures)


def test_every_heading_of_the_contents_is_in_the_guide():
    anchors = {
        re.sub(r"[^\wæøå -]", "", head.lower()).replace(" ", "-")
        for head in re.findall(r"^## (.+)$", GUIDE, re.MULTILINE)
    }
    assert set(re.findall(r"\(#([^)]+)\)", GUIDE)) == anchors


def test_the_guide_is_read_in_one_breath():
    prose = re.sub(r"```.*?```|<!--.*?-->|^\|.*?$|^#.*?$|`[^`]*`", " ", GUIDE, flags=re.DOTALL | re.MULTILINE)
    sentences = re.split(r"(?<=[.?!:])\s+|\n\s*(?=-)|\n\n", prose)
    assert [sentence for sentence in sentences if len(sentence.split()) > 20] == []
