"""The shapes of what comes in, article and claim first, for the HTTP service and for the lines of files alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from marshmallow import Schema, ValidationError, fields, post_load, pre_load

from scoring.values import Article, Claim
from service.errors import Fault, InputProblem, quoted
from service.fields import LANGUAGE, ONE_LINE, Text, existing, kind, named, one_line, tagged, worded
from service.limits import LIMITS

REPORTED = 20  # faults that one answer lists
UNKNOWN = 5  # unknown fields that one answer names
ID = {"minLength": 1, "pattern": ONE_LINE, "not": {"enum": [".", ".."]}}
MOMENT = {"anyOf": [{"format": "date"}, {"format": "date-time"}], "maxLength": 35, "examples": ["2024-10-18"]}


class DuplicateId(InputProblem):
    """One id stands for two different articles."""


class Strict(Schema):
    """A JSON object with no field but those it declares."""

    error_messages = {"type": "must be an object"}  # noqa: RUF012  marshmallow declares it so

    def load(self, data: Any, **kwargs: Any) -> Any:  # noqa: ANN401  marshmallow's signature
        """Return what the object is; its faults keep nothing of `data` in memory."""
        try:
            return super().load(data, **kwargs)
        except ValidationError as error:
            # marshmallow's own frame holds the error that holds the frame: a ring that keeps 16 MiB until garbage is searched for.
            raise error.with_traceback(None)  # noqa: B904  it is the same error

    @pre_load
    def refuse_unknown(self, given: object, **_: object) -> object:
        """Name the first unknown fields, and the fields there are, before anything else is looked at."""
        if isinstance(given, Mapping):
            allowed = [field.data_key or name for name, field in self.load_fields.items()]
            unknown = [name for name in given if name not in allowed]
            if unknown:
                detail = f"is not a field; the fields are {', '.join(sorted(allowed))}"
                raise ValidationError({name: [detail] for name in unknown[:UNKNOWN]})
        return given


class Articles(fields.List[Any]):
    """A list of articles within the limit; the length is looked at before any article is."""

    def __init__(self, **kwargs: Any) -> None:  # noqa: ANN401  marshmallow's own options
        metadata = {"minItems": 1, "maxItems": LIMITS["articles"].most, **kwargs.pop("metadata", {})}
        super().__init__(fields.Nested(lambda: ArticleSchema()), metadata=metadata, **kwargs)  # noqa: PLW0108  declared below

    def _deserialize(self, value: Any, attr: str | None, data: Mapping[str, Any] | None, **kwargs: Any) -> list[Any]:  # noqa: ANN401  marshmallow's signature
        if not isinstance(value, list):
            raise ValidationError(f"is {kind(value)}; it must be a list of articles")
        if not value:
            raise ValidationError("is an empty list; give at least one article")
        if len(value) > LIMITS["articles"].most:
            raise ValidationError(LIMITS["articles"].exceeded(len(value)))
        return super()._deserialize(value, attr, data, **kwargs)


class ArticleSchema(Strict):
    """One article, as a newsroom hands it in; a field that may be left out may be null as well."""

    id = Text("id", named, required=True, metadata={**ID, "description": "The caller's own id."})
    text = Text("article_text", required=True, metadata={"description": "The text that offsets count in."})
    outlet = Text("outlet", one_line, allow_none=True, metadata={"pattern": ONE_LINE, "description": "Its name."})
    title = Text("article_title", allow_none=True, metadata={"description": "The headline."})
    published_at = Text(
        "id", existing, allow_none=True,
        metadata={**MOMENT, "description": "RFC 3339 time, or a date."})
    url = Text("url", one_line, allow_none=True, metadata={"pattern": ONE_LINE, "description": "Where it was published."})
    language = Text("id", tagged, allow_none=True, metadata={"description": "BCP 47 tag.", "pattern": f"^{LANGUAGE}$"})

    @post_load
    def make(self, given: dict[str, Any], **_: object) -> Article:
        """Return the article."""
        return Article(
            given["id"], given["text"], given.get("outlet") or "", given.get("title") or "",
            given.get("published_at"), given.get("url"), given.get("language"))


class ClaimSchema(Strict):
    """The sentence to be scored."""

    text = Text("claim_text", worded, required=True, metadata={"minLength": 1, "description": "One sentence."})
    as_of = Text(
        "id", existing, allow_none=True,
        metadata={**MOMENT, "description": "RFC 3339 time or date; only what was published by then counts."})

    @post_load
    def make(self, given: dict[str, Any], **_: object) -> Claim:
        """Return the claim."""
        return Claim(given["text"], given.get("as_of"))


class ClaimRowSchema(ClaimSchema):
    """A claim with the caller's id, as a line of a file gives it."""

    id = Text("id", named, required=True, metadata=ID)

    @post_load
    def make(self, given: dict[str, Any], **_: object) -> tuple[str, Claim]:
        """Return the id and the claim."""
        return given["id"], Claim(given["text"], given.get("as_of"))


