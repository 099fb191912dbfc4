"""Wordpieces: how words become the numbers that an encoder reads (WordPiece, Wu et al. 2016; uncased, as BERT does it)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

MOST = 8  # pieces of one word that are read; the rest of an endless word tells nothing
LONGEST = 100  # characters of a word that are looked up


@dataclass(frozen=True)
class Vocabulary:
    """Pieces and their numbers; "##" marks a piece that goes on with a word. Keeps the pieces of the words it has met."""

    numbers: Mapping[str, int]
    kept: dict[str, tuple[int, ...]] = field(default_factory=dict, repr=False)

    @property
    def opening(self) -> int:
        """The mark that opens what an encoder reads."""
        return self.numbers["[CLS]"]

    @property
    def closing(self) -> int:
        """The mark that closes it."""
        return self.numbers["[SEP]"]

    @property
    def mask(self) -> int:
        """The piece that stands for a hidden word."""
        return self.numbers["[MASK]"]

    def pieces(self, word: str) -> tuple[int, ...]:
        """Return the numbers of a word's pieces, 1 to `MOST` of them; what the vocabulary lacks is one unknown piece."""
        known = self.kept.get(word)
        if known is None:
            found = [number for part in _parts(word[:LONGEST].lower()) for number in self._longest_first(part)]
            known = tuple(found[:MOST]) or (self.numbers["[UNK]"],)
            if len(self.kept) < 200_000:  # hostile copy may hold no two equal words
                self.kept[word] = known
        return known

    def _longest_first(self, part: str) -> list[int]:
        found: list[int] = []
        start = 0
        while start < len(part):
            for end in range(len(part), start, -1):
                number = self.numbers.get(("##" if start else "") + part[start:end])
                if number is not None:
                    found.append(number)
                    start = end
                    break
            else:
                return [self.numbers["[UNK]"]]
        return found


def _parts(low: str) -> list[str]:
    """Return a word's parts without accents: each sign and each Chinese character is one of its own."""
    parts = [""]
    for char in low if low.isascii() else unicodedata.normalize("NFD", low):
        category = unicodedata.category(char)
        if category == "Mn":
            continue
        if category[0] in "PS" or "\u3400" <= char <= "\u9fff":
            parts += [char, ""]
        else:
            parts[-1] += char
    return [part for part in parts if part]
