"""Answers in JSON."""

from __future__ import annotations

from collections.abc import Mapping

from flask import Response

from service.jsontext import write_json

SECURITY = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "X-Permitted-Cross-Domain-Policies": "none",
}


def answer(value: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return `value` as a JSON response."""
    return written(write_json(value), status, headers)


def written(body: bytes, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """Return JSON that is written already as a response."""
    return Response(body, status=status, headers=dict(headers or {}), content_type="application/json")


def exported(value: object, media_type: str, headers: Mapping[str, str] | None = None) -> Response:
    """Return `value` as JSON of its own media type; no `<` in it, so that it can stand in a page as it is."""
    return Response(write_json(value).replace(b"<", b"\\u003c"), content_type=media_type, headers=dict(headers or {}))


def nothing() -> Response:
    """Return a response without content."""
    response = Response(status=204)
    del response.headers["Content-Type"]
    return response
