"""Postings: which texts hold which fingerprint, so that a text is compared only with those that it shares something with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from scoring.shingles import WINDOW, Prints

COMMON = 64  # texts that share a fingerprint before it is taken for boilerplate
HEADS = 4  # of those texts, how many the others are still compared with
FEW = 4  # shared fingerprints that make two texts worth comparing
ENOUGH = 0.3  # or this share of those of the shorter one, where that is fewer
MOST = 0.4  # share of the shorter one's fingerprints, where nothing but boilerplate is shared


class Postings:
    """Distinct texts by number, from 0 in the order in which they came, and the texts that hold each fingerprint."""

    def __init__(self) -> None:
        self.texts: list[Prints] = []
        self._holders: dict[int, list[int]] = {}
        self._heads: dict[int, list[tuple[bytes, int]]] = {}  # the smallest identities, so that the order of coming is no matter

    def add(self, text: Prints) -> int:
        """Add a text that is not there yet and return its number."""
        number = len(self.texts)
        self.texts.append(text)
        for mark in text.marks:
            holders = self._holders.get(mark)
            if holders is None:
                self._holders[mark] = [number]
                continue
            holders.append(number)
            if len(holders) > COMMON:
                heads = self._heads.get(mark)
                if heads is None:
                    self._heads[mark] = sorted((self.texts[one].identity, one) for one in holders)[:HEADS]
                elif text.identity < heads[-1][0]:
                    self._heads[mark] = sorted([*heads, (text.identity, number)])[:HEADS]
        return number

    def candidates(self, number: int) -> list[int]:
        """Return the texts that share enough fingerprints with one to be worth comparing; both or neither find each other.

        Texts that hold a common fingerprint are not compared each with each, which would take time with the square of their
        number, but all of them with the same few.
        """
        marks = self.texts[number].marks
        held: list[int] = []
        common: list[int] = []
        for mark in marks:
            holders = self._holders[mark]
            if len(holders) <= COMMON:
                if len(holders) > 1:
                    held += holders
                continue
            heads = [head for _, head in self._heads[mark]]
            common += holders if number in heads else heads
        rare, every = Counter(held), Counter(common)
        found = []
        for other in rare.keys() | every.keys():
            least = min(len(marks), len(self.texts[other].marks))
            if rare[other] >= min(FEW, ENOUGH * least) or rare[other] + every[other] >= MOST * least:
                found.append(other)
        return [other for other in found if other != number]

    def boilerplate(self, number: int) -> tuple[int, NDArray[np.bool_] | None]:
        """Return how many of a text's fingerprints are common, and for each word whether a shingle there is; None where none is."""
        text = self.texts[number]
        flags = [mark in self._heads for mark in text.marks]
        if not any(flags):
            return 0, None
        words = np.zeros(text.length, np.bool_)
        for first, last in _runs(flags):
            low, high = int(text.marked[first]), int(text.marked[last])
            reach = WINDOW - 1 if last > first else 0  # a run of them ends somewhere before the next fingerprint
            words[max(0, low - reach) : high + reach + 1] = True
        return sum(flags), words


def _runs(flags: Sequence[bool]) -> list[tuple[int, int]]:
    """Return the first and the last place of each unbroken run of true ones."""
    found: list[tuple[int, int]] = []
    for place, flag in enumerate(flags):
        if flag and found and found[-1][1] == place - 1:
            found[-1] = (found[-1][0], place)
        elif flag:
            found.append((place, place))
    return found
