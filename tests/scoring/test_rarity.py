"""Rarity: usual words carry little of a claim, rare and unseen ones much."""

from __future__ import annotations

from scoring.concepts import concept
from scoring.rarity import OPEN, USUAL, rarity
from scoring.words import stem


def test_an_unseen_word_weighs_most() -> None:
    assert rarity("qwertyuiop") == OPEN


def test_a_usual_word_weighs_less_than_a_rare_one() -> None:
    assert rarity(concept(stem("say"))) < rarity(concept(stem("shipyard")))


def test_weights_keep_within_their_bounds() -> None:
    assert all(
        USUAL <= rarity(concept(stem(word))) <= OPEN
        for word in "say year government ferry shipyard bridge troops dead".split()
    )
