"""Features of the fast tagger: what a word, its neighbours, and its place between cues, quotations and clauses tell.

A word has one key for each group of features, and a group's features depend on its key alone: so they are made once for each
distinct key, whether to be learnt from or, already weighed, to be added up.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from scoring.facts import grammar
from scoring.facts.cues import CUES, NOUN_CUES
from scoring.facts.names import GIVEN_NAMES
from scoring.facts.offices import EXPERTS, GROUPS, HONORIFICS, OFFICES, OFFICIALS, PERSONS, RELATIVES, REPORTERS, SPOKESPEOPLE
from scoring.reading import Line, Reading
from scoring.words import Word

REACH = 3  # words to either side whose features a word also has
LONG_QUOTATION = 5  # words; within a longer one nobody is cited
BEYOND = "_"  # stands for a word before the first or after the last of a paragraph


def _last_words(*tables: Iterable[str]) -> frozenset[str]:
    return frozenset(phrase.split()[-1] for table in tables for phrase in table if phrase)


_STRONG = frozenset(form for cue in CUES if "weak" not in cue.flags for form in cue.forms)
_WEAK = frozenset(form for cue in CUES for form in cue.forms) - _STRONG
_KINDS = {form: cue.kind for cue in reversed(CUES) for form in cue.forms}
_NOUNS = frozenset(form for cue in NOUN_CUES for form in cue.forms)
_ROLES = _last_words(OFFICES, SPOKESPEOPLE, EXPERTS, OFFICIALS)
_PEOPLE = _last_words(GROUPS, PERSONS, RELATIVES, REPORTERS)
_HONORIFICS = _last_words(HONORIFICS)
_CLOSED = (
    grammar.AUXILIARIES | grammar.DETERMINERS | grammar.PREPOSITIONS | grammar.CONJUNCTIONS | grammar.PRONOUNS | grammar.RELATIVES
    | grammar.ADVERBS | frozenset("'s not him her them me us myself himself herself themselves there what how why".split())
)  # fmt: skip


@lru_cache(maxsize=65536)
def shape(text: str) -> str:
    """Return what a word looks like: "d" with a digit, "A" capitals, "Aa" capitalised, "a" lower case, else the sign itself."""
    if any(sign.isdigit() for sign in text):
        return "d"
    if text[0].isupper():
        return "A" if text.isupper() and len(text) > 1 else "Aa"
    return "a" if text[0].isalpha() else text[:2]


@lru_cache(maxsize=65536)
def coarse(text: str, low: str) -> str:
    """Return a word's coarse class: itself where it is of a closed class, else a class of the lexicon, else its shape and ending."""
    if low in _CLOSED:
        return low
    if low in _STRONG:
        return f"V{_KINDS[low][:2]}{low[-2:]}"
    if low in _WEAK:
        return f"v{low[-2:]}"
    if low in _NOUNS:
        return "n"
    if low in grammar.TIMES or low in grammar.MONTHS:
        return "T"
    if low in _ROLES:
        return "R" if text[0].islower() else "Rr"
    if low in _PEOPLE:
        return "P"
    if low in _HONORIFICS:
        return "M"
    look = shape(text)
    if look == "Aa" and low in GIVEN_NAMES:
        return "G"
    if look == "a":
        return f"a{next((end for end in ('ing', 'ed', 'ly', 's') if low.endswith(end)), '')}"
    return look


@lru_cache(maxsize=65536)
def of_word(text: str, low: str, stem: str, chance: int) -> tuple[tuple[str, ...], ...]:
    """Return the features that a word gives to the words from REACH behind it to REACH before it."""
    kind = coarse(text, low)
    near = (f"w{low}", f"s{stem}", f"k{kind}", f"c{chance}")
    own = (*near, f"e{low[-3:]}", f"E{low[-2:]}", f"h{shape(text)}", f"l{_KINDS.get(low, '')}", "")
    table = {0: own, 1: (*near, f"h{shape(text)}", f"e{low[-3:]}"), 2: (f"w{low}", f"k{kind}", f"c{chance}"), 3: (f"w{low}", f"k{kind}")}
    return tuple(tuple(f"{place}{name}" for name in table[abs(place)]) for place in range(-REACH, REACH + 1))


@lru_cache(maxsize=65536)
def of_pair(before: str, after: str) -> tuple[str, ...]:
    """Return the features of two neighbouring words in lower case; `after` is the word itself."""
    return (f"p{before}|{after}",)


