"""How well a draft is sourced."""

from __future__ import annotations

from flask import Response, request

from service.answering import answer
from service.blueprint import Blueprint, shape
from service.drafts import DraftRequest, DraftSchema, analysed, found
from service.examples import DRAFT
from service.held import held
from service.ndjson import NDJSON, streamed, to_the_end
from service.parsing import JSON

analyze = Blueprint("analyze", __name__, description="How well a draft is sourced.")
ORDER = "The statements in the order of the text; those of the title come last."
LINES = (
    'As lines: first `{"id", "statements"}`, where no statement has an `assessment` yet and `unassessed` is told as far as it is known; '
    'then for each statement that is to be scored, in the same order, `{"index", "assessment"}`, or `{"index", "unassessed"}`. '
    "A problem instead of such a line is the last."
)


@analyze.on("POST", "/v1/analyze")
@analyze.takes(DraftSchema, DRAFT)
@analyze.answers(200, shape("Analysis"), "")  # first, as of POST /v1/score
@analyze.answers(200, {"type": "string"}, f"{ORDER} {LINES}", content_type=NDJSON)
def analyze_draft(asked: DraftRequest) -> Response:
    """Return every statement of a draft with its attribution, and how well it is sourced in the stored articles.

    What a statement says is the claim. The draft is no evidence for itself: an article with its `id`, or with its text, is
    passed over. A statement that claims nothing has an `assessment` of null, and `unassessed` says why. `detail` is
    `summary`, or `full` for whole assessments. Nothing of a draft is kept, nor are these assessments.

    The header `Accept: application/x-ndjson` asks for lines of JSON, each sent as soon as it is found.
    """
    if request.accept_mimetypes.best_match([JSON, NDJSON], JSON) == NDJSON:
        response = streamed(to_the_end(found(held(), asked)))
    else:
        response = answer(analysed(held(), asked))
    response.headers["Vary"] = "Accept"
    return response
