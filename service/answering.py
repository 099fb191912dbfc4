"""Answers in JSON."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Response

from service.jsontext import write_json

SECURITY = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


def answer(value: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return `value` as a JSON response."""
    return Response(write_json(value), status=status, headers=dict(headers or {}), content_type="application/json")


def nothing() -> Response:
    """Return a response without content."""
    response = Response(status=204)
    del response.headers["Content-Type"]
    return response
