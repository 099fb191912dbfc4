"""The id of a request: one that came with it, where that is well formed, or else a new one."""

from __future__ import annotations

import re
import secrets

HEADER = "X-Request-Id"
KEY = "secondsource.request_id"  # of the environment of a request
WELL_FORMED = re.compile(r"[0-9A-Za-z._-]{1,100}")  # it stands in logs as it came, and so nothing else gets in


def chosen(given: str | None) -> str:
    """Return `given` where it is 1 to 100 letters, digits, dots, hyphens and low lines; otherwise a new id."""
    return given if given is not None and WELL_FORMED.fullmatch(given) else secrets.token_hex(8)
