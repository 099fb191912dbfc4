"""How well a claim is sourced."""

from __future__ import annotations

from flask import Response, request

from service.answering import answer, written
from service.assessing import Asked, scored
from service.blueprint import Blueprint, shape
from service.examples import SCORE
from service.exports.formats import FORMATS, FormatSchema, chosen
from service.held import held
from service.requests import ScoreRequest, ScoreRequestSchema

score = Blueprint("score", __name__, description="How well a claim is sourced.")


@score.on("POST", "/v1/score")
@score.takes(ScoreRequestSchema, SCORE)
@score.asks(FormatSchema)
@score.problems("conflict")
@score.answers(200, shape("Bundle"), "", content_type=FORMATS["stix"].media_type)
@score.answers(200, shape("ClaimReview"), "", content_type=FORMATS["claimreview"].media_type)
@score.answers(200, shape("Assessment"), "The assessment, in the format asked for.")
def score_claim(asked: ScoreRequest, format_name: str | None) -> Response:
    """Score a claim.

    Against `articles` where they are given, and otherwise against the stored ones: all of them as long as there are no
    more than the limit `candidates` of `/v1/limits`, and beyond that those that share a word with the claim that no more
    than a third of them have, the best fit by BM25 on word stems first. `archive` in the answer says how many are stored,
    how many of them share such a word, and how many the claim was scored against; where none does, a few of the newest.

    `rubric` puts numbers of the rubric aside for this one claim; `versions.rubric` of the answer changes with them.

    `format`, or else the header `Accept`, asks for the assessment as schema.org ClaimReview (`application/ld+json`) or as a
    STIX 2.1 bundle (`application/stix+json`). Both say how well the claim is sourced, and nothing about whether it holds.
    """
    found = scored(held(), asked.claim, Asked(asked.articles, asked.rubric_on(held().engine.rubric)))
    wanted = FORMATS[chosen(format_name, request.accept_mimetypes)]
    if wanted.export is None:
        return answer(found.as_json(asked.offset_unit), headers={"Vary": "Accept"})
    return written(wanted.export(found.assessment, found.found.articles), wanted.content_type)
