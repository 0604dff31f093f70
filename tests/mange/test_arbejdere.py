"""Workers: the same bytes as one alone, in the same order, whatever becomes of one of them; and Ctrl-C."""

from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from drafting.arkiv.disk import find_temp, hash_bytes
from drafting.arkiv.lock import LOCKFILE, lock_folder
from drafting.arkiv.manifest import load_manifest
from drafting.bestilling import Bestilling
from drafting.errors import INTERRUPTED
from drafting.mange import arbejdere, koersel
from drafting.mange.afbrydelse import Afbrydelse
from drafting.mange.arbejdere import Arbejdere
from drafting.mange.model import Opgave, Planlagt, Sagsopgave
from drafting.mange.plan import Sagsordre

ROOT = Path(__file__).parents[2]
SAG = (ROOT / "eksempler" / "ubesvarede_breve" / "sag.yaml").read_text("utf-8")
MANGE = 40
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")


def write_sager(mappe: Path, antal: int, *, samlet: bool = False) -> Path:
    for number in range(antal):
        fil = mappe / f"{number:03}.yaml" if samlet else mappe / f"{number:03}" / "sag.yaml"
        fil.parent.mkdir(parents=True, exist_ok=True)
        fil.write_text(SAG.replace("26/1301", f"26/{number:03}"), "utf-8")
    return mappe


