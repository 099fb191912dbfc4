"""How often and how long a request is tried: what `Retry-After` says, and no more than so many tries and seconds."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

FIRST = 0.5  # seconds before the second try where nobody says how long; twice as long before each further one


def _utc() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Clock:
    """The time of day, seconds that only go forward, and waiting; tests hand in their own."""

    now: Callable[[], datetime] = _utc
    monotonic: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep


class Patience:
    """Waits between the tries of one request: at most `tries` of them, none begun later than `seconds` after the first."""

    def __init__(self, tries: int, seconds: float, clock: Clock) -> None:
        self._left = tries - 1
        self._until = clock.monotonic() + seconds
        self._pause = FIRST
        self._clock = clock

    def again(self, told: str | None = None) -> bool:
        """Wait for the next try, as long as a `Retry-After` that was `told` says; tell at once where there is none left."""
        asked = None if told is None else seconds_of(told, self._clock.now())
        pause, self._pause = self._pause if asked is None else asked, self._pause * 2
        if self._left < 1 or self._clock.monotonic() + pause > self._until:
            return False
        self._left -= 1
        self._clock.sleep(pause)
        return True


def seconds_of(header: str, now: datetime) -> float | None:
    """Return the seconds that a `Retry-After` asks for, 0 for a time that is past; None for what is neither seconds nor a date."""
    text = header.strip()
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return max(0.0, (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp() - now.timestamp())
