"""When: a time as far as copy gives it, a day, a month, a year or a period, and whether two of them can be one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

Span = tuple[date, date]
PARTS = {"early": (1, 10), "mid": (10, 20), "late": (20, 31)}


@dataclass(frozen=True, slots=True)
class When:
    """A time as far as it is given: `day` and `part` need a month; `year` is None where the copy leaves it open.

    `to` is the last day of a run of days ("3-5 March"); `span` the first and last day of a period that is neither day, month nor
    year, such as a week, a quarter or "2017-2023"; words [first, last) of its line give it.
    """

    year: int | None
    month: int | None
    day: int | None
    first: int
    last: int
    part: str = ""
    to: int | None = None
    span: Span | None = None

    def fits(self, other: When) -> bool:
        """Tell whether two times can be one, as far as both are given."""
        if self.span or other.span:
            years = sorted({day.year for when in (self, other) if when.span for day in when.span})
            spans = list(other.spans(years))
            return any(
                start <= other_end and other_start <= end
                for start, end in self.spans(years)
                for other_start, other_end in spans
            )
        if self.month is None or other.month is None:
            return self.year is not None and self.year == other.year
        same = self.month == other.month and (self.year is None or other.year is None or self.year == other.year)
        if not same or (self.part and other.part and self.day is None is other.day):
            return same and self.part == other.part
        first, last = self.days
        return first <= other.days[1] and other.days[0] <= last

    @property
    def days(self) -> tuple[int, int]:
        """The first and last day of the month that are meant."""
        if self.day is not None:
            return self.day, self.to or self.day
        return PARTS.get(self.part, (1, 31))

    def spans(self, years: Iterable[int]) -> Iterator[Span]:
        """Yield the first and last day that are meant, in each of some years where the year is open."""
        if self.span:
            yield self.span
            return
        for year in (self.year,) if self.year is not None else years:
            if self.month is None:
                yield date(year, 1, 1), date(year, 12, 31)
            else:
                first, last = self.days
                end = month_end(year, self.month)
                yield min(date(year, self.month, 1) + timedelta(days=first - 1), end), end.replace(day=min(last, end.day))

    @property
    def words(self) -> tuple[int, int]:
        """The run of words that gives the time."""
        return self.first, self.last


def over(span: Span, first: int, last: int) -> When:
    """Return the time that a period gives; its year is that of its last day."""
    return When(span[1].year, None, None, first, last, span=span)


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1) if (year, month) != (9999, 12) else date.max


def months(year: int, first: int, last: int) -> Span:
    """Return the first and last day of a run of months; month 13 is January of the next year, month 0 December of the last."""
    start, end = year * 12 + first - 1, year * 12 + last - 1
    return date(start // 12, start % 12 + 1, 1), month_end(end // 12, end % 12 + 1)
