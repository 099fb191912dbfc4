"""Whom a phrase denotes: a person of the cast at its head or in an apposition, a name known by its shape, or a body."""

from __future__ import annotations

from dataclasses import replace

from scoring.attribution.phrases import Run
from scoring.facts.grammar import DETERMINERS
from scoring.reading import Line
from scoring.speakers.capacity import ORGANISATION_WORDS, PUBLIC_WORDS
from scoring.speakers.cast import Person
from scoring.speakers.phrase import Phrase, kinds_at, read_phrase
from scoring.speakers.scene import Scene
from scoring.values import Speaker

# Kinds of heads that are one person, and those that are a body.
PEOPLE = frozenset(
    "office voice exec leads expert person relative reporter aide lawyer candidate pollster strategist lawmakers".split()
)
BODIES_ALONE = frozenset("media organisation public service".split())
_PARTICLES = frozenset("di de del della la le el al van der".split())  # "Il Mattino di Lecco"
PIECES = 3  # appositions of a source that are read


def denoted(line: Line, phrase: Phrase, speaker: Speaker, scene: Scene) -> Person | None:
    """Return the person of the cast whom a phrase names as its head or in an apposition, or for whom a lesser word stands."""
    mentions = list(scene.cast.mentions(line, phrase.first, phrase.last))
    bearer = next((person for person, _, end in mentions if end == phrase.head + 1), None)
    if bearer and kinds_at(line.lows, phrase.head, phrase.head)[0]:
        return bearer  # a surname that is also a noun: "Douglas Band"
    if not BODIES_ALONE.isdisjoint(phrase.kinds) and PEOPLE.isdisjoint(phrase.kinds):
        return None
    if "text" in phrase.kinds:
        return _writer(line, phrase, scene)
    if bearer:
        return bearer
    if PEOPLE & set(phrase.kinds):
        apart = _apposed_heads(line, phrase)
        for person, start, end in mentions:
            if end - 1 in apart:
                return person
            if start > phrase.head and line.lows[start - 1] == "," and (end >= phrase.last or line.lows[end] in (",", ".", "and")):
                return person
        for person, start, _ in mentions:
            between = line.lows[phrase.head + 1 : start]
            deeper = start > phrase.head + 2 and between[0] == "of" and not set(between) & {",", "for", "at"}
            if deeper and line.lows[phrase.first] not in DETERMINERS:
                return person  # "President of Ukraine Volodymyr Zelensky"
    if speaker.person and not mentions and "crowd" not in phrase.kinds and not phrase.plural:
        return _by_key(speaker.person, scene)
    return None


def _writer(line: Line, phrase: Phrase, scene: Scene) -> Person | None:
    """Return the person whose text is cited: "a statement from Ann Cole", "Cole's letter"."""
    at = next((place for place in range(phrase.head + 1, phrase.last - 1) if line.lows[place] in ("from", "by")), None)
    end = read_phrase(line, at + 1, phrase.last).head + 1 if at is not None else phrase.owner[1] if phrase.owner else 0
    return next((person for person, _, last in scene.cast.mentions(line, phrase.first, phrase.last) if last == end), None)


def borne(line: Line, phrase: Phrase) -> Phrase:
    """Return a phrase that ends in a name with the kinds of the noun before it, where that makes a body: "the daily Il Corriere"."""
    start = phrase.head + 1
    while start > phrase.start and (
        (line.words[start - 1].capital and line.words[start - 1].letters) or line.lows[start - 1] in _PARTICLES
    ):
        start -= 1
    if phrase.kinds or not phrase.start < start <= phrase.head or line.name_at(phrase.head):
        return phrase
    kinds, plural = kinds_at(line.lows, phrase.start, start - 1)
    if plural or BODIES_ALONE.isdisjoint(kinds) or not PEOPLE.isdisjoint(kinds):
        return phrase
    return replace(phrase, kinds=kinds)


def _apposed_heads(line: Line, phrase: Phrase) -> set[int]:
    """Return the heads of a phrase's appositions: "his wife, longtime aide Huma Abedin"."""
    heads: set[int] = set()
    place = phrase.head + 1
    for _ in range(PIECES):
        comma = next((at for at in range(place, phrase.last - 1) if line.lows[at] == ","), None)
        if comma is None:
            break
        place = read_phrase(line, comma + 1, phrase.last).head
        heads.add(place)
        place += 1
    return heads


def _split(line: Line, phrase: Phrase) -> Run | None:
    """Return the capitalised words of a phrase that stand behind a noun for a person: "dancer Lena Hale"."""
    start = phrase.head + 1
    while start > phrase.start and line.words[start - 1].capital and line.words[start - 1].letters:
        start -= 1
    for split in range(max(start, phrase.start + 1), phrase.head + 1):
        kinds, plural = kinds_at(line.lows, phrase.start, split - 1)
        if not plural and PEOPLE.intersection(kinds):
            return split, phrase.head + 1
    return None


def shaped(line: Line, phrase: Phrase) -> Run | None:
    """Return the words of a name that the cast does not know, by its shape: capitalised words behind a title or a role."""
    behind = phrase.head + 1
    split = _split(line, phrase)
    if split is None and PEOPLE.intersection(phrase.kinds) and behind < phrase.last - 1 and line.lows[behind] == ",":
        split = _split(line, read_phrase(line, behind + 1, phrase.last))  # "his wife, longtime dancer Lena Hale"
    if split:
        return split
    if PEOPLE.intersection(phrase.kinds) and line.lows[behind : behind + 1] == (",",):
        end = behind + 1
        while end < phrase.last and line.words[end].capital and line.words[end].letters and line.name_at(end) is None:
            end += 1
        if end > behind + 1 and (end >= phrase.last or line.lows[end] in (",", "and")):
            return behind + 1, end  # "two analysts, Rolf Bauer and Ida Falk", "his wife, Elena"
    if behind < phrase.last - 1 and line.lows[behind] == "," and phrase.head - phrase.start in (1, 2, 3, 4):
        whole = line.words[phrase.start : behind]
        apposed = read_phrase(line, behind + 1, phrase.last)
        follows = line.lows[behind + 1]
        by_form = follows == "who" or (follows.isdigit() and 10 <= int(follows[:3]) <= 110)  # ", who led", ", 34, of Leeds"
        if (
            all(word.capital or word.text == "." for word in whole)
            and not ORGANISATION_WORDS.intersection(line.lows[phrase.start : behind])
            and not PUBLIC_WORDS.intersection(line.lows[phrase.start : behind])
            and line.name_at(phrase.head) is None
            and (by_form or (not apposed.plural and PEOPLE.intersection(apposed.kinds)))
        ):
            return phrase.start, behind
    return None


def _by_key(key: str, scene: Scene) -> Person | None:
    return next((person for person in scene.cast.people if person.key == key), None)
