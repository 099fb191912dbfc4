"""Claims a line each, answered a line each, in the order given."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any, BinaryIO

from marshmallow import fields, post_load

from scoring.values import Claim, Json
from service.attempts import attempt, scored, told
from service.errors import Fault
from service.fields import REQUIRED, Text, named, unusable_id
from service.held import Held
from service.jsontext import MalformedJson, read_json
from service.limits import LIMITS
from service.ndjson import lines
from service.problems import Refused, unusable
from service.requests import ScoreRequest
from service.schemas import ID, ClaimRowSchema, ClaimSchema, Strict, loaded


class ClaimLineSchema(Strict):
    """A claim in an object of its own, beside the caller's id."""

    id = Text("id", named, required=True, metadata=ID)
    claim = fields.Nested(ClaimSchema, required=True, error_messages={"required": REQUIRED, "null": "is null; give an object"})

    @post_load
    def make(self, given: dict[str, Any], **_: object) -> tuple[str, Claim]:
        """Return the id and the claim."""
        return given["id"], given["claim"]


def answers(holding: Held, stream: BinaryIO, offset_unit: str) -> Iterator[Json]:
    """Yield the assessment of each line of `stream` against the stored articles, or its problem.

    Each begins with `claim_id`, the caller's; a problem tells the number of its line, and has null where it has no usable id.
    After as many as are accepted one problem tells where the rest begins, and nothing comes after it.
    """
    limit = LIMITS["claim_lines"]
    for place, (number, line, length) in enumerate(lines(stream)):
        if place == limit.most:
            detail = f"{limit.most:,} {limit.unit} are answered; those from line {number} on are not: {limit.remedy}"
            yield _problem(None, number, told(Refused("body-too-large", detail)))
            return
        if not line:
            yield _problem(None, number, told(unusable([Fault("", f"line {number} {LIMITS['line'].exceeded(length)}")])))
            continue
        try:
            row = read_json(line)
        except MalformedJson as error:
            yield _problem(None, number, told(Refused("malformed-json", f"line {number} {error.faults[0].detail}")))
            continue
        found = attempt(partial(_scored, holding, row, offset_unit), _pointer(row))
        yield {"claim_id": _id(row), **found} if "score" in found else _problem(_id(row), number, found)


def _scored(holding: Held, row: object, offset_unit: str) -> Json:
    schema = ClaimLineSchema() if isinstance(row, dict) and "claim" in row else ClaimRowSchema()
    _, claim = loaded(schema, row, "")
    return scored(ScoreRequest(claim, None, {}, offset_unit), holding, holding.engine.rubric)


def _pointer(row: object) -> str:
    return "/claim/text" if isinstance(row, dict) and "claim" in row else "/text"


def _id(row: object) -> str | None:
    """Return the id of a line, unless the id is what is wrong with it."""
    found = row.get("id") if isinstance(row, dict) else None
    return found if isinstance(found, str) and unusable_id(found) is None else None


def _problem(claim_id: str | None, number: int, problem: Json) -> Json:
    return {"claim_id": claim_id, "line": number, **problem}
