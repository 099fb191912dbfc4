"""The pages for people, and the files that they load."""

from __future__ import annotations

from flask import Response, abort

from service.blueprint import Blueprint
from service.web.assets import assets

web = Blueprint("web", __name__, description="The pages for people.")


@web.on("GET", "/web/<asset>")
@web.problems("not-found")
@web.answers(200, {"type": "string"}, "The file.", content_type="text/javascript")
def get_asset(asset: str) -> Response:
    """Return a module or a style sheet of the pages."""
    found = assets().get(asset)
    if found is None:
        abort(404)
    return Response(found.content, content_type=found.content_type)
