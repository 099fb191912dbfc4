"""What each client has left of its rate, in memory that all workers share: made before the first of them is forked.

A worker that counts for itself would allow each client as much again. The table has a fixed size; where too many clients ask at once,
the one that is nearest to having all of its allowance is forgotten, which gives it that.
"""

from __future__ import annotations

import fcntl
import hashlib
import mmap
import os
import secrets
import struct
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from service.access.rate import Allowance, Rate, taken

PLACES = 8_192  # clients that are remembered, 128 kB
NEAR = 8  # places at which one client can stand
ROW = struct.Struct("<Qd")  # the mark of a client, and when its allowance is whole again


class Buckets:
    """When each client's allowance is whole again; for this process, and those that are forked of it later."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:  # the same clock in all processes of a machine
        self._clock = clock
        self._salt = secrets.token_bytes(16)  # so that nobody can choose an address that stands where another does
        self._file = _nowhere()
        os.ftruncate(self._file, PLACES * ROW.size)
        self._table = mmap.mmap(self._file, PLACES * ROW.size)
        self._lock = threading.Lock()

    def take(self, client: str, rate: Rate) -> Allowance:
        """Take one request of a client, and return what it has left."""
        mark = int.from_bytes(hashlib.blake2b(client.encode("utf-8", "replace"), digest_size=8, key=self._salt).digest(), "little") or 1
        with self._alone():
            now = self._clock()
            at, full = self._place(mark)
            full, allowance = taken(rate, full, now)
            ROW.pack_into(self._table, at, mark, full)
        return allowance

    def _place(self, mark: int) -> tuple[int, float]:
        """Return where a client stands, or else where it may, and when its allowance is whole."""
        rows = [((mark + step) % PLACES) * ROW.size for step in range(NEAR)]
        oldest, least = rows[0], float("inf")
        for at in rows:
            other, full = ROW.unpack_from(self._table, at)
            if other == mark:
                return at, full
            if full < least:
                oldest, least = at, full
        return oldest, 0.0

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep the other threads and processes out; the lock of a process that is killed is given back by the system."""
        with self._lock:
            fcntl.lockf(self._file, fcntl.LOCK_EX)
            try:
                yield
            finally:
                fcntl.lockf(self._file, fcntl.LOCK_UN)


def _nowhere() -> int:
    """Return a file that stands in no folder."""
    if hasattr(os, "memfd_create"):
        return os.memfd_create("secondsource-rates")
    with tempfile.TemporaryFile() as opened:
        return os.dup(opened.fileno())
