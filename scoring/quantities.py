"""Quantities: {value or range, bound, unit, referent} of the figures in a line, and how two of them compare."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from scoring.concepts import concept, light
from scoring.facts.counting import (
    AFTER,
    BOUNDS,
    CUMULATIVE,
    CURRENCIES,
    INDEFINITE,
    MEASURES,
    MULTIPLIERS,
    NUMBERS,
    PERCENT,
    RATES,
)
from scoring.facts.grammar import AUXILIARIES, CONJUNCTIONS, DETERMINERS, MONTHS, PREPOSITIONS
from scoring.phrasebook import Phrasebook
from scoring.reading import Line
from scoring.words import stem

Bound = Literal["exact", "about", "at_least", "more_than", "up_to", "less_than"]
Agreement = Literal["agrees", "compatible", "differs", "excludes"]

_BOUNDS = Phrasebook(BOUNDS.items())
_AFTER = Phrasebook(AFTER.items())
_INDEFINITE = Phrasebook(INDEFINITE)
_RATES = Phrasebook(RATES.items())
_PERCENT = Phrasebook((phrase, "percent") for phrase in PERCENT)
_CURRENCIES = Phrasebook(CURRENCIES.items())
_MEASURES = Phrasebook(MEASURES)
_GROWING = frozenset(concept(stem(word)) for word in CUMULATIVE)
_PEOPLE = frozenset(concept(stem(word)) for word in "people person man woman other more member individual".split())
ABOUT = 0.1  # "about", "some", "nearly": within a tenth
_COUNTING = frozenset(stem(word) for word in "count report confirm record register say".split())
_INFECTED = frozenset(concept(stem(word)) for word in "infection patient".split())
_DEATHS = frozenset(stem(word) for word in "toll body corpse victim".split())
_HARM = frozenset(concept(stem(word)) for word in "injure wound hurt".split())
_LABELS = frozenset(
    "tank chapter article section phase page room level no number flight line route platform gate unit block runway stage tier type "
    "channel track highway interstate boeing airbus ward lot class model version part paragraph rule proposition reactor hall pier "
    "building terminal zone sector camp exhibit count psalm title apollo windows iphone covid f mh group".split()
)
_SPANS = frozenset("in within after for of over during".split())  # "in a week" is a span of time, "a week" a rate
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
        found = _figure(line, place, last)
        if found is None:
            place += 1
            continue
        low, high, end = found
        if _is_date(line, place, end, low):
            place = end
            continue
        ranged = _range(line, end, last)
        if ranged:
            high, end = max(high, ranged[0]), ranged[1]
        yield _quantity(line, place, end, min(low, high), high, last)
        place = end


def _figure(line: Line, place: int, last: int) -> tuple[float, float, int] | None:
    """Return (low, high, end) of the number that begins at word `place`."""
    word = line.words[place]
    if word.low[0].isdigit():
        return _digits(line, place, last)
    indefinite = _INDEFINITE.at(line.lows, place)
    if indefinite and indefinite[0] <= last:
        low, high = INDEFINITE[indefinite[1]]
        return low, high, indefinite[0]
    if word.low in NUMBERS or (
        word.low in MULTIPLIERS
        and len(word.low) > 3
        and place + 1 < last
        and line.lows[place - 1 : place] in (("a",), ("one",))
    ):
        return _spelled(line, place, last)
    if "-" in word.low and all(part in NUMBERS for part in word.low.split("-")):
        return _spelled(line, place, last)
    return None


def _digits(line: Line, place: int, last: int) -> tuple[float, float, int] | None:
    text = line.words[place].low
    cut = next((at for at, sign in enumerate(text) if not (sign.isdigit() or sign in ".,")), len(text))
    figure, suffix = text[:cut], text[cut:]
    if suffix and suffix not in MULTIPLIERS and not _MEASURES.at((suffix,), 0):
        return None  # "16th", "2nd", "737max"
    value = _value(figure)
    if value is None:
        return None
    end = place + 1
    if suffix in MULTIPLIERS:
        return value * MULTIPLIERS[suffix], value * MULTIPLIERS[suffix], end
    if (
        not suffix
        and figure.isdigit()
        and len(figure) <= 3
        and line.lows[place - 1 : place] not in [(month,) for month in MONTHS]
    ):
        while end < last and _thousands(line, end):
            value, end = value * 1000 + int(line.words[end].low), end + 1
    while (
        end < last
        and line.lows[end] in MULTIPLIERS
        and line.words[end].start - line.words[end - 1].end <= 1
        and (len(line.lows[end]) > 1 or line.words[end].text.islower())
    ):
        if len(line.lows[end]) == 1 and line.lows[end] not in ("k", "m", "b"):
            break
        value, end = value * MULTIPLIERS[line.lows[end]], end + 1
    return value, value, end


def _value(figure: str) -> float | None:
    """Read "3,000", "1.2", "1.234.567"; a comma or point before groups of three digits only separates them."""
    figure = figure.strip(".,")
    for mark in ",.":
        parts = figure.split(mark)
        if (
            len(parts) > 1
            and all(len(part) == 3 for part in parts[1:])
            and len(parts[0]) <= 3
            and parts[0] != "0"
            and (mark == "," or len(parts) > 2)
        ):
            figure = "".join(parts)
    figure = figure.replace(",", ".") if figure.count(",") == 1 and "." not in figure else figure.replace(",", "")
    try:
        return float(figure[:300])
    except ValueError:
        return None


def _thousands(line: Line, place: int) -> bool:
    """Tell whether a group of three digits goes on with the number before it: "3 000" with any kind of space."""
    word = line.words[place]
    return len(word.low) == 3 and word.low.isdigit() and word.start == line.words[place - 1].end + 1


def _spelled(line: Line, place: int, last: int) -> tuple[float, float, int]:
    """Read a number in words: "three thousand five hundred", "twenty-two"."""
    total, current, end = 0.0, 0.0, place
    while end < last:
        low = line.lows[end]
        parts = low.split("-")
        if all(part in NUMBERS for part in parts):
            current += sum(NUMBERS[part] for part in parts)
        elif low in MULTIPLIERS and len(low) > 3 and low not in ("score", "gross", "pair", "pairs", "couple"):
            factor = MULTIPLIERS[low]
            current = max(current, 1.0) * factor
            if factor >= 1000:
                total, current = total + current, 0.0
        elif not (
            low == "and"
            and end > place
            and end + 1 < last
            and line.lows[end + 1] in NUMBERS
            and line.lows[end - 1] in MULTIPLIERS
        ):
            break
        end += 1
    return total + current, total + current, max(end, place + 1)


def _range(line: Line, place: int, last: int) -> tuple[float, int] | None:
    if place + 1 < last and line.lows[place] in ("-", "–", "to") and line.lows[place + 1][0].isdigit():
        found = _digits(line, place + 1, last)
        if found:
            return found[1], found[2]
    return None


def _is_date(line: Line, first: int, end: int, value: float) -> bool:
    """Tell whether a number is a day, a year, an hour or a score in a list, and counts nothing."""
    before = line.lows[first - 1] if first else ""
    after = line.lows[end] if end < len(line.lows) else ""
    text = line.words[first].low
    if (before in MONTHS and value <= 31) or (after in MONTHS and value <= 31):
        return True
    if (
        after in (":", "-")
        and end + 1 < len(line.lows)
        and ((after == ":" and line.lows[end + 1][0].isdigit()) or line.lows[end + 1].startswith("year"))
    ):
        return True
    if before == ":" or after in ("a.m.", "p.m.", "am", "pm", "o'clock"):
        return True
    if _labels(line, first, end):
        return True
    year = text.isdigit() and len(text) == 4 and 1700 <= value <= 2100 and end == first + 1
    return year and (
        after in ("", ",", ".", ")", ";", "and", "to", "-", "–")
        or after in PREPOSITIONS
        or before in PREPOSITIONS
        or before in MONTHS
        or before in ("since", "of", "late", "early", "mid", "year")
    )


def _labels(line: Line, first: int, end: int) -> bool:
    """Tell whether a number is a name's part: "tank 7", "Flight 370", "Boeing 737", "Article 5"."""
    if first == 0 or end != first + 1 or not line.words[first].low.isdigit():
        return False
    back, following = line.words[first - 1], line.words[end] if end < len(line.words) else None
    code = back.text.isupper() and len(back.text) <= 3 and back.text not in ("US", "UK", "EU") and back.low not in CURRENCIES
    named = (
        back.low in _LABELS
        or code
        or (back.capital and first > 1 and line.name_at(first - 1) is not None and line.lows[first - 2] != "of")
    )
    return named and not (following and following.low.endswith("s") and following.letters and not back.capital)


