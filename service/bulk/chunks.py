"""Chunks of readings: articles as they were read, in files from which one statement can be had without the others.

A chunk is three files: the body, articles, heads and statements one after the other; the keys of its rows, sorted; and the table, which
is written last and tells where everything stands.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from itertools import accumulate
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from scoring import Article
from scoring.blocking import rows_of
from scoring.engine import Reading
from scoring.packing import packed
from service.bulk.work import Work, whole

SLICES = 256  # by the first byte of a key, so that a part of the index reads its own alone
_SHIFT = np.uint64(56)


class Table(msgspec.Struct, frozen=True):
    """What is in a chunk: the articles' ids, times and digests, how many rows each has, and where its pieces end in the body.

    The pieces of an article are the article, its head and its statements; its rows are its statements and its story.
    """

    ids: list[str]
    published: list[str | None]
    digests: list[bytes]
    rows: list[int]
    ends: bytes

    def pieces(self) -> list[list[int]]:
        """Return for each article where its pieces begin, and behind the last where it ends."""
        ends = [0, *np.frombuffer(self.ends, np.int64).tolist()]
        found, at = [], 0
        for rows in self.rows:
            found.append(ends[at : at + rows + 2])  # article, head and rows - 1 statements: rows + 1 pieces
            at += rows + 1
        return found


_PACK = msgspec.msgpack.Encoder().encode
_TABLE = msgspec.msgpack.Decoder(Table)
_ARTICLE = msgspec.msgpack.Decoder(Article)


def write(work: Work, number: int, readings: Sequence[Reading]) -> None:
    """Write a chunk."""
    pieces: list[bytes] = []
    keys: list[NDArray[np.uint64]] = []
    rows: list[int] = []
    for reading in readings:
        kept = packed(reading)
        pieces += [_PACK(reading.reviewed.article), kept.head, *kept.assertions]
        own = rows_of(reading.reviewed)
        rows.append(len(own))
        keys += own
    whole(work.at("readings", number, ".body"), pieces)
    whole(work.at("readings", number, ".keys"), _sorted(keys))
    articles = [reading.reviewed.article for reading in readings]
    ends = np.fromiter(accumulate(map(len, pieces)), np.int64, len(pieces))
    table = Table(
        [article.id for article in articles], [article.published_at for article in articles], [reading.digest for reading in readings],
        rows, ends.tobytes())
    whole(work.at("readings", number), [_PACK(table)])


def _sorted(keys: Sequence[NDArray[np.uint64]]) -> Iterable[memoryview]:
    """Yield where each slice of the keys begins, the keys, and the row of each within the chunk."""
    every = np.concatenate(keys) if keys else np.empty(0, np.uint64)
    owners = np.repeat(np.arange(len(keys), dtype=np.uint32), [len(row) for row in keys])
    order = np.argsort(every, kind="stable")
    every = every[order]
    bounds = np.searchsorted(every, np.arange(SLICES, dtype=np.uint64) << _SHIFT)
    yield memoryview(np.append(bounds, len(every)).astype(np.int64).tobytes())
    yield memoryview(every.tobytes())
    yield memoryview(owners[order].tobytes())


def table(work: Work, number: int) -> Table:
    """Return the table of a chunk."""
    return _TABLE.decode(work.at("readings", number).read_bytes())


def keys(work: Work, number: int, first: int, last: int) -> tuple[NDArray[np.uint64], NDArray[np.uint32]]:
    """Return the keys of the slices [first, last) of a chunk, sorted, and the row of each within the chunk."""
    with Path(work.at("readings", number, ".keys")).open("rb") as stream:
        bounds = np.frombuffer(stream.read(8 * (SLICES + 1)), np.int64)
        start, end, total = int(bounds[first]), int(bounds[last]), int(bounds[-1])
        stream.seek(8 * (SLICES + 1 + start))
        found = np.frombuffer(stream.read(8 * (end - start)), np.uint64)
        stream.seek(8 * (SLICES + 1 + total) + 4 * start)
        return found, np.frombuffer(stream.read(4 * (end - start)), np.uint32)


class Body:
    """The body of a chunk, open for reading."""

    def __init__(self, work: Work, number: int) -> None:
        self._file = os.open(work.at("readings", number, ".body"), os.O_RDONLY)
        self._pieces = table(work, number).pieces()

    def article(self, at: int) -> tuple[Article, bytes]:
        """Return an article by its place in the chunk, and its packed head."""
        ends = self._pieces[at]
        both = os.pread(self._file, ends[2] - ends[0], ends[0])
        cut = ends[1] - ends[0]
        return _ARTICLE.decode(both[:cut]), both[cut:]

    def statement(self, at: int, place: int) -> bytes:
        """Return a packed statement of an article, by its place among those of the article."""
        start, end = self._pieces[at][place + 2 : place + 4]
        return os.pread(self._file, end - start, start)

    def statements(self, at: int) -> int:
        """Return how many statements an article has."""
        return len(self._pieces[at]) - 3

    def close(self) -> None:
        """Close the file."""
        os.close(self._file)
