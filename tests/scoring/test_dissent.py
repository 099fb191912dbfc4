"""Dissent: what denials and contradictions cost, when half of it, and when nothing."""

from __future__ import annotations

import pytest
from copydesk import ENGINE, article, points, scored, told

from scoring import Assessment, Claim, shipped
from scoring.dissent import before, moment

CLAIM = "Stonewell Ltd spilled 3 tonnes of oil into the Wend."
SPILL = "said Stonewell Ltd had spilled 3 tonnes of oil into the Wend."
NO_SPILL = "said Stonewell Ltd had not spilled 3 tonnes of oil into the Wend."


def cost(found: Assessment) -> list[int]:
    return [reason.points for reason in found.reasons if reason.code in ("denies", "contradicts")]


@pytest.mark.parametrize(
    ("text", "points_"),
    [
        pytest.param(f"The regulator {NO_SPILL}", -30, id="an institution, in full"),
        pytest.param(f"Peter Weiss, an analyst at a bank, {NO_SPILL}", -26, id="an expert, in full"),
        pytest.param(f"Neighbours {NO_SPILL}", -12, id="an unnamed group, in full"),
        pytest.param(
            "Stonewell Ltd denied that it had spilled 3 tonnes of oil into the Wend.", -14, id="the company itself, half"
        ),
    ],
)
def test_what_one_origin_costs(text: str, points_: int) -> None:
    found = scored(CLAIM, f"Anna Berg, the mayor of Harnby, {SPILL}", text)
    assert cost(found) == [points_]


def test_a_self_serving_denial_costs_ten_at_most() -> None:
    found = scored(
        CLAIM,
        f"Anna Berg, the mayor of Harnby, {SPILL}",
        "Stonewell Ltd denied that it had spilled 3 tonnes of oil into the Wend.",
    )
    assert points(found, "cap_self_serving") == [4]
    assert sum(cost(found)) + sum(points(found, "cap_self_serving")) == -10


def test_dissent_costs_forty_at_most() -> None:
    found = scored(
        CLAIM,
        f"Anna Berg, the mayor of Harnby, {SPILL}",
        f"Police {NO_SPILL}",
        f"Peter Weiss, an analyst at a bank, {NO_SPILL}",
    )
    assert sorted(cost(found)) == [-30, -26]
    assert points(found, "cap_dissent") == [16]


def test_one_origin_dissents_once() -> None:
    once = scored(CLAIM, f"Anna Berg, the mayor of Harnby, {SPILL}", f"Police {NO_SPILL}")
    twice = scored(
        CLAIM, f"Anna Berg, the mayor of Harnby, {SPILL}", f"Police {NO_SPILL}", f"Police {NO_SPILL} Police {NO_SPILL}"
    )
    assert cost(once) == cost(twice) == [-30]


def test_a_score_is_never_below_nothing() -> None:
    found = scored(CLAIM, "Stonewell Ltd reportedly spilled 3 tonnes of oil into the Wend.", f"The regulator {NO_SPILL}")
    assert found.score == 0
    assert sum(reason.points for reason in found.reasons) == 0
    assert points(found, "floor")[0] > 0


DENIAL = "Stonewell Ltd denied that it had spilled 3 tonnes of oil into the Wend."
PAPER = f"Anna Berg, the mayor of Harnby, {SPILL}"


@pytest.mark.parametrize(
    ("denied", "evidence", "live"),
    [
        pytest.param("2026-03-03", "2026-03-04", False, id="before the evidence"),
        pytest.param("2026-03-05", "2026-03-04", True, id="after the evidence"),
        pytest.param("2026-03-04", "2026-03-04", True, id="on the same day"),
        pytest.param("2026-03-04T08:00:00Z", "2026-03-04T09:00:00Z", False, id="an hour before"),
        pytest.param("2026-03-04T08:00:00Z", "2026-03-04T09:00:00+02:00", True, id="an hour after, in another zone"),
        pytest.param("2026-03-04T08:00:00Z", "2026-03-04", True, id="on the day, as far as is known"),
        pytest.param(None, "2026-03-04", True, id="at no known time"),
        pytest.param("2026-03-03", None, True, id="evidence of no known time"),
    ],
)
def test_a_denial_does_not_rebut_what_was_published_after_it(denied: str | None, evidence: str | None, live: bool) -> None:
    found = ENGINE.score(
        Claim(CLAIM), [article(DENIAL, "a1", published_at=denied), article(PAPER, "a2", published_at=evidence)]
    )
    assert (sum(cost(found)) < 0) is live
    assert len(cost(found)) == 1


def test_the_share_and_the_caps_are_the_rubric_s() -> None:
    harsh = shipped().overridden({"dissent": {"self_serving_share": 1.0, "self_serving_most": 40}})
    found = ENGINE.score(Claim(CLAIM), told(PAPER, DENIAL), harsh)
    assert cost(found) == [-28]
    assert points(found, "cap_self_serving") == []


@pytest.mark.parametrize(
    ("one", "other", "first"),
    [
        ("2026-03-03", "2026-03-04", True),
        ("2026-03-04", "2026-03-04", False),
        ("2026-03-05", "2026-03-04", False),
        (None, "2026-03-04", False),
        ("2026-03-04", None, False),
        ("2026-03-04T08:00:00Z", "2026-03-04T09:00:00Z", True),
        ("yesterday", "2026-03-04", False),
    ],
)
def test_which_article_was_certainly_first(one: str | None, other: str | None, first: bool) -> None:
    assert before(article("x", published_at=one), article("y", published_at=other)) is first


@pytest.mark.parametrize("text", [None, "", "yesterday", "2026-02-30", "2026-13-01", "٢٠٢٦-٠٣-٠٤x"])
def test_what_is_no_moment(text: str | None) -> None:
    assert moment(text) is None


def test_a_time_without_a_zone_counts_as_utc() -> None:
    assert moment("2026-03-04T08:00:00") == moment("2026-03-04T08:00:00Z") == moment("2026-03-04T10:00:00+02:00")
