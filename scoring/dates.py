"""Dates: days, months, years, quarters and decades as the calendar has them, without a look at the article's day."""

from __future__ import annotations

import calendar
from datetime import date

from scoring.facts.grammar import MONTHS
from scoring.reading import Line
from scoring.when import PARTS, When, months, over

MONTH_NUMBERS = (
    {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
    | {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
    | {"sept": 9}
)
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 14)}  # as in the north
# Months of a part of a year.
YEAR_PARTS = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_ENDS = {"beginning": "early", "start": "early", "middle": "mid", "end": "late"}
_BEFORE_YEAR = frozenset("in since of by until late early mid during between from ( year".split())


def calendar_date(line: Line, place: int, last: int) -> When | None:
    """Read a date that word `place` begins or has its month in: "18 October 2024", "June 12-14", "early October", "2026-03-03"."""
    low = line.lows[place]
    if low[0].isdigit():
        return _numeric(line, place, last)
    month = MONTH_NUMBERS.get(low) if low in MONTHS and line.words[place].capital else None
    if month is None:
        part, _, name = low.partition("-")
        if name in MONTHS and part in PARTS:
            return When(_year_after(line, place + 1, last), MONTH_NUMBERS[name], None, place, place + 1, part)
        return None
    first, end, day, to = place, place + 1, None, None
    back = place - 2 if place and line.lows[place - 1] == "of" else place - 1
    number = day_of(line.lows[back]) if back >= 0 else None
    if number:
        day, first = number, back
        start = _run_before(line, back)
        if start is not None:
            first, day, to = start, day_of(line.lows[start]), number
    elif end < last and (number := day_of(line.lows[end])):
        day, end = number, end + 1
        if (
            end + 1 < last
            and line.lows[end] in ("-", "–", "to", "and")
            and (number := day_of(line.lows[end + 1]))
            and number > day
        ):
            to, end = number, end + 2
    part, first = _part(line, place, first) if day is None else ("", first)
    year = _year_after(line, end, last)
    if year:
        end += 1 + (line.lows[end] == ",")
    return When(year, month, day, first, end, part, to)


def _run_before(line: Line, place: int) -> int | None:
    """Return where a run of days begins whose last one is at word `place`: "12 and 13 June", "3-5 March"."""
    if place < 2 or line.lows[place - 1] not in ("-", "–", "to", "and"):
        return None
    day, end = day_of(line.lows[place - 2]), day_of(line.lows[place])
    return place - 2 if day and end and day < end else None


def _part(line: Line, place: int, first: int) -> tuple[str, int]:
    """Return the part of a month and where its words begin: "early May", "mid - May", "the end of May"."""
    lows = line.lows
    if place and lows[place - 1] in PARTS:
        return lows[place - 1], place - 1
    if place > 1 and lows[place - 1] == "-" and lows[place - 2] in PARTS:
        return lows[place - 2], place - 2
    if place > 1 and lows[place - 1] == "of" and lows[place - 2] in _ENDS:
        return _ENDS[lows[place - 2]], first  # "the end" is also a word of what happens
    return "", first


def day_of(low: str) -> int | None:
    """Return the day of a month that a word gives: "3", "3rd"; None for anything else."""
    digits = low.removesuffix("st").removesuffix("nd").removesuffix("rd").removesuffix("th")
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= 2 and 1 <= int(digits) <= 31 else None


def year_of(low: str) -> int | None:
    """Return the year that a word of four digits gives, None outside 1700 to 2100."""
    return int(low) if len(low) == 4 and low.isascii() and low.isdigit() and 1700 <= int(low) <= 2100 else None


def _year_after(line: Line, place: int, last: int) -> int | None:
    if place < last and line.lows[place] == ",":
        place += 1
    return year_of(line.lows[place]) if place < last else None


def _numeric(line: Line, place: int, last: int) -> When | None:
    """Read "2026-03-03", "03.03.2026" and "13/03/2026"; a day that might be a month is left alone."""
    lows, words = line.lows, line.words
    if "." in lows[place]:
        parts = lows[place].split(".")
        return _day(parts[2], parts[1], parts[0], place, place + 1) if len(parts) == 3 else None
    if place + 5 > last or lows[place + 1] not in ("-", "/") or lows[place + 3] != lows[place + 1]:
        return None
    if any(words[at].end != words[at + 1].start for at in range(place, place + 4)):
        return None
    one, two, three = lows[place], lows[place + 2], lows[place + 4]
    if lows[place + 1] == "-":
        return _day(one, two, three, place, place + 5)
    if day_of(one) and day_of(two) and (int(one) > 12 or one == two):
        return _day(three, two, one, place, place + 5)
    return _day(three, one, two, place, place + 5) if day_of(one) and day_of(two) and int(two) > 12 else None


