"""Folding changes typography and never a length, so that offsets stay those of the copy."""

from __future__ import annotations

import pytest
from copydesk import SPACES
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.folding import fold, plain


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=200))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@settings(deadline=None, derandomize=True)
@given(st.text(max_size=200))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_folding_keeps_the_length_of_every_character() -> None:
    every = "".join(map(chr, range(0x110000)))
    assert len(fold(every)) == len(every)


@pytest.mark.parametrize("space", SPACES.values(), ids=SPACES)
def test_every_kind_of_space_is_a_space(space: str) -> None:
    assert fold(f"3{space}000") == "3 000"


@pytest.mark.parametrize(
    ("marks", "folded"),
    [
        pytest.param("“a” „a‟ «a» ＂a＂", '"a" "a" "a" "a"', id="double quotation marks"),
        pytest.param("‘a’ ‚a‛ ‹a›", "'a' 'a' 'a'", id="single quotation marks"),
        pytest.param("won’t", "won't", id="apostrophe"),
        pytest.param("1‑2‐3−4", "1-2-3-4", id="hyphens and minus"),
        pytest.param("a — b", "a – b", id="dashes"),
        pytest.param("２０２４", "2024", id="full-width digits"),
        pytest.param("a\u2028b\u2029c", "a\nb\nc", id="line and paragraph separators"),
        pytest.param("a\x00b\x1bc", "a b c", id="control characters"),
    ],
)
def test_typography_has_one_spelling(marks: str, folded: str) -> None:
    assert fold(marks) == folded


@pytest.mark.parametrize(
    ("word", "same"),
    [
        ("Élysée", "elysee"),
        ("Straße", "strasse"),
        ("Kyiv", "kyiv"),
        ("José", "jose"),
        ("Jose\u0301", "jose"),
        ("ŁÓDŹ", "łodz"),
    ],
)
def test_plain_words_have_no_case_and_no_accents(word: str, same: str) -> None:
    assert plain(word) == same


def test_plain_words_have_no_unseen_marks() -> None:
    assert plain(fold("Rei\u00adna")) == plain("Reina")
