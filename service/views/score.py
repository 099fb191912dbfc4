"""How well a claim is sourced."""

from __future__ import annotations

from flask import Response

from service.answering import answer
from service.blueprint import Blueprint, shape
from service.candidates import candidates, inline
from service.examples import SCORE
from service.held import held
from service.rendering import assessment_json
from service.requests import ScoreRequest, ScoreRequestSchema

score = Blueprint("score", __name__, description="How well a claim is sourced.")


@score.on("POST", "/v1/score")
@score.takes(ScoreRequestSchema, SCORE)
@score.problems("conflict")
@score.answers(200, shape("Assessment"), "The assessment.")
def score_claim(asked: ScoreRequest) -> Response:
    """Score a claim.

    Against `articles` where they are given, and otherwise against the stored ones: all of them as long as there are no
    more than the limit `candidates` of `/v1/limits`, and beyond that those that share a word with the claim that no more
    than a third of them have, the best fit by BM25 on word stems first. `archive` in the answer says how many are stored,
    how many of them share such a word, and how many the claim was scored against; where none does, a few of the newest.

    `rubric` puts numbers of the rubric aside for this one claim; `versions.rubric` of the answer changes with them.
    """
    found = inline(asked.articles) if asked.articles is not None else candidates(held().store, asked.claim)
    assessment = held().score(asked.claim, found.articles, asked.rubric_on(held().engine.rubric))
    return answer(assessment_json(assessment, found.articles, asked.offset_unit) | found.as_json())
