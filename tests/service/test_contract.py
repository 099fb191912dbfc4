"""Requests made up from the document, good and bad: each is answered as the document says."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, settings

from scoring import Engine
from service.app import create_app
from service.settings import Settings

FOLDER = tempfile.TemporaryDirectory()
SCHEMA = schemathesis.openapi.from_wsgi("/openapi.json", create_app(Settings(data=Path(FOLDER.name)), Engine()))


@SCHEMA.hook
def filter_body(_: schemathesis.HookContext, body: object) -> bool:
    """Pass over claims without a word and texts with a NUL, which no schema can tell from others at a bearable cost."""
    if "\\u0000" in json.dumps(body, default=str):
        return False
    claim = body.get("claim") if isinstance(body, dict) else None
    text = claim.get("text") if isinstance(claim, dict) else None
    return not isinstance(text, str) or any(letter.isalnum() for letter in text)


@SCHEMA.parametrize()
@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_the_service_does_as_it_says(case: schemathesis.Case) -> None:
    case.call_and_validate()
