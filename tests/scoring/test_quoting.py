"""Quoting the copy in a reason: on one line, cut at a word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring import shipped
from scoring.quoting import LONGEST, cut, shown
from scoring.values import Speaker


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("a b", "a b"),
        ("a\r\n b\t c", "a b c"),
        ("  a  ", "a"),
        ("", ""),
        ("x" * 500, "x" * LONGEST + " …"),
        ("word " * 100, "word " * 31 + "word …"),
    ],
)
def test_a_quotation_is_short_and_on_one_line(text: str, short: str) -> None:
    assert cut(text) == short


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=600))
def test_whatever_the_copy_holds_it_stays_one_short_line(text: str) -> None:
    assert len(cut(text)) <= LONGEST + 2
    assert len(cut(text).splitlines()) <= 1


@pytest.mark.parametrize(
    ("speaker", "name"),
    [
        (Speaker("Mr Kirby", "named_official", "John Kirby"), "John Kirby"),
        (Speaker("officials", "unnamed_officials"), "officials"),
        (Speaker("", "unattributed"), "no attribution"),
    ],
)
def test_a_speaker_is_shown_by_name_or_by_the_words_of_the_copy(speaker: Speaker, name: str) -> None:
    assert shown(speaker, shipped()) == name
