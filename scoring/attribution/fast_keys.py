"""Keys of the fast tagger's features: a paragraph's words, and the place of each between cues, quotations and clauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from scoring.attribution.fast_features import GROUPED, REACH, STRONG, Key, bucket, coarse, of_word
from scoring.reading import Line, Reading
from scoring.words import Word

LONG_QUOTATION = 5  # words; within a longer one nobody is cited
LONGEST = 3_000  # words of a paragraph; what no newspaper prints must not fill the memory
BEYOND = "_"  # stands for a word before the first or after the last of a paragraph


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The lines of one paragraph as one run of words."""

    lines: tuple[Line, ...]
    words: tuple[Word, ...]
    quoted: tuple[bool, ...]
    first: bool  # whether it is the text's first


def paragraphs(reading: Reading) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text that have words; one of more than LONGEST words comes in parts, cut between lines."""
    first = True
    for _, group in groupby(reading.lines, key=lambda line: line.sentence.paragraph):
        for lines in _parts(group):
            run = tuple(word for line in lines for word in line.words)
            if run:
                yield Paragraph(lines, run, tuple(inside for line in lines for inside in line.quoted), first)
                first = False


def _parts(lines: Iterable[Line]) -> Iterator[tuple[Line, ...]]:
    part: list[Line] = []
    size = 0
    for line in lines:
        if part and size + len(line.words) > LONGEST:
            yield tuple(part)
            part, size = [], 0
        part.append(line)
        size += len(line.words)
    yield tuple(part)


_STEPS = tuple(str(bucket(count)) for count in range(64))  # the coarse scale as text; it ends before that


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a paragraph's words: one for the words themselves, and one row for each of GROUPED."""

    words: list[tuple[str, str, str, int]]
    groups: tuple[Sequence[Key], ...]


def keys(paragraph: Paragraph, chances: Mapping[str, int]) -> Keys:
    """Return the keys of a paragraph's words; `chances` tells how often a word stands in a cue, on a scale from 0."""
    run = paragraph.words
    lows = [word.low for word in run]
    kinds = _named(paragraph, [coarse(word.text, word.low) for word in run])
    chance = [chances.get(low, 0) for low in lows]
    starts = _starts(paragraph)
    quotation, quoting = _quoting(paragraph, chance)
    cue = [
        low if inside < LONG_QUOTATION and (strength >= 3 or (strength == 2 and low in STRONG)) else ""
        for low, strength, inside in zip(lows, chance, quotation, strict=True)
    ]
    left, right = _nearest(lows, kinds, cue, starts), _nearest_right(lows, kinds, cue, starts)
    padded = [BEYOND, BEYOND, *kinds, BEYOND, BEYOND]
    return Keys(
        words=[(word.text, word.low, word.stem, strength) for word, strength in zip(run, chance, strict=True)],
        groups=(
            list(zip([BEYOND, *lows], lows, strict=False)),
            list(zip(padded, padded[1:], padded[2:], padded[3:], padded[4:], strict=False)),
            quoting,
            left,
            right,
            [(a[1], b[1], a[4], b[4], quotes[0][0]) for a, b, quotes in zip(left, right, quoting, strict=True)],
            _clauses(lows, kinds),
            _places(paragraph, cue),
        ),
    )


def _named(paragraph: Paragraph, kinds: list[str]) -> list[str]:
    at = 0
    for line in paragraph.lines:
        for name in line.names:
            kind = "Nb" if name.is_body else "Nl" if name.is_land else "No" if name.is_outlet else "Np"
            kinds[at + name.first : at + name.last] = [kind] * (name.last - name.first)
        at += len(line.words)
    return kinds


def _starts(paragraph: Paragraph) -> list[int]:
    """Return the number of each word's line within the paragraph."""
    return [number for number, line in enumerate(paragraph.lines) for _ in line.words]


def _quoting(paragraph: Paragraph, chance: Sequence[int]) -> tuple[list[int], list[Key]]:
    """Return for each word the length of the quotation that it stands in (0: none), and its place among quotations."""
    lengths: list[int] = []
    for within, group in groupby(paragraph.quoted):
        count = len(list(group))
        lengths += [count if within else 0] * count
    cued: list[str] = []
    at = 0
    for line in paragraph.lines:
        end = at + len(line.words)
        outside = [chance[place] for place in range(at, end) if lengths[place] < LONG_QUOTATION]
        cued += [f"{max(outside, default=-1)}"] * (end - at)
        at = end
    left, right = _beside(lengths, 1), _beside(lengths[::-1], 0)[::-1]
    sizes = [str(_size(length)) for length in lengths]
    return lengths, list(zip(_states(paragraph), sizes, left, right, cued, strict=True))


