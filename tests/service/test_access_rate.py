"""A rate: how it is written, and what it lets through."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.access.rate import DEFAULT, Rate, checked, in_force, taken

RATES = st.builds(Rate, st.integers(1, 500), st.sampled_from(["second", "minute", "hour"]))


@pytest.mark.parametrize(("text", "rate"), [
    ("600/minute", Rate(600, "minute")), ("1/hour", Rate(1, "hour")), ("1000000/second", Rate(1_000_000, "second")), ("0", None),
])
def test_how_a_rate_is_written(text: str, rate: Rate | None) -> None:
    assert checked(text) == text
    assert in_force(text, local=True) == in_force(text, local=False) == rate


def test_auto_is_no_limit_where_nobody_else_can_ask() -> None:
    assert in_force("auto", local=True) is None
    assert in_force("auto", local=False) == DEFAULT


@pytest.mark.parametrize("text", ["", "60", "60/", "/minute", "0/minute", "-1/minute", "1.5/second", "60/day", "٦/minute", "1000001/second", "60/minute\n"])
def test_what_is_no_rate(text: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        checked(text)


def test_so_many_at_once_then_one_each_time_one_is_due() -> None:
    rate, full = Rate(3, "minute"), 0.0
    told = []
    for now in (1_000.0, 1_000.0, 1_000.0, 1_000.0, 1_019.0, 1_020.0, 1_020.0, 1_080.0):
        full, left = taken(rate, full, now)
        told.append((left.remaining, left.reset, left.wait))
    assert told == [(2, 20, 0), (1, 40, 0), (0, 60, 0), (0, 60, 20), (0, 41, 1), (0, 60, 0), (0, 60, 20), (2, 20, 0)]


@given(RATES, st.lists(st.floats(0, 4_000, allow_nan=False), min_size=1, max_size=200))
def test_in_any_time_no_more_pass_than_at_once_and_those_due_in_it(rate: Rate, times: list[float]) -> None:
    full = 0.0
    passed: list[float] = []
    for now in sorted(times):
        full, left = taken(rate, full, now)
        if not left.wait:
            passed.append(now)
    for first, start in enumerate(passed):
        for last in range(first, len(passed)):
            due = (passed[last] - start) * rate.most / rate.seconds
            assert last - first + 1 <= rate.most + due + 1e-3


@given(RATES, st.lists(st.floats(0, 100, allow_nan=False), max_size=50), st.floats(100, 200))
def test_who_waits_as_long_as_told_is_let_through(rate: Rate, times: list[float], now: float) -> None:
    full = 0.0
    for earlier in sorted(times):
        full, _ = taken(rate, full, earlier)
    while True:
        full, left = taken(rate, full, now)
        if left.wait:
            break
    assert left.wait <= max(1, rate.seconds / rate.most + 1)
    _, after = taken(rate, full, now + left.wait)
    assert not after.wait
    _, whole = taken(rate, full, now + left.reset)
    assert whole.remaining == rate.most - 1


def test_it_is_published_with_its_unit() -> None:
    limit = Rate(600, "minute").as_limit()
    assert (limit.most, limit.unit) == (600, "requests a minute")
