"""LanguageTool itself, started and stopped by us: what it finds, what it is shown, and that it never stays behind.

`make languagetool` fetches it; without it and Java these tests fail in CI and are skipped elsewhere.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import psutil
import pytest
import requests
import yaml

from drafting.errors import VaerktoejError
from drafting.language.dokument import Dokument, Slags, Sprogprofil, Stykke
from drafting.language.kontroller.grammatik import find_grammatik
from drafting.language.languagetool.installation import find_installation
from drafting.language.languagetool.java import find_java
from drafting.language.languagetool.server import LOOPBACK, Frister, Server
from drafting.language.languagetool.tjek import open_languagetool
from drafting.language.traef import read_dokument

if TYPE_CHECKING:
    from collections.abc import Iterator

    from drafting.language.languagetool.tjek import Sprogtjek
    from drafting.language.traef import Traef

JAR = Path(__file__).parents[2] / ".tools" / "languagetool" / "languagetool-server.jar"


@pytest.fixture(scope="module", autouse=True)
def _installed() -> None:
    """Without LanguageTool the tests fail where they must run, and are skipped elsewhere."""
    if JAR.exists() and shutil.which("java"):
        return
    if os.environ.get("CI"):
        pytest.fail("LanguageTool eller Java mangler: kør make languagetool")
    pytest.skip("kør make languagetool")


@pytest.fixture(scope="module")
def tjek() -> Iterator[Sprogtjek]:
    """One server for all tests that only ask."""
    with open_languagetool() as found:
        yield found


@contextmanager
def own_server(frister: Frister | None = None, port: int | None = None) -> Iterator[Server]:
    """Start a server of the test's own in a program that may have another."""
    with Server(find_java(), find_installation(), frister or Frister(), port) as server:
        yield server


def count_javaer() -> int:
    """Return how many servers this program has."""
    return sum(is_server(each.pid) for each in psutil.Process().children(recursive=True))


def is_server(pid: int) -> bool:
    """Return whether a server of ours runs under the id."""
    try:
        return "org.languagetool.server.HTTPServer" in psutil.Process(pid).cmdline()
    except psutil.Error:  # it is gone, or all but gone
        return False


def run_alone(code: str, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run the code in a program of its own, which then has no server to begin with."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM + code],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONUTF8": "1"} | environ,
        check=False,
        timeout=300,
    )


PROGRAM = """
import os, signal, sys
import psutil
from drafting.errors import VaerktoejError
from drafting.language.languagetool.server import Frister
from drafting.language.languagetool.tjek import open_languagetool

def try_check(frister=Frister(), before=lambda pid: None):
    try:
        with open_languagetool(frister=frister) as tjek:
            before(tjek.server.pid)
            found = tjek.find_sprogfejl("Det er feks rigtigt.")
            print([fejl.ord for fejl in found])
    except VaerktoejError as error:
        print(error)
    print(len(psutil.Process().children(recursive=True)))

"""


# --- what is found


@pytest.mark.parametrize("foran", ["", "😀 ", "😀😀😀\r\n", "Sagsbe\u00adhandler A\u030ase 𝒜𝓃𝓃𝑒. "])
@pytest.mark.parametrize(("fejl", "forslag"), [("feks", "f.eks."), ("Bla.", "Bl.a."), ("hjem hjem", "hjem")])
def test_an_error_is_found_where_it_stands(tjek, foran, fejl, forslag) -> None:
    tekst = f"{foran}Borgeren gik {fejl} hen til os 😀."
    start = tekst.index(fejl)

    assert [(each.start, each.slut, each.ord) for each in tjek.find_sprogfejl(tekst)] == [
        (start, start + len(fejl), fejl)
    ]
    assert forslag in tjek.find_sprogfejl(tekst)[0].forslag


def test_spelling_is_told_only_when_asked_for(tjek) -> None:
    assert tjek.find_sprogfejl("Komunen svarer.") == ()
    (fejl,) = tjek.find_sprogfejl("Komunen svarer.", med_stavning=True)
    assert (fejl.ord, fejl.kategori, fejl.forslag) == ("Komunen", "TYPOS", ("Kommunen",))