def _beside(lengths: Sequence[int], beyond: int) -> list[str]:
    """Return for each word the size of the last quotation before it, and how far off its end is; `beyond` is where that counts from."""
    found: list[str] = []
    size, end = 0, 0
    for at, length in enumerate(lengths):
        found.append(f"{_size(size)}.{bucket(at - end)}" if size else "")
        if length and not (at + 1 < len(lengths) and lengths[at + 1]):
            size, end = length, at + beyond
    return found


def _states(paragraph: Paragraph) -> list[str]:
    inside = (*paragraph.quoted, False)
    found: list[str] = []
    for at, word in enumerate(paragraph.words):
        if word.text == '"':
            found.append("open" if inside[at + 1] else "shut")
        elif inside[at]:
            found.append("in" + "<" * (at == 0 or not inside[at - 1]) + ">" * (not inside[at + 1]))
        else:
            found.append("no")
    return found


def _size(length: int) -> int:
    return 0 if not length else 1 if length <= 2 else 2 if length < LONG_QUOTATION else 3 if length <= 15 else 4


_NO_CUE = ("", "", "", "", "")


def _nearest(lows: Sequence[str], kinds: Sequence[str], cue: Sequence[str], starts: Sequence[int]) -> list[Key]:
    found: list[Key] = []
    last, commas = -1, 0
    for at, low in enumerate(lows):
        if last < 0:
            found.append(_NO_CUE)
        else:
            found.append(
                (
                    cue[last],
                    kinds[last + 1],
                    str(bucket(at - last)),
                    str(min(commas, 2)),
                    str(min(starts[at] - starts[last], 2)),
                )
            )
        if cue[at]:
            last, commas = at, 0
        elif low == ",":
            commas += 1
    return found


def _nearest_right(lows: Sequence[str], kinds: Sequence[str], cue: Sequence[str], starts: Sequence[int]) -> list[Key]:
    found: list[Key] = []
    nearest, commas = -1, 0
    for at in reversed(range(len(lows))):
        if nearest < 0:
            found.append(_NO_CUE)
        else:
            before = kinds[nearest - 1]
            found.append(
                (
                    cue[nearest],
                    before,
                    str(bucket(nearest - at)),
                    str(min(commas, 2)),
                    str(min(starts[nearest] - starts[at], 2)),
                )
            )
        if cue[at]:
            nearest, commas = at, 0
        elif lows[at] == ",":
            commas += 1
    found.reverse()
    return found


_MARKS = frozenset(', ; : – - ( ) . ? ! " that who which and but'.split())


def _clauses(lows: Sequence[str], kinds: Sequence[str]) -> list[Key]:
    behind: list[tuple[str, str, str]] = []
    mark, opens, since = BEYOND, kinds[0] if kinds else "", 0
    for at, low in enumerate(lows):
        behind.append((mark, opens, str(bucket(since))))
        since += 1
        if low in _MARKS:
            mark, opens, since = low, kinds[at + 1] if at + 1 < len(kinds) else BEYOND, 0
    ahead: list[tuple[str, str, str]] = []
    mark, then, until = BEYOND, BEYOND, 0
    for at in reversed(range(len(lows))):
        ahead.append((mark, then, str(bucket(until))))
        until += 1
        if lows[at] in _MARKS:
            mark, then, until = lows[at], kinds[at + 1] if at + 1 < len(kinds) else BEYOND, 0
    ahead.reverse()
    return [(*one, *other) for one, other in zip(behind, ahead, strict=True)]


def _step(count: int) -> str:
    return _STEPS[count] if count < len(_STEPS) else _STEPS[-1]


def _places(paragraph: Paragraph, cue: Sequence[str]) -> list[Key]:
    found: list[Key] = []
    before = "-"
    at = 0
    for number, line in enumerate(paragraph.lines):
        size = len(line.words)
        paragraph_kind = "title" if paragraph.first else "one" if len(paragraph.lines) == 1 else "more"
        found += [
            (_step(place), _step(size - 1 - place), str(min(number, 2)), paragraph_kind, before)
            for place in range(size)
        ]
        spoken = any(cue[at : at + size])
        before = ("c" if spoken else "-") + ("q" if any(line.quoted) else "-")
        at += size
    return found


def attributes(paragraph: Paragraph, chances: Mapping[str, int]) -> list[list[str]]:
    """Return all features of each word of a paragraph."""
    key = keys(paragraph, chances)
    expanded = [of_word(*one) for one in key.words]
    count = len(expanded)
    rows: list[list[str]] = []
    for at in range(count):
        row = [
            name
            for shift in range(-REACH, REACH + 1)
            if 0 <= at + shift < count
            for name in expanded[at + shift][shift + REACH]
        ]
        for group, run in zip(GROUPED, key.groups, strict=True):
            row += group(run[at])
        rows.append(row)
    return rows
