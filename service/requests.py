"""The shapes of whole requests: what a body or a query may hold, and the typed value it becomes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from marshmallow import ValidationError, fields, post_load, validate

from scoring.rubric import Rubric, RubricError, shipped
from scoring.values import Article, Claim
from service.errors import Fault, InputProblem
from service.fields import REQUIRED, kind
from service.limits import LIMITS, most
from service.offsets import CODE_POINTS, OFFSET_UNITS
from service.overrides import as_written, overrides_schema
from service.paths import DIGEST
from service.schemas import Articles, ArticleSchema, ClaimSchema, Strict, deduplicated

OVERRIDE_LEVELS = 3  # as deep as the rubric itself is: class, row, number
EXAMPLE = '{"class": {"vague": {"points": 4}}}'
CURSOR = "p[0-9a-f]{15}"
PAGE = 100  # articles on a page where the caller does not say
NUMBER = "must be a whole number, 0 or more"
WHOLE = f"must be a whole number from 1 to {most('page'):,}"


@dataclass(frozen=True, slots=True)
class ScoreRequest:
    """A claim to score; `articles` is None where the stored ones are meant."""

    claim: Claim
    articles: list[Article] | None
    rubric: Mapping[str, Any]
    offset_unit: str = CODE_POINTS

    def rubric_on(self, rubric: Rubric) -> Rubric:
        """Return `rubric` with the overrides of the request; raise InputProblem that names the row that is wrong."""
        return overridden(rubric, self.rubric)


def overridden(rubric: Rubric, changes: Mapping[str, Any]) -> Rubric:
    """Return `rubric` with other numbers for one request; raise InputProblem that names the row that is wrong."""
    try:
        return rubric.overridden(as_written(changes, rubric.table))
    except RubricError as error:
        raise InputProblem("", [Fault("/rubric", str(error))]) from None


class Overrides(fields.Dict):
    """Numbers of the rubric by table and row, no deeper and no more than the rubric has."""

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> dict[str, Any]:  # noqa: ANN401, ARG002  marshmallow's signature
        if not isinstance(value, dict):
            raise ValidationError(f"is {kind(value)}; it must be an object such as {EXAMPLE}")
        rows, level = [value], 0
        while rows:
            level += 1
            found = [inner for row in rows for inner in row.values()]
            if len(found) > most("rubric_rows"):
                raise ValidationError(LIMITS["rubric_rows"].exceeded(len(found)))
            wrong = [inner for inner in found if not _overriding(inner, level)]
            if wrong:
                raise ValidationError(f"holds {kind(wrong[0])} where a number of the rubric must stand")
            rows = [inner for inner in found if isinstance(inner, dict)]
        return value


def _overriding(value: object, level: int) -> bool:
    return isinstance(value, int | float) or (isinstance(value, dict) and level < OVERRIDE_LEVELS)


def one_of(words: Sequence[str], description: str) -> fields.String:
    """Return the field that holds one of `words`, the first where it is left out."""
    detail = f"must be one of {', '.join(words)}"
    return fields.String(
        load_default=words[0], validate=validate.OneOf(words, error=detail),
        error_messages={"invalid": detail, "null": detail}, metadata={"description": description})


def offset_unit() -> fields.String:
    """Return the field that says what offsets count in."""
    return one_of(OFFSET_UNITS, "What offsets count: Unicode code points, or UTF-16 units as JavaScript does.")


def overrides() -> Overrides:
    """Return the field that holds numbers of the rubric for one request."""
    return Overrides(
        load_default=dict, error_messages={"null": "is null; give an object, or leave it out"},
        metadata=overrides_schema(shipped()))


def brought() -> Articles:
    """Return the field for articles that may be left out."""
    return Articles(error_messages={"null": "is null; give at least one article, or leave it out for the stored ones"})


class ScoreRequestSchema(Strict):
    """A claim, and the articles to score it against; without `articles`, the stored ones."""

    claim = fields.Nested(
        ClaimSchema, required=True, error_messages={"required": REQUIRED, "null": "is null; give an object"})
    articles = brought()
    offset_unit = offset_unit()
    rubric = overrides()

    @post_load
    def make(self, given: dict[str, Any], **_: object) -> ScoreRequest:
        """Return the request, each article once."""
        articles = deduplicated(given["articles"]) if "articles" in given else None
        return ScoreRequest(given["claim"], articles, given["rubric"], given["offset_unit"])


class ArticlesSchema(Strict):
    """Several articles in one body."""

    articles = Articles(required=True)


class IngestSchema(ArticlesSchema):
    """One article, or an object that holds several; loads into a list, each article once."""

    def load(self, data: Any, **kwargs: Any) -> list[Article]:  # noqa: ANN401  any JSON value
        """Return the articles of either shape."""
        if isinstance(data, Mapping) and "articles" in data:
            return deduplicated(super().load(data, **kwargs)["articles"])
        return [ArticleSchema().load(data)]


@dataclass(frozen=True, slots=True)
class Page:
    """Which stretch of the stored articles is asked for: those that came in after number `after`, `limit` of them."""

    limit: int
    after: int


class PageSchema(Strict):
    """Which page of the stored articles."""

    limit = fields.Integer(
        load_default=PAGE, validate=validate.Range(1, most("page"), error=WHOLE), error_messages={"invalid": WHOLE},
        metadata={"description": "Articles on the page."})
    cursor = fields.String(
        metadata={"description": "The `next` of the page before; left out for the first.", "pattern": f"^{CURSOR}$"})

    @post_load
    def make(self, given: dict[str, Any], **_: object) -> Page:
        """Return the page, its cursor read."""
        return Page(given["limit"], read_cursor(given["cursor"]) if "cursor" in given else 0)


class OffsetsSchema(Strict):
    """What offsets count in."""

    offset_unit = offset_unit()

    @post_load
    def make(self, given: dict[str, Any], **_: object) -> str:
        """Return the unit."""
        return str(given["offset_unit"])


class FollowSchema(Strict):
    """A claim to follow."""

    claim = fields.Nested(
        ClaimSchema, required=True, error_messages={"required": REQUIRED, "null": "is null; give an object"})

    @post_load
    def make(self, given: dict[str, Any], **_: object) -> Claim:
        """Return the claim."""
        return cast(Claim, given["claim"])


@dataclass(frozen=True, slots=True)
class Following:
    """Which moves are asked for: of one claim or all, those after a number (None: from now on), and whether to wait for more."""

    claim: str | None
    after: int | None
    wait: bool


class EventsSchema(Strict):
    """Which moves of scores to tell."""

    claim = fields.String(
        validate=validate.Regexp(f"^{DIGEST}\\Z", error="is no id of a claim; give the `id` of one that is followed"),
        metadata={"description": "The id of the one claim that is meant.", "pattern": f"^{DIGEST}$"})
    after = fields.Integer(
        validate=validate.Range(0, 2**62, error=NUMBER), error_messages={"invalid": NUMBER},
        metadata={"description": "The number of the last move that is known; without it, only what comes from now on is told."})
    wait = fields.Integer(
        load_default=1, validate=validate.OneOf((0, 1), error="must be 0 or 1"), error_messages={"invalid": "must be 0 or 1"},
        metadata={"description": "With 0 the stream ends with what there is."})

    @post_load
    def make(self, given: dict[str, Any], **_: object) -> Following:
        """Return what is asked for."""
        return Following(given.get("claim"), given.get("after"), bool(given["wait"]))


def write_cursor(number: int) -> str:
    """Return the opaque cursor for the stretch after article `number`."""
    return f"p{number:015x}"


def read_cursor(cursor: str) -> int:
    """Return the number that `write_cursor` put into `cursor`; raise ValidationError for any other text."""
    if not re.fullmatch(CURSOR, cursor):
        raise ValidationError("is no cursor of this service; give the `next` of a page as it was, or leave it out", "cursor")
    return int(cursor[1:], 16)
