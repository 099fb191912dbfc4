"""Shingles: what makes no difference to them, and that a shared passage always shows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring.shingles import SHINGLE, WINDOW, fingerprints

TEXT = "The minister didn't say how many died - 1,200 or more - when the ferry, the Señora, sank on Friday night."


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(TEXT.upper(), id="case"),
        pytest.param(TEXT.replace("'", "’"), id="apostrophe"),
        pytest.param(TEXT.replace("-", "–"), id="dash"),
        pytest.param(TEXT.replace(",", " "), id="punctuation"),
        pytest.param(TEXT.replace("ñ", "n"), id="accent"),
        pytest.param(TEXT.replace(" ", "\u00a0\n"), id="spaces"),
        pytest.param(TEXT.replace("ferry", "fer\u00adry"), id="soft hyphen"),
    ],
)
def test_typography_makes_no_difference(other: str) -> None:
    one, two = fingerprints(TEXT), fingerprints(other)
    assert one.identity == two.identity
    assert one.marks == two.marks


@pytest.mark.parametrize("text", ["", "one", "one two three four", "\ud800", "😀 " * 9, "a " * 1000])
def test_any_text_has_prints(text: str) -> None:
    found = fingerprints(text)
    assert len(found.hashes) == len(found.at) == len(set(found.hashes.tolist()))
    assert bool(found.identity) == bool(found.length)
    assert set(found.marks) <= set(found.hashes.tolist())


WORD = st.sampled_from("the a ferry minister sank said on Friday that no one".split())


@settings(derandomize=True)
@given(*[st.lists(WORD, min_size=size, max_size=30).map(" ".join) for size in (0, SHINGLE + WINDOW - 1, 0)])
def test_a_passage_of_twelve_words_shares_a_fingerprint(before: str, passage: str, after: str) -> None:
    assert set(fingerprints(passage).marks) & set(fingerprints(f"{before} {passage} {after}").marks)
