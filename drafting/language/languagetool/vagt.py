"""A watch beside Java: when our own program dies without a word, even by force, the watch ends Java.

Runs as a script of its own, so it imports nothing but what every Python has. It is told Java's id on its first line;
the end of its input without the word `slut` means that nobody is left to stop Java.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys

SLUT = "slut"


def kill_tree(pid: int) -> None:
    """End the program and those it has started, at once; it must lead a session of its own."""
    if sys.platform == "win32":
        root = os.environ.get("SYSTEMROOT", r"C:\Windows")
        command = [os.path.join(root, "System32", "taskkill.exe"), "/F", "/T", "/PID", str(pid)]  # noqa: PTH118
        subprocess.run(command, capture_output=True, check=False, creationflags=subprocess.CREATE_NO_WINDOW)  # noqa: S603
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(pid, signal.SIGKILL)


def main() -> None:
    """Wait until the program that started us is done or dead."""
    pid = sys.stdin.readline().strip()
    if pid.isdigit() and sys.stdin.readline().strip() != SLUT:
        kill_tree(int(pid))


if __name__ == "__main__":
    main()
