"""What the service judges by, and what it accepts."""

from __future__ import annotations

from dataclasses import asdict

from flask import Response

from service.access.guard import published
from service.answering import answer
from service.bands import BANDS
from service.blueprint import Blueprint, shape
from service.held import held

rubric = Blueprint("rubric", __name__, description="What the service judges by, and what it accepts.")


@rubric.on("GET", "/v1/rubric")
@rubric.answers(200, shape("Rubric"), "The rubric.")
def get_rubric() -> Response:
    """Return the rubric in force: every class, modifier and sentence, and its version.

    Every answer that was scored by it carries the same version. `bands` are the words and the symbol for a score, by its least.
    """
    in_force = held().engine.rubric
    return answer({"version": in_force.version, "rubric": in_force.table, "bands": [asdict(one) for one in BANDS]})


@rubric.on("GET", "/v1/limits")
@rubric.answers(200, shape("Limits"), "The limits by name.")
def get_limits() -> Response:
    """Return the most that is accepted of everything; `requests` is there where there is a limit on them."""
    return answer({name: asdict(limit) for name, limit in published().items()})
