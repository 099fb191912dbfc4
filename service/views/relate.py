"""How texts bear on claims."""

from __future__ import annotations

from flask import Response

from service.answering import answer
from service.blueprint import Blueprint, shape
from service.examples import PAIRS
from service.relating import RelateRequest, RelateSchema, related

relate = Blueprint("relate", __name__, description="How a text bears on a claim.")


@relate.on("POST", "/v1/relate")
@relate.takes(RelateSchema, PAIRS)
@relate.answers(200, shape("Relations"), "A relation for each pair, in the order given.")
def relate_pairs(asked: RelateRequest) -> Response:
    """Tell how each text bears on its claim, with a probability for each relation.

    Learnt features and a small judge, a network, read each pair by itself. No score rests on it: a score rests on rules that can be
    checked. It is a second opinion on a piece of evidence, and where the two differ a person should look. Nothing is kept but the
    judge's answer for the pair, for as long as the process runs and has room.
    """
    return answer(related(asked))
