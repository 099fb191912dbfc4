"""A blueprint whose views say what they take, answer and refuse; the OpenAPI document follows from it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

import flask_smorest  # type: ignore[import-untyped]  # it has no types
from marshmallow import Schema

from service.parsing import Parser
from service.problems import KINDS, MEDIA_TYPE

View = TypeVar("View", bound=Callable[..., Any])
# What stands in a path, by the name of its step.
STEPS: dict[str, dict[str, object]] = {
    step: {"name": step, "in": "path", "required": True, "description": description}
    for step, description in {
        "article_id": "The id, percent-encoded; a slash in it is `%2F`.",
        "assessment_id": "The `id` of an assessment.",
        "claim_id": "The `claim.id` of an assessment.",
    }.items()
}
BODY = ("malformed-json", "body-too-large", "unsupported-media-type", "invalid-input")  # what any body can be refused for


class Decorator(Protocol):
    """What stands above a view and returns it."""

    def __call__(self, view: View, /) -> View:
        """Return the view, decorated."""


def shape(name: str) -> dict[str, object]:
    """Return the reference to a schema of the document."""
    return {"$ref": f"#/components/schemas/{name}"}


class Blueprint(flask_smorest.Blueprint):  # type: ignore[misc]  # flask-smorest has no types
    """flask-smorest's blueprint with our parser and our problems."""

    ARGUMENTS_PARSER = Parser()

    def on(self, method: str, path: str) -> Decorator:
        """Register a view for one method of a path."""
        named = [step for name, step in STEPS.items() if f":{name}>" in path] or None
        return self.route(path, methods=[method], parameters=named)  # type: ignore[no-any-return]  # flask-smorest has no types

    def takes(self, schema: type[Schema], example: object, shown: dict[str, object] | None = None) -> Decorator:
        """Hand the view what `schema` makes of the body; the document shows `shown` where that is another schema."""
        body = {"requestBody": {"content": {"application/json": {"schema": shown}}}} if shown else {}

        def decorate(view: View) -> View:
            taking = self.doc(**body)(self.arguments(schema, example=example)(view))
            return self.problems(*BODY)(taking)  # type: ignore[no-any-return]  # flask-smorest has no types

        return decorate

    def asks(self, schema: type[Schema]) -> Decorator:
        """Hand the view what `schema` makes of the query."""
        def decorate(view: View) -> View:
            asking = self.arguments(schema, location="query")(view)
            return self.problems("invalid-input")(asking)  # type: ignore[no-any-return]  # flask-smorest has no types

        return decorate

    def answers(
        self, status: int, schema: dict[str, object] | None, description: str, **documented: object,
    ) -> Decorator:
        """Document one answer that is no problem."""
        return self.alt_response(  # type: ignore[no-any-return]  # flask-smorest has no types
            status, schema=schema, description=description, success=True, **documented)

    def problems(self, *names: str) -> Decorator:
        """Document the problems that a view answers with, by their rows in KINDS."""
        def decorate(view: View) -> View:
            for kind in (KINDS[name] for name in names):
                told = {"content_type": MEDIA_TYPE, "description": f"{kind.title}. {kind.remedy}"}
                view = self.alt_response(kind.status, schema=shape("Problem"), **told)(view)
            return view

        return decorate
