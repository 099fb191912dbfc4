"""Times: explicit, partial and relative ones, with their precision kept; when two of them can be one."""

from __future__ import annotations

from datetime import date

import pytest
from copydesk import line
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.quantities import quantities
from scoring.reading import read_lines
from scoring.times import article_day, times
from scoring.when import When

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
        ("It sank on 2026-03-03.", (2026, 3, 3)),
        ("It sank on 03.03.2026.", (2026, 3, 3)),
        ("It sank on 13/03/2026.", (2026, 3, 13)),
        ("It sank on 03/13/2026.", (2026, 3, 13)),
        ("It sank at the end of March.", (None, 3, None)),
        ("It sank (2019).", (2019, None, None)),
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
        ("It will sail on Thursday.", (2026, 3, 5)),
        ("They said the trial would open on Monday.", (2026, 3, 9)),
        ("They said on Monday that it would sail.", (2026, 3, 2)),
        ("They said that it would sail, on Monday.", (2026, 3, 2)),
        ("It sails this Friday.", (2026, 3, 6)),
        ("It sank on Tuesday, March 3.", (2026, 3, 3)),
        ("It sank on Monday, March 3.", (None, 3, 3)),
        ("It sank the day before yesterday.", (2026, 3, 2)),
        ("It sank two days ago.", (2026, 3, 2)),
        ("It sank 10 days ago.", (2026, 2, 22)),
        ("It sank a month ago.", (2026, 2, None)),
        ("It sank six months ago.", (2025, 9, None)),
        ("It sank 20 years ago.", (2006, None, None)),
        ("It sank last July.", (2025, 7, None)),
        ("It sails next July.", (2026, 7, None)),
        ("It sank last March.", (2025, 3, None)),
        ("It sank this morning.", (2026, 3, 4)),
    ],
)
def test_relative_times_count_from_the_article_s_day(text: str, found: tuple[int, int | None, int | None]) -> None:
    assert given_in(text) == [found]


PERIODS = [
    ("It sank last week.", "2026-02-23", "2026-03-01"),
    ("It sank this week.", "2026-03-02", "2026-03-08"),
    ("It sank earlier this week.", "2026-03-02", "2026-03-04"),
    ("It sails later this week.", "2026-03-04", "2026-03-08"),
    ("It sails next week.", "2026-03-09", "2026-03-15"),
    ("It sank earlier this month.", "2026-03-01", "2026-03-04"),
    ("It sank earlier this year.", "2026-01-01", "2026-03-04"),
    ("It sank in the past week.", "2026-02-25", "2026-03-04"),
    ("It sank three weeks ago.", "2026-02-08", "2026-02-14"),
    ("It sank overnight.", "2026-03-03", "2026-03-04"),
    ("It sank last night.", "2026-03-03", "2026-03-04"),
    ("It sank at the weekend.", "2026-02-28", "2026-03-01"),
    ("It will sail at the weekend.", "2026-03-07", "2026-03-08"),
    ("It sank in the first quarter of 2024.", "2024-01-01", "2024-03-31"),
    ("It sank in Q3 2024.", "2024-07-01", "2024-09-30"),
    ("It sank in the third quarter.", "2025-07-01", "2025-09-30"),
    ("It sank in the third quarter of last year.", "2025-07-01", "2025-09-30"),
    ("It sank last quarter.", "2025-10-01", "2025-12-31"),
    ("It sank in the first half of 2025.", "2025-01-01", "2025-06-30"),
    ("It sank in the 1990s.", "1990-01-01", "1999-12-31"),
    ("It sank last summer.", "2025-06-01", "2025-08-31"),
    ("It has sunk since the autumn.", "2025-09-01", "2025-11-30"),
    ("It sank last winter.", "2025-12-01", "2026-02-28"),
    ("It sank in spring 2024.", "2024-03-01", "2024-05-31"),
    ("It ran in 2017-2023.", "2017-01-01", "2023-12-31"),
    ("It ran between 2019 and 2023.", "2019-01-01", "2023-12-31"),
    ("It ran from 2019 to 2023.", "2019-01-01", "2023-12-31"),
    ("It sank in early 2024.", "2024-01-01", "2024-04-30"),
    ("It sank in mid-2024.", "2024-05-01", "2024-08-31"),
    ("It sank late last year.", "2025-09-01", "2025-12-31"),
    ("It sank at the end of 2024.", "2024-09-01", "2024-12-31"),
]


@pytest.mark.parametrize(("text", "start", "end"), PERIODS)
def test_a_period_has_its_first_and_its_last_day(text: str, start: str, end: str) -> None:
    (found,) = times(line(text), TODAY)
    assert found.span == (date.fromisoformat(start), date.fromisoformat(end))


@pytest.mark.parametrize(
    ("text", "day", "to"),
    [
        ("It sank on 3-5 March.", 3, 5),
        ("It sank on March 3 to 5.", 3, 5),
        ("It sank on 12 and 13 June.", 12, 13),
        ("It sank on June 12-14, 2026.", 12, 14),
    ],
)
def test_a_run_of_days_has_two_ends(text: str, day: int, to: int) -> None:
    (found,) = times(line(text), None)
    assert (found.day, found.to) == (day, to)


@pytest.mark.parametrize(
    ("one", "other", "fit"),
    [
        ("It sank last week.", "It sank on 25 February.", True),
        ("It sank last week.", "It sank on 25 February 2025.", False),
        ("It sank last week.", "It sank on Tuesday.", False),
        ("It sank in Q3 2024.", "It sank in August 2024.", True),
        ("It sank in Q3 2024.", "It sank in August.", True),
        ("It sank in Q3 2024.", "It sank in October.", False),
        ("It sank in Q3 2024.", "It sank in 2024.", True),
        ("It sank in the 1990s.", "It sank in 1994.", True),
        ("It sank in the 1990s.", "It sank in 2004.", False),
        ("It sank on 3-5 March.", "It sank on 4 March.", True),
        ("It sank on 3-5 March.", "It sank on 6 March.", False),
        ("It sank three weeks ago.", "It sank on 11 February 2026.", True),
    ],
)
def test_times_of_different_precision_fit_where_they_can_be_one(one: str, other: str, fit: bool) -> None:
    ((first,), (second,)) = times(line(one), TODAY), times(line(other), TODAY)
    assert first.fits(second) is fit
    assert second.fits(first) is fit


@pytest.mark.parametrize(
    "text",
    [
        "Two days ago it sank.",
        "On 12 and 13 June it sank.",
        "It sank on 2026-03-03.",
        "They won 3-2.",
        "Ring 555-0142.",
        *(text for text, _, _ in PERIODS),
    ],
)
def test_what_gives_a_time_counts_nothing(text: str) -> None:
    assert quantities(line(text)) == ()


WORDS = (
    "last this next the past first third of in on since quarter half week month year summer fall Monday March May may 3 12 31 2024 2023 "
    "1990s Q3 early mid late end two a 400000 days months years ago overnight weekend and to - – , 2026-02-30 31.02.2026 yesterday before day"
).split()


@settings(deadline=None, derandomize=True)
@given(st.lists(st.sampled_from(WORDS), max_size=14), st.dates(date(1, 1, 1), date(9999, 12, 31)) | st.none())
def test_any_words_of_time_give_times_that_fit_themselves(run: list[str], today: date | None) -> None:
    here = line("They met " + " ".join(run) + " there")
    for found in times(here, today):
        assert 0 <= found.first < found.last <= len(here.words)
        assert found.span is None or found.span[0] <= found.span[1]
        assert found.fits(found)


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
