"""What a format found, as the row of an article: one place for ids, dates and what may be left out."""

from __future__ import annotations

import hashlib

from service.errors import InputProblem
from service.fields import named, one_line, tagged
from service.formats.moments import moment
from service.limits import most
from service.rows import problem

WITHDRAWN = frozenset({"canceled", "cancelled", "withheld"})


def article(
    text: str, *, key: object = None, title: object = None, outlet: object = None, published: object = None, url: object = None,
    language: object = None,
) -> dict[str, object]:
    """Return the row of an article with `text` as it stands; raise InputProblem where there is no text.

    `key` is the document's own id. What is of another type, and an optional field that cannot be used, is left out.
    """
    if not text.strip():
        raise problem("", "holds no text of an article; leave it out, or give the text as a .txt file")
    address = _line(url)
    if address is not None and (len(address) > most("url") or one_line(address)):
        address = None
    tag = _line(language)
    found = {
        "title": _line(title), "outlet": _line(outlet), "published_at": moment(published), "url": address,
        "language": tag.replace("_", "-") if tag and tagged(tag.replace("_", "-")) is None else None,
    }
    return {"id": stable(_line(key), address, text), "text": text, **{name: value for name, value in found.items() if value}}


def stable(key: str | None, url: str | None, text: str) -> str:
    """Return the id of an article: its own where it can be used, else a hash of that, of the address or of the text."""
    if key and len(key) <= most("id") and named(key) is None:
        return key
    told = key or url or text
    return "sha256-" + hashlib.sha256(told.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def withdrawn(status: object) -> InputProblem | None:
    """Return the problem of an article that its publisher has taken back or holds back, by its IPTC status."""
    word = status.rpartition(":")[2].lower() if isinstance(status, str) else ""
    return problem("", f"is {word} by its publisher; leave it out") if word in WITHDRAWN else None


def _line(found: object) -> str | None:
    """Return a text on one line, None for anything else."""
    return " ".join(found.split()) if isinstance(found, str) else None
