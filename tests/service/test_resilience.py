"""What goes wrong with a database is told as a problem, loses nothing that was acknowledged, and heals by itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pysqlite3
import pytest
from databases import INSTALL, Server, programs, server
from flask import Flask
from serving import until
from sqlalchemy import event
from wanted import BRIDGE, CLAIM, problem

from scoring import Engine
from service.app import create_app
from service.archive import database
from service.held import KEY
from service.settings import Settings

LONG = {"id": "long", "text": "The harbour bridge was closed, police said. " * 150}


def articles(app: Flask) -> list[str]:
    return [row["id"] for row in app.test_client().get("/v1/articles").json["articles"]]


def test_a_full_disk(app: Flask) -> None:
    client, holding = app.test_client(), app.extensions[KEY]
    assert client.post("/v1/articles", json=BRIDGE).status_code == 201
    holding.recorder.flush()
    with holding.database.reading() as connection:
        most = [int(connection.exec_driver_sql("PRAGMA page_count").scalar() or 0) + 1]
    event.listen(holding.database._engine, "checkout", lambda opened, *_: opened.execute(f"PRAGMA max_page_count = {most[0]}"))
    answer = client.post("/v1/articles", json=LONG)
    detail = "there is no room left to store this; nothing of the request was stored"
    assert answer.json == problem("no-room", "The disk of the database is full", 507, detail, "/v1/articles")
    assert articles(app) == [BRIDGE["id"]]
    assert client.post("/v1/score", json={"claim": CLAIM}).json["score"] > 0
    most[0] = 1_000_000
    assert client.post("/v1/articles", json=LONG).status_code == 201
    assert articles(app) == [BRIDGE["id"], "long"]


def test_a_database_that_another_program_has_locked(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(database, "BUSY", 0.2)
    app = create_app(Settings(data=tmp_path), engine)
    client = app.test_client()
    client.post("/v1/articles", json=BRIDGE)
    other = pysqlite3.connect(str(tmp_path / "secondsource.sqlite3"), isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    answer = client.post("/v1/articles", json=LONG)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "1")
    assert client.get(f"/v1/articles/{BRIDGE['id']}").json == BRIDGE
    scored = client.post("/v1/score", json={"claim": CLAIM}).json
    other.execute("ROLLBACK")
    assert client.post("/v1/articles", json=LONG).status_code == 201
    app.extensions[KEY].recorder.flush()
    assert client.get(f"/v1/assessments/{scored['id']}").json == scored
    app.extensions[KEY].close()


@pytest.fixture
def own_server() -> Iterator[Server]:
    found = programs()
    if found is None:
        pytest.skip(INSTALL)
    with server(found) as running:
        yield running


@pytest.mark.parametrize("how", ["fast", "immediate"])
def test_a_server_that_is_gone_for_a_while(engine: Engine, own_server: Server, how: str) -> None:
    app = create_app(Settings(database_url=own_server.database()), engine)
    client = app.test_client()
    assert client.post("/v1/articles", json=BRIDGE).status_code == 201
    own_server.stop(how)
    for answer in (client.post("/v1/articles", json=LONG), client.get("/v1/articles"), client.post("/v1/score", json={"claim": CLAIM})):
        assert (answer.status_code, answer.json["type"], answer.headers["Retry-After"]) == (503, "/docs#unavailable", "1")
    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200
    scored = client.post("/v1/score", json={"claim": CLAIM, "articles": [BRIDGE]}).json
    assert scored["score"] > 0
    own_server.start()
    assert articles(app) == [BRIDGE["id"]]
    assert client.post("/v1/articles", json=LONG).status_code == 201
    until(lambda: client.get(f"/v1/assessments/{scored['id']}").status_code == 200)
    assert client.get(f"/v1/assessments/{scored['id']}").json == scored
    app.extensions[KEY].close()
