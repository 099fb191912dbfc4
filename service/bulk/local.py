"""The local engine: tasks in this process, or in several on this machine."""

from __future__ import annotations

import gc
import multiprocessing
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from itertools import islice

from service.bulk.tasks import TASKS, Bench, Setting

Run = Callable[[str, Iterable[int]], Iterator[tuple[int, int]]]  # a task and numbers in, each number and what it returned out

GARBAGE = (20_000, 20, 20)  # new values between two searches for garbage: at Python's 700 they take a sixth of the time of reading
WAITING = 4  # tasks a process that may wait


@contextmanager
def running(setting: Setting, workers: int) -> Iterator[Run]:
    """Give what runs tasks in so many processes; with one, in this process."""
    if workers == 1:
        bench, usual = Bench(setting), gc.get_threshold()
        gc.set_threshold(*GARBAGE)
        try:
            yield lambda task, numbers: ((number, TASKS[task](bench, number)) for number in numbers)
        finally:
            gc.set_threshold(*usual)
        return
    context = multiprocessing.get_context("spawn")  # never a copy of a process that has threads
    pool = ProcessPoolExecutor(workers, context, _start, (setting,))
    try:
        yield lambda task, numbers: _spread(pool, task, numbers, workers * WAITING)
    finally:
        pool.shutdown(cancel_futures=True)


def _spread(pool: ProcessPoolExecutor, task: str, numbers: Iterable[int], most: int) -> Iterator[tuple[int, int]]:
    left = iter(numbers)
    waiting: dict[Future[int], int] = {}
    while True:
        waiting |= {pool.submit(_do, task, number): number for number in islice(left, most - len(waiting))}
        if not waiting:
            return
        done = next(as_completed(waiting))
        yield waiting.pop(done), done.result()


# What a process of the pool holds from its start to its end.
_held: list[Bench] = []


def _start(setting: Setting) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the process that started this one
    gc.set_threshold(*GARBAGE)
    _held.append(Bench(setting))


def _do(task: str, number: int) -> int:
    return TASKS[task](_held[0], number)
