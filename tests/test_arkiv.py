"""The output folder: whole files, nobody's edits lost, and clear words when something is in the way."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from drafting.arkiv.lock import LOCKFILE, lock_folder
from drafting.arkiv.manifest import MANIFEST, Kilder, load_manifest
from drafting.arkiv.name import format_filename
from drafting.arkiv.write import Skrevet, Udkast, hash_bytes, write_files
from drafting.errors import DraftingError, OverwriteError, RenderError, UsageError

KILDER = Kilder(brev="klage/klage", sag="s1", skabelon="t1", data="d1", version="0.1.0", dato="2026-11-20")


def make(navn: str = "26-1301_klage.docx", indhold: bytes = b"hej") -> Udkast:
    return Udkast(navn, indhold, KILDER)


def write_one(folder: Path, udkast: Udkast, *, overskriv: bool = False) -> Skrevet:
    return write_files(folder, (udkast,), overskriv=overskriv)[0]


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# ── What we write ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_missing_folder_with_danish_letters_is_made(tmp_path):
    folder = tmp_path / "Århus sager" / "ærø & øst"
    skrevet = write_one(folder, make())
    assert skrevet.sti.read_bytes() == b"hej"
    assert not skrevet.uaendret
    assert names(folder) == [MANIFEST, "26-1301_klage.docx"]


def test_the_manifest_knows_the_sources(tmp_path):
    write_one(tmp_path, make())
    post = load_manifest(tmp_path)["26-1301_klage.docx"]
    assert post.sha256 == hash_bytes(b"hej")
    assert post.kilder == KILDER
    content = json.loads((tmp_path / MANIFEST).read_text("utf-8"))
    assert content["skema"] == 3
    assert content["filer"]["26-1301_klage.docx"]["kilder"]["dato"] == "2026-11-20"


def test_the_manifest_keeps_the_other_files(tmp_path):
    write_one(tmp_path, make("a.txt"))
    write_one(tmp_path, make("b.txt"))
    assert set(load_manifest(tmp_path)) == {"a.txt", "b.txt"}


def test_equal_bytes_are_left_alone(tmp_path):
    sti = write_one(tmp_path, make()).sti
    for path in (sti, tmp_path / MANIFEST):
        os.utime(path, (1, 1))
    assert write_one(tmp_path, make()).uaendret
    assert sti.stat().st_mtime == 1
    assert (tmp_path / MANIFEST).stat().st_mtime == 1


def test_our_own_file_is_replaced(tmp_path):
    write_one(tmp_path, make())
    skrevet = write_one(tmp_path, make(indhold=b"nyt"))
    assert skrevet.sti.read_bytes() == b"nyt"
    assert not skrevet.uaendret


def test_a_deleted_file_is_made_again(tmp_path):
    write_one(tmp_path, make()).sti.unlink()
    assert write_one(tmp_path, make()).sti.read_bytes() == b"hej"


def test_two_letters_with_one_name_are_refused(tmp_path):
    with pytest.raises(UsageError, match="samme filnavn"):
        write_files(tmp_path, (make("A.txt"), make("a.txt")), overskriv=False)


# ── What we never write over ───────────────────────────────────────────────────────────────────────────────────────


def test_edited_and_foreign_files_stop_the_whole_run(tmp_path):
    write_files(tmp_path, (make("a.txt"), make("b.txt")), overskriv=False)
    (tmp_path / "a.txt").write_bytes(b"rettet")
    (tmp_path / "c.txt").write_bytes(b"fremmed")
    before = (tmp_path / MANIFEST).read_bytes()
    files = tuple(make(name, b"nyt") for name in ("a.txt", "b.txt", "c.txt", "d.txt"))
    with pytest.raises(OverwriteError) as caught:
        write_files(tmp_path, files, overskriv=False)
    assert [Path(trouble.place.file).name for trouble in caught.value.troubles] == ["a.txt", "c.txt"]
    assert all("--overskriv" in trouble.remedy for trouble in caught.value.troubles)
    assert (tmp_path / "a.txt").read_bytes() == b"rettet"
    assert (tmp_path / "b.txt").read_bytes() == b"hej"
    assert (tmp_path / "c.txt").read_bytes() == b"fremmed"
    assert (tmp_path / MANIFEST).read_bytes() == before
    assert not (tmp_path / "d.txt").exists()


def test_overskriv_gives_leave(tmp_path):
    write_one(tmp_path, make()).sti.write_bytes(b"rettet")
    assert write_one(tmp_path, make(), overskriv=True).sti.read_bytes() == b"hej"
    assert write_one(tmp_path, make(indhold=b"nyt")).sti.read_bytes() == b"nyt"


def test_a_foreign_file_with_the_same_bytes_is_taken_over(tmp_path):
    (tmp_path / "26-1301_klage.docx").write_bytes(b"hej")
    assert write_one(tmp_path, make()).uaendret
    assert not write_one(tmp_path, make(indhold=b"nyt")).uaendret


@pytest.mark.parametrize("mark", ["~$-1301_klage.docx", "~$6-1301_klage.docx", ".~lock.26-1301_klage.docx#"])
def test_a_file_open_in_word_is_left_alone(tmp_path, mark):
    sti = write_one(tmp_path, make()).sti
    (tmp_path / mark).write_bytes(b"")
    with pytest.raises(OverwriteError, match="Luk den i Word"):
        write_one(tmp_path, make(indhold=b"nyt"), overskriv=True)
    assert sti.read_bytes() == b"hej"
    assert write_one(tmp_path, make()).uaendret


def test_windows_that_will_not_replace_an_open_file(tmp_path, monkeypatch):
    sti = write_one(tmp_path, make()).sti
    real = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.name == sti.name:
            raise PermissionError(errno.EACCES, "Adgang nægtet")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OverwriteError, match="Luk den i Word"):
        write_files(tmp_path, (make(indhold=b"nyt"), make("andet.docx")), overskriv=False)
    monkeypatch.undo()
    assert sti.read_bytes() == b"hej"
    assert (tmp_path / "andet.docx").read_bytes() == b"hej"
    assert names(tmp_path) == [MANIFEST, "26-1301_klage.docx", "andet.docx"]
    assert write_one(tmp_path, make(indhold=b"nyt")).sti.read_bytes() == b"nyt"


# ── A manifest we cannot trust ─────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"\xff\xfe", b"[]", b"7", b'{"skema": 1}', b'{"skema": 1, "filer": {"a": {}}}', b'{"skema": 99}',
     b'{"skema": 1, "filer": {"a": {"sha256": "x", "kilder": {"ukendt": 1}}}}', b'{"andet": "program"}'],
)  # fmt: skip
def test_a_broken_or_foreign_manifest_is_told_and_kept(tmp_path, content):
    (tmp_path / MANIFEST).write_bytes(content)
    with pytest.raises(OverwriteError, match=r"\.drafting\.json"):
        write_one(tmp_path, make())
    assert names(tmp_path) == [MANIFEST]
    assert (tmp_path / MANIFEST).read_bytes() == content
    write_one(tmp_path, make(), overskriv=True)
    assert (tmp_path / f"{MANIFEST}.gammel1").read_bytes() == content


def test_setting_aside_never_loses_an_earlier_one(tmp_path):
    for content in (b"en", b"to"):
        (tmp_path / MANIFEST).write_bytes(content)
        write_one(tmp_path, make(), overskriv=True)
    assert (tmp_path / f"{MANIFEST}.gammel1").read_bytes() == b"en"
    assert (tmp_path / f"{MANIFEST}.gammel2").read_bytes() == b"to"


# ── Folders that cannot be used ────────────────────────────────────────────────────────────────────────────────────


def test_a_file_where_a_folder_is_expected(tmp_path):
    (tmp_path / "ud").write_text("fil")
    for folder in (tmp_path / "ud", tmp_path / "ud" / "under"):
        with pytest.raises(UsageError, match="ikke en mappe"):
            write_one(folder, make())


def test_a_folder_where_a_file_is_expected(tmp_path):
    (tmp_path / "26-1301_klage.docx").mkdir()
    with pytest.raises(OverwriteError, match="Der er en mappe"):
        write_one(tmp_path, make(), overskriv=True)


def test_a_very_long_path(tmp_path):
    with pytest.raises(RenderError, match="for lang"):
        write_one(tmp_path / ("æ" * 300), make())


@pytest.mark.parametrize(
    ("number", "error", "words"),
    [
        (errno.ENOSPC, RenderError, "Disken er fuld"),
        (errno.EROFS, OverwriteError, "ikke lov til at skrive"),
        (errno.EACCES, OverwriteError, "ikke lov til at skrive"),
        (errno.EIO, RenderError, "kunne ikke skrives i mappen"),
    ],
)
def test_trouble_before_anything_is_replaced(tmp_path, monkeypatch, number, error, words):
    write_one(tmp_path, make())
    before = (tmp_path / MANIFEST).read_bytes()

    def fail(_number: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(error, match=words) as caught:
        write_files(tmp_path, (make(indhold=b"nyt"), make("b.txt")), overskriv=False)
    assert caught.value.troubles[0].remedy
    assert names(tmp_path) == [MANIFEST, "26-1301_klage.docx"]
    assert (tmp_path / "26-1301_klage.docx").read_bytes() == b"hej"
    assert (tmp_path / MANIFEST).read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_without_leave(tmp_path):
    tmp_path.chmod(0o500)
    with pytest.raises(OverwriteError, match="ikke lov til at skrive"):
        write_one(tmp_path, make())
    tmp_path.chmod(0o700)


def test_every_trouble_says_what_to_do(tmp_path):
    (tmp_path / "ud").write_text("fil")
    with pytest.raises(DraftingError) as caught:
        write_one(tmp_path / "ud", make())
    assert all(trouble.place and trouble.remedy for trouble in caught.value.troubles)


# ── Two runs, and runs that are killed ─────────────────────────────────────────────────────────────────────────────


def test_a_second_run_waits_its_turn(tmp_path):
    with lock_folder(tmp_path), pytest.raises(OverwriteError, match="En anden kørsel"), lock_folder(tmp_path, tries=2):
        pass
    assert names(tmp_path) == []


def test_many_runs_at_once_lose_nothing(tmp_path):
    def run(number: int) -> None:
        for turn in range(3):
            write_files(tmp_path, (make(f"{number}.txt", b"%d" % turn), make("alle.txt", b"fast")), overskriv=False)

    threads = [threading.Thread(target=run, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(load_manifest(tmp_path)) == {"0.txt", "1.txt", "2.txt", "3.txt", "alle.txt"}
    assert all((tmp_path / f"{number}.txt").read_bytes() == b"2" for number in range(4))
    assert LOCKFILE not in names(tmp_path)


WRITER = """
import sys
from pathlib import Path
from drafting.arkiv.write import Udkast, write_files
from drafting.arkiv.manifest import Kilder
kilder = Kilder(brev="b", sag="s", skabelon="t", data="d", version="v", dato="2026-11-20")
print("klar", flush=True)
turn = int(sys.argv[2])
while True:
    turn += 1
    files = tuple(Udkast(f"{n}.bin", bytes([turn % 251]) * 200_000, kilder) for n in range(3))
    write_files(Path(sys.argv[1]), files, overskriv=False)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX signal")
