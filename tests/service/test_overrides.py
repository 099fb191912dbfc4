"""What of the rubric a request may override."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from scoring import shipped
from service.overrides import as_written, overrides_schema


def rows(schema: Mapping[str, Any], path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Mapping[str, Any]]]:
    """Yield each number of the schema with its path."""
    for name, inner in schema["properties"].items():
        yield from rows(inner, (*path, name)) if "properties" in inner else [((*path, name), inner)]


def nested(path: tuple[str, ...], value: object) -> dict[str, Any]:
    """Return `value` within an object for each step of `path`."""
    for name in reversed(path):
        value = {name: value}
    assert isinstance(value, dict)
    return value


def test_the_rubric_accepts_every_number_that_the_schema_does() -> None:
    found = list(rows(overrides_schema(shipped())))
    assert len(found) > 40
    for path, schema in found:
        for bound in (schema["minimum"], schema["maximum"]):
            shipped().overridden(as_written(nested(path, bound), shipped().table))


def test_numbers_take_the_type_that_the_rubric_has() -> None:
    table = {"class": {"vague": {"points": 10}}, "ratio": 0.5, "text": "x"}
    given = {"class": {"vague": {"points": 4.0}}, "ratio": 1, "text": 3, "other": {"a": 1.0}}
    wanted = {"class": {"vague": {"points": 4}}, "ratio": 1.0, "text": 3, "other": {"a": 1.0}}
    assert repr(as_written(given, table)) == repr(wanted)
    assert as_written({"class": {"vague": {"points": 4.5}}}, table) == {"class": {"vague": {"points": 4.5}}}
