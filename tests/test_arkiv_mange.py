"""Many folders written at once, and many letters in one folder: nothing is lost, and nothing is written twice."""

from __future__ import annotations

import json
import pickle
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from drafting.arkiv import mappe
from drafting.arkiv.lock import lock_folder
from drafting.arkiv.manifest import MANIFEST, TILLAEG, Kilder, load_manifest
from drafting.arkiv.write import Adgang, Kendskab, Ordre, Udkast, write_batch, write_files
from drafting.errors import OverwriteError, Place, Trouble, UsageError

KILDER = Kilder(brev="klage/klage", sag="s1", skabelon="t1", data="d1", version="0.1.0", dato="2026-11-20")
VARSOM = Adgang(andre_sager=False)


def make(navn: str, indhold: bytes = b"hej", sagsfil: str = "") -> Udkast:
    return Udkast(navn, indhold, replace(KILDER, sagsfil=sagsfil))


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_one_bad_folder_never_stops_the_others(tmp_path):
    (tmp_path / "b").write_text("en fil", "utf-8")
    write_files(tmp_path / "c", [make("c.txt")], overskriv=False)[0].sti.write_bytes(b"rettet")
    ordrer = [Ordre(tmp_path / name, [make(f"{name}.txt", b"nyt")]) for name in "abcd"]
    a, b, c, d = write_batch(ordrer, Kendskab(), Adgang())
    assert (a[0].sti.read_bytes(), d[0].sti.read_bytes()) == (b"nyt", b"nyt")
    assert isinstance(b, UsageError)
    assert isinstance(c, OverwriteError)
    assert (tmp_path / "c" / "c.txt").read_bytes() == b"rettet"
    assert names(tmp_path / "a") == [MANIFEST, "a.txt"]


def test_a_folder_in_use_stops_only_itself(tmp_path, monkeypatch):
    monkeypatch.setattr("drafting.arkiv.lock._TRIES", 1)
    monkeypatch.setattr("drafting.arkiv.write.lock_folder", lambda folder: lock_folder(folder, tries=1))
    (tmp_path / "a").mkdir()
    with lock_folder(tmp_path / "a"):
        a, b = write_batch([Ordre(tmp_path / name, [make("x.txt")]) for name in "ab"], Kendskab(), Adgang())
    assert "En anden kørsel" in str(a)
    assert b[0].sti.read_bytes() == b"hej"


def test_a_long_manifest_is_not_written_again_for_every_letter(tmp_path, monkeypatch):
    monkeypatch.setattr(mappe, "LANG", 3)
    kendskab = Kendskab()
    for number in range(9):
        write_batch([Ordre(tmp_path, [make(f"{number}.txt", sagsfil=str(tmp_path / "a.yaml"))])], kendskab, VARSOM)
    assert len(json.loads((tmp_path / MANIFEST).read_bytes())["filer"]) == 4
    assert set(load_manifest(tmp_path)) == {f"{number}.txt" for number in range(9)}
    assert set(kendskab.find_poster(tmp_path, "a.yaml")) == set(load_manifest(tmp_path))
    kendskab.close()
    assert names(tmp_path) == [MANIFEST, *(f"{number}.txt" for number in range(9))]
    assert len(json.loads((tmp_path / MANIFEST).read_bytes())["filer"]) == 9


def test_a_killed_runs_lines_are_known_and_half_a_line_is_not(tmp_path, monkeypatch):
    monkeypatch.setattr(mappe, "LANG", 0)
    kendskab = Kendskab()
    for name in "abc":
        write_batch([Ordre(tmp_path, [make(f"{name}.txt")])], kendskab, VARSOM)
    with (tmp_path / TILLAEG).open("ab") as file:
        file.write(b'{"navn": "d.txt", "po')
    assert set(load_manifest(tmp_path)) == {"a.txt", "b.txt", "c.txt"}
    write_files(tmp_path, [make("c.txt", b"nyt")], overskriv=False)
    write_batch([Ordre(tmp_path, [make("d.txt")])], again := Kendskab(), VARSOM)
    again.close()
    assert names(tmp_path) == [MANIFEST, "a.txt", "b.txt", "c.txt", "d.txt"]
    assert (tmp_path / "c.txt").read_bytes() == b"nyt"


def test_the_letter_of_another_case_is_not_written_over(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.yaml").write_text("", "utf-8")
    ud = tmp_path / "ud"
    first, second = (
        Ordre(ud, [make("26-1_klage.txt", each, str(tmp_path / f"{each.decode()}.yaml"))]) for each in (b"a", b"b")
    )
    (refused,) = (write_batch([first], Kendskab(), VARSOM), write_batch([second], Kendskab(), VARSOM))[1]
    assert "en anden sag" in str(refused)
    assert "a.yaml" in str(refused)
    assert write_batch([first, second], Kendskab(), VARSOM)[1].troubles == refused.troubles
    (tmp_path / "a.yaml").unlink()
    assert write_batch([second], Kendskab(), VARSOM)[0][0].sti.read_bytes() == b"b"


def test_what_others_write_meanwhile_is_seen(tmp_path):
    kendskab = Kendskab()
    write_batch([Ordre(tmp_path, [make("a.txt")])], kendskab, VARSOM)
    write_files(tmp_path, [make("b.txt")], overskriv=False)
    write_batch([Ordre(tmp_path, [make("c.txt")])], kendskab, VARSOM)
    assert set(load_manifest(tmp_path)) == {"a.txt", "b.txt", "c.txt"}


def test_an_error_is_the_same_in_another_process():
    error = OverwriteError(Trouble("En.", Place("sag.yaml", 3), "To."), Trouble("Tre."))
    again = pickle.loads(pickle.dumps(error))  # noqa: S301 (our own bytes)
    assert (type(again), again.troubles, str(again)) == (OverwriteError, error.troubles, str(error))


WRITER = """
import sys
from pathlib import Path
from drafting.arkiv import mappe
from drafting.arkiv.write import Adgang, Kendskab, Ordre, Udkast, write_batch
from drafting.arkiv.manifest import Kilder
mappe.LANG = 5
kilder = Kilder(brev="b", sag="s", skabelon="t", data="d", version="v", dato="2026-11-20")
print("klar", flush=True)
turn, kendskab = int(sys.argv[2]), Kendskab()
while True:
    turn += 1
    for first in range(0, 30, 6):
        files = [Udkast(f"{n}.bin", bytes([turn % 251]) * 20_000, kilder) for n in range(first, first + 6)]
        for svar in write_batch([Ordre(Path(sys.argv[1]), [file]) for file in files], kendskab, Adgang()):
            assert isinstance(svar, tuple), svar
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX signal")
def test_kill_9_in_a_long_folder_loses_nothing(tmp_path):
    folder = tmp_path / "ud"
    for turn in range(10):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder), str(turn * 20)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert writer.stdout.readline() == b"klar\n"
        time.sleep(0.02 * turn)
        writer.send_signal(signal.SIGKILL)
        assert writer.communicate()[1] == b""  # no run was told that its own files were edited
        assert {(len(content), len(set(content))) for content in map(Path.read_bytes, folder.glob("*.bin"))} <= {
            (20_000, 1)
        }
    write_files(folder, [make(f"{number}.bin", b"til sidst") for number in range(30)], overskriv=False)
    assert names(folder) == sorted([MANIFEST, *(f"{number}.bin" for number in range(30))])
