"""Entry point: the commands live in the top-level `cli.py`, which travels in the wheel as `drafting/_cli.py`."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path


def main() -> None:
    """Run the command line."""
    package = Path(__file__).resolve().parent
    inside = package / "_cli.py"
    file = inside if inside.is_file() else package.parent / "cli.py"
    spec = spec_from_file_location("drafting._cli", file)
    if spec is None or spec.loader is None:
        sys.exit(f"drafting: {file} mangler. Installér drafting igen.")
    module = module_from_spec(spec)
    sys.modules["drafting._cli"] = module
    try:
        spec.loader.exec_module(module)
        module.main()
    except KeyboardInterrupt:  # before the commands are there to tell it
        sys.exit(130)


if __name__ == "__main__":
    main()
