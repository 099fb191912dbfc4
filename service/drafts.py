"""What a draft says, statement by statement, and how well each statement is sourced in the stored articles: whole, or as it is found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, cast

from marshmallow import post_load

from scoring import ClaimError
from scoring.values import Article, Assessment, Claim, Json
from service.assessable import unassessed, why, words
from service.assessing import assess
from service.fields import ONE_LINE, Text, named, one_line
from service.held import Held
from service.rendering import statements_json
from service.requests import ScoreRequest, offset_unit, one_of
from service.schemas import ID, Strict
from service.store import Store

DETAILS = ("summary", "full")
NAMELESS = "draft"

@dataclass(frozen=True, slots=True)
class DraftRequest:
    """A draft; `own_id` tells whether the caller gave it an id."""

    draft: Article
    own_id: bool
    offset_unit: str
    detail: str

    def other(self, article: Article) -> bool:
        """Tell whether `article` is another text than the draft, which is no evidence for itself."""
        return article.text != self.draft.text and not (self.own_id and article.id == self.draft.id)


class DraftSchema(Strict):
    """A text that is not yet published."""

    text = Text("draft_text", required=True, metadata={"description": "The text that offsets count in."})
    title = Text("article_title", allow_none=True, metadata={"description": "The headline."})
    outlet = Text("outlet", one_line, allow_none=True, metadata={"pattern": ONE_LINE, "description": "Its name."})
    id = Text(
        "id", named, allow_none=True,
        metadata={**ID, "description": "The id that the draft has where it is stored; that article is no evidence then."})
    offset_unit = offset_unit()
    detail = one_of(DETAILS, "How much of each assessment is told.")

    @post_load
    def make(self, given: dict[str, Any], **_: object) -> DraftRequest:
        """Return the request."""
        own = given.get("id")
        draft = Article(own or NAMELESS, given["text"], given.get("outlet") or "", given.get("title") or "")
        return DraftRequest(draft, own is not None, given["offset_unit"], given["detail"])


def analysed(holding: Held, asked: DraftRequest) -> Json:
    """Return every statement of the draft with its attribution, and its assessment or the reason why it has none."""
    pieces = found(holding, asked)
    whole = next(pieces)
    statements = cast(list[Json], whole["statements"])
    for piece in pieces:
        statements[cast(int, piece.pop("index"))].update(piece)
    return whole


def found(holding: Held, asked: DraftRequest) -> Iterator[Json]:
    """Yield every statement of the draft, none of them scored yet, and then for each that is to be scored its `index` and what came of it.

    Nothing of it is kept: a draft is not yet anybody's to read.
    """
    statements = holding.engine.attribute(asked.draft)
    claims = [words(asked.draft, statement) for statement in statements]
    reasons = [unassessed(claim, place) for place, claim in enumerate(claims)]
    written = statements_json(asked.draft, statements, asked.offset_unit)
    first = [{**shown, "assessment": None, "unassessed": why(code)} for shown, code in zip(written, reasons, strict=True)]
    yield {"id": asked.draft.id if asked.own_id else None, "statements": first}
    store = holding.store
    known: dict[str, Json] = {}  # what is said twice is scored once
    for place, claim in enumerate(claims):
        if reasons[place] is None:
            if claim not in known:
                known[claim] = _assessed(claim, asked, holding, store)
            yield {"index": place, **known[claim]}


def _assessed(claim: str, asked: DraftRequest, holding: Held, store: Store) -> Json:
    try:
        answered = assess(ScoreRequest(Claim(claim), None, {}), holding, store, holding.engine.rubric, asked.other)
    except ClaimError:  # the engine's own judgement of what a word is
        return {"unassessed": why("no_word")}
    return {"assessment": answered.as_json(asked.offset_unit) if asked.detail == "full" else summary(answered.assessment)}


def summary(assessment: Assessment) -> Json:
    """Return what an editor needs beside the copy: score, grade, class of the best source, reasons, number of origins."""
    best = assessment.attribution
    return {
        "id": assessment.id, "score": assessment.score, "abstained": assessment.abstained, "grade": assessment.grade,
        "attribution": {"class": best.source_class if best else None},
        "origins": len(assessment.origins),
        "reasons": [{"code": one.code, "points": one.points, "text": one.text} for one in assessment.reasons],
    }
