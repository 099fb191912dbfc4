"""What of an article's statements can be scored as claims, and why the others cannot."""

from __future__ import annotations

import re

from scoring.values import Article, Json, Statement
from service.limits import LIMITS, most

WORDS = 3  # with fewer ("(LNA)", "HARBOUR DUES") hardly anything is claimed

# Why a statement has no assessment.
UNASSESSED = {
    "no_word": "There is no word in it.",
    "too_short": f"It has fewer than {WORDS} words, too few to claim anything.",
    "too_long": f"It is longer than a claim may be, {most('claim_text'):,} characters.",
    "too_many": f"It stands behind the first {most('statements'):,} statements; {LIMITS['statements'].remedy}.",
}


def words(article: Article, statement: Statement) -> str:
    """Return what is claimed: the content of a statement."""
    return article.words(statement.field)[statement.start:statement.end]


def why(code: str | None) -> Json | None:
    """Return a row of UNASSESSED as it is written, None for none."""
    return None if code is None else {"code": code, "text": UNASSESSED[code]}


def unassessed(claim: str, place: int) -> str | None:
    """Return the row of UNASSESSED for a statement that is not scored; `place` counts the statements from 0."""
    if not any(letter.isalnum() for letter in claim):
        return "no_word"
    if len(re.findall(r"\w+", claim)) < WORDS:
        return "too_short"
    if len(claim) > most("claim_text"):
        return "too_long"
    return "too_many" if place >= most("statements") else None
