"""Whether a caller has an answer already: strong ETags, and 304 for the one that `If-None-Match` names."""

from __future__ import annotations

import hashlib
from typing import Any

from flask import Request, Response

HEADER = "If-None-Match"
# Whose answers carry an ETag, and of them those that hold nothing of a newsroom's own: a browser may keep these, if it asks
# each time whether they still hold.
TAGGED = ("/v1/", "/web/", "/embed/", "/openapi.json", "/docs", "/docs.css")
STREAMED = ("/v1/events",)
PUBLIC = ("/v1/rubric", "/v1/limits", "/openapi.json", "/docs", "/docs.css", "/embed/claim-score.js", "/embed/embed.css")
PARAMETER: dict[str, Any] = {
    "name": HEADER, "in": "header", "required": False, "schema": {"type": "string"},
    "description": "The `ETag` of an answer that the caller has; where it still holds, 304 says so.",
}
ETAG = {"ETag": {"schema": {"type": "string"}, "description": "Stands for these bytes; strong."}}


def tagged(path: str) -> bool:
    """Tell whether answers to a GET of `path` carry an ETag; a stream, which ends when it ends, carries none."""
    return path not in STREAMED and any(path.startswith(known) if known.endswith("/") else path == known for known in TAGGED)


def conditional(request: Request, response: Response) -> Response:
    """Return `response` with its ETag, or 304 where the caller has it already; what is no GET answered with 200 passes."""
    if request.method not in {"GET", "HEAD"} or response.status_code != 200 or not tagged(request.path):
        return response
    response.set_etag(hashlib.sha256(response.get_data()).hexdigest()[:32])
    if request.path in PUBLIC or request.path.startswith("/web/"):
        response.headers["Cache-Control"] = "no-cache"
    if request.if_none_match.contains_weak(response.get_etag()[0] or ""):
        response.status_code = 304
        response.set_data(b"")
        for name in ("Content-Length", "Content-Type"):
            response.headers.pop(name, None)
    return response
