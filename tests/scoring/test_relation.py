"""Relation: each of the seven ways in which a statement can bear on a claim."""

from __future__ import annotations

import pytest
from copydesk import points, relations, scored

CLOSED = "The bridge at Harnby was closed."
DEAD = "Fourteen people died when the ferry Celestina sank."


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        pytest.param(CLOSED, "Police said the bridge at Harnby was closed.", id="the same words"),
        pytest.param(CLOSED, "The bridge at Harnby was shut, police said.", id="another word for the same"),
        pytest.param(
            DEAD, "The coast guard said 14 people were killed when the ferry Celestina sank.", id="the same figure"
        ),
        pytest.param(
            "3,000 troops were sent to Kursk.",
            "Seoul said three thousand soldiers had been sent to Kursk.",
            id="a figure in words",
        ),
        pytest.param(
            "3,000 troops were sent to Kursk.",
            "Seoul said 3\u202f000 soldiers had been sent to Kursk.",
            id="a figure with a space",
        ),
        pytest.param(
            "At least 10 people died when the ferry Celestina sank.",
            "The coast guard said 14 people died when the ferry Celestina sank.",
            id="a figure within the claimed bound",
        ),
        pytest.param(
            "Stonewell Ltd denied that the bridge at Harnby had cracks.",
            "Stonewell Ltd denied that the bridge at Harnby had cracks.",
            id="a denial corroborates the claim that it was denied",
        ),
        pytest.param(
            "The bridge at Harnby was not closed.",
            "Police denied that the bridge at Harnby was closed.",
            id="a denial of the opposite",
        ),
    ],
)
def test_corroborates(claim: str, text: str) -> None:
    assert relations(scored(claim, text)) == ["corroborates"]


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        pytest.param(CLOSED, "It is unclear whether the bridge at Harnby was closed, police said.", id="left open"),
        pytest.param(CLOSED, "Was the bridge at Harnby closed?", id="a question"),
        pytest.param(
            "5,000 troops were sent to Kursk.",
            "Seoul said up to 12,000 troops were sent to Kursk.",
            id="a bound that the figure is within",
        ),
    ],
)
def test_reports(claim: str, text: str) -> None:
    assert relations(scored(claim, text)) == ["reports"]


def test_updates_by_a_later_and_higher_figure_of_a_growing_count() -> None:
    found = scored(
        DEAD,
        "The coast guard said 14 people died when the ferry Celestina sank. It later said 22 people died when the ferry Celestina sank.",
    )
    assert relations(found) == ["corroborates", "updates"]
    assert points(found, "updates") == [0]


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        pytest.param("3,000 troops were sent to Kursk.", "Kyiv said 12,000 troops were sent to Kursk.", id="exact figures"),
        pytest.param(
            "About 3,000 troops were sent to Kursk.",
            "Kyiv said at least 12,000 troops were sent to Kursk.",
            id="a higher least",
        ),
    ],
)
def test_divergent_estimate(claim: str, text: str) -> None:
    found = scored(claim, "Seoul said 3,000 troops were sent to Kursk.", text)
    assert relations(found) == ["corroborates", "divergent_estimate"]
    assert points(found, "divergent_estimate") == [0]


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        pytest.param(CLOSED, "Police said the bridge at Harnby was not closed.", id="a negation"),
        pytest.param(CLOSED, "Police said the bridge at Harnby wasn’t closed.", id="a contraction"),
        pytest.param(CLOSED, "Police said the bridge at Harnby was never closed.", id="never"),
        pytest.param(CLOSED, "Police said the bridge at Harnby was open.", id="an opposed word"),
        pytest.param(
            "The bridge at Harnby was not closed.", "Police said the bridge at Harnby was closed.", id="a negated claim"
        ),
        pytest.param(
            "More than 5,000 troops were sent to Kursk.",
            "Seoul said fewer than 3,000 troops were sent to Kursk.",
            id="bounds that cannot both hold",
        ),
    ],
)
def test_contradicts(claim: str, text: str) -> None:
    assert relations(scored(claim, text)) == ["contradicts"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Stonewell Ltd denied that the bridge at Harnby was closed.", id="denied that"),
        pytest.param("Stonewell Ltd has denied closing the bridge at Harnby.", id="denied doing"),
        pytest.param("Stonewell Ltd rejected the claim that the bridge at Harnby was closed.", id="rejected the claim"),
    ],
)
def test_denies(text: str) -> None:
    assert relations(scored(CLOSED, text)) == ["denies"]


def test_a_denial_denies_what_is_denied_and_corroborates_that_it_was_denied() -> None:
    text = "Belarus denied sending troops to Kursk."
    assert relations(scored("Belarus sent troops to Kursk.", text)) == ["denies"]
    assert relations(scored("Belarus denied sending troops to Kursk.", text)) == ["corroborates"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The orchestra of Turin played Verdi on Friday.", id="another story"),
        pytest.param("Police said a bakery at Harnby was robbed.", id="the same place"),
        pytest.param("Police said the mayor of Harnby was on holiday.", id="another fact of the same place"),
    ],
)
def test_unrelated(text: str) -> None:
    found = scored(CLOSED, text)
    assert found.abstained
    assert found.score is None


def test_only_like_referents_are_compared() -> None:
    found = scored(DEAD, "The coast guard said 140 people were rescued when the ferry Celestina sank.")
    assert not {"contradicts", "divergent_estimate", "updates"} & set(relations(found))


@pytest.mark.parametrize(
    "figure", ["3,000", "3000", "3 000", "3\u00a0000", "3\u202f000", "3\u2009000", "three thousand", "3k"]
)
def test_one_value_in_every_spelling(figure: str) -> None:
    found = scored("3,000 troops were sent to Kursk.", f"Seoul said {figure} troops had been sent to Kursk.")
    assert relations(found) == ["corroborates"]
    assert points(found, "figure") == [4]


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        pytest.param("The ferry was sunk by sabotage.", "The coast guard said the ferry had sunk in rough seas.", id="how it sank"),
        pytest.param("The ferry was seaworthy when it left Harnby.", "A passenger said the ferry left Harnby late.", id="when it left"),
    ],
)
def test_a_statement_that_has_only_the_subject_of_a_claim_does_not_bear_on_it(claim: str, text: str) -> None:
    assert relations(scored(claim, text)) == []


def test_that_it_was_only_one_is_told_by_only() -> None:
    claim = "Tom Bauer was the only person arrested at Harnby."
    assert relations(scored(claim, "Police said Tom Bauer was arrested at Harnby.")) == ["reports"]
    assert relations(scored(claim, "Police said Tom Bauer was the only person arrested at Harnby.")) == ["corroborates"]


def test_that_some_were_saved_does_not_contradict_how_many_died() -> None:
    found = scored("Fourteen people died when the ferry sank.", "Police said 140 people were rescued when the ferry sank.")
    assert "contradicts" not in relations(found)


def test_a_later_toll_updates_though_it_says_little_else() -> None:
    found = scored(
        "Fourteen people died when the ferry Reina Celestina sank.",
        "The ferry Reina Celestina sank on Monday. The coast guard put the number of dead at 22, up from 14.",
    )
    assert {"updates", "divergent_estimate"} & set(relations(found))
