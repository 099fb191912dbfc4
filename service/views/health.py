"""Whether the service is up, and can do its work."""

from __future__ import annotations

from flask import Response

from service.answering import answer
from service.blueprint import Blueprint, shape
from service.held import held
from service.problems import Refused
from service.readiness import checked

health = Blueprint("health", __name__, description="For those who run the service.")


@health.on("GET", "/healthz")
@health.answers(200, shape("Health"), "The process answers.")
def get_health() -> Response:
    """Tell that the process answers; nothing else is looked at."""
    return answer({"status": "ok"})


@health.on("GET", "/readyz")
@health.answers(200, shape("Readiness"), "Claims can be scored.")
@health.problems("not-ready")
def get_readiness() -> Response:
    """Tell whether claims can be scored: the engine scores one, the database is read, and the disk has room."""
    found = checked(held())
    checks = {name: "failed" if wrong else "ok" for name, wrong in found.items()}
    wrongs = [wrong for wrong in found.values() if wrong]
    if wrongs:
        raise Refused("not-ready", "; ".join(wrongs), headers={"Retry-After": "1"}, more={"checks": checks})
    return answer({"status": "ready", "checks": checks})
