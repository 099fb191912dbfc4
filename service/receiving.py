"""The body of a request: received before the request has its turn, so that a client that sends slowly keeps a place and no slot."""

from __future__ import annotations

from io import BytesIO, RawIOBase
from typing import TYPE_CHECKING

from flask import Request

from service.limits import most
from service.ndjson import NDJSON

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIEnvironment


def receive(environ: WSGIEnvironment) -> None:
    """Take the body in; what goes wrong on the way is told to whoever reads it."""
    size = _wanted(environ)
    if not size:
        return
    try:
        environ["wsgi.input"] = Received(environ["wsgi.input"].read(size))
    except Exception as error:  # the client has gone, or does not keep to HTTP
        environ["wsgi.input"] = Broken(error)


def _wanted(environ: WSGIEnvironment) -> int:
    """Return how many bytes are to be taken in.

    None of lines of JSON, which may be long and which their view receives, and none of a body that is told to be too long, which is
    refused unread. One that comes in chunks is taken as far as it may be, and by a byte more it is known to be too long.
    """
    length = environ.get("CONTENT_LENGTH", "")
    if environ.get("CONTENT_TYPE", "").startswith(NDJSON):
        return 0
    if length.isdecimal():
        return int(length) if int(length) <= most("body") else 0
    return most("body") + 1 if "wsgi.input_terminated" in environ else 0


def body(request: Request) -> bytes:
    """Return the whole body of a request; raise RequestEntityTooLarge for one that was left, or what went wrong on the way."""
    stream = request.environ["wsgi.input"]
    return stream.getvalue() if isinstance(stream, Received) else request.get_data()


class Received(BytesIO):
    """A body that is here, which need not be copied piece by piece, as Flask does."""


class Broken(RawIOBase):
    """A body that could not be received; reading it tells why."""

    def __init__(self, error: Exception) -> None:
        self._error = error

    def readinto(self, _: object) -> int:
        """Raise what went wrong."""
        raise self._error

    def readable(self) -> bool:
        """Tell that it may be asked."""
        return True
