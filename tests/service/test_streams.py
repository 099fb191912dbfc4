"""Places for streams of events."""

from __future__ import annotations

import pytest

from service.streams import Streams


@pytest.mark.parametrize(("most", "each"), [(1, 1), (2, 1), (3, 1), (4, 2), (5, 2)])
def test_a_desk_takes_half_and_at_least_one(most: int, each: int) -> None:
    streams = Streams(most)
    taken = [streams.enter("main") for _ in range(each + 1)]
    assert taken[:-1] == [None] * each
    assert taken[-1] is not None
    assert streams.enter("other") is None or most == 1


def test_a_place_that_is_given_back_can_be_taken_again() -> None:
    streams = Streams(2)
    for _ in range(3):
        assert streams.enter("main") is None
        streams.leave("main")
    assert not streams._open, "no desk is remembered that has none"