@pytest.mark.parametrize("tekst", ["", " \n", "Borgeren har fået svar.", "- et punkt\n- et andet punkt"])
def test_nothing_is_found_where_nothing_is(tjek, tekst) -> None:
    assert tjek.find_sprogfejl(tekst) == ()


GRAMMATIK = yaml.safe_load(Path(__file__).with_name("kontroller.yaml").read_text("utf-8"))["grammatik"]


def find_hits(tjek: Sprogtjek, row: dict | str) -> list[Traef]:
    row = row if isinstance(row, dict) else {"tekst": row}
    stykke = Stykke(Slags(row.get("slags", "afsnit")), row["tekst"])
    laesning = read_dokument(Dokument((stykke,), Sprogprofil.BORGER))
    return [hit for _, hit in find_grammatik(laesning, tjek)]


@pytest.mark.parametrize("row", GRAMMATIK["traef"], ids=str)
def test_a_slip_is_told_with_what_to_write(tjek, row) -> None:
    (hit,) = find_hits(tjek, row)
    assert [hit.uddrag] == row["ord"]
    assert hit.forslag == row.get("forslag", hit.forslag)
    assert hit.ord.endswith((".", "?"))


@pytest.mark.parametrize("row", GRAMMATIK["ikke"], ids=str)
def test_what_is_right_is_let_be(tjek, row) -> None:
    assert find_hits(tjek, row) == []


# --- what it is shown


def test_cpr_names_and_mail_addresses_never_leave_the_program(tjek, monkeypatch) -> None:
    sent: list[str] = []
    post = requests.post
    monkeypatch.setattr(requests, "post", lambda url, data, **kw: (sent.append(data["text"]), post(url, data, **kw))[1])
    tekst = "😀 Åse Krøjgårds CPR-nummer er 251248-9996. KRØJGÅRD (aase@krojgaard.dk) skriver feks til Åse."
    found = tjek.find_sprogfejl(tekst, ["Åse von Krøjgård"], med_stavning=True)

    assert [(fejl.ord, tekst[fejl.start : fejl.slut]) for fejl in found] == [("feks", "feks")]
    (shown,) = sent
    assert len(shown) == len(tekst)
    assert shown == "□ Xxx Xxxxxxxxs CPR-nummer er 000000-0000. XXXXXXXX (xxxx@xxxxxxxxx.xx) skriver feks til Xxx."


def test_no_proxy_is_shown_the_text(tjek, monkeypatch) -> None:
    with socket.create_server((LOOPBACK, 0)) as proxy:
        proxy.settimeout(0.01)
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://{LOOPBACK}:{proxy.getsockname()[1]}")
        for name in ("NO_PROXY", "no_proxy"):
            monkeypatch.delenv(name, raising=False)
        assert len(tjek.find_sprogfejl("Det er feks rigtigt.")) == 1
        with pytest.raises(TimeoutError):
            proxy.accept()


def test_the_server_listens_to_this_machine_alone(tjek) -> None:
    listening = [each.laddr.ip for each in psutil.Process(tjek.server.pid).net_connections() if each.status == "LISTEN"]

    assert {ip.removeprefix("::ffff:") for ip in listening} == {LOOPBACK}


# --- what goes wrong


def test_a_second_server_is_never_started(tjek) -> None:
    with pytest.raises(VaerktoejError, match="allerede i gang") as caught, own_server():
        pass

    assert "\n" not in str(caught.value)
    assert count_javaer() == 1
    assert len(tjek.find_sprogfejl("Det er feks rigtigt.")) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows kan ikke standse et program uden at lukke det")
def test_a_server_killed_midway_is_told_and_cleared_away() -> None:
    """Stopped first, so that it has taken the text and not answered when it is killed."""
    code = """
from threading import Timer
def kill_soon(pid):
    os.kill(pid, signal.SIGSTOP)
    Timer(1, os.kill, (pid, signal.SIGKILL)).start()
try_check(before=kill_soon)
"""
    done = run_alone(code)

    assert done.stdout == "LanguageTool har ikke tjekket sproget: Det stoppede midt i tjekket. Prøv igen.\n0\n", (
        done.stderr
    )


