"""Claims that are followed: their scores move as articles come in, and the moves are told."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from keyholders import key, sent
from serving import until
from wanted import BRIDGE, CLAIM, invalid, problem
from werkzeug.test import TestResponse

from service.archive.watches import far
from service.following import STREAMS

PATH = "/v1/watches"
EVENTS = "/v1/events?wait=0&after=0"
OFFICIALS = {"id": "first", "text": "Residents said two bridges were closed on Friday."}


@pytest.fixture
def app(on_both: Flask) -> Flask:
    return on_both


def moves(
    client: FlaskClient, path: str = EVENTS, last: str | None = None, headers: Mapping[str, str] | None = None,
) -> list[tuple[int, dict[str, Any]]]:
    with client.get(path, headers={**(headers or {}), **({"Last-Event-ID": last} if last else {})}) as answer:
        assert answer.content_type.startswith("text/event-stream")
        blocks = [block for block in answer.text.split("\n\n") if block.startswith("id: ")]
    found = [dict(line.split(": ", 1) for line in block.splitlines()) for block in blocks]
    return [(int(row["id"]), json.loads(row["data"])) for row in found]


def moved(client: FlaskClient, count: int) -> list[tuple[int, dict[str, Any]]]:
    until(lambda: len(moves(client)) >= count)
    return moves(client)


def test_a_move_of_a_followed_score_is_told(client: FlaskClient) -> None:
    client.post("/v1/articles", json=OFFICIALS)
    answer = client.post(PATH, json={"claim": CLAIM})
    watch = answer.json
    assert (answer.status_code, answer.headers["Location"]) == (201, f"{PATH}/{watch['id']}")
    assert client.get(f"/v1/assessments/{watch['assessment']}").json["score"] == watch["score"]
    client.post("/v1/articles", json={"id": "rain", "text": "Rain is expected, she said."})
    client.post("/v1/articles", json=BRIDGE)
    ((number, move),) = moved(client, 1)
    assert (move["claim"], move["before"]) == (watch["id"], watch["score"])
    assert move["after"] >= watch["score"] + 5
    assert client.get(f"/v1/assessments/{move['assessment']}").json["score"] == move["after"]
    assert client.get(f"{PATH}/{watch['id']}").json["score"] == move["after"]
    assert moves(client, last=str(number)) == []
    assert moves(client, f"{EVENTS}&claim={watch['id']}") == [(number, move)]
    assert moves(client, f"{EVENTS}&claim={'0' * 24}") == []
    assert moves(client, "/v1/events?wait=0") == []


def test_a_stream_says_first_where_it_stands(client: FlaskClient) -> None:
    client.post("/v1/articles", json=OFFICIALS)
    client.post(PATH, json={"claim": CLAIM})
    client.post("/v1/articles", json=BRIDGE)
    ((number, _),) = moved(client, 1)
    with client.get("/v1/events?wait=0") as now, client.get(EVENTS) as earlier:
        assert now.text.startswith(f"retry: 2000\nid: {number}\n\n")
        assert earlier.text.startswith("retry: 2000\nid: 0\n\n")


def test_a_claim_is_followed_once(client: FlaskClient) -> None:
    first = client.post(PATH, json={"claim": CLAIM})
    again = client.post(PATH, json={"claim": CLAIM})
    assert (first.status_code, again.status_code, again.json) == (201, 200, first.json)
    assert client.get(PATH).json == {"claims": [first.json]}
    assert client.delete(f"{PATH}/{first.json['id']}").status_code == 204
    assert client.get(PATH).json == {"claims": []}


def test_a_claim_that_is_not_followed(client: FlaskClient) -> None:
    path = f"{PATH}/{'0' * 24}"
    for method in ("GET", "DELETE"):
        answer = client.open(path, method=method)
        assert answer.json == problem("not-found", "There is nothing here", 404, "no claim with this id is followed here", path)


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("claim=x", ("?claim", "is no id of a claim; give the `id` of one that is followed")),
        ("after=-1", ("?after", "must be a whole number, 0 or more")),
        ("wait=2", ("?wait", "must be 0 or 1")),
    ],
)
def test_events_that_cannot_be_told(client: FlaskClient, query: str, fault: tuple[str, str]) -> None:
    assert client.get(f"/v1/events?{query}").json == invalid("/v1/events", fault)


def test_no_more_streams_than_there_is_room_for_and_no_desk_takes_all(app: Flask) -> None:
    clients = {desk: FlaskClient(app) for desk in ("main", "foreign", "sports")}
    headers = {desk: sent(key(app, desk=desk)) for desk in clients}

    def asked(desk: str) -> TestResponse:
        return clients[desk].get("/v1/events", headers=headers[desk], buffered=False)

    def refused(desk: str) -> str:
        answer = asked(desk)
        assert (answer.status_code, answer.json["type"], answer.headers["Retry-After"]) == (503, "/docs#too-many-streams", "5")
        return str(answer.json["detail"])

    open_ = [asked("main") for _ in range(STREAMS.each)]
    assert refused("main") == "2 streams of events of this desk are open"
    open_ += [asked("foreign") for _ in range(STREAMS.most - STREAMS.each)]
    assert [each.status_code for each in open_] == [200] * STREAMS.most
    assert refused("sports") == "4 streams of events are open"
    open_.pop(0).close()
    assert refused("foreign") == "2 streams of events of this desk are open"
    open_.append(asked("sports"))
    for each in open_:
        each.close()
    for desk, own in clients.items():
        assert moves(own, headers=headers[desk]) == []


@pytest.mark.parametrize(
    ("before", "after", "told"), [(40, 44, False), (40, 45, True), (45, 40, True), (None, 3, True), (3, None, True), (None, None, False)]
)
def test_how_far_a_score_must_move(before: int | None, after: int | None, told: bool) -> None:
    assert far(before, after) is told