def begin(mappe: Path, *options: str) -> subprocess.Popen[str]:
    words = ["brev", str(mappe), "klage", "videresendelse", "--dato", "2026-11-20", *options]
    return subprocess.Popen(
        [sys.executable, "-m", "drafting", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        encoding="utf-8", cwd=ROOT, start_new_session=True,
    )  # fmt: skip


def finish(mappe: Path, *options: str) -> str:
    done = begin(mappe, *options)
    _, said = done.communicate()
    assert done.returncode == 0, said
    return said


def read(mappe: Path) -> dict[str, bytes]:
    return {path.relative_to(mappe).as_posix(): path.read_bytes() for path in mappe.rglob("*") if path.is_file()}


def check_folders(mappe: Path) -> int:
    """Return how many letters there are, once each is whole and known."""
    letters = 0
    for ud in mappe.rglob("ud"):
        manifest = load_manifest(ud)
        for fil in ud.glob("*.docx"):
            letters += 1
            assert manifest[fil.name].is_ours(hash_bytes(fil.read_bytes()))
    return letters


def find_strays(mappe: Path) -> list[Path]:
    return [path for path in mappe.rglob(".drafting*") if path.name != ".drafting.json"]


# ── The same with many as with one ─────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("samlet", [False, True])
def test_two_workers_write_the_same_bytes_in_the_same_order(tmp_path, samlet):
    told = []
    for antal in "12":
        mappe = write_sager(tmp_path / antal / "sager", 20, samlet=samlet)
        done = begin(mappe, "--arbejdere", antal, "--format", "docx,pdf,txt")
        told.append([Path(line).name for line in done.communicate()[0].splitlines()])
    assert told[0] == told[1]
    assert len(told[0]) == 120
    assert told[0] == sorted(told[0], key=lambda name: name[:6])
    assert read(tmp_path / "1") == read(tmp_path / "2")


def test_more_workers_are_begun_only_where_enough_is_left(tmp_path, monkeypatch):
    begun = []
    monkeypatch.setattr(arbejdere, "count_kerner", lambda: 2)
    monkeypatch.setattr(
        arbejdere.Arbejdere, "draft", lambda self, planlagte: begun.append(self) or ((p, None) for p in planlagte)
    )
    ordrer = [Sagsordre(fil, fil.parent / "ud") for fil in sorted(write_sager(tmp_path, 12).rglob("sag.yaml"))]
    opgave = Opgave(bestilling=Bestilling(breve=("klage/klage",), formater=("txt",)), dato=date(2026, 11, 20))
    for worth, expected in ((5, 0), (4, 1)):
        monkeypatch.setattr(koersel, "LETTERS_WORTH_A_WORKER", worth)
        run = koersel.Koersel(opgave, Afbrydelse(), overskriv=False, arbejdere=0, tell=print)
        assert len(list(run.run(ordrer))) == 12
        assert len(begun) == expected
        for ordre in ordrer:
            (ordre.ud / ".drafting.json").unlink(missing_ok=True)
    # nothing to draft is no reason for another process
    monkeypatch.setattr(koersel, "LETTERS_WORTH_A_WORKER", 10_000)
    list(koersel.Koersel(opgave, Afbrydelse(), overskriv=False, arbejdere=1, tell=print).run(ordrer))
    monkeypatch.setattr(koersel, "LETTERS_WORTH_A_WORKER", 0)
    begun.clear()
    list(koersel.Koersel(opgave, Afbrydelse(), overskriv=False, arbejdere=0, tell=print).run(ordrer))
    assert begun == []


# ── A worker that dies ─────────────────────────────────────────────────────────────────────────────────────────────

FARLIG = """\
import gc
import os
from pathlib import Path
from drafting.errors import SagError, Trouble
from drafting.mange.model import Sagssvar

def draft_sag(opgave, each):
    name = each.fil.name
    mark = each.fil.with_suffix(".proevet")
    if name == "farlig" or (name == "uheld" and not mark.exists()):
        mark.write_text("")
        os._exit(9)
    return Sagssvar(klare=(str(gc.get_threshold()) if name == "affald" else name,))

def draft_sager(opgave, opgaver):
    return [draft_sag(opgave, each) for each in opgaver]
"""


@pytest.fixture
def run_workers(tmp_path, monkeypatch):
    """Return what runs cases of these names by workers that die of `farlig`, and once of `uheld`."""
    (tmp_path / "farlige.py").write_text(FARLIG, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    farlige = __import__("farlige")

    def run(names: list[str]) -> tuple[list[str], list[str]]:
        told: list[str] = []
        opgave = Opgave(bestilling=Bestilling(breve=()), dato=date(2026, 11, 20))
        planlagte = [
            Planlagt(
                ordre=Sagsordre(tmp_path / name, tmp_path), opgave=Sagsopgave(fil=tmp_path / name, sag="", breve=())
            )
            for name in names
        ]
        answers = Arbejdere(opgave, 2, Afbrydelse(), told.append, farlige.draft_sager).draft(iter(planlagte))
        return [str(svar.fejl or svar.klare[0]) for _, svar in answers], told

    yield run
    sys.modules.pop("farlige")


def test_a_case_no_worker_lives_through_is_told_and_the_rest_are_drafted(run_workers):
    names = [f"{number:02}" for number in range(40)]
    names[3] = names[19] = "farlig"
    names[30] = "uheld"
    answers, told = run_workers(names)
    assert [answer for answer, name in zip(answers, names, strict=True) if name != "farlig"] == [
        n for n in names if n != "farlig"
    ]
    assert all("Arbejderen standsede hver gang" in answers[at] for at in (3, 19))
    assert set(told) == {"En arbejder standsede uventet. Dens sager bliver prøvet igen."}


def test_a_worker_looks_for_garbage_as_seldom_as_the_program(run_workers):
    before = gc.get_threshold()
    gc.set_threshold(123_456)
    try:
        answers, _ = run_workers(["affald"])
    finally:
        gc.set_threshold(*before)
    assert answers == [f"(123456, {before[1]}, {before[2]})"]


def test_where_no_worker_can_live_the_program_drafts_itself(run_workers, monkeypatch):
    monkeypatch.setattr(arbejdere, "get_context", lambda _: (_ for _ in ()).throw(OSError("ingen")))
    answers, told = run_workers(["1", "2", "3", "4", "5"])
    assert answers[3:] == ["4", "5"]
    assert told[-1] == "Arbejderne kan ikke køre her. Resten bliver skrevet af programmet selv."


@POSIX
def test_a_worker_killed_from_outside_loses_nothing(tmp_path):
    mappe = write_sager(tmp_path, MANGE)
    done = begin(mappe, "--arbejdere", "2")
    killed = 0
    while done.poll() is None and killed < 2:
        time.sleep(0.05)
        for child in find_workers(done.pid)[:1]:
            os.kill(child, signal.SIGKILL)
            killed += 1
            time.sleep(1)
    _, said = done.communicate()
    assert done.returncode == 0, said
    assert killed
    assert f"{MANGE} sager: {2 * MANGE} filer skrevet." in said
    assert check_folders(mappe) == 2 * MANGE


def find_workers(pid: int) -> list[int]:
    listed = subprocess.run(
        ["ps", "-Aww", "-o", "pid=", "-o", "ppid=", "-o", "args="], capture_output=True, text=True, check=True
    ).stdout
    rows = [line.split(None, 2) for line in listed.splitlines()]
    return [int(row[0]) for row in rows if row[1] == str(pid) and "spawn_main" in row[2]]


# ── Ctrl-C, and worse ──────────────────────────────────────────────────────────────────────────────────────────────


@POSIX
@pytest.mark.parametrize(
    ("number", "antal", "samlet"),
    [
        (signal.SIGINT, "1", False),
        (signal.SIGINT, "2", True),
        (signal.SIGTERM, "2", False),
        (signal.SIGKILL, "1", True),
        (signal.SIGKILL, "2", False),
    ],
)
def test_a_run_that_is_stopped_leaves_whole_files_and_goes_on(tmp_path, number, antal, samlet):
    mappe = write_sager(tmp_path, MANGE, samlet=samlet)
    before = 0
    for turn in range(3):
        run = begin(mappe, "--arbejdere", antal)
        run.stdout.readline()  # the first letter is there
        time.sleep(0.07 * turn)
        if number == signal.SIGINT:
            os.killpg(run.pid, number)  # as a terminal does, to the workers too
        else:
            run.send_signal(number)
        _, said = run.communicate()
        now = check_folders(mappe)
        assert now >= before
        before = now
        if number != signal.SIGKILL and run.returncode:
            assert run.returncode == INTERRUPTED, said
            assert said.endswith("Afbrudt. Kør samme kommando igen, så bliver resten skrevet.\n")
            assert "Traceback" not in said
            assert find_strays(mappe) == []
    assert before
    left = 2 * MANGE - before
    assert (f"{left} filer skrevet" in finish(mappe, "--arbejdere", antal)) == bool(left)
    assert check_folders(mappe) == 2 * MANGE
    assert find_strays(mappe) == []


@pytest.mark.parametrize("samlet", [False, True])
def test_what_a_killed_run_left_goes_though_nothing_is_to_be_written(tmp_path, samlet):
    mappe = write_sager(tmp_path, 2, samlet=samlet)
    finish(mappe)
    before = read(mappe)
    for ud in mappe.rglob("ud"):
        (ud / LOCKFILE).touch()
        find_temp(ud).write_bytes(b"half a letter")
    assert find_strays(mappe)
    assert "ingen filer skrevet" in finish(mappe)
    assert read(mappe) == before


def test_where_another_run_is_writing_nothing_is_removed_and_nothing_waits(tmp_path):
    mappe = write_sager(tmp_path, 2)
    finish(mappe)
    ud = mappe / "000" / "ud"
    temp = find_temp(ud)
    with lock_folder(ud):
        temp.write_bytes(b"half a letter")
        assert "ingen filer skrevet" in finish(mappe)
        assert (ud / LOCKFILE).exists()
    assert temp.exists()


@POSIX
def test_workers_go_when_the_program_that_began_them_is_killed(tmp_path):
    run = begin(write_sager(tmp_path, MANGE), "--arbejdere", "2")
    while len(workers := find_workers(run.pid)) < 2 and run.poll() is None:
        time.sleep(0.05)
    run.stdout.readline()
    run.kill()
    run.communicate()
    for _ in range(200):
        alive = [pid for pid in workers if Path(f"/proc/{pid}").exists()]
        if not alive:
            break
        time.sleep(0.05)
    assert alive == []


def test_json_is_whole_also_when_the_run_is_interrupted(tmp_path):
    mappe = write_sager(tmp_path, 3)
    code = f"""
        import signal, sys
        from drafting import __main__
        from drafting.mange import arbejde
        real = arbejde.check
        def check(fil, **options):
            if fil.parent.name == "001":
                signal.raise_signal(signal.SIGINT)
            return real(fil, **options)
        arbejde.check = check
        sys.argv = ["drafting", "brev", {str(mappe)!r}, "klage", "--json"]
        __main__.main()
        """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=False, cwd=ROOT
    )
    answer = __import__("json").loads(done.stdout)
    assert (done.returncode, answer["afbrudt"], len(answer["sager"])) == (INTERRUPTED, True, 1)
    assert check_folders(mappe) == 1


def test_ctrl_c_waits_only_while_files_are_put_in_place():
    with Afbrydelse() as afbrydelse:
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            afbrydelse.check()
        with pytest.raises(KeyboardInterrupt), afbrydelse.aaben():
            pytest.fail("it should not come here")
    with Afbrydelse() as afbrydelse, pytest.raises(KeyboardInterrupt), afbrydelse.aaben():
        signal.raise_signal(signal.SIGINT)
    with Afbrydelse():
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_who_is_told_not_to_listen_does_not():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with Afbrydelse() as afbrydelse:
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
            afbrydelse.check()
    finally:
        signal.signal(signal.SIGINT, before)


def test_outside_the_main_thread_nothing_is_listened_to():
    found = []
    thread = threading.Thread(target=lambda: found.append(Afbrydelse().__enter__()))
    thread.start()
    thread.join()
    assert len(found) == 1