@lru_cache(maxsize=65536)
def of_classes(run: tuple[str, ...]) -> tuple[str, ...]:
    """Return the features of the coarse classes of five neighbouring words, the word itself in the middle."""
    a, b, c, d, e = run
    return (f"K1{b}|{c}", f"K2{c}|{d}", f"K3{b}|{c}|{d}", f"K4{a}|{b}|{c}", f"K5{c}|{d}|{e}", f"K6{b}|{d}")


@dataclass(frozen=True, slots=True)
class Quoting:
    """Where a word stands among quotations: state, length of the quotation, and what lies to either side."""

    state: str
    length: int
    left: str
    right: str
    cued: str


@lru_cache(maxsize=65536)
def of_quoting(key: Quoting) -> tuple[str, ...]:
    """Return the features of a word's place among quotations."""
    return (
        f"q{key.state}", f"q{key.state}{key.length}", f"ql{key.state}{key.left}", f"qr{key.state}{key.right}",
        f"qb{key.state}{key.left}|{key.right}", f"qc{key.state}{key.length}{key.cued}",
    )  # fmt: skip


Key = tuple[str, ...]


@lru_cache(maxsize=65536)
def of_left(key: Key) -> tuple[str, ...]:
    """Return the features of the nearest cue to the left: (cue, what follows it, distance, commas since, sentence's)."""
    cue, follows, far, commas, same = key
    return (f"L1{cue}|{same}", f"L2{cue}|{follows}", f"L3{follows}|{far}", f"L4{far}|{commas}|{same}", f"L5{follows}|{commas}|{same}")


@lru_cache(maxsize=65536)
def of_right(key: Key) -> tuple[str, ...]:
    """Return the features of the nearest cue to the right: (cue, what precedes it, distance, commas until, sentence's)."""
    cue, precedes, far, commas, same = key
    return (f"R1{cue}|{same}", f"R2{cue}|{precedes}", f"R3{precedes}|{far}", f"R4{far}|{commas}|{same}", f"R5{precedes}|{commas}|{same}")


@lru_cache(maxsize=65536)
def of_between(key: Key) -> tuple[str, ...]:
    """Return the features of the cues to both sides together."""
    return (f"B1{'|'.join(key)}", f"B2{key[0]}|{key[2]}", f"B3{key[1]}|{key[3]}")


@lru_cache(maxsize=65536)
def of_clause(key: Key) -> tuple[str, ...]:
    """Return the features of a word's clause: (mark before it, word after that, distance, mark behind, word after that, distance)."""
    mark, opens, far, ends, then, until = key
    return (f"C1{mark}|{opens}", f"C2{ends}|{then}", f"C3{mark}|{far}", f"C4{ends}|{then}|{until}", f"C5{mark}|{opens}|{ends}|{then}")


@lru_cache(maxsize=65536)
def of_place(key: Key) -> tuple[str, ...]:
    """Return the features of a word's place: (in its sentence, to its end, sentence of the paragraph, paragraph, text before)."""
    start, end, sentence, paragraph, before = key
    return (f"S1{start}", f"S2{end}", f"S3{sentence}|{start}", f"S4{paragraph}|{start}", f"S5{before}|{sentence}|{start}", f"S6{paragraph}")


def bucket(count: int) -> int:
    """Return a distance on a coarse scale."""
    return count if count <= 3 else 4 if count <= 5 else 6 if count <= 8 else 9 if count <= 14 else 15 if count <= 25 else 26


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The lines of one paragraph as one run of words."""

    lines: tuple[Line, ...]
    words: tuple[Word, ...]
    quoted: tuple[bool, ...]
    first: bool  # whether it is the text's first


def paragraphs(reading: Reading) -> Iterator[Paragraph]:
    """Yield the paragraphs of a text that have words."""
    first = True
    for _, group in groupby(reading.lines, key=lambda line: line.sentence.paragraph):
        lines = tuple(group)
        run = tuple(word for line in lines for word in line.words)
        if run:
            yield Paragraph(lines, run, tuple(inside for line in lines for inside in line.quoted), first)
            first = False


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys of a paragraph's words for each group of features."""

    words: list[tuple[str, str, str, int]]
    pairs: list[tuple[str, str]]
    classes: list[tuple[str, ...]]
    quoting: list[Quoting]
    left: list[Key]
    right: list[Key]
    between: list[Key]
    clause: list[Key]
    place: list[Key]


