"""A phrasebook finds literal phrases in a run of lower-case words, the longest first."""

from __future__ import annotations

import pytest

from scoring.phrasebook import Phrasebook

BOOK = Phrasebook(["more", "more than", "no more than", "it’s said"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("more than ever", [(0, 2, "more than")]),
        ("no more than one", [(0, 3, "no more than")]),
        ("more more than", [(0, 1, "more"), (1, 3, "more than")]),
        ("nothing here", []),
        ("it 's said so", [(0, 3, "it’s said")]),
    ],
)
def test_the_longest_phrase_is_found(text: str, found: list[tuple[int, int, str]]) -> None:
    assert list(BOOK.find(tuple(text.split()))) == found


def test_a_phrase_that_crosses_the_end_of_the_run_is_not_found() -> None:
    assert BOOK.first(("no", "more", "than"), 0, 2) is None
    assert BOOK.first(("no", "more", "than")) == (0, 3, "no more than")


def test_a_phrase_can_stand_for_a_meaning() -> None:
    assert Phrasebook([("some", "about")]).first(("some", "40")) == (0, 1, "about")
