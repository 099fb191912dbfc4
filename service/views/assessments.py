"""Assessments that were made before."""

from __future__ import annotations

from flask import Response

from service.answering import answer, written
from service.assessing import recalled
from service.blueprint import Blueprint, shape
from service.held import desk, held
from service.problems import Refused
from service.recalling import ARCHIVE, history_json, rested_on, state
from service.requests import OffsetsSchema

assessments = Blueprint("assessments", __name__, description="What was assessed before.")
HISTORY = 1_000  # assessments of one claim that are told of
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


@assessments.on("GET", "/v1/claims/<digest:claim_id>/history")
@assessments.answers(200, shape("History"), "Its assessments, the first made first.")
@assessments.problems("not-found")
def get_history(claim_id: str) -> Response:
    """Return how the score of a claim moved: each assessment of it on the stored articles, and what lay between two of them.

    The id of a claim stands in each assessment of it, as `claim.id`.
    """
    records = held().recorder.of_claim(desk(), claim_id, HISTORY)
    if not records:
        raise Refused("not-found", "no claim with this id was scored here")
    return answer(history_json(claim_id, records[::-1]))
