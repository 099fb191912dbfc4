"""What is kept of each answer."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from wanted import BRIDGE, CLAIM

from scoring import Engine
from service.app import create_app
from service.held import KEY
from service.logs import request_log
from service.observing import shown
from service.settings import Settings
from service.watch import Watch


@pytest.fixture
def stream() -> io.StringIO:
    return io.StringIO()


@pytest.fixture
def app(engine: Engine, tmp_path: Path, stream: io.StringIO) -> Iterator[Flask]:
    made = create_app(Settings(data=tmp_path), engine, Watch(log=request_log("info", stream)))
    yield made
    made.extensions[KEY].close()


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_one_line_a_request(client: FlaskClient, stream: io.StringIO) -> None:
    answer = client.post("/v1/score", json={"claim": CLAIM, "articles": [BRIDGE]}, headers={"X-Request-Id": "desk-1"})
    (line,) = lines(stream)
    assert list(line) == ["request_id", "method", "route", "status", "ms", "bytes", "event", "level", "time"]
    assert (line["event"], line["level"], line["request_id"]) == ("request", "info", "desk-1")
    assert (line["method"], line["route"], line["status"]) == ("POST", "/v1/score", 200)
    assert line["bytes"] == len(answer.data)
    assert 0 < line["ms"] < 60_000


@pytest.mark.parametrize(
    ("method", "path", "kept"),
    [
        ("GET", "/v1/articles/s3cret", ("GET", "/v1/articles/{article_id}", 404)),
        ("GET", "/v1/articles/s3cret/statements?offset_unit=s3cret", ("GET", "/v1/articles/{article_id}/statements", 422)),
        ("GET", "/s3cret", ("GET", "none", 404)),
        ("S3CRET", "/v1/score", ("other", "none", 405)),
        ("HEAD", "/healthz", ("HEAD", "/healthz", 200)),
    ],
)
def test_a_route_is_told_by_its_rule(
    client: FlaskClient, stream: io.StringIO, method: str, path: str, kept: tuple[str, str, int]
) -> None:
    client.open(path, method=method)
    (line,) = lines(stream)
    assert (line["method"], line["route"], line["status"]) == kept
    assert "s3cret" not in stream.getvalue().lower()
    assert client.application.extensions[KEY].watch.metrics.registry.get_sample_value(
        "secondsource_requests_total", {"method": kept[0], "route": kept[1], "status": str(kept[2])}
    ) == 1


def test_an_answer_without_a_body_has_no_bytes(client: FlaskClient, stream: io.StringIO) -> None:
    client.head("/v1/limits")
    assert lines(stream)[0]["bytes"] == 0


def test_a_failure_can_be_found_by_the_id(
    client: FlaskClient, stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(Engine, "score", lambda *_: 1 / 0)
    answer = client.post("/v1/score", json={"claim": CLAIM, "articles": [BRIDGE]}, headers={"X-Request-Id": "desk-7"})
    assert answer.status_code == 500
    assert answer.json is not None
    assert answer.json["detail"].endswith(" desk-7")
    assert "desk-7" in caplog.text
    assert lines(stream)[0]["status"] == 500


def test_rules_are_shown_as_openapi_has_them() -> None:
    assert shown("/v1/articles/<id:article_id>/x/<other>") == "/v1/articles/{article_id}/x/{other}"
