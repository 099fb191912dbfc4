"""Quantities: {value or range, bound, unit, referent} of the figures in a line, and how two of them compare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isclose
from typing import Literal

from scoring.concepts import concept, light
from scoring.facts.counting import AFTER, BOUNDS, CUMULATIVE, CURRENCIES, MEASURES, PERCENT, PERCENTAGE_POINTS, RATES
from scoring.facts.grammar import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from scoring.figures import figure_at, may_begin
from scoring.numbers import Figure
from scoring.phrasebook import Phrasebook
from scoring.reading import Line
from scoring.uncounted import counts_nothing
from scoring.words import stem

Bound = Literal["exact", "about", "at_least", "more_than", "up_to", "less_than"]
Agreement = Literal["agrees", "compatible", "differs", "excludes"]

_BOUNDS = Phrasebook(BOUNDS.items())
_AFTER = Phrasebook(AFTER.items())
_RATES = Phrasebook(RATES.items())
_PERCENT = Phrasebook((phrase, "percent") for phrase in PERCENT)
_CURRENCIES = Phrasebook(CURRENCIES.items())
_POINTS = Phrasebook(phrase for phrase in PERCENTAGE_POINTS if " " in phrase)  # a bare "points" is also a score
_CODES = frozenset({"rs", "rp"})
_MEASURES = Phrasebook(MEASURES)
_GROWING = frozenset(concept(stem(word)) for word in CUMULATIVE)
_PEOPLE = frozenset(concept(stem(word)) for word in "people person man woman other more member individual".split())
ABOUT = 0.1  # "about", "some", "nearly": within a tenth
_COUNTING = frozenset(stem(word) for word in "count report confirm record register say".split())
_INFECTED = frozenset(concept(stem(word)) for word in "infection patient".split())
_DEATHS = frozenset(stem(word) for word in "toll body corpse victim".split())
_HARM = frozenset(concept(stem(word)) for word in "injure wound hurt".split())
_SPANS = frozenset("in within after for of over during".split())  # "in a week" is a span of time, "a week" a rate
_TIED = frozenset({"strong", "plus", "odd", "a-year", "a-day", "a-month", "a-week", "a-barrel"})  # "a 5,000-strong crowd"
REACH = 6  # words after a figure in which what is counted is sought


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure: `low` = `high` unless a range; `referent` the concepts of what is counted; words [first, last) of its line."""

    low: float
    high: float
    bound: Bound
    unit: str
    referent: frozenset[str]
    first: int
    last: int

    @property
    def cumulative(self) -> bool:
        """Whether the count can only grow while an event lasts, such as a death toll."""
        return bool(self.referent & _GROWING)


def quantities(line: Line, runs: tuple[tuple[int, int], ...] | None = None) -> tuple[Quantity, ...]:
    """Return the quantities in the given runs of words of a line (in all of it by default); no dates, years or clock times."""
    return tuple(found for first, last in (runs or ((0, len(line.words)),)) for found in _in_run(line, first, last))


def _in_run(line: Line, first: int, last: int) -> Iterator[Quantity]:
    place = first
    while place < last:
        word = line.words[place]
        found = figure_at(line, place, last) if may_begin(word.text, word.low) else None
        if found is None:
            place += 1
            continue
        if not counts_nothing(line, found):
            yield _quantity(line, found, last)
        place = found.end


def _quantity(line: Line, found: Figure, last: int) -> Quantity:
    unit, factor, start, end = _unit(line, found, last)
    low, high = found.low * factor, found.high * factor
    if found.points and not unit:
        low, high = low * 1000, high * 1000  # "3.000 troops"
    if start and line.lows[start - 1] == "minus":
        low, high, start = -high, -low, start - 1
    opening = start
    bound, start = _bound(line, start)
    after = _AFTER.at(line.lows, end) if end < last else None
    if after and bound == "exact":
        bound = after[1]  # type: ignore[assignment]  # the table's values are Bounds
    if bound == "exact" and (found.rough or (high > low * 1.9 and low >= 20)):
        bound = "about"
    behind = after[0] if after else end
    rate = _rate(line, behind, last)
    return Quantity(low, high, bound, f"{unit}/{rate}" if rate else unit, _referent(line, opening, behind, last), start, end)


