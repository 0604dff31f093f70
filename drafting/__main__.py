"""Entry point: the commands live in the top-level `cli.py`, which travels in the wheel as `drafting/_cli.py`."""

import os
import signal
import sys

_INTERRUPTED = 130  # as in drafting.errors, which is not loaded yet


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
    main()
