"""Every request is given an id, timed, counted and logged, whatever answers it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from time import perf_counter
from typing import TYPE_CHECKING

from flask import request
from structlog.contextvars import bind_contextvars, clear_contextvars

from service.requestid import HEADER, KEY, chosen
from service.watch import NOWHERE, Watch

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

ROUTE = "secondsource.route"  # of the environment of a request


class Observed:
    """WSGI middleware that keeps what was answered; it counts before the answer goes out, so that no answer is uncounted."""

    def __init__(self, application: WSGIApplication, watch: Watch) -> None:
        self.application = application
        self.watch = watch

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Pass the request on, and keep what became of it."""
        began = perf_counter()
        request_id = environ[KEY] = chosen(environ.get("HTTP_X_REQUEST_ID"))
        bind_contextvars(request_id=request_id)
        told: list[str] = ["500", "0"]

        def starting(status: str, headers: list[tuple[str, str]], *more: object) -> object:
            told[:] = status[:3], next((value for name, value in headers if name == "Content-Length"), "0")
            return start_response(status, [*headers, (HEADER, request_id)], *more)  # type: ignore[arg-type]  # as it came

        try:
            return self.application(environ, starting)  # type: ignore[arg-type]  # what it returns is the server's own
        finally:
            method = environ["REQUEST_METHOD"]
            size = 0 if method == "HEAD" else int(told[1])
            self.watch.answered(
                request_id, method, environ.get(ROUTE, NOWHERE), int(told[0]), perf_counter() - began, size)
            clear_contextvars()


def note_route() -> None:
    """Keep the rule that the request of this context fits, for the log and the metrics."""
    if request.url_rule is not None:
        request.environ[ROUTE] = shown(request.url_rule.rule)


@cache
def shown(rule: str) -> str:
    """Return a rule as OpenAPI writes it."""
    return re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule)
