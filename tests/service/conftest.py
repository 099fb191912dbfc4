"""One warm engine for all tests of the service, and for each test an application with an empty store."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings

from scoring import Engine
from service.app import create_app
from service.held import KEY
from service.settings import Settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine()


@pytest.fixture
def app(engine: Engine, tmp_path: Path) -> Iterator[Flask]:
    made = create_app(Settings(data=tmp_path), engine)
    yield made
    made.extensions[KEY].store.close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()
