"""Relating: one text against one claim, with a probability for each relation."""

from __future__ import annotations

import pytest

from scoring import relate

RELATIONS = {"corroborates", "reports", "updates", "divergent_estimate", "contradicts", "denies", "unrelated"}
CLAIM = "The bridge at Harnby was closed."
TEXTS = {
    "corroborates": "Police said the bridge at Harnby was closed.",
    "contradicts": "Police said the bridge at Harnby was not closed.",
    "denies": "Stonewell Ltd denied that the bridge at Harnby was closed.",
    "unrelated": "The orchestra of Turin played Verdi on Friday.",
}


@pytest.mark.parametrize(("relation", "text"), TEXTS.items(), ids=TEXTS)
def test_the_relation_of_a_text(relation: str, text: str) -> None:
    assert relate(CLAIM, text).relation == relation


@pytest.mark.parametrize("text", [*TEXTS.values(), "", "x", "🚢"])
def test_the_probabilities_sum_to_one(text: str) -> None:
    found = relate(CLAIM, text)
    assert set(found.p) == RELATIONS
    assert sum(found.p.values()) == pytest.approx(1.0, abs=0.001)  # four digits each
    assert all(0 <= p <= 1 for p in found.p.values())


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_the_relation_is_the_likeliest(text: str) -> None:
    found = relate(CLAIM, text)
    assert max(found.p.values()) == found.p[found.relation]


def test_a_whole_article_has_the_relation_of_its_telling_sentence() -> None:
    text = f"It rained on Monday.\n\n{TEXTS['denies']}\n\nThe orchestra played."
    assert relate(CLAIM, text).relation == "denies"


def test_more_of_the_claim_in_the_text_makes_the_relation_likelier() -> None:
    all_of_it = relate(
        "The bridge at Harnby was closed after 14 cracks were found.",
        "Police said the bridge at Harnby was closed after 14 cracks were found.",
    )
    part_of_it = relate(
        "The bridge at Harnby was closed after 14 cracks were found.", "Police said the bridge at Harnby was closed."
    )
    assert all_of_it.p["corroborates"] > part_of_it.p["corroborates"]
