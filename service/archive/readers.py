"""Readers: who says what in an article is found once, when it comes in, by processes of their own, so that scoring never waits for it."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AbstractContextManager, nullcontext
from multiprocessing import get_context

from scoring import Article, Engine
from scoring.packing import packed
from scoring.retrieval import sought
from service.store import UNCHANGED, Read, Store

POLITE = 10  # how much later than the requests' threads a reader gets the processor (nice)
_DEATH = 1  # PR_SET_PDEATHSIG: a reader must not outlive the worker that it reads for
_ENGINES: list[Engine] = []  # the one engine of a reader process


class Readers:
    """Reads articles in `processes` of its own, or where that is 0 in the calling thread.

    To be made before the process starts threads: the readers are forks of it and share its models.
    """

    def __init__(self, engine: Engine, processes: int = 0) -> None:
        self._engine = engine
        self._pool: ProcessPoolExecutor | None = None
        if processes:
            _ENGINES[:] = [engine]
            self._pool = ProcessPoolExecutor(processes, get_context("fork"), _start, (os.getpid(),))
            for made in [self._pool.submit(os.getpid) for _ in range(processes)]:
                made.result()

    def read(self, articles: Sequence[Article], aside: AbstractContextManager[None] | None = None) -> list[Read]:
        """Return the articles as they are stored, in order; `aside` is what the caller does while other processes read."""
        if self._pool is None or not articles:
            return [read(self._engine, article) for article in articles]
        with aside or nullcontext():
            return list(self._pool.map(_read, articles))

    def add(
        self, store: Store, articles: Sequence[Article], aside: AbstractContextManager[None] | None = None,
    ) -> tuple[list[str], frozenset[str]]:
        """Read what is new of the articles and store all of them or none; return what became of each, and the terms of the new ones."""
        states = store.states(articles)
        fresh = self.read([article for article, state in zip(articles, states, strict=True) if state != UNCHANGED], aside)
        told = iter(store.add(fresh)) if fresh else iter(())
        terms = frozenset(term for one in fresh for own in one.terms for term in own)
        return [next(told) if state != UNCHANGED else state for state in states], terms

    def catch_up(self, store: Store, most: int = 100) -> int:
        """Read anew up to `most` articles of a desk that other versions have read, and return how many there were."""
        waiting = store.unread(self._engine.version, most)
        reads = self.read([article for _, article in waiting])
        if waiting:
            store.read_anew({number: one for (number, _), one in zip(waiting, reads, strict=True)})
        return len(waiting)

    def close(self) -> None:
        """End the readers."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)


def read(engine: Engine, article: Article) -> Read:
    """Return an article as it is stored, read by an engine."""
    reading = engine.read(article)
    terms = tuple(tuple(sorted(sought(one))) for one in reading.reviewed.assertions)
    return Read(article, packed(reading), terms, engine.version)


def _start(worker: int) -> None:
    os.nice(POLITE)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DEATH, signal.SIGKILL)
        if os.getppid() != worker:
            os._exit(1)


def _read(article: Article) -> Read:
    return read(_ENGINES[0], article)
