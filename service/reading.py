"""Reads what a newsroom keeps in files: articles, claims and pairs, a row at a time, each either usable or with its fault.

A path is a JSONL file, a CSV file (claims), a page or a folder of pages (articles), or `-` for standard input.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import BinaryIO

from scoring import Article, Claim
from service.errors import InputProblem, printable
from service.formats import jsonlines
from service.pages import PAGES, page_row
from service.pairs import load_pair
from service.rows import LONGEST, STDIN, Raw, Row, checked, name_of, problem
from service.schemas import ArticleSchema, load_article, load_claim

ARTICLE_FIELDS = frozenset(ArticleSchema().load_fields)


class UnsupportedError(Exception):
    """A format that this installation cannot read; the message says which one and what to do instead."""


def read_articles(path: str) -> list[Article]:
    """Return the articles of `path`, each once; raise InputProblem for the first row that cannot be used, or for no rows."""
    found = {article.id: article for article in (row.usable() for row in article_rows(path))}
    if not found:
        detail = "holds no articles; give JSONL with one article a line, or a folder of .txt or .html files"
        raise problem(name_of(path), detail)
    return list(found.values())


def article_rows(path: str, further_fields: bool = False) -> Iterator[Row[Article]]:
    """Yield the articles of `path`; fields that no article has are refused, or with `further_fields` passed over."""
    place = Path(path)
    raws = _pages(place) if path != STDIN and (place.is_dir() or place.suffix.lower() in PAGES) else _jsonl(path)
    if further_fields:
        raws = (Raw(raw.number, raw.where, _only(raw.parsed, ARTICLE_FIELDS), raw.fault) for raw in raws)
    return checked(raws, lambda parsed, where: _keyed(load_article(parsed, where)))


def claim_rows(path: str) -> Iterator[Row[Claim]]:
    """Yield the claims of `path`, JSONL or by its ending CSV."""
    ending = "" if path == STDIN else Path(path).suffix.lower()
    if ending in {".parquet", ".pq"}:
        detail = "Parquet needs the parquet extra, which is not yet in this version; give JSONL or CSV"
        raise UnsupportedError(f"{name_of(path)}: {detail}")
    return checked(_csv(path) if ending == ".csv" else _jsonl(path), load_claim)


def pair_rows(path: str) -> Iterator[Row[tuple[str, str]]]:
    """Yield the pairs of claim and text of `path`; further fields, such as labels, are passed over."""
    return checked(_jsonl(path), load_pair)


def count_rows(path: str) -> int | None:
    """Return how many rows a JSONL file has, for a progress bar; None for CSV, and for what can be read only once."""
    if path == STDIN or not Path(path).is_file() or Path(path).suffix.lower() == ".csv":
        return None
    with _opened(path) as stream:
        return sum(1 for line in stream if line.strip())


def _keyed(article: Article) -> tuple[str, Article]:
    return article.id, article


def _only(parsed: object, names: frozenset[str]) -> object:
    return {name: value for name, value in parsed.items() if name in names} if isinstance(parsed, dict) else parsed


def _opened(path: str) -> AbstractContextManager[BinaryIO]:
    if path == STDIN:
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(path).open("rb")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise problem(name_of(path), f"cannot be read ({reason}); give a readable file, or - for standard input") from error


def _jsonl(path: str) -> Iterator[Raw]:
    with _opened(path) as stream:
        yield from jsonlines.rows(stream, name_of(path))


def _csv(path: str) -> Iterator[Raw]:
    """Yield the rows of a CSV file as objects by its heading; an undecodable byte spoils its own row alone."""
    with _opened(path) as stream:
        lines = (line.decode(errors="surrogateescape") for line in stream)
        csv.field_size_limit(LONGEST)
        reader = csv.reader(lines, strict=True)
        heading = _heading(reader, path)
        while True:
            number = reader.line_num + 1
            where = f"{name_of(path)}, line {number}"
            try:
                cells = next(reader, None)
            except csv.Error as error:
                yield Raw(number, where, None, f"is not CSV ({error}); put text with commas or quotes in quotation marks")
                continue
            if cells is None:
                return
            if cells:
                yield _csv_row(number, where, heading, cells)


def _csv_row(number: int, where: str, heading: list[str], cells: list[str]) -> Raw:
    if len(cells) != len(heading):
        detail = f"has {len(cells)} columns, the heading has {len(heading)}; put text with commas in quotation marks"
        return Raw(number, where, None, detail)
    found = {name: cell for name, cell in zip(heading, cells, strict=True) if cell or name in {"id", "text"}}
    for name, cell in found.items():
        if any("\udc80" <= letter <= "\udcff" for letter in cell):
            return Raw(number, where, {}, f"column {name} is not UTF-8; save the file as UTF-8")
    return Raw(number, where, found)


def _heading(reader: Iterator[list[str]], path: str) -> list[str]:
    """Return the names of the columns; raise InputProblem unless they are id, text and perhaps as_of."""
    try:
        heading = [name.strip().removeprefix("\ufeff") for name in next(reader, [])]
    except csv.Error as error:
        raise problem(name_of(path), f"is not CSV ({error}); give a file with commas between its columns") from error
    known = {"id", "text", "as_of"}
    if not {"id", "text"} <= set(heading) <= known or len(set(heading)) != len(heading):
        detail = "must name the columns id, text and, if wanted, as_of, with commas between them"
        raise problem(f"{name_of(path)}, line 1", detail)
    return heading


def _pages(place: Path) -> Iterator[Raw]:
    try:
        inside = sorted(place.iterdir()) if place.is_dir() else [place]
        pages = [page for page in inside if page.suffix.lower() in PAGES and page.is_file()]
    except OSError as error:
        raise problem(printable(str(place)), f"cannot be read ({error.strerror}); give a readable folder") from error
    for number, page in enumerate(pages, 1):
        where = printable(str(page))
        try:
            yield Raw(number, where, page_row(page))
        except InputProblem as found:
            yield Raw(number, where, {"id": page.stem}, found.faults[0].detail)
