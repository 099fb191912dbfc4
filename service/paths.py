"""Ids in URLs: an id may hold a slash, and `%2F` in a path must not be taken for a step of the path.

WSGI hands an application the path already decoded. The server's own copy of the request line (RAW_URI) still tells the
two apart, so the path is decoded from there, all but `%2F` and `%25`, which only `ArticleId` decodes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote_to_bytes, urlsplit

from werkzeug.routing import BaseConverter

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

DIGEST = "[0-9a-f]{24}"
KEPT = {"%2F": "/", "%25": "%"}


class ArticleId(BaseConverter):
    """One step of a path that is an article's id, slashes and all."""

    regex = "[^/]+"

    def to_python(self, value: str) -> str:
        """Return the id that the step stands for."""
        return re.sub("%2F|%25", lambda found: KEPT[found[0]], value)

    def to_url(self, value: str) -> str:
        """Return the step for an id."""
        return quote(value, safe="")


class Digest(BaseConverter):
    """One step of a path that is the id of a claim or an assessment."""

    regex = DIGEST


class WholeSteps:
    """WSGI middleware that leaves `%2F` in PATH_INFO as it came."""

    def __init__(self, application: WSGIApplication) -> None:
        self.application = application

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Decode the path of the request line and pass the request on."""
        environ["PATH_INFO"] = decoded(raw_path(environ))
        return self.application(environ, start_response)


def raw_path(environ: WSGIEnvironment) -> str:
    """Return the path as the client wrote it; where the server does not keep that, the decoded one encoded again."""
    raw = environ.get("RAW_URI") or environ.get("REQUEST_URI")
    if not raw:
        return quote(environ.get("PATH_INFO", "").encode("latin-1"))
    return str(raw).split("?", 1)[0] if raw.startswith("/") else urlsplit(raw).path


def decoded(path: str) -> str:
    """Return `path` decoded as WSGI wants it (bytes as Latin-1), all but an encoded slash or percent sign."""
    kept = re.sub("%(2[Ff]|25)", lambda found: "%25" + found[1].upper(), path)
    return unquote_to_bytes(kept.encode("latin-1", "replace")).decode("latin-1")
