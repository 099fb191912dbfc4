"""Relative times: "on Wednesday", "last week", "two days ago", resolved against the day of the article."""

from __future__ import annotations

import calendar
from collections.abc import Callable
from datetime import date, timedelta

from scoring.dates import MONTH_NUMBERS, YEAR_PARTS
from scoring.facts.counting import NUMBERS
from scoring.reading import Line
from scoring.when import PARTS, Span, When, month_end, months, over

DAY_NUMBERS = {name.lower(): number for number, name in enumerate(calendar.day_name)} | {
    name.lower(): number for number, name in enumerate(calendar.day_abbr)
}
_SHIFTS = {"last": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}
_AHEAD = frozenset("will would shall 'll due scheduled planned plans plan expected set hopes going".split())
_STOPS = frozenset("said says told announced , ; : that when after before".split())  # what was ahead of it is another clause
_UNITS = frozenset("day days week weeks month months year years".split())
LOOK = 8  # words before a weekday in which "will" makes it one to come
FAR = 5_000  # units back that are still a date


def relative(line: Line, place: int, today: date) -> When | None:
    """Return the time that word `place` gives against the article's day; its precision is that of the copy.

    Raises ValueError or OverflowError for a time beyond the calendar.
    """
    low = line.lows[place]
    if low in DAY_NUMBERS:
        return _weekday(line, place, today) if line.words[place].capital else None
    reader = _READERS.get(low)
    return reader(line, place, today) if reader else None


def _back(line: Line, place: int) -> str:
    return line.lows[place - 1] if place else ""


def _on(day: date, first: int, last: int) -> When:
    return When(day.year, day.month, day.day, first, last)


def _weekday(line: Line, place: int, today: date) -> When:
    """Read a weekday as the last one, or as the one to come behind "will", "next" or "this"."""
    back = _back(line, place)
    ago = (today.weekday() - DAY_NUMBERS[line.lows[place]]) % 7
    if back in ("next", "this", "coming") or (back != "last" and _ahead(line, place)):
        return _on(today + timedelta(days=-ago % 7 if back != "next" else 7 - ago), place, place + 1)
    return _on(today - timedelta(days=7 if back == "last" and ago == 0 else ago), place, place + 1)


def _ahead(line: Line, place: int) -> bool:
    """Tell whether the clause before word `place` speaks of what is to come: "the trial will open on Monday"."""
    for at in range(place - 1, max(-1, place - LOOK - 1), -1):
        if line.lows[at] in _STOPS:
            return False
        if line.lows[at] in _AHEAD:
            return True
    return False


def _day(line: Line, place: int, today: date) -> When:
    low = line.lows[place]
    shift = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}[low]
    first = place
    if line.lows[max(0, place - 3) : place] == ("the", "day", "before") and low == "yesterday":
        shift, first = -2, place - 3
    if line.lows[max(0, place - 3) : place] == ("the", "day", "after") and low == "tomorrow":
        shift, first = 2, place - 3
    return _on(today + timedelta(days=shift), first, place + 1)


def _part_of_day(line: Line, place: int, today: date) -> When | None:
    back = _back(line, place)
    if back == "this":
        return _on(today, place - 1, place + 1)
    if back == "last" and line.lows[place] in ("night", "evening"):
        return over((today - timedelta(days=1), today), place - 1, place + 1)
    return None


def _overnight(_line: Line, place: int, today: date) -> When:
    return over((today - timedelta(days=1), today), place, place + 1)


def _week(line: Line, place: int, today: date) -> When | None:
    back = _back(line, place)
    if back == "past":
        return over((today - timedelta(days=7), today), place - 1, place + 1)
    if back not in _SHIFTS:
        return None
    start = today - timedelta(days=today.weekday()) + timedelta(days=7 * _SHIFTS[back])
    span = start, start + timedelta(days=6)
    return over(_side(line, place, span, today), place - 1, place + 1)


