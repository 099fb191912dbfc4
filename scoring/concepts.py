"""Concepts: one key for all words that tell the same fact, and which keys are opposed."""

from __future__ import annotations

from functools import cache

from scoring.facts.synonyms import ANTONYMS, GROUPS, LIGHT
from scoring.words import stem


@cache
def _keys() -> dict[str, str]:
    return {stem(word): stem(group[0]) for group in reversed(GROUPS) for word in reversed(group)}


@cache
def _light() -> frozenset[str]:
    return frozenset(LIGHT)


def concept(stemmed: str) -> str:
    """Return the key of the group of synonyms that a stem belongs to, or the stem itself."""
    return _keys().get(stemmed, stemmed)


def light(low: str) -> bool:
    """Tell whether a word carries little of a claim: an article, an auxiliary, a filler."""
    return low in _light()


@cache
def opposites() -> dict[str, frozenset[str]]:
    """Return for each concept the concepts that cannot hold at once with it: "rise" and "fall"."""
    found: dict[str, set[str]] = {}
    for left, right in ANTONYMS:
        for one, other in ((left, right), (right, left)):
            for word in one:
                found.setdefault(concept(stem(word)), set()).update(concept(stem(against)) for against in other)
    return {key: frozenset(values - {key}) for key, values in found.items()}
