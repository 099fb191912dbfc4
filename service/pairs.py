"""Pairs of a claim and a text, whose relation `secondsource relate` tells."""

from __future__ import annotations

from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, post_load

from service.errors import InputProblem
from service.fields import Text, named, worded
from service.schemas import faults


class PairSchema(Schema):
    """A claim and a sentence or an article; labelled pairs carry further fields, which are passed over."""

    class Meta:
        """marshmallow's own options."""

        unknown = EXCLUDE

    error_messages = {"type": "must be an object"}  # noqa: RUF012  marshmallow declares it so
    id = Text("id", named, required=True)
    claim = Text("claim_text", worded, required=True)
    text = Text("article_text", required=True)

    @post_load
    def make(self, given: dict[str, Any], **_: object) -> tuple[str, tuple[str, str]]:
        """Return the id, and claim and text."""
        return given["id"], (given["claim"], given["text"])


def load_pair(row: object, where: str) -> tuple[str, tuple[str, str]]:
    """Return the id and the pair that `row`, a parsed JSON value, holds; raise InputProblem that names `where`."""
    try:
        return PairSchema().load(row)  # type: ignore[no-any-return, arg-type]  # marshmallow types no loads, and refuses what is no mapping
    except ValidationError as error:
        raise InputProblem(where, faults(error.messages)) from None
