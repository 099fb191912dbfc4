"""An assessment as ClaimReview."""

from __future__ import annotations

from typing import Any

import pytest
from exported import CASES, POST, WIRE, forbidden, made
from wanted import BRIDGE, CLAIM

from scoring import Engine
from service.exports.claimreview import claimreview
from service.exports.wording import ASPECT, CAVEAT
from service.jsontext import write_json


def review(engine: Engine, case: str) -> dict[str, Any]:
    return claimreview(*made(engine, case))


def test_the_whole_of_a_review(engine: Engine) -> None:
    assessment, articles = made(engine, "supported")
    article = {
        "@type": "NewsArticle",
        "identifier": "harbour-1",
        "headline": BRIDGE["title"],
        "url": BRIDGE["url"],
        "datePublished": BRIDGE["published_at"],
        "inLanguage": "en",
        "publisher": {"@type": "Organization", "name": "Harbour Post"},
    }
    found = claimreview(assessment, articles)
    assert found == {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "identifier": assessment.id,
        "version": found["version"],
        "author": {
            "@type": "Organization",
            "name": "Second Source",
            "description": "Automatic assessment of how well claims are sourced; no editor has looked into the claim.",
        },
        "datePublished": "2024-10-18T09:00:00Z",
        "claimReviewed": CLAIM["text"],
        "itemReviewed": {"@type": "Claim", "text": CLAIM["text"], "appearance": [article]},
        "reviewAspect": ASPECT,
        "reviewBody": found["reviewBody"],
        "reviewRating": {
            "@type": "Rating",
            "reviewAspect": ASPECT,
            "ratingValue": assessment.score,
            "worstRating": 0,
            "bestRating": 100,
            "alternateName": f"Sourcing {assessment.score} of 100, grade {assessment.grade} of the Admiralty code",
            "ratingExplanation": CAVEAT,
        },
        "citation": [article],
    }
    for reason in assessment.reasons:
        assert reason.text in str(found["reviewBody"])
    assert str(found["reviewBody"]).endswith(CAVEAT)


def test_the_aspect_says_that_it_is_about_the_sourcing(engine: Engine) -> None:
    found = review(engine, "supported")
    assert found["reviewAspect"].startswith("How well the claim is sourced")
    assert found["reviewAspect"] == found["reviewRating"]["reviewAspect"]


@pytest.mark.parametrize("case", CASES)
def test_no_word_calls_a_score_what_it_is_not(engine: Engine, case: str) -> None:
    assert forbidden(write_json(review(engine, case))) == []


@pytest.mark.parametrize("case", CASES)
def test_the_same_assessment_gives_the_same_bytes(engine: Engine, case: str) -> None:
    assert write_json(review(engine, case)) == write_json(review(Engine(), case))


@pytest.mark.parametrize("case", ["nothing bears", "nothing by then", "no articles"])
def test_an_abstention_has_no_value(engine: Engine, case: str) -> None:
    found = review(engine, case)
    assert "ratingValue" not in found["reviewRating"]
    assert found["reviewRating"]["alternateName"] == "Not scored"
    assert "citation" not in found


@pytest.mark.parametrize(
    ("case", "date"),
    [("several", WIRE.published_at), ("as of a day", "2024-10-19"), ("undated", None), ("supported", POST.published_at)],
)
def test_the_date_is_that_of_the_claim_or_of_the_last_article(engine: Engine, case: str, date: str | None) -> None:
    assert review(engine, case).get("datePublished") == date


def test_an_address_that_a_page_must_not_lead_to_is_left_out(engine: Engine) -> None:
    found = {article["identifier"]: article for article in review(engine, "several")["citation"]}
    assert ("url" in found["harbour-1"], "url" in found["wire-1"]) == (True, False)


def test_only_articles_that_say_it_are_where_it_appears(engine: Engine) -> None:
    assessment, articles = made(engine, "several")
    against = {
        one.statement.article_id for one in assessment.evidence if one.relation in ("denies", "contradicts")
    } - {one.statement.article_id for one in assessment.evidence if one.relation == "corroborates"}
    found = claimreview(assessment, articles)
    cited = {article["identifier"] for article in found["citation"]}  # type: ignore[attr-defined]
    shown = {article["identifier"] for article in found["itemReviewed"]["appearance"]}  # type: ignore[index]
    assert against
    assert against <= cited
    assert not against & shown
