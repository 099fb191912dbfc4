"""Specificity: whether the evidence gives the figure, the date and the place that the claim gives."""

from __future__ import annotations

import pytest
from copydesk import scored

DETAILS = ("figure", "date", "place")


def specific(claim: str, *texts: str) -> dict[str, int]:
    return {reason.code: reason.points for reason in scored(claim, *texts).reasons if reason.code in DETAILS}


@pytest.mark.parametrize(
    ("claim", "text", "points"),
    [
        pytest.param("The bridge was closed.", "Police said the bridge was closed.", (0, 0, 0), id="nothing to check"),
        pytest.param("Twelve boats were lost.", "Police said 12 boats were lost.", (4, 0, 0), id="the figure"),
        pytest.param(
            "The bridge was closed on 3 March 2026.",
            "Police said the bridge was closed on 3 March 2026.",
            (0, 3, 0),
            id="the date",
        ),
        pytest.param(
            "The bridge was closed on 3 March 2026.",
            "Police said the bridge was closed on Tuesday.",
            (0, 3, 0),
            id="the date as a weekday",
        ),
        pytest.param(
            "The bridge near Istanbul was closed.",
            "Police said the bridge near Istanbul was closed.",
            (0, 0, 3),
            id="the place",
        ),
        pytest.param(
            "Twelve boats were lost near Istanbul on 3 March 2026.",
            "Police said 12 boats were lost near Istanbul on March 3.",
            (4, 3, 3),
            id="all three",
        ),
        pytest.param(
            "The bridge near Istanbul was closed on 3 March 2026.",
            "Police said the bridge near Istanbul was closed.",
            (0, 0, 3),
            id="a date not given",
        ),
    ],
)
def test_points_for_what_can_be_checked(claim: str, text: str, points: tuple[int, int, int]) -> None:
    assert tuple(specific(claim, text)[code] for code in DETAILS) == points


def test_a_detail_counts_once_however_often_it_is_given() -> None:
    one = specific("Twelve boats were lost.", "Police said 12 boats were lost.")
    two = specific(
        "Twelve boats were lost.", "Police said 12 boats were lost.", "The mayor, Anna Berg, said 12 boats were lost."
    )
    assert one == two


def test_absent_and_not_checked_are_two_things() -> None:
    found = scored(
        "The bridge near Istanbul was closed on 3 March 2026.", "Police said the bridge near Istanbul was closed."
    )
    said = {reason.code: reason.text for reason in found.reasons if reason.code in DETAILS}
    assert "not checked" in said["figure"]
    assert "no supporting statement" in said["date"]
    assert "Istanbul" in said["place"]


def test_every_assessment_says_what_became_of_the_three() -> None:
    assert tuple(specific("The bridge was closed.", "Police said the bridge was closed.")) == DETAILS


def test_a_detail_points_at_the_evidence_that_gives_it() -> None:
    found = scored("Twelve boats were lost.", "Police said 12 boats were lost.")
    (reason,) = [reason for reason in found.reasons if reason.code == "figure"]
    assert [found.evidence[index].text for index in reason.evidence] == ["12 boats were lost"]
