"""An assessment as a STIX 2.1 bundle."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest
import stix2
from exported import CASES, POST, forbidden, made
from hypothesis import given
from hypothesis import strategies as st
from stix2.confidence.scales import admiralty_credibility_to_value

from scoring import Article, Claim, Engine
from service.exports.stix import CONFIDENCE, stix
from service.exports.wording import CAVEAT
from service.jsontext import write_json


def bundle(engine: Engine, case: str) -> dict[str, Any]:
    return stix(*made(engine, case))


def of_type(found: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    return [one for one in found["objects"] if one["type"] == kind]


@pytest.mark.parametrize("case", CASES)
def test_it_is_stix_2_1(engine: Engine, case: str) -> None:
    written = write_json(bundle(engine, case))
    parsed = stix2.parse(written.decode(), version="2.1")
    ids = [one.id for one in parsed.objects]
    assert len(set(ids)) == len(ids)
    for one in parsed.objects:
        assert one.spec_version == "2.1"
        assert UUID(one.id.partition("--")[2]).version == 5
        assert set(one.get("object_refs", [])) | {one.get("created_by_ref", ids[0])} <= set(ids)
        assert one.created == one.modified


@pytest.mark.parametrize("case", CASES)
def test_no_word_calls_a_score_what_it_is_not(engine: Engine, case: str) -> None:
    assert forbidden(write_json(bundle(engine, case))) == []


@pytest.mark.parametrize("case", CASES)
def test_the_same_assessment_gives_the_same_bytes(engine: Engine, case: str) -> None:
    assert write_json(bundle(engine, case)) == write_json(bundle(Engine(), case))


def test_the_assessment_is_a_note_on_the_claim(engine: Engine) -> None:
    assessment, articles = made(engine, "supported")
    found = stix(assessment, articles)
    (note,), (claim,) = of_type(found, "note"), of_type(found, "grouping")
    assert claim["name"] == assessment.claim.text
    assert note["object_refs"] == [claim["id"]]
    assert (note["labels"], note["confidence"]) == ([assessment.grade], CONFIDENCE[assessment.grade[1]])
    assert note["created"] == "2024-10-18T09:00:00.000Z"
    assert str(assessment.score) in note["abstract"]
    assert note["content"].endswith(CAVEAT)
    assert {one["name"] for one in of_type(found, "identity")} == {"Second Source", *(o.label for o in assessment.origins)}
    assert claim["external_references"] == [
        {
            "source_name": "Harbour Post",
            "description": POST.title,
            "url": POST.url,
            "external_id": "harbour-1",
        }
    ]


def test_the_confidence_is_that_of_the_scale_in_the_specification() -> None:
    words = {"1": "Confirmed by other sources", "2": "Probably True", "3": "Possibly True", "4": "Doubtful", "5": "Improbable"}
    assert {digit: admiralty_credibility_to_value(f"{digit} - {word}") for digit, word in words.items()} == CONFIDENCE


@pytest.mark.parametrize("case", ["nothing bears", "no articles"])
def test_an_abstention_has_no_confidence(engine: Engine, case: str) -> None:
    (note,) = of_type(bundle(engine, case), "note")
    assert "confidence" not in note
    assert note["labels"] == ["F6"]


@pytest.mark.parametrize(
    ("case", "time"),
    [
        ("several", "2024-10-19T22:00:00.000Z"),
        ("as of a day", "2024-10-19T00:00:00.000Z"),
        ("undated", "1970-01-01T00:00:00.000Z"),
    ],
)
def test_times_are_of_the_claim_or_of_the_last_article(engine: Engine, case: str, time: str) -> None:
    (note,) = of_type(bundle(engine, case), "note")
    assert note["created"] == note["modified"] == time


@given(text=st.text(max_size=60), url=st.text(max_size=40) | st.just("http://[::1"), outlet=st.text(max_size=10))
def test_hostile_articles_make_no_bundle_that_stix_refuses(engine: Engine, text: str, url: str, outlet: str) -> None:
    article = Article("a", f"Two bridges were closed on Friday, {text} told reporters.", outlet, text, None, url)
    try:
        write_json(text + url + outlet)
    except TypeError:
        return  # half of a surrogate pair never comes in
    assessment = engine.score(Claim("Two bridges were closed on Friday."), [article])
    stix2.parse(write_json(stix(assessment, [article])).decode(), version="2.1")
