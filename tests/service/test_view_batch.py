"""POST /v1/score/batch."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError
from wanted import BRIDGE, CLAIM, invalid, problem
from werkzeug.test import TestResponse

from scoring import Claim, Engine
from scoring.values import Article
from service.held import KEY
from service.limits import LIMITS

PATH = "/v1/score/batch"
NO_WORD = "has no letter and no digit; give the sentence to be scored"
NDJSON = "application/x-ndjson"


def refused(*faults: tuple[str, str]) -> dict[str, Any]:
    """Return the problem of one claim, which names no path."""
    whole = invalid(PATH, *faults)
    del whole["instance"]
    return whole


def test_each_claim_is_scored_as_by_itself_and_in_the_order_given(client: FlaskClient) -> None:
    claims = {"z": CLAIM, "a": {"text": "Ana Ruiz spoke.", "as_of": "2024-10-17"}, "m": {"text": "It rained."}}
    body = json.dumps({"claims": claims, "articles": [BRIDGE]})  # the client's own JSON sorts its keys
    answer = client.post(PATH, data=body, content_type="application/json")
    assert (answer.status_code, answer.content_type) == (200, "application/json")
    results = json.loads(answer.data)["results"]
    assert list(results) == ["z", "a", "m"]
    for name, claim in claims.items():
        assert results[name] == client.post("/v1/score", json={"claim": claim, "articles": [BRIDGE]}).json


def test_without_articles_the_stored_ones_are_meant(client: FlaskClient) -> None:
    client.post("/v1/articles", json=BRIDGE)
    results = client.post(PATH, json={"claims": {"a": CLAIM}}).json["results"]
    assert results == {"a": client.post("/v1/score", json={"claim": CLAIM}).json}
    assert results["a"]["archive"] == {"stored": 1, "matching": 1, "scored": 1}


@pytest.mark.parametrize(
    ("name", "claim", "fault"),
    [
        ("b", {"text": "..."}, ("/claims/b/text", NO_WORD)),
        ("b", {"text": 7}, ("/claims/b/text", "is a number; it must be a string")),
        ("b", {}, ("/claims/b/text", "is missing; it must be given")),
        ("b", "He left.", ("/claims/b", "must be an object")),
        ("b", None, ("/claims/b", "must be an object")),
        ("b", {**CLAIM, "id": "b"}, ("/claims/b/id", "is not a field; the fields are as_of, text")),
        (
            "b",
            {**CLAIM, "as_of": "Friday"},
            (
                "/claims/b/as_of",
                "is 'Friday'; give a date (2024-10-18) or an RFC 3339 time (2024-10-18T09:00:00Z)",
            ),
        ),
        ("a/~b", {"text": "!"}, ("/claims/a~1~0b/text", NO_WORD)),
        ("", CLAIM, ("/claims/", "is empty; give each article an id of its own")),
        (
            "x" * 201,
            CLAIM,
            ("/claims/" + "x" * 201, "has 201 characters, at most 200 are accepted; give a shorter id"),
        ),
    ],
)
def test_a_claim_that_cannot_be_used_is_a_problem_and_the_others_are_scored(
    client: FlaskClient, name: str, claim: object, fault: tuple[str, str]
) -> None:
    answer = client.post(PATH, json={"claims": {"first": CLAIM, name: claim, "last": CLAIM}, "articles": [BRIDGE]})
    assert answer.status_code == 200
    assert answer.json["results"][name] == refused(fault)
    assert answer.json["results"]["first"]["score"] == answer.json["results"]["last"]["score"] > 0


def test_the_engines_own_judgement_of_what_a_word_is(client: FlaskClient) -> None:
    results = client.post(PATH, json={"claims": {"a": {"text": "\u0e31 ²"}}, "articles": [BRIDGE]}).json["results"]
    assert "score" in results["a"] or results["a"]["errors"][0]["pointer"] == "/claims/a/text"


def test_a_fault_of_ours_on_one_claim_does_not_lose_the_others(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    score = Engine.score

    def fails(self: Engine, claim: Claim, articles: Sequence[Article], *rest: Any) -> object:
        if claim.text == "Fail.":
            raise RuntimeError("a secret")
        return score(self, claim, articles, *rest)

    monkeypatch.setattr(Engine, "score", fails)
    answer = client.post(PATH, json={"claims": {"a": CLAIM, "b": {"text": "Fail."}}, "articles": [BRIDGE]})
    assert answer.json["results"]["a"]["score"] > 0
    assert (answer.json["results"]["b"]["status"], "secret" in answer.text) == (500, False)


def test_a_database_that_does_not_answer_is_a_problem_of_the_whole_request(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise OperationalError("SELECT", {}, Exception("gone"))

    monkeypatch.setattr(type(app.extensions[KEY].shelf), "candidates", gone)
    assert client.post(PATH, json={"claims": {"a": CLAIM}}).status_code == 503


def test_common_articles_are_read_once(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    tag = app.extensions[KEY].engine.tagger

    class Counting:
        version = tag.version

        def __call__(self, reading: Any) -> Any:
            read.append(reading.text.folded if hasattr(reading.text, "folded") else str(reading.text))
            return tag(reading)

    monkeypatch.setattr(app.extensions[KEY].engine, "tagger", Counting())
    fresh = {**BRIDGE, "text": BRIDGE["text"] + " Nobody was hurt."}
    app.test_client().post(PATH, json={"claims": {str(n): {"text": f"{n} bridges."} for n in range(5)}, "articles": [fresh]})
    assert sum("Nobody was hurt" in text for text in read) == 1


def test_offsets_and_rubric_are_those_of_the_request(client: FlaskClient) -> None:
    article = {**BRIDGE, "text": "🌉🌉 " + BRIDGE["text"]}
    common = {"articles": [article], "offset_unit": "utf16", "rubric": {"class": {"named_official": {"points": 20}}}}
    results = client.post(PATH, json={"claims": {"a": CLAIM}, **common}).json["results"]
    assert results["a"] == client.post("/v1/score", json={"claim": CLAIM, **common}).json


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ({}, ("/claims", "is missing; it must be given")),
        ({"claims": None}, ("/claims", "is null; give an object that holds claims")),
        ({"claims": []}, ("/claims", "is a list; it must be an object that holds each claim under an id")),
        ({"claims": {}}, ("/claims", "is empty; give at least one claim")),
        (
            {"claims": {str(number): CLAIM for number in range(501)}},
            ("/claims", "has 501 claims, at most 500 are accepted; send fewer, or send lines of JSON"),
        ),
        ({"claims": {"a": CLAIM}, "articles": []}, ("/articles", "is an empty list; give at least one article")),
        (
            {"claims": {"a": CLAIM}, "rubric": {"clas": {"x": 1}}},
            ("/rubric", "rubric row clas: does not exist; `secondsource rubric` lists the rows"),
        ),
        ({"claims": {"a": CLAIM}, "offset_unit": "byte"}, ("/offset_unit", "must be one of codepoint, utf16")),
    ],
)
def test_a_request_that_cannot_be_used_is_refused_as_a_whole(
    client: FlaskClient, body: object, fault: tuple[str, str]
) -> None:
    assert client.post(PATH, json=body).json == invalid(PATH, fault)


def test_a_body_of_another_type(client: FlaskClient) -> None:
    answer = client.post(PATH, data=b"{}", content_type="text/plain")
    assert (answer.status_code, answer.headers["Accept"]) == (415, "application/json, application/x-ndjson")
    assert answer.json["detail"] == "the body must be application/json or application/x-ndjson in UTF-8"


def lines(client: FlaskClient, body: bytes, query: str = "") -> list[dict[str, Any]]:
    answer = client.post(PATH + query, data=body, content_type=NDJSON, buffered=True)
    assert (answer.status_code, answer.content_type) == (200, NDJSON)
    return [json.loads(line) for line in answer.data.splitlines()]


def test_lines_of_both_forms_are_answered_in_their_order(client: FlaskClient) -> None:
    client.post("/v1/articles", json=BRIDGE)
    body = "\n".join(
        json.dumps(row)
        for row in ({"id": "z", **CLAIM}, {"id": "a", "claim": {**CLAIM, "as_of": "2024-10-17"}}, {"id": "z", **CLAIM})
    )
    first, second, third = lines(client, body.encode())
    alone = client.post("/v1/score", json={"claim": CLAIM}).json
    assert first == third == {"claim_id": "z", **alone}
    assert (second["claim_id"], second["claim"]["as_of"], second["abstained"]) == ("a", "2024-10-17", True)


LONG = json.dumps({"id": "y", "text": "x" * 140_000}).encode()


@pytest.mark.parametrize(
    ("line", "claim_id", "kind", "detail"),
    [
        (
            b"{bad",
            None,
            "malformed-json",
            "line 3 is not valid JSON at line 1, column 2: unexpected character, expected a string key; correct it there",
        ),
        (b'{"id": "\xff"}', None, "malformed-json", "line 3 is not valid UTF-8 at byte 8; send UTF-8"),
        (b'"x"', None, "invalid-input", "must be an object"),
        (b'{"id": "q", "text": "..."}', "q", "invalid-input", f"/text {NO_WORD}"),
        (b'{"id": "q", "claim": {"text": "..."}}', "q", "invalid-input", f"/claim/text {NO_WORD}"),
        (b'{"id": "q", "claim": null}', "q", "invalid-input", "/claim is null; give an object"),
        (b'{"id": 7, "text": "He left."}', None, "invalid-input", "/id is a number; it must be a string"),
        (b'{"text": "He left."}', None, "invalid-input", "/id is missing; it must be given"),
        (
            b'{"id": "q", "text": "He left.", "claim": {}}',
            "q",
            "invalid-input",
            "/text is not a field; the fields are claim, id",
        ),
        (
            LONG,
            None,
            "invalid-input",
            f"line 3 has {len(LONG) + 1:,} bytes, at most 131,072 are accepted; give one claim a line",
        ),
    ],
)
def test_a_line_that_cannot_be_used_is_a_problem_with_its_number(
    client: FlaskClient, line: bytes, claim_id: str | None, kind: str, detail: str
) -> None:
    good = json.dumps({"id": "good", **CLAIM}).encode()
    first, found, last = lines(client, b"\n".join([b"\xef\xbb\xbf" + good, b"  ", line, good]))
    assert first == last
    assert first["claim_id"] == "good"
    assert (found["claim_id"], found["line"], found["type"], found["detail"]) == (claim_id, 3, f"/docs#{kind}", detail)


def test_no_lines_are_no_answers(client: FlaskClient) -> None:
    assert lines(client, b"") == lines(client, b"\n \r\n") == []


def test_after_the_last_line_that_is_accepted_one_problem_says_where_the_rest_begins(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIMITS, "claim_lines", replace(LIMITS["claim_lines"], most=2))
    rows = [json.dumps({"id": name, **CLAIM}).encode() for name in "abcd"]
    first, bad, last = lines(client, b"\n".join([rows[0], b"", b"{bad", b"", *rows[1:]]))  # blank lines do not count
    assert (first["claim_id"], bad["line"], bad["status"]) == ("a", 3, 400)
    assert last == {
        "claim_id": None, "line": 5, "type": "/docs#body-too-large", "title": "The body is too large", "status": 413,
        "detail": "2 lines are answered; those from line 5 on are not: send the rest in another request",
    }
    assert [row["claim_id"] for row in lines(client, b"\n".join([*rows[:2], b"", b""]))] == ["a", "b"]


def test_a_hundred_thousand_lines_are_accepted(client: FlaskClient) -> None:
    found = lines(client, b"[\n" * 100_003)
    assert len(found) == 100_001
    assert {row["status"] for row in found[:-1]} == {400}
    assert (found[-1]["line"], found[-1]["status"]) == (100_001, 413)


def test_lines_are_answered_with_offsets_in_the_unit_of_the_query(client: FlaskClient) -> None:
    client.post("/v1/articles", json={**BRIDGE, "text": "🌉🌉 " + BRIDGE["text"]})
    body = json.dumps({"id": "a", **CLAIM}).encode()
    points, units = lines(client, body)[0]["evidence"], lines(client, body, "?offset_unit=utf16")[0]["evidence"]
    assert units == client.post("/v1/score", json={"claim": CLAIM, "offset_unit": "utf16"}).json["evidence"] != points
    answer = client.post(PATH + "?offset_unit=byte", data=body, content_type=NDJSON)
    assert answer.json == invalid(PATH, ("?offset_unit", "must be one of codepoint, utf16"))


def test_a_line_is_scored_only_when_the_one_before_it_has_been_taken(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    weigh, asked = Engine.weigh, []

    def counted(self: Engine, read: Any, *rest: Any) -> object:
        asked.append(read.claim.text)
        return weigh(self, read, *rest)

    monkeypatch.setattr(Engine, "weigh", counted)
    body = b"".join(json.dumps({"id": str(n), "text": f"He left at {n}."}).encode() + b"\n" for n in range(5))
    answer: TestResponse = client.post(PATH, data=body, content_type=NDJSON, buffered=False)
    taken = answer.iter_encoded()
    next(taken)
    assert len(asked) < 3, "the test client itself takes one line ahead"
    assert len(list(taken)) + 1 == len(asked) == 5
    answer.close()


class Endless(io.RawIOBase):
    """A body that is never at its end."""

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return 0

    def seek(self, place: int, whence: int = 0) -> int:  # noqa: ARG002  io's signature
        return 0

    def readinto(self, buffer: Any) -> int:
        buffer[:] = b" " * (len(buffer) - 1) + b"\n"
        return len(buffer)


@pytest.mark.parametrize("length", [None, LIMITS["lines"].most + 1])
def test_more_lines_than_are_accepted_are_refused_before_any_is_answered(client: FlaskClient, length: int | None) -> None:
    environ = {"wsgi.input_terminated": True} if length is None else {"CONTENT_LENGTH": str(length)}
    answer = client.post(PATH, input_stream=Endless(), content_type=NDJSON, environ_overrides=environ)
    assert answer.json == problem(
        "body-too-large",
        "The body is too large",
        413,
        "lines of JSON may have 67,108,864 bytes in all; send fewer claims at a time",
        PATH,
    )


def test_what_is_received_is_given_back(client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[Any] = []

    class Noted(tempfile.SpooledTemporaryFile[bytes]):
        def __init__(self, *given: Any) -> None:
            super().__init__(*given)
            opened.append(self)

    monkeypatch.setattr("service.ndjson.SpooledTemporaryFile", Noted)
    lines(client, b"{}\n" * 10)
    assert [spool.closed for spool in opened] == [True]


def test_each_answer_can_be_had_again(client: FlaskClient) -> None:
    client.post("/v1/articles", json=BRIDGE)
    (line,) = lines(client, json.dumps({"id": "a", **CLAIM}).encode())
    result = client.post(PATH, json={"claims": {"a": {"text": "Bridges were closed."}}}).json["results"]["a"]
    del line["claim_id"]
    for told in (line, result):
        assert client.get(f"/v1/assessments/{told['id']}").json == told