def test_kill_9_leaves_whole_files_and_no_false_edits(tmp_path):
    folder = tmp_path / "ud"
    for turn in range(12):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITER, str(folder), str(turn * 20)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        assert writer.stdout.readline() == b"klar\n"
        time.sleep(0.004 * turn)
        writer.send_signal(signal.SIGKILL)
        assert writer.communicate()[1] == b""  # no run was told that its own files were edited
        for path in folder.glob("*.bin"):
            content = path.read_bytes()
            assert len(content) == 200_000
            assert len(set(content)) == 1
    files = tuple(make(f"{number}.bin", b"til sidst") for number in range(3))
    write_files(folder, files, overskriv=False)
    assert names(folder) == [MANIFEST, "0.bin", "1.bin", "2.bin"]


def test_a_crash_between_two_files_is_no_edit(tmp_path, monkeypatch):
    write_files(tmp_path, (make("a.txt"), make("b.txt")), overskriv=False)
    real = Path.replace

    def crash(self: Path, target: Path) -> Path:
        if target.name == "b.txt":
            raise KeyboardInterrupt
        return real(self, target)

    monkeypatch.setattr(Path, "replace", crash)
    with pytest.raises(KeyboardInterrupt):
        write_files(tmp_path, (make("a.txt", b"nyt"), make("b.txt", b"nyt")), overskriv=False)
    monkeypatch.undo()
    assert (tmp_path / "a.txt").read_bytes() == b"nyt"
    assert (tmp_path / "b.txt").read_bytes() == b"hej"
    write_files(tmp_path, (make("a.txt", b"sidst"), make("b.txt", b"sidst")), overskriv=False)
    assert "foer" not in (tmp_path / MANIFEST).read_text("utf-8")


