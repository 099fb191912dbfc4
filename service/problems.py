"""Errors as problems (RFC 9457): every exception that can leave a view, translated in one table."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote

from flask import Response, request
from gunicorn.http.errors import ParseException  # type: ignore[import-untyped]  # it has no types
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

from scoring import ClaimError
from service.archive.database import is_full
from service.errors import Fault, InputProblem, quoted
from service.jsontext import MalformedJson, write_json
from service.limits import most
from service.paths import raw_path
from service.requestid import KEY as REQUEST_ID
from service.schemas import DuplicateId
from service.store import NoSuchArticle

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment

LOG = logging.getLogger("secondsource.http")
MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Kind:
    """One type of problem: its status, its title, and what a caller does about it."""

    status: int
    title: str
    remedy: str


# The types of problem that the service tells of; `type` is the address of the row in /docs.
KINDS: dict[str, Kind] = {
    "malformed-json": Kind(400, "The body is no JSON", "Correct the body at the place that `detail` names."),
    "bad-request": Kind(400, "The request cannot be read", "Correct the request; it is not valid HTTP."),
    "key-needed": Kind(401, "This needs a key", "Send `Authorization: Bearer KEY`; `secondsource keys add` makes keys."),
    "scope-missing": Kind(403, "The key may not do this", "Use a key that has the scope that `detail` names."),
    "not-found": Kind(404, "There is nothing here", "Check the path, or the id of the article."),
    "method-not-allowed": Kind(405, "This route takes other methods", "Use a method of the `Allow` header."),
    "conflict": Kind(409, "Another article has this id", "Give it another id, or delete the stored one first."),
    "key-in-use": Kind(
        409, "A request with this key is still running", "Ask again with the same `Idempotency-Key` when it has been answered."),
    "gone": Kind(410, "A text that this rests on is gone", "Ask without `offset_unit`, for offsets in code points."),
    "body-too-large": Kind(413, "The body is too large", "Send less at a time; `/v1/limits` tells how much."),
    "uri-too-long": Kind(414, "The address is too long", "Give a shorter id or fewer parameters."),
    "unsupported-media-type": Kind(415, "The body must be JSON", "Send a `Content-Type` of the answer's `Accept`, not compressed."),
    "invalid-input": Kind(422, "The request holds what cannot be used", "Correct each place that `errors` names."),
    "key-reused": Kind(
        422, "This key was given to another request", "Give every request an `Idempotency-Key` of its own; repeat one unchanged."),
    "too-many-requests": Kind(429, "There are too many requests", "Ask again after the seconds of `Retry-After`."),
    "headers-too-large": Kind(431, "The headers are too large", "Send fewer and shorter headers."),
    "internal-error": Kind(500, "The service failed", "Report the id of the request, `X-Request-Id`; the log has the trace under it."),
    "too-many-streams": Kind(503, "Too many streams are open", "Ask again after the seconds of `Retry-After`, or with `wait=0`."),
    "no-room": Kind(507, "The disk of the database is full", "Make room on it, or delete articles; then send the request again."),
    "unavailable": Kind(503, "The database cannot be reached", "Ask again after the seconds of `Retry-After`."),
    "overloaded": Kind(503, "The service is busy", "Ask again after the seconds of `Retry-After`."),
    "not-ready": Kind(503, "The service cannot do its work", "See to what `checks` names as failed."),
}
OF_STATUS = {404: "not-found", 405: "method-not-allowed", 413: "body-too-large", 415: "unsupported-media-type"}


class Refused(Exception):  # noqa: N818  the name says what happened
    """A request that is answered with the problem `kind`, a row of KINDS."""

    def __init__(
        self, kind: str, detail: str, faults: Sequence[Fault] = (), headers: Mapping[str, str] | None = None,
        more: Mapping[str, object] | None = None,
    ) -> None:
        super().__init__(detail)
        self.kind = kind
        self.detail = detail
        self.faults = faults
        self.headers = headers or {}
        self.more = more or {}


def unusable(faults: Sequence[Fault]) -> Refused:
    """Return the refusal of a request with `faults`, of which `detail` tells the first."""
    more = f" (and {len(faults) - 1} more, in `errors`)" if len(faults) > 1 else ""
    return Refused("invalid-input", faults[0].line() + more, faults)


UNREACHABLE = (OperationalError, PoolTimeoutError)  # what says that the database does not answer


def _unavailable(error: Exception) -> Refused:
    if is_full(getattr(error, "orig", None)):
        return Refused("no-room", "there is no room left to store this; nothing of the request was stored")
    return Refused("unavailable", "the database does not answer", headers={"Retry-After": "1"})


def _http(error: HTTPException) -> Refused:
    allowed = dict(error.get_headers()).get("Allow")
    details = {
        404: "there is no such route; /docs lists them",
        405: f"this route takes {allowed}",
        413: f"a body may have {most('body'):,} bytes; send fewer articles at a time",
    }
    kind = OF_STATUS.get(error.code or 500, "bad-request" if (error.code or 500) < 500 else "internal-error")
    return Refused(kind, details.get(error.code or 500, error.name), headers={"Allow": allowed} if allowed else None)


def _failed(error: Exception) -> Refused:
    number = request.environ[REQUEST_ID]
    # The trace without its message: a message may quote what a caller sent.
    LOG.error("%s %s\n%s", number, type(error).__name__, "".join(traceback.format_tb(error.__traceback__)))
    return Refused("internal-error", f"the service failed on this request; its log tells more under {number}")


# Exception to problem; the first row that fits is taken.
TABLE: tuple[tuple[type[Exception], Callable[..., Refused]], ...] = (
    (Refused, lambda error: error),
    (MalformedJson, lambda error: Refused("malformed-json", f"the body {error.faults[0].detail}")),
    (DuplicateId, lambda error: Refused("conflict", error.faults[0].detail)),
    (InputProblem, lambda error: unusable(error.faults)),
    (ClaimError, lambda error: unusable([Fault("/claim/text", str(error))])),
    (NoSuchArticle, lambda error: Refused("not-found", f"no article with the id {quoted(error.id)} is stored")),
    *((kind, _unavailable) for kind in UNREACHABLE),
    (ParseException, lambda _: Refused("bad-request", "the body is not sent as its headers say")),
    (HTTPException, _http),
    (Exception, _failed),
)


def answered(error: Exception) -> Response:
    """Return the problem that tells of `error`; a redirection is no error and passes."""
    if isinstance(error, RequestRedirect):
        return Response(status=error.code, headers={"Location": error.new_url})
    refused = refusal(error)
    kind = KINDS[refused.kind]
    return Response(
        write_json(problem(refused.kind, refused.detail, instance(request.environ), refused.faults) | dict(refused.more)),
        status=kind.status, headers=dict(refused.headers), content_type=MEDIA_TYPE)


def refusal(error: Exception) -> Refused:
    """Return what TABLE makes of `error`."""
    return next(told(error) for kind, told in TABLE if isinstance(error, kind))


def problem(name: str, detail: str, where: str | None = None, faults: Sequence[Fault] = ()) -> dict[str, object]:
    """Return the members of a problem of the kind `name`."""
    kind = KINDS[name]
    found: dict[str, object] = {"type": f"/docs#{name}", "title": kind.title, "status": kind.status, "detail": detail}
    if where is not None:
        found["instance"] = where
    if faults:
        found["errors"] = [fault.as_json() for fault in faults]
    return found


def instance(environ: WSGIEnvironment) -> str:
    """Return the path that was asked for, as a URI reference."""
    return address(raw_path(environ))


def address(path: str) -> str:
    """Return a path as a client wrote it as a URI reference."""
    return quote(path, safe="/%:@!$&()*+,;=~-._'")
