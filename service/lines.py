"""The lines that the command line writes: one for each row that it reads, with the answer or with what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from scoring import ClaimError
from service.errors import printable
from service.rows import Row
from service.terminal import safe_json
from service.writing import written

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the output, and whether it tells of a row that failed."""

    written: bytes
    failed: bool


@dataclass(frozen=True, slots=True)
class Tally:
    """How many rows were read, and how many of them failed."""

    rows: int = 0
    failed: int = 0

    def with_line(self, line: Line) -> Tally:
        """Return the tally with one more line."""
        return Tally(self.rows + 1, self.failed + line.failed)


def answered(row: Row[Value], ask: Callable[[Value], dict[str, object]]) -> Line:
    """Return what `ask` says to one row under the row's own id, or the row's error."""
    if row.value is None:
        return _failed(row, row.fault)
    try:
        answer = ask(row.value)
    except ClaimError as problem:
        return _failed(row, str(problem))
    except Exception as fault:  # a fault of ours on one row must not lose the other rows
        return _failed(row, f"failed by a fault of ours ({type(fault).__name__}: {fault}); please report it with this row")
    return Line(safe_json({"id": row.id, **{name: value for name, value in answer.items() if name != "id"}}), False)


def _failed(row: Row[Value], error: str) -> Line:
    return Line(safe_json({"id": row.id, "row": row.number, "error": printable(error)}), True)


def each(rows: Iterable[Row[Value]], ask: Callable[[Value], dict[str, object]]) -> Iterator[Line]:
    """Yield the line of each row, in order."""
    return (answered(row, ask) for row in rows)


def write(lines: Iterable[Line], out: str) -> Tally:
    """Write the lines to `out`, whole or not at all, and return how many there are."""
    tally = Tally()
    with written(out) as stream:
        for line in lines:
            stream.write(line.written)
            tally = tally.with_line(line)
    return tally
