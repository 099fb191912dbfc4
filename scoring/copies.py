"""Copies: which articles are one text, whoever carries it and however it is cut, by an index to which articles are added.

An article is one text. Where it embeds another in a story around it, it is a copy of what it embeds, and does not make that one text
with other articles that carry the story around. What is a copy follows from the articles, not from the order in which they came.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scoring.overlaps import PASSAGE, Overlap, overlap
from scoring.postings import Postings
from scoring.shingles import Prints, fingerprints
from scoring.values import Article

AWAY = 24  # words below which the lead of a text is no longer the opening of the story that carries it
ANSWERS, SEVERAL = 512, 64  # answers that are kept, and articles that one may be about
STRAY = 0.1  # share of what two texts have in common that may stand elsewhere and be put down to chance


@dataclass(frozen=True, slots=True)
class Likeness:
    """A copy of an article: its id, how much of the article stands in it and of it in the article, from 0 to 1.

    `words` is the length of the longest passage from the lead of either that stands in the other, in words.
    """

    id: str
    share: float
    other_share: float
    words: int


class CopyIndex:
    """Articles by what they have in common. Not safe to share between threads."""

    def __init__(self) -> None:
        self._postings = Postings()
        self._numbers: dict[bytes, int] = {}
        self._names: list[str] = []  # of each distinct text, the smallest id
        self._number_of: dict[str, int | None] = {}  # None for an article without a word
        self._compared: dict[tuple[int, int], tuple[int, int, Overlap | None]] = {}
        # What follows holds until the next text comes.
        self._linked: dict[int, dict[int, Overlap]] = {}
        self._kept: dict[int, frozenset[int]] = {}
        self._common: dict[int, tuple[int, NDArray[np.bool_] | None]] = {}

    def add(self, name: str, prints: Prints) -> None:
        """Add an article by its id. Raises ValueError for an id that is there already."""
        if name in self._number_of:
            raise ValueError(f"The article {name!r} is in the index already.")
        number = self._numbers.get(prints.identity)
        if not prints.identity:
            self._number_of[name] = None
        elif number is not None:
            self._number_of[name] = number
            self._names[number] = min(name, self._names[number])
        else:
            self._number_of[name] = self._numbers[prints.identity] = self._postings.add(prints)
            self._names.append(name)
            for held in (self._linked, self._kept, self._common):
                held.clear()

    def cluster(self, name: str) -> str:
        """Return the smallest id among the articles that are one text with this one. Raises KeyError for an unknown id.

        The time it takes grows with the size of the cluster, not with that of the index.
        """
        number = self._number_of[name]
        return name if number is None else self._smallest(self._reach(number))

    def clusters(self) -> dict[str, str]:
        """Return for each article the smallest id among the articles that are one text with it."""
        found: dict[int, str] = {}
        for number in range(len(self._names)):
            if number not in found:
                reached = self._reach(number)
                found.update(dict.fromkeys(reached, self._smallest(reached)))
        return {name: name if number is None else found[number] for name, number in self._number_of.items()}

    def likenesses(self, name: str) -> tuple[Likeness, ...]:
        """Return the texts that an article is a copy of or that are copies of it, by their smallest ids; itself is not among them.

        Raises KeyError for an unknown id.
        """
        number = self._number_of[name]
        if number is None:
            return ()
        links = self._links(number)
        return tuple(
            sorted(
                (Likeness(self._names[other], links[other].share, links[other].other_share, links[other].longest)
                 for other in self._copies(number)),
                key=lambda likeness: likeness.id,
            )
        )

    def _smallest(self, numbers: Iterable[int]) -> str:
        return min(self._names[number] for number in numbers)

    def _reach(self, number: int) -> set[int]:
        seen, left = {number}, [number]
        while left:
            fresh = self._copies(left.pop()) - seen
            seen |= fresh
            left += fresh
        return seen

    def _copies(self, number: int) -> frozenset[int]:
        return frozenset(other for other in self._keeps(number) if number in self._keeps(other))

    def _keeps(self, number: int) -> frozenset[int]:
        kept = self._kept.get(number)
        if kept is None:
            kept = self._kept[number] = self._without_frame(self._links(number))
        return kept

    def _without_frame(self, links: Mapping[int, Overlap]) -> frozenset[int]:
        """Return the copies of a text, less those that have only the story around an embedded text in common with it."""
        insets = [
            (found.other_lead.words, self._postings.texts[other].identity, found.other_lead.there)
            for other, found in links.items()
            if found.other_lead
            and found.other_lead.there >= AWAY
            and found.other_lead.words >= PASSAGE
            and (found.places < found.other_lead.there).sum() <= STRAY * len(found.places)
        ]
        if not insets:
            return frozenset(links)
        length, _, start = max(insets)
        return frozenset(
            other
            for other, found in links.items()
            if ((found.places >= start) & (found.places < start + length)).sum() > STRAY * len(found.places)
        )

    def _links(self, number: int) -> dict[int, Overlap]:
        links = self._linked.get(number)
        if links is None:
            found = {other: self._overlap(number, other) for other in self._postings.candidates(number)}
            links = self._linked[number] = {other: shared for other, shared in found.items() if shared}
        return links

    def _overlap(self, number: int, other: int) -> Overlap | None:
        """Return what two texts share if they are copies; compared anew only when more of either has become boilerplate."""
        if number > other:
            found = self._overlap(other, number)
            return found and found.turned()
        (count, common), (other_count, other_common) = self._boilerplate(number), self._boilerplate(other)
        known = self._compared.get((number, other))
        if known is None or known[:2] != (count, other_count):
            texts = self._postings.texts
            shared = overlap(texts[number], texts[other], common, other_common)
            known = self._compared[number, other] = (count, other_count, shared if shared.copy else None)
        return known[2]

    def _boilerplate(self, number: int) -> tuple[int, NDArray[np.bool_] | None]:
        known = self._common.get(number)
        if known is None:
            known = self._common[number] = self._postings.boilerplate(number)
        return known


def clusters(articles: Iterable[Article], prints: Mapping[str, Prints] | None = None) -> dict[str, str]:
    """Return for each article id the id of its cluster: the smallest id among the articles that are copies of one text.

    The order of the articles changes nothing. `prints` may hold fingerprints by article id, made earlier. What was answered for
    the same texts shortly before is answered again: the claims of one story are weighed on the same articles.
    """
    known = {article.id: (prints or {}).get(article.id) or fingerprints(article.text) for article in articles}
    asked = tuple(sorted((name, each.identity) for name, each in known.items()))
    answer = _answered.get(asked)
    if answer is None:
        answer = _clusters(known)
        if len(_answered) >= ANSWERS:
            _answered.clear()
        if len(asked) <= SEVERAL:
            _answered[asked] = answer
    return dict(answer)


_answered: dict[tuple[tuple[str, bytes], ...], dict[str, str]] = {}


def _clusters(known: Mapping[str, Prints]) -> dict[str, str]:
    held = Counter(mark for each in known.values() for mark in (each.identity, *each.marks))
    index = CopyIndex()
    for name, each in known.items():
        if any(held[mark] > 1 for mark in (each.identity, *each.marks)):  # what shares nothing is like nothing
            index.add(name, each)
    return {name: name for name in known} | index.clusters()
