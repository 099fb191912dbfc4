"""Requests made up from the document, good and bad, without a key where none is needed and with one: each is answered as it says."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import schemathesis
from flask import Flask
from hypothesis import HealthCheck, settings
from keyholders import EVERYWHERE, key, sent

from benchmarks.contract_hooks import CONFIGURATION
from scoring import Engine
from service.app import create_app
from service.archive import recorder
from service.settings import Settings

FOLDER = tempfile.TemporaryDirectory()
ENGINE = Engine()


def schema(app: Flask) -> schemathesis.BaseSchema:
    return schemathesis.openapi.from_wsgi("/openapi.json", app, config=schemathesis.Config.from_str(CONFIGURATION))


def application(host: str) -> Flask:
    return create_app(Settings(data=Path(FOLDER.name) / host, host=host, rate="0"), ENGINE)


@pytest.fixture(scope="module", autouse=True)
def alone() -> Iterator[None]:
    """There is no other process that might write what is not found."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(recorder, "SOON", 0.0)
        yield


SCHEMA = schema(application("127.0.0.1"))
LOCKED = application(EVERYWHERE)
HEADERS = sent(key(LOCKED))
LOCKED_SCHEMA = schema(LOCKED)


@SCHEMA.parametrize()
@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_the_service_does_as_it_says(case: schemathesis.Case) -> None:
    case.call_and_validate()


@LOCKED_SCHEMA.parametrize()
@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_the_service_does_as_it_says_where_it_needs_a_key(case: schemathesis.Case) -> None:
    case.call_and_validate(headers=HEADERS)
