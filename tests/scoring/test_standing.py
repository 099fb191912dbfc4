"""Standing: what an origin's best statement is worth, class and modifiers, each with its sentence."""

from __future__ import annotations

import pytest
from copydesk import ENGINE, points, scored, told

from scoring import Claim, shipped

CLAIM = "The bridge at Harnby was closed."
CODES = ("attribution", "relay", "party", "against_interest", "hedged", "forecast", "cap_attribution")


@pytest.mark.parametrize(
    ("text", "sum_"),
    [
        ("Police said the bridge at Harnby was closed.", 30),
        ("Police said the bridge at Harnby was probably closed.", 30 - 4),
        ("Police said the bridge at Harnby will be closed.", 30 - 5),
        ("Police said the bridge at Harnby will probably be closed.", 30 - 4 - 5),
        ("A lawmaker said the bridge at Harnby was closed, citing the spy agency.", 38 - 3),
        ("The bridge at Harnby was reportedly closed.", 10 - 4),
    ],
)
def test_class_and_modifiers_add_up(text: str, sum_: int) -> None:
    found = scored(CLAIM, text)
    assert sum(reason.points for reason in found.reasons if reason.code in CODES) == sum_


def test_attribution_is_held_at_its_least_by_a_reason() -> None:
    cheap = shipped().overridden({"class": {"vague": {"points": 1}}})
    found = ENGINE.score(Claim(CLAIM), told("The bridge at Harnby was reportedly closed."), cheap)
    assert points(found, "cap_attribution") == [3]
    assert sum(reason.points for reason in found.reasons if reason.code in CODES) == 0


def test_the_best_statement_of_an_origin_stands_for_it() -> None:
    both = scored(
        CLAIM, "Police said the bridge at Harnby was probably closed. Police said the bridge at Harnby was closed."
    )
    assert points(both, "attribution") == [30]
    assert points(both, "hedged") == []


def test_every_line_quotes_the_copy() -> None:
    found = scored(CLAIM, "Police said the bridge at Harnby was probably closed.")
    said = {reason.code: reason.text for reason in found.reasons}
    assert "the bridge at Harnby was probably closed" in said["attribution"]
    assert "Police" in said["attribution"]
    assert "probably" in said["hedged"]


def test_a_hedge_of_a_claimed_utterance_costs_nothing() -> None:
    found = scored(
        "Police said that the bridge at Harnby was probably closed.", "Police said the bridge at Harnby was probably closed."
    )
    assert points(found, "attribution") == [30]
    assert points(found, "hedged") == []
