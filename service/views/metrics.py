"""The metrics."""

from __future__ import annotations

from flask import Response

from service.blueprint import Blueprint
from service.held import held

metrics = Blueprint("metrics", __name__, description="For those who run the service.")
FORMAT = "text/plain; version=0.0.4; charset=utf-8"


@metrics.on("GET", "/metrics")
@metrics.answers(200, {"type": "string"}, "The metrics.", content_type="text/plain")
def get_metrics() -> Response:
    """Return the metrics of all processes in the text format of Prometheus."""
    return Response(held().watch.metrics.exposition(), content_type=FORMAT)
