"""A text file: the whole of it is one article."""

from __future__ import annotations

from collections.abc import Iterator

from service.formats.articles import article
from service.formats.opened import Opened
from service.rows import Raw


def rows(file: Opened) -> Iterator[Raw]:
    """Yield the file as one article."""
    yield Raw(1, file.name, article(file.text("body"), key=file.key))
