"""What an editor underlines: each weakly sourced statement of its blocks, with why, and what would raise it."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator

from scoring import ClaimError
from scoring.values import Article, Assessment, Claim, Json, Reason
from service.assessable import unassessed
from service.assessing import assess
from service.bands import band
from service.editors.blocks import Block, Joined, Read, joined
from service.editors.categories import CATEGORIES, Category, categories_json, category_of
from service.editors.requests import CheckRequest
from service.held import Held
from service.jsontext import write_json
from service.requests import ScoreRequest

AROUND = 100  # characters before and after a match that come with it
OPENINGS = ("The ", "No ", "Nobody ", "Nothing ")  # words that begin a reason and are no name
SHOWN = dict(zip((one.id for one in CATEGORIES), categories_json(), strict=True))

Weighed = tuple[Assessment, Category, Reason]


def checked(holding: Held, asked: CheckRequest) -> Json:
    """Return the matches in the blocks, in the order of the draft that they make; a statement that runs over blocks is one in each.

    Nothing of it is kept: a draft is not yet anybody's to read.
    """
    whole = joined(asked.blocks)
    return {
        "requestId": asked.request_id,
        "blocks": [_block_json(block) for block in asked.blocks],
        "categoryIds": list(asked.categories),
        "matches": list(_matches(whole, _weighing(holding, asked, whole), holding)) if asked.categories else [],
    }


def _weighing(holding: Held, asked: CheckRequest, whole: Joined) -> Callable[[str], Weighed | None]:
    """Return the function that tells what is wrong with a claim; what is said twice is scored once."""
    store, rubric = holding.store, holding.engine.rubric
    known: dict[str, Weighed | None] = {}

    def evidence(article: Article) -> bool:
        return article.text != whole.text and article.id != asked.document_id

    def weighed(claim: str) -> Weighed | None:
        if claim not in known:
            try:
                found = assess(ScoreRequest(Claim(claim), None, {}), holding, store, rubric, evidence).assessment
                place = category_of(found, asked.categories, rubric)
            except ClaimError:  # the engine's own judgement of what a word is
                place = None
            known[claim] = (found, *place) if place else None
        return known[claim]

    return weighed


def _matches(whole: Joined, weighed: Callable[[str], Weighed | None], holding: Held) -> Iterator[Json]:
    statements = holding.engine.attribute(Article("draft", whole.text)) if whole.text else ()
    for place, statement in enumerate(statements):
        claim = whole.text[statement.start:statement.end]
        wrong = weighed(claim) if unassessed(claim, place) is None else None
        if wrong is not None:
            for read, start, end in whole.parts(statement.start, statement.end):
                yield _match(read, start, end, claim, wrong)


def _match(read: Read, start: int, end: int, claim: str, wrong: Weighed) -> Json:
    found, category, reason = wrong
    first, last = read.positions(start, end)
    before, words, after = read.words[max(start - AROUND, 0):start], read.words[start:end], read.words[end:end + AROUND]
    shown = SHOWN[category.id]
    level = None if found.score is None else band(found.score)
    return {
        "rule": {"id": category.id, "category": shown, "description": category.what, "suggestions": []},
        "fromPos": first, "toPos": last, "precedingText": before, "subsequentText": after, "matchedText": words,
        "message": message(found, reason),
        "shortMessage": category.name if found.score is None else f"{category.name}, {found.score} of 100",
        "suggestions": [], "markAsCorrect": False, "matchContext": f"{before}[[{words}]]{after}",
        "groupKey": group_key(claim, category.id),
        "blockId": read.block.id, "score": found.score, "grade": found.grade,
        "band": level.name if level else None, "symbol": level.symbol if level else None,
    }


def message(found: Assessment, reason: Reason) -> str:
    """Return the sentence that says why a statement is weakly sourced, and what would raise its score most."""
    told = reason.text.strip().removesuffix(".")
    if found.score is None:
        return f"{told}."
    why = told[0].lower() + told[1:] if told.startswith(OPENINGS) else told
    step = f"; to raise it, {found.would_raise[0].text} (+{found.would_raise[0].points})" if found.would_raise else ""
    return f"{band(found.score).words.capitalize()}, {found.score} of 100, because {why}{step}."


def group_key(claim: str, code: str) -> str:
    """Return what stands for a statement that is wrong in one way, wherever in a draft it is and however its lines are broken."""
    return hashlib.sha256(write_json([" ".join(claim.split()), code])).hexdigest()[:24]


def _block_json(block: Block) -> Json:
    skipped = {"skipRanges": [{"from": first, "to": last} for first, last in block.skipped]} if block.skipped else {}
    return {"id": block.id, "text": block.text, "from": block.start, "to": block.end, **skipped}
