"""One claim scored as a request asks for it, against the articles of the request or against the stored ones."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from scoring.rubric import Rubric
from scoring.values import Article, Assessment, Claim, Json
from service.candidates import Candidates, candidates, inline
from service.held import Held
from service.rendering import assessment_json


@dataclass(frozen=True, slots=True)
class Asked:
    """How claims are scored; `articles` is None where the stored ones are meant.

    `evidence` tells which of the articles may be evidence.
    """

    articles: list[Article] | None
    rubric: Rubric
    evidence: Callable[[Article], bool] = lambda _: True


@dataclass(frozen=True, slots=True)
class Scored:
    """An assessment, and the articles that it was made on."""

    assessment: Assessment
    found: Candidates

    def as_json(self, offset_unit: str) -> Json:
        """Return the assessment as the service writes it, with what there was in the archive."""
        return assessment_json(self.assessment, self.found.articles, offset_unit) | self.found.as_json()


def scored(held: Held, claim: Claim, asked: Asked) -> Scored:
    """Score one claim; raise ClaimError for one without a word."""
    found = inline(asked.articles) if asked.articles is not None else candidates(held.store, claim)
    kept = replace(found, articles=[article for article in found.articles if asked.evidence(article)])
    return Scored(held.engine.score(claim, kept.articles, asked.rubric), kept)
