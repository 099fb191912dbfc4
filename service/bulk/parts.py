"""Lines as a folder of Parquet, part after part in the order of the claims, as Spark leaves it: for tables and warehouses."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import orjson

from service.bands import band
from service.errors import Fault, InputProblem, UnsupportedError, printable
from service.writing import STDOUT, partial, unwritable

if TYPE_CHECKING:
    import pyarrow

ENDING = ".parquet"
PART = 20_000  # lines of a part
GROUP, GROUP_BYTES = 1_000, 8 << 20  # lines of a row group, and bytes of them from which it is full
OURS = re.compile(r"part-[\w.-]+\.parquet|[._].*")  # what such a folder holds, whoever wrote it


def meant(out: str) -> bool:
    """Tell whether an output is to be Parquet, by its ending."""
    return out != STDOUT and Path(out).suffix.lower() == ENDING


def check(out: str) -> None:
    """Raise UnsupportedError without pyarrow, and InputProblem where `out` is a folder that no such lines were written to."""
    try:
        import pyarrow  # noqa: F401, PLC0415  an extra
    except ImportError as error:
        detail = "Parquet needs the parquet extra; install it by pip install 'secondsource[parquet]', or write JSONL"
        raise UnsupportedError(f"{printable(out)}: {detail}") from error
    place = Path(out)
    if place.is_dir() and not all(OURS.fullmatch(inside.name) for inside in place.iterdir()):
        raise InputProblem(printable(out), [Fault("", "is a folder with other files than parts of Parquet; give a new one")])


class Parts:
    """A stream of lines that become rows; it takes their bytes in pieces of any size, as a file does."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._rest = b""
        self._lines: list[bytes] = []
        self._bytes = self._inside = self._count = 0
        self._writer: Any = None  # of pyarrow, which has no types

    def write(self, piece: bytes) -> int:
        """Take some bytes, and return how many."""
        *lines, self._rest = (self._rest + piece).split(b"\n")
        for line in lines:
            self._lines.append(line)
            self._bytes += len(line)
            if len(self._lines) == GROUP or self._bytes >= GROUP_BYTES or self._inside + len(self._lines) == PART:
                self._flush()
        return len(piece)

    def close(self) -> None:
        """Write what is left; where there was no line, a part without rows, so that the columns are known."""
        if self._lines or not self._count:
            self._flush()
        self._end()

    def _flush(self) -> None:
        from pyarrow.parquet import ParquetWriter  # noqa: PLC0415  an extra

        rows = _table(self._lines)
        if self._writer is None:
            self._writer = ParquetWriter(self._folder / f"part-{self._count:05}.parquet", rows.schema, compression="zstd")
            self._count += 1
        if self._lines:
            self._writer.write_table(rows)
        self._inside += len(self._lines)
        self._lines, self._bytes = [], 0
        if self._inside == PART:
            self._end()

    def _end(self) -> None:
        if self._writer is not None:
            self._writer.close()
        self._writer, self._inside = None, 0


@contextmanager
def written(out: str) -> Iterator[IO[bytes] | Parts]:
    """Give a stream of lines; the folder `out` appears, or is replaced, when the block ends, and is untouched when it fails."""
    place, started = Path(out).resolve(), partial(out)
    try:
        shutil.rmtree(started, ignore_errors=True)
        started.mkdir()
    except OSError as error:
        raise unwritable(out, error) from error
    stream = Parts(started)
    yield stream
    stream.close()
    (started / "_SUCCESS").touch()  # what reads Spark's folders may wait for it
    earlier = place.with_name(f"{place.name}.replaced")
    _remove(earlier)
    if place.exists():
        place.rename(earlier)
    started.rename(place)
    _remove(earlier)


def _remove(place: Path) -> None:
    if place.is_dir():
        shutil.rmtree(place)
    else:
        place.unlink(missing_ok=True)


def _table(lines: list[bytes]) -> pyarrow.Table:
    """Return lines as rows: what tables are made of as columns, and behind it the line itself."""
    import pyarrow as arrow  # noqa: PLC0415  an extra

    rows = [(orjson.loads(line), line) for line in lines]
    columns: dict[str, tuple[Any, list[object]]] = {
        "id": (arrow.string(), [row["id"] for row, _ in rows]),
        "score": (arrow.int32(), [row.get("score") for row, _ in rows]),
        "abstained": (arrow.bool_(), [row.get("abstained") for row, _ in rows]),
        "grade": (arrow.string(), [row.get("grade") for row, _ in rows]),
        "band": (arrow.string(), [None if row.get("score") is None else band(row["score"]).name for row, _ in rows]),
        "class": (arrow.string(), [(row.get("attribution") or {}).get("class") for row, _ in rows]),
        "origins": (arrow.int32(), [len(row["origins"]) if "origins" in row else None for row, _ in rows]),
        "error": (arrow.string(), [row.get("error") for row, _ in rows]),
        "line": (arrow.string(), [line.decode() for _, line in rows]),
    }
    return arrow.table([arrow.array(cells, kind) for kind, cells in columns.values()], names=list(columns))
