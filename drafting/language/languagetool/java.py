"""Java on this machine: where it is, and whether it is new enough for LanguageTool."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

from msgspec import Struct

from drafting.language.languagetool.mangler import tell_mangel

MINDSTE_JAVA = 17
# Windows opens a black window for a console program unless told not to
UDEN_VINDUE = getattr(subprocess, "CREATE_NO_WINDOW", 0)
_VERSION = re.compile(r'version "(?:1\.)?(\d+)')
_SVARFRIST = 30
_REMEDIE = f"Installér Java {MINDSTE_JAVA} eller nyere, og prøv igen."


class Java(Struct, frozen=True):
    """A Java that can be started, and its major version."""

    program: str
    version: int


def find_java() -> Java:
    """Return the first Java that is new enough, JAVA_HOME before PATH; raises VaerktoejError when there is none."""
    fundne = [java for program in _find_programs() if (java := ask_version(program))]
    for java in fundne:
        if java.version >= MINDSTE_JAVA:
            return java
    if fundne:
        nyeste = max(java.version for java in fundne)
        raise tell_mangel(f"Java {nyeste} er for gammel.", _REMEDIE)
    raise tell_mangel("Java er ikke installeret.", _REMEDIE)


def ask_version(program: str) -> Java | None:
    """Return the Java behind the path, None for what is no Java: macOS has a `java` that only asks for one."""
    try:
        done = subprocess.run(  # noqa: S603 (JAVA_HOME and PATH are the user's own)
            [program, "-version"],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SVARFRIST,
            check=False,
            creationflags=UDEN_VINDUE,
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = _VERSION.search((done.stderr + done.stdout).decode(errors="replace"))
    return Java(program, int(found[1])) if found else None


def _find_programs() -> list[str]:
    home = os.environ.get("JAVA_HOME")
    found = (shutil.which("java", path=str(Path(home) / "bin")) if home else None, shutil.which("java"))
    return list(dict.fromkeys(program for program in found if program))
