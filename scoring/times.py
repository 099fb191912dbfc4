"""Times: the days, months and years that a line gives, with their precision, resolved against the article's day."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from scoring.facts.grammar import MONTHS
from scoring.reading import Line

_MONTH_NUMBERS = (
    {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
    | {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
    | {"sept": 9}
)
_DAY_NUMBERS = {name.lower(): number for number, name in enumerate(calendar.day_name)} | {
    name.lower(): number for number, name in enumerate(calendar.day_abbr)
}
_TELLING = MONTHS | frozenset(_DAY_NUMBERS) | frozenset({"today", "yesterday", "tomorrow", "month", "year"})
_PARTS = {"early": (1, 10), "mid": (10, 20), "late": (20, 31)}


@dataclass(frozen=True, slots=True)
class When:
    """A time as far as it is given: `day` and `part` need a month; `year` is None where the copy leaves it open."""

    year: int | None
    month: int | None
    day: int | None
    first: int
    last: int
    part: str = ""

    def fits(self, other: When) -> bool:
        """Tell whether two times can be one, as far as both are given."""
        if self.month is None or other.month is None:
            return self.year is not None and self.year == other.year
        same = self.month == other.month and (self.year is None or other.year is None or self.year == other.year)
        if not same:
            return False
        if self.day is not None and other.day is not None:
            return self.day == other.day
        parts = {part for part in (self.part, other.part) if part}
        day = self.day if self.day is not None else other.day
        return len(parts) < 2 and all(day is None or _PARTS[part][0] <= day <= _PARTS[part][1] for part in parts)

    @property
    def words(self) -> tuple[int, int]:
        """The run of words that gives the time."""
        return self.first, self.last


def times(line: Line, today: date | None, runs: tuple[tuple[int, int], ...] | None = None) -> tuple[When, ...]:
    """Return the times that the given runs of a line give; relative ones only where the article's day is known."""
    found: list[When] = []
    for first, last in runs or ((0, len(line.words)),):
        place = first
        while place < last:
            if not _may_tell(line.lows[place]):
                place += 1
                continue
            when = _calendar(line, place, last) or (_relative(line, place, today) if today else None) or _year(line, place)
            if when:
                found.append(when)
                place = max(when.last, place + 1)
            else:
                place += 1
    return tuple(found)


def _may_tell(low: str) -> bool:
    """Tell at a glance whether a word can be part of a time at all; most cannot."""
    return low in _TELLING or "-" in low or (len(low) == 4 and low.isdigit())


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


def _number(low: str) -> int | None:
    digits = low.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    return int(digits) if digits.isdigit() and digits.isascii() and len(digits) <= 4 else None


def _calendar(line: Line, place: int, last: int) -> When | None:
    """Read "18 October 2024", "the 23rd of October", "October 18", "early October"."""
    lows = line.lows
    month = _MONTH_NUMBERS.get(lows[place]) if lows[place] in MONTHS and line.words[place].capital else None
    if month is None:
        prefix = lows[place].partition("-")
        if prefix[2] in MONTHS and prefix[0] in _PARTS:
            return When(_year_after(line, place + 1, last), _MONTH_NUMBERS[prefix[2]], None, place, place + 1, prefix[0])
        return None
    first, end, day = place, place + 1, None
    back = place - 1
    if back >= 0 and lows[back] == "of":
        back -= 1
    number = _number(lows[back]) if back >= 0 else None
    if number and 1 <= number <= 31:
        day, first = number, back
    elif end < last and (number := _number(lows[end])) and 1 <= number <= 31:
        day, end = number, end + 1
    part = (
        lows[place - 1]
        if place and lows[place - 1] in _PARTS
        else lows[place - 2]
        if place > 1 and lows[place - 1] == "-" and lows[place - 2] in _PARTS
        else ""
    )
    year = _year_after(line, end, last)
    if year:
        end += 1 + (lows[end] == ",")
    return When(year, month, day, first - bool(part), end, part)


def _year_after(line: Line, place: int, last: int) -> int | None:
    if place < last and line.lows[place] == ",":
        place += 1
    number = _number(line.lows[place]) if place < last else None
    return number if number and 1700 <= number <= 2100 else None


def _year(line: Line, place: int) -> When | None:
    low = line.lows[place]
    if (
        len(low) == 4
        and low.isdigit()
        and 1900 <= int(low) <= 2100
        and place
        and line.lows[place - 1] in ("in", "since", "of", "by", "until", "late", "early", "during", "between")
    ):
        return When(int(low), None, None, place, place + 1)
    return None


def _relative(line: Line, place: int, today: date | None) -> When | None:
    """Read "on Wednesday", "last Friday", "yesterday", "this month" against the article's day."""
    if today is None:
        return None
    low = line.lows[place]
    back = line.lows[place - 1] if place else ""
    if low in _DAY_NUMBERS and line.words[place].capital:
        ago = (today.weekday() - _DAY_NUMBERS[low]) % 7
        if back == "next":
            ago -= 7
        elif back == "last" and ago == 0:
            ago = 7
        return _on(today - timedelta(days=ago), place)
    if low in ("today", "yesterday", "tomorrow"):
        return _on(today + timedelta(days={"today": 0, "yesterday": -1, "tomorrow": 1}[low]), place)
    if low == "month" and back in ("this", "last", "next"):
        month = today.month + {"this": 0, "last": -1, "next": 1}[back]
        year = today.year + (month - 1) // 12
        return When(year, (month - 1) % 12 + 1, None, place - 1, place + 1)
    if low == "year" and back in ("this", "last", "next"):
        return When(today.year + {"this": 0, "last": -1, "next": 1}[back], None, None, place - 1, place + 1)
    return None


def _on(day: date, place: int) -> When:
    return When(day.year, day.month, day.day, place, place + 1)
