"""The first tenth of a second: Ctrl-C while the program is still being loaded."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import drafting
from drafting.errors import INTERRUPTED

ROOT = Path(drafting.__file__).parent.parent


def start(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, check=False, cwd=ROOT
    )


@pytest.mark.parametrize("room", ["importlib.util", "click", "drafting.screen.command", "gettext"])
def test_ctrl_c_while_it_is_loaded_is_one_line(room):
    """The interrupt comes in the middle of an import, where an exception may be swallowed."""
    done = start(f"""
        import signal, sys
        from drafting import __main__

        class Interrupt:
            def find_spec(self, name, path=None, target=None):
                if name == {room!r}:
                    signal.raise_signal(signal.SIGINT)

        sys.modules.pop({room!r}, None)
        sys.meta_path.insert(0, Interrupt())
        sys.argv = ["drafting", "--hjaelp"]
        __main__.main()
        """)
    assert (done.returncode, done.stdout, done.stderr) == (INTERRUPTED, "", "Afbrudt\n")


def test_ctrl_c_in_a_command_is_the_same_line():
    done = start("""
        import signal, sys
        from drafting import __main__, screen
        import drafting.screen.columns as columns

        columns.format_columns = lambda *_, **__: signal.raise_signal(signal.SIGINT)
        sys.argv = ["drafting", "klageinstans"]
        __main__.main()
        """)
    assert (done.returncode, done.stdout, done.stderr) == (INTERRUPTED, "", "Afbrudt\n")


def test_who_is_told_not_to_listen_to_ctrl_c_does_not():
    done = start("""
        import signal, sys
        from drafting import __main__

        signal.signal(signal.SIGINT, signal.SIG_IGN)
        sys.argv = ["drafting", "--version"]
        try:
            __main__.main()
        finally:
            assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
        """)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_entry_loads_nothing_before_it_looks_out_for_ctrl_c():
    lines = (ROOT / "drafting" / "__main__.py").read_text("utf-8").splitlines()
    loaded = [line for line in lines if line.startswith(("import ", "from "))]
    assert loaded == ["import atexit", "import gc", "import os", "import signal", "import sys"]
