"""A peer kept warm in a process of its own: a line of JSON in, a line of JSON out."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType


class ArbejderError(Exception):
    """The process could not do what it was asked."""


class Arbejder:
    """The process; used as a context manager, it is closed in the end."""

    def __init__(self, command: Sequence[str], miljoe: Mapping[str, str]) -> None:
        self._process = subprocess.Popen(
            command, env=dict(miljoe), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            encoding="utf-8",
        )  # fmt: skip

    def ask(self, **order: object) -> dict[str, float]:
        """Return the answer. Raises ArbejderError."""
        assert self._process.stdin  # noqa: S101 (it was asked for)
        assert self._process.stdout  # noqa: S101 (same)
        self._process.stdin.write(json.dumps(order, ensure_ascii=False) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        if not line:
            _, why = self._process.communicate()
            raise ArbejderError(why.strip().rpartition("\n")[2])
        answer = json.loads(line)
        if "fejl" in answer:
            raise ArbejderError(answer["fejl"])
        return answer

    def __enter__(self) -> Self:
        """Return the process."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """End it."""
        self._process.stdin.close()
        self._process.wait(timeout=60)
        self._process.stdout.close()
        self._process.stderr.close()
