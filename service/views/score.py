"""How well a claim is sourced."""

from __future__ import annotations

from flask import Response

from service.answering import written
from service.assessing import assess, kept
from service.blueprint import Blueprint, shape
from service.examples import SCORE
from service.held import held
from service.requests import ScoreRequest, ScoreRequestSchema

score = Blueprint("score", __name__, description="How well a claim is sourced.")


@score.on("POST", "/v1/score")
@score.takes(ScoreRequestSchema, SCORE)
@score.problems("conflict")
@score.answers(200, shape("Assessment"), "The assessment.")
def score_claim(asked: ScoreRequest) -> Response:
    """Score a claim.

    Against `articles` where they are given, and otherwise against the stored ones: the statements that have most of the
    claim's terms, names and aliases folded, the rarest looked for first, up to the limit `candidates` of `/v1/limits`.
    `archive` in the answer says how many articles are stored, and how many of them such statements stand in. The answer
    is kept, and can be had again from `/v1/assessments/` under its `id`.

    `rubric` puts numbers of the rubric aside for this one claim; `versions.rubric` of the answer changes with them.
    """
    return written(kept(asked, assess(asked, held()), held()))
