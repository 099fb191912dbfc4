"""Assessing: a request for a score, scored on the caller's own articles or on those of the desk, and kept so that it can be had again."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import cast

from scoring import Article, Claim, Engine
from scoring.rubric import Rubric
from scoring.values import Assessment, Json
from service.archive.recorder import Record
from service.archive.shelf import Candidates, Shelf
from service.held import Held
from service.jsontext import read_json, write_json
from service.offsets import CODE_POINTS
from service.rendering import assessment_json, recounted_evidence
from service.requests import ScoreRequest
from service.store import Store


@dataclass(frozen=True, slots=True)
class Answered:
    """An assessment with what it was made from; `found` is None where the caller brought the articles."""

    assessment: Assessment
    articles: list[Article]
    found: Candidates | None

    def as_json(self, offset_unit: str = CODE_POINTS) -> Json:
        """Return what is answered."""
        written = assessment_json(self.assessment, self.articles, offset_unit)
        written["claim"] = {**cast(Json, written["claim"]), "id": claim_id(self.assessment.claim)}
        return written | (self.found.as_json() if self.found else {})


def assess(
    asked: ScoreRequest, holding: Held, store: Store, rubric: Rubric | None = None, usable: Callable[[Article], bool] | None = None,
) -> Answered:
    """Score a claim as it is asked, on a desk's articles or the caller's; raise ClaimError or InputProblem where that cannot be done.

    `rubric` is that of the request, where it is made already. Of the stored articles only those that are `usable` are evidence.
    """
    with holding.watch.metrics.scoring.time():
        return _assessed(asked, holding.engine, holding.shelf, store, rubric, usable)


def _assessed(
    asked: ScoreRequest, engine: Engine, shelf: Shelf, store: Store, rubric: Rubric | None, usable: Callable[[Article], bool] | None,
) -> Answered:
    rubric = rubric or asked.rubric_on(engine.rubric)
    if asked.articles is not None:
        return Answered(engine.score(asked.claim, asked.articles, rubric), asked.articles, None)
    claim = engine.read_claim(asked.claim)
    found = shelf.candidates(store, claim)
    if usable is not None:
        found = among(found, usable)
    return Answered(engine.weigh(claim, found.readings, rubric, found.searched), found.articles, found)


def among(found: Candidates, usable: Callable[[Article], bool]) -> Candidates:
    """Return the candidates without the articles that are not `usable`."""
    chosen = [place for place, article in enumerate(found.articles) if usable(article)]
    return replace(
        found, readings=[found.readings[place] for place in chosen], numbers=tuple(found.numbers[place] for place in chosen))


def kept(asked: ScoreRequest, answered: Answered, holding: Held, desk: str) -> bytes:
    """Have an assessment kept for whoever on the desk asks for its id, and return the answer as JSON in the unit that was asked for."""
    plain = write_json(answered.as_json())
    found = answered.found
    request = {
        "claim": {"text": asked.claim.text, "as_of": asked.claim.as_of},
        "articles": None if found else [as_row(article) for article in answered.articles],
        "rubric": asked.rubric,
    }
    holding.recorder.keep(
        Record(
            desk, answered.assessment.id, claim_id(asked.claim), now(),
            answered.assessment.score, write_json(request), plain, found.numbers if found else None,
        ))
    return plain if asked.offset_unit == CODE_POINTS else write_json(answered.as_json(asked.offset_unit))


def recalled(record: Record, articles: Iterable[Article], offset_unit: str) -> bytes:
    """Return the answer of a record in a unit of offsets; `articles` are those that it rests on, as far as they are still there."""
    if offset_unit == CODE_POINTS:
        return record.answer
    return write_json(recounted_evidence(cast(Json, read_json(record.answer)), articles))


def now() -> str:
    """Return the time, as it is kept."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")


def claim_id(claim: Claim) -> str:
    """Return the id of a claim, the same wherever it is made: that of its words and its date."""
    return hashlib.sha256(write_json([claim.text, claim.as_of])).hexdigest()[:24]


def as_row(article: Article) -> Json:
    """Return an article as it was handed in, without what it lacks."""
    fields = {name: getattr(article, name) for name in ("id", "text", "outlet", "title", "published_at", "url", "language")}
    return {name: value for name, value in fields.items() if value}
