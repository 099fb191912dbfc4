"""The files that pages for people load. They are no part of the interface for programs, and the document does not list them."""

from __future__ import annotations

from flask import Blueprint, Response, abort

from service.web.assets import assets

web = Blueprint("web", __name__)


@web.get("/web/<asset>")
def get_asset(asset: str) -> Response:
    """Return a module or a style sheet of the pages."""
    found = assets().get(asset)
    if found is None:
        abort(404)
    return Response(found.content, content_type=found.content_type)
