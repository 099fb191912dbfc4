"""Windows: an article cut into stretches that an encoder can read at once, each with some of what stands around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from scoring.attribution.wordpieces import Vocabulary
from scoring.reading import Line, Reading
from scoring.words import Word

WIDTH = 256  # pieces of a window, the two marks at its ends included
AROUND = 40  # pieces before and after the core of a window that are read for their context alone

SHAPES, STATES, PLACES = 7, 3, 3
NO_LOOK = SHAPES * STATES * PLACES  # the look of the marks at a window's ends


@dataclass(frozen=True)
class Units:
    """The words of a text as an encoder is given them: pieces, look (case, quotation, place) and where its lines begin."""

    words: tuple[Word, ...]
    pieces: tuple[tuple[int, ...], ...]
    looks: tuple[int, ...]
    lines: tuple[int, ...]  # the first word of each line, and the number of words at the end


@dataclass(frozen=True)
class Window:
    """Words [first, last) are read; what begins in [core, core_end) is for this window to decide."""

    first: int
    core: int
    core_end: int
    last: int


def units(reading: Reading, vocabulary: Vocabulary) -> Units:
    """Return the words of a text for an encoder."""
    words: list[Word] = []
    looks: list[int] = []
    lines: list[int] = []
    paragraph = -1
    for line in reading.lines:
        if line.words:
            lines.append(len(words))
            looks += _looks(line, fresh=line.sentence.paragraph != paragraph)
            words += line.words
            paragraph = line.sentence.paragraph
    lines.append(len(words))
    return Units(tuple(words), tuple(vocabulary.pieces(word.text) for word in words), tuple(looks), tuple(lines))


def _looks(line: Line, *, fresh: bool) -> list[int]:
    """Return for each word one number out of SHAPES x STATES x PLACES: what the uncased pieces do not show."""
    out = []
    for place, (word, quoted) in enumerate(zip(line.words, line.quoted, strict=True)):
        state = 2 if word.text == '"' else int(quoted)
        where = 0 if place else 2 if fresh else 1
        out.append((_shape(word) * STATES + state) * PLACES + where)
    return out


def _shape(word: Word) -> int:
    text = word.text
    if not word.letters:
        return 5 if text[0].isdigit() else 6
    if not word.capital:
        return 0
    if len(text) == 1:
        return 1
    if text.isupper():
        return 2
    return 3 if text[1:].islower() else 4


def windows(cut: Units, width: int = WIDTH, around: int = AROUND) -> Iterator[Window]:
    """Yield windows whose cores follow each other without a gap, cut between lines where a line fits."""
    total = len(cut.words)
    upto = [0, *accumulate(len(pieces) for pieces in cut.pieces)]
    core = 0
    while core < total:
        first = _line_start(cut.lines, upto, core, around)
        room = upto[first] + width - 2
        core_end = cut.lines[bisect_right(cut.lines, bisect_right(upto, room - around) - 1) - 1]
        if core_end <= core:
            core_end = max(core + 1, bisect_right(upto, room - around) - 1)
        last = min(total, max(core_end, bisect_right(upto, room) - 1))
        if last == total and upto[total] <= room:
            core_end = total
        yield Window(first, core, core_end, last)
        core = core_end


def _line_start(lines: tuple[int, ...], upto: list[int], core: int, around: int) -> int:
    """Return where the context before a core begins: with a line if one begins within reach, else with a word."""
    nearest = bisect_left(upto, upto[core] - around)
    at = bisect_left(lines, nearest)
    return lines[at] if at < len(lines) and lines[at] < core else min(core, nearest)
