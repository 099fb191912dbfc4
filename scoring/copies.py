"""Copies: which articles are one text, whoever carries it and however it is cut, by an index to which articles are added.

Which pairs are looked at, and which of them are copies, follows from the articles alone and not from the order in which they came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scoring.overlaps import PASSAGE, Overlap, overlap
from scoring.shingles import SHINGLE, Prints, fingerprints
from scoring.values import Article

COMMON = 32  # texts that share a fingerprint before it is taken for boilerplate
HEADS = 4  # of those texts, how many the others are still compared with
FEW = 4  # shared fingerprints that make two texts worth comparing
ENOUGH = 0.3  # or this share of those of the shorter one, where that is fewer
MOST = 0.4  # share of the shorter one's fingerprints, where nothing but boilerplate is shared
STRAY = 0.1  # share of what two texts have in common that may stand elsewhere and be put down to chance
AWAY = 24  # words below which a lead is no longer the opening of the story that carries it


@dataclass(frozen=True, slots=True)
class Likeness:
    """An article that is a copy with another: the share of each that stands in the other, from 0 to 1, and words in one piece."""

    id: str
    share: float
    other_share: float
    words: int


class CopyIndex:
    """Articles by what they share. An article is compared with those alone that share fingerprints with it."""

    def __init__(self) -> None:
        self._nodes: dict[bytes, int] = {}
        self._node_of: dict[str, int | None] = {}
        self._texts: list[Prints] = []
        self._names: list[str] = []
        self._holders: dict[int, list[int]] = {}
        self._heads: dict[int, list[tuple[bytes, int]]] = {}
        self._compared: dict[tuple[int, int], tuple[int, int, Overlap]] = {}
        self._linked: dict[int, dict[int, Overlap]] = {}
        self._kept: dict[int, frozenset[int]] = {}
        self._boilerplate: dict[int, tuple[int, NDArray[np.bool_] | None]] = {}

    def add(self, name: str, prints: Prints) -> None:
        """Add an article by its id. Raises ValueError for an id that is there already."""
        if name in self._node_of:
            raise ValueError(f"The article {name!r} is in the index already.")
        if not prints.identity:
            self._node_of[name] = None
            return
        node = self._nodes.setdefault(prints.identity, len(self._texts))
        self._node_of[name] = node
        if node < len(self._texts):
            self._names[node] = min(name, self._names[node])
            return
        self._texts.append(prints)
        self._names.append(name)
        for mark in prints.marks:
            holders = self._holders.setdefault(mark, [])
            holders.append(node)
            if len(holders) > COMMON:
                known = self._heads.get(mark) or [(self._texts[one].identity, one) for one in holders]
                self._heads[mark] = sorted([*known, (prints.identity, node)] if mark in self._heads else known)[:HEADS]
        for held in (self._linked, self._kept, self._boilerplate):
            held.clear()

    def cluster(self, name: str) -> str:
        """Return the smallest id among the articles that are one text with this one. Raises KeyError for an unknown id."""
        node = self._node_of[name]
        if node is None:
            return name
        seen, left = {node}, [node]
        while left:
            for other in self._copies(left.pop()) - seen:
                seen.add(other)
                left.append(other)
        return min(self._names[one] for one in seen)

    def clusters(self) -> dict[str, str]:
        """Return for each article the smallest id among those that are one text with it."""
        found: dict[int, str] = {}
        for node in range(len(self._texts)):
            if node in found:
                continue
            seen, left = {node}, [node]
            while left:
                for other in self._copies(left.pop()) - seen:
                    seen.add(other)
                    left.append(other)
            found.update(dict.fromkeys(seen, min(self._names[one] for one in seen)))
        return {name: name if node is None else found[node] for name, node in self._node_of.items()}

    def _copies(self, node: int) -> frozenset[int]:
        return frozenset(other for other in self._keeps(node) if node in self._keeps(other))

    def _keeps(self, node: int) -> frozenset[int]:
        """Return the copies of a text, less those with the story around a text that it embeds."""
        kept = self._kept.get(node)
        if kept is None:
            links = self._links(node)
            inset = max(
                (
                    (found.other_lead.words, self._texts[other].identity, found.other_lead)
                    for other, found in links.items()
                    if found.other_lead and found.other_lead.there >= AWAY and found.other_lead.words >= PASSAGE
                    and (found.places < found.other_lead.there).sum() <= STRAY * len(found.places)
                ),
                default=None,
                key=lambda row: row[:2],
            )
            if inset is None:
                kept = frozenset(links)
            else:
                low, high = inset[2].there, inset[2].there + inset[2].words
                kept = frozenset(
                    other
                    for other, found in links.items()
                    if ((found.places >= low) & (found.places < high)).sum() > STRAY * len(found.places)
                )
            self._kept[node] = kept
        return kept

    def _links(self, node: int) -> dict[int, Overlap]:
        links = self._linked.get(node)
        if links is None:
            links = self._linked[node] = {
                other: found for other in self._candidates(node) if (found := self._overlap(node, other)).copy
            }
        return links

    def _candidates(self, node: int) -> list[int]:
        marks = self._texts[node].marks
        rare: Counter[int] = Counter()
        every: Counter[int] = Counter()
        for mark in marks:
            holders = self._holders[mark]
            if len(holders) <= COMMON:
                rare.update(holders)
                continue
            heads = [head for _, head in self._heads[mark]]
            every.update(holders if node in heads else heads)
        found = []
        for other in rare.keys() | every.keys():
            if other == node:
                continue
            least = min(len(marks), len(self._texts[other].marks))
            if rare[other] >= min(FEW, ENOUGH * least) or rare[other] + every[other] >= MOST * least:
                found.append(other)
        return found

    def _overlap(self, node: int, other: int) -> Overlap:
        if node > other:
            return self._overlap(other, node).turned()
        (count, common), (other_count, other_common) = self._common(node), self._common(other)
        known = self._compared.get((node, other))
        if known is None or known[:2] != (count, other_count):
            found = overlap(self._texts[node], self._texts[other], common, other_common)
            known = self._compared[node, other] = (count, other_count, found)
        return known[2]

    def _common(self, node: int) -> tuple[int, NDArray[np.bool_] | None]:
        """Return how many of a text's fingerprints are boilerplate, and for each word whether it is; None where none is."""
        known = self._boilerplate.get(node)
        if known is None:
            text = self._texts[node]
            flags = [mark in self._heads for mark in text.marks]
            if any(flags):
                mask = np.zeros(text.length, np.bool_)
                before = None
                for at, flag in zip(text.marked.tolist(), flags, strict=True):
                    if flag:
                        mask[at if before is None else before : at + 1] = True
                    before = at if flag else None
                known = sum(flags), mask
            else:
                known = 0, None
            self._boilerplate[node] = known
        return known


def clusters(articles: Iterable[Article], prints: Mapping[str, Prints] | None = None) -> dict[str, str]:
    """Return for each article id the id of its cluster: the smallest id among the articles that are copies of one text.

    The order of the articles changes nothing. `prints` may hold fingerprints by article id, made earlier.
    """
    index = CopyIndex()
    for article in {article.id: article for article in articles}.values():
        index.add(article.id, (prints or {}).get(article.id) or fingerprints(article.text))
    return index.clusters()
