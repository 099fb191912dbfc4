"""The same rows as JSONL, CSV or Parquet, as the name of the file says."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from pathlib import Path

import pyarrow as arrow
from pyarrow import parquet

from tests.service.newsroom import jsonl

FORMS = (".jsonl", ".csv", ".parquet")


def table(path: Path, rows: Sequence[Mapping[str, str | None]]) -> str:
    """Write the rows, which may lack columns that others have, and return the path."""
    names = list(dict.fromkeys(name for row in rows for name in row)) or ["id", "text"]
    if path.suffix == ".jsonl":
        return jsonl(path, rows)
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, names)
            writer.writeheader()
            writer.writerows(rows)
        return str(path)
    return columns(path, {name: arrow.array([row.get(name) for row in rows], arrow.string()) for name in names})


def columns(path: Path, given: Mapping[str, object], **options: object) -> str:
    """Write Parquet of these columns, lists or arrays of pyarrow, and return the path."""
    parquet.write_table(arrow.table(dict(given)), path, **options)
    return str(path)
