"""Rows that a file gives, each usable or with its fault: where it stands, what is wrong, and what to do instead."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from service.errors import Fault, InputProblem, printable, quoted
from service.limits import LIMITS

Value = TypeVar("Value")
STDIN = "-"
LONGEST = LIMITS["body"].most  # bytes of one line: what one request may hold


@dataclass(frozen=True, slots=True)
class Row(Generic[Value]):
    """One row of a file: its number from 1, where that is, its id if it has a usable one, and its value or its faults."""

    number: int
    where: str
    id: str | None
    value: Value | None
    faults: tuple[Fault, ...] = ()

    def usable(self) -> Value:
        """Return the value, or raise InputProblem."""
        if self.value is None:
            raise InputProblem(self.where, self.faults)
        return self.value

    @property
    def fault(self) -> str:
        """What is wrong with it, in one line."""
        return "; ".join(fault.line() for fault in self.faults)


@dataclass(frozen=True, slots=True)
class Raw:
    """A parsed row before its fields are checked."""

    number: int
    where: str
    parsed: object
    fault: str | None = None


def name_of(path: str) -> str:
    """Return what a message calls `path`."""
    return "standard input" if path == STDIN else printable(path)


def problem(where: str, detail: str) -> InputProblem:
    """Return the problem that one thing at `where` is."""
    return InputProblem(where, [Fault("", detail)])


def checked(raws: Iterable[Raw], load: Callable[[object, str], tuple[str, Value]]) -> Iterator[Row[Value]]:
    """Yield the rows with their fields checked; a second, different value under one id is a problem of its row."""
    seen: dict[str, tuple[int, int]] = {}  # id -> number of its row and hash of its value, which may itself be large
    for raw in raws:
        try:
            if raw.fault is not None:
                raise problem(raw.where, raw.fault)
            key, value = load(raw.parsed, raw.where)
            first, same = seen.setdefault(key, (raw.number, hash(value)))
            if same != hash(value):
                detail = f"the id {quoted(key)} stands for something else in row {first}; give each an id of its own"
                raise problem(raw.where, detail)
        except InputProblem as found:
            yield Row(raw.number, raw.where, _id_of(raw.parsed, found), None, found.faults)
        else:
            yield Row(raw.number, raw.where, key, value)


def _id_of(parsed: object, found: InputProblem) -> str | None:
    """Return the id of a row that cannot be used, unless the id is what is wrong with it."""
    named = parsed.get("id") if isinstance(parsed, dict) else None
    return named if isinstance(named, str) and not any(fault.pointer == "/id" for fault in found.faults) else None
