"""RSS and Atom feeds, as they stand in a file: an article an item, with as much of its text as the feed carries."""

from __future__ import annotations

import io
import re
import time
from collections.abc import Iterator
from typing import Any

from service.errors import InputProblem
from service.formats import markup
from service.formats.articles import article
from service.formats.moments import moment
from service.formats.opened import Opened
from service.rows import Raw, problem

# feedparser reads bytes alone, and these say in what character set they are now.
HEADERS = {"content-type": "application/xml; charset=utf-8"}
ROOT = re.compile(r"<(?:\w+:)?(?:rss|feed|rdf)\b", re.IGNORECASE)


def rows(file: Opened) -> Iterator[Raw]:
    """Yield the items of the feed; nothing that it points at is fetched."""
    feed = _parsed(file.text("document"))
    if not feed.entries and feed.bozo:
        raise problem(file.name, f"is a feed that cannot be read ({type(feed.bozo_exception).__name__}); fetch it anew")
    for number, entry in enumerate(feed.entries, 1):
        where = f"{file.name}, item {number}"
        try:
            yield Raw(number, where, _row(entry, feed.feed))
        except InputProblem as found:
            yield Raw(number, where, {"id": entry.get("id")}, found.faults[0].detail)


def _parsed(text: str) -> Any:  # noqa: ANN401  feedparser has no types
    import feedparser  # noqa: PLC0415  slow, and the other formats do without

    # A stream, for what is no stream may be taken as an address or a file's name. Markup becomes text here, so that it
    # needs neither cleaning nor whole addresses.
    content = io.BytesIO(text.encode("utf-8", "replace"))
    return feedparser.parse(content, response_headers=HEADERS, sanitize_html=False, resolve_relative_uris=False)


def _row(entry: Any, feed: Any) -> dict[str, object]:  # noqa: ANN401  as above
    source = entry.get("source") or {}
    return article(
        _text(entry), key=entry.get("id") or entry.get("link"), title=_plain(entry.get("title_detail")),
        outlet=source.get("title") or _plain(feed.get("title_detail")),
        published=_published(entry), url=entry.get("link"),
        language=next((one.language for one in entry.get("content", []) if one.get("language")), None) or feed.get("language"))


def _text(entry: Any) -> str:  # noqa: ANN401  as above
    """Return the longest of what the item says: its content, or else its summary."""
    found = [*entry.get("content", []), *([entry.summary_detail] if "summary_detail" in entry else [])]
    return max((_plain(one) for one in found), key=len, default="")


def _plain(detail: Any) -> str:  # noqa: ANN401  as above
    if not detail or not detail.get("value"):
        return ""
    return str(detail.value).strip() if detail.get("type") == "text/plain" else markup.text_of(detail.value)


def _published(entry: Any) -> str | None:  # noqa: ANN401  as above
    """Return the time as the feed writes it, or else as feedparser understood it."""
    for name in ("published", "updated"):
        if name in entry:  # asked for without this, one would stand in for the other
            read = entry.get(f"{name}_parsed")
            return moment(entry[name]) or (time.strftime("%Y-%m-%dT%H:%M:%SZ", read) if read else None)
    return None
