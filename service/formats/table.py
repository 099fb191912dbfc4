"""The table of formats: how each is recognised, by what a file holds before how its name ends, and what reads it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from service.errors import InputProblem
from service.formats import feeds, jsontexts, newsml, plain, warc, webpage, xmltree
from service.formats.opened import Damaged, Opened
from service.rows import Raw, problem


@dataclass(frozen=True, slots=True)
class Head:
    """What a format is recognised by: how the name ends, the first characters, and the root where that is XML."""

    ending: str
    start: str
    root: str


@dataclass(frozen=True, slots=True)
class Format:
    """One format: its name, the endings that files of it have, how it is recognised, and the function that reads it."""

    name: str
    endings: frozenset[str]
    holds: Callable[[Head], bool]
    rows: Callable[[Opened], Iterator[Raw]]


PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|meta|title|article|div|p)\b", re.IGNORECASE)

# The first row that fits is taken. XML goes by its root; a text file alone has nothing to go by but its name.
FORMATS: tuple[Format, ...] = (
    Format("WARC", frozenset({".warc"}), lambda head: head.start.startswith("WARC/"), warc.rows),
    Format("text", frozenset({".txt"}), lambda head: head.ending == ".txt", plain.rows),
    Format("NewsML-G2", frozenset({".xml"}), lambda head: head.root.startswith(newsml.NAR), newsml.rows),
    Format("HTML", frozenset({".html", ".htm", ".xhtml"}), lambda head: _is_page(head), webpage.rows),  # noqa: PLW0108  declared below
    Format("feed", frozenset({".rss", ".atom", ".xml"}), lambda head: _is_feed(head), feeds.rows),  # noqa: PLW0108  declared below
    Format("JSON", frozenset({".json", ".jsonl", ".ndjson"}), lambda head: head.start.startswith(("{", "[")), jsontexts.rows),
)
# The first lines of a JSONL file may be broken, and the others usable.
ENDINGS: dict[str, Format] = {".jsonl": FORMATS[-1], ".ndjson": FORMATS[-1]}
KNOWN = frozenset().union(*(form.endings for form in FORMATS))


def recognised(file: Opened) -> Format:
    """Return the format of the file, or raise InputProblem."""
    start = file.start()
    try:
        root = xmltree.root_of(start) if start.startswith("<") else None
    except InputProblem as fault:
        raise problem(file.name, fault.faults[0].detail) from fault
    head = Head(file.ending, start, root or "")
    found = next((form for form in FORMATS if form.holds(head)), ENDINGS.get(file.ending))
    if found is None:
        what = f"XML with the root {root.rpartition('}')[2]}" if root else "empty" if not start else "in none of the known formats"
        raise problem(file.name, f"is {what}; give {', '.join(form.name for form in FORMATS)}")
    return found


def read(form: Format, file: Opened) -> Iterator[Raw]:
    """Yield the rows of the file; what ends the reading of it is the last of them, with its fault."""
    number = 0
    try:
        for raw in form.rows(file):
            number = raw.number
            yield raw
    except InputProblem as found:
        yield Raw(number + 1, found.where or file.name, {"id": file.key}, found.faults[0].detail)
    except Damaged as error:
        yield Raw(number + 1, file.name, None, str(error))


def _is_page(head: Head) -> bool:
    name = head.root.rpartition("}")[2].lower()
    if name:
        return name == "html" or (head.ending in {".html", ".htm"} and not _is_feed(head))
    return bool(PAGE.match(head.start)) or (head.start.startswith("<") and head.ending in {".html", ".htm"})


def _is_feed(head: Head) -> bool:
    name = head.root.rpartition("}")[2].lower()
    return name in {"rss", "feed", "rdf"} or (not name and bool(feeds.ROOT.search(head.start, 0, 4_096)))
