"""JSON: articles of ours or ninjs items, a line each, or in one document as an array or in `articles` or `items`."""

from __future__ import annotations

from collections.abc import Iterator

import orjson

from service.errors import InputProblem
from service.formats import jsonlines, ninjs
from service.formats.opened import Opened
from service.jsontext import read_json
from service.rows import Raw

LINES = frozenset({".jsonl", ".ndjson"})
LISTS = ("articles", "items")


def rows(file: Opened) -> Iterator[Raw]:
    """Yield the articles of the file; a document is read whole, lines are not."""
    if file.ending in LINES or not _is_document(file.head):
        found = jsonlines.rows(file.stream, file.name)
    else:
        document = file.whole("document").removeprefix(b"\xef\xbb\xbf")
        found = iter([Raw(1, file.name, read_json(document))])
    number = 0
    for raw in found:
        for one in _unpacked(raw):
            number += 1
            yield Raw(number, one.where, one.parsed, one.fault)


def _is_document(head: bytes) -> bool:
    """Tell whether a JSON value runs on over line ends: the first line opens it and does not end it."""
    line, end, _ = head.removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")
    try:
        orjson.loads(line)
    except orjson.JSONDecodeError as error:
        if not end:  # the line is longer than what was looked at, so that its beginning must tell
            return line.startswith((b"[", b'{"articles"', b'{"items"'))
        return error.pos >= len(line.decode("utf-8", "replace").rstrip())
    return False


def _unpacked(raw: Raw) -> Iterator[Raw]:
    """Yield what stands in a list, or the one thing itself, as rows of our own shape."""
    held = raw.parsed
    if isinstance(held, dict):
        held = next((held[name] for name in LISTS if held.keys() == {name} and isinstance(held[name], list)), held)
    if not isinstance(held, list):
        yield _read(raw)
        return
    for number, one in enumerate(held, 1):
        yield _read(Raw(number, f"{raw.where}, article {number}", one))


def _read(raw: Raw) -> Raw:
    if not ninjs.holds(raw.parsed):
        return raw
    try:
        return Raw(raw.number, raw.where, ninjs.row(raw.parsed))  # type: ignore[arg-type]  # `holds` saw that it is an object
    except InputProblem as found:
        return Raw(raw.number, raw.where, {"id": raw.parsed["uri"]}, found.faults[0].detail)  # type: ignore[index]  # as above