def load_article(row: object, where: str) -> Article:
    """Return the article in `row`, a parsed JSON value; raise InputProblem that names `where` ("a.jsonl, line 3")."""
    return loaded(ArticleSchema(), row, where)  # type: ignore[no-any-return]  # marshmallow types no loads


def load_claim(row: object, where: str) -> tuple[str, Claim]:
    """Return the id and the claim that `row`, a parsed JSON value, holds; raise InputProblem that names `where`."""
    return loaded(ClaimRowSchema(), row, where)  # type: ignore[no-any-return]  # marshmallow types no loads


def load_claim_text(text: str, where: str) -> Claim:
    """Return the claim that `text` is, or raise InputProblem that names `where`."""
    return loaded(ClaimSchema(), {"text": text}, where)  # type: ignore[no-any-return]  # marshmallow types no loads


def loaded(schema: Schema, row: object, where: str, pointer: str = "") -> Any:  # noqa: ANN401  what the schema makes
    """Return what `schema` makes of `row`, which stands at `pointer`; raise InputProblem that names `where`."""
    try:
        return schema.load(row)  # type: ignore[arg-type]  # a schema refuses what is no mapping
    except ValidationError as error:
        raise InputProblem(where, faults(error.messages, pointer)) from None


def deduplicated(articles: Iterable[Article], where: str = "") -> list[Article]:
    """Return each article once, in order of first appearance.

    Raises DuplicateId, naming the id and the fields that differ, where one id stands for two different articles.
    """
    seen: dict[str, Article] = {}
    for article in articles:
        first = seen.setdefault(article.id, article)
        if first != article:
            detail = f"the id {quoted(article.id)} stands for two articles (different {differing(first, article)})"
            raise DuplicateId(where, [Fault("", f"{detail}; give each its own id")])
    return list(seen.values())


def differing(one: Article, other: Article) -> str:
    """Return the names of the fields in which two articles differ."""
    mine, theirs = asdict(one), asdict(other)
    return ", ".join(name for name in mine if mine[name] != theirs[name])


def faults(messages: object, pointer: str = "") -> list[Fault]:
    """Return the first REPORTED faults of marshmallow's nested messages, each with its JSON pointer."""
    found: list[Fault] = []
    for fault in _walk(messages, pointer):
        if len(found) == REPORTED:
            return [*found, Fault("", "there are further faults; correct these first")]
        found.append(fault)
    return found


def step(pointer: str, name: str) -> str:
    """Return the JSON pointer to the member `name` of what stands at `pointer`."""
    return f"{pointer}/{name.replace('~', '~0').replace('/', '~1')}"


def _walk(messages: object, pointer: str) -> Iterator[Fault]:
    if isinstance(messages, Mapping):
        for name, inner in messages.items():
            yield from _walk(inner, pointer if name == "_schema" else step(pointer, str(name)))
    elif isinstance(messages, Sequence) and not isinstance(messages, str):
        for message in messages:
            yield from _walk(message, pointer)
    else:
        yield Fault(pointer, str(messages))