def _weekend(line: Line, place: int, today: date) -> When | None:
    back = _back(line, place)
    if back not in ("the", *_SHIFTS):
        return None
    saturday = today - timedelta(days=(today.weekday() - 5) % 7)
    ahead = back in ("next", "coming", "this") or _ahead(line, place)
    if ahead and saturday + timedelta(days=1) < today:
        saturday += timedelta(days=7)
    return over((saturday, saturday + timedelta(days=1)), place - 1, place + 1)


def _side(line: Line, place: int, span: Span, today: date) -> Span:
    """Cut a period that is not over at the article's day: "earlier this week", "later this year"."""
    side = line.lows[place - 2] if place > 1 else ""
    if _back(line, place) != "this" or side not in ("earlier", "later"):
        return span
    return (span[0], today) if side == "earlier" else (today, span[1])


def _month(line: Line, place: int, today: date) -> When | None:
    back = _back(line, place)
    if back not in _SHIFTS:
        return None
    count = today.year * 12 + today.month - 1 + _SHIFTS[back]
    year, month = count // 12, count % 12 + 1
    side = line.lows[place - 2] if place > 1 else ""
    if back == "this" and side in ("earlier", "later"):
        return over(_side(line, place, (date(year, month, 1), month_end(year, month)), today), place - 2, place + 1)
    part = side if side in PARTS else ""
    return When(year, month, None, place - 1 - bool(part), place + 1, part)


def _year(line: Line, place: int, today: date) -> When | None:
    back = _back(line, place)
    if back not in _SHIFTS:
        return None
    year = today.year + _SHIFTS[back]
    side = line.lows[place - 2] if place > 1 else ""
    if side in PARTS:
        return over(months(year, *YEAR_PARTS[side]), place - 2, place + 1)
    if back == "this" and side in ("earlier", "later"):
        return over(_side(line, place, (date(year, 1, 1), date(year, 12, 31)), today), place - 2, place + 1)
    return When(year, None, None, place - 1, place + 1)


def _quarter(line: Line, place: int, today: date) -> When | None:
    back = _back(line, place)
    if back not in _SHIFTS:
        return None
    number = (today.month - 1) // 3 + _SHIFTS[back]
    return over(months(today.year, 3 * number + 1, 3 * number + 3), place - 1, place + 1)


def _ago(line: Line, place: int, today: date) -> When | None:
    """Read "two days ago" to the day, "three weeks ago" to some days, months to the month and years to the year."""
    if place < 2 or line.lows[place - 1] not in _UNITS:
        return None
    unit, word = line.lows[place - 1].removesuffix("s"), line.lows[place - 2]
    count = NUMBERS.get(word) or (1 if word in ("a", "an") else int(word) if word.isascii() and word.isdigit() else None)
    if count is None or count > FAR:
        return None
    if unit == "day":
        return _on(today - timedelta(days=count), place - 2, place + 1)
    if unit == "week":
        middle = today - timedelta(days=7 * count)
        return over((middle - timedelta(days=3), middle + timedelta(days=3)), place - 2, place + 1)
    if unit == "month":
        at = today.year * 12 + today.month - 1 - count
        return When(at // 12, at % 12 + 1, None, place - 2, place + 1)
    return When(today.year - count, None, None, place - 2, place + 1) if count < today.year else None


def month_of(line: Line, when: When, today: date | None) -> When:
    """Return a month with the year that "last" or "next" before it gives: "last July"."""
    back = _back(line, when.first)
    if today is None or when.year is not None or when.month is None or when.day is not None or back not in ("last", "next"):
        return when
    passed = when.month < today.month if back == "last" else when.month <= today.month
    year = today.year - (back == "last" and not passed) + (back == "next" and passed)
    return When(year, when.month, None, when.first - 1, when.last, when.part)


_READERS: dict[str, Callable[[Line, int, date], When | None]] = {
    **dict.fromkeys(("today", "tonight", "yesterday", "tomorrow"), _day),
    **dict.fromkeys(("morning", "afternoon", "evening", "night"), _part_of_day),
    "overnight": _overnight,
    "week": _week,
    "weekend": _weekend,
    "month": _month,
    "year": _year,
    "quarter": _quarter,
    "ago": _ago,
}
TELLING = frozenset(_READERS) | frozenset(DAY_NUMBERS) | frozenset(MONTH_NUMBERS)
