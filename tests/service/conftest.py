"""One warm engine for all tests of the service, and for each test an application with an empty archive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from databases import INSTALL, Server, programs, server
from flask import Flask
from flask.testing import FlaskClient

from scoring import Engine
from service.app import create_app
from service.archive.database import Database
from service.held import KEY
from service.settings import Settings


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[Server]:
    found = programs()
    if found is None:
        pytest.skip(INSTALL)
    with server(found) as running:
        yield running


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, of either kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'folder' / 'archive.sqlite3'}"
    running: Server = request.getfixturevalue("postgresql")
    return running.database()


@pytest.fixture
def database(url: str) -> Iterator[Database]:
    opened = Database(url)
    opened.upgrade()
    yield opened
    opened.close()


@pytest.fixture
def app(engine: Engine, tmp_path: Path) -> Iterator[Flask]:
    made = create_app(Settings(data=tmp_path), engine)
    yield made
    made.extensions[KEY].close()


@pytest.fixture
def on_both(engine: Engine, url: str) -> Iterator[Flask]:
    """An application on a database of either kind in turn; a module whose tests ask the archive takes it for its `app`."""
    made = create_app(Settings(database_url=url), engine)
    yield made
    made.extensions[KEY].close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
