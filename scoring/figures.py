"""Figures: the numbers of a line as they are meant, a share, a range or one number, before anybody asks what they count."""

from __future__ import annotations

from functools import lru_cache

from scoring.facts.counting import CURRENCIES, FRACTIONS, MEASURES, MULTIPLIERS, NUMBERS, PERCENT
from scoring.numbers import SIGNS, Figure, may_be_number, number
from scoring.phrasebook import Phrasebook
from scoring.reading import Line

_MEASURES = Phrasebook(MEASURES)
_CURRENCIES = Phrasebook(CURRENCIES.items())
_PERCENT = Phrasebook((phrase, "percent") for phrase in PERCENT)
_FRACTIONS = Phrasebook(phrase for phrase in FRACTIONS if len(phrase) > 1)
_BARE = frozenset(
    "half third quarter fifth sixth eighth tenth hundredth".split()
)  # a share only behind "a" or "one", or before "of"
_PARTS = frozenset("thirds quarters fifths tenths".split())
_OF_WHAT = frozenset("of the his her its their our all my your".split())
_TENTHS = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1_000, 10_000, 100_000, 1_000_000})  # "one in ten"
_SPAN = frozenset("second minute hour day night week fortnight month year decade century".split())
_CHANGES = frozenset(
    "rise rises rose risen rising fall falls fell fallen falling grow grows grew grown jump jumped climb climbed drop dropped raise raised "
    "raises cut cuts lower lowered increase increased decrease decreased revise revised go went move moved shrink shrank up down".split()
)


@lru_cache(maxsize=16384)
def may_begin(text: str, low: str) -> bool:
    """Tell at a glance whether a figure can begin with a word at all; with most none can."""
    return may_be_number(low) or text in SIGNS or _FRACTIONS.begins(low)


def figure_at(line: Line, place: int, last: int) -> Figure | None:
    """Return the figure that begins at word `place` of a run that ends at `last`: a share, a range or one number."""
    found = _fraction(line, place, last) or number(line, place, last)
    if found is None or found.unit:
        return found
    return _ratio(line, found, last) or _range(line, found, last) or found


def _fraction(line: Line, place: int, last: int) -> Figure | None:
    """Read a share in words: "half of", "two-thirds", "a quarter of", and "half a million", "half an hour"."""
    sign = SIGNS.get(line.words[place].text)
    phrase = _FRACTIONS.at(line.lows, place)
    behind = line.lows[place - 1] if place else ""
    if sign is not None:
        share, end = sign, place + 1
    elif phrase and phrase[0] <= last and phrase[1] not in _PARTS:
        above, below = FRACTIONS[phrase[1]]
        share, end = above / below, phrase[0]
        if phrase[1] in _BARE and phrase[1] != "half" and behind not in ("a", "one"):
            return None  # "the third man", "the first quarter"
    elif line.lows[place] in NUMBERS and place + 1 < last and line.lows[place + 1] in _PARTS:
        above, below = NUMBERS[line.lows[place]], FRACTIONS[line.lows[place + 1]][1]
        share, end = above / below, place + 2
        if not 0 < share < 1:
            return None
    else:
        return None
    following = line.lows[end : min(last, end + 3)]
    whole = end + 1 if following[:1] == ("of",) else end
    if line.lows[whole : whole + 1] in (("a",), ("an",)) and whole + 1 < last:
        return _part_of(line, place, whole + 1, share, last)
    if phrase and phrase[1] in _BARE and not (following and following[0] in _OF_WHAT):
        return None  # "half past", "a third man"
    if behind in ("first", "second", "other", "latter", "last"):
        return None  # "the first half of the year"
    first = place - (behind in ("a", "one"))
    return Figure(100 * share, 100 * share, first, end, unit="percent", rough=True)


def _part_of(line: Line, place: int, whole: int, share: float, last: int) -> Figure | None:
    """Read a part of one: "half a million", "a quarter of an hour"; "half a dozen" is among the indefinite numbers."""
    low = line.lows[whole]
    if low in MULTIPLIERS and len(low) > 3:
        value = share * MULTIPLIERS[low]
        return Figure(value, value, place, whole + 1, MULTIPLIERS[low])
    measure = _MEASURES.at(line.lows, whole)
    if measure and measure[0] <= last:
        unit, factor = MEASURES[measure[1]]
        return Figure(share, share, place, measure[0], unit=unit, factor=factor)
    return None


def _ratio(line: Line, found: Figure, last: int) -> Figure | None:
    """Read "4 in 10", "one out of every five" as a share."""
    lows, at = line.lows, found.end
    if lows[at : at + 2] == ("out", "of"):
        at, loose = at + 2, True
    elif lows[at : at + 1] == ("in",):
        at, loose = at + 1, False
    else:
        return None
    at += lows[at : at + 1] in (("every",), ("each",))
    whole = number(line, at, last) if at < last else None
    if whole is None or whole.unit or not 0 < found.high < whole.low or found.low != found.high:
        return None
    if not (whole.low in _TENTHS or loose) or (whole.end < len(lows) and lows[whole.end].removesuffix("s") in _SPAN):
        return None
    share = 100 * found.low / whole.low
    return Figure(share, share, found.first, whole.end, unit="percent", rough=True)


def _range(line: Line, found: Figure, last: int) -> Figure | None:
    """Read "10 to 20", "$2bn-$3bn", "between 5 and 6", "two or three", "2 to 3 million"; of a change only where it ended."""
    lows, first = line.lows, found.first
    opening = first - 1 - (first > 0 and lows[first - 1] in CURRENCIES and not lows[first - 1].isalpha())
    lead = lows[opening] if opening >= 0 else ""
    at = unit_end = _unit_end(line, found.end, last)
    joint = lows[at] if at < last else ""
    if not (joint in ("to", "-", "–", "or") or (joint == "and" and lead == "between")):
        return None
    at += 1
    at += at < last and lows[at] in CURRENCIES and not lows[at].isalpha()
    other = number(line, at, last) if at < last else None
    if other is None or other.unit:
        return None
    low, high = found.low, other.high
    if found.scale == 1 and other.scale > 1 and low < other.low / other.scale:
        low *= other.scale  # "2 to 3 million"
    if not low < high or (joint == "or" and high > 2 * low):
        return None
    if unit_end > found.end and lows[found.end : unit_end] != lows[other.end : other.end + unit_end - found.end]:
        return None  # "5 km to 10 people"
    if lead == "from" and joint == "to" and any(low_word in _CHANGES for low_word in lows[max(0, opening - 6) : opening]):
        low = other.low  # "rose from 14 to 22"
    return Figure(low, high, first, other.end, other.scale)


def _unit_end(line: Line, place: int, last: int) -> int:
    """Return where the unit behind a number ends; `place` itself where none stands there."""
    if place >= last:
        return place
    for book in (_PERCENT, _MEASURES, _CURRENCIES):
        found = book.at(line.lows, place)
        if found and found[0] <= last and line.lows[place] not in ("$", "€", "£"):
            return found[0]
    return place
