"""The taggers by name: one reads best, one reads fast."""

from __future__ import annotations

from collections.abc import Callable

from scoring.attribution.accurate import accurate
from scoring.attribution.fast import fast
from scoring.attribution.tagged import Tagger

TAGGERS: dict[str, Callable[[], Tagger]] = {"accurate": accurate, "fast": fast}
NAMES = tuple(TAGGERS)


def named(name: str) -> Tagger:
    """Return the shipped tagger of a name, loaded once; KeyError for another name."""
    return TAGGERS[name]()
