"""The header `Idempotency-Key` of a request: its answer is kept, and given again to the same request."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import wraps
from typing import cast

from flask import Response, current_app, request

from service.errors import Fault
from service.held import desk
from service.idempotency import Kept, Storage, once
from service.limits import LIMITS
from service.problems import unusable
from service.receiving import body

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
EXTENSION = "secondsource.idempotency"
PARAMETER = {
    "name": HEADER, "in": "header", "required": False,
    "description": "A key of the caller's, such as a UUID. The same request under the same key is answered with the first "
                   f"answer, and `{REPLAYED}: true`.",
    "schema": {"type": "string", "minLength": 1, "maxLength": LIMITS["idempotency_key"].most, "pattern": "^[!-~]+$"},
}
PROBLEMS = ("key-in-use", "key-reused", "invalid-input")


def keyed(view: Callable[..., Response]) -> Callable[..., Response]:
    """Return `view` such that a request with a key is done once; one without a key is done each time."""
    @wraps(view)
    def answered(*args: object, **kwargs: object) -> Response:
        key = request.headers.get(HEADER)
        if key is None:
            return view(*args, **kwargs)
        storage = cast(Storage, current_app.extensions[EXTENSION])
        name = f"{desk()} {request.method} {request.path} {checked(key)}"
        kept, again = once(storage, name, _digest(), lambda: _kept(view(*args, **kwargs)))
        response = Response(kept.body, kept.status, list(kept.headers))
        if again:
            response.headers[REPLAYED] = "true"
        return response

    return answered


def checked(key: str) -> str:
    """Return the key, or refuse one that is empty, too long or not in visible ASCII."""
    limit = LIMITS["idempotency_key"]
    if len(key) > limit.most:
        raise unusable([Fault(HEADER, limit.exceeded(len(key)))])
    if not re.fullmatch("[!-~]+", key):
        raise unusable([Fault(HEADER, "is empty, or holds what is no visible ASCII; give a key such as a UUID")])
    return key


def _digest() -> str:
    """Return the digest of what was asked: query, type of content and body."""
    asked = hashlib.sha256()
    for part in (request.query_string, request.headers.get("Content-Type", "").encode(), body(request)):
        asked.update(len(part).to_bytes(8, "big"))
        asked.update(part)
    return asked.hexdigest()


def _kept(response: Response) -> Kept:
    return Kept(response.status_code, tuple(response.headers.items()), response.get_data())
