"""Entry point: the commands live in the top-level `cli.py`, which travels in the wheel as `drafting/_cli.py`."""

import atexit
import gc
import os
import signal
import sys

_INTERRUPTED = 130  # as in drafting.errors, which is not loaded yet
GARBAGE = 200_000  # a letter makes about as many things, and nearly all of them live as long as the command


def run() -> None:
    """Run the command line as a program of its own, and leave at once when it is done.

    What a program has put in order for its end is still done (`atexit`, what is left to print). Python's own taking
    down of every module, object by object, is not: it is a sixth of the time one letter takes.
    """
    gc.set_threshold(GARBAGE)
    code: str | int | None = 0
    try:
        main()
    except SystemExit as done:
        code = done.code or 0
    atexit._run_exitfuncs()  # noqa: SLF001 (what Python itself calls at the end)
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except (OSError, ValueError):  # a full disk or a closed pipe: Python's own end tells of it
        sys.exit(code)
    if not isinstance(code, int):
        sys.exit(code)
    os._exit(code)


def main() -> None:
    """Run the command line; Ctrl-C is told in a line, from the first moment."""
    try:
        _run()
    except KeyboardInterrupt:
        sys.stderr.write("Afbrudt\n")
        sys.exit(_INTERRUPTED)


def _run() -> None:
    looks_out = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if looks_out:
        signal.signal(signal.SIGINT, _stop)
    from importlib.util import module_from_spec, spec_from_file_location  # noqa: PLC0415 (loaded with an eye on Ctrl-C)
    from pathlib import Path  # noqa: PLC0415 (same)

    package = Path(__file__).resolve().parent
    inside = package / "_cli.py"
    file = inside if inside.is_file() else package.parent / "cli.py"
    spec = spec_from_file_location("drafting._cli", file)
    if spec is None or spec.loader is None:
        sys.exit(f"drafting: {file} mangler. Installér drafting igen.")
    module = module_from_spec(spec)
    sys.modules["drafting._cli"] = module
    spec.loader.exec_module(module)
    if looks_out:  # a command puts things in order before it ends
        signal.signal(signal.SIGINT, signal.default_int_handler)
    module.main()


def _stop(*_: object) -> None:
    """End at once with one line: an exception may be swallowed inside an import, and nothing is written yet."""
    os.write(2, b"Afbrudt\n")
    os._exit(_INTERRUPTED)


if __name__ == "__main__":
    run()
