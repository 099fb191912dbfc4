"""Whether the service is up, and can do its work."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError
from wanted import problem

from service.held import KEY


class Usage(NamedTuple):
    free: int


def test_up(client: FlaskClient) -> None:
    assert client.get("/healthz").json == {"status": "ok"}


def test_ready(client: FlaskClient) -> None:
    checks = {"engine": "ok", "database": "ok", "disk": "ok"}
    assert client.get("/readyz").json == {"status": "ready", "checks": checks}


def failing(error: Exception) -> Callable[..., Any]:
    def fail(*_: object) -> None:
        raise error

    return fail


def database(_: Flask) -> tuple[object, str, object]:
    return "service.archive.database.Database", "check", failing(OperationalError("SELECT", {}, Exception("disk I/O error")))


def engine(app: Flask) -> tuple[object, str, object]:
    return type(app.extensions[KEY].engine), "score", failing(RuntimeError("model"))


def disk(_: Flask) -> tuple[object, str, object]:
    return shutil, "disk_usage", lambda _: Usage(99_999_999)


@pytest.mark.parametrize(
    ("broken", "name", "detail"),
    [
        (database, "database", "the database does not answer"),
        (engine, "engine", "the engine does not score"),
        (disk, "disk", "the disk of the data folder has 99 MB left of the 100 that it must have"),
    ],
)
def test_up_but_not_ready_without_one_of_them(
    app: Flask,
    client: FlaskClient,
    monkeypatch: pytest.MonkeyPatch,
    broken: Callable[[Flask], tuple[Any, str, object]],
    name: str,
    detail: str,
) -> None:
    place, member, instead = broken(app)
    monkeypatch.setattr(*((f"{place}.{member}",) if isinstance(place, str) else (place, member)), instead)
    answer = client.get("/readyz")
    checks = {"engine": "ok", "database": "ok", "disk": "ok"} | {name: "failed"}
    assert answer.json == problem(
        "not-ready", "The service cannot do its work", 503, detail, "/readyz", checks=checks
    )
    assert answer.headers["Retry-After"] == "1"
    assert client.get("/healthz").status_code == 200


def test_all_that_is_wrong_is_told(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(*engine(app))
    monkeypatch.setattr(*disk(app))
    answer = client.get("/readyz").json
    assert answer is not None
    assert answer["checks"] == {"engine": "failed", "database": "ok", "disk": "failed"}
    assert answer["detail"].startswith("the engine does not score; the disk of ")
