"""Moments: the times that articles and claims give, as far as they can be told."""

from __future__ import annotations

from datetime import UTC, datetime


def moment(published_at: str | None) -> datetime | None:
    """Return an RFC 3339 time or a date as a moment; a time without a zone, and a date, count as UTC. None if it is neither."""
    try:
        found = datetime.fromisoformat(published_at or "")
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def out_by(published_at: str | None, as_of: str | None) -> bool:
    """Tell whether what was published then was out by `as_of`; a day includes all of itself, and what has no time always was."""
    limit, published = moment(as_of), moment(published_at)
    if limit is None or published is None:
        return True
    if len(str(as_of)) <= 10 or len(str(published_at)) <= 10:
        return published.date() <= limit.date()
    return published <= limit
