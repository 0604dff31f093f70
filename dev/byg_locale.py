"""Make messages.mo from messages.po: `python dev/byg_locale.py`."""  # noqa: INP001 (a script, not a package)

from __future__ import annotations

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

SOURCE = Path(__file__).parent.parent / "drafting" / "data" / "locale" / "da" / "LC_MESSAGES" / "messages.po"


def main() -> None:
    """Write the machine form of the Danish catalogue beside the text."""
    with SOURCE.open(encoding="utf-8") as source:
        catalogue = read_po(source, locale="da")
    with SOURCE.with_suffix(".mo").open("wb") as target:
        write_mo(target, catalogue)


if __name__ == "__main__":
    main()
