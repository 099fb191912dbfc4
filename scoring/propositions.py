"""Propositions: what a run of words asserts, as concepts, names, figures and times that can be compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from scoring.concepts import concept, light
from scoring.facts.counting import CURRENCIES
from scoring.facts.cues import FALSITY, NEGATORS, UNKNOWN
from scoring.facts.grammar import AUXILIARIES, CONJUNCTIONS, PREPOSITIONS
from scoring.facts.irregular import IRREGULAR
from scoring.facts.synonyms import SAME_PHRASES
from scoring.phrasebook import Phrasebook
from scoring.quantities import Quantity, quantities
from scoring.rarity import rarity
from scoring.reading import Line
from scoring.speakers.cast import ROLE_HEADS
from scoring.times import times
from scoring.when import When
from scoring.words import stem

Runs = tuple[tuple[int, int], ...]

_POLAR = frozenset(
    "not no never none nobody nothing neither nor cannot can't yet has have had failed fails fail failing refused refuses refuse "
    "refusing declined declines decline declining unable ruled rules".split()
)
NAME_WEIGHT = 1.0
KILL = concept("kill")
MONEY = frozenset(CURRENCIES.values())
# What turns a statement into its opposite. "without", "far from" and the like weaken a part of it only.
_NEGATORS = Phrasebook(phrase for phrase in NEGATORS if phrase.split()[0] in _POLAR)
_UNKNOWN = Phrasebook(UNKNOWN)
_FALSITY = Phrasebook(FALSITY)
_EMPTY = (
    PREPOSITIONS
    | CONJUNCTIONS
    | frozenset("not no never none nothing nobody neither cannot up down out off 's people person more few number".split())
)
_PHRASES: Phrasebook = Phrasebook((phrase, concept(stem(key))) for phrase, key in SAME_PHRASES)
OPENING = 3  # words of a proposition among which one that refers back stands for its subject
_ANAPHORS = frozenset("they them these those this it he she such latter former both that which group".split())
_SUBORDINATORS = frozenset(
    {"when", "while", "because", "after", "before", "once", "although", "though", "until", "as", "since"}
)


@dataclass(frozen=True)
class Proposition:
    """What is asserted: `terms` (key -> places of its words), which of them are names, figures, times, and its polarity."""

    line: Line
    runs: Runs
    terms: dict[str, tuple[int, ...]]
    names: frozenset[str]
    roles: frozenset[str]
    quantities: tuple[Quantity, ...]
    times: tuple[When, ...]
    negators: tuple[int, ...]
    falsity: tuple[int, ...]
    open_over: Runs
    anaphoric: bool
    question: bool
    elsewhen: bool
    aside: frozenset[int]

    @cached_property
    def predicate(self) -> dict[str, float]:
        """The terms of what is said of the subject, with their weights: those from the first verb on, without names, roles and asides.

        Empty where no verb can be told without a parser.
        """
        start, end = self.runs[0][0], self.runs[-1][1]
        words = self.line.words
        verbs = (
            at
            for at in range(start + 1, end)
            if words[at].low in AUXILIARIES or words[at].low in IRREGULAR or (words[at].low.endswith("ed") and not words[at].capital)
        )
        verb = next(verbs, None)
        if verb is None:
            return {}
        return {
            term: self.weight(term)
            for term, places in self.terms.items()
            if places[-1] >= verb and term not in self.names and term not in self.roles and not self.aside.issuperset(places)
        }

    def weight(self, term: str) -> float:
        """Return how much of a claim a term carries."""
        return NAME_WEIGHT if term in self.names else rarity(term)


def proposition(line: Line, runs: Runs, today: date | None) -> Proposition:
    """Read the runs of words of a line as one proposition."""
    figures = quantities(line, runs)
    whens = times(line, today, runs)
    skip = {
        place
        for first, last in (*((q.first, q.last) for q in figures), *(when.words for when in whens))
        for place in range(first, last)
    }
    terms: dict[str, tuple[int, ...]] = {}
    names: set[str] = set()
    roles: set[str] = set()
    for key, place, is_name in _terms(line, runs, skip):
        terms[key] = (*terms.get(key, ()), place)
        if is_name:
            names.add(key)
        elif line.lows[place] in ROLE_HEADS:
            roles.add(key)
    for figure in figures:
        if figure.unit.partition("/")[0] in MONEY:
            terms.setdefault("money", (figure.first,))
        if KILL in figure.referent:
            terms.setdefault(KILL, (figure.first,))  # "14 bodies", "a toll of 14": the dead are counted, whatever the words
    return Proposition(
        line,
        runs,
        terms,
        frozenset(names),
        frozenset(roles),
        figures,
        whens,
        negators=tuple(
            first
            for start, end in runs
            for first, last, _ in _NEGATORS.find(line.lows, max(0, start - 2), end)
            if last > start and not _PHRASES.at(line.lows, first)
        )
        + _contracted(line, runs),
        falsity=tuple(first for start, end in runs for first, _, _ in _FALSITY.find(line.lows, start, end)),
        open_over=_open_over(line, runs),
        anaphoric=_refers_back(line, runs),
        elsewhen=today is not None
        and any(
            when.year is not None and when.year < today.year and (when.first <= 3 or line.lows[when.first - 1] == "between")
            for when in whens
        ),
        aside=_aside(line, runs),
        question=line.lows[-1:] == ("?",) or line.lows[-2:] == ("?", '"'),
    )


def _terms(line: Line, runs: Runs, skip: set[int]) -> Iterator[tuple[str, int, bool]]:
    for start, end in runs:
        place = start
        while place < end:
            phrase = _PHRASES.at(line.lows, place)
            if phrase and phrase[0] <= end:
                yield phrase[1], place, False
                place = phrase[0]
                continue
            name = line.name_at(place)
            if name and name.first == place:
                yield from ((key, place, True) for key in name_keys(name.name.kind, name.name.key, name.name.country))
                place = name.last
                continue
            word = line.words[place]
            if word.letters and place not in skip and not empty(word.low):
                yield concept(word.stem), place, word.capital and place > start
            place += 1


def empty(low: str) -> bool:
    """Tell whether a word says nothing by itself: light words, prepositions, negations, "people", a single letter."""
    return len(low) < 2 or light(low) or low in _EMPTY or low.endswith("n't")


def name_keys(kind: str, key: str, country: str | None) -> tuple[str, ...]:
    """Return the terms that a known name stands for: a body brings its country along, a demonym and a capital are the country."""
    if kind in ("country", "demonym", "capital"):
        return (f"land:{country}",)
    if kind == "place":
        return (f"place:{key}",)
    return (f"body:{key}", f"land:{country}") if country else (f"body:{key}",)


def _aside(line: Line, runs: Runs) -> frozenset[int]:
    """Return the words of subordinate clauses ("when it sank,"): they place what is asserted, and are not asserted."""
    found: set[int] = set()
    for start, end in runs:
        for place in range(start, end):
            if line.lows[place] in _SUBORDINATORS and (
                place == start or line.words[place - 1].letters or line.lows[place - 1] == ","
            ):
                stop = next((at for at in range(place, end) if line.lows[at] == ","), end)
                if stop - place >= 3 and not (place > start and stop == end and place - start < 3):
                    found.update(range(place, stop))
    return frozenset(found)


def _refers_back(line: Line, runs: Runs) -> bool:
    """Tell whether the proposition begins with what was spoken of before: "It was ...", "These soldiers ...", "the two men"."""
    start, end = runs[0]
    opening = [low for low in line.lows[start : min(end, start + OPENING)] if low not in ('"', "'")]
    return any(low in _ANAPHORS for low in opening) or any(
        low in ("there", "them", "it", "this") for low in line.lows[max(start, runs[-1][1] - 2) : runs[-1][1]]
    )


def _contracted(line: Line, runs: Runs) -> tuple[int, ...]:
    return tuple(place for start, end in runs for place in range(start, end) if line.lows[place].endswith("n't"))


def _open_over(line: Line, runs: Runs) -> Runs:
    """Return the words that the copy leaves open ("whether ...", "unclear ...") or makes a condition ("if ...," up to the comma)."""
    first, last = min(start for start, _ in runs), max(end for _, end in runs)
    found = _UNKNOWN.first(line.lows, 0, last)
    open_over = [(found[0], last)] if found else []
    for place in range(first, last):
        if line.lows[place] in ("if", "unless") or (place == first and line.lows[place] == "should"):
            end = next((at for at in range(place, last) if line.lows[at] == ","), last)
            open_over.append((place, end))
    return tuple(open_over)
