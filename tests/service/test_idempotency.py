"""Requests that are sent again under their own key."""

from __future__ import annotations

import threading

import pytest
from flask import Flask
from flask.testing import FlaskClient
from wanted import BRIDGE, CLAIM, invalid, problem

from service.archive import answers
from service.archive.answers import Answers
from service.archive.database import Database
from service.idempotency import Kept, once
from service.keyed import EXTENSION
from service.problems import Refused

ANSWER = Kept(201, (("Location", "/v1/articles/a"),), b"{}")
OTHER = Kept(200, (), b"other")
KEY = {"Idempotency-Key": "3f2b"}
REUSED = "this Idempotency-Key came with another request; give this one a key of its own"
RUNNING = "the first request with this Idempotency-Key is still running; ask again later"


@pytest.fixture
def storage(database: Database) -> Answers:
    return Answers(database)


def test_the_same_request_is_answered_once(storage: Answers) -> None:
    assert once(storage, "k", "d", lambda: ANSWER) == (ANSWER, False)
    assert once(storage, "k", "d", lambda: OTHER) == (ANSWER, True)
    assert once(storage, "other", "d", lambda: OTHER) == (OTHER, False)


def test_another_request_under_the_same_key_is_refused(storage: Answers) -> None:
    once(storage, "k", "d", lambda: ANSWER)
    with pytest.raises(Refused) as refused:
        once(storage, "k", "e", lambda: OTHER)
    assert refused.value.kind == "key-reused"


def test_a_request_that_is_still_running_is_not_done_twice(storage: Answers) -> None:
    started, go = threading.Event(), threading.Event()

    def slow() -> Kept:
        started.set()
        assert go.wait(60)
        return ANSWER

    first = threading.Thread(target=lambda: once(storage, "k", "d", slow))
    first.start()
    assert started.wait(60)
    for digest, kind in (("d", "key-in-use"), ("e", "key-reused")):
        with pytest.raises(Refused) as refused:
            once(storage, "k", digest, lambda: OTHER)
        assert refused.value.kind == kind
    go.set()
    first.join()
    assert once(storage, "k", "d", lambda: OTHER) == (ANSWER, True)


def test_what_failed_can_be_sent_again(storage: Answers) -> None:

    def fail() -> Kept:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        once(storage, "k", "d", fail)
    assert once(storage, "k", "another", lambda: ANSWER) == (ANSWER, False)


def test_what_died_with_its_process_can_be_sent_again_and_no_answer_is_kept_for_ever(database: Database) -> None:
    now = 1_000_000.0
    storage = Answers(database, lambda: now)
    assert storage.get("dead", "d") is None
    once(storage, "k", "d", lambda: ANSWER)
    now += answers.LEASE - 1
    assert storage.get("dead", "d") is not None
    now += 2
    assert once(storage, "dead", "e", lambda: OTHER) == (OTHER, False)
    assert once(storage, "k", "d", lambda: OTHER) == (ANSWER, True)
    now += answers.DAY
    assert once(storage, "k", "d", lambda: OTHER) == (OTHER, False)


def test_another_process_knows_the_answer(storage: Answers, url: str) -> None:
    once(storage, "k", "d", lambda: ANSWER)
    again = Database(url)
    assert once(Answers(again), "k", "d", lambda: OTHER) == (ANSWER, True)
    again.close()


def test_an_article_is_stored_once_and_answered_alike(client: FlaskClient) -> None:
    first = client.post("/v1/articles", json=BRIDGE, headers=KEY)
    again = client.post("/v1/articles", json=BRIDGE, headers=KEY)
    assert (first.status_code, again.status_code) == (201, 201)
    assert first.data == again.data
    assert again.headers["Location"] == first.headers["Location"]
    assert again.headers["X-Content-Type-Options"] == "nosniff"
    assert ("Idempotency-Replayed" in first.headers, again.headers["Idempotency-Replayed"]) == (False, "true")
    assert client.post("/v1/articles", json=BRIDGE).status_code == 200


def test_a_batch_is_scored_once(client: FlaskClient) -> None:
    body = {"claims": {"a": CLAIM}}
    first = client.post("/v1/score/batch", json=body, headers=KEY)
    client.post("/v1/articles", json=BRIDGE)
    assert client.post("/v1/score/batch", json=body, headers=KEY).data == first.data
    assert client.post("/v1/score/batch", json=body).data != first.data


def test_a_key_belongs_to_one_route(client: FlaskClient) -> None:
    assert client.post("/v1/articles", json=BRIDGE, headers=KEY).status_code == 201
    assert client.post("/v1/score/batch", json={"claims": {"a": CLAIM}}, headers=KEY).status_code == 200


def test_another_body_under_the_same_key(client: FlaskClient) -> None:
    client.post("/v1/articles", json=BRIDGE, headers=KEY)
    answer = client.post("/v1/articles", json={**BRIDGE, "id": "harbour-2"}, headers=KEY)
    assert answer.json == problem("key-reused", "This key was given to another request", 422, REUSED, "/v1/articles")
    assert [article["id"] for article in client.get("/v1/articles").json["articles"]] == ["harbour-1"]


def test_a_request_that_is_running(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.extensions[EXTENSION], "put", lambda *_: None)
    client.post("/v1/articles", json=BRIDGE, headers=KEY)
    answer = client.post("/v1/articles", json=BRIDGE, headers=KEY)
    title = "A request with this key is still running"
    assert answer.json == problem("key-in-use", title, 409, RUNNING, "/v1/articles")


def test_a_refused_request_can_be_corrected_under_its_key(client: FlaskClient) -> None:
    assert client.post("/v1/articles", json={"id": "harbour-1"}, headers=KEY).status_code == 422
    assert client.post("/v1/articles", json=BRIDGE, headers=KEY).status_code == 201


@pytest.mark.parametrize(
    ("key", "detail"),
    [
        ("", "is empty, or holds what is no visible ASCII; give a key such as a UUID"),
        ("a b", "is empty, or holds what is no visible ASCII; give a key such as a UUID"),
        ("é", "is empty, or holds what is no visible ASCII; give a key such as a UUID"),
        ("x" * 201, "has 201 characters, at most 200 are accepted; give a shorter key, such as a UUID"),
    ],
)
def test_a_key_that_cannot_be_used(client: FlaskClient, key: str, detail: str) -> None:
    answer = client.post("/v1/articles", json=BRIDGE, headers={"Idempotency-Key": key})
    assert answer.json == invalid("/v1/articles", ("Idempotency-Key", detail))
