"""LanguageTool's Java server, started by us on a free port of this machine alone, and never left behind."""

from __future__ import annotations

import atexit
import contextlib
import os
import socket
import subprocess
import sys
from collections import deque
from pathlib import Path
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Self

from msgspec import Struct

from drafting.language.languagetool import vagt
from drafting.language.languagetool.java import UDEN_VINDUE
from drafting.language.languagetool.mangler import tell_mangel

if TYPE_CHECKING:
    from drafting.errors import DraftingError
    from drafting.language.languagetool.installation import Installation
    from drafting.language.languagetool.java import Java

LOOPBACK = "127.0.0.1"
_STARTED = "Server started"
# Small, quick to start, and on this machine alone: LanguageTool listens to others only when told --public
_OPTIONS = ("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Djava.net.preferIPv4Stack=true")
_FREMMEDE_VALG = ("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH")
_AFSLUT = 10
_ENESTE = Lock()


class Frister(Struct, frozen=True):
    """How many seconds we wait for the server to start, and for each answer."""

    start: float = 60
    svar: float = 60


class Server:
    """One Java program of ours; `with Server(…)` starts it. A program has one at a time."""

    def __init__(self, java: Java, installation: Installation, frister: Frister, port: int | None = None) -> None:
        self.port = port or find_port()
        self._frister = frister
        self._command = [java.program, *_OPTIONS, "-cp", installation.classpath]
        self._command += ["org.languagetool.server.HTTPServer", "--port", str(self.port)]
        self._program: subprocess.Popen[str] | None = None
        self._vagt: subprocess.Popen[str] | None = None
        self._laeser: Thread | None = None
        self._sagt: deque[str] = deque(maxlen=60)
        self._er_startet = False
        self._naaet = Event()

    def __enter__(self) -> Self:
        """Return the server when it is ready; raises VaerktoejError, and then nothing is left running."""
        if not _ENESTE.acquire(blocking=False):
            raise tell_mangel("Det er allerede i gang i dette program.", "Vent, til det første tjek er færdigt.")
        atexit.register(self.stop)
        try:
            self._start()
            self._wait()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        """Stop the server."""
        self.stop()
        atexit.unregister(self.stop)
        _ENESTE.release()

    @property
    def pid(self) -> int:
        """Return Java's id, 0 when it is not running."""
        return self._program.pid if self._program and self._program.poll() is None else 0

    def stop(self) -> None:
        """End Java and its watch at once; harmless when they have ended."""
        program, watch, self._vagt = self._program, self._vagt, None
        if program:
            vagt.kill_tree(program.pid) if program.poll() is None else None
            with contextlib.suppress(subprocess.TimeoutExpired):
                program.wait(_AFSLUT)
            if self._laeser:
                self._laeser.join(_AFSLUT)
        if watch:
            with contextlib.suppress(OSError, subprocess.TimeoutExpired):
                watch.communicate(f"{vagt.SLUT}\n", _AFSLUT)

    def has_died(self) -> bool:
        """Return whether Java has ended; one that is about to is given a moment."""
        try:
            return self._program is None or self._program.wait(2) is not None
        except subprocess.TimeoutExpired:
            return False

    def _start(self) -> None:
        environ = {name: value for name, value in os.environ.items() if name not in _FREMMEDE_VALG}
        watch = [sys.executable, "-I", "-S", str(Path(vagt.__file__))]
        try:
            self._vagt = subprocess.Popen(  # noqa: S603 (our own script)
                watch, stdin=subprocess.PIPE, text=True, start_new_session=True, creationflags=UDEN_VINDUE
            )
            self._program = subprocess.Popen(  # noqa: S603 (found by us)
                self._command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                encoding="utf-8",
                errors="replace",
                env=environ,
                start_new_session=True,
                creationflags=UDEN_VINDUE,
            )
        except OSError as trouble:
            reason = trouble.strerror or type(trouble).__name__
            raise tell_mangel(f"Java kunne ikke startes ({reason}).", "Installér Java igen.") from trouble
        if self._vagt.stdin:
            self._vagt.stdin.write(f"{self._program.pid}\n")
            self._vagt.stdin.flush()
        self._laeser = Thread(target=self._read, args=(self._program,), daemon=True)
        self._laeser.start()

    def _read(self, program: subprocess.Popen[str]) -> None:
        """Keep the last that Java says; unread it would stop when the pipe is full."""
        with contextlib.suppress(ValueError, OSError):
            for line in program.stdout or ():
                self._sagt.append(line)
                if _STARTED in line:
                    self._er_startet = True
                    self._naaet.set()
        if program.stdout:
            program.stdout.close()
        self._naaet.set()

    def _wait(self) -> None:
        """Wait for Java's own word that it listens: another program on the port would answer too."""
        if not self._naaet.wait(self._frister.start):
            grund = f"Det var ikke klar efter {self._frister.start:.0f} sekunder."
            raise tell_mangel(grund, "Luk andre programmer, og prøv igen.")
        if not self._er_startet:
            raise self._tell_stopped()

    def _tell_stopped(self) -> DraftingError:
        sagt = "".join(self._sagt)
        if "BindException" in sagt or "already in use" in sagt:
            return tell_mangel(f"Et andet program tog porten {self.port}.", "Prøv igen.")
        if "OutOfMemoryError" in sagt or "object heap" in sagt:
            return tell_mangel("Der er for lidt hukommelse til Java.", "Luk andre programmer, og prøv igen.")
        return tell_mangel(
            "Det stoppede, mens det startede.", "Installér det igen med drafting sprog installer-languagetool."
        )


def find_port() -> int:
    """Return a port on this machine that nobody uses."""
    with socket.socket() as free:
        free.bind((LOOPBACK, 0))
        port: int = free.getsockname()[1]
    return port
