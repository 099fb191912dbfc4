"""Postings on disk: which rows have which key, in parts by the first bits of the key, each built by itself from the chunks of readings."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scoring.blocking import Index, Rows
from scoring.many import records
from service.bulk import chunks
from service.bulk.work import Work, beside

PART = 1_000_000  # keys of rows that a part is meant to hold: some 30 MB while it is sorted
BIT_LENGTH = 64

Keys = tuple[NDArray[np.uint64], NDArray[np.uint32]]  # keys, and the row of each


def plan(work: Work, count: int) -> dict[str, int]:
    """Number the articles and rows of all chunks, and return how many there are, and in how many parts they are to be indexed."""
    rows: list[int] = []
    starts: list[int] = []
    read: list[tuple[int, str, str | None, bytes]] = []
    total = 0
    for number in range(count):
        starts.append(len(rows))
        table = chunks.table(work, number)
        read += ((len(rows) + at, *each) for at, each in enumerate(zip(table.ids, table.published, table.digests, strict=True)))
        rows += table.rows
        total += (work.at("readings", number, ".keys").stat().st_size - 8 * (chunks.SLICES + 1)) // 12
    first = np.concatenate(([0], np.cumsum(rows))).astype(np.int64)
    _save(work, "first", first)
    _save(work, "article", np.repeat(np.arange(len(rows), dtype=np.uint32), rows))
    _save(work, "chunk", np.array([*starts, len(rows)], np.int64))
    _save(work, "records", records(read))
    parts = 1
    while total / parts > PART and parts < chunks.SLICES:
        parts *= 2
    return work.complete("index", {"articles": len(rows), "rows": int(first[-1]), "statements": int(first[-1]) - len(rows), "parts": parts})


def _save(work: Work, name: str, values: NDArray[np.generic]) -> None:
    started = work.root / "index" / f"{name}.started"
    with started.open("wb") as stream:
        np.save(stream, values, allow_pickle=False)
    started.replace(started.with_name(f"{name}.npy"))


def loaded(work: Work, name: str) -> NDArray[Any]:
    """Return what `plan` saved under a name; it stays on disk."""
    return _mapped(work.root / "index" / f"{name}.npy")


def _mapped(path: Path) -> NDArray[Any]:
    found: NDArray[Any] = np.load(path, mmap_mode="r", allow_pickle=False)
    return found


def build(work: Work, part: int, found: Iterable[Keys]) -> None:
    """Build a part of the index of keys and their rows, in any order; it appears whole, once, whoever else builds it."""
    pairs = sorted((pair for pair in found if len(pair[1])), key=lambda pair: int(pair[1].min()))  # the rows of no two chunks are mixed
    keys = np.concatenate([key for key, _ in pairs]) if pairs else np.empty(0, np.uint64)
    rows = np.concatenate([row for _, row in pairs]) if pairs else np.empty(0, np.uint32)
    order = np.argsort(keys, kind="stable")  # of one key the rows of a chunk stand in order already
    keys, rows = keys[order], rows[order]
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1]))) if len(keys) else np.empty(0, np.int64)
    place = work.at("index", part)
    started = beside(place)
    started.mkdir()
    np.save(started / "keys.npy", keys[starts], allow_pickle=False)
    np.save(started / "starts.npy", np.append(starts, len(keys)), allow_pickle=False)
    np.save(started / "rows.npy", rows, allow_pickle=False)
    try:
        started.rename(place)
    except OSError:
        if not place.exists():  # else another built it meanwhile, of the same bytes
            raise
        shutil.rmtree(started)


def of_part(work: Work, part: int, parts: int, count: int) -> Iterator[Keys]:
    """Yield the keys of a part, and the rows that have them, from each chunk of readings."""
    first, width = firsts(work), chunks.SLICES // parts
    return (of_chunk(work, number, first, (part * width, (part + 1) * width)) for number in range(count))


def of_chunk(work: Work, number: int, first: NDArray[np.int64], slices: tuple[int, int] = (0, chunks.SLICES)) -> Keys:
    """Return the sorted keys of a chunk of readings in the slices [from, to), and the rows that have them; `first` is of `firsts`."""
    keys, rows = chunks.keys(work, number, *slices)
    return keys, rows + np.uint32(first[number])


def divided(keys: Keys, parts: int) -> Iterator[Keys]:
    """Yield sorted keys and their rows part by part."""
    bounds = np.searchsorted(keys[0], np.arange(1, parts, dtype=np.uint64) << np.uint64(_shift(parts)))
    return zip(np.split(keys[0], bounds), np.split(keys[1], bounds), strict=True)


def firsts(work: Work) -> NDArray[np.int64]:
    """Return the first row of each chunk of readings."""
    return np.asarray(loaded(work, "first")[loaded(work, "chunk")])


def _shift(parts: int) -> int:
    """Return how many bits of a key stand behind those that tell its part."""
    return BIT_LENGTH - parts.bit_length() + 1


def index(work: Work, parts: int) -> Index:
    """Return the index; the rows of a key are read when they are asked for."""
    files: dict[int, tuple[NDArray[np.uint64], NDArray[np.int64], Rows]] = {}
    shift = _shift(parts)

    def rows(key: int) -> Rows:
        part = key >> shift
        if part not in files:
            folder = work.at("index", part)
            files[part] = (_mapped(folder / "keys.npy"), _mapped(folder / "starts.npy"), _mapped(folder / "rows.npy"))
        keys, starts, held = files[part]
        place = int(np.searchsorted(keys, np.uint64(key)))
        if place == len(keys) or int(keys[place]) != key:
            return np.empty(0, np.uint32)
        return np.asarray(held[int(starts[place]) : int(starts[place + 1])])

    return Index(rows, np.asarray(loaded(work, "first")), np.asarray(loaded(work, "article")))

