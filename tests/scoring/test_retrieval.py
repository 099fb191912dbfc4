"""Retrieval: by which terms a statement is found, and which of a claim's tell one story from another."""

from __future__ import annotations

import pytest
from copydesk import ENGINE, article

from scoring import Claim
from scoring.retrieval import distinctive, sought


def test_a_statement_is_found_by_its_terms_and_one_that_leans_on_others_by_theirs() -> None:
    reading = ENGINE.read(article("The minister said 300 soldiers were sent to Harnby. Moscow denied it. Rain fell in Oslo."))
    first, denial, rain = (set(sought(one)) for one in reading.reviewed.assertions)
    assert {"troop", "harnbi"} <= first
    assert "troop" in denial
    assert "troop" not in rain


@pytest.mark.parametrize(
    ("claim", "names"),
    [
        ("The ferry sank off Harnby on Friday.", {"harnbi"}),
        ("The bridge was closed in March.", set()),
        ("Pyongyang sent troops to Kursk.", {"land:KP", "place:RU:Kursk"}),
        ("Two bridges were closed.", set()),
    ],
)
def test_names_tell_stories_apart_and_days_do_not(claim: str, names: set[str]) -> None:
    assert distinctive(ENGINE.read_claim(Claim(claim))) == names
