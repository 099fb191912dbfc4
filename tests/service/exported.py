"""Assessments to export, made by the engine, and what must never stand in an export."""

from __future__ import annotations

import re
from dataclasses import replace

from wanted import BRIDGE, CLAIM

from scoring import Article, Assessment, Claim, Engine
from service.exports.wording import NEVER

POST = Article(**BRIDGE)
WIRE = Article(
    "wire-1", "The harbour's spokeswoman, Mira Kos, denied that two bridges were closed on Friday.", "Wire", "Bridges", "2024-10-20T01:00:00+03:00", "javascript:alert(1)")
UNDATED = Article("town-1", "Two bridges were closed on Friday, witnesses said.")
CASES: dict[str, tuple[Claim, list[Article]]] = {
    "supported": (Claim(**CLAIM), [POST]),
    "several": (Claim(**CLAIM), [WIRE, UNDATED, POST]),
    "as of a day": (Claim(CLAIM["text"], "2024-10-19"), [POST, UNDATED]),
    "undated": (Claim(**CLAIM), [UNDATED]),
    "nothing bears": (Claim("A typhoon destroyed an airport in Cebu."), [POST]),
    "nothing by then": (Claim(CLAIM["text"], "2020-01-01"), [POST]),
    "no articles": (Claim(**CLAIM), []),
}


def made(engine: Engine, case: str) -> tuple[Assessment, list[Article]]:
    """Return the assessment of a case, and its articles."""
    claim, articles = CASES[case]
    return engine.score(claim, articles), articles


def without(assessment: Assessment, reason: str) -> Assessment:
    """Return the assessment with another first reason."""
    first, *rest = assessment.reasons
    return replace(assessment, reasons=(replace(first, text=reason), *rest))


def forbidden(body: bytes) -> list[str]:
    """Return the words in `body` that call a score what it is not."""
    return [word for word in NEVER if re.search(rf"\b{word}", body.decode(), re.IGNORECASE)]
