"""How well a draft is sourced."""

from __future__ import annotations

from flask import Response

from service.answering import answer
from service.blueprint import Blueprint, shape
from service.drafts import DraftRequest, DraftSchema, analysed
from service.examples import DRAFT
from service.held import held

analyze = Blueprint("analyze", __name__, description="How well a draft is sourced.")


@analyze.on("POST", "/v1/analyze")
@analyze.takes(DraftSchema, DRAFT)
@analyze.answers(200, shape("Analysis"), "The statements in the order of the text; those of the title come last.")
def analyze_draft(asked: DraftRequest) -> Response:
    """Return every statement of a draft with its attribution, and how well it is sourced in the stored articles.

    What a statement says is the claim. The draft is no evidence for itself: an article with its `id`, or with its text, is
    passed over. A statement that claims nothing has an `assessment` of null, and `unassessed` says why. `detail` is
    `summary`, or `full` for whole assessments. Nothing of a draft is kept, nor are these assessments.
    """
    return answer(analysed(held(), asked))
