"""Which articles an assessment rests on, and when they were published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from urllib.parse import urlsplit

from scoring.moments import moment
from scoring.values import Article, Assessment


def cited(assessment: Assessment, articles: Iterable[Article]) -> list[Article]:
    """Return the articles that hold evidence, in the order of the evidence."""
    known = {article.id: article for article in articles}
    return [known[name] for name in dict.fromkeys(found.statement.article_id for found in assessment.evidence)]


def supporting(assessment: Assessment, articles: Iterable[Article], relations: Sequence[str]) -> list[Article]:
    """Return the articles that hold evidence of one of `relations`, in the order of the evidence."""
    names = {found.statement.article_id for found in assessment.evidence if found.relation in relations}
    return [article for article in cited(assessment, articles) if article.id in names]


def dated(assessment: Assessment, articles: Iterable[Article]) -> str | None:
    """Return the date of an assessment: its `as_of`, or else when the last of `articles` was published; never a clock."""
    if assessment.claim.as_of is not None:
        return assessment.claim.as_of
    found = [article.published_at for article in articles if moment(article.published_at) is not None]
    return max(found, key=lambda published: (instant(published), str(published)), default=None)


def instant(date: str | None) -> datetime:
    """Return a date as a moment in UTC; the beginning of 1970 for none."""
    return (moment(date) or datetime(1970, 1, 1, tzinfo=UTC)).astimezone(UTC)


def address(article: Article) -> str | None:
    """Return the article's URL if it is one that a page may lead to; a caller may have put anything there."""
    try:
        parts = urlsplit(article.url or "")
        usable = parts.scheme in {"http", "https"} and bool(parts.hostname) and str(article.url).isprintable()
    except ValueError:
        return None
    return article.url if usable and not set(str(article.url)) & set(' <>"\\^`{|}') else None
