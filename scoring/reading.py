"""Reading: a text cut into sentences, each with its words, the known names in it, and what of it stands in quotation marks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from scoring.gazetteer import Mention, mentions
from scoring.sentences import Sentence, Text, read
from scoring.values import Span
from scoring.words import Word, words


@dataclass(frozen=True)
class Line:
    """One sentence, read: `quoted[i]` tells whether word i stands inside a quotation."""

    number: int
    sentence: Sentence
    words: tuple[Word, ...]
    names: tuple[Mention, ...]
    quoted: tuple[bool, ...]

    @cached_property
    def lows(self) -> tuple[str, ...]:
        """The words in lower case."""
        return tuple(word.low for word in self.words)

    @cached_property
    def dateline(self) -> int:
        """How many words are a dateline: "JAKARTA, May 14 (Reuters) -", "KYIV, Ukraine –", "Manila:"."""
        for place in range(1, min(14, len(self.words) - 1)):
            head, mark = self.words[:place], self.words[place]
            if mark.low in ("-", "–") and mark.start > head[-1].end and head[0].capital:
                return place + 1 if head[-1].text == ")" or (head[0].text.isupper() and len(head[0].text) > 2) else 0
            if mark.low == ":" and place <= 2 and self.name_at(0) is not None:
                return place + 1
        return 0

    def span(self, first: int, last: int) -> Span:
        """Return the character span of words [first, last)."""
        return self.words[first].start, self.words[last - 1].end

    @cached_property
    def _covered(self) -> dict[int, Mention]:
        return {place: name for name in self.names for place in range(name.first, name.last)}

    def words_of(self, first: int, last: int) -> str:
        """Return words [first, last) as they stand, with one space wherever there is any."""
        run = self.words[first:last]
        spaces = [" " if word.start > before.end else "" for before, word in pairwise(run)]
        return "".join(space + word.text for space, word in zip(["", *spaces], run, strict=True))

    def name_at(self, place: int) -> Mention | None:
        """Return the known name that covers word `place`."""
        return self._covered.get(place)

    def names_in(self, first: int, last: int) -> Iterable[Mention]:
        """Return the known names that lie within words [first, last)."""
        return (name for name in self.names if first <= name.first and name.last <= last)


@dataclass(frozen=True)
class Reading:
    """A whole text, read."""

    text: Text
    lines: tuple[Line, ...]


def read_lines(text: str) -> Reading:
    """Read a text into lines; offsets are those of `text`."""
    cut = read(text)
    lines = []
    for number, sentence in enumerate(cut.sentences):
        run = words(cut.folded, sentence.start, sentence.end)
        quoted = tuple(word.text != '"' and cut.quoted(word.start) for word in run)
        lines.append(Line(number, sentence, run, mentions(run), quoted))
    return Reading(cut, tuple(lines))
