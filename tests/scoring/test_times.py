"""Times: explicit, partial and relative ones, with their precision kept; when two of them can be one."""

from __future__ import annotations

from datetime import date

import pytest
from copydesk import line
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.reading import read_lines
from scoring.times import When, article_day, times

TODAY = date(2026, 3, 4)  # a Wednesday


def given_in(text: str, today: date | None = TODAY) -> list[tuple[int | None, int | None, int | None]]:
    return [(when.year, when.month, when.day) for when in times(line(text), today)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It sank on 3 March 2026.", (2026, 3, 3)),
        ("It sank on March 3, 2026.", (2026, 3, 3)),
        ("It sank on 3rd March 2026.", (2026, 3, 3)),
        ("It sank on the 3rd of March 2026.", (2026, 3, 3)),
        ("It sank on Mar 3.", (None, 3, 3)),
        ("It sank on March 3.", (None, 3, 3)),
        ("It sank in March 2026.", (2026, 3, None)),
        ("It sank in March.", (None, 3, None)),
        ("It sank in 2019.", (2019, None, None)),
        ("It sank in early March.", (None, 3, None)),
    ],
)
def test_explicit_times_keep_their_precision(text: str, found: tuple[int | None, int | None, int | None]) -> None:
    assert given_in(text, None) == [found]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It sank on Wednesday.", (2026, 3, 4)),
        ("It sank on Tuesday.", (2026, 3, 3)),
        ("It sank on Thursday.", (2026, 2, 26)),
        ("It sank last Wednesday.", (2026, 2, 25)),
        ("It sails next Thursday.", (2026, 3, 5)),
        ("It sank yesterday.", (2026, 3, 3)),
        ("It sank today.", (2026, 3, 4)),
        ("It sails tomorrow.", (2026, 3, 5)),
        ("It sank last month.", (2026, 2, None)),
        ("It sank this year.", (2026, None, None)),
        ("It sank last year.", (2025, None, None)),
    ],
)
def test_relative_times_count_from_the_article_s_day(text: str, found: tuple[int, int | None, int | None]) -> None:
    assert given_in(text) == [found]


def test_a_month_before_january_is_in_the_year_before() -> None:
    assert given_in("It sank last month.", date(2026, 1, 9)) == [(2025, 12, None)]


def test_relative_times_stay_open_where_the_day_is_unknown() -> None:
    assert given_in("It sank on Tuesday, and yesterday another sank.", None) == []


@pytest.mark.parametrize(
    "text", ["It may sink.", "They march on.", "It sank with 2019 people.", "At 4:40 it sank.", "The sun set."]
)
def test_what_is_no_time(text: str) -> None:
    assert given_in(text) == []


def when(year: int | None, month: int | None, day: int | None, part: str = "") -> When:
    return When(year, month, day, 0, 1, part)


@pytest.mark.parametrize(
    ("one", "other", "fits"),
    [
        pytest.param(when(2026, 3, 3), when(2026, 3, 3), True, id="the same day"),
        pytest.param(when(2026, 3, 3), when(2026, 3, 4), False, id="another day"),
        pytest.param(when(2026, 3, 3), when(None, 3, 3), True, id="a day without its year"),
        pytest.param(when(2026, 3, 3), when(2025, 3, 3), False, id="the day a year before"),
        pytest.param(when(2026, 3, 3), when(2026, 3, None), True, id="a day in its month"),
        pytest.param(when(2026, 3, 3), when(2026, 4, None), False, id="a day in another month"),
        pytest.param(when(2026, 3, None), when(2026, None, None), True, id="a month in its year"),
        pytest.param(when(2026, 3, None), when(2025, None, None), False, id="a month in another year"),
        pytest.param(when(None, 3, 3), when(None, 3, None, "early"), True, id="a day early in the month"),
        pytest.param(when(None, 3, 28), when(None, 3, None, "early"), False, id="a day late in the month"),
        pytest.param(when(None, 3, None, "early"), when(None, 3, None, "late"), False, id="two ends of a month"),
    ],
)
def test_two_times_can_be_one_as_far_as_both_are_given(one: When, other: When, fits: bool) -> None:
    assert one.fits(other) is fits
    assert other.fits(one) is fits


@settings(deadline=None, derandomize=True)
@given(st.dates(date(1990, 1, 1), date(2090, 12, 31)))
def test_every_written_date_is_read(day: date) -> None:
    written = f"The ferry sank on {day.day} {day.strftime('%B')} {day.year}."
    assert given_in(written, None) == [(day.year, day.month, day.day)]


@pytest.mark.parametrize(
    ("published_at", "text", "day"),
    [
        ("2026-03-04", "It sank.", date(2026, 3, 4)),
        ("2026-03-04T23:30:00+08:00", "It sank.", date(2026, 3, 4)),
        (None, "It sank on 3 March 2026. It was raised on 5 May 2026.", date(2026, 3, 3)),
        (None, "It sank in March.", None),
        ("some day", "It sank on 3 March 2026.", None),
        (None, "It sank on 31 February 2026.", None),
    ],
)
def test_the_day_of_an_article(published_at: str | None, text: str, day: date | None) -> None:
    assert article_day(published_at, read_lines(text).lines) == day
