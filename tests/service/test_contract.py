"""Requests made up from the document, good and bad, without a key where none is needed and with one: each is answered as it says."""

from __future__ import annotations

import json
import re
import tempfile
from itertools import count
from pathlib import Path

import schemathesis
from flask import Flask
from hypothesis import HealthCheck, settings
from keyholders import EVERYWHERE, key, sent

from scoring import Engine
from service.app import create_app
from service.settings import Settings

FOLDER = tempfile.TemporaryDirectory()
ENGINE = Engine()
KEYS = count()


def application(host: str) -> Flask:
    return create_app(Settings(data=Path(FOLDER.name) / host, host=host, rate="0"), ENGINE)


SCHEMA = schemathesis.openapi.from_wsgi("/openapi.json", application("127.0.0.1"))
LOCKED = application(EVERYWHERE)
HEADERS = sent(key(LOCKED))
LOCKED_SCHEMA = schemathesis.openapi.from_wsgi("/openapi.json", LOCKED)


@LOCKED_SCHEMA.hook
@SCHEMA.hook
def filter_body(_: schemathesis.HookContext, body: object) -> bool:
    """Pass over claims without a word and texts with a NUL, which no schema can tell from others at a bearable cost."""
    if "\\u0000" in json.dumps(body, default=str):
        return False
    claim = body.get("claim") if isinstance(body, dict) else None
    text = claim.get("text") if isinstance(claim, dict) else None
    return not isinstance(text, str) or any(letter.isalnum() for letter in text)


def with_its_own_key(case: schemathesis.Case) -> schemathesis.Case:
    """Give the request a key that no other has had: that one came with another request before is in no schema."""
    if re.fullmatch("[!-~]{1,200}", str(case.headers.get("Idempotency-Key", ""))):
        case.headers["Idempotency-Key"] = str(next(KEYS))
    return case


@schemathesis.serializer("application/x-ndjson")
def as_it_is(_: schemathesis.SerializationContext, value: object) -> bytes:
    """Return lines of JSON, whatever they hold, as a body."""
    return value if isinstance(value, bytes) else str(value).encode()


@SCHEMA.parametrize()
@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_the_service_does_as_it_says(case: schemathesis.Case) -> None:
    with_its_own_key(case).call_and_validate()


@LOCKED_SCHEMA.parametrize()
@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_the_service_does_as_it_says_where_it_needs_a_key(case: schemathesis.Case) -> None:
    with_its_own_key(case).call_and_validate(headers=HEADERS)
