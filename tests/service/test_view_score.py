"""POST /v1/score."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from wanted import BRIDGE, CLAIM, invalid, problem

from scoring import Article, Claim, Engine

PATH = "/v1/score"
NO_SUCH_DAY = "day is out of range for month"
ARTICLE_FIELDS = "the fields are id, language, outlet, published_at, text, title, url"


def bridge(**changes: object) -> Article:
    return Article(**{**BRIDGE, **changes})


def test_an_assessment_is_the_engines(client: FlaskClient, engine: Engine) -> None:
    answer = client.post(PATH, json={"claim": CLAIM, "articles": [BRIDGE]})
    assert (answer.status_code, answer.content_type) == (200, "application/json")
    told = answer.json
    assert len(told["claim"].pop("id")) == 24
    assert told == engine.score(Claim(**CLAIM), [bridge()]).as_json()
    assert told["score"] > 0


def test_without_articles_the_stored_ones_are_meant(client: FlaskClient, engine: Engine) -> None:
    client.post("/v1/articles", json=BRIDGE)
    stored = client.post(PATH, json={"claim": CLAIM}).json
    assert stored.pop("archive") == {"stored": 1, "matching": 1, "scored": 1}
    assert stored["claim"].pop("id") == client.get(f"/v1/assessments/{stored['id']}").json["claim"]["id"]
    assert stored == engine.score(Claim(**CLAIM), [bridge()]).as_json()


def test_an_empty_store_abstains(client: FlaskClient) -> None:
    answer = client.post(PATH, json={"claim": CLAIM}).json
    assert (answer["score"], answer["abstained"], answer["reasons"][0]["code"]) == (None, True, "no_articles")


def test_where_no_stored_article_bears_on_the_claim_there_is_no_score(client: FlaskClient) -> None:
    client.post("/v1/articles", json={"articles": [{"id": str(number), "text": "Rain is expected, she said."} for number in range(9)]})
    answer = client.post(PATH, json={"claim": {"text": "Bridges closed."}}).json
    assert answer["archive"] == {"stored": 9, "matching": 0, "scored": 0}
    assert [(reason["code"], reason["text"]) for reason in answer["reasons"]] == [
        ("nothing_bears", "No score: nothing in 9 articles bears on the claim.")
    ]


@pytest.mark.parametrize(("as_of", "matching", "scored"), [
    ("2024-10-19T00:00:00Z", 2, 2),
    ("2024-10-18T12:00:00Z", 2, 1),  # what came out later that day was found, and put aside
    ("2024-10-16T12:00:00Z", 0, 0),  # nothing of that day, nor of the next, which it may have been in another zone
])
def test_what_was_found_and_came_out_later_is_counted_and_not_scored(
    client: FlaskClient, as_of: str, matching: int, scored: int,
) -> None:
    times = ("2024-10-18T08:00:00Z", "2024-10-18T20:00:00Z")
    client.post("/v1/articles", json={"articles": [{**BRIDGE, "id": at, "text": f"{BRIDGE['text']} At {at}.", "published_at": at} for at in times]})
    answer = client.post(PATH, json={"claim": {**CLAIM, "as_of": as_of}}).json
    assert answer["archive"] == {"stored": 2, "matching": matching, "scored": scored}


def test_the_same_article_twice_is_scored_once(client: FlaskClient) -> None:
    once = client.post(PATH, json={"claim": CLAIM, "articles": [BRIDGE]})
    assert client.post(PATH, json={"claim": CLAIM, "articles": [BRIDGE, BRIDGE]}).data == once.data


def test_as_of(client: FlaskClient) -> None:
    answer = client.post(PATH, json={"claim": {**CLAIM, "as_of": "2024-10-17"}, "articles": [BRIDGE]}).json
    assert (answer["claim"]["as_of"], answer["abstained"]) == ("2024-10-17", True)


def test_offsets_in_utf16_cut_the_same_words(client: FlaskClient) -> None:
    article = {**BRIDGE, "text": "🌉🌉 " + BRIDGE["text"]}
    asked = {"claim": CLAIM, "articles": [article]}
    points = client.post(PATH, json=asked).json
    units = client.post(PATH, json={**asked, "offset_unit": "utf16"}).json
    assert points["evidence"]
    for in_points, in_units in zip(points["evidence"], units["evidence"], strict=True):
        words, wide = article[in_points["field"]], article[in_points["field"]].encode("utf-16-le")
        for (start, end), (first, last) in zip(spans(in_points), spans(in_units), strict=True):
            assert wide[2 * first : 2 * last].decode("utf-16-le") == words[start:end]
    assert any(
        in_units["end"] > in_points["end"]
        for in_points, in_units in zip(points["evidence"], units["evidence"], strict=True)
    )


def spans(evidence: dict[str, Any]) -> list[list[int]]:
    """Return every span of one piece of evidence."""
    attribution = evidence["attribution"]
    return [
        [evidence["start"], evidence["end"]],
        *(span for role in ("source", "cue", "content") for span in attribution[role]),
    ]


def test_the_rubric_can_be_overridden_for_one_claim(client: FlaskClient) -> None:
    asked = {"claim": CLAIM, "articles": [BRIDGE]}
    plain = client.post(PATH, json=asked).json
    source = plain["attribution"]["class"]
    answer = client.post(PATH, json={**asked, "rubric": {"class": {source: {"points": 1.0}}}}).json
    assert answer["score"] < plain["score"]
    assert answer["versions"]["rubric"] != plain["versions"]["rubric"]
    assert client.post(PATH, json=asked).json == plain


def test_numbers_that_are_the_same_are_the_same_rubric(client: FlaskClient) -> None:
    answer = client.post(
        PATH, json={"claim": CLAIM, "rubric": {"independence": {"unrelated": 1}, "class": {"vague": {"points": 10.0}}}}
    )
    assert answer.json["versions"]["rubric"] == client.get("/v1/rubric").json["version"]


@pytest.mark.parametrize(
    ("overrides", "pointer", "detail"),
    [
        (
            {"class": {"vague": {"points": 99}}},
            "/rubric",
            "rubric row class.vague.points: must be a whole number from 0 to 50, not 99",
        ),
        (
            {"class": {"vague": {"points": True}}},
            "/rubric",
            "rubric row class.vague.points: must be a whole number from 0 to 50, not True",
        ),
        (
            {"clas": {"vague": {"points": 9}}},
            "/rubric",
            "rubric row clas: does not exist; `secondsource rubric` lists the rows",
        ),
        ({"class": {"vague": {"points": "9"}}}, "/rubric", "holds a string where a number of the rubric must stand"),
        (
            {"class": {"vague": {"points": {"x": {}}}}},
            "/rubric",
            "holds an object where a number of the rubric must stand",
        ),
        ({"class": None}, "/rubric", "holds null where a number of the rubric must stand"),
        (
            {"class": {str(number): 1 for number in range(201)}},
            "/rubric",
            "has 201 rows, at most 200 are accepted; override fewer",
        ),
        ([], "/rubric", 'is a list; it must be an object such as {"class": {"vague": {"points": 4}}}'),
        (None, "/rubric", "is null; give an object, or leave it out"),
    ],
)
def test_a_rubric_that_cannot_be_used_names_its_row(
    client: FlaskClient, overrides: object, pointer: str, detail: str
) -> None:
    answer = client.post(PATH, json={"claim": CLAIM, "articles": [BRIDGE], "rubric": overrides})
    assert answer.json == invalid(PATH, (pointer, detail))


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        ({}, [("/claim", "is missing; it must be given")]),
        (None, [("", "must be an object")]),
        ([1], [("", "must be an object")]),
        ({"claim": None}, [("/claim", "is null; give an object")]),
        ({"claim": "x"}, [("/claim", "must be an object")]),
        ({"claim": {}}, [("/claim/text", "is missing; it must be given")]),
        ({"claim": {"text": ""}}, [("/claim/text", "has no letter and no digit; give the sentence to be scored")]),
        (
            {"claim": {"text": "x" * 100_000}},
            [("/claim/text", "has 100,000 characters, at most 10,000 are accepted; give one sentence")],
        ),
        ({"claim": {"text": 7}}, [("/claim/text", "is a number; it must be a string")]),
        ({"claim": {"text": "He\0left"}}, [("/claim/text", "has a NUL at character 2; remove it")]),
        (
            {"claim": {**CLAIM, "as_of": "2023-02-29"}},
            [
                (
                    "/claim/as_of",
                    f"is '2023-02-29', which does not exist ({NO_SUCH_DAY}); give a day and time of the calendar",
                )
            ],
        ),
        ({"claim": {**CLAIM, "id": "1"}}, [("/claim/id", "is not a field; the fields are as_of, text")]),
        (
            {"claim": CLAIM, "article": []},
            [("/article", "is not a field; the fields are articles, claim, offset_unit, rubric")],
        ),
        ({"claim": CLAIM, "articles": []}, [("/articles", "is an empty list; give at least one article")]),
        (
            {"claim": CLAIM, "articles": None},
            [("/articles", "is null; give at least one article, or leave it out for the stored ones")],
        ),
        ({"claim": CLAIM, "articles": BRIDGE}, [("/articles", "is an object; it must be a list of articles")]),
        ({"claim": CLAIM, "articles": [BRIDGE, "x"]}, [("/articles/1", "must be an object")]),
        ({"claim": CLAIM, "articles": [{"text": "x"}]}, [("/articles/0/id", "is missing; it must be given")]),
        (
            {"claim": CLAIM, "articles": [{"id": 1, "text": "x"}, {"id": "2", "text": []}]},
            [
                ("/articles/0/id", "is a number; it must be a string"),
                ("/articles/1/text", "is a list; it must be a string"),
            ],
        ),
        (
            {"claim": CLAIM, "articles": [{**BRIDGE, "body": "x"}]},
            [("/articles/0/body", f"is not a field; {ARTICLE_FIELDS}")],
        ),
        (
            {"claim": CLAIM, "articles": [{"id": "1", "text": "x" * 5_000_000}]},
            [
                (
                    "/articles/0/text",
                    "has 5,000,000 characters, at most 1,000,000 are accepted; split it into parts with ids of their own",
                )
            ],
        ),
        (
            {"claim": CLAIM, "articles": [{"id": str(number), "text": "x"} for number in range(501)]},
            [("/articles", "has 501 articles, at most 500 are accepted; send fewer, or store them first")],
        ),
        ({"claim": CLAIM, "offset_unit": "byte"}, [("/offset_unit", "must be one of codepoint, utf16")]),
        ({"claim": CLAIM, "offset_unit": []}, [("/offset_unit", "must be one of codepoint, utf16")]),
    ],
)
def test_a_request_that_cannot_be_used_names_each_place(
    client: FlaskClient, body: object, faults: list[tuple[str, str]]
) -> None:
    answer = client.post(PATH, data=json.dumps(body), content_type="application/json")
    assert (answer.status_code, answer.content_type) == (422, "application/problem+json")
    assert answer.json == invalid(PATH, *faults)


def test_a_request_full_of_faults_gets_the_first_twenty(client: FlaskClient) -> None:
    answer = client.post(PATH, json={"claim": CLAIM, "articles": [{}] * 500})
    assert len(answer.json["errors"]) == 21
    assert answer.json["errors"][-1] == {"pointer": "", "detail": "there are further faults; correct these first"}


def test_two_articles_under_one_id(client: FlaskClient) -> None:
    answer = client.post(PATH, json={"claim": CLAIM, "articles": [BRIDGE, {**BRIDGE, "text": "Another text."}]})
    detail = "the id 'harbour-1' stands for two articles (different text); give each its own id"
    assert answer.json == problem("conflict", "Another article has this id", 409, detail, PATH)


def test_a_claim_in_which_the_engine_finds_no_word(client: FlaskClient) -> None:
    answer = client.post(PATH, json={"claim": {"text": "\u0e31 ²"}, "articles": [BRIDGE]})
    assert answer.status_code in {200, 422}, (
        "the engine's own judgement of what a word is comes as a problem, not as a fault"
    )


def test_nothing_stored_is_touched(client: FlaskClient) -> None:
    client.post("/v1/articles", json=BRIDGE)
    client.post(PATH, json={"claim": CLAIM, "articles": [{**BRIDGE, "text": "Another text, she said."}]})
    client.post(PATH, json={"claim": CLAIM, "articles": []})
    assert client.get("/v1/articles/harbour-1").json == BRIDGE
