"""What the store holds and did, as the service writes it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from sqlalchemy import Row

from scoring.values import Article, Json
from service.requests import write_cursor
from service.store import ADDED, UNCHANGED, UPDATED

SHOWN = ("id", "outlet", "title", "published_at", "url", "language", "version", "characters")


def article_json(article: Article) -> Json:
    """Return an article with its text."""
    return asdict(article)


def added_json(given: Sequence[Article], states: Sequence[str]) -> Json:
    """Return what became of each article that was handed in, and the totals."""
    told = [{"id": article.id, "status": state} for article, state in zip(given, states, strict=True)]
    return {"articles": told, **{state: states.count(state) for state in (ADDED, UPDATED, UNCHANGED)}}


def page_json(rows: Sequence[Row[Any]], limit: int) -> Json:
    """Return up to `limit` of `rows`, and the cursor after the last of them where there are more."""
    shown = [{name: getattr(row, name) for name in SHOWN} for row in rows[:limit]]
    return {"articles": shown, "next": write_cursor(rows[limit - 1].number) if len(rows) > limit else None}
