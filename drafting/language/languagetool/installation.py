"""The installed LanguageTool: our own folder, or where language-tool-python puts what it fetches."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from drafting.language.languagetool.java import find_java
from drafting.language.languagetool.mangler import tell_mangel
from drafting.paths import data_folder

if TYPE_CHECKING:
    from drafting.errors import VaerktoejError

HENTET_VERSION = "6.8"
HENTET_FRA = f"https://github.com/jxmorris12/language_tool_python/releases/download/LanguageTool-{HENTET_VERSION}/"
HENTET_MB = 247
_JAR = "languagetool-server.jar"


class Installation(Struct, frozen=True):
    """A folder with LanguageTool's server in it."""

    mappe: Path

    @property
    def classpath(self) -> str:
        """Return Java's list of where to look: the server, and the jars beside it."""
        return os.pathsep.join((str(self.mappe), str(self.mappe / _JAR), str(self.mappe / "libs" / "*")))


def find_installation() -> Installation:
    """Return LanguageTool in DRAFTING_LANGUAGETOOL, else in .tools, else as fetched; raises VaerktoejError."""
    egen = os.environ.get("DRAFTING_LANGUAGETOOL")
    mapper = [Path(egen)] if egen else [_tools_folder(), *_find_hentede()]
    for mappe in mapper:
        if (mappe / _JAR).is_file():
            return Installation(mappe)
    if egen:
        raise tell_mangel(
            f"Mappen i DRAFTING_LANGUAGETOOL har ingen {_JAR}.", "Ret mappen, eller slet DRAFTING_LANGUAGETOOL."
        )
    raise tell_mangel("LanguageTool er ikke installeret.", "Kør drafting sprog installer-languagetool.")


def install_languagetool() -> Installation:
    """Fetch LanguageTool with language-tool-python, which checks what it gets; raises VaerktoejError.

    Ask first: it is the one thing in the program that uses the internet. What is there already is not fetched again.
    """
    find_java()
    try:
        from language_tool_python.download_lt import LocalLanguageTool  # noqa: PLC0415 (an extra, and slow to load)
    except ImportError:
        raise tell_pakke() from None
    try:
        LocalLanguageTool.from_version_name(HENTET_VERSION).download()
    except (Exception, SystemExit) as trouble:  # the guest's errors have no kind in common
        raise tell_mangel(
            f"LanguageTool kunne ikke hentes ({type(trouble).__name__}).",
            f"Se efter, om der er internet og 1 GB ledig plads, og om {HENTET_FRA} er spærret. Prøv så igen.",
        ) from trouble
    return find_installation()


def hentet_folder() -> Path:
    """Return the folder that language-tool-python fetches to."""
    return Path(os.environ.get("LTP_PATH") or Path.home() / ".cache" / "language_tool_python")


def tell_pakke() -> VaerktoejError:
    """Return the error of the package that is not there."""
    return tell_mangel("Pakken language-tool-python er ikke installeret.", "Kør pip install 'drafting[sprog]'.")


def _tools_folder() -> Path:
    """Return the folder of `make languagetool`, which a checkout has and a wheel has not."""
    return data_folder().parents[1] / ".tools" / "languagetool"


def _find_hentede() -> list[Path]:
    """Return the fetched versions, the newest first."""
    found = [path for path in hentet_folder().glob("LanguageTool-*") if re.search(r"-\d+\.\d+$", path.name)]
    return sorted(found, key=lambda path: [int(part) for part in re.findall(r"\d+", path.name)], reverse=True)
