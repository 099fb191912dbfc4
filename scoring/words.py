"""Words of a folded text, with offsets, and their stems."""

from __future__ import annotations

import re
import threading
from dataclasses import dataclass
from functools import lru_cache

import Stemmer

from scoring.facts.synonyms import IRREGULAR
from scoring.folding import plain

# Initials ("D.P.R.K."), figures with what is glued to them ("1.2bn", "16th"), words ("counter-invasion", "didn't"), a genitive
# 's on its own, and any other sign. Each alternative is linear: no two can match the same character twice over.
_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|\d+(?:[.,]\d+)*(?:[^\W\d_]+)?|[\w\u200b]+(?:(?:-|'(?!s\b))[\w\u200b]+)*|'s\b|[^\s]")
_STEMMERS = threading.local()  # a Snowball stemmer keeps state and must not be shared by threads


@dataclass(frozen=True, slots=True)
class Word:
    """A word at [start, end): as in the folded text, lower-cased without accents, and its stem.

    `capital` tells whether it begins with a capital letter, `letters` whether with a letter at all.
    """

    start: int
    end: int
    text: str
    low: str
    stem: str
    capital: bool
    letters: bool


def words(folded: str, start: int = 0, end: int | None = None) -> tuple[Word, ...]:
    """Return the words and signs of folded[start:end], with offsets into `folded`."""
    found = []
    for match in _WORD.finditer(folded, start, len(folded) if end is None else end):
        start, end = match.span()
        low, stemmed, capital, letters = _form(match.group())
        if low:  # it is not nothing but unseen marks
            found.append(Word(start, end, match.group(), low, stemmed, capital, letters))
    return tuple(found)


@lru_cache(maxsize=16384)
def _form(text: str) -> tuple[str, str, bool, bool]:
    low, letters = plain(text), text[0].isalpha()
    return low, stem(low) if letters else low, text[0].isupper(), letters


@lru_cache(maxsize=16384)
def stem(low: str) -> str:
    """Return the stem of a lower-case word: irregular forms by table, the rest by Snowball English (Porter 2001)."""
    stemmer = getattr(_STEMMERS, "english", None)
    if stemmer is None:
        stemmer = _STEMMERS.english = Stemmer.Stemmer("english")
    return str(stemmer.stemWord(IRREGULAR.get(low, low)))
