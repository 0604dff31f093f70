"""What a library only mutters about: pypdf reads on in a damaged file and says so in its log, which nobody sees."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class _Lytter(logging.Handler):
    """Keeps what is said."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.sagt: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one line."""
        self.sagt.append(record.getMessage())


@contextmanager
def listen(bibliotek: str = "pypdf") -> Iterator[list[str]]:
    """Give the list that fills with every warning of a library, which then goes nowhere else."""
    logger, lytter = logging.getLogger(bibliotek), _Lytter()
    before = logger.propagate
    logger.addHandler(lytter)
    logger.propagate = False
    try:
        yield lytter.sagt
    finally:
        logger.removeHandler(lytter)
        logger.propagate = before
