"""What the engine found, as the service writes it: CONTRACT's JSON, with offsets in the unit that was asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from scoring.values import Article, Assessment, Field, Json, Statement, attribution_json
from service.offsets import UTF16, Recount, recounted, utf16


def assessment_json(assessment: Assessment, articles: Iterable[Article], offset_unit: str) -> Json:
    """Return `assessment` as JSON; `articles` are those that it was scored against."""
    written = assessment.as_json()
    return recounted_evidence(written, articles) if offset_unit == UTF16 else written


def recounted_evidence(written: Json, articles: Iterable[Article]) -> Json:
    """Return the JSON of an assessment with the offsets of its evidence in UTF-16 units; raises KeyError where an article is missing."""
    known = {article.id: article for article in articles}
    recounts: dict[tuple[str, Field], Recount] = {}
    evidence: list[Json] = []
    for found in cast(list[Json], written["evidence"]):
        place = cast(tuple[str, Field], (found["article_id"], found["field"]))
        if place not in recounts:
            recounts[place] = utf16(known[place[0]].words(place[1]))
        evidence.append(recounted(found, recounts[place]))
    return written | {"evidence": evidence}


def statements_json(article: Article, statements: Iterable[Statement], offset_unit: str) -> list[Json]:
    """Return the statements of `article` as JSON, each with its words."""
    recounts: dict[Field, Recount] = {"text": utf16(article.text), "title": utf16(article.title)}
    written = [_statement(article, statement) for statement in statements]
    if offset_unit == UTF16:
        return [recounted(found, recounts["title" if found["field"] == "title" else "text"]) for found in written]
    return written


def _statement(article: Article, statement: Statement) -> Json:
    return {
        "field": statement.field, "start": statement.start, "end": statement.end,
        "text": article.words(statement.field)[statement.start:statement.end],
        "attribution": attribution_json(statement.attribution),
    }
