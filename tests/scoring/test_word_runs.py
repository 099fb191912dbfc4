"""Words of a folded text: figures, initials, genitives, hyphens, unseen marks; and their stems."""

from __future__ import annotations

import pytest

from scoring.folding import fold
from scoring.words import stem, words


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        pytest.param("The ferry sank.", ["The", "ferry", "sank", "."], id="plain"),
        pytest.param("3,000 troops", ["3,000", "troops"], id="comma in a figure"),
        pytest.param("1.2bn of 4.5%", ["1.2bn", "of", "4.5", "%"], id="what is glued to a figure"),
        pytest.param("the U.S. Navy", ["the", "U.S.", "Navy"], id="initials"),
        pytest.param("Kirby’s office", ["Kirby", "'s", "office"], id="genitive"),
        pytest.param("it didn’t", ["it", "didn't"], id="contraction"),
        pytest.param("a counter-invasion", ["a", "counter-invasion"], id="hyphen"),
        pytest.param("“No,” he said", ['"', "No", ",", '"', "he", "said"], id="quotation marks"),
    ],
)
def test_a_text_is_cut_into_words(text: str, cut: list[str]) -> None:
    assert [word.text for word in words(fold(text))] == cut


def test_offsets_slice_the_copy() -> None:
    text = "At least 3\u202f000 “troops” — 🚢 — left Élysée’s yard."
    assert all(fold(text)[word.start : word.end] == word.text for word in words(fold(text)))


def test_a_part_of_a_text_keeps_the_offsets_of_the_whole() -> None:
    assert [(word.start, word.text) for word in words("one two three", 4, 7)] == [(4, "two")]


def test_unseen_marks_make_no_word_and_break_none() -> None:
    assert [word.low for word in words(fold("Rei\u00adna \u200b\u200e sank"))] == ["reina", "sank"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("soldiers", "soldier"),
        ("closing", "closed"),
        ("sank", "sink"),
        ("went", "go"),
        ("said", "say"),
        ("crises", "crisis"),
    ],
)
def test_forms_of_one_word_share_a_stem(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(("one", "other"), [("university", "universe"), ("army", "arm")])
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)
