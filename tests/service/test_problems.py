"""Errors as problems, for every route and status."""

from __future__ import annotations

import logging

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text
from wanted import BRIDGE, CLAIM, problem

from service.app import SECURITY
from service.conditional import PUBLIC
from service.held import KEY
from service.limits import LIMITS
from service.problems import KINDS

SCORE = "/v1/score"
NO_JSON = "the body is not valid JSON"
PLACE = "at line 1, column"
HALF = "the body has a lone surrogate in a string; remove it or send the whole character"
DEEP = b'{"claim": ' + b"[" * 60_000
MALFORMED = {
    b"": "the body is empty; send a JSON object",
    b"{'claim': 1}": f"{NO_JSON} {PLACE} 2: unexpected character, expected a string key; correct it there",
    b'{"claim": {"text": "ab\xff"}}': "the body is not valid UTF-8 at byte 22; send UTF-8",
    b'{"claim": {"text": "\\ud83d"}}': f"{HALF} ({PLACE} 21)",
    b'{"claim": NaN}': f"{NO_JSON} {PLACE} 11: unexpected character, expected a JSON value; correct it there",
    DEEP: "the body has brackets nested deeper than 1,024 levels; send flatter JSON (at line 1, column 1035)",
}


@pytest.mark.parametrize(("raw", "detail"), MALFORMED.items(), ids=range(len(MALFORMED)))
def test_a_body_that_is_no_json(client: FlaskClient, raw: bytes, detail: str) -> None:
    for path in (SCORE, "/v1/articles"):
        answer = client.post(path, data=raw, content_type="application/json")
        assert (answer.status_code, answer.content_type) == (400, "application/problem+json")
        assert answer.json == problem("malformed-json", "The body is no JSON", 400, detail, path)


def test_brackets_within_the_limit_are_no_fault_of_ours(client: FlaskClient) -> None:
    nested = b'{"claim": {"text": "x"}, "rubric": ' + b'{"a":' * 1_000 + b"1" + b"}" * 1_000 + b"}"
    assert client.post(SCORE, data=nested, content_type="application/json").status_code == 422


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/json; charset=latin-1"},
        {"Content-Type": "application/jsonp"},
    ],
)
def test_a_body_of_another_type(client: FlaskClient, headers: dict[str, str]) -> None:
    answer = client.post(SCORE, data=b"{}", headers=headers)
    assert (answer.status_code, answer.headers["Accept"]) == (415, "application/json")
    assert answer.json == problem(
        "unsupported-media-type", "The body must be JSON", 415, "the body must be application/json in UTF-8", SCORE
    )


def test_a_compressed_body(client: FlaskClient) -> None:
    answer = client.post(SCORE, data=b"{}", headers={"Content-Type": "application/json", "Content-Encoding": "gzip"})
    assert (answer.status_code, answer.headers["Accept-Encoding"]) == (415, "identity")
    assert answer.json["detail"] == "the body is compressed; send it as it is"


@pytest.mark.parametrize("chunked", [False, True])
def test_a_body_that_is_too_large(client: FlaskClient, chunked: bool) -> None:
    body = b'{"claim": "' + b"x" * LIMITS["body"].most
    environ = {"wsgi.input_terminated": True} if chunked else {}
    answer = client.post(
        SCORE,
        data=body,
        content_type="application/json",
        environ_overrides=environ,
        content_length=None if chunked else len(body),
    )
    assert answer.json == problem(
        "body-too-large",
        "The body is too large",
        413,
        "a body may have 16,777,216 bytes; send fewer articles at a time",
        SCORE,
    )


def test_a_body_as_large_as_is_accepted_is_read(client: FlaskClient) -> None:
    body = b'{"claim": ""}'.ljust(LIMITS["body"].most)
    assert client.post(SCORE, data=body, content_type="application/json").status_code == 422


@pytest.mark.parametrize(
    "path", ["/nothing", "/v1", "/v1/score/", "/v1/articles/", "/v1/articles//x", "/%00", "/docs/..%2F"]
)
def test_a_path_that_leads_nowhere(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.content_type) == (404, "application/problem+json")
    assert answer.json == problem(
        "not-found", "There is nothing here", 404, "there is no such route; /docs lists them", path
    )


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"])
def test_a_method_that_a_route_does_not_take(client: FlaskClient, method: str) -> None:
    answer = client.open(SCORE, method=method)
    assert (answer.status_code, answer.headers["Allow"]) == (405, "POST")
    assert answer.json == problem(
        "method-not-allowed", "This route takes other methods", 405, "this route takes POST", SCORE
    )


def test_a_fault_of_ours_tells_nobody_what_it_was_about(
    app: Flask,
    client: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    words = "the text of an article"

    def fail(*_: object) -> None:
        raise RuntimeError(words)

    monkeypatch.setattr(type(app.extensions[KEY].shelf), "candidates", fail)
    with caplog.at_level(logging.DEBUG):
        answer = client.post(SCORE, json={"claim": CLAIM})
    number = answer.json["detail"].rpartition(" ")[2]
    detail = f"the service failed on this request; its log tells more under {number}"
    assert answer.json == problem("internal-error", "The service failed", 500, detail, SCORE)
    assert number in caplog.text
    assert "RuntimeError" in caplog.text
    assert words not in caplog.text


def test_a_database_that_is_broken_is_told_without_its_texts(
    app: Flask, client: FlaskClient, caplog: pytest.LogCaptureFixture
) -> None:
    with app.extensions[KEY].database.writing() as connection:
        connection.execute(text("DROP TABLE articles"))
    with caplog.at_level(logging.DEBUG):
        answer = client.post("/v1/articles", json=BRIDGE)
    assert answer.status_code == 503
    assert BRIDGE["text"] not in caplog.text + answer.text


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/"),
        ("GET", "/docs"),
        ("GET", "/docs.css"),
        ("GET", "/healthz"),
        ("GET", "/nothing"),
        ("PUT", SCORE),
        ("POST", SCORE),
    ],
)
def test_every_answer_has_the_headers_of_safety(client: FlaskClient, method: str, path: str) -> None:
    headers = client.open(path, method=method).headers
    wanted = {**SECURITY, **({"Cache-Control": "no-cache"} if path in PUBLIC else {})}
    for name, value in wanted.items():
        assert headers[name] == value or name == "Content-Security-Policy"
    assert headers["Content-Security-Policy"].startswith("default-src 'none'")


def test_every_kind_has_a_row_of_its_own() -> None:
    assert len({kind.title for kind in KINDS.values()}) == len(KINDS)
    assert all(400 <= kind.status <= 599 and kind.remedy.endswith(".") for kind in KINDS.values())
