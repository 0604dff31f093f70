"""Letters drafted by several workers, each a process of its own; the answers come in the order of the cases.

An answer is laid in a drawer (a folder of this run's own), and only its name comes through the pipe that the workers
share: a long message that a killed worker had sent half of would be waited for in vain.
"""

from __future__ import annotations

import gc
import os
import pickle
import shutil
import signal
import sys
import tempfile
import threading
from collections import deque
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import active_children, connection, get_context, parent_process
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from drafting.errors import Place, Trouble
from drafting.mange.arbejde import draft_sager
from drafting.mange.model import Sagssvar, UventetError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from multiprocessing.process import BaseProcess

    from drafting.mange.afbrydelse import Afbrydelse
    from drafting.mange.model import Opgave, Planlagt, Sagsopgave

    _Fremtid = Future[str]
    _Draft = Callable[[Opgave, Sequence[Sagsopgave]], list[Sagssvar]]

BUNKE = 8
_UAENDREDE = 64
_IN_FLIGHT = 2
_TRIES, _GIVE_UP = 2, 3
_WINDOWS_MOST = 61
_RAM = Path("/dev/shm")  # noqa: S108 (a folder of our own is made in it, that nobody else may open)
_SVARER_IKKE = (BrokenProcessPool, OSError, ImportError, NotImplementedError)


def count_kerner() -> int:
    """Return how many cores this program may use."""
    may = getattr(os, "sched_getaffinity", None)
    return min(len(may(0)) if may else os.cpu_count() or 1, _WINDOWS_MOST)


class Arbejdere:
    """Workers that are begun when they are first needed, and begun again when one of them is stopped from outside.

    The cases in hand when a worker stops are tried one by one, so that one no worker can live through is found and told
    of. Where no worker can live at all, the rest is drafted in this process.
    """

    def __init__(
        self, opgave: Opgave, antal: int, afbrydelse: Afbrydelse, tell: Callable[[str], None],
        work: _Draft = draft_sager,
    ) -> None:  # fmt: skip
        self._opgave, self._antal, self._afbrydelse, self._tell, self._work = opgave, antal, afbrydelse, tell, work
        self._pool: ProcessPoolExecutor | None = None
        self._skuffe = ""
        self._others: set[BaseProcess] = set()
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
        except KeyboardInterrupt:
            self._send_home()
            raise
        finally:
            if self._pool:
                self._pool.shutdown(wait=True, cancel_futures=True)
            shutil.rmtree(self._skuffe, ignore_errors=True)

    def _send_home(self) -> None:
        """End the workers at once: they write nothing, so nothing is lost."""
        for worker in set(active_children()) - self._others:
            worker.terminate()

    def _submit(self, bunke: Sequence[Planlagt]) -> _Fremtid | None:
        opgaver = _find_opgaver(bunke)
        if not opgaver or self._alone:
            return None
        try:
            return self._give_out(opgaver)
        except _SVARER_IKKE as error:
            failed: _Fremtid = Future()
            failed.set_exception(error)
            return failed

    def _give_out(self, opgaver: Sequence[Sagsopgave]) -> _Fremtid:
        if self._pool is None:  # making it lets Ctrl-C be heard again, so that is not done undisturbed
            self._skuffe = self._skuffe or tempfile.mkdtemp(dir=_RAM if os.access(_RAM, os.W_OK) else None)
            self._others = set(active_children())
            context = get_context("spawn")
            self._pool = ProcessPoolExecutor(self._antal, context, _begin, (self._skuffe, gc.get_threshold()))
        with _not_disturbed():
            return self._pool.submit(_draft_into, self._skuffe, self._work, self._opgave, opgaver)

    def _fetch(self, fremtid: _Fremtid) -> list[Sagssvar]:
        """Return what a worker laid in the drawer; raises one of `_SVARER_IKKE`."""
        with self._afbrydelse.aaben():
            name = fremtid.result()
        path = Path(self._skuffe, name)
        answers: list[Sagssvar] = pickle.loads(path.read_bytes())  # noqa: S301 (our own worker wrote it)
        path.unlink()
        self._dead = 0
        return answers

    def _wait(self, bunke: Sequence[Planlagt], fremtid: _Fremtid | None) -> list[Sagssvar]:
        opgaver = _find_opgaver(bunke)
        if fremtid is None:
            return [self._draft_here(each) for each in opgaver]
        try:
            return self._fetch(fremtid)
        except _SVARER_IKKE:
            self._lose_pool()
            self._tell("En arbejder standsede uventet. Dens sager bliver prøvet igen.")
            return [self._draft_again(each) for each in opgaver]

    def _draft_again(self, sagsopgave: Sagsopgave) -> Sagssvar:
        """Return the answer of a case by itself, so that it is known which one a worker cannot live through."""
        for _ in range(_TRIES):
            if self._alone:
                return self._draft_here(sagsopgave)
            try:
                return self._fetch(self._give_out([sagsopgave]))[0]
            except _SVARER_IKKE:
                self._lose_pool()
        return self._tell_dead(sagsopgave)

    def _tell_dead(self, sagsopgave: Sagsopgave) -> Sagssvar:
        self._dead += 1
        if self._dead >= _GIVE_UP:
            self._alone = True
            self._tell("Arbejderne kan ikke køre her. Resten bliver skrevet af programmet selv.")
        message = "Arbejderen standsede hver gang, den skrev sagens breve."
        remedy = "Prøv igen med --arbejdere 1. Er der hukommelse nok på computeren?"
        return Sagssvar(fejl=UventetError(Trouble(message, Place(str(sagsopgave.fil)), remedy)))

    def _draft_here(self, sagsopgave: Sagsopgave) -> Sagssvar:
        with self._afbrydelse.aaben():
            return self._work(self._opgave, [sagsopgave])[0]

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


def _draft_into(skuffe: str, work: _Draft, opgave: Opgave, opgaver: Sequence[Sagsopgave]) -> str:
    """Draft the cases, lay the answers in the drawer, and return their name there."""
    name = uuid4().hex
    Path(skuffe, name).write_bytes(pickle.dumps(work(opgave, opgaver)))
    return name


def _begin(skuffe: str, garbage: tuple[int, int, int]) -> None:
    """Make a worker deaf to Ctrl-C, gone when the program that began it is, and as seldom after garbage as that is."""
    gc.set_threshold(*garbage)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_follow_parent, args=(skuffe,), daemon=True).start()


def _follow_parent(skuffe: str) -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        shutil.rmtree(skuffe, ignore_errors=True)
        os._exit(1)
