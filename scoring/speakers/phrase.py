"""A source as a phrase: its head, what kind of source that head makes, and whose it is; read without a parser."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from scoring.attribution.phrases import Run
from scoring.facts.cues import RECORDS
from scoring.facts.generic import GENERIC
from scoring.facts.grammar import ADVERBS, DETERMINERS, PREPOSITIONS
from scoring.facts.heads import HEADS, PARTITIVES, TRAILING
from scoring.facts.offices import (
    EXPERTS,
    FORMER,
    GROUPS,
    INSTITUTIONAL,
    OFFICES,
    OFFICIALS,
    PERSONS,
    RELATIVES,
    SPOKESPEOPLE,
)
from scoring.reading import Line
from scoring.words import words

LONGEST = 48  # words of a phrase that are read; nobody is introduced at greater length
_OPENING = frozenset("\"'([,")
_CLOSING = frozenset("\"'()[],.;:–-")
_CUTS = frozenset(",();:–[]")
_AFTER_PARTICIPLE = (
    PREPOSITIONS
    | DETERMINERS
    | ADVERBS
    | frozenset("that to not it how them him her me us there here on last".split())
) - {"of", "both", "all"}
_VOICES = ("spokes", "press", "communications", "media", "mouthpiece", "public ", "information")  # the rest are executives
_KIND_OF_BODY = {"institution": "public", "intelligence_agency": "service", "organisation": "organisation"}


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source's words [first, last), its core [start, head], the kinds of its head, and the owner in "X's office"."""

    first: int
    last: int
    start: int
    head: int
    kinds: tuple[str, ...]
    plural: bool
    owner: Run | None = None
    counted: bool = False  # "a majority of", "56 % of"


def read_phrase(line: Line, first: int, last: int) -> Phrase:
    """Read words [first, last) of a line as a noun phrase."""
    lows = line.lows
    last = min(last, first + LONGEST)
    while first < last - 1 and lows[first] in _OPENING:
        first += 1
    while last > first + 1 and lows[last - 1] in _CLOSING and not (lows[last - 1] == "'" and lows[last - 2].endswith("s")):
        last -= 1
    start, counted = first, False
    owner: Run | None = None
    for _ in range(4):
        end, owner = _core(line, start, last)
        if end < last - 1 and lows[end] == "of" and (lows[end - 1] in PARTITIVES or lows[end - 1].isdigit()):
            start, counted = end + 1, True
            continue
        break
    head = end - 1
    kinds, plural = kinds_at(lows, start, head)
    name = line.name_at(head)
    if name and name.is_body and name.last == head + 1:
        kinds = (*kinds, _KIND_OF_BODY[name.name.kind])
    if name and name.is_outlet and name.last == head + 1:
        kinds = (*kinds, "media")
    return Phrase(first, last, start, head, tuple(dict.fromkeys(kinds)), plural, owner, counted)


def _core(line: Line, start: int, last: int) -> tuple[int, Run | None]:
    """Return where the core of a phrase ends, and the owner in front of its last "'s"."""
    lows, owner, begin = line.lows, None, start
    for place in range(start + 1, last):
        low = lows[place]
        name = line.name_at(place)
        if name and name.first < place and name.first >= start:
            continue  # inside "Bank of England"
        if low == "'s" or (low == "'" and lows[place - 1].endswith("s")):
            if place + 1 >= last:
                return place, owner
            owner, begin = (start, place), place + 1
            continue
        if place == begin:
            continue
        if low in _CUTS or low in PREPOSITIONS or low in TRAILING:
            return place, owner
        if (
            low.endswith(("ing", "ed"))
            and len(low) > 4
            and not line.words[place].capital
            and (place + 1 >= last or lows[place + 1] in _AFTER_PARTICIPLE or line.words[place + 1].capital)
            and lows[place - 1] not in DETERMINERS
            and low not in ("meeting", "polling", "ruling", "filing", "finding", "hearing", "building", "briefing", "recording")
        ):
            return place, owner
    return last, owner


def kinds_at(lows: Sequence[str], start: int, head: int) -> tuple[tuple[str, ...], bool]:
    """Return the kinds of source that the noun ending at word `head` makes, the longest phrase first, and if it is plural."""
    table = _table()
    for length in (4, 3, 2, 1):
        first = head - length + 1
        if first < start:
            continue
        words_of = tuple(lows[first : head + 1])
        found = table.get(words_of)
        if found:
            alone = [kind for single in _singulars(words_of[-1]) for kind in table.get((*words_of[:-1], single), ())]
            return tuple(dict.fromkeys((*found, *alone))), _many(words_of[-1])
        for single in _singulars(words_of[-1]):
            found = table.get((*words_of[:-1], single))
            if found:
                return found, True
        found = table.get((*words_of[:-1], words_of[-1] + "s"))
        if found:
            return found, False
    return (), _many(lows[head])


def _many(low: str) -> bool:
    return (low.endswith("s") and not low.endswith(("ss", "us", "is", "'s"))) or low in (
        "people", "police", "men", "women", "children", "media", "data", "both", "others", "many", "some", "two", "three", "folks",
    )


def _singulars(low: str) -> Iterator[str]:
    if low.endswith("ies"):
        yield low[:-3] + "y"
    if low.endswith("s") and not low.endswith("ss"):
        yield low[:-1]
        if low.endswith("es"):
            yield low[:-2]
    if low.endswith("men"):
        yield low[:-3] + "man"


@cache
def _table() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return every head that a table knows, with the kinds of source that it makes."""
    made: dict[tuple[str, ...], dict[str, None]] = {}

    def add(phrase: str, kind: str) -> None:
        parts = tuple(word.low for word in words(phrase))
        if parts:
            made.setdefault(parts, {})[kind] = None

    for kind, phrases in HEADS.items():
        for phrase in phrases.split("|"):
            add(phrase, kind)
    for phrase, remit in OFFICES.items():
        add(phrase, "office")
        add(phrase, f"office:{remit}")
    for phrase in SPOKESPEOPLE:
        add(phrase, "voice" if any(part in phrase for part in _VOICES) else "exec")
    for kind, listed in (
        ("expert", EXPERTS), ("group", GROUPS), ("officials", OFFICIALS), ("public", INSTITUTIONAL), ("record", RECORDS),
        ("relative", RELATIVES), ("person", PERSONS), ("former", FORMER),
    ):
        for phrase in listed:
            add(phrase, kind)
    for phrase, body, _ in GENERIC:
        add(phrase, _KIND_OF_BODY[body])
    return {parts: tuple(kinds) for parts, kinds in made.items()}
