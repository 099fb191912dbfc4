"""Answers in JSON."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Response

from service.jsontext import write_json


def answer(value: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return `value` as a JSON response."""
    return written(write_json(value), status, headers)


def written(body: bytes, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return JSON that is written already as a response."""
    return Response(body, status=status, headers=dict(headers or {}), content_type="application/json")


def nothing() -> Response:
    """Return a response without content."""
    response = Response(status=204)
    del response.headers["Content-Type"]
    return response
