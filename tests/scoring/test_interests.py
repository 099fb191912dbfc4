"""Interests: a party on the point at hand, a word against one's own interest, a denial that serves the denier."""

from __future__ import annotations

import pytest
from copydesk import points, scored

PARTY, AGAINST = -8, 6


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        pytest.param(
            "Russia has lost 12 ships in the Black Sea.",
            "Ukraine’s defence ministry said Russia had lost 12 ships in the Black Sea.",
            id="a side of a conflict on its adversary",
        ),
        pytest.param(
            "The bridge at Harnby was not built by Stonewell.",
            "Stonewell Ltd denied that it built the bridge at Harnby.",
            id="a company in its own cause",
        ),
        pytest.param(
            "Stonewell Ltd did not build the bridge at Harnby.",
            "Stonewell Ltd denied that it built the bridge at Harnby.",
            id="a company that the claim begins with",
        ),
    ],
)
def test_a_party_on_a_point_that_serves_it(claim: str, text: str) -> None:
    assert points(scored(claim, text), "party") == [PARTY]


@pytest.mark.parametrize(
    ("claim", "text"),
    [
        pytest.param(
            "South Korea will send 12 ships to Manila.",
            "South Korea’s defence ministry said it will send 12 ships to Manila.",
            id="its own act",
        ),
        pytest.param(
            "The bridge at Harnby was closed.", "Police said the bridge at Harnby was closed.", id="no party at all"
        ),
        pytest.param(
            "Russia has lost 12 ships in the Black Sea.",
            "Japan’s defence ministry said Russia had lost 12 ships in the Black Sea.",
            id="a third country",
        ),
        pytest.param(
            "Russia has lost 12 ships in the Black Sea.",
            "Peter Weiss, an analyst at a bank in Kyiv, said Russia had lost 12 ships in the Black Sea.",
            id="an expert is no side",
        ),
    ],
)
def test_no_party(claim: str, text: str) -> None:
    found = scored(claim, text)
    assert points(found, "attribution")
    assert points(found, "party") == []


@pytest.mark.parametrize("owner", ["The firm Stonewell", "Stonewell", "Stonewell Ltd"])
@pytest.mark.parametrize("verb", ["admitted", "acknowledged", "conceded"])
def test_against_its_own_interest(verb: str, owner: str) -> None:
    found = scored(
        f"{owner} spilled 3 tonnes of oil into the Wend.",
        f"Stonewell Ltd {verb} that it had spilled 3 tonnes of oil into the Wend.",
    )
    assert points(found, "against_interest") == [AGAINST]


def test_a_mere_statement_about_oneself_is_not_against_one_s_interest() -> None:
    found = scored(
        "The firm Stonewell spilled 3 tonnes of oil into the Wend.",
        "Stonewell Ltd said it had spilled 3 tonnes of oil into the Wend.",
    )
    assert points(found, "against_interest") == []


def test_an_interest_says_what_it_rests_on() -> None:
    found = scored(
        "Russia has lost 12 ships in the Black Sea.",
        "Ukraine’s defence ministry said Russia had lost 12 ships in the Black Sea.",
    )
    (reason,) = [reason for reason in found.reasons if reason.code == "party"]
    assert "Ukraine" in reason.text


def test_that_somebody_said_a_thing_serves_nobody() -> None:
    found = scored(
        "Ukraine’s defence ministry said that Russia had lost 12 ships in the Black Sea.",
        "Ukraine’s defence ministry said Russia had lost 12 ships in the Black Sea.",
    )
    assert points(found, "party") == []


OIL = "Stonewell spilled 3 tonnes of oil into the harbour."
SAID = "The Wend Anglers Association said Stonewell had spilled 3 tonnes of oil into the harbour."


@pytest.mark.parametrize(
    "before",
    [
        "The Wend Anglers Association sued Stonewell Ltd last week.",
        "Stonewell Ltd was sued by the Wend Anglers Association last week.",
        "The Wend Anglers Association filed a complaint against Stonewell Ltd last week.",
        "Stonewell Ltd accused the Wend Anglers Association of trespass.",
    ],
)
def test_whom_an_article_sets_against_the_subject_is_a_party(before: str) -> None:
    found = scored(OIL, f"{before} {SAID}")
    assert points(found, "party") == [PARTY]
    (reason,) = [reason for reason in found.reasons if reason.code == "party"]
    assert "against" in reason.text


@pytest.mark.parametrize(
    "before", ["The Wend Anglers Association met last week.", "The Harnby Bank sued Stonewell Ltd last week."]
)
def test_without_a_quarrel_of_its_own_nobody_is_a_party(before: str) -> None:
    assert points(scored(OIL, f"{before} {SAID}"), "party") == []


def test_what_one_grants_an_opponent_is_against_one_s_interest() -> None:
    found = scored(
        "Stonewell cleaned the harbour in May.",
        "The Wend Anglers Association accused Stonewell Ltd of neglect. "
        "The Wend Anglers Association acknowledged that Stonewell had cleaned the harbour in May.",
    )
    assert points(found, "against_interest") == [AGAINST]


def test_a_government_that_accuses_another_is_a_party_on_it() -> None:
    found = scored(
        "Brazil seized 12 boats.",
        "Argentina accused Brazil of piracy. Argentina’s foreign ministry said Brazil had seized 12 boats.",
    )
    assert points(found, "party") == [PARTY]