def keys(paragraph: Paragraph, chances: Mapping[str, int]) -> Keys:
    """Return the keys of a paragraph's words; `chances` tells how often a word stands in a cue, on a scale from 0."""
    run = paragraph.words
    lows = [word.low for word in run]
    kinds = [_kind(paragraph, word) for word in run]
    kinds = _named(paragraph, kinds)
    chance = [chances.get(low, 0) for low in lows]
    starts = _starts(paragraph)
    quotation, quoting = _quoting(paragraph, chance)
    cue = [
        low if strength >= 3 or (strength == 2 and low in _STRONG) else ""
        for low, strength in zip(lows, chance, strict=True)
    ]
    cue = ["" if inside >= LONG_QUOTATION else low for low, inside in zip(cue, quotation, strict=True)]
    left, right = _nearest(lows, kinds, cue, starts), _nearest_right(lows, kinds, cue, starts)
    padded = [BEYOND, BEYOND, *kinds, BEYOND, BEYOND]
    return Keys(
        words=[(word.text, word.low, word.stem, strength) for word, strength in zip(run, chance, strict=True)],
        pairs=list(zip([BEYOND, *lows], lows, strict=False)),
        classes=[tuple(padded[at : at + 5]) for at in range(len(run))],
        quoting=quoting,
        left=left,
        right=right,
        between=[(a[1], b[1], a[4], b[4], quotes.state[0]) for a, b, quotes in zip(left, right, quoting, strict=True)],
        clause=_clauses(lows, kinds),
        place=_places(paragraph, starts, cue),
    )


def _kind(paragraph: Paragraph, word: Word) -> str:
    return coarse(word.text, word.low)


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


def _quoting(paragraph: Paragraph, chance: Sequence[int]) -> tuple[list[int], list[Quoting]]:
    """Return for each word the length of the quotation that it stands in (0: none), and its place among quotations."""
    run, inside = paragraph.words, paragraph.quoted
    marks = [word.text == '"' for word in run]
    lengths = [0] * len(run)
    bounds: list[tuple[int, int]] = []
    for within, group in groupby(range(len(run)), key=lambda at: inside[at]):
        places = list(group)
        if within:
            bounds.append((places[0], places[-1] + 1))
            for at in places:
                lengths[at] = len(places)
    left: list[str] = []
    size, end, strongest = 0, 0, 0
    for at in range(len(run)):
        left.append(f"{_size(size)}.{bucket(at - end)}" if size else "")
        if lengths[at] and not (at + 1 < len(run) and lengths[at + 1]):
            size, end = lengths[at], at + 1
    right: list[str] = []
    size, begin = 0, 0
    for at in reversed(range(len(run))):
        right.append(f"{_size(size)}.{bucket(begin - at)}" if size else "")
        if lengths[at] and not (at and lengths[at - 1]):
            size, begin = lengths[at], at
    right.reverse()
    at = 0
    cued: list[str] = []
    for line in paragraph.lines:
        end = at + len(line.words)
        outside = [chance[place] for place in range(at, end) if lengths[place] < LONG_QUOTATION]
        cued += [f"{max(outside, default=-1)}"] * (end - at)
        at = end
    states = []
    for at in range(len(run)):
        if marks[at]:
            state = "open" if at + 1 < len(run) and inside[at + 1] else "shut"
        elif inside[at]:
            state = "in"
            if not at or not inside[at - 1]:
                state += "<"
            if at + 1 == len(run) or not inside[at + 1]:
                state += ">"
        else:
            state = "no"
        states.append(state)
    return lengths, [
        Quoting(states[at], _size(lengths[at]), left[at], right[at], cued[at]) for at in range(len(run))
    ]


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
            found.append((cue[last], kinds[last + 1], str(bucket(at - last)), str(min(commas, 2)), str(min(starts[at] - starts[last], 2))))
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
            found.append((cue[nearest], before, str(bucket(nearest - at)), str(min(commas, 2)), str(min(starts[nearest] - starts[at], 2))))
        if cue[at]:
            nearest, commas = at, 0
        elif lows[at] == ",":
            commas += 1
    found.reverse()
    return found


_MARKS = frozenset(", ; : – - ( ) . ? ! \" that who which and but".split())


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


def _places(paragraph: Paragraph, starts: Sequence[int], cue: Sequence[str]) -> list[Key]:
    found: list[Key] = []
    before = "-"
    at = 0
    for number, line in enumerate(paragraph.lines):
        size = len(line.words)
        paragraph_kind = "title" if paragraph.first else "one" if len(paragraph.lines) == 1 else "more"
        for place in range(size):
            found.append((str(bucket(place)), str(bucket(size - 1 - place)), str(min(number, 2)), paragraph_kind, before))
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
        row += of_pair(*key.pairs[at])
        row += of_classes(key.classes[at])
        row += of_quoting(key.quoting[at])
        row += of_left(key.left[at])
        row += of_right(key.right[at])
        row += of_between(key.between[at])
        row += of_clause(key.clause[at])
        row += of_place(key.place[at])
        rows.append(row)
    return rows