# ── Names ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("sagsnummer", "navn"),
    [
        ("26/1301", "26-1301_klage.docx"),
        ("26\\1301: A?", "26-1301-A_klage.docx"),
        (" 26 / 1301 ", "26-1301_klage.docx"),
        ("../../etc/passwd", "etc-passwd_klage.docx"),
        ("Blåbær-7", "Blåbær-7_klage.docx"),
        ("Bla\u030abær", "Blåbær_klage.docx"),
        ("CON", "sag-CON_klage.docx"),
        ("nul.txt", "sag-nul.txt_klage.docx"),
        ("...", "sag_klage.docx"),
        ("", "sag_klage.docx"),
        (None, "sag_klage.docx"),
        ("9" * 400, "9" * 60 + "_klage.docx"),
        ("010160-1234", "sag_klage.docx"),
        ("sag 0101601234", "sag_klage.docx"),
        ("26-12345678901", "26-12345678901_klage.docx"),
        ("26/1301 Mette H.", "sag_klage.docx"),
        ("26/METTE", "sag_klage.docx"),
        ("26/1301 mettebo", "26-1301-mettebo_klage.docx"),
    ],
)
def test_file_names(sagsnummer, navn):
    assert format_filename(sagsnummer, "klage/klage", "docx", navne=("Mette Holm",)) == navn
