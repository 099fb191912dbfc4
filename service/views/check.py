"""How well the text of an editor is sourced, in the protocol of Typerighter."""

from __future__ import annotations

from flask import Response

from service.answering import answer
from service.blueprint import Blueprint, shape
from service.editors.categories import categories_json
from service.editors.matches import checked
from service.editors.requests import CheckRequest, CheckSchema
from service.examples import CHECK
from service.held import held
from service.shapes import refer, several

check = Blueprint("check", __name__, description="How well the text of an editor is sourced, in the protocol of Typerighter.")


@check.on("POST", "/check")
@check.takes(CheckSchema, CHECK)
@check.problems("unavailable")
@check.answers(200, shape("Checked"), "The weakly sourced statements, in the order of the text.")
def check_blocks(asked: CheckRequest) -> Response:
    """Return the weakly sourced statements in blocks of text from an editor.

    The blocks are read in their order as the paragraphs of one draft, against the stored articles. Positions are those of the
    editor, in UTF-16 units: a block's `from` and what stands before the statement in it. A statement whose score is in the band
    “thinly sourced” or below is a match, in the first of the categories that it fits; one on which no article bears is a match
    only where `categoryIds` names `nothing-on-file`. Nothing of it is kept.
    """
    return answer(checked(held(), asked))


@check.on("GET", "/categories")
@check.answers(200, several(refer("Category")), "The most urgent first.")
def list_categories() -> Response:
    """Return the categories of matches."""
    return answer(categories_json())
