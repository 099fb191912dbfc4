"""What goes wrong: a problem that the service answers with, and a service that does not answer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from service.errors import Fault, printable

MEDIA_TYPE = "application/problem+json"


class Problem(Exception):  # noqa: N818  RFC 9457 calls it so
    """A request, or one claim of many, that was refused: `status`, `title`, `detail`, and in `errors` each place that is wrong.

    `kind` is its name in the documentation ("invalid-input"), empty where a proxy answered; `raw` is the JSON as it came.
    """

    def __init__(self, raw: Mapping[str, Any]) -> None:
        self.raw = dict(raw)
        self.status = int(raw.get("status", 0))
        self.title = str(raw.get("title", ""))
        self.detail = str(raw.get("detail", ""))
        self.kind = str(raw.get("type", "")).rpartition("#")[2]
        self.errors = tuple(Fault(one["pointer"], one["detail"]) for one in raw.get("errors", ()))
        super().__init__(printable(f"{self.title} ({self.status}): {self.detail}"))


class Unreachable(ConnectionError):  # noqa: N818  it says what happened
    """The service does not answer, or breaks off, for as often and as long as was waited for it."""
