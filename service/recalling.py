"""Recalling: what an assessment rested on, whether the archive has moved on since, and how a claim's score moved."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast

from scoring import Article, Claim
from scoring.values import Json
from service.archive.recorder import Record
from service.held import Held
from service.jsontext import read_json

ARCHIVE = "Archive-State"
UNCHANGED, MOVED_ON, INLINE = "unchanged", "moved-on", "inline"


def request_of(record: Record) -> dict[str, Any]:
    """Return the request that a record answers."""
    return cast(dict[str, Any], read_json(record.request))


def rested_on(record: Record, holding: Held) -> list[Article]:
    """Return the articles that an assessment rests on, as far as they are still there."""
    if record.articles is None:
        return [Article(**{"text": "", **row}) for row in request_of(record)["articles"]]  # what is empty is not kept
    return list(holding.shelf.again(holding.store, record.articles).values())


def state(record: Record, holding: Held) -> str:
    """Tell whether the claim of a record would be scored on the same articles today."""
    if record.articles is None:
        return INLINE
    claim = holding.engine.read_claim(Claim(**request_of(record)["claim"]))
    return UNCHANGED if holding.shelf.candidates(holding.store, claim).numbers == record.articles else MOVED_ON


def history_json(claim_id: str, records: Sequence[Record]) -> Json:
    """Return the assessments of a claim in the order in which they were made, each with what it moved by."""
    moves: list[Json] = []
    last: int | None = None
    for record in records:
        answer = cast(dict[str, Any], read_json(record.answer))
        moved = None if last is None or record.score is None else record.score - last
        moves.append({
            "assessment": record.id, "made": record.made, "score": record.score, "grade": answer["grade"],
            "moved": moved, "origins": len(answer["origins"]), "on_stored_articles": record.articles is not None,
        })
        last = record.score if record.score is not None else last
    return {"id": claim_id, "claim": request_of(records[0])["claim"], "assessments": moves}
