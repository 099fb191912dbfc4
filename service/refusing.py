"""Whole HTTP answers to requests that never reach the application: they cannot be read, or there is no room for them."""

from __future__ import annotations

import re
from collections.abc import Collection
from http import HTTPStatus

from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine, ParseException  # type: ignore[import-untyped]  # it has no types

from service.access.cors import beforehand, readable
from service.admission import Room
from service.jsontext import write_json
from service.problems import KINDS, MEDIA_TYPE, address, problem
from service.requestid import HEADER, chosen
from service.watch import NOWHERE, OTHER, Watch

LINE = 8_190  # bytes of a request line, gunicorn's most; an id of 200 characters takes up to 2,400 when it is encoded
# What gunicorn raises for a request that never reaches the application; the first row that fits is taken.
UNREADABLE: tuple[tuple[type[Exception], str, str], ...] = (
    (LimitRequestLine, "uri-too-long", f"the request line is longer than {LINE:,} bytes"),
    (LimitRequestHeaders, "headers-too-large", "there are too many headers, or they are too long"),
    (ParseException, "bad-request", "this is not valid HTTP"),
    (Exception, "internal-error", "the service failed before it had read the request"),
)
REQUEST_LINE = re.compile(rb"([A-Z]{1,20}) (/[^ ?]*)")
GIVEN_ID = re.compile(rb"\r\nX-Request-Id:[ \t]*([^\r\n]*?)[ \t]*\r\n", re.IGNORECASE)
ORIGIN = re.compile(rb"\r\nOrigin:[ \t]*([^\r\n]*?)[ \t]*\r\n", re.IGNORECASE)
FIRST = re.compile(rb"OPTIONS .*?\r\nAccess-Control-Request-Method:", re.IGNORECASE | re.DOTALL)


def unreadable(error: Exception, watch: Watch) -> bytes:
    """Return the answer to what is no HTTP, and keep it."""
    name, detail = next((name, detail) for kind, name, detail in UNREADABLE if isinstance(error, kind))
    body = write_json(problem(name, detail))
    request_id, status = chosen(None), KINDS[name].status
    watch.answered(request_id, OTHER, NOWHERE, status, 0.0, len(body))
    headers = {"Content-Type": MEDIA_TYPE, "Content-Length": str(len(body)), "X-Content-Type-Options": "nosniff"}
    return _answer(status, headers, request_id, body)


def overloaded(read: bytes, room: Room, watch: Watch, allowed: Collection[str] = ()) -> bytes:
    """Return the answer to a request for which there is no room, of which `read` has come so far, and keep it.

    A page of an `allowed` origin may read it; a browser that asks first takes no room, and is answered as ever.
    """
    head = b"".join(read.partition(b"\r\n\r\n")[:2])
    line, given, asking = REQUEST_LINE.match(head), GIVEN_ID.search(head), ORIGIN.search(head)
    origin = asking[1].decode("latin-1") if asking else ""
    method, path = (line[1].decode("ascii"), line[2].decode("latin-1")) if line else (OTHER, "")
    request_id = chosen(given[1].decode("latin-1") if given else None)
    if FIRST.match(head) and (may := beforehand(origin, allowed)):
        watch.answered(request_id, method, NOWHERE, 204, 0.0, 0)
        return _answer(204, dict(may), request_id, b"")
    headers, body = room.refusal(address(path))
    watch.answered(request_id, method, NOWHERE, 503, 0.0, len(body))
    return _answer(503, {**headers, **dict(readable(origin, allowed))}, request_id, body)


def _answer(status: int, headers: dict[str, str], request_id: str, body: bytes) -> bytes:
    lines = [f"HTTP/1.1 {status} {HTTPStatus(status).phrase}", *(f"{name}: {value}" for name, value in headers.items())]
    return "\r\n".join([*lines, f"{HEADER}: {request_id}", "Connection: close", "\r\n"]).encode("ascii") + body
