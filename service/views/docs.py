"""The documentation of the service, from one OpenAPI document."""

from __future__ import annotations

from flask import Response, render_template, request

from service.access.guard import published
from service.answering import answer
from service.blueprint import Blueprint
from service.documentation import operations, schemas
from service.held import held
from service.problems import KINDS

docs = Blueprint("docs", __name__, description="The documentation.")
PAGE_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


@docs.on("GET", "/openapi.json")
@docs.answers(200, {"type": "object"}, "The document.")
def get_openapi() -> Response:
    """Return the OpenAPI 3.1 document of the service."""
    return answer(held().document)


@docs.on("GET", "/docs")
@docs.answers(200, {"type": "string"}, "The page.", content_type="text/html")
def get_docs() -> Response:
    """Return this documentation as a page for people; it loads nothing from anywhere else."""
    page = render_template(
        "docs.html", document=held().document, operations=operations(held().document, request.host_url.rstrip("/")),
        schemas=schemas(held().document), problems=KINDS, limits=published())
    return Response(page, content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": PAGE_POLICY})


@docs.on("GET", "/docs.css")
@docs.answers(200, {"type": "string"}, "The style sheet.", content_type="text/css")
def get_style() -> Response:
    """Return the style sheet of the documentation."""
    return Response(render_template("docs.css"), content_type="text/css; charset=utf-8")
