"""The shape of what an editor sends: the protocol's, of which fields that are not ours to read may be more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from marshmallow import EXCLUDE, Schema, ValidationError, fields, post_load, validate

from service.editors.blocks import Block
from service.editors.categories import DEFAULT, IDS
from service.fields import REQUIRED, Text, kind, named
from service.limits import LIMITS, most
from service.schemas import ID

FURTHEST = 2**53 - 1  # the largest whole number that JavaScript counts to
POSITION = f"must be a whole number from 0 to {FURTHEST}"
UNKNOWN_CATEGORY = "is no category; GET /categories lists them"


@dataclass(frozen=True, slots=True)
class CheckRequest:
    """Blocks to check, and the ids of the categories that are looked at; `document_id` is the id of the draft where it is stored."""

    request_id: str
    document_id: str | None
    blocks: tuple[Block, ...]
    categories: tuple[str, ...]


class Tolerant(Schema):
    """A JSON object of a protocol of others: fields that it does not declare are passed over, as those others do."""

    error_messages = {"type": "must be an object"}  # noqa: RUF012  marshmallow declares it so

    class Meta:
        """What marshmallow reads."""

        unknown = EXCLUDE


class Whole(fields.Integer):
    """A whole number, also one that is written as 5.0, which is the same in JSON."""

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> int:  # noqa: ANN401  marshmallow's signature
        return super()._deserialize(int(value) if isinstance(value, float) and value.is_integer() else value, attr, data, **kwargs)


def _position(name: str) -> fields.Integer:
    return Whole(
        data_key=name, required=True, strict=True, validate=validate.Range(0, FURTHEST, error=POSITION),
        error_messages={"required": REQUIRED, "invalid": POSITION, "null": POSITION, "too_large": POSITION},
        metadata={"description": "A position in the document, in UTF-16 units."})


class Bounded(fields.List[Any]):
    """A list of at most so many objects; its length is looked at before they are."""

    def __init__(self, inner: type[Schema], limit: str, **kwargs: Any) -> None:  # noqa: ANN401  marshmallow's own options
        metadata = {"maxItems": most(limit), **kwargs.pop("metadata", {})}
        super().__init__(fields.Nested(inner), metadata=metadata, **kwargs)
        self.limit = LIMITS[limit]

    def _deserialize(self, value: Any, attr: str | None, data: Any, **kwargs: Any) -> list[Any]:  # noqa: ANN401  marshmallow's signature
        if not isinstance(value, list):
            raise ValidationError(f"is {kind(value)}; it must be a list")
        if len(value) > self.limit.most:
            raise ValidationError(self.limit.exceeded(len(value)))
        return super()._deserialize(value, attr, data, **kwargs)


class RangeSchema(Tolerant):
    """Positions of a document, the last one among them."""

    start = _position("from")
    end = _position("to")


class BlockSchema(Tolerant):
    """A stretch of a document, such as a paragraph."""

    id = Text("id", required=True, metadata={"description": "The editor's own id."})
    text = Text("draft_text", required=True, metadata={"description": "What stands there, from position `from` on."})
    start = _position("from")
    end = _position("to")
    skipped = Bounded(
        RangeSchema, "skipped", data_key="skipRanges", allow_none=True,
        metadata={"description": "What is not to be read, such as a note; positions of the document, both ends among them."})

    @post_load
    def make(self, given: dict[str, Any], **_: object) -> Block:
        """Return the block."""
        skipped = tuple((one["start"], one["end"]) for one in given.get("skipped") or ())
        return Block(given["id"], given["text"], given["start"], given["end"], skipped)


class CheckSchema(Tolerant):
    """Blocks of a document, read in their order as one text."""

    request_id = Text("id", required=True, data_key="requestId", metadata={"description": "The editor's own id; it comes back."})
    document_id = Text(
        "id", named, allow_none=True, data_key="documentId",
        metadata={**ID, "description": "The id that the draft has where it is stored; that article is no evidence then."})
    blocks = Bounded(BlockSchema, "blocks", required=True, error_messages={"required": REQUIRED, "null": "is null; give a list"})
    categories = fields.List(
        fields.String(validate=validate.OneOf(IDS, error=UNKNOWN_CATEGORY)), data_key="categoryIds", allow_none=True,
        metadata={"description": f"Which categories to look at; where it is left out, {', '.join(DEFAULT)}."})

    @post_load
    def make(self, given: dict[str, Any], **_: object) -> CheckRequest:
        """Return the request; refuse one whose blocks hold more than a draft may."""
        characters = sum(len(block.text) for block in given["blocks"])
        if characters > most("draft_text"):
            raise ValidationError(LIMITS["draft_text"].exceeded(characters), "blocks")
        wanted = given.get("categories")
        chosen = DEFAULT if wanted is None else tuple(one for one in IDS if one in wanted)
        return CheckRequest(given["request_id"], given.get("document_id"), tuple(given["blocks"]), chosen)
