"""Reads what a newsroom keeps in files: articles, claims and pairs, a row at a time, each either usable or with its fault.

A path is a file of JSONL, or by its ending of CSV or Parquet, or a page (articles); a folder of such files; or `-` for JSONL on
standard input.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from scoring import Article, Claim
from service import csvrows, parquet
from service.columns import Columns, columns
from service.errors import InputProblem, printable
from service.formats import jsonlines
from service.pages import PAGES, page_row
from service.pairs import load_pair
from service.rows import STDIN, Raw, Row, checked, name_of, problem
from service.schemas import ArticleSchema, ClaimRowSchema, load_article, load_claim

CSV = frozenset({".csv"})
PARQUET = frozenset({".parquet", ".pq"})
TABLES = frozenset({".jsonl"}) | CSV | PARQUET  # what a folder is searched for, beside pages
ARTICLES = columns(ArticleSchema())
CLAIMS = columns(ClaimRowSchema())


def read_articles(path: str) -> list[Article]:
    """Return the articles of `path`, each once; raise InputProblem for the first row that cannot be used, or for no rows."""
    found = {article.id: article for article in (row.usable() for row in article_rows(path))}
    if not found:
        detail = "holds no articles; give JSONL, CSV or Parquet with an article a row, or a folder of such files, .txt or .html"
        raise problem(name_of(path), detail)
    return list(found.values())


def article_rows(path: str, further_fields: bool = False) -> Iterator[Row[Article]]:
    """Yield the articles of `path`; fields that no article has are refused, or with `further_fields` passed over.

    Raises InputProblem for a file that cannot be read at all, and UnsupportedError for Parquet without its extra.
    """
    wanted = replace(ARTICLES, further=further_fields)
    raws = _raws(path, _files(path, PAGES), wanted, PAGES)
    if further_fields:
        raws = (replace(raw, parsed=_only(raw.parsed, wanted)) for raw in raws)
    return checked(raws, lambda parsed, where: _keyed(load_article(parsed, where)))


def claim_rows(path: str) -> Iterator[Row[Claim]]:
    """Yield the claims of `path`; raise as `article_rows` does, and InputProblem for a folder that holds no file of claims."""
    files = _files(path)
    if not files:
        raise problem(name_of(path), f"holds no file of claims; give a folder with files that end with {', '.join(sorted(TABLES))}")
    return checked(_raws(path, files, CLAIMS), load_claim)


def pair_rows(path: str) -> Iterator[Row[tuple[str, str]]]:
    """Yield the pairs of claim and text of `path`, JSONL; further fields, such as labels, are passed over."""
    return checked(_jsonl(path), load_pair)


def count_rows(path: str) -> int | None:
    """Return how many rows JSONL or Parquet has, for a progress bar; None for CSV, and for what can be read only once."""
    counts = [_count(file) for file in _files(path)]
    return None if None in counts else sum(count for count in counts if count is not None)


def _count(path: str) -> int | None:
    ending = _ending(path)
    if path == STDIN or not Path(path).is_file() or ending in CSV:
        return None
    with _opened(path) as stream:
        if ending in PARQUET:
            return parquet.count(stream, name_of(path))
        return sum(1 for line in stream if line.strip())


def _files(path: str, pages: frozenset[str] = frozenset()) -> list[str]:
    """Return the files that are meant: `path` itself, or in a folder the tables and the pages, by name.

    Tables whose names begin with a dot or an underscore are passed over: Spark leaves such beside what it wrote.
    """
    place = Path(path)
    try:
        if path == STDIN or not place.is_dir():
            return [path]
        inside = sorted(place.iterdir())
        return [
            str(file) for file in inside
            if (file.suffix.lower() in pages or (file.suffix.lower() in TABLES and file.name[0] not in "._")) and file.is_file()]
    except OSError as error:
        raise problem(name_of(path), f"cannot be read ({error.strerror}); give a readable folder") from error


def _raws(path: str, files: list[str], wanted: Columns, pages: frozenset[str] = frozenset()) -> Iterator[Raw]:
    """Return the rows of all files one after the other; what is wrong with the columns of Parquet is told before the first row."""
    for file in files:
        if _ending(file) in PARQUET:
            with _opened(file) as stream:
                parquet.check(stream, name_of(file), wanted)
    raws = (raw for file in files for raw in (_page(file) if _ending(file) in pages else _table(file, wanted)))
    if files == [path]:
        return raws
    return (replace(raw, number=number) for number, raw in enumerate(raws, 1))


def _table(path: str, wanted: Columns) -> Iterator[Raw]:
    ending = _ending(path)
    if ending not in CSV | PARQUET:
        yield from _jsonl(path)
        return
    with _opened(path) as stream:
        yield from (csvrows if ending in CSV else parquet).rows(stream, name_of(path), wanted)


def _jsonl(path: str) -> Iterator[Raw]:
    with _opened(path) as stream:
        yield from jsonlines.rows(stream, name_of(path))


def _page(path: str) -> Iterator[Raw]:
    page, where = Path(path), printable(path)
    try:
        yield Raw(1, where, page_row(page))
    except InputProblem as found:
        yield Raw(1, where, {"id": page.stem}, found.faults[0].detail)


def _opened(path: str) -> AbstractContextManager[BinaryIO]:
    if path == STDIN:
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(path).open("rb")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise problem(name_of(path), f"cannot be read ({reason}); give a readable file, or - for standard input") from error


def _ending(path: str) -> str:
    return "" if path == STDIN else Path(path).suffix.lower()


def _keyed(article: Article) -> tuple[str, Article]:
    return article.id, article


def _only(parsed: object, wanted: Columns) -> object:
    return {name: parsed[name] for name in wanted.known(list(parsed))} if isinstance(parsed, dict) else parsed
