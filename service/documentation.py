"""The OpenAPI document, arranged for a reader."""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup, escape

Schema = Mapping[str, Any]
PLAIN = ("application/json", "application/problem+json")
# What examples have in the place of an id: curl takes braces for a list of its own.
IDS = {"article_id": "harbour-1", "assessment_id": "0123456789abcdef01234567", "claim_id": "0123456789abcdef01234567"}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of an object, or one parameter of a route; `types` are words, each with the shape it leads to or None."""

    name: str
    types: tuple[tuple[str, str | None], ...]
    required: bool
    description: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a route may answer with a status; `types` as of Field."""

    status: str
    description: str
    types: tuple[tuple[str, str | None], ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path."""

    anchor: str
    tag: str
    method: str
    path: str
    summary: str
    paragraphs: tuple[str, ...]
    parameters: tuple[Field, ...]
    body: tuple[tuple[str, str | None], ...]
    answers: tuple[Answer, ...]
    curl: str


def operations(document: Mapping[str, Any], base: str) -> list[Operation]:
    """Return every operation in the order of the document, its examples addressed to the service at `base`."""
    return [
        _operation(document, base, path, method, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items() if method in {"get", "post", "delete"}
    ]


def schemas(document: Mapping[str, Any]) -> dict[str, tuple[str, tuple[Field, ...]]]:
    """Return the description and the fields of every shape by its name."""
    found = document["components"]["schemas"]
    return {name: (schema.get("description", ""), tuple(_fields(schema))) for name, schema in found.items()}


def marked(text: str) -> Markup:
    """Return `text` as HTML, in which `words` in backticks are code."""
    return Markup(re.sub("`([^`]+)`", r"<code>\1</code>", str(escape(text))))  # noqa: S704  escaped first


def _operation(document: Mapping[str, Any], base: str, path: str, method: str, operation: Mapping[str, Any]) -> Operation:
    bodies = operation.get("requestBody", {}).get("content", {})
    content = bodies.get("application/json", {})
    parameters = [*document["paths"][path].get("parameters", []), *operation.get("parameters", [])]
    return Operation(
        anchor=f"{method}-{path.strip('/').replace('/', '-').replace('{', '').replace('}', '') or 'start'}",
        tag=operation["tags"][0], method=method.upper(), path=path, summary=operation["summary"],
        paragraphs=tuple(text.replace("\n", " ") for text in operation.get("description", "").split("\n\n") if text),
        parameters=tuple(_parameter(one) for one in parameters),
        body=_alternatives(bodies),
        answers=tuple(_answer(document, status, answer) for status, answer in sorted(operation["responses"].items())),
        curl=_curl(base, path, method, content.get("example"), _needs_key(operation)),
    )


def _parameter(one: Mapping[str, Any]) -> Field:
    return Field(one["name"], types(one["schema"]), one.get("required", False), one.get("description", ""))


def _answer(document: Mapping[str, Any], status: str, answer: Mapping[str, Any]) -> Answer:
    if "$ref" in answer:
        answer = document["components"]["responses"][_last(answer["$ref"])]
    return Answer(status, answer["description"], _alternatives(answer.get("content", {})))


def _alternatives(contents: Mapping[str, Any]) -> tuple[tuple[str, str | None], ...]:
    """Return what a body may be; what is not plain JSON comes last, with its media type."""
    shown: list[tuple[str, str | None]] = []
    for media_type, content in sorted(contents.items(), key=lambda one: one[0] not in PLAIN):
        shown += [("or", None)] if shown else []
        shown += types(content["schema"])
        shown += [] if media_type in PLAIN else [(f"as {media_type}", None)]
    return tuple(shown)


def _needs_key(operation: Mapping[str, Any]) -> bool:
    security: list[object] = operation.get("security", [])
    return bool(security) and {} not in security


def _curl(base: str, path: str, method: str, example: object, keyed: bool) -> str:
    words = ["curl", "-s"] + (["-X", method.upper()] if method == "delete" else [])
    start = shlex.join(words) + (' -H "Authorization: Bearer $KEY"' if keyed else "")
    address = shlex.quote(base + path.format_map(IDS))
    if example is None:
        return f"{start} {address}"
    body = shlex.quote(json.dumps(example, ensure_ascii=False, indent=2))
    return f"{start} {address} -H 'Content-Type: application/json' -d {body}"


def _fields(schema: Schema) -> Iterator[Field]:
    for name, member in schema.get("properties", {}).items():
        yield Field(name, types(member), name in schema.get("required", ()), member.get("description", ""))


def types(schema: Schema) -> tuple[tuple[str, str | None], ...]:
    """Return what a schema allows as words, each with the name of the shape that it leads to, or None."""
    if "$ref" in schema:
        return ((_last(schema["$ref"]), _last(schema["$ref"])),)
    for choice in ("oneOf", "anyOf"):
        if choice in schema:
            first, *rest = [types(one) for one in schema[choice]]
            return first + tuple(part for other in rest for part in (("or", None), *other))
    if "enum" in schema:
        return ((" or ".join(json.dumps(value) for value in schema["enum"]), None),)
    if schema.get("type") == "array":
        return (("list of", None), *types(schema["items"]))
    kinds = schema.get("type", "any")
    return (((kinds if isinstance(kinds, str) else " or ".join(kinds)) + _bounds(schema), None),)


def _bounds(schema: Schema) -> str:
    least, most = schema.get("minimum", schema.get("minLength")), schema.get("maximum", schema.get("maxLength"))
    if most is not None:
        return f", {least or 0:,} to {most:,}" + (" characters" if "maxLength" in schema else "")
    return f", {least:,} or more" if least is not None else ""


def _last(reference: str) -> str:
    return reference.rpartition("/")[2]
