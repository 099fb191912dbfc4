"""Overlaps: how much of one text stands in another, and whether that makes the two copies of one text.

News copy is cut from the end, so what carries a text's lead carries the text, however short it breaks off; what shares a paragraph
from further down quotes the same background.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scoring.shingles import SHINGLE, Prints

LEAST = 12  # shingles that the shorter text must have to be told from a chance likeness
WHOLE = 0.6  # containment from which two texts are copies, wherever the shared words stand
BOTH = 0.5  # the same where each of the two has so much of the other, as with one that is badly scanned
PART = 0.4  # containment from which they are if they also have the lead in common
LEAD = 16  # words within which a passage must begin to hold the lead
OPENING = 12  # words of a passage that make the lead common
PASSAGE = 48  # words of a passage from the lead on that make a copy, whatever the lengths of the two texts
GAP = 16  # words that may be changed, left out or put in between two shared shingles of one passage


@dataclass(frozen=True, slots=True)
class Passage:
    """Words [start, end) of one text that stand in another, nearly word for word, and where they begin there."""

    start: int
    end: int
    there: int

    @property
    def words(self) -> int:
        """How many words of the text the passage runs over."""
        return self.end - self.start


@dataclass(frozen=True, slots=True, eq=False)
class Overlap:
    """What two texts share, seen from the first: how much of each stands in the other, from 0 to 1, in distinct shingles.

    `lead` is the passage from the first text's lead on that stands in the second, `other_lead` the other way round. `places` are
    the words of the first text where a shared shingle begins, `other_places` those of the second.
    """

    share: float
    other_share: float
    lead: Passage | None
    other_lead: Passage | None
    places: NDArray[np.int64]
    other_places: NDArray[np.int64]
    copy: bool

    @property
    def longest(self) -> int:
        """The words of the longer of the two passages that hold a lead, 0 without one."""
        return max((passage.words for passage in (self.lead, self.other_lead) if passage), default=0)

    def turned(self) -> Overlap:
        """Return the same as seen from the second text."""
        return Overlap(
            self.other_share, self.share, self.other_lead, self.lead, self.other_places, self.places, self.copy
        )


def overlap(one: Prints, other: Prints, common: NDArray[np.bool_] | None, other_common: NDArray[np.bool_] | None) -> Overlap:
    """Return what two texts share, and whether they are copies (containment: Broder 1997).

    `common` and `other_common` tell for each word whether a shingle that begins there is boilerplate. It counts only where next to
    nothing else is left of one of the two.
    """
    found = np.searchsorted(one.hashes, other.hashes)
    hit = found < len(one.hashes)
    hit[hit] = one.hashes[found[hit]] == other.hashes[hit]
    places, other_places = one.at[found[hit]], other.at[hit]
    sizes = len(one.hashes), len(other.hashes)
    share, other_share = len(places) / max(sizes[0], 1), len(places) / max(sizes[1], 1)
    whole = _whole(len(places), sizes)
    if common is not None or other_common is not None:
        kept = ~(_at(common, places) | _at(other_common, other_places))
        places, other_places = places[kept], other_places[kept]
        sizes = int((~_at(common, one.at)).sum()), int((~_at(other_common, other.at)).sum())
        whole = whole and (min(sizes) < LEAST or _whole(len(places), sizes))
    lead, other_lead = _lead(places, other_places, common), _lead(other_places, places, other_common)
    longest = max((passage.words for passage in (lead, other_lead) if passage), default=0)
    part = min(sizes) >= LEAST and len(places) >= PART * min(sizes) and longest >= OPENING
    return Overlap(share, other_share, lead, other_lead, places, other_places, whole or part or longest >= PASSAGE)


def _whole(shared: int, sizes: tuple[int, int]) -> bool:
    return min(sizes) >= LEAST and (shared >= WHOLE * min(sizes) or shared >= BOTH * max(sizes))


def _at(common: NDArray[np.bool_] | None, places: NDArray[np.int64]) -> NDArray[np.bool_]:
    return np.zeros(len(places), np.bool_) if common is None else common[places]


def _lead(places: NDArray[np.int64], there: NDArray[np.int64], common: NDArray[np.bool_] | None) -> Passage | None:
    """Return the longest passage that begins within a text's lead, boilerplate above it not counted."""
    first = 0 if common is None or not len(common) else int(common.argmin())
    if not len(places) or int(places.min()) > first + LEAD:
        return None
    order = places.argsort()
    here, yonder = places[order], there[order]
    step, step_there = np.diff(here), np.diff(yonder)
    ends = [*np.flatnonzero((step > GAP) | (step_there > GAP) | (step_there < 1)).tolist(), len(here) - 1]
    best, begin = None, 0
    for end in ends:
        start = int(here[begin])
        if start > first + LEAD:
            break
        passage = Passage(start, int(here[end]) + SHINGLE, int(yonder[begin]))
        best = passage if best is None or passage.words > best.words else best
        begin = end + 1
    return best
