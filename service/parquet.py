"""Parquet: articles and claims as rows, a few at a time, each usable or with its fault; the one module that needs pyarrow."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, TypeVar

from service.columns import Columns
from service.errors import Fault, UnsupportedError, printable
from service.rows import Raw, problem

if TYPE_CHECKING:
    import pyarrow
    from pyarrow.parquet import ParquetFile

BATCH = 128  # rows that are in memory at a time
BUFFER = 1 << 20  # bytes of a column that are read at a time, where pyarrow by itself would read a whole row group
REASON = 100  # characters of pyarrow's own words that a message repeats
OF_PANDAS = re.compile(r"__index_level_\d+__")  # the column in which pandas keeps the numbers of its rows
DIGITS = {"s": 0, "ms": 3, "us": 6, "ns": 9}  # of the fraction of a second

Value = TypeVar("Value")
Cell = str | Fault | None


def rows(stream: BinaryIO, name: str, columns: Columns) -> Iterator[Raw]:
    """Yield the rows as objects by the names of the columns, without what is null.

    Dates and timestamps become the texts that JSON has for them; a timestamp without a zone counts as UTC. Raises InputProblem
    where the file is broken or has other columns, and UnsupportedError without pyarrow.
    """
    number = 0
    with _opened(stream, name) as file:
        names = _checked(file, name, columns)
        for batch in file.iter_batches(BATCH, columns=names, use_threads=False):
            cells = {column: _cells(batch.column(column), column) for column in names}
            for place in range(batch.num_rows):
                number += 1
                yield _row(number, f"{name}, row {number}", {column: found[place] for column, found in cells.items()})


def check(stream: BinaryIO, name: str, columns: Columns) -> None:
    """Raise what `rows` raises, as far as the end of the file tells, where Parquet keeps its columns."""
    with _opened(stream, name) as file:
        _checked(file, name, columns)


def count(stream: BinaryIO, name: str) -> int:
    """Return how many rows there are, without reading them; raise as `rows` does."""
    with _opened(stream, name) as file:
        return int(file.metadata.num_rows)


@contextmanager
def _opened(stream: BinaryIO, name: str) -> Iterator[ParquetFile]:
    try:
        import pyarrow as arrow  # noqa: PLC0415  an extra, and slow to import
        from pyarrow.parquet import ParquetFile  # noqa: PLC0415  as above
    except ImportError as error:
        detail = "Parquet needs the parquet extra; install it by pip install 'secondsource[parquet]', or give JSONL or CSV"
        raise UnsupportedError(f"{name}: {detail}") from error
    try:
        # Spark's older timestamps would be read as nanoseconds, which hold no year after 2262.
        with ParquetFile(
            stream, buffer_size=BUFFER, pre_buffer=False, coerce_int96_timestamp_unit="us", page_checksum_verification=True,
        ) as file:
            yield file
    except (arrow.ArrowException, OSError, UnicodeDecodeError) as error:
        reason = str(error).strip().partition("\n")[0][:REASON].rstrip(".")
        raise problem(name, f"cannot be read as Parquet ({printable(reason)}); write the file anew") from error


def _checked(file: ParquetFile, name: str, columns: Columns) -> list[str]:
    """Return the names of the columns to read; raise InputProblem where a row could not be made of them."""
    schema = file.schema_arrow
    names = [column for column in schema.names if not OF_PANDAS.fullmatch(column)]
    fault = columns.fault(names)
    if fault is not None:
        raise problem(name, f"must have the columns {columns.wanted()}; {fault}")
    for column in columns.known(names):
        kind = schema.field(column).type
        moment = column in columns.moments
        if not (_is_text(kind) or (moment and _is_moment(kind))):
            wanted = "strings, dates or timestamps" if moment else "strings"
            raise problem(name, f"column {column} holds {printable(str(kind)[:REASON])}; it must hold {wanted}")
    return columns.known(names)


def _is_text(kind: pyarrow.DataType) -> bool:
    """Tell whether a column of this type holds text, or nothing at all."""
    from pyarrow import types  # noqa: PLC0415  an extra

    if types.is_dictionary(kind):
        return _is_text(kind.value_type)
    binary = types.is_binary(kind) or types.is_large_binary(kind) or types.is_binary_view(kind)  # as Hive and Impala write text
    return bool(binary or types.is_string(kind) or types.is_large_string(kind) or types.is_string_view(kind) or types.is_null(kind))


def _is_moment(kind: pyarrow.DataType) -> bool:
    from pyarrow import types  # noqa: PLC0415  an extra

    return bool(types.is_date(kind) or types.is_timestamp(kind))


def _cells(column: pyarrow.Array, name: str) -> list[Cell]:
    """Return the texts of a column, a fault where there is none to be had, and None for null."""
    import pyarrow as arrow  # noqa: PLC0415  an extra

    kind = column.type
    if arrow.types.is_timestamp(kind):
        return [_made(partial(_time, digits=DIGITS[kind.unit]), cell, name) for cell in column.cast(arrow.int64()).to_pylist()]
    if arrow.types.is_date(kind):
        days = column.cast(arrow.date32()).cast(arrow.int32())
        return [_made(_day, cell, name) for cell in days.to_pylist()]
    # Nobody has seen yet whether the text is UTF-8, and one cell that is not must not spoil its neighbours.
    return [_made(_text, cell, name) for cell in column.cast(arrow.large_binary()).to_pylist()]


def _made(make: Callable[[Value], str], cell: Value | None, name: str) -> Cell:
    try:
        return None if cell is None else make(cell)
    except UnicodeDecodeError:
        return Fault("", f"column {name} is not UTF-8; write its text as UTF-8")
    except OverflowError:
        return Fault("", f"column {name} is outside the years 1 to 9999; give a day and time of the calendar")


def _text(cell: bytes) -> str:
    return cell.decode()


def _day(days: int) -> str:
    return (date(1970, 1, 1) + timedelta(days)).isoformat()


def _time(ticks: int, digits: int) -> str:
    seconds, rest = divmod(ticks, 10**digits)
    fraction = f".{rest:0{digits}d}".rstrip("0") if rest else ""
    return f"{(datetime(1970, 1, 1) + timedelta(seconds=seconds)).isoformat()}{fraction}Z"


def _row(number: int, where: str, cells: dict[str, Cell]) -> Raw:
    found = {name: cell for name, cell in cells.items() if isinstance(cell, str)}
    faults = [cell for cell in cells.values() if isinstance(cell, Fault)]
    return Raw(number, where, found, faults[0].detail if faults else None)