def _day(year: str, month: str, day: str, first: int, end: int) -> When | None:
    number, known = day_of(day), year_of(year)
    if known is None or number is None or not (month.isascii() and month.isdigit() and 1 <= int(month) <= 12):
        return None
    return When(known, int(month), number, first, end)


def years(line: Line, place: int, last: int) -> When | None:
    """Read a year, a run of years, a part of a year or a decade: "in 2019", "2017-2023", "mid-2024", "the 1990s"."""
    lows, low = line.lows, line.lows[place]
    if len(low) == 5 and low[-1] == "s" and (decade := year_of(low[:-1])) and decade % 10 == 0:
        return over((date(decade, 1, 1), date(decade + 9, 12, 31)), place, place + 1)
    part, _, tail = low.partition("-")
    if part in PARTS and (year := year_of(tail)):
        return over(months(year, *YEAR_PARTS[part]), place, place + 1)
    year = year_of(low)
    if year is None or place == 0:
        return None
    before = lows[place - 1]
    if place + 2 < last and lows[place + 1] in ("-", "–", "to", "and") and (to := year_of(lows[place + 2])) and year < to:
        tied = lows[place + 1] in ("-", "–")
        if tied or (before, lows[place + 1]) in (("between", "and"), ("from", "to")):
            return over((date(year, 1, 1), date(to, 12, 31)), place, place + 3)
    if before in PARTS or (place > 1 and before == "-" and lows[place - 2] in PARTS):
        name = before if before in PARTS else lows[place - 2]
        return over(months(year, *YEAR_PARTS[name]), place - (1 if before in PARTS else 2), place + 1)
    if before == "of" and place > 1 and lows[place - 2] in _ENDS:
        return over(months(year, *YEAR_PARTS[_ENDS[lows[place - 2]]]), place, place + 1)
    return When(year, None, None, place, place + 1) if before in _BEFORE_YEAR else None


def period(line: Line, place: int, last: int, today: date | None) -> When | None:
    """Read a quarter, a half-year or a season: "the third quarter of 2024", "Q3 2024", "spring 2024", "since the autumn".

    Where no year is given it is the last one that had begun on the article's day; None where that is unknown.
    """
    lows, low = line.lows, line.lows[place]
    before = lows[place - 1] if place else ""
    run, first = None, place
    if len(low) == 2 and low[0] == "q" and low[1] in "1234" and line.words[place].capital:
        run = _quarter(int(low[1]))
    elif low == "quarter" and before in QUARTERS:
        run, first = _quarter(QUARTERS[before]), place - 1
    elif low == "half" and before in ("first", "second") and lows[place + 1 : place + 2] == ("of",):
        run, first = ((1, 6) if before == "first" else (7, 12)), place - 1
    elif low in SEASONS:
        run = SEASONS[low]
    if run is None:
        return None
    end = place + 1
    end += lows[end : end + 1] == ("of",)
    year = year_of(lows[end]) if end < last else None
    if year:
        return over(months(year, *run), first, end + 1)
    named = before in ("last", "this", "next")
    if lows[end : end + 2] in (("last", "year"), ("this", "year"), ("next", "year")) and today:
        shift = {"this": 0, "last": -1, "next": 1}[lows[end]]
        return over(months(today.year + shift, *run), first, end + 2)
    if (
        today is None
        or low == "half"
        or not (named or low == "quarter" or before in ("the", "in", "since") or low[0] == "q")
    ):
        return None
    if low == "fall" and not named:
        return None  # "the fall of the house"
    began = today.year if months(today.year, *run)[0] <= today else today.year - 1
    shift = 1 if before == "next" or (before == "this" and began < today.year) else 0
    return over(months(began + shift, *run), first - named, place + 1)


def _quarter(number: int) -> tuple[int, int]:
    return 3 * number - 2, 3 * number
