"""Whether the service is up, and can do its work."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError
from wanted import problem

from service.held import KEY


def test_up(client: FlaskClient) -> None:
    assert client.get("/healthz").json == {"status": "ok"}


def test_ready(client: FlaskClient) -> None:
    assert client.get("/readyz").json == {"status": "ready", "checks": {"engine": "ok", "database": "ok"}}


def test_up_but_not_ready_without_a_database(app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone() -> None:
        raise OperationalError("SELECT", {}, Exception("disk I/O error"))

    monkeypatch.setattr(type(app.extensions[KEY].database), "check", lambda _: gone())
    answer = client.get("/readyz")
    assert answer.json == problem(
        "unavailable", "The database cannot be reached", 503, "the database does not answer", "/readyz"
    )
    assert answer.headers["Retry-After"] == "1"
    assert client.get("/healthz").status_code == 200
