"""Features of the fast tagger: what a word, its neighbours, and its place between cues, quotations and clauses tell.

A word has one key for each group of features, and a group's features depend on its key alone: so they are made once for each
distinct key, whether to be learnt from or, already weighed, to be added up.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from scoring.facts import grammar
from scoring.facts.cues import CUES, NOUN_CUES
from scoring.facts.names import GIVEN_NAMES
from scoring.facts.offices import (
    EXPERTS,
    GROUPS,
    HONORIFICS,
    OFFICES,
    OFFICIALS,
    PERSONS,
    RELATIVES,
    REPORTERS,
    SPOKESPEOPLE,
)

REACH = 3  # words to either side whose features a word also has


def _last_words(*tables: Iterable[str]) -> frozenset[str]:
    return frozenset(phrase.split()[-1] for table in tables for phrase in table if phrase)


STRONG = frozenset(form for cue in CUES if "weak" not in cue.flags for form in cue.forms)
_WEAK = frozenset(form for cue in CUES for form in cue.forms) - STRONG
_KINDS = {form: cue.kind for cue in reversed(CUES) for form in cue.forms}
_NOUNS = frozenset(form for cue in NOUN_CUES for form in cue.forms)
_ROLES = _last_words(OFFICES, SPOKESPEOPLE, EXPERTS, OFFICIALS)
_PEOPLE = _last_words(GROUPS, PERSONS, RELATIVES, REPORTERS)
_HONORIFICS = _last_words(HONORIFICS)
_CLOSED = (
    grammar.AUXILIARIES | grammar.DETERMINERS | grammar.PREPOSITIONS | grammar.CONJUNCTIONS | grammar.PRONOUNS | grammar.RELATIVES
    | grammar.ADVERBS | frozenset("'s not him her them me us myself himself herself themselves there what how why".split())
)  # fmt: skip


@lru_cache(maxsize=16384)
def shape(text: str) -> str:
    """Return what a word looks like: "d" with a digit, "A" capitals, "Aa" capitalised, "a" lower case, else the sign itself."""
    if any(sign.isdigit() for sign in text):
        return "d"
    if text[0].isupper():
        return "A" if text.isupper() and len(text) > 1 else "Aa"
    return "a" if text[0].isalpha() else text[:2]


@lru_cache(maxsize=16384)
def coarse(text: str, low: str) -> str:
    """Return a word's coarse class: itself where it is of a closed class, else a class of the lexicon, else its shape and ending."""
    return _lexical(text, low) or _formal(text, low)


def _lexical(text: str, low: str) -> str | None:
    if low in _CLOSED:
        return low
    if low in STRONG:
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
    return None


def _formal(text: str, low: str) -> str:
    look = shape(text)
    if look == "Aa" and low in GIVEN_NAMES:
        return "G"
    if look == "a":
        return f"a{next((end for end in ('ing', 'ed', 'ly', 's') if low.endswith(end)), '')}"
    return look


@lru_cache(maxsize=1024)
def of_word(text: str, low: str, stem: str, chance: int) -> tuple[tuple[str, ...], ...]:
    """Return the features that a word gives to the words from REACH behind it to REACH before it."""
    kind = coarse(text, low)
    near = (f"w{low}", f"s{stem}", f"k{kind}", f"c{chance}")
    own = (*near, f"e{low[-3:]}", f"E{low[-2:]}", f"h{shape(text)}", f"l{_KINDS.get(low, '')}", "")
    table = {
        0: own,
        1: (*near, f"h{shape(text)}", f"e{low[-3:]}"),
        2: (f"w{low}", f"k{kind}", f"c{chance}"),
        3: (f"w{low}", f"k{kind}"),
    }
    return tuple(tuple(f"{place}{name}" for name in table[abs(place)]) for place in range(-REACH, REACH + 1))


def of_pair(key: Key) -> tuple[str, ...]:
    """Return the features of the word before and the word itself, in lower case."""
    return (f"p{key[0]}|{key[1]}",)


def of_classes(key: Key) -> tuple[str, ...]:
    """Return the features of the coarse classes of five neighbouring words, the word itself in the middle."""
    a, b, c, d, e = key
    return (f"K1{b}|{c}", f"K2{c}|{d}", f"K3{b}|{c}|{d}", f"K4{a}|{b}|{c}", f"K5{c}|{d}|{e}", f"K6{b}|{d}")


Key = tuple[str, ...]


def of_quoting(key: Key) -> tuple[str, ...]:
    """Return the features of a word among quotations: (state, length, quotation to the left, to the right, best cue outside)."""
    state, length, left, right, cued = key
    return (
        f"q{state}", f"q{state}{length}", f"ql{state}{left}", f"qr{state}{right}", f"qb{state}{left}|{right}",
        f"qc{state}{length}{cued}",
    )  # fmt: skip


def of_left(key: Key) -> tuple[str, ...]:
    """Return the features of the nearest cue to the left: (cue, what follows it, distance, commas since, sentence's)."""
    cue, follows, far, commas, same = key
    return (
        f"L1{cue}|{same}",
        f"L2{cue}|{follows}",
        f"L3{follows}|{far}",
        f"L4{far}|{commas}|{same}",
        f"L5{follows}|{commas}|{same}",
    )


def of_right(key: Key) -> tuple[str, ...]:
    """Return the features of the nearest cue to the right: (cue, what precedes it, distance, commas until, sentence's)."""
    cue, precedes, far, commas, same = key
    return (
        f"R1{cue}|{same}",
        f"R2{cue}|{precedes}",
        f"R3{precedes}|{far}",
        f"R4{far}|{commas}|{same}",
        f"R5{precedes}|{commas}|{same}",
    )


def of_between(key: Key) -> tuple[str, ...]:
    """Return the features of the cues to both sides together."""
    return (f"B1{'|'.join(key)}", f"B2{key[0]}|{key[2]}", f"B3{key[1]}|{key[3]}")


def of_clause(key: Key) -> tuple[str, ...]:
    """Return the features of a word's clause: (mark before it, word after that, distance, mark behind, word after that, distance)."""
    mark, opens, far, ends, then, until = key
    return (
        f"C1{mark}|{opens}",
        f"C2{ends}|{then}",
        f"C3{mark}|{far}",
        f"C4{ends}|{then}|{until}",
        f"C5{mark}|{opens}|{ends}|{then}",
    )


def of_place(key: Key) -> tuple[str, ...]:
    """Return the features of a word's place: (in its sentence, to its end, sentence of the paragraph, paragraph, text before)."""
    start, end, sentence, paragraph, before = key
    return (
        f"S1{start}",
        f"S2{end}",
        f"S3{sentence}|{start}",
        f"S4{paragraph}|{start}",
        f"S5{before}|{sentence}|{start}",
        f"S6{paragraph}",
    )


def bucket(count: int) -> int:
    """Return a distance on a coarse scale."""
    return count if count <= 3 else 4 if count <= 5 else 6 if count <= 8 else 9 if count <= 14 else 15 if count <= 25 else 26


GROUPED = (of_pair, of_classes, of_quoting, of_left, of_right, of_between, of_clause, of_place)
