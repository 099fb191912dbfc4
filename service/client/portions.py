"""Rows cut into as many requests as the limits of the service ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

Row = TypeVar("Row")


def portions(rows: Iterable[Row], size: Callable[[Row], int], most: int, most_bytes: int) -> Iterator[list[Row]]:
    """Yield the rows in order, up to `most` and `most_bytes` at a time by their `size`; a row that is larger stands alone."""
    portion: list[Row] = []
    held = 0
    for row in rows:
        length = size(row)
        if portion and (len(portion) >= most or held + length > most_bytes):
            yield portion
            portion, held = [], 0
        portion.append(row)
        held += length
    if portion:
        yield portion
