"""Assessments that were made before come back to the byte, and say whether the archive has moved on."""

from __future__ import annotations

import threading

import pytest
from flask import Flask
from flask.testing import FlaskClient
from wanted import BRIDGE, CLAIM, problem

from service.held import KEY

SCORE = "/v1/score"
OTHER = {"id": "other", "outlet": "The Post", "text": "Police said two bridges were closed on Friday."}


@pytest.fixture
def app(on_both: Flask) -> Flask:
    return on_both


def asked(client: FlaskClient, **body: object) -> tuple[str, bytes]:
    answer = client.post(SCORE, json={"claim": CLAIM, **body})
    return answer.json["id"], answer.data


def again(client: FlaskClient, assessment_id: str, query: str = "") -> tuple[str, bytes]:
    answer = client.get(f"/v1/assessments/{assessment_id}{query}")
    assert answer.status_code == 200, answer.json
    return answer.headers["Archive-State"], answer.data


def test_an_assessment_comes_back_to_the_byte(client: FlaskClient) -> None:
    client.post("/v1/articles", json=BRIDGE)
    name, body = asked(client)
    assert again(client, name) == ("unchanged", body)


def test_one_on_the_articles_of_the_caller_too(client: FlaskClient) -> None:
    name, body = asked(client, articles=[BRIDGE, OTHER])
    assert again(client, name) == ("inline", body)


def test_one_on_articles_without_a_text_too(client: FlaskClient) -> None:
    name, body = asked(client, articles=[{"id": "bare", "text": "", "title": BRIDGE["text"]}])
    assert again(client, name) == ("inline", body)
    assert again(client, name, "?offset_unit=utf16") == ("inline", body)


def test_it_outlives_the_process(client: FlaskClient, app: Flask) -> None:
    client.post("/v1/articles", json=BRIDGE)
    name, body = asked(client)
    app.extensions[KEY].recorder.close()
    assert app.extensions[KEY].recorder._pending == {}
    assert again(client, name) == ("unchanged", body)


def test_it_says_that_the_archive_has_moved_on(client: FlaskClient) -> None:
    client.post("/v1/articles", json=BRIDGE)
    name, body = asked(client)
    client.post("/v1/articles", json={"id": "rain", "text": "Rain is expected, she said."})
    assert again(client, name) == ("unchanged", body)
    client.post("/v1/articles", json=OTHER)
    assert again(client, name) == ("moved-on", body)
    client.delete("/v1/articles/other")
    assert again(client, name) == ("unchanged", body)
    client.post("/v1/articles", json={**BRIDGE, "text": BRIDGE["text"] + " It rained."})
    assert again(client, name) == ("moved-on", body)
    client.delete(f"/v1/articles/{BRIDGE['id']}")
    assert again(client, name) == ("moved-on", body)


def test_in_utf16(client: FlaskClient) -> None:
    wide = {**BRIDGE, "text": "🌉🌉 " + BRIDGE["text"]}
    client.post("/v1/articles", json=wide)
    name, body = asked(client, offset_unit="utf16")
    assert again(client, name, "?offset_unit=utf16") == ("unchanged", body)
    assert again(client, name)[1] == asked(client)[1] != body
    mine, told = asked(client, offset_unit="utf16", articles=[{**wide, "id": "mine"}])
    assert again(client, mine, "?offset_unit=utf16") == ("inline", told)


def test_in_utf16_where_an_article_is_gone(client: FlaskClient) -> None:
    client.post("/v1/articles", json=BRIDGE)
    name, body = asked(client)
    client.delete(f"/v1/articles/{BRIDGE['id']}")
    path = f"/v1/assessments/{name}"
    detail = "the article 'harbour-1' was deleted, and without its text nothing can be counted in UTF-16 units"
    assert client.get(f"{path}?offset_unit=utf16").json == problem("gone", "A text that this rests on is gone", 410, detail, path)
    assert again(client, name) == ("moved-on", body)


def test_one_that_was_never_made(client: FlaskClient) -> None:
    path = f"/v1/assessments/{'0' * 24}"
    answer = client.get(path)
    assert answer.json == problem("not-found", "There is nothing here", 404, "no assessment with this id was made here", path)
    assert client.get("/v1/assessments/x").status_code == 404


def test_the_history_of_a_claim(client: FlaskClient, app: Flask) -> None:
    client.post("/v1/articles", json=OTHER)
    first = client.post(SCORE, json={"claim": CLAIM}).json
    client.post(SCORE, json={"claim": CLAIM})
    client.post("/v1/articles", json=BRIDGE)
    second = client.post(SCORE, json={"claim": CLAIM}).json
    app.extensions[KEY].recorder.flush()
    told = client.get(f"/v1/claims/{first['claim']['id']}/history").json
    assert told["claim"] == {"text": CLAIM["text"], "as_of": CLAIM.get("as_of")}
    assert [(row["assessment"], row["score"], row["moved"]) for row in told["assessments"]] == [
        (first["id"], first["score"], None), (second["id"], second["score"], second["score"] - first["score"]),
    ]
    assert second["score"] > first["score"]


def test_the_history_is_there_before_it_is_written(client: FlaskClient, app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    held_back = threading.Event()
    recorder = app.extensions[KEY].recorder
    write = recorder._write
    monkeypatch.setattr(recorder, "_write", lambda records: (held_back.wait(30), write(records)))
    client.post("/v1/articles", json=BRIDGE)
    made = client.post(SCORE, json={"claim": CLAIM}).json
    path = f"/v1/claims/{made['claim']['id']}/history"
    waiting = client.get(path).json
    held_back.set()
    recorder.flush()
    assert [row["assessment"] for row in waiting["assessments"]] == [made["id"]]
    assert client.get(path).json == waiting


def test_the_history_of_a_claim_that_nobody_has_scored(client: FlaskClient) -> None:
    path = f"/v1/claims/{'0' * 24}/history"
    assert client.get(path).json == problem("not-found", "There is nothing here", 404, "no claim with this id was scored here", path)
