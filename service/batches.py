"""Many claims in one body, each scored by itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from marshmallow import ValidationError, fields, post_load

from scoring.values import Article, Json
from service.attempts import attempt, scored
from service.errors import Fault, InputProblem
from service.fields import REQUIRED, kind, unusable_id
from service.held import Held
from service.limits import LIMITS, most
from service.problems import UNREACHABLE
from service.requests import ScoreRequest, brought, offset_unit, overridden, overrides
from service.schemas import ClaimSchema, Strict, deduplicated, loaded, step

CLAIM = {"$ref": "#/components/schemas/Claim"}


@dataclass(frozen=True, slots=True)
class BatchRequest:
    """Claims to score, by the caller's ids, each as it came; the rest as in ScoreRequest."""

    claims: Mapping[str, object]
    articles: list[Article] | None
    offset_unit: str
    rubric: Mapping[str, Any]


class Claims(fields.Dict):
    """Claims by the caller's ids; what each of them is, is looked at when it is scored."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401, ARG002  marshmallow's signature
        if not isinstance(value, dict):
            raise ValidationError(f"is {kind(value)}; it must be an object that holds each claim under an id")
        if not value:
            raise ValidationError("is empty; give at least one claim")
        if len(value) > most("claims"):
            raise ValidationError(LIMITS["claims"].exceeded(len(value)))
        return value


class BatchRequestSchema(Strict):
    """Claims by the caller's ids, and the articles to score them against; without `articles`, the stored ones."""

    claims = Claims(
        required=True, error_messages={"required": REQUIRED, "null": "is null; give an object that holds claims"},
        metadata={
            "minProperties": 1, "maxProperties": most("claims"), "additionalProperties": {"anyOf": [CLAIM, {}]},
            "description": "Each claim under an id of the caller's; one that cannot be used is answered with its problem.",
        })
    articles = brought()
    offset_unit = offset_unit()
    rubric = overrides()

    @post_load
    def make(self, given: dict[str, Any], **_: object) -> BatchRequest:
        """Return the request, each article once."""
        articles = deduplicated(given["articles"]) if "articles" in given else None
        return BatchRequest(given["claims"], articles, given["offset_unit"], given["rubric"])


def results(holding: Held, asked: BatchRequest) -> Json:
    """Return the assessment of each claim, or its problem, in the order given.

    A database that does not answer is a problem of the whole request, which can then be sent again.
    """
    rubric = overridden(holding.engine.rubric, asked.rubric)

    def score(name: str, row: object, pointer: str) -> Json:
        if wrong := unusable_id(name):
            raise InputProblem("", [Fault(pointer, wrong)])
        claim = loaded(ClaimSchema(), row, "", pointer)
        return scored(ScoreRequest(claim, asked.articles, asked.rubric, asked.offset_unit), holding, rubric)

    found: Json = {}
    for name, row in asked.claims.items():
        pointer = step("/claims", name)
        found[name] = attempt(partial(score, name, row, pointer), step(pointer, "text"), UNREACHABLE)
    return found
