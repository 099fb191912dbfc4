"""How often one client may ask: so many requests at once, and as many again in each second, minute or hour."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from service.limits import Limit

SECONDS = {"second": 1, "minute": 60, "hour": 3_600}
AUTO, NONE = "auto", "0"
MOST = 1_000_000  # requests of a rate


@dataclass(frozen=True, slots=True)
class Rate:
    """`most` requests in a `unit` of time."""

    most: int
    unit: str

    @property
    def seconds(self) -> int:
        """The seconds of its unit."""
        return SECONDS[self.unit]

    def as_limit(self) -> Limit:
        """Return the row that `/v1/limits` shows."""
        what = "the requests of one key, or of one address without a key, at once; as many come back in that time"
        return Limit(self.most, f"requests a {self.unit}", what, "ask again after the seconds of `Retry-After`")


DEFAULT = Rate(1_200, "minute")  # where others can reach the service and nothing else is set


@dataclass(frozen=True, slots=True)
class Allowance:
    """What a client has left: requests, seconds until it has all of them again, and until it has one, 0 where it has."""

    remaining: int
    reset: int
    wait: int = 0


def checked(text: str) -> str:
    """Return a setting that is `auto`, `0` or a rate; raise ValueError for another."""
    if text not in (AUTO, NONE) and _rate(text) is None:
        raise ValueError(text)
    return text


def in_force(text: str, local: bool) -> Rate | None:
    """Return the rate that a setting stands for, None where there is none; `auto` is none where nobody else can ask."""
    if text == AUTO:
        return None if local else DEFAULT
    return _rate(text)


def taken(rate: Rate, full: float, now: float) -> tuple[float, Allowance]:
    """Take one request of a client whose allowance is whole again at `full`; return when it is now, and what is left.

    This is the generic cell rate algorithm: one number for each client. A request that is refused takes nothing.
    """
    each = rate.seconds / rate.most
    later = max(full, now) + each
    over = later - now - rate.seconds
    if over > each * 1e-6:
        return full, Allowance(0, math.ceil(full - now), max(1, math.ceil(over)))
    return later, Allowance(max(0, int((rate.seconds - (later - now)) / each + 1e-6)), math.ceil(later - now))


def _rate(text: str) -> Rate | None:
    found = re.fullmatch(f"([1-9][0-9]{{0,6}})/({'|'.join(SECONDS)})", text)
    return Rate(int(found[1]), found[2]) if found and int(found[1]) <= MOST else None
