"""Which web pages a browser lets read the answers: none, but those of the origins that are set (CORS).

It stands before the routes, because a browser asks first (OPTIONS) and sends no key with that. What is allowed is never a wildcard,
and never cookies: a page sends its key itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ORIGIN = re.compile(r"https?://(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])(?::[1-9][0-9]{0,4})?")
SENT = "Authorization, Content-Type, Idempotency-Key, If-None-Match, Last-Event-ID, X-Request-Id"
TOLD = (
    "Archive-State, ETag, Idempotency-Replayed, Location, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, "
    "WWW-Authenticate, X-Request-Id"
)
METHODS = "GET, POST, DELETE"
KEPT = "600"  # seconds for which a browser need not ask again
VARY = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers"


def origins(text: str) -> tuple[str, ...]:
    """Return a setting's origins, which stand apart by commas or spaces; raise ValueError where one is none."""
    found = tuple(dict.fromkeys(part.lower() for part in re.split(r"[,\s]+", text) if part))
    if not all(ORIGIN.fullmatch(origin) for origin in found):
        raise ValueError(text)
    return found


def beforehand(origin: str, allowed: Collection[str]) -> list[tuple[str, str]]:
    """Return the headers of the answer to a browser that asks first; none where a page of `origin` may not ask."""
    if origin not in allowed:
        return []
    may = [("Access-Control-Allow-Methods", METHODS), ("Access-Control-Allow-Headers", SENT), ("Access-Control-Max-Age", KEPT)]
    return [("Access-Control-Allow-Origin", origin), *may, ("Vary", VARY)]


def readable(origin: str, allowed: Collection[str]) -> list[tuple[str, str]]:
    """Return the headers of any other answer, by which a browser lets a page of `origin` read it; none where no page may."""
    told = [("Access-Control-Allow-Origin", origin), ("Access-Control-Expose-Headers", TOLD)] if origin in allowed else []
    return [*told, ("Vary", "Origin")] if allowed else []


class Cors:
    """WSGI middleware that lets pages of `allowed` origins ask; without any it changes nothing."""

    def __init__(self, application: WSGIApplication, allowed: Iterable[str]) -> None:
        self.application = application
        self.allowed = frozenset(allowed)

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answer a browser that asks first, and tell it what a page may read of any other answer."""
        if not self.allowed:
            return self.application(environ, start_response)
        origin = environ.get("HTTP_ORIGIN", "")
        first = environ["REQUEST_METHOD"] == "OPTIONS" and "HTTP_ACCESS_CONTROL_REQUEST_METHOD" in environ
        if first and (may := beforehand(origin, self.allowed)):
            start_response("204 No Content", may)
            return []
        told = readable(origin, self.allowed)

        def starting(status: str, headers: list[tuple[str, str]], *more: object) -> object:
            return start_response(status, [*headers, *told], *more)  # type: ignore[arg-type]  # as it came

        return self.application(environ, starting)  # type: ignore[arg-type]  # what it returns is the server's own
