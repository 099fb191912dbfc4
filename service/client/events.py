"""Server-sent events, as the service streams the moves of scores."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from service.client.shapes import Move

AGAIN = 2.0  # seconds after which a stream that has ended is asked for again, unless it says otherwise


@dataclass(frozen=True, slots=True)
class Event:
    """The move of a score, and its number: `events(after=number)` goes on behind it."""

    number: int
    move: Move


@dataclass(slots=True)
class Position:
    """Where a stream stands: the number that it told last, and the seconds to wait before it is asked for again."""

    last: str | None = None
    again: float = AGAIN


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands between two empty lines of a stream; what it does not tell is None."""

    last: str | None = None
    again: float | None = None
    data: str | None = None


def moves(lines: Iterable[bytes], position: Position) -> Iterator[Event]:
    """Yield the moves that a stream tells, and keep `position` up to date."""
    for frame in frames(lines):
        if frame.last is not None:
            position.last = frame.last
        if frame.again is not None:
            position.again = frame.again
        if frame.data is not None and position.last is not None:
            yield Event(int(position.last), json.loads(frame.data))


def frames(lines: Iterable[bytes]) -> Iterator[Frame]:
    """Yield what a stream tells; comments tell nothing, and a frame that breaks off is left out."""
    told: dict[str, list[str]] = {}
    for line in lines:
        text = line.decode().rstrip("\r\n")
        if text:
            name, _, value = text.partition(":")
            told.setdefault(name, []).append(value.removeprefix(" "))
        elif line:
            yield _frame(told)
            told = {}


def _frame(told: dict[str, list[str]]) -> Frame:
    last = told.get("id", [""])[-1]
    again = told.get("retry", [""])[-1]
    data = "\n".join(told["data"]) if "data" in told else None
    return Frame(last or None, int(again) / 1000 if again.isascii() and again.isdigit() else None, data)
