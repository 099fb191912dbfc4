"""Times: the days, months, years and periods that a line gives, with their precision, resolved against the article's day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from scoring.dates import SEASONS, calendar_date, period, years
from scoring.reading import Line
from scoring.relative import DAY_NUMBERS, TELLING, month_of, relative
from scoring.when import When

_TELLING = TELLING | frozenset(SEASONS) | frozenset({"half", "q1", "q2", "q3", "q4"})


def times(line: Line, today: date | None, runs: tuple[tuple[int, int], ...] | None = None) -> tuple[When, ...]:
    """Return the times that the given runs of a line give; relative ones only where the article's day is known."""
    found: list[When] = []
    for first, last in runs or ((0, len(line.words)),):
        place = first
        while place < last:
            if not _may_tell(line.lows[place]):
                place += 1
                continue
            when = _time(line, place, last, today)
            if when:
                while found and found[-1].first >= when.first:
                    found.pop()  # "mid-March 2026" says more than the part of it that was read before
                if found and when.day and when.first - found[-1].last <= 1 and _names_day(line, found[-1]):
                    when = _of_weekday(found.pop(), when)
                found.append(when)
            place = max(when.last, place + 1) if when else place + 1
    return tuple(found)


def _time(line: Line, place: int, last: int, today: date | None) -> When | None:
    when = calendar_date(line, place, last)
    if when:
        return month_of(line, when, today)
    try:
        found = period(line, place, last, today) or (relative(line, place, today) if today else None)
    except (OverflowError, ValueError):  # beyond the calendar
        found = None
    return found or years(line, place, last)


def _of_weekday(weekday: When, when: When) -> When:
    """Return the one day that "Tuesday, March 3" gives, with the year of the weekday where both are one day."""
    same = when.year is None and (weekday.month, weekday.day) == (when.month, when.day)
    return replace(when, first=weekday.first, year=weekday.year if same else when.year)


def _names_day(line: Line, when: When) -> bool:
    return when.last - when.first == 1 and line.lows[when.first] in DAY_NUMBERS


def _may_tell(low: str) -> bool:
    """Tell at a glance whether a word can be part of a time at all; most cannot."""
    return low in _TELLING or "-" in low or (low[0].isdigit() and len(low) <= 10)


def article_day(published_at: str | None, lines: tuple[Line, ...]) -> date | None:
    """Return the day of an article: as given, or else the first full date in its text."""
    if published_at:
        try:
            return date.fromisoformat(published_at[:10])
        except ValueError:
            return None
    for line in lines:
        for when in times(line, None):
            if when.year and when.month and when.day:
                try:
                    return date(when.year, when.month, when.day)
                except ValueError:
                    continue
    return None
