"""A web page: its article text alone, with what the page states of it."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Any

from service.formats import markup
from service.formats.articles import article
from service.formats.opened import Opened
from service.rows import Raw, problem

# Only a date that the page states, and none that hangs on the day on which it is read.
STATED_DATES = {"original_date": True, "extensive_search": False, "max_date": "9999-12-31"}

# They write of pages in which they find nothing, to standard error where no log is set up; here that is a fault of its row.
for _library in ("trafilatura", "htmldate", "courlan"):
    logging.getLogger(_library).setLevel(logging.CRITICAL)


def rows(file: Opened) -> Iterator[Raw]:
    """Yield the article of the page."""
    yield Raw(1, file.name, page(file.text("body"), file.key))


def page(text: str, key: str | None = None, url: str | None = None) -> dict[str, object]:
    """Return the row of the article on the page `text`; raise InputProblem where none is found.

    The text that is taken out is the article's text, the one that offsets count in. `url` is where the page was fetched; a
    page that was not fetched may state one.
    """
    root = markup.tree(text)
    found = _extracted(root)
    if found is None or isinstance(found, dict) or not found.text:
        raise problem("", "holds no article text that could be found; give the text as a .txt file")
    return article(
        found.text, key=key or url, title=found.title, outlet=found.sitename, published=found.date, url=url or found.url,
        language=root.get("lang"))


def _extracted(root: Any) -> Any:  # noqa: ANN401  lxml has no types
    from trafilatura import bare_extraction  # noqa: PLC0415  slow, and the other formats do without

    try:
        return bare_extraction(root, include_comments=False, with_metadata=True, date_extraction_params=STATED_DATES)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError) as error:  # what a hostile page may trip in it
        detail = f"is a web page that cannot be read ({type(error).__name__}); give the text as a .txt file"
        raise problem("", detail) from error