def _rate(line: Line, end: int, last: int) -> str:
    """Return what a figure is counted over: "a day", "per person", "-a-barrel"."""
    for place in (end, end + 1):
        tied = line.lows[place].split("-") if place < last else []
        if len(tied) == 2 and tied[0] == "a" and (place == end or line.lows[end] == "-"):
            known = _RATES.at(tuple(tied), 0)
            return known[1] if known else ""
    found = _RATES.find(line.lows, end, min(last, end + REACH))
    return next((meaning for at, _, meaning in found if line.lows[at - 1] not in _SPANS), "")


def _unit(line: Line, found: Figure, last: int) -> tuple[str, float, int, int]:
    """Return (unit, factor, first, end): percent, a currency before or behind the figure, a measure, or "" for a count."""
    first, end = found.first, found.end
    if found.unit:
        return found.unit, found.factor, first, end
    if end < last:
        points = _POINTS.at(line.lows, end)
        if points:
            return "point", 0.01 if "basis" in points[1] else 1.0, first, points[0]
        percent = _PERCENT.at(line.lows, end)
        if percent:
            return "percent", 1.0, first, percent[0]
    sign = _money_before(line, first)
    if sign:
        return sign[0], 1.0, sign[1], end
    if end < last:
        counted = end + (
            line.lows[end] == "of" and found.high > found.low and end + 1 < last
        )  # "hundreds of millions of euros"
        money = _CURRENCIES.at(line.lows, counted)
        if money and line.lows[counted].isalpha() and len(" ".join(line.lows[counted : money[0]])) > 2:
            return money[1], 1.0, first, money[0]
        measure = _MEASURES.at(line.lows, counted)
        if measure:
            unit, factor = MEASURES[measure[1]]
            return unit, factor, first, measure[0]
    if "magnitude" in line.lows[max(0, first - 3) : first] and (end >= last or line.lows[end] not in MEASURES):
        return "magnitude", 1.0, first, end
    return "", 1.0, first, end


def _money_before(line: Line, first: int) -> tuple[str, int] | None:
    """Return the currency whose sign or code stands before a figure, and its first word: "US$", "A$", "EUR", "Rs"."""
    back = first - 1
    if back >= 1 and line.lows[back] == "." and line.lows[back - 1] in _CODES:
        back -= 1  # "Rs. 500"
    if back < 0 or line.lows[back] not in CURRENCIES:
        return None
    word = line.words[back]
    if word.letters:
        return (CURRENCIES[word.low], back) if word.text.isupper() or (word.low in _CODES and word.capital) else None
    tied = back > 0 and line.words[back - 1].end == word.start and line.lows[back - 1] + word.low in CURRENCIES
    return CURRENCIES[line.lows[back - 1] + word.low if tied else word.low], back - tied


def _bound(line: Line, first: int) -> tuple[Bound, int]:
    for size in (5, 4, 3, 2, 1):
        start = first - size
        found = _BOUNDS.at(line.lows, start) if start >= 0 else None
        if found and found[0] == first:
            return found[1], start  # type: ignore[return-value]  # the table's values are Bounds
    return "exact", first


