"""Phrasebook: literal phrases found in a run of lower-case words, the longest first; no regular expression, linear time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from scoring.words import words


class Phrasebook:
    """A fixed set of phrases, each with what it means (its own text where nothing else is given)."""

    __slots__ = ("_by_first",)

    def __init__(self, phrases: Iterable[str] | Iterable[tuple[str, str]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for entry in phrases:
            phrase, meaning = (entry, entry) if isinstance(entry, str) else entry
            parts = tuple(word.low for word in words(phrase.replace("’", "'")))
            if parts:
                self._by_first.setdefault(parts[0], []).append((parts, meaning))
        for entries in self._by_first.values():
            entries.sort(key=lambda entry: -len(entry[0]))

    def begins(self, low: str) -> bool:
        """Tell whether a phrase begins with a word."""
        return low in self._by_first

    def at(self, lows: Sequence[str], place: int) -> tuple[int, str] | None:
        """Return (end, meaning) of the longest phrase that begins at word `place`."""
        for parts, meaning in self._by_first.get(lows[place], ()):
            if len(parts) == 1 or tuple(lows[place : place + len(parts)]) == parts:
                return place + len(parts), meaning
        return None

    def find(self, lows: Sequence[str], first: int = 0, last: int | None = None) -> Iterator[tuple[int, int, str]]:
        """Yield (first, last, meaning) of the phrases within words [first, last), without overlap."""
        place, end = first, len(lows) if last is None else last
        known = self._by_first
        while place < end:
            if lows[place] not in known:
                place += 1
                continue
            found = self.at(lows, place)
            if found and found[0] <= end:
                yield place, found[0], found[1]
                place = found[0]
            else:
                place += 1

    def first(self, lows: Sequence[str], first: int = 0, last: int | None = None) -> tuple[int, int, str] | None:
        """Return the first phrase within words [first, last), or None."""
        return next(self.find(lows, first, last), None)
