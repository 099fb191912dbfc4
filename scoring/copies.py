"""Copies: which articles are one text, by containment of sampled 5-word shingles.

Containment (the share of the shorter text that stands in the longer one) finds truncated and embedded copies too, which likeness
of whole texts misses (Broder 1997). Fingerprints are a fixed hash, so that every process gives the same clusters.
"""

from __future__ import annotations

import zlib
from collections import Counter
from collections.abc import Iterable

from scoring.folding import fold
from scoring.values import Article
from scoring.words import words

SHINGLE = 5  # words
SAMPLE = 4  # one fingerprint in so many is kept for long texts; all of them for short ones
SHORT = 300  # fingerprints up to which a text keeps all
COPY = 0.5  # containment from which two texts are copies
LEAST = 12  # fingerprints that a text must have to be told from a chance likeness
COMMON = 64  # texts that share a fingerprint before it says nothing any more


def fingerprints(text: str) -> frozenset[int]:
    """Return the fingerprints of a text: hashes of its 5-word shingles, sampled by value so that copies keep the same ones."""
    lows = [word.low for word in words(fold(text)) if word.low[0].isalnum()]
    every = {
        zlib.crc32(" ".join(lows[at : at + SHINGLE]).encode("utf-8", "surrogatepass"))
        for at in range(len(lows) - SHINGLE + 1)
    }
    return frozenset(every) if len(every) <= SHORT else frozenset(mark for mark in every if mark % SAMPLE == 0)


def clusters(articles: Iterable[Article], prints: dict[str, frozenset[int]] | None = None) -> dict[str, str]:
    """Return for each article id the id of its cluster: the smallest id among the articles that are copies of one text.

    The order of the articles changes nothing. `prints` may hold fingerprints by article id, made earlier.
    """
    marks = {article.id: (prints or {}).get(article.id) or fingerprints(article.text) for article in articles}
    texts_with: dict[int, list[str]] = {}
    for name in sorted(marks):
        for mark in marks[name]:
            texts_with.setdefault(mark, []).append(name)
    shared: Counter[tuple[str, str]] = Counter()
    for names in texts_with.values():
        if 1 < len(names) <= COMMON:
            shared.update((one, other) for at, one in enumerate(names) for other in names[at + 1 :])
    parent = {name: name for name in marks}

    def root(name: str) -> str:
        while parent[name] != name:
            parent[name] = parent[parent[name]]
            name = parent[name]
        return name

    for (one, other), count in sorted(shared.items()):
        shorter = min(_comparable(marks[one], marks[other]))
        if shorter >= LEAST and count >= COPY * shorter:
            low, high = sorted((root(one), root(other)))
            parent[high] = low
    return {name: root(name) for name in marks}


def _comparable(one: frozenset[int], other: frozenset[int]) -> tuple[int, int]:
    """Return how many fingerprints of each could have been shared: where one is sampled, only the sampled part of the other."""
    if (len(one) <= SHORT) == (len(other) <= SHORT):
        return len(one), len(other)
    return sum(mark % SAMPLE == 0 for mark in one), sum(mark % SAMPLE == 0 for mark in other)
