"""Pages on disk as articles: a text file as it stands, a web page by its article text alone."""

from __future__ import annotations

from pathlib import Path

from service.errors import Fault, InputProblem
from service.limits import LIMITS

PLAIN = frozenset({".txt"})
MARKUP = frozenset({".html", ".htm"})
PAGES = PLAIN | MARKUP
# Only a date that the page states, and none that hangs on the day on which it is read.
STATED_DATES = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}


def page_row(page: Path) -> dict[str, object]:
    """Return the page as the row of an article: its id is the file's name without the ending.

    The text that is taken out of a web page is the article's text, the one that offsets count in; title, outlet and day are
    given where the page states them. Raises InputProblem for a page that cannot be read or holds no article.
    """
    try:
        if page.stat().st_size > LIMITS["body"].most:
            raise _problem(f"is longer than {LIMITS['body'].most:,} bytes; {LIMITS['article_text'].remedy}")
        content = page.read_bytes()
    except OSError as error:
        raise _problem(f"cannot be read ({error.strerror}); give a readable file") from error
    return {"id": page.stem, **(_markup(content) if page.suffix.lower() in MARKUP else _plain(content))}


def _plain(content: bytes) -> dict[str, object]:
    try:
        return {"text": content.removeprefix(b"\xef\xbb\xbf").decode()}
    except UnicodeDecodeError as error:
        raise _problem(f"is not UTF-8 (byte {error.start + 1}); save the file as UTF-8") from error


def _markup(content: bytes) -> dict[str, object]:
    from trafilatura import bare_extraction  # noqa: PLC0415  slow, and JSONL and plain text do without

    found = bare_extraction(content, include_comments=False, with_metadata=True, date_extraction_params=STATED_DATES)
    if found is None or isinstance(found, dict) or not found.text:
        raise _problem("holds no article text that could be found; give the text as a .txt file")
    stated = {"title": found.title, "outlet": found.sitename, "published_at": found.date}
    return {"text": found.text, **{name: value for name, value in stated.items() if value}}


def _problem(detail: str) -> InputProblem:
    return InputProblem("", [Fault("", detail)])
