"""Assessments that were made before."""

from __future__ import annotations

from flask import Response

from service.answering import written
from service.assessing import recalled
from service.blueprint import Blueprint, shape
from service.held import desk, held
from service.problems import Refused
from service.recalling import ARCHIVE, rested_on, state
from service.requests import OffsetsSchema

assessments = Blueprint("assessments", __name__, description="What was assessed before.")
TOLD = {"schema": {"type": "string"}, "description": "Whether the claim would be scored on the same articles today."}


@assessments.on("GET", "/v1/assessments/<digest:assessment_id>")
@assessments.asks(OffsetsSchema)
@assessments.answers(200, shape("Assessment"), "The assessment, byte for byte as it was answered.", headers={ARCHIVE: TOLD})
@assessments.problems("not-found")
def get_assessment(offset_unit: str, assessment_id: str) -> Response:
    """Return an assessment as it was answered.

    The header `Archive-State` says whether the claim would be scored on the same articles today: `unchanged`, `moved-on`, or
    `inline` where the caller had brought them.
    """
    record = held().recorder.get(desk(), assessment_id)
    if record is None:
        raise Refused("not-found", "no assessment with this id was made here")
    articles = rested_on(record, held())
    return written(recalled(record, articles, offset_unit), headers={ARCHIVE: state(record, held())})
