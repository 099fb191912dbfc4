"""How well a claim is sourced."""

from __future__ import annotations

from time import perf_counter

from flask import Response, request

from service.answering import exported, written
from service.assessing import assess, kept
from service.blueprint import Blueprint, shape
from service.examples import SCORE
from service.exports.formats import FORMATS, FormatSchema, chosen
from service.held import desk, held
from service.requests import ScoreRequest, ScoreRequestSchema

score = Blueprint("score", __name__, description="How well a claim is sourced.")


@score.on("POST", "/v1/score")
@score.takes(ScoreRequestSchema, SCORE)
@score.asks(FormatSchema)
@score.problems("conflict")
@score.answers(200, shape("Assessment"), "")  # first, for generated clients know the first type alone
@score.answers(200, shape("ClaimReview"), "", content_type=FORMATS["claimreview"].media_type)
@score.answers(200, shape("Bundle"), "The assessment, in the format asked for.", content_type=FORMATS["stix"].media_type)
def score_claim(asked: ScoreRequest, format_name: str | None) -> Response:
    """Score a claim.

    Against `articles` where they are given, and otherwise against the stored ones: the statements that have most of the
    claim's terms, names and aliases folded, the rarest looked for first, up to the limit `candidates` of `/v1/limits`.
    `archive` in the answer says how many articles are stored, and how many of them such statements stand in. The answer
    is kept, and can be had again from `/v1/assessments/` under its `id`.

    `rubric` puts numbers of the rubric aside for this one claim; `versions.rubric` of the answer changes with them.

    `format`, or else the header `Accept`, asks for the assessment as schema.org ClaimReview (`application/ld+json`) or as a
    STIX 2.1 bundle (`application/stix+json`). Both say how well the claim is sourced, and nothing about whether it holds.

    The header `Server-Timing` tells how many milliseconds finding the evidence and scoring took.
    """
    began = perf_counter()
    found = assess(asked, held(), held().store)
    headers = {"Vary": "Accept", "Server-Timing": f"engine;dur={1000 * (perf_counter() - began):.2f}"}
    plain = kept(asked, found, held(), desk())
    wanted = FORMATS[chosen(format_name, request.accept_mimetypes)]
    if wanted.export is None:
        return written(plain, headers=headers)
    return exported(wanted.export(found.assessment, found.articles), wanted.content_type, headers)