def _quantity(line: Line, first: int, end: int, low: float, high: float, last: int) -> Quantity:
    unit, factor, start, end = _unit(line, first, end, last)
    bound, start = _bound(line, start)
    after = _AFTER.at(line.lows, end) if end < last else None
    if after and bound == "exact":
        bound = after[1]  # type: ignore[assignment]  # the table's values are Bounds
    if bound == "exact" and high > low * 1.9 and low >= 20:
        bound = "about"
    rate = next(
        (
            meaning
            for at, _, meaning in _RATES.find(line.lows, end, min(last, end + REACH))
            if line.lows[at - 1] not in _SPANS
        ),
        "",
    )
    return Quantity(
        low * factor, high * factor, bound, f"{unit}/{rate}" if rate else unit, _referent(line, first, end, last), start, end
    )


def _unit(line: Line, first: int, end: int, last: int) -> tuple[str, float, int, int]:
    """Return (unit, factor, first, end): percent, a currency before or behind the figure, a measure, or "" for a count."""
    if end < last:
        percent = _PERCENT.at(line.lows, end)
        if percent:
            return "percent", 1.0, first, percent[0]
    back = first - 1
    if (
        back >= 0
        and (line.words[back].text in CURRENCIES or line.lows[back] in CURRENCIES)
        and not line.lows[back].isalpha()
    ):
        code = CURRENCIES[line.lows[back]]
        prefix = line.lows[back - 1] if back else ""
        code = CURRENCIES.get(prefix + line.lows[back], code)
        return code, 1.0, back - (prefix + line.lows[back] in CURRENCIES), end
    if end < last:
        money = _CURRENCIES.at(line.lows, end)
        if money and line.lows[end].isalpha() and len(line.lows[end]) > 2:
            return money[1], 1.0, first, money[0]
        measure = _MEASURES.at(line.lows, end)
        if measure:
            unit, factor = MEASURES[measure[1]]
            return unit, factor, first, measure[0]
    if "magnitude" in line.lows[max(0, first - 3) : first] and (end >= last or line.lows[end] not in MEASURES):
        return "magnitude", 1.0, first, end
    glued = line.words[first].low.lstrip("0123456789.,")
    if glued and _MEASURES.at((glued,), 0):
        unit, factor = MEASURES[glued]
        return unit, factor, first, end
    return "", 1.0, first, end


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
        elif not light(word.low) and word.low not in DETERMINERS and line.name_at(place) is None:
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
    if abs(claimed.low - stated.low) <= slack * max(claimed.low, stated.low) and abs(
        claimed.high - stated.high
    ) <= slack * max(claimed.high, stated.high):
        return "agrees"
    if claimed.low <= stated.low and stated.high <= claimed.high and claimed.low < claimed.high:
        return "agrees"
    low, high = _interval(claimed)
    other_low, other_high = _interval(stated)
    if low <= other_high and other_low <= high:
        return "compatible"
    bounded = {claimed.bound, stated.bound}
    return "excludes" if bounded & {"up_to", "less_than"} and bounded & {"at_least", "more_than"} else "differs"


def _interval(quantity: Quantity) -> tuple[float, float]:
    slack = ABOUT if quantity.bound == "about" else 0.0
    low, high = quantity.low * (1 - slack), quantity.high * (1 + slack)
    if quantity.bound in ("at_least", "more_than"):
        return low, float("inf")
    if quantity.bound in ("up_to", "less_than"):
        return 0.0, high
    return low, high
