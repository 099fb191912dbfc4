"""Assessments that were made before."""

from __future__ import annotations

from flask import Response

from service.answering import written
from service.assessing import recalled
from service.blueprint import Blueprint, shape
from service.errors import quoted
from service.held import desk, held
from service.problems import Refused
from service.recalling import ARCHIVE, rested_on, state
from service.requests import OffsetsSchema

assessments = Blueprint("assessments", __name__, description="What was assessed before.")
TOLD = {"schema": {"type": "string"}, "description": "Whether the claim would be scored on the same articles today."}


@assessments.on("GET", "/v1/assessments/<digest:assessment_id>")
@assessments.asks(OffsetsSchema)
@assessments.answers(200, shape("Assessment"), "The assessment, byte for byte as it was first answered.", headers={ARCHIVE: TOLD})
@assessments.problems("not-found", "gone")
def get_assessment(offset_unit: str, assessment_id: str) -> Response:
    """Return an assessment as it was first answered under its id, which is that of claim, articles and versions.

    The header `Archive-State` says whether the claim would be scored on the same articles today: `unchanged`, `moved-on`, or
    `inline` where the caller had brought them.
    """
    record = held().recorder.get(desk(), assessment_id)
    if record is None:
        raise Refused("not-found", "no assessment with this id was made here")
    try:
        body = recalled(record, rested_on(record, held()), offset_unit)
    except KeyError as missing:
        detail = f"the article {quoted(str(missing.args[0]))} was deleted, and without its text nothing can be counted in UTF-16 units"
        raise Refused("gone", detail) from None
    return written(body, headers={ARCHIVE: state(record, held())})
