"""JSON in, strictly and with the place of a fault; JSON out, the same bytes for the same value."""

from __future__ import annotations

import numpy as np
import orjson

from service.errors import Fault, InputProblem
from service.limits import LIMITS, most

# orjson's words for what is legal JSON elsewhere but not here, and ours.
REFUSED = {
    "depth limit exceeded": f"has brackets nested deeper than {most('json_depth'):,} levels; send flatter JSON",
    "no low surrogate in string": "has a lone surrogate in a string; remove it or send the whole character",
    "number is infinity when parsed as double": "has a number that no double can hold; send a smaller one",
}

PIECE = 64 * 1024  # bytes that are looked at at a time: too many values are mostly found in the first few
ODD = int.from_bytes(b"\xaa" * (PIECE // 8 + 1), "little")  # every second bit
NO_MARKS = bytes(set(range(256)) - set(b'",[{'))  # what stands where a value begins is kept: quote, comma, opening brackets


class MalformedJson(InputProblem):
    """Bytes that are no JSON; the message says at which byte, or at which line and column."""


def read_json(raw: bytes, where: str = "") -> object:
    """Return the JSON value that `raw` holds; raise MalformedJson that names `where`.

    NaN, numbers beyond a double, lone surrogates and brackets beyond the published depth are refused.
    """
    try:
        return orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise MalformedJson(where, [Fault("", _told(raw, error))]) from None


def refuse_crowded(raw: bytes) -> None:
    """Raise MalformedJson where `raw` holds more values than a request may have.

    It is asked before they are made: 16 MiB of `[],` are five million lists, which take seconds and 500 MiB.
    """
    limit = LIMITS["json_values"]
    if len(raw) > limit.most and _is_crowded(raw, limit.most):
        _refuse_deep(raw[:limit.most])  # that many brackets are mostly brackets within brackets, which is the better thing to tell
        raise MalformedJson("", [Fault("", f"holds more than {limit.most:,} {limit.unit}; {limit.remedy}")])


def _is_crowded(raw: bytes, most: int) -> bool:
    quotes = values = 0
    held = b""  # a backslash at the end of a piece, which escapes what the next begins with
    for start in range(0, len(raw), PIECE):
        piece = held + raw[start:start + PIECE]
        held = b"\\" * ((len(piece) - len(piece.rstrip(b"\\"))) % 2)
        between = _unescaped(piece).translate(None, NO_MARKS).split(b'"')
        values += sum(map(len, between[quotes % 2::2]))  # what stands within quotes is text
        quotes += len(between) - 1
        if values > most or quotes > 2 * most:
            return True
    return False


def _unescaped(piece: bytes) -> bytes:
    """Return `piece`, a NUL in place of each character that a backslash escapes.

    A backslash escapes unless it is escaped itself. In a number that has a bit for each backslash, one subtraction carries through
    every run of them (Langdale and Lemire 2019, Parsing gigabytes of JSON per second, section 3.1.1).
    """
    if b"\\" not in piece:
        return piece
    text = np.frombuffer(piece, np.uint8)
    slashes = int.from_bytes(np.packbits(text == ord("\\"), bitorder="little").tobytes(), "little")
    escaped = ((slashes << 1 | ODD) - slashes) ^ ODD ^ slashes
    bits = np.frombuffer(escaped.to_bytes(PIECE // 8 + 1, "little"), np.uint8)
    return (text * (1 - np.unpackbits(bits, count=len(text), bitorder="little"))).tobytes()


def _refuse_deep(start: bytes) -> None:
    try:
        orjson.loads(start)
    except orjson.JSONDecodeError as error:
        if "depth limit exceeded" in str(error):
            raise MalformedJson("", [Fault("", _told(start, error))]) from None


def _told(raw: bytes, error: orjson.JSONDecodeError) -> str:
    if not raw.strip():
        return "is empty; send a JSON object"
    message = str(error).partition(": line ")[0]
    if "not valid UTF-8" in message:
        try:
            raw.decode()
        except UnicodeDecodeError as broken:
            return f"is not valid UTF-8 at byte {broken.start}; send UTF-8"
    place = f"at line {error.lineno}, column {error.colno}"
    for words, ours in REFUSED.items():
        if words in message:
            return f"{ours} ({place})"
    return f"is not valid JSON {place}: {message}; correct it there"


def write_json(value: object) -> bytes:
    """Return `value` as UTF-8 JSON, keys in the order given."""
    return orjson.dumps(value)
