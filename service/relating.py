"""Pairs of a claim and a text in one request, each with how the text bears on the claim: the judge's reading beside the score's rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from marshmallow import ValidationError, fields, post_load

from scoring import relate_all
from scoring.values import Json
from service.fields import REQUIRED, Text, kind
from service.limits import LIMITS, most
from service.schemas import Strict


@dataclass(frozen=True, slots=True)
class RelateRequest:
    """Pairs of a claim and a text."""

    pairs: Sequence[tuple[str, str]]


class PairSchema(Strict):
    """A claim, and a sentence or a passage."""

    claim = Text("claim_text", required=True, metadata={"description": "One sentence."})
    text = Text("pair_text", required=True, metadata={"description": "A sentence, or a passage of an article."})

    @post_load
    def make(self, given: dict[str, str], **_: object) -> tuple[str, str]:
        """Return the pair."""
        return given["claim"], given["text"]


class Pairs(fields.List[Any]):
    """A list of pairs within the limit; the length is looked at before any pair is."""

    def __init__(self) -> None:
        messages: dict[str, Any] = {"required": REQUIRED, "null": "is null; give a list of pairs"}
        super().__init__(
            fields.Nested(PairSchema), required=True, error_messages=messages, metadata={"minItems": 1, "maxItems": most("pairs")})

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[Any]:  # noqa: ANN401  marshmallow's signature
        if not isinstance(value, list):
            raise ValidationError(f"is {kind(value)}; it must be a list of pairs")
        if not value:
            raise ValidationError("is empty; give at least one pair")
        if len(value) > most("pairs"):
            raise ValidationError(LIMITS["pairs"].exceeded(len(value)))
        return super()._deserialize(value, attr, data, **kwargs)


class RelateSchema(Strict):
    """Pairs of a claim and a text."""

    pairs = Pairs()

    @post_load
    def make(self, given: dict[str, Any], **_: object) -> RelateRequest:
        """Return the request."""
        return RelateRequest(given["pairs"])


def related(asked: RelateRequest) -> Json:
    """Return the relation of each pair, and the probability of each relation, in the order given."""
    return {"relations": [{"relation": one.relation, "p": one.p} for one in relate_all(asked.pairs)]}
