"""The connection to the service: kept alive between requests, opened anew where it was closed meanwhile."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, field, replace
from email.message import Message
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from service.client.problem import MEDIA_TYPE, Problem

BROKEN = (OSError, HTTPException)  # what a connection that breaks or times out raises
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Request:
    """One request; all that the service takes may be sent twice, for some with a key in its headers."""

    method: str
    path: str
    body: bytes | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Answer:
    """A status with its headers and its body; `resent` where the request was sent a second time for it."""

    status: int
    headers: Message = field(default_factory=Message)
    body: bytes = b""
    resent: bool = False

    @property
    def well(self) -> bool:
        """Whether it is an answer, and no problem."""
        return is_well(self.status)

    def json(self) -> Any:  # noqa: ANN401  any JSON value
        """Return what the body holds, raise Problem where that cannot be read."""
        try:
            return json.loads(self.body) if self.body else None
        except ValueError:
            raise Problem(unreadable(self.status)) from None

    def problem(self) -> Problem:
        """Return the problem that it tells of; one of our own where something else than the service answered."""
        if self.headers.get("Content-Type", "").partition(";")[0].strip() == MEDIA_TYPE:
            with suppress(ValueError, TypeError, KeyError, AttributeError):
                return Problem(json.loads(self.body))
        return Problem(unreadable(self.status))


@dataclass(frozen=True, slots=True)
class Opened(Answer):
    """An answer that is still to be read as it comes, and the connection that it comes by."""

    response: HTTPResponse | None = None
    connection: HTTPConnection | None = None

    @contextmanager
    def reading(self) -> Iterator[HTTPResponse]:
        """Give its lines, and hang up at the end of the block; raise Problem where it is refused."""
        if self.response is None or self.connection is None:
            raise self.problem()
        with closing(self.connection), self.response:
            yield self.response


def is_well(status: int) -> bool:
    """Tell whether a status is that of an answer, and no problem."""
    return 200 <= status < 300


def unbroken(stream: HTTPResponse) -> Iterator[bytes]:
    """Yield the whole lines of an answer, up to where it ends or breaks off, which cannot always be told apart."""
    with suppress(*BROKEN):
        for line in stream:
            if line.endswith(b"\n"):
                yield line


def unreadable(status: int) -> dict[str, object]:
    """Return a problem for an answer that is none of the service's."""
    detail = "what answered is not the service; look whether the address is right, and what stands in between"
    return {"title": "The answer cannot be read", "status": status, "detail": detail}


class Wire:
    """Connections to one address. Threads may share it; their requests take turns, and each stream has a connection of its own."""

    def __init__(self, address: str, key: str | None, timeout: float) -> None:
        place = urlsplit(address)
        if place.scheme not in {"http", "https"} or not place.hostname or place.query or place.fragment or place.username is not None:
            raise ValueError("the address must be such as https://sources.example.org, without a name, a query or a fragment")
        if key is not None and not (key.isascii() and key.isprintable() and key and " " not in key):
            raise ValueError("the key must be visible ASCII, as `secondsource keys add` prints it")
        self.address = address
        self._host, self._port = place.hostname, place.port
        self._kind = HTTPSConnection if place.scheme == "https" else HTTPConnection
        self._prefix = place.path.rstrip("/")
        self._timeout = timeout
        self._headers = {"Accept": f"{JSON}, {MEDIA_TYPE}", **({} if key is None else {"Authorization": f"Bearer {key}"})}
        self._kept = self._new()
        self._turn = Lock()

    def exchange(self, request: Request) -> Answer:
        """Send a request on the connection that is kept, and return the whole answer; raises what is in BROKEN."""
        with self._turn:
            reused = self._kept.sock is not None
            try:
                return self._whole(request)
            except ConnectionError:  # also what http.client raises where the other end has hung up
                if not reused:
                    raise
                return replace(self._whole(request), resent=True)  # closed while nobody asked, as servers do after some seconds

    def open(self, request: Request) -> Opened:
        """Send a request on a connection of its own, and return the answer, which is still to be read; raises what is in BROKEN."""
        connection = self._new()
        try:
            response = self._sent(connection, request)
            if is_well(response.status):
                return Opened(response.status, response.headers, response=response, connection=connection)
            refused = Opened(response.status, response.headers, response.read())
        except BROKEN:
            connection.close()
            raise
        connection.close()
        return refused

    def close(self) -> None:
        """Close the connection that is kept; the next request opens one."""
        with self._turn:
            self._kept.close()

    def _whole(self, request: Request) -> Answer:
        try:
            response = self._sent(self._kept, request)
            return Answer(response.status, response.headers, response.read())
        except BROKEN:
            self._kept.close()
            raise

    def _sent(self, connection: HTTPConnection, request: Request) -> HTTPResponse:
        headers = {**self._headers, **request.headers}
        # Whoever refuses a body before it has all come hangs up on the rest, and its answer is there to be read.
        with suppress(BrokenPipeError, ConnectionResetError):
            connection.request(request.method, self._prefix + request.path, request.body, headers)
        return connection.getresponse()

    def _new(self) -> HTTPConnection:
        return self._kind(self._host, self._port, timeout=self._timeout)
