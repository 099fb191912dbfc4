"""JSONL: one JSON value a line, each line usable or with its fault."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

import orjson

from service.limits import LIMITS
from service.rows import LONGEST, Raw


def rows(stream: BinaryIO, name: str) -> Iterator[Raw]:
    """Yield the value of each line of `stream`; empty lines are passed over."""
    number = 0
    while line := stream.readline(LONGEST + 1):
        number += 1
        where = f"{name}, line {number}"
        if len(line) > LONGEST:
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST)
            yield Raw(number, where, None, f"is longer than {LONGEST:,} bytes; {LIMITS['article_text'].remedy}")
            continue
        if number == 1:
            line = line.removeprefix(b"\xef\xbb\xbf")
        if line.strip():
            yield _parsed(number, where, line)


def _parsed(number: int, where: str, line: bytes) -> Raw:
    try:
        return Raw(number, where, orjson.loads(line))
    except orjson.JSONDecodeError as error:
        try:
            line.decode()
        except UnicodeDecodeError as broken:
            detail = f"is not UTF-8 (byte {broken.start + 1} of the line); save the file as UTF-8"
        else:
            detail = f"cannot be read as JSON ({error.msg}, character {error.pos + 1}); give one JSON object a line"
        return Raw(number, where, None, detail)
