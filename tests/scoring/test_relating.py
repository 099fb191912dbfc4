"""Relating: one text against one claim, with a probability for each relation."""

from __future__ import annotations

import pytest

from scoring import relate, relate_all
from scoring.relating import BEARS, JUDGES

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
    others = {name: chance for name, chance in found.p.items() if name != "unrelated"}
    assert found.relation == ("unrelated" if found.p["unrelated"] > 1 - BEARS else max(others, key=others.__getitem__))


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


@pytest.mark.parametrize("judge", JUDGES)
def test_a_pair_has_the_same_relation_alone_and_among_others(judge: str) -> None:
    pairs = [(CLAIM, text) for text in TEXTS.values()]
    together = list(relate_all(pairs, judge=judge))
    assert together == [relate(*pair, judge=judge) for pair in pairs]
    assert together == list(relate_all(reversed(pairs), judge=judge))[::-1]


def test_another_figure_of_the_same_thing_is_another_estimate() -> None:
    found = relate("14 people were killed in the flood at Harnby.", "Officials said 31 people were killed in the flood at Harnby.")
    assert found.p["contradicts"] == 0.0
    assert found.p["divergent_estimate"] > 0.0


@pytest.mark.parametrize("judge", JUDGES)
def test_any_text_has_a_relation(judge: str) -> None:
    for text in ("", "x", "7" * 3_000, "said " * 3_000, "“" * 3_000, "👩‍🚒" * 500, "\u202e\x00\x1b[31m"):
        assert sum(relate(CLAIM, text, judge=judge).p.values()) == pytest.approx(1.0, abs=0.001)


@pytest.mark.parametrize(("claim", "text"), [("The bridge was closed.", ""), ("The bridge was closed.", " ?"), ("…", "The bridge was closed.")])
def test_where_there_is_no_word_nothing_bears(claim: str, text: str) -> None:
    found = relate(claim, text)
    assert (found.relation, found.p["unrelated"], sum(found.p.values())) == ("unrelated", 1.0, 1.0)
