"""What would raise it: each step adds in truth what it promises, best first, and none adds nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from copydesk import ENGINE, scored, told

from scoring import Article, Assessment, Claim, shipped

CLAIM = "The bridge at Harnby was closed."
CLOSED = "said the bridge at Harnby was closed."


def step(found: Assessment, code: str) -> int:
    (points,) = [each.points for each in found.would_raise if each.code == code]
    return points


@pytest.mark.parametrize(
    ("code", "claim", "now", "then"),
    [
        pytest.param(
            "second_origin",
            CLAIM,
            [f"Police {CLOSED}"],
            [f"Police {CLOSED}", f"Joel Marsh, a fish trader, {CLOSED}"],
            id="a second origin",
        ),
        pytest.param(
            "second_origin",
            CLAIM,
            [f"Police {CLOSED}", f"Joel Marsh, a fish trader, {CLOSED}"],
            [f"Police {CLOSED}", f"Joel Marsh, a fish trader, {CLOSED}", f"Anna Cole, a welder, {CLOSED}"],
            id="a third origin",
        ),
        pytest.param(
            "name", CLAIM, [f"A White House official {CLOSED}"], [f"President Anna Cole {CLOSED}"], id="name the official"
        ),
        pytest.param(
            "name",
            CLAIM,
            [f"The Finnish Defence Ministry {CLOSED}"],
            [f"Anna Cole, a spokeswoman for the Finnish Defence Ministry, {CLOSED}"],
            id="name the spokeswoman",
        ),
        pytest.param(
            "record",
            CLAIM,
            [f"Joel Marsh, a fish trader, {CLOSED}"],
            [f"Joel Marsh, a fish trader, {CLOSED}", "Satellite images showed that the bridge at Harnby was closed."],
            id="the record",
        ),
        pytest.param(
            "outright",
            CLAIM,
            ["Police said the bridge at Harnby was probably closed."],
            [f"Police {CLOSED}"],
            id="without the hedge",
        ),
        pytest.param(
            "happened",
            CLAIM,
            ["Police said the bridge at Harnby will be closed."],
            [f"Police {CLOSED}"],
            id="it has happened",
        ),
        pytest.param(
            "date",
            "The bridge at Harnby was closed on 3 March 2026.",
            [f"Police {CLOSED}"],
            ["Police said the bridge at Harnby was closed on 3 March 2026."],
            id="the date",
        ),
        pytest.param(
            "place",
            "The bridge near Istanbul was closed.",
            ["Police said the bridge was closed."],
            ["Police said the bridge near Istanbul was closed."],
            id="the place",
        ),
    ],
)
def test_a_step_adds_what_scoring_anew_adds(code: str, claim: str, now: list[str], then: list[str]) -> None:
    steps = shipped().overridden({"raise": {"steps": 10}})
    before, after = (ENGINE.score(Claim(claim), told(*texts), steps) for texts in (now, then))
    assert before.score is not None
    assert after.score is not None
    assert step(before, code) == after.score - before.score


def test_a_claim_that_nobody_vouches_for_needs_somebody() -> None:
    found = scored(CLAIM, "Police said the bridge at Harnby was not closed.")
    assert [each.code for each in found.would_raise] == ["support"]
    after = scored(CLAIM, "Police said the bridge at Harnby was not closed.", f"President Anna Cole {CLOSED}")
    assert found.would_raise[0].points == (after.score or 0)


FIXTURES = Path(__file__).parents[2] / "fixtures"
ARTICLES = {
    name: [
        Article(row["id"], row["text"], row["outlet"], row["title"], row["published_at"])
        for row in map(json.loads, (FIXTURES / name / "articles.jsonl").read_text(encoding="utf-8").splitlines())
    ]
    for name in ("ferry", "plant")
}
CLAIMS = [
    pytest.param(name, claim["text"], id=claim["id"])
    for name in ARTICLES
    for claim in json.loads((FIXTURES / name / "claims.json").read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("name", "claim"), CLAIMS)
def test_steps_are_few_best_first_and_never_idle(name: str, claim: str) -> None:
    found = ENGINE.score(Claim(claim), ARTICLES[name])
    gains = [each.points for each in found.would_raise]
    assert len(gains) <= shipped().table["raise"]["steps"]
    assert gains == sorted(gains, reverse=True)
    assert all(gain > 0 for gain in gains)
    assert all((found.score or 0) + gain <= 100 for gain in gains)
    assert all(each.text and "{" not in each.text for each in found.would_raise)


@pytest.mark.parametrize("steps", [0, 1, 2, 10])
def test_the_rubric_says_how_many_steps_are_named(steps: int) -> None:
    few = shipped().overridden({"raise": {"steps": steps}})
    found = ENGINE.score(Claim(CLAIM), told("Ukrainian officials said the bridge at Harnby was probably closed."), few)
    assert len(found.would_raise) == min(steps, 4)


def test_a_second_origin_is_sought_outside_the_government_of_the_first() -> None:
    found = scored(CLAIM, f"The Finnish Defence Ministry {CLOSED}")
    (text,) = [each.text for each in found.would_raise if each.code == "second_origin"]
    assert "Finland" in text


def test_a_record_needs_no_record() -> None:
    found = scored(CLAIM, "Satellite images showed that the bridge at Harnby was closed.")
    assert "record" not in [each.code for each in found.would_raise]


def test_an_abstention_names_no_steps() -> None:
    assert scored(CLAIM, "It rained.").would_raise == ()
