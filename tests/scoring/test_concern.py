"""Concern: whether a claim is about the speaker's own side."""

from __future__ import annotations

import pytest
from copydesk import last_speaker

from scoring import Claim
from scoring.attribution.accurate import accurate
from scoring.claims import read_claim
from scoring.concern import bodies, concerned, lands

SAID = "said the bridge was closed."


@pytest.mark.parametrize(
    ("claim", "codes"),
    [
        ("Ukraine sent ships.", {"UA"}),
        ("Ukrainian ships left Istanbul.", {"UA", "TR"}),
        ("The bridge was closed.", set()),
    ],
)
def test_the_countries_of_a_claim(claim: str, codes: set[str]) -> None:
    assert lands(read_claim(Claim(claim), accurate())) == codes


def test_the_bodies_of_a_claim() -> None:
    assert bodies(read_claim(Claim("The Pentagon bought ships."), accurate())) == {"us/pentagon"}


@pytest.mark.parametrize(
    ("claim", "text", "own"),
    [
        pytest.param("The Pentagon bought ships.", f"The Pentagon {SAID}", True, id="the body itself"),
        pytest.param("Ukraine bought ships.", f"Ukraine’s defence ministry {SAID}", True, id="its government"),
        pytest.param("Ukraine bought ships.", f"Russia’s defence ministry {SAID}", False, id="another government"),
        pytest.param("The firm Stonewell sold ships.", f"Stonewell Ltd {SAID}", True, id="a company by name"),
        pytest.param("The firm Stonewell sold ships.", f"Adria Ltd {SAID}", False, id="another company"),
        pytest.param(
            "Ukraine bought ships.", f"Peter Weiss, an analyst in Ukraine, {SAID}", False, id="an expert of the country"
        ),
    ],
)
def test_whose_side_a_claim_is_about(claim: str, text: str, own: bool) -> None:
    assert bool(concerned(read_claim(Claim(claim), accurate()), last_speaker(text))) is own
