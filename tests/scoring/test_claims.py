"""Claims: what a claim asserts, whom it names as its speaker, and which claims cannot be read."""

from __future__ import annotations

import pytest

from scoring import Claim, ClaimError
from scoring.attribution.accurate import accurate
from scoring.claims import read_claim


@pytest.mark.parametrize("text", ["", " ", "\n", "...", "“”", "🚢", "\u200b\u200e\u202e", "\x00"])
def test_a_claim_without_a_word_cannot_be_read(text: str) -> None:
    with pytest.raises(ClaimError, match="no word"):
        read_claim(Claim(text), accurate())


def test_a_claim_error_is_a_value_error() -> None:
    assert issubclass(ClaimError, ValueError)


@pytest.mark.parametrize(
    ("text", "person_or_body"),
    [
        pytest.param("The mayor, Anna Berg, said that the bridge was closed.", "anna berg", id="a person"),
        pytest.param("South Korea’s spy agency said that 1,500 troops had been sent.", "kr/nis", id="a body"),
        pytest.param("The ship was damaged, according to the Pentagon.", "us/pentagon", id="according to"),
        pytest.param("Lloyd Austin denied that the ship had left.", "lloyd austin", id="a denial"),
    ],
)
def test_a_claim_that_names_its_speaker(text: str, person_or_body: str) -> None:
    read = read_claim(Claim(text), accurate())
    assert read.speaker is not None
    assert person_or_body in (read.speaker.person, read.speaker.institution)


@pytest.mark.parametrize(
    "text",
    [
        "The bridge was closed.",
        "Fourteen people died when the ferry sank.",
        "The mayor opened the bridge in May.",
        "3,000 troops were sent to Kursk.",
    ],
)
def test_a_claim_without_a_speaker(text: str) -> None:
    assert read_claim(Claim(text), accurate()).speaker is None


def test_a_claimed_denial_is_known_as_one() -> None:
    assert read_claim(Claim("Stonewell Ltd denied that the bridge was closed."), accurate()).denies
    assert not read_claim(Claim("Stonewell Ltd said that the bridge was closed."), accurate()).denies


def test_what_a_named_speaker_says_is_what_is_asserted() -> None:
    said = read_claim(Claim("The mayor, Anna Berg, said that the bridge was closed."), accurate())
    plain = read_claim(Claim("The bridge was closed."), accurate())
    assert set(said.asserted.terms) == set(plain.asserted.terms)


@pytest.mark.parametrize("text", ["The bridge\nwas closed.", "The bridge\r\nwas closed.", "The bridge\u00a0was closed."])
def test_breaks_and_spaces_in_a_claim_mean_nothing(text: str) -> None:
    assert read_claim(Claim(text), accurate()).asserted.terms == read_claim(Claim("The bridge was closed."), accurate()).asserted.terms
