"""CSV: a heading with the names of the columns, then a row for each article or claim, usable or with its fault."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import BinaryIO

from service.columns import Columns
from service.rows import LONGEST, Raw, problem


def rows(stream: BinaryIO, name: str, columns: Columns) -> Iterator[Raw]:
    """Yield the rows as objects by the heading, without the cells that are empty; an undecodable byte spoils its own row alone.

    Raises InputProblem where the heading does not name the columns.
    """
    pieces = iter(lambda: stream.readline(LONGEST + 1), b"")  # a file without a line end is read in pieces too
    csv.field_size_limit(LONGEST)
    reader = csv.reader((piece.decode(errors="surrogateescape") for piece in pieces), strict=True)
    heading = _heading(reader, name, columns)
    while True:
        number = reader.line_num + 1
        where = f"{name}, line {number}"
        try:
            cells = next(reader, None)
        except csv.Error as error:
            yield Raw(number, where, None, f"is not CSV ({error}); put text with commas or quotes in quotation marks")
            continue
        if cells is None:
            return
        if cells:
            yield _row(number, where, heading, cells, columns)


def _row(number: int, where: str, heading: list[str], cells: list[str], columns: Columns) -> Raw:
    if len(cells) != len(heading):
        detail = f"has {len(cells)} columns, the heading has {len(heading)}; put text with commas in quotation marks"
        return Raw(number, where, None, detail)
    given = dict(zip(heading, cells, strict=True))
    found = {name: given[name] for name in columns.known(heading) if given[name] or name in columns.required}
    broken = [name for name, cell in found.items() if not _decoded(cell)]
    if broken:
        named = {} if "id" in broken else {"id": found["id"]}
        return Raw(number, where, named, f"column {broken[0]} is not UTF-8; save the file as UTF-8")
    return Raw(number, where, found)


def _decoded(cell: str) -> bool:
    return cell.isascii() or not any("\udc80" <= letter <= "\udcff" for letter in cell)


def _heading(reader: Iterator[list[str]], name: str, columns: Columns) -> list[str]:
    """Return the names of the columns; raise InputProblem unless they are those of `columns`."""
    try:
        heading = [column.strip().removeprefix("\ufeff") for column in next(reader, [])]
    except csv.Error as error:
        raise problem(name, f"is not CSV ({error}); give a file with commas between its columns") from error
    fault = columns.fault(heading)
    if fault is not None:
        raise problem(f"{name}, line 1", f"must name the columns {columns.wanted()}, with commas between them; {fault}")
    return heading
