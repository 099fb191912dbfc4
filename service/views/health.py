"""Whether the service is up, and can do its work."""

from __future__ import annotations

from flask import Response

from scoring.values import Article, Claim
from service.answering import answer
from service.blueprint import Blueprint, shape
from service.held import held

health = Blueprint("health", __name__, description="For those who run the service.")
CLAIM = Claim("The bridge was closed.")
ARTICLES = (Article("probe", "The bridge was closed, the mayor said."),)


@health.on("GET", "/healthz")
@health.answers(200, shape("Health"), "The process answers.")
def get_health() -> Response:
    """Tell that the process answers; nothing else is looked at."""
    return answer({"status": "ok"})


@health.on("GET", "/readyz")
@health.answers(200, shape("Readiness"), "Claims can be scored.")
@health.problems("unavailable")
def get_readiness() -> Response:
    """Tell whether claims can be scored: the engine scores one, and the database is read."""
    held().engine.score(CLAIM, ARTICLES)
    held().database.check()
    return answer({"status": "ready", "checks": {"engine": "ok", "database": "ok"}})