def _referent(line: Line, first: int, end: int, last: int) -> frozenset[str]:
    """Return the concepts of what is counted: the noun behind the figure, what befell it, or the noun before it."""
    found: list[str] = []
    place = end
    while place < min(last, end + REACH):
        word = line.words[place]
        if not word.letters:
            if word.low in (",", "-", "(", '"', "'s"):
                if word.low != "-" and found:
                    break
                place += 1
                continue
            break
        if (
            word.low in CONJUNCTIONS
            or word.low in ("up", "down")
            or (word.low in PREPOSITIONS and (found or word.low != "of"))
        ):
            break
        if word.low in AUXILIARIES:
            if found and not set(found) <= _PEOPLE:
                break
        elif not light(word.low) and word.low not in DETERMINERS | _TIED and line.name_at(place) is None:
            found.append(concept(word.stem))
        place += 1
    if not found or set(found) <= _PEOPLE:
        found += _before(line, first, everything=not found)
    if set(found) & _DEATHS and not set(found) & _HARM:
        found.append(concept("kill"))
    if set(found) & _INFECTED:
        found.append("case")
    telling = frozenset(found) - _PEOPLE
    return telling - _COUNTING or telling or frozenset(found)


def _before(line: Line, first: int, *, everything: bool) -> Iterator[str]:
    """Yield the concepts before a figure that has no noun behind it: "the toll rose to 112", "killed 46 people"."""
    for place in range(max(0, first - 8), first):
        word = line.words[place]
        if word.letters and not light(word.low) and line.name_at(place) is None:
            key = concept(word.stem)
            if (key in _GROWING and key not in _COUNTING) or key == "toll" or (everything and place >= first - 5):
                yield key


def alike(one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantities count the same kind of thing, so that comparing them means something."""
    if one.unit.partition("/")[0] != other.unit.partition("/")[0] or (
        one.unit != other.unit and not one.unit.partition("/")[0]
    ):
        return False
    bare = one.referent <= _PEOPLE or other.referent <= _PEOPLE or bool(one.unit.partition("/")[0])
    if bare and compare(one, other) == "agrees":
        return True  # "sixty people" and "sixty in a queue", "4,100 hectares": the figure itself tells that one thing is counted
    if one.unit and not one.unit.startswith("/"):
        return not one.referent or not other.referent or bool(one.referent & other.referent) or one.unit == "magnitude"
    return bool(one.referent & other.referent)


def compare(claimed: Quantity, stated: Quantity) -> Agreement:
    """Return how a stated figure bears on a claimed one of like referent.

    "agrees" if it gives the claimed figure, or one that entails it; "compatible" if both can hold but neither gives the other;
    "differs" if they have no value in common; "excludes" if one's bound rules the other out.
    """
    if (
        claimed.bound in ("at_least", "more_than")
        and stated.bound in ("exact", "about", "at_least", "more_than")
        and stated.low >= claimed.low
    ):
        return "agrees"
    if (
        claimed.bound in ("up_to", "less_than")
        and stated.bound in ("exact", "about", "up_to", "less_than")
        and stated.high <= claimed.high
    ):
        return "agrees"
    slack = ABOUT if "about" in (claimed.bound, stated.bound) else 0.0
    if _near(claimed.low, stated.low, slack) and _near(claimed.high, stated.high, slack):
        return "agrees"
    if claimed.low <= stated.low and stated.high <= claimed.high and claimed.low < claimed.high:
        return "agrees"
    low, high = _interval(claimed)
    other_low, other_high = _interval(stated)
    if low <= other_high and other_low <= high:
        return "compatible"
    bounded = {claimed.bound, stated.bound}
    return "excludes" if bounded & {"up_to", "less_than"} and bounded & {"at_least", "more_than"} else "differs"


def _near(one: float, other: float, slack: float) -> bool:
    return one == other or abs(one - other) <= slack * max(abs(one), abs(other)) or isclose(one, other)


def _interval(quantity: Quantity) -> tuple[float, float]:
    slack = ABOUT if quantity.bound == "about" else 0.0
    low, high = quantity.low - slack * abs(quantity.low), quantity.high + slack * abs(quantity.high)
    if quantity.bound in ("at_least", "more_than"):
        return low, float("inf")
    if quantity.bound in ("up_to", "less_than"):
        return 0.0, high
    return low, high
