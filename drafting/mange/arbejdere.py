"""Letters drafted by several workers, each a process of its own; the answers come in the order of the cases."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import connection, get_context, parent_process
from typing import TYPE_CHECKING

from drafting.errors import Place, Trouble
from drafting.mange.arbejde import draft_sag, draft_sager
from drafting.mange.model import Sagssvar, UventetError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from drafting.mange.afbrydelse import Afbrydelse
    from drafting.mange.model import Opgave, Planlagt, Sagsopgave

    _Fremtid = Future[list[Sagssvar]]

BUNKE = 8
_UAENDREDE = 64
_IN_FLIGHT = 2
_GIVE_UP = 3
_WINDOWS_MOST = 61
_SVARER_IKKE = (BrokenProcessPool, OSError, ImportError, NotImplementedError)


def count_kerner() -> int:
    """Return how many cores this program may use."""
    may = getattr(os, "sched_getaffinity", None)
    return min(len(may(0)) if may else os.cpu_count() or 1, _WINDOWS_MOST)


class Arbejdere:
    """Workers that are begun when they are first needed, and begun again when one of them is stopped from outside.

    A case in hand when a worker stops is tried once more by itself; one that stops its worker again is told of as the
    others' is. Where no worker can live at all, the rest is drafted in this process.
    """

    def __init__(self, opgave: Opgave, antal: int, afbrydelse: Afbrydelse, tell: Callable[[str], None]) -> None:
        self._opgave, self._antal, self._afbrydelse, self._tell = opgave, antal, afbrydelse, tell
        self._pool: ProcessPoolExecutor | None = None
        self._dead = 0
        self._alone = False

    def draft(self, planlagte: Iterator[Planlagt]) -> Iterator[tuple[Planlagt, Sagssvar | None]]:
        """Yield the answer of each case in turn, None for one that need not be drafted."""
        waiting: deque[tuple[list[Planlagt], _Fremtid | None]] = deque()
        bunker = _iter_bunker(planlagte)
        try:
            while True:
                for bunke in islice(bunker, max(self._antal * _IN_FLIGHT - len(waiting), 0)):
                    waiting.append((bunke, self._submit(bunke)))
                if not waiting:
                    return
                bunke, fremtid = waiting.popleft()
                pool = self._pool
                answers = self._wait(bunke, fremtid)
                if self._pool is not pool:  # what the stopped workers had in hand is given out again
                    waiting = deque((each, old if _is_answered(old) else self._submit(each)) for each, old in waiting)
                yield from _join(bunke, answers)
        finally:
            self.stop()

    def stop(self) -> None:
        """Let the workers finish what they have in hand, and go."""
        if self._pool:
            self._pool.shutdown(wait=True, cancel_futures=True)
            self._pool = None

    def _submit(self, bunke: Sequence[Planlagt]) -> _Fremtid | None:
        opgaver = _find_opgaver(bunke)
        if not opgaver or self._alone:
            return None
        try:
            with _not_disturbed():
                return self._find_pool().submit(draft_sager, self._opgave, opgaver)
        except _SVARER_IKKE as error:
            failed: _Fremtid = Future()
            failed.set_exception(error)
            return failed

    def _find_pool(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(self._antal, mp_context=get_context("spawn"), initializer=_begin)
        return self._pool

    def _wait(self, bunke: Sequence[Planlagt], fremtid: _Fremtid | None) -> list[Sagssvar]:
        opgaver = _find_opgaver(bunke)
        if fremtid is None:
            return [self._draft_here(each) for each in opgaver]
        try:
            with self._afbrydelse.aaben():
                answers = fremtid.result()
        except _SVARER_IKKE:
            self._lose_pool()
            self._tell("En arbejder standsede uventet. Dens sager bliver prøvet igen.")
            return [self._draft_again(each) for each in opgaver]
        self._dead = 0
        return answers

    def _draft_again(self, sagsopgave: Sagsopgave) -> Sagssvar:
        """Return the answer of a case by itself, so that it is known which one a worker cannot live through."""
        if self._alone:
            return self._draft_here(sagsopgave)
        try:
            with _not_disturbed():
                fremtid = self._find_pool().submit(draft_sag, self._opgave, sagsopgave)
            with self._afbrydelse.aaben():
                answer = fremtid.result()
        except _SVARER_IKKE:
            self._lose_pool()
            return self._tell_dead(sagsopgave)
        self._dead = 0
        return answer

    def _tell_dead(self, sagsopgave: Sagsopgave) -> Sagssvar:
        self._dead += 1
        if self._dead >= _GIVE_UP:
            self._alone = True
            self._tell("Arbejderne kan ikke køre her. Resten bliver skrevet af programmet selv.")
        message = "Arbejderen standsede to gange, mens den skrev sagens breve."
        remedy = "Prøv igen med --arbejdere 1. Er der hukommelse nok på computeren?"
        return Sagssvar(fejl=UventetError(Trouble(message, Place(str(sagsopgave.fil)), remedy)))

    def _draft_here(self, sagsopgave: Sagsopgave) -> Sagssvar:
        with self._afbrydelse.aaben():
            return draft_sag(self._opgave, sagsopgave)

    def _lose_pool(self) -> None:
        pool, self._pool = self._pool, None
        if pool:
            pool.shutdown(wait=False, cancel_futures=True)


def _iter_bunker(planlagte: Iterator[Planlagt]) -> Iterator[list[Planlagt]]:
    """Yield the cases a handful at a time: so many to be drafted, or many more that need not be."""
    bunke: list[Planlagt] = []
    drafted = 0
    for planlagt in planlagte:
        bunke.append(planlagt)
        drafted += planlagt.opgave is not None
        if drafted == BUNKE or len(bunke) == _UAENDREDE:
            yield bunke
            bunke, drafted = [], 0
    if bunke:
        yield bunke


def _is_answered(fremtid: _Fremtid | None) -> bool:
    return fremtid is None or (fremtid.done() and not fremtid.cancelled() and fremtid.exception() is None)


def _find_opgaver(bunke: Sequence[Planlagt]) -> list[Sagsopgave]:
    return [each.opgave for each in bunke if each.opgave]


def _join(bunke: Sequence[Planlagt], answers: Sequence[Sagssvar]) -> Iterator[tuple[Planlagt, Sagssvar | None]]:
    left = iter(answers)
    for planlagt in bunke:
        yield planlagt, next(left) if planlagt.opgave else None


@contextmanager
def _not_disturbed() -> Iterator[None]:
    """Let processes begun here never hear Ctrl-C, which is ours to answer; here it is heard a moment later."""
    if sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _begin() -> None:
    """Make a worker deaf to Ctrl-C, and let it go when the program that began it is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, daemon=True).start()


def _follow_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
