"""Measures of attribution: how much of what annotators marked a tagger finds, and how much of what it finds they marked.

A span is the set of word numbers that it takes in; signs count only where a span has no word. All figures are taken over a
set of articles together (micro-averages).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from scoring.attribution.tagged import Tagged
from scoring.folding import fold
from scoring.quotations import quotations
from scoring.values import Span

HALF = 0.5  # share of the longer of two spans that they must have in common to count as one
DIRECT = 0.9  # share of a content's words that stand in quotation marks in direct speech
_TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|\S")

Places = frozenset[int]


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution as word numbers."""

    source: Places
    cue: Places
    content: Places


class Words:
    """The words of a text, by number."""

    def __init__(self, text: str) -> None:
        tokens = [match.span() for match in _TOKEN.finditer(text)]
        self._starts, self._ends = [start for start, _ in tokens], [end for _, end in tokens]
        self._real = [text[start].isalnum() for start, _ in tokens]
        self._quoted = quotations(fold(text))

    def places(self, spans: Iterable[Span]) -> Places:
        """Return the words that spans take in or touch."""
        found = {
            place for start, end in spans for place in range(bisect_right(self._ends, start), bisect_left(self._starts, end))
        }
        return frozenset(place for place in found if self._real[place]) or frozenset(found)

    def marked(self, one: Tagged) -> Marked:
        """Return an attribution in words."""
        return Marked(self.places(one.source), self.places(one.cue), self.places(one.content))

    def kind(self, content: Places) -> str:
        """Return direct, mixed or indirect, by how much of a content stands in quotation marks."""
        inside = sum(any(start <= self._starts[place] < end for start, end in self._quoted) for place in content)
        return "direct" if inside >= DIRECT * len(content) else "mixed" if inside else "indirect"


def overlap(one: Places, other: Places) -> float:
    """Return the share of the longer span that both have; 1 where both are empty."""
    return len(one & other) / max(len(one), len(other)) if one or other else 1.0


def same(one: Marked, other: Marked) -> bool:
    """Tell whether two attributions agree in source and content by half; without a source only with one without."""
    return overlap(one.source, other.source) >= HALF and overlap(one.content, other.content) >= HALF


def pairs(gold: Sequence[Marked], found: Sequence[Marked], agree: Callable[[Marked, Marked], bool]) -> list[tuple[int, int]]:
    """Return (gold, found) of those that agree, each at most once, those that share most first."""
    rated = sorted(
        (-overlap(one.source, other.source) - overlap(one.content, other.content) - overlap(one.cue, other.cue) / 2, i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(found)
        if agree(one, other)
    )
    used: tuple[set[int], set[int]] = set(), set()
    out = []
    for _, i, j in rated:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            out.append((i, j))
    return out


def count(text: str, gold: Sequence[Tagged], found: Sequence[Tagged]) -> Counter[str]:
    """Return what is right, found and marked in one article, by measure; counters of several articles add up."""
    words = Words(text)
    wanted = [words.marked(one) for one in gold]
    given = [words.marked(one) for one in found]
    totals: Counter[str] = Counter(articles=1)
    for role in ("source", "cue", "content"):
        ours = frozenset[int]().union(*(getattr(one, role) for one in given))
        theirs = frozenset[int]().union(*(getattr(one, role) for one in wanted))
        _add(totals, f"words of {role}", len(ours & theirs), len(ours), len(theirs))
    matched = {i for i, _ in pairs(wanted, given, same)}
    _add(totals, "attribution", len(matched), len(given), len(wanted))
    for i, one in enumerate(wanted):
        _add(totals, f"attribution, {words.kind(one.content)}", i in matched, 0, 1)
    return totals


def _add(totals: Counter[str], measure: str, right: int, found: int, marked: int) -> None:
    totals.update({f"{measure}/right": right, f"{measure}/found": found, f"{measure}/marked": marked})


def figures(totals: Counter[str]) -> dict[str, dict[str, float]]:
    """Return precision, recall and F1 of every measure, to four digits; recall alone where only that has a meaning."""
    out = {}
    for measure in sorted({key.partition("/")[0] for key in totals if "/" in key}):
        right, found, marked = (totals[f"{measure}/{part}"] for part in ("right", "found", "marked"))
        row = {"recall": round(right / max(1, marked), 4), "marked": marked}
        if found:
            row |= {"precision": round(right / found, 4), "f1": round(2 * right / max(1, found + marked), 4)}
        out[measure] = row
    return out
