"""A blueprint whose views say what they take, answer and refuse; the OpenAPI document follows from it."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from functools import partial, wraps
from typing import Any, Protocol, TypeVar

import flask_smorest  # type: ignore[import-untyped]  # it has no types
from flask import Response, request
from marshmallow import Schema

from service import conditional, keyed
from service.parsing import JSON, Parser, expect
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
        """Register a view for one method of a path, documented under the view's name."""
        named = [step for name, step in STEPS.items() if f":{name}>" in path] or None
        route = self.route(path, methods=[method], parameters=named)
        tagged = method == "GET" and conditional.tagged(path)

        def register(view: View) -> View:
            documented = _noted(self.doc(operationId=view.__name__), self._tagged(view) if tagged else view)
            return route(documented)  # type: ignore[no-any-return]  # flask-smorest has no types

        return register

    def _tagged(self, view: View) -> View:
        """Document the ETag that service/conditional.py adds to the answers of a view."""
        unchanged = self.answers(304, None, "The caller has it already.", headers=conditional.ETAG)(view)
        return self.reads(conditional.PARAMETER)(unchanged)

    def reads(self, header: dict[str, Any]) -> Decorator:
        """Document a header that a request may have."""
        def decorate(view: View) -> View:
            documented: Any = view
            documented._apidoc = deepcopy(getattr(view, "_apidoc", {}))
            documented._apidoc.setdefault("arguments", {}).setdefault("parameters", []).append(header)
            return view

        return decorate

    def keyed(self, view: Callable[..., Response]) -> Callable[..., Response]:
        """Let a request be sent again under its `Idempotency-Key`; service/keyed.py does it, and this documents it."""
        return self.reads(keyed.PARAMETER)(self.problems(*keyed.PROBLEMS)(keyed.keyed(view)))

    def also_takes(self, media_type: str, take: Callable[[], Response], example: str, description: str) -> Decorator:
        """Answer a body of another type with `take`, which reads it itself."""
        # A schema of anything: whatever its lines hold, such a body is answered.
        content = {"content": {media_type: {"schema": {"description": description}, "example": example}}}

        def decorate(view: View) -> View:
            @wraps(view)
            def either(*args: object, **kwargs: object) -> Response:
                expect(request, JSON, media_type)
                return take() if request.mimetype == media_type else view(*args, **kwargs)

            return self.doc(requestBody=content)(either)  # type: ignore[no-any-return]  # flask-smorest has no types

        return decorate

    def takes(self, schema: type[Schema], example: object, shown: dict[str, object] | None = None) -> Decorator:
        """Hand the view what `schema` makes of the body; the document shows `shown` where that is another schema."""
        body = {"requestBody": {"content": {"application/json": {"schema": shown}}}} if shown else {}

        def decorate(view: View) -> View:
            taking = _noted(self.doc(**body), self.arguments(schema(), example=example)(view))
            return self.problems(*BODY)(taking)  # type: ignore[no-any-return]  # flask-smorest has no types

        return decorate

    def asks(self, schema: type[Schema]) -> Decorator:
        """Hand the view what `schema` makes of the query."""
        def decorate(view: View) -> View:
            asking = self.arguments(schema(), location="query")(view)
            return self.problems("invalid-input")(asking)  # type: ignore[no-any-return]  # flask-smorest has no types

        return decorate

    def answers(
        self, status: int, schema: dict[str, object] | None, description: str, **documented: object,
    ) -> Decorator:
        """Document one answer that is no problem."""
        telling = self.alt_response(status, schema=schema, description=description, success=True, **documented)
        return partial(_noted, telling)

    def problems(self, *names: str) -> Decorator:
        """Document the problems that a view answers with, by their rows in KINDS."""
        def decorate(view: View) -> View:
            for kind in (KINDS[name] for name in names):
                sentence = f"{kind.title}. {kind.remedy}"
                known = _documented(view, kind.status)
                if known is None:
                    told = {"content_type": MEDIA_TYPE, "description": sentence}
                    _noted(self.alt_response(kind.status, schema=shape("Problem"), **told), view)
                elif sentence not in known["description"]:
                    known["description"] += f" Or: {sentence}"  # one status can stand for several problems
            return view

        return decorate


def _noted(decorator: Callable[[View], Any], view: View) -> View:
    """Take over what a decorator documents of a view without what it wraps round it, which every request would pass for nothing."""
    noted: Any = view
    noted._apidoc = decorator(view)._apidoc
    return view


def _documented(view: Callable[..., Any], status: int) -> dict[str, Any] | None:
    """Return what is documented of a view's answer with `status`, or None."""
    answers: list[dict[str, Any]] = getattr(view, "_apidoc", {}).get("response", {}).get("responses", {}).get(status, [])
    return answers[0] if answers else None
