"""What other pages show of an assessment: the custom element, and a page for a frame that needs no script."""

from __future__ import annotations

from typing import Any, cast

from flask import Response, render_template

from service.archive.recorder import Record
from service.bands import band
from service.blueprint import Blueprint
from service.held import desk, held
from service.jsontext import read_json
from service.problems import Refused
from service.web.assets import assets
from service.web.policy import framed

embed = Blueprint("embed", __name__, description="What other pages show.")
# A page of another origin loads these; a frame with `sandbox` is of another origin as well, even to the service that it came from.
SHARED = {"Cross-Origin-Resource-Policy": "cross-origin"}


@embed.on("GET", "/embed/claim-score.js")
@embed.answers(200, {"type": "string"}, "The module.", content_type="text/javascript")
def get_element() -> Response:
    """Return the custom element `<claim-score>` as a module; only pages of the origins that are set may load it."""
    return _shared("claim-score.js")


@embed.on("GET", "/embed/embed.css")
@embed.answers(200, {"type": "string"}, "The style sheet.", content_type="text/css")
def get_embed_style() -> Response:
    """Return the style sheet of the page for a frame."""
    return _shared("embed.css")


@embed.on("GET", "/embed/assessment/<digest:assessment_id>")
@embed.answers(200, {"type": "string"}, "The page.", content_type="text/html")
@embed.problems("not-found")
def get_embedded_assessment(assessment_id: str) -> Response:
    """Return an assessment as a small page for a frame, which needs no script.

    Pages of the origins in `SECONDSOURCE_CORS` may frame it, and no others. A frame sends no key: where keys are needed, the page shows
    assessments of the desk that `SECONDSOURCE_EMBED` names to whoever has the link, and none where it names no desk.
    """
    headers = {"Content-Security-Policy": framed(held().settings.cors)}
    record = held().recorder.get(desk(), assessment_id)
    if record is None:
        raise Refused("not-found", "no assessment with this id is shown here", headers=headers)
    return Response(_page(record), content_type="text/html; charset=utf-8", headers=headers)


def _page(record: Record) -> str:
    assessment = cast(dict[str, Any], read_json(record.answer))
    score = record.score
    return render_template(
        "embed.html", assessment=assessment, band=None if score is None else band(score), made=record.made[:10],
        against=sum(origin["points"] < 0 for origin in assessment["origins"]))


def _shared(name: str) -> Response:
    found = assets()[name]
    return Response(found.content, content_type=found.content_type, headers=SHARED)
