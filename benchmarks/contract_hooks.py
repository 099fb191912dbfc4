"""What is passed over and changed of requests that schemathesis makes up from the document; to import it is to have it done.

No schema can tell a claim without a word from others at a bearable cost, nor a text with a NUL or a key that came before.
"""

from __future__ import annotations

import json
import os
import re
from itertools import count

import schemathesis

# What is too large is refused by its size, before anything else of it is looked at.
CONFIGURATION = """[checks.negative_data_rejection]
expected-statuses = [400, 401, 403, 404, 405, 406, 409, 413, 415, 422, 428, 429, "5xx"]
"""
KEYS = count()


@schemathesis.hook
def filter_body(_: schemathesis.HookContext, body: object) -> bool:
    """Pass over claims without a word and texts with a NUL."""
    if "\\u0000" in json.dumps(body, default=str):
        return False
    claim = body.get("claim") if isinstance(body, dict) else None
    text = claim.get("text") if isinstance(claim, dict) else None
    return not isinstance(text, str) or any(letter.isalnum() for letter in text)


@schemathesis.hook
def before_call(_: schemathesis.HookContext, case: schemathesis.Case, __: dict[str, object]) -> None:
    """Give each request that has a well-formed key one that no other has had, and let no stream of events wait, for it would a minute."""
    if re.fullmatch("[!-~]{1,200}", str(case.headers.get("Idempotency-Key", ""))):
        case.headers["Idempotency-Key"] = f"{os.getpid()}-{next(KEYS)}"
    if case.path == "/v1/events" and case.method == "GET" and str(case.query.get("wait", 1)) == "1":
        case.query["wait"] = 0


@schemathesis.serializer("application/x-ndjson")
def as_it_is(_: schemathesis.SerializationContext, value: object) -> bytes:
    """Return lines of JSON, whatever they hold, as a body."""
    return value if isinstance(value, bytes) else str(value).encode()
