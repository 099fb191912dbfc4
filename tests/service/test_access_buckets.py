"""What each client has left, counted by all workers together."""

from __future__ import annotations

import multiprocessing
import threading
from multiprocessing.connection import Connection

from service.access.buckets import NEAR, PLACES, Buckets
from service.access.rate import Rate

HOURLY = Rate(100, "hour")


def passed(buckets: Buckets, client: str, times: int) -> int:
    return sum(not buckets.take(client, HOURLY).wait for _ in range(times))


def test_each_client_has_its_own() -> None:
    buckets = Buckets()
    assert passed(buckets, "a", 150) == 100
    assert passed(buckets, "b", 99) == 99
    assert buckets.take("b", HOURLY).remaining == 0


def test_threads_count_together() -> None:
    buckets = Buckets()
    found: list[int] = []
    threads = [threading.Thread(target=lambda: found.append(passed(buckets, "a", 40))) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(found) == 100


def test_processes_that_are_forked_later_count_together() -> None:
    buckets = Buckets()
    fork = multiprocessing.get_context("fork")

    def work(told: Connection) -> None:
        told.send(passed(buckets, "a", 60))

    pipes = [fork.Pipe(duplex=False) for _ in range(4)]
    workers = [fork.Process(target=work, args=(told,)) for _, told in pipes]
    for worker in workers:
        worker.start()
    assert sum(hear.recv() for hear, _ in pipes) == 100
    for worker in workers:
        worker.join()


def test_time_gives_back() -> None:
    now = [1_000.0]
    buckets = Buckets(lambda: now[0])
    assert passed(buckets, "a", 101) == 100
    now[0] += 36
    assert passed(buckets, "a", 2) == 1


def test_many_clients_take_no_more_memory_and_never_make_a_limit_stricter() -> None:
    buckets = Buckets()
    assert passed(buckets, "greedy", 100) == 100
    for number in range(3 * PLACES):
        assert buckets.take(f"client {number}", HOURLY).remaining == HOURLY.most - 1
    assert len(buckets._table) == PLACES * 16
    assert buckets.take("greedy", HOURLY).wait, "who has most against it is forgotten last"


def test_places_lie_within_the_table() -> None:
    buckets = Buckets()
    buckets._place(PLACES - 1)
    buckets._place(2**64 - 1)
    assert NEAR < PLACES