@pytest.mark.skipif(sys.platform == "win32", reason="Windows kan ikke standse et program uden at lukke det")
def test_a_server_that_hangs_is_told_and_cleared_away() -> None:
    done = run_alone("try_check(Frister(svar=5), lambda pid: os.kill(pid, signal.SIGSTOP))")
    told = "LanguageTool har ikke tjekket sproget: Det svarede ikke inden for 5 sekunder og er lukket."

    assert done.stdout == f"{told} Prøv igen, eventuelt med en kortere tekst.\n0\n", done.stderr


def test_a_server_that_has_died_is_not_started_again() -> None:
    code = """
with open_languagetool() as tjek:
    tjek.server.stop()
    for _ in range(2):
        try:
            tjek.find_sprogfejl("Det er feks rigtigt.")
        except VaerktoejError as error:
            print(error)
    print(len(psutil.Process().children(recursive=True)))
"""
    told = "LanguageTool har ikke tjekket sproget: Det stoppede midt i tjekket. Prøv igen."

    assert run_alone(code).stdout == f"{told}\n{told}\n0\n"


def test_a_server_that_is_too_slow_to_start_is_told_and_cleared_away() -> None:
    done = run_alone("try_check(Frister(start=0.01))")

    assert done.stdout.startswith("LanguageTool har ikke tjekket sproget: Det var ikke klar efter"), done.stderr
    assert done.stdout.endswith("\n0\n")


def test_a_port_that_is_taken_is_told_and_nobody_else_is_asked() -> None:
    """The other program answers like a server that is well; it must not be shown the text."""
    code = """
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from drafting.language.languagetool import server
asked = []

class Fremmed(BaseHTTPRequestHandler):
    def do_GET(self):
        asked.append(self.path)
        self.send_response(200)
        self.end_headers()
    do_POST = do_GET

fremmed = HTTPServer(("127.0.0.1", 0), Fremmed)
Thread(target=fremmed.serve_forever, daemon=True).start()
server.find_port = lambda: fremmed.server_port
try_check()
print(asked)
fremmed.shutdown()
fremmed.server_close()
"""
    told, left, asked = run_alone(code).stdout.splitlines()

    assert told.startswith("LanguageTool har ikke tjekket sproget: Et andet program tog porten ")
    assert told.endswith(". Prøv igen.")
    assert (left, asked) == ("0", "[]")


def test_a_broken_installation_is_told_and_cleared_away(tmp_path) -> None:
    (tmp_path / JAR.name).write_bytes(b"")
    done = run_alone("try_check()", DRAFTING_LANGUAGETOOL=str(tmp_path))

    told = "LanguageTool har ikke tjekket sproget: Det stoppede, mens det startede."
    assert done.stdout == f"{told} Installér det igen med drafting sprog installer-languagetool.\n0\n", done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="Windows har ingen SIGTERM, der kan fanges")
@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_java_does_not_outlive_a_program_that_is_killed(how) -> None:
    code = "with open_languagetool() as tjek:\n    print(tjek.server.pid, flush=True)\n    signal.pause()"
    command = [sys.executable, "-c", PROGRAM + code]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as program:
        java = int(program.stdout.readline())
        assert is_server(java)
        program.send_signal(how)
        program.wait(60)
    wait_until_gone(java)

    assert not is_server(java)


def wait_until_gone(pid: int) -> None:
    for _ in range(300):
        if not is_server(pid):
            return
        time.sleep(0.1)


def test_java_does_not_outlive_an_error_in_the_middle_or_a_program_that_forgets() -> None:
    code = """
try:
    with open_languagetool() as tjek:
        1 / 0
except ZeroDivisionError:
    print(len(psutil.Process().children(recursive=True)))
opened = open_languagetool()
tjek = opened.__enter__()
print(tjek.server.pid)
"""
    left, pid = run_alone(code).stdout.split()

    assert left == "0"
    assert not is_server(int(pid))
