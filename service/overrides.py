"""What of the rubric a request may put other numbers in the place of, as a JSON Schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from scoring.rubric import NUMBERS, Bounds, Rubric


def overrides_schema(rubric: Rubric) -> dict[str, Any]:
    """Return the schema of the overrides that `rubric` accepts: each of its numbers in its place, with its bounds."""
    schema: dict[str, Any] = _object("Numbers of the rubric that stand instead, by table and row.")
    for pattern, bounds in NUMBERS.items():
        _enter(schema, rubric.table, pattern.split("."), bounds)
    return schema


def _enter(schema: dict[str, Any], table: Mapping[str, Any], steps: list[str], bounds: Bounds) -> None:
    step, *further = steps
    for name in list(table) if step == "*" else [step]:
        if further:
            _enter(schema["properties"].setdefault(name, _object()), table[name], further, bounds)
        else:
            kind = "integer" if bounds.whole else "number"
            schema["properties"][name] = {"type": kind, "minimum": bounds.least, "maximum": bounds.most}


def _object(description: str = "") -> dict[str, Any]:
    described = {"description": description} if description else {}
    return {"type": "object", **described, "properties": {}, "additionalProperties": False}


def as_written(changes: Mapping[str, Any], table: Mapping[str, Any]) -> dict[str, Any]:
    """Return `changes` with each number of the type that `table` has in its place; to JSON, 4 and 4.0 are one."""
    return {name: _as_written(change, table.get(name)) for name, change in changes.items()}


def _as_written(change: object, written: object) -> object:
    if isinstance(change, Mapping) and isinstance(written, Mapping):
        return as_written(change, written)
    if isinstance(written, float) and isinstance(change, int) and not isinstance(change, bool):
        return float(change)
    if isinstance(written, int) and isinstance(change, float) and change.is_integer():
        return int(change)
    return change
