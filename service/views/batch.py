"""How well each of many claims is sourced."""

from __future__ import annotations

from flask import Response, request

from service.answering import answer
from service.batches import BatchRequest, BatchRequestSchema, results
from service.blueprint import Blueprint, shape
from service.claim_lines import answers
from service.examples import BATCH, LINES
from service.held import held
from service.keyed import HEADER, checked
from service.ndjson import NDJSON, received, streamed
from service.parsing import Parser
from service.requests import OffsetsSchema

batch = Blueprint("batch", __name__, description="How well each of many claims is sourced.")
LINE = 'A line of JSON for each claim: `{"id", "text", "as_of"?}`, or `{"id", "claim": {"text", "as_of"?}}`.'
ANSWER_LINE = (
    "For lines, a line each: an assessment, or a problem and the number of its `line`, with the caller's `claim_id`. "
    "Pointers lead into the line. After as many lines as `claim_lines` of `/v1/limits` accepts, a problem of status 413 tells at which "
    "`line` the rest begins, and is the last."
)


def score_lines() -> Response:
    """Score claims that come a line each; a key for the request changes nothing, for nothing is changed by scoring again."""
    if HEADER in request.headers:
        checked(request.headers[HEADER])
    offset_unit = Parser().parse(OffsetsSchema(), request, location="query")
    with held().room.aside():
        stream = received(request)
    return streamed(answers(held(), stream, offset_unit), stream)


@batch.on("POST", "/v1/score/batch")
@batch.also_takes(NDJSON, score_lines, LINES, LINE)
@batch.keyed
@batch.takes(BatchRequestSchema, BATCH)
@batch.problems("conflict", "unavailable")
@batch.answers(200, shape("Results"), "")  # first, as of POST /v1/score
@batch.answers(200, {"type": "string"}, f"The assessments, or problems, in the order of the claims. {ANSWER_LINE}", content_type=NDJSON)
def score_claims(asked: BatchRequest) -> Response:
    """Score many claims, each by itself.

    Against `articles` where they are given, which are read once for all of them, and otherwise each against the stored
    ones, as `POST /v1/score` does, and each answer is kept as it is there. A claim that cannot be used is answered with its
    problem, and the others are scored.

    A longer list is sent as `application/x-ndjson`, a line a claim, and answered line by line in the order given, against
    the stored articles. `?offset_unit=utf16` asks for offsets in UTF-16 units then, and an `Idempotency-Key` changes nothing:
    the lines are scored again.
    """
    return answer({"results": results(held(), asked)})
