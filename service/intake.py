"""The rows of many files, whatever their format: which files are meant, and what each holds."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from scoring import Article
from service.errors import InputProblem
from service.formats.opened import Damaged, opened
from service.formats.table import KNOWN, read, recognised
from service.rows import STDIN, Raw, Row, checked, name_of, problem
from service.schemas import load_article

UNKNOWN = "unknown"  # the format of a file that none could be told of


@dataclass(frozen=True, slots=True)
class Place:
    """A file to read, and the id of its article if it is a page."""

    path: str
    key: str | None

    def size(self) -> int | None:
        """Return how many bytes are there to read, None for what can be read only once."""
        place = Path(self.path)
        return place.stat().st_size if self.path != STDIN and place.is_file() else None


def places(paths: Iterable[str]) -> list[Place]:
    """Return the files that are meant: those that are named, and in a folder all whose ending is known, in order.

    Hidden files and folders, and links to folders, are passed over. Raises InputProblem for a folder that cannot be read.
    """
    return [place for path in paths for place in (_inside(path) if path != STDIN and Path(path).is_dir() else [_one(path)])]


def rows(place: Place, outlet: str | None, passed: Callable[[int], object]) -> Iterator[tuple[str, Row[Article]]]:
    """Yield the rows of one file, each with the name of its format; a file that cannot be read is one row with its fault.

    `outlet` is given to articles that name none. `passed` hears of each number of bytes that was read.
    """
    form, where = UNKNOWN, name_of(place.path)
    try:
        with opened(place.path, place.key, passed) as file:
            found = recognised(file)
            form = found.name
            for row in checked((_with_outlet(raw, outlet) for raw in read(found, file)), _loaded):
                yield form, row
    except InputProblem as fault:
        yield form, Row(1, fault.where or where, None, None, fault.faults)
    except OSError as error:
        detail = str(error) if isinstance(error, Damaged) else f"cannot be read ({error.strerror or error}); give a readable file"
        yield form, Row(1, where, None, None, problem(where, detail).faults)


def _one(path: str) -> Place:
    return Place(path, None if path == STDIN else _key(Path(path).name))


def _inside(folder: str) -> Iterator[Place]:
    def refused(error: OSError) -> None:
        raise problem(name_of(str(error.filename)), f"cannot be read ({error.strerror}); give a readable folder") from error

    for where, folders, files in os.walk(folder, onerror=refused):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            place = Path(where, name)
            endings = {suffix.lower() for suffix in place.suffixes}
            if not name.startswith(".") and endings & KNOWN and place.is_file():
                yield Place(str(place), _key(place.relative_to(folder).as_posix()))


def _key(name: str) -> str:
    """Return the name of a page without its ending, and without .gz."""
    return str(Path(name.removesuffix(".gz")).with_suffix(""))


def _with_outlet(raw: Raw, outlet: str | None) -> Raw:
    if outlet is None or not isinstance(raw.parsed, dict) or raw.parsed.get("outlet"):
        return raw
    return Raw(raw.number, raw.where, {**raw.parsed, "outlet": outlet}, raw.fault)


def _loaded(parsed: object, where: str) -> tuple[str, Article]:
    article = load_article(parsed, where)
    return article.id, article
