"""Which web pages may ask from within a browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from keyholders import key, sent

from scoring import Engine
from service.access.cors import METHODS, SENT, TOLD, origins
from service.access.rule import RULE
from service.app import create_app
from service.held import KEY
from service.settings import Settings

CMS, OTHER = "https://cms.example.org", "http://localhost:3000"
STRANGERS = ["https://evil.example", "null", "", "https://cms.example.org.evil.example", "http://cms.example.org", "https://cms.example.org:8443", "https://CMS.example.org/", "*"]
ASKING = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization,content-type"}


@pytest.fixture
def shared(engine: Engine, tmp_path: Path) -> Iterator[Flask]:
    made = create_app(Settings(data=tmp_path / "shared", host="0.0.0.0", rate="100/hour", cors=(CMS, OTHER)), engine)
    yield made
    made.extensions[KEY].close()


def allowing(headers: object) -> list[str]:
    return [name for name, _ in headers if name.startswith("Access-Control-")]  # type: ignore[attr-defined]  # werkzeug's


def test_by_default_no_page_may(client: FlaskClient) -> None:
    for origin in (CMS, *STRANGERS):
        for answer in (
            client.get("/v1/rubric", headers={"Origin": origin}),
            client.options("/v1/score", headers={"Origin": origin, **ASKING}),
        ):
            assert allowing(answer.headers) == []
            assert "Vary" not in answer.headers
        assert answer.status_code == 405


@pytest.mark.parametrize("origin", [CMS, OTHER])
def test_a_browser_that_asks_first_is_told_without_a_key(shared: Flask, origin: str) -> None:
    for path in ("/v1/score", "/v1/articles/x"):
        answer = shared.test_client().options(path, headers={"Origin": origin, **ASKING})
        assert (answer.status_code, answer.data) == (204, b"")
        assert answer.headers["Access-Control-Allow-Origin"] == origin
        assert answer.headers["Access-Control-Allow-Methods"] == METHODS
        assert answer.headers["Access-Control-Allow-Headers"] == SENT
        assert answer.headers["Vary"].startswith("Origin")
        assert "Access-Control-Allow-Credentials" not in answer.headers


def test_a_page_may_read_the_answer_whatever_it_is(shared: Flask) -> None:
    client, made = shared.test_client(), key(shared, "read")
    for answer, status in (
        (client.get("/v1/articles", headers={"Origin": CMS, **sent(made)}), 200),
        (client.get("/v1/articles", headers={"Origin": CMS}), 401),
        (client.post("/v1/score", headers={"Origin": CMS, **sent(made)}), 403),
        (client.get("/v1/nothing", headers={"Origin": CMS}), 404),
    ):
        assert answer.status_code == status
        assert answer.headers.getlist("Access-Control-Allow-Origin") == [CMS]
        assert answer.headers["Access-Control-Expose-Headers"] == TOLD
        assert answer.headers["Vary"] == "Origin"
        assert "Access-Control-Allow-Credentials" not in answer.headers


@pytest.mark.parametrize("origin", STRANGERS)
def test_a_page_of_another_origin_may_not(shared: Flask, origin: str) -> None:
    client = shared.test_client()
    asked = client.options("/v1/score", headers={"Origin": origin, **ASKING})
    assert (asked.status_code, allowing(asked.headers)) == (405, [])
    answer = client.get("/v1/rubric", headers={"Origin": origin})
    assert (answer.status_code, allowing(answer.headers), answer.headers["Vary"]) == (200, [], "Origin")


def test_a_request_without_an_origin_is_answered_as_ever(shared: Flask) -> None:
    answer = shared.test_client().get("/v1/rubric")
    assert (answer.status_code, allowing(answer.headers), answer.headers["Vary"]) == (200, [], "Origin")
    assert shared.test_client().options("/v1/score", headers={"Origin": CMS}).status_code == 405, "nobody asks first with that"


def test_what_may_be_asked_for_is_what_the_routes_take(shared: Flask) -> None:
    assert set(METHODS.split(", ")) == {row.split(" ")[0] for row in RULE}
    client = shared.test_client()
    for path in ("/v1/articles", "/v1/limits"):
        given = {name for name, _ in client.get(path, headers=sent(key(shared, "read"))).headers if name.startswith(("RateLimit-", "Retry-", "Archive-"))}
        assert given <= set(TOLD.split(", "))


def test_how_origins_are_written() -> None:
    assert origins("https://A.example, http://b.example:8080 https://a.example") == ("https://a.example", "http://b.example:8080")
    assert origins("http://[::1]:3000") == ("http://[::1]:3000",)
