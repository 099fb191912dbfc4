"""Wordpieces: the longest piece first, uncased, and one unknown piece for what the vocabulary lacks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring.attribution.wordpieces import MOST, Vocabulary

NAMES = ["[UNK]", "[CLS]", "[SEP]", "spy", "spoke", "##s", "##man", "##woman", "counter", "-", "offensive", "o", "##s"]
NUMBERS = {name: number for number, name in enumerate(NAMES)}
VOCABULARY = Vocabulary(NUMBERS)


def named(word: str) -> list[str]:
    return [NAMES[number] for number in VOCABULARY.pieces(word)]


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        pytest.param("spokeswoman", ["spoke", "##s", "##woman"], id="longest first"),
        pytest.param("SPY", ["spy"], id="uncased"),
        pytest.param("spÿ", ["spy"], id="without accents"),
        pytest.param("counter-offensive", ["counter", "-", "offensive"], id="a sign is a piece of its own"),
        pytest.param("zebra", ["[UNK]"], id="unknown"),
        pytest.param("\u0301", ["[UNK]"], id="nothing but a mark"),
    ],
)
def test_the_pieces_of_a_word(word: str, pieces: list[str]) -> None:
    assert named(word) == [name if name != "##s" else "##s" for name in pieces]


@given(st.text(min_size=1, max_size=300))
def test_every_word_has_from_one_to_eight_pieces(word: str) -> None:
    assert 1 <= len(VOCABULARY.pieces(word)) <= MOST


def test_an_endless_word_is_read_in_part() -> None:
    assert len(VOCABULARY.pieces("spy" * 400_000)) <= MOST
