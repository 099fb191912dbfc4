"""Pages on disk as articles: a text file as it stands, a web page by its article text alone."""

from __future__ import annotations

from pathlib import Path

from service.errors import Fault, InputProblem
from service.formats import charsets
from service.limits import LIMITS

PLAIN = frozenset({".txt"})
MARKUP = frozenset({".html", ".htm"})
PAGES = PLAIN | MARKUP


def page_row(page: Path) -> dict[str, object]:
    """Return the page as the row of an article: its id is the file's name without the ending.

    The text that is taken out of a web page is the article's text, the one that offsets count in; what else the page states
    of it is given too. Raises InputProblem for a page that cannot be read or holds no article.
    """
    try:
        if page.stat().st_size > LIMITS["body"].most:
            raise _problem(f"is longer than {LIMITS['body'].most:,} bytes; {LIMITS['article_text'].remedy}")
        content = page.read_bytes()
    except OSError as error:
        raise _problem(f"cannot be read ({error.strerror}); give a readable file") from error
    if page.suffix.lower() in PLAIN:
        return {"id": page.stem, **_plain(content)}
    from service.formats import webpage  # noqa: PLC0415  slow, and JSONL and plain text do without

    return {**webpage.page(charsets.decoded(content, "")), "id": page.stem}


def _plain(content: bytes) -> dict[str, object]:
    try:
        return {"text": content.removeprefix(b"\xef\xbb\xbf").decode()}
    except UnicodeDecodeError as error:
        raise _problem(f"is not UTF-8 (byte {error.start + 1}); save the file as UTF-8") from error


def _problem(detail: str) -> InputProblem:
    return InputProblem("", [Fault("", detail)])
