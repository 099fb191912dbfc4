"""Two desks share one service: every route is tried with every key, and nothing of one desk reaches the other.

What another desk has must look, to the byte, as if it had never been there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import orjson
import pytest
from flask import Flask
from flask.testing import FlaskClient
from keyholders import EVERYWHERE, key, sent
from werkzeug.test import TestResponse

from scoring import Engine
from service.access.rule import KEYLESS, RULE, SCOPES
from service.app import create_app
from service.archive import recorder
from service.held import KEY
from service.settings import Settings

NOTHING = {"article_id": "never-there", "assessment_id": "0" * 24, "claim_id": "1" * 24, "asset": "none.js"}
CLAIM = "Two bridges were closed in {} on Friday."  # the rest is the same on both desks, so that each claim finds all there is
TEXT = "Two bridges were closed in {0} on Friday, transport minister Ana Ruiz of {0} told reporters. The {0} ferry was late."
NEUTRAL = "Two bridges were closed on Friday."  # bears on the articles of both, and names neither
QUERIES = {"/v1/events": "?after=0&wait=0"}  # what a route is asked with, so that it tells all there is and ends
SHARED = "shared"  # an article's id that both desks have


@dataclass(frozen=True)
class Desk:
    """One desk: a word that stands in all that is its own, and how it asks for everything."""

    name: str
    word: str
    headers: dict[str, str]

    @property
    def article(self) -> str:
        return f"{self.name}-1"

    @property
    def claim(self) -> dict[str, str]:
        return {"text": CLAIM.format(self.word)}


@pytest.fixture
def shared(engine: Engine, url: str) -> Iterator[Flask]:
    """An application that two desks share, on a database of either kind in turn."""
    made = create_app(Settings(database_url=url, host=EVERYWHERE, rate="0"), engine)
    yield made
    made.extensions[KEY].close()


@pytest.fixture
def asking(shared: Flask) -> FlaskClient:
    return shared.test_client()


@pytest.fixture
def desks(shared: Flask, asking: FlaskClient) -> tuple[Desk, Desk]:
    """Two desks with two articles each, one of them under an id that both have, with assessments and a claim that is followed."""
    found = tuple(Desk(name, word, sent(key(shared, desk=name))) for name, word in (("north", "Quorndon"), ("south", "Zellbury")))
    for desk in found:
        followed = asking.post("/v1/watches", json={"claim": desk.claim}, headers=desk.headers)
        assert followed.json["score"] is None
        for article_id in (desk.article, SHARED):
            article = {"id": article_id, "text": TEXT.format(desk.word), "title": f"{desk.word} bridges", "outlet": f"The {desk.word} Post"}
            assert asking.post("/v1/articles", json=article, headers=desk.headers).status_code == 201
        score(asking, desk)
    shared.extensions[KEY].follows.close()  # so that each has told of a move
    shared.extensions[KEY].recorder.flush()
    return found  # type: ignore[return-value]  # there are two


def score(client: FlaskClient, desk: Desk, text: str | None = None) -> dict[str, Any]:
    answer = client.post("/v1/score", json={"claim": {"text": text} if text else desk.claim}, headers=desk.headers)
    assert answer.status_code == 200
    return dict(answer.json or {})


def own(client: FlaskClient, desk: Desk) -> dict[str, str]:
    """Return an id of each kind that the desk has."""
    assessed = score(client, desk)
    return {"article_id": desk.article, "assessment_id": assessed["id"], "claim_id": assessed["claim"]["id"], "asset": NOTHING["asset"]}


def seen(client: FlaskClient, desk: Desk) -> list[bytes]:
    """Return all that the desk sees of itself."""
    ids = own(client, desk)
    client.application.extensions[KEY].recorder.flush()
    paths = ["/v1/articles", f"/v1/assessments/{ids['assessment_id']}", f"/v1/claims/{ids['claim_id']}/history"]
    paths += ["/v1/watches", f"/v1/watches/{ids['claim_id']}", "/v1/events?after=0&wait=0"]
    paths += [f"/v1/articles/{article_id}{rest}" for article_id in (desk.article, SHARED) for rest in ("", "/statements")]
    answers = [whole(client.get(path, headers=desk.headers)) for path in paths]
    assert {answer.status_code for answer in answers} == {200}
    return [answer.data for answer in answers]


def every_request(app: Flask) -> list[tuple[str, str]]:
    """Return method and rule of every route that the application has."""
    return sorted(
        (method, rule.rule) for rule in app.url_map.iter_rules() for method in (rule.methods or set()) if method not in {"HEAD", "OPTIONS"})


def body(app: Flask, rule: str, ids: dict[str, str], claim: str) -> object:
    """Return the example of the document for a route, which asks for what bears on `claim`, under ids that are tried."""
    path = re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule)
    operation = app.extensions[KEY].document["paths"][path]["post"]
    content = operation.get("requestBody", {}).get("content", {}).get("application/json")
    return None if content is None else tried(content["example"], ids["article_id"], claim, rule.startswith("/v1/articles"))


def tried(example: Any, article_id: str, claim: str, storing: bool) -> Any:
    if isinstance(example, dict):
        told = {name: tried(value, article_id, claim, storing) for name, value in example.items() if storing or name != "articles"}
        return told | ({"text": claim} if "text" in told else {}) | ({"id": article_id} if storing and "id" in told else {})
    return [tried(one, article_id, claim, storing) for one in example] if isinstance(example, list) else example


def ask(client: FlaskClient, method: str, rule: str, ids: dict[str, str], claim: str, headers: dict[str, str]) -> TestResponse:
    path = re.sub(r"<(?:\w+:)?(\w+)>", lambda step: ids[step[1]], rule) + QUERIES.get(rule, "")
    sending = {"json": body(client.application, rule, ids, claim)} if method == "POST" else {}
    return whole(client.open(path, method=method, headers=headers, **sending))  # type: ignore[arg-type]  # a body, where there is one


def whole(answer: TestResponse) -> TestResponse:
    """Read an answer to its end, and give back the place of a stream."""
    answer.get_data()
    answer.close()
    return answer


def plain(answer: TestResponse, ids: dict[str, str]) -> tuple[int, list[tuple[str, str]], str]:
    """Return an answer without the ids that were asked for, which it may repeat."""
    text = answer.text
    for name, value in ids.items():
        text = text.replace(value, name)
    headers = [(name, value) for name, value in answer.headers if name not in {"Content-Length", "X-Request-Id", "ETag", "Location"}]
    return answer.status_code, headers, text


def scopes() -> list[tuple[str, ...]]:
    """Return every set of scopes that a key can have."""
    return [some for size in range(1, len(SCOPES) + 1) for some in combinations(SCOPES, size)]


def test_every_route_by_every_key_tells_nothing_of_the_other_desk(
    shared: Flask, asking: FlaskClient, desks: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(recorder, "SOON", 0.0)  # there is no other process that might write what is not found
    ids = {desk.name: own(asking, desk) for desk in desks}
    tried_for = 0
    for me, other in (desks, desks[::-1]):
        before = seen(asking, other)
        assert [other.word.encode() in answer or b"event: move" in answer for answer in before] == [True] * len(before)
        for some in scopes():
            headers = sent(key(shared, *some, desk=me.name))
            for method, rule in every_request(shared):
                answers = [
                    ask(asking, method, rule, wanted, NEUTRAL, headers) for wanted in (ids[other.name], NOTHING)
                ]
                tried_for += 1
                needed = RULE[f"{method} {rule}"]
                where = (me.name, some, method, rule)
                assert {answer.status_code == 403 for answer in answers} == {needed not in KEYLESS and needed not in some}, where
                assert 401 not in {answer.status_code for answer in answers}, where
                if "<" in rule and needed in some:
                    assert [answer.status_code for answer in answers] == [404, 404], where
                if method == "POST" and needed in some:
                    assert {answer.status_code for answer in answers} <= {200, 201}, where
                if not rule.startswith("/v1/articles") or method != "POST":  # what it stores itself, it sees
                    for answer in answers:
                        assert other.word not in answer.text + str(answer.headers), where
                    if rule != "/metrics" and ("<" in rule or method == "GET"):  # that counts requests, these two among them
                        assert plain(answers[0], ids[other.name]) == plain(answers[1], NOTHING), where
                for article_id in (other.article, NOTHING["article_id"]) if method == "POST" else ():
                    asking.delete(f"/v1/articles/{article_id}", headers=me.headers)  # what `POST /v1/articles` stored here
        shared.extensions[KEY].follows.close()
        assert seen(asking, other) == before
    assert tried_for == 2 * 15 * len(RULE)


def test_the_lists_of_two_desks_have_nothing_in_common_but_an_id(asking: FlaskClient, desks: tuple[Desk, Desk]) -> None:
    for desk in desks:
        listed = asking.get("/v1/articles", headers=desk.headers).json["articles"]
        assert {row["id"] for row in listed} == {desk.article, SHARED}
        assert all(desk.word in row["title"] for row in listed)
        paged = asking.get("/v1/articles?limit=1", headers=desk.headers).json
        rest = asking.get(f"/v1/articles?cursor={paged['next']}", headers=desk.headers).json
        assert [row["id"] for row in paged["articles"] + rest["articles"]] == [desk.article, SHARED]


def test_a_cursor_of_one_desk_shows_the_other_nothing(asking: FlaskClient, desks: tuple[Desk, Desk]) -> None:
    for me, other in (desks, desks[::-1]):
        cursor = asking.get("/v1/articles?limit=1", headers=other.headers).json["next"]
        listed = asking.get(f"/v1/articles?cursor={cursor}", headers=me.headers).json["articles"]
        assert {row["id"] for row in listed} <= {me.article, SHARED}
        assert other.word not in str(listed)


def test_an_id_that_both_have_stands_for_the_own_article(asking: FlaskClient, desks: tuple[Desk, Desk]) -> None:
    for desk in desks:
        for rest in ("", "/statements"):
            assert desk.word in asking.get(f"/v1/articles/{SHARED}{rest}", headers=desk.headers).text
    assert asking.delete(f"/v1/articles/{SHARED}", headers=desks[0].headers).status_code == 204
    assert desks[1].word in asking.get(f"/v1/articles/{SHARED}", headers=desks[1].headers).text
    added = asking.post("/v1/articles", json={"id": desks[1].article, "text": "x"}, headers=desks[0].headers)
    assert added.json["articles"] == [{"id": desks[1].article, "status": "added"}]


def test_a_claim_is_scored_against_the_own_articles_alone(asking: FlaskClient, desks: tuple[Desk, Desk]) -> None:
    for me, other in (desks, desks[::-1]):
        for text in (me.claim["text"], other.claim["text"], NEUTRAL):
            for _ in range(2):  # the second time from what the process has unpacked
                assessed = score(asking, me, text)
                assert assessed["archive"]["stored"] == 2
                assert {row["article_id"] for row in assessed["evidence"]} <= {me.article, SHARED}
                assert other.word not in str({name: value for name, value in assessed.items() if name not in {"claim", "reasons"}})
                assert other.word not in str(assessed["reasons"]) or other.word in text


def test_of_one_claim_each_desk_has_a_history_of_its_own(shared: Flask, asking: FlaskClient, desks: tuple[Desk, Desk]) -> None:
    assessed = [score(asking, desk, NEUTRAL) for desk in desks]
    shared.extensions[KEY].recorder.flush()
    assert assessed[0]["claim"]["id"] == assessed[1]["claim"]["id"]
    for desk, mine in zip(desks, assessed, strict=True):
        told = asking.get(f"/v1/claims/{mine['claim']['id']}/history", headers=desk.headers).json
        assert [row["assessment"] for row in told["assessments"]] == [mine["id"]]


def test_an_assessment_that_waits_to_be_written_is_not_found_from_another_desk(asking: FlaskClient, desks: tuple[Desk, Desk]) -> None:
    text = "Two bridges in the town were closed on Friday."
    mine = score(asking, desks[0], text)["id"]
    assert asking.get(f"/v1/assessments/{mine}", headers=desks[1].headers).status_code == 404
    assert asking.get(f"/v1/assessments/{mine}", headers=desks[0].headers).status_code == 200


def test_a_desk_without_articles_has_none(shared: Flask, asking: FlaskClient, desks: tuple[Desk, Desk]) -> None:
    empty = Desk("west", "Nowhere", sent(key(shared, desk="west")))
    assert asking.get("/v1/articles", headers=empty.headers).json == {"articles": [], "next": None}
    assessed = score(asking, empty, desks[0].claim["text"])
    assert (assessed["archive"], assessed["evidence"]) == ({"stored": 0, "matching": 0, "scored": 0}, [])


def test_lines_of_claims_are_answered_for_the_desk_that_sent_them(asking: FlaskClient, desks: tuple[Desk, Desk]) -> None:
    for me, other in (desks, desks[::-1]):
        lines = b"".join(orjson.dumps({"id": str(number), "text": NEUTRAL}) + b"\n" for number in range(3))
        answer = asking.post("/v1/score/batch", data=lines, content_type="application/x-ndjson", headers=me.headers)
        assert answer.text.count(f"{me.name}-1") >= 3
        assert other.word not in answer.text


def test_an_answer_under_a_callers_own_key_is_that_of_the_desk(asking: FlaskClient, desks: tuple[Desk, Desk]) -> None:
    asked = {"claims": {"one": {"text": NEUTRAL}}}
    for me, other in (desks, desks[::-1]):
        for replayed in (None, "true"):
            answer = asking.post("/v1/score/batch", json=asked, headers={**me.headers, "Idempotency-Key": "the-same-for-both"})
            assert answer.headers.get("Idempotency-Replayed") == replayed
            assert me.word in answer.text
            assert other.word not in answer.text


def test_the_moves_of_a_desk_are_told_to_it_alone(asking: FlaskClient, desks: tuple[Desk, Desk]) -> None:
    ids = [own(asking, desk)["claim_id"] for desk in desks]
    told = [whole(asking.get("/v1/events?after=0&wait=0", headers=desk.headers)).text for desk in desks]
    for mine, theirs, text in zip(ids, ids[::-1], told, strict=True):
        assert mine in text
        assert theirs not in text
    asked = whole(asking.get(f"/v1/events?after=0&wait=0&claim={ids[1]}", headers=desks[0].headers))
    assert (asked.status_code, ids[1] in asked.text) == (200, False)
