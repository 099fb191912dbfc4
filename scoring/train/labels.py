"""Labels: annotated attributions of PolNeAR as words of a text, and the stretches of text that a network learns from."""

from __future__ import annotations

import random
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scoring.attribution.windows import WIDTH, Units, units
from scoring.attribution.wordpieces import Vocabulary
from scoring.reading import read_lines
from scoring.train.labelled import Labelled
from scoring.values import Span


@dataclass(frozen=True, slots=True)
class Label:
    """One annotated attribution in words of its text: the cue at [first, last), the words of its source and of its content."""

    first: int
    last: int
    source: frozenset[int]
    content: frozenset[int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words [first, last) of a labelled text."""

    cut: Units
    labels: tuple[Label, ...]
    first: int
    last: int

    @property
    def length(self) -> int:
        """How many pieces it has."""
        return sum(len(pieces) for pieces in self.cut.pieces[self.first : self.last])


def marked(article: Labelled, vocabulary: Vocabulary) -> tuple[Units, tuple[Label, ...]]:
    """Return an article's words and its attributions among them; one without a cue among the words is left out."""
    cut = units(read_lines(article.text), vocabulary)
    starts, ends = [word.start for word in cut.words], [word.end for word in cut.words]

    def places(spans: Sequence[Span]) -> list[int]:
        return [place for start, end in spans for place in range(bisect_right(ends, start), bisect_left(starts, end))]

    found = []
    for one in article.attributions:
        cue = places(one.cue)
        if cue:
            found.append(Label(cue[0], cue[-1] + 1, frozenset(places(one.source)), frozenset(places(one.content))))
    return cut, tuple(found)


def stretches(cut: Units, labels: tuple[Label, ...], chance: random.Random) -> Iterator[Stretch]:
    """Yield the whole text in stretches of at most a window's pieces, cut between lines; the first has a length by chance."""
    upto = [0]
    for pieces in cut.pieces:
        upto.append(upto[-1] + len(pieces))
    first, room = 0, chance.randint(WIDTH // 3, WIDTH - 2)
    while first < len(cut.words):
        last = bisect_right(upto, upto[first] + room) - 1
        if last < len(cut.words):
            line = cut.lines[bisect_right(cut.lines, last) - 1]
            last = line if line > first else max(last, first + 1)
        yield Stretch(cut, labels, first, last)
        first, room = last, WIDTH - 2
