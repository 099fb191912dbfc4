"""POST /v1/analyze."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient
from wanted import BRIDGE, invalid

from scoring import Article, ClaimError, Engine
from service import drafts
from service.assessable import UNASSESSED
from service.errors import Fault, InputProblem
from service.limits import LIMITS

PATH = "/v1/analyze"
DRAFT = {
    "text": "Two bridges were closed on Friday, said the port's director, Ivo Maric. Nobody has left the town. Read more. Nobody is in hospital.",
    "title": "Bridges shut",
}


def analysed(client: FlaskClient, **asked: object) -> list[dict[str, Any]]:
    answer = client.post(PATH, json={**DRAFT, **asked})
    assert answer.status_code == 200, answer.json
    statements = answer.json["statements"]
    assert isinstance(statements, list)
    return statements


def test_every_statement_comes_with_its_attribution(client: FlaskClient, engine: Engine) -> None:
    statements = analysed(client)
    article = Article("draft", DRAFT["text"], "", DRAFT["title"])
    found = engine.attribute(article)
    assert [(one["field"], one["start"], one["end"]) for one in statements] == [(s.field, s.start, s.end) for s in found]
    for one in statements:
        assert one["text"] == article.words(one["field"])[one["start"] : one["end"]]
    assert statements[0]["attribution"]["name"] == "Ivo Maric"


def test_a_statement_is_scored_against_the_stored_articles(client: FlaskClient) -> None:
    client.post("/v1/articles", json=BRIDGE)
    first = analysed(client)[0]
    alone = client.post("/v1/score", json={"claim": {"text": first["text"]}}).json
    assert first["unassessed"] is None
    assert first["assessment"] == {
        "id": alone["id"],
        "score": alone["score"],
        "abstained": False,
        "grade": alone["grade"],
        "attribution": {"class": alone["attribution"]["class"]},
        "origins": len(alone["origins"]),
        "reasons": [{name: reason[name] for name in ("code", "points", "text")} for reason in alone["reasons"]],
    }
    assert analysed(client, detail="full")[0]["assessment"] == alone


def test_an_empty_store_abstains(client: FlaskClient) -> None:
    first = analysed(client)[0]["assessment"]
    assert (first["score"], first["abstained"], first["origins"], first["attribution"]) == (None, True, 0, {"class": None})


@pytest.mark.parametrize(
    ("stored", "own", "scored"),
    [
        ({"id": "d", "text": DRAFT["text"] + " It is raining."}, {"id": "d"}, 0),
        ({"id": "other", "text": DRAFT["text"]}, {}, 0),
        ({"id": "draft", "text": DRAFT["text"] + " It is raining."}, {}, 1),
        ({"id": "other", "text": DRAFT["text"] + " It is raining."}, {"id": "d"}, 1),
    ],
    ids=["under its id", "its text", "an id that is not the draft's", "another version under another id"],
)
def test_the_draft_is_no_evidence_for_itself(
    client: FlaskClient, stored: dict[str, str], own: dict[str, str], scored: int
) -> None:
    client.post("/v1/articles", json=stored)
    first = analysed(client, detail="full", **own)[0]["assessment"]
    assert (first["archive"], first["abstained"]) == ({"stored": 1, "matching": 1, "scored": scored}, not scored)


def test_what_claims_nothing_has_no_assessment_but_a_reason(client: FlaskClient) -> None:
    statements = {one["text"]: one for one in analysed(client)}
    short = statements["Read more."]
    assert (short["assessment"], short["unassessed"]) == (None, {"code": "too_short", "text": UNASSESSED["too_short"]})
    assert statements["Bridges shut"]["unassessed"]["code"] == "too_short"


@pytest.mark.parametrize(
    ("claim", "place", "code"),
    [
        ("...", 0, "no_word"),
        ("He left", 0, "too_short"),
        ("He has left", 0, None),
        ("He left. " * 2_000, 0, "too_long"),
        ("He has left", LIMITS["statements"].most - 1, None),
        ("He has left", LIMITS["statements"].most, "too_many"),
    ],
)
def test_why_a_statement_is_not_scored(claim: str, place: int, code: str | None) -> None:
    assert drafts.unassessed(claim, place) == code


def test_what_is_said_twice_is_scored_once(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    weigh, asked = Engine.weigh, []

    def counted(self: Engine, read: Any, *rest: Any) -> object:
        asked.append(read.claim.text)
        return weigh(self, read, *rest)

    monkeypatch.setattr(Engine, "weigh", counted)
    statements = analysed(client, text="Nobody has left the town. It rained all day. Nobody has left the town.", title=None)
    assert len(statements) == 3
    assert len(asked) == len(set(asked)) == 2


def test_offsets_are_in_the_unit_that_is_asked_for(client: FlaskClient) -> None:
    client.post("/v1/articles", json={**BRIDGE, "text": "🌉🌉 " + BRIDGE["text"]})
    asked = {"text": "🌉 " + DRAFT["text"], "detail": "full"}
    units = analysed(client, **asked, offset_unit="utf16")
    for one, other in zip(analysed(client, **asked), units, strict=True):
        wide = (asked["text"] if one["field"] == "text" else str(DRAFT["title"])).encode("utf-16-le")
        assert wide[2 * other["start"] : 2 * other["end"]].decode("utf-16-le") == one["text"]
    assert units[0]["end"] > units[0]["start"] + len(units[0]["text"])
    bridge = next(found for found in units[0]["assessment"]["evidence"] if found["field"] == "text")
    wide = ("🌉🌉 " + BRIDGE["text"]).encode("utf-16-le")
    assert wide[2 * bridge["start"] : 2 * bridge["end"]].decode("utf-16-le") == bridge["text"]


def test_nothing_is_stored(client: FlaskClient) -> None:
    first = analysed(client, id="d")[0]["assessment"]
    assert client.get("/v1/articles").json["articles"] == []
    assert client.get(f"/v1/assessments/{first['id']}").status_code == 404


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ({}, ("/text", "is missing; it must be given")),
        ({"text": 1}, ("/text", "is a number; it must be a string")),
        ({**DRAFT, "detail": "all"}, ("/detail", "must be one of summary, full")),
        ({**DRAFT, "offset_unit": None}, ("/offset_unit", "must be one of codepoint, utf16")),
        ({**DRAFT, "id": ""}, ("/id", "is empty; give each article an id of its own")),
        ({**DRAFT, "published_at": "2024-10-18"}, ("/published_at", "is not a field; the fields are detail, id, offset_unit, outlet, text, title")),
        (
            {"text": "x" * 100_001},
            ("/text", "has 100,001 characters, at most 100,000 are accepted; send it in parts"),
        ),
    ],
)
def test_a_draft_that_cannot_be_used_names_the_place(client: FlaskClient, body: object, fault: tuple[str, str]) -> None:
    assert client.post(PATH, json=body).json == invalid(PATH, fault)


def test_a_draft_without_words_has_no_statements_or_none_that_is_scored(client: FlaskClient) -> None:
    for text in ("", " ", "...", "\u0e31 ²"):
        assert all(one["assessment"] is None for one in analysed(client, text=text, title=None))


def streamed(client: FlaskClient, **asked: object) -> list[dict[str, Any]]:
    answer = client.post(PATH, json={**DRAFT, **asked}, headers={"Accept": "application/x-ndjson"})
    assert (answer.status_code, answer.content_type, answer.headers["Vary"]) == (200, "application/x-ndjson", "Accept")
    return [json.loads(line) for line in answer.data.splitlines()]


@pytest.mark.parametrize("asked", [{}, {"detail": "full"}, {"offset_unit": "utf16", "text": "🌉 " + DRAFT["text"]}, {"id": "d"}, {"text": "", "title": None}])
def test_lines_add_up_to_the_whole(client: FlaskClient, asked: dict[str, object]) -> None:
    client.post("/v1/articles", json=BRIDGE)
    whole = client.post(PATH, json={**DRAFT, **asked})
    head, *lines = streamed(client, **asked)
    assert all(one["assessment"] is None for one in head["statements"])
    waiting = [place for place, one in enumerate(head["statements"]) if one["unassessed"] is None]
    assert [line["index"] for line in lines] == waiting, "a line for each that is to be scored, in order"
    for line in lines:
        head["statements"][line.pop("index")].update(line)
    assert json.dumps(head) == json.dumps(whole.json), "the same, in the same order of keys"
    assert (whole.content_type, whole.headers["Vary"]) == ("application/json", "Accept")


def test_a_line_is_sent_before_the_next_is_scored(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    weighed: list[str] = []
    weigh = Engine.weigh
    monkeypatch.setattr(Engine, "weigh", lambda self, read, *rest: weighed.append(read.claim.text) or weigh(self, read, *rest))
    answer = client.post(PATH, json=DRAFT, headers={"Accept": "application/x-ndjson"}, buffered=False)
    pieces = answer.response
    assert (len(json.loads(next(pieces))["statements"]), weighed) == (5, [])
    for number in (1, 2):
        next(pieces)
        assert len(weighed) == number
    answer.close()


@pytest.mark.parametrize("accept", ["application/json", "*/*", "text/html", "application/json, application/x-ndjson", "application/x-ndjson;q=0.5, application/json"])
def test_whoever_does_not_prefer_lines_gets_the_whole(client: FlaskClient, accept: str) -> None:
    assert client.post(PATH, json=DRAFT, headers={"Accept": accept}).content_type == "application/json"


def test_what_the_engine_finds_no_word_in_is_told_in_its_line(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def wordless(*_: object) -> object:
        raise ClaimError("there is no word in it")

    monkeypatch.setattr(drafts, "assess", wordless)
    head, *lines = streamed(client)
    why = {"code": "no_word", "text": UNASSESSED["no_word"]}
    assert lines == [{"index": place, "unassessed": why} for place, one in enumerate(head["statements"]) if one["unassessed"] is None]
    assert [one["unassessed"] for one in analysed(client)] == [one["unassessed"] or why for one in head["statements"]]


def test_a_problem_under_way_is_the_last_line_and_one_at_the_start_an_answer(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    broken = InputProblem("", [Fault("/x", "is wrong")])
    score, scored = drafts.assess, []

    def breaking(*given: Any) -> object:
        scored.append(given)
        if len(scored) == 2:
            raise broken
        return score(*given)

    monkeypatch.setattr(drafts, "assess", breaking)
    _, first, last = streamed(client)
    assert first["index"] == 0
    assert last == {name: value for name, value in invalid(PATH, ("/x", "is wrong")).items() if name != "instance"}
    assert streamed_refusal(client) == invalid(PATH, ("/text", "is missing; it must be given"))


def streamed_refusal(client: FlaskClient) -> object:
    return client.post(PATH, json={}, headers={"Accept": "application/x-ndjson"}).json
