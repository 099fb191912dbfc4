"""Numbers: one number of a line, in digits or in words, with what multiplies it and the unit that is glued to it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from scoring.facts.counting import CURRENCIES, FRACTIONS, INDEFINITE, LENGTHS, MEASURES, MULTIPLIERS, NUMBERS
from scoring.facts.grammar import MONTHS
from scoring.phrasebook import Phrasebook
from scoring.reading import Line

_INDEFINITE = Phrasebook(INDEFINITE)
_MEASURES = Phrasebook(MEASURES)
SIGNS = {sign: above / below for sign, (above, below) in FRACTIONS.items() if len(sign) == 1}
_SLASHED = {("1", "2"), ("1", "3"), ("2", "3"), ("1", "4"), ("3", "4")}
_LIST_OF_COUNTS = frozenset({"score", "gross", "pair", "pairs", "couple"})  # multipliers that are more often other words
_SHORT = frozenset({"k", "m", "b"})
WHOLE = 300  # digits of a figure that are read; no quantity of the news has more


@dataclass(frozen=True, slots=True)
class Figure:
    """A number: `low` = `high` unless a range, its first word and the one behind it.

    `scale` is what its multipliers make ("3 million": 1e6), `unit` and `factor` what is glued to it ("10-day", "4 in 10": percent),
    `rough` tells of a share in words, which nobody means to the digit.
    """

    low: float
    high: float
    first: int
    end: int
    scale: float = 1.0
    unit: str = ""
    factor: float = 1.0
    rough: bool = False
    points: bool = False  # "3.000": a point before three digits, which sets off thousands where things are counted


def may_be_number(low: str) -> bool:
    """Tell at a glance whether a number can begin with a word at all."""
    return low[0].isdigit() or low.partition("-")[0] in NUMBERS or low in MULTIPLIERS or _INDEFINITE.begins(low)


def number(line: Line, place: int, last: int) -> Figure | None:
    """Return the one number that begins at word `place`."""
    word = line.words[place]
    if word.low[0].isdigit():
        return _digits(line, place, last)
    indefinite = _INDEFINITE.at(line.lows, place)
    if indefinite and indefinite[0] <= last:
        low, high = INDEFINITE[indefinite[1]]
        return Figure(low, high, place, indefinite[0])
    parts = word.low.split("-")
    if parts[0] in NUMBERS or (
        word.low in MULTIPLIERS
        and len(word.low) > 3
        and place + 1 < last
        and line.lows[place - 1 : place] in (("a",), ("one",))
    ):
        return _spelled(line, place, last)
    return None


def _digits(line: Line, place: int, last: int) -> Figure | None:
    word = line.words[place]
    text = word.low
    cut = next((at for at, sign in enumerate(text) if not (sign.isdigit() or sign in ".,")), len(text))
    figure, suffix = text[:cut], text[cut:]
    if word.text[-1] in SIGNS:  # "5½"
        figure, suffix = word.text[:-1], ""
    if suffix and suffix not in MULTIPLIERS and not _MEASURES.at((suffix,), 0):
        return None  # "16th", "2nd", "737max"
    value = value_of(figure)
    if value is None or _slashed(line, place):
        return None
    value += SIGNS.get(word.text[-1], 0.0)
    end, scale = place + 1, 1.0
    if place and line.lows[place - 1] == "." and line.words[place - 1].end == word.start and _opens(line, place - 1):
        value = value_of("0." + figure.replace(",", "").replace(".", "")) or value  # ".5"
    bare = end + (not suffix and line.lows[end : min(last, end + 1)] == ("m",))
    if (suffix == "m" or bare > end) and _metres(line, place, bare, last):
        return Figure(value, value, place, bare, unit="m")
    if suffix in MULTIPLIERS:
        scale = MULTIPLIERS[suffix]
    elif suffix:
        unit, factor = MEASURES[suffix]
        return Figure(value, value, place, end, unit=unit, factor=factor)
    else:
        if figure.isdigit() and len(figure) <= 3 and not (place and line.lows[place - 1] in MONTHS):
            while end < last and _thousands(line, end):
                value, end = value * 1000 + int(line.words[end].low), end + 1
        half = _half(line, end, last)
        if half:
            value, end = value + half[0], half[1]
        while end < last and _multiplies(line, end):
            scale, end = scale * MULTIPLIERS[line.lows[end]], end + 1
    head, _, tail = figure.partition(".")
    points = (
        scale == 1.0 and len(tail) == 3 and tail.isdigit() and head.isdigit() and head.strip("0") != "" and len(head) <= 3
    )
    return _glued(line, Figure(value * scale, value * scale, place, end, scale, points=points), last)


def _metres(line: Line, place: int, end: int, last: int) -> bool:
    """Tell whether the "m" of a number that ends before word `end` is metres: "12m high", "a 12m wall", no "$12m" and no "a 12m-euro"."""
    before, behind = (line.lows[place - 1] if place else ""), (line.lows[end] if end < last else "")
    if before in CURRENCIES or behind in CURRENCIES:
        return False
    return behind in LENGTHS or (before == "a" and behind.isalpha())


def _opens(line: Line, place: int) -> bool:
    """Tell whether the sign at word `place` stands apart from the word before it."""
    return place == 0 or line.words[place - 1].end < line.words[place].start


def _slashed(line: Line, place: int) -> bool:
    """Tell whether a number is a part of "9/11", "24/7" or "1/2"."""
    words = line.words
    before = place > 0 and words[place - 1].low == "/" and words[place - 1].end == words[place].start
    behind = place + 1 < len(words) and words[place + 1].low == "/" and words[place + 1].start == words[place].end
    return before or behind


def _half(line: Line, place: int, last: int) -> tuple[float, int] | None:
    """Return the part that is added to a whole number, and where it ends: "and a half", "1/2", "½"."""
    lows = line.lows[place : min(last, place + 3)]
    if lows == ("and", "a", "half"):
        return 0.5, place + 3
    if lows == ("and", "a", "quarter"):
        return 0.25, place + 3
    if (
        len(lows) == 3
        and lows[1] == "/"
        and (lows[0], lows[2]) in _SLASHED
        and line.words[place + 2].start == line.words[place].end + 1
    ):
        return int(lows[0]) / int(lows[2]), place + 3
    if lows and line.words[place].text in SIGNS:
        return SIGNS[line.words[place].text], place + 1
    return None


def value_of(figure: str) -> float | None:
    """Read "3,000", "1.2", "1.234.567", "12,34,567"; a comma or point before groups of digits only separates them."""
    figure = figure.strip(".,")
    for mark in ",.":
        parts = figure.split(mark)
        grouped = all(len(part) == 3 for part in parts[1:]) or (
            len(parts) > 2 and len(parts[-1]) == 3 and all(len(part) == 2 for part in parts[1:-1])
        )
        if len(parts) > 1 and grouped and len(parts[0]) <= 3 and parts[0] != "0" and (mark == "," or len(parts) > 2):
            figure = "".join(parts)
    if figure.count(",") == 1 and "." not in figure:
        figure = figure.replace(",", ".")
    try:
        return float(figure[:WHOLE])
    except ValueError:
        return None  # "1,2,3" is a list


def _thousands(line: Line, place: int) -> bool:
    """Tell whether a group of three digits goes on with the number before it: "3 000" with any kind of space."""
    word = line.words[place]
    return len(word.low) == 3 and word.low.isdigit() and word.start == line.words[place - 1].end + 1


def _multiplies(line: Line, place: int) -> bool:
    """Tell whether a word multiplies the digits before it; a single letter only where it is small and stands close."""
    low = line.lows[place]
    if low not in MULTIPLIERS or line.words[place].start - line.words[place - 1].end > 1:
        return False
    return len(low) > 1 or (low in _SHORT and line.words[place].text.islower())


def _spelled(line: Line, place: int, last: int) -> Figure | None:
    """Read a number in words: "three thousand five hundred", "twenty-two", "two and a half million", "three-day"."""
    total, current, scale, end = 0.0, 0.0, 1.0, place
    while end < last:
        low = line.lows[end]
        parts = low.split("-")
        if all(part in NUMBERS for part in parts):
            current += sum(NUMBERS[part] for part in parts)
        elif low in MULTIPLIERS and len(low) > 3 and low not in _LIST_OF_COUNTS:
            factor = MULTIPLIERS[low]
            current = max(current, 1.0) * factor
            if factor >= 1000:
                total, current, scale = total + current, 0.0, max(scale, factor)
        elif end > place and (half := _half(line, end, last)):
            current, end = current + half[0], half[1]
            continue
        elif low == "and" and end > place and line.lows[end + 1 : end + 2] and line.lows[end + 1] in NUMBERS:
            if line.lows[end - 1] not in MULTIPLIERS:
                break
        elif len(parts) > 1 and end == place:
            return _hyphened(place, parts)
        else:
            break
        end += 1
    if end == place:
        return None
    while line.lows[end - 1] == "and":
        end -= 1
    return _glued(line, Figure(total + current, total + current, place, end, scale), last)


def _hyphened(place: int, parts: list[str]) -> Figure | None:
    """Read a number and its unit in one word: "three-day", "two-and-a-half-year", "five-million-dollar"."""
    value, at = 0.0, 0
    while at < len(parts) and (parts[at] in NUMBERS or parts[at : at + 3] == ["and", "a", "half"]):
        value, at = (value + NUMBERS[parts[at]], at + 1) if parts[at] in NUMBERS else (value + 0.5, at + 3)
    if "old" in parts or at == 0:
        return None
    found = Figure(value, value, place, place + 1)
    if at == len(parts):
        return found
    return _with_unit(found, parts[at:], place + 1)


def _glued(line: Line, found: Figure, last: int) -> Figure | None:
    """Read the unit that a hyphen ties to a number: "10-day", "6-million-euro"; None for an age, which counts nothing."""
    end = found.end
    if end + 1 >= min(last, len(line.words)) or line.lows[end] != "-" or line.words[end].start != line.words[end - 1].end:
        return found
    if line.words[end + 1].start != line.words[end].end:
        return found
    parts = line.lows[end + 1].split("-")
    return None if "old" in parts else _with_unit(found, parts, end + 2) or found


def _with_unit(found: Figure, parts: list[str], end: int) -> Figure | None:
    if parts[0] in MULTIPLIERS and len(parts[0]) > 1:
        scale = MULTIPLIERS[parts[0]]
        found = replace(found, low=found.low * scale, high=found.high * scale, scale=found.scale * scale, end=end)
        parts = parts[1:]
    if not parts:
        return found
    if parts[0] in MEASURES:
        unit, factor = MEASURES[parts[0]]
        return replace(found, unit=unit, factor=factor, end=end)
    if parts[0] in CURRENCIES and len(parts[0]) > 2:
        return replace(found, unit=CURRENCIES[parts[0]], end=end)
    return found if found.end == end else None
