"""Concepts: one key for words that tell the same fact, and which keys are opposed."""

from __future__ import annotations

import pytest

from scoring.concepts import concept, light, opposites
from scoring.words import stem


def key(word: str) -> str:
    return concept(stem(word))


@pytest.mark.parametrize(("one", "other"), [("soldiers", "troops"), ("killed", "died"), ("hurt", "injured")])
def test_words_for_one_fact_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("killed", "injured"), ("ferry", "bridge"), ("rise", "fall")])
def test_words_for_other_facts_do_not(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(("one", "other"), [("rise", "fall"), ("open", "close")])
def test_opposites_go_both_ways(one: str, other: str) -> None:
    assert key(other) in opposites()[key(one)]
    assert key(one) in opposites()[key(other)]


def test_nothing_is_its_own_opposite() -> None:
    assert [each for each, against in opposites().items() if each in against] == []


def test_light_words_carry_little() -> None:
    assert light("the")
    assert not light("ferry")
