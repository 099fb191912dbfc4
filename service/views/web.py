"""The pages for people and the files that they load, which are no part of the interface for programs: the document does not list them."""

from __future__ import annotations

from flask import Blueprint, Response, abort, render_template

from service.web.assets import assets
from service.web.policy import POLICY

web = Blueprint("web", __name__)


@web.get("/")
def get_workbench() -> Response:
    """Return the workbench; the page holds nothing, and asks for what it shows with the key of whoever looks."""
    return page(render_template("workbench.html"))


@web.get("/web/<asset>")
def get_asset(asset: str) -> Response:
    """Return a module or a style sheet of the pages."""
    found = assets().get(asset)
    if found is None:
        abort(404)
    return Response(found.content, content_type=found.content_type)


@web.get("/assessment/<digest:assessment_id>")
def get_assessment_page(assessment_id: str) -> Response:  # noqa: ARG001  the page reads it from its own address
    """Return the page of one assessment, which asks for it with the key of whoever looks."""
    return page(render_template("sheet.html", what="assessment"))


@web.get("/article/<id:article_id>")
def get_article_page(article_id: str) -> Response:  # noqa: ARG001  the page reads it from its own address
    """Return the page of one stored article, which asks for it with the key of whoever looks."""
    return page(render_template("sheet.html", what="article"))


def page(written: str) -> Response:
    """Return a page under the policy of pages."""
    return Response(written, content_type="text/html; charset=utf-8", headers={"Content-Security-Policy": POLICY})
