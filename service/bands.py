"""The bands of a score: words for the sourcing, never for the claim, and a symbol, so that no colour has to say it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Band:
    """Scores of `least` and more, up to the next band; `name` is short and stands in class names too."""

    name: str
    least: int
    words: str
    symbol: str


BANDS = (
    Band("very-well", 80, "very well sourced", "●"),
    Band("well", 60, "well sourced", "◕"),
    Band("moderately", 40, "moderately sourced", "◑"),
    Band("thinly", 20, "thinly sourced", "◔"),
    Band("barely", 0, "barely sourced", "○"),
)


def band(score: int) -> Band:
    """Return the band of a score from 0 to 100."""
    return next(one for one in BANDS if score >= one.least)
