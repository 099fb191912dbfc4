"""When an article was published, from the ways in which documents write it."""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime

from service.fields import existing

LONGEST = 64  # characters; no date is longer


def moment(text: object) -> str | None:
    """Return ISO 8601 or RFC 822 `text` as an RFC 3339 time, or as a date where it names no zone; None where it is neither.

    >>> moment("Mon, 02 Mar 2026 09:30:00 +0100"), moment("20260302T093000Z"), moment("2026-03-02T09:30"), moment("soon")
    ('2026-03-02T09:30:00+01:00', '2026-03-02T09:30:00Z', '2026-03-02', None)
    """
    if not isinstance(text, str) or len(text) > LONGEST:
        return None
    text = text.strip()
    if existing(text) is None:
        return text
    found = _iso(text) or _mail(text)
    if found is None:
        return None
    written = found.date().isoformat() if found.tzinfo is None else found.isoformat().replace("+00:00", "Z")
    return written if existing(written) is None else None


def _iso(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        return None


def _mail(text: str) -> datetime | None:
    try:
        return parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
