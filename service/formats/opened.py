"""An open file as the formats read it: its name, its first bytes, and its stream from the start, gzip taken off."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from service.formats import charsets
from service.limits import LIMITS
from service.rows import STDIN, name_of, problem

HEAD = 65_536  # bytes by which a format is recognised
GZIP = b"\x1f\x8b"


class Stream(Protocol):
    """What gives bytes, some at a time."""

    def read1(self, size: int, /) -> bytes:
        """Return up to `size` bytes, with at most one call to what is below."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is being read; `key` is the id of the one article of a page, where the file has a name."""

    name: str
    key: str | None
    ending: str
    head: bytes
    stream: io.BufferedReader

    def start(self) -> str:
        """Return the first characters, without a byte order mark and without leading space, to recognise a format by."""
        return self.head.decode(charsets.marked(self.head) or "utf-8", "replace").lstrip("\ufeff \t\r\n")

    def whole(self, limit: str) -> bytes:
        """Return all bytes, or raise InputProblem where they are more than `limit` allows."""
        content = self.stream.read(LIMITS[limit].most + 1)
        if len(content) > LIMITS[limit].most:
            raise problem(self.name, f"is longer than {LIMITS[limit].most:,} bytes; {LIMITS[limit].remedy}")
        return content

    def text(self, limit: str) -> str:
        """Return all characters, by the character set that the file states or else the likeliest one."""
        return charsets.decoded(self.whole(limit), self.name)


@contextmanager
def opened(path: str, key: str | None = None, told: Callable[[int], object] = lambda _: None) -> Iterator[Opened]:
    """Open the file `path`, or standard input for `-`; `told` hears of each number of bytes that was read.

    Raises InputProblem where the file cannot be read; reading on may raise OSError, EOFError or zlib.error.
    """
    name = name_of(path)
    try:
        file = _file(path)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise problem(name, f"cannot be read ({reason}); give a readable file, or - for standard input") from error
    place = Path("" if path == STDIN else path)
    ending = place.suffix.lower()
    with file as raw:
        head, stream = _with_head(raw, told)
        if head.startswith(GZIP):
            ending = Path(place.stem).suffix.lower() if ending == ".gz" else ending
            head, stream = _with_head(gzip.GzipFile(fileobj=stream), lambda _: None)
        yield Opened(name, key, ending, head, stream)


def _file(path: str) -> AbstractContextManager[io.BufferedReader]:
    if path == STDIN:
        return nullcontext(sys.stdin.buffer)  # type: ignore[arg-type]  # typed as what may lack read1, and it has it
    return Path(path).open("rb")


class Damaged(OSError):  # noqa: N818  the name says what happened
    """A compressed file that is cut off or spoilt."""


class _Rejoined(io.RawIOBase):
    """A stream whose first bytes were read already; it tells how far it has come, and ends as its beginning did."""

    def __init__(self, head: bytes, rest: Stream, ended: Damaged | None, told: Callable[[int], object]) -> None:
        self._head = memoryview(head)
        self._rest = rest
        self._ended = ended
        self._told = told

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # any buffer would do
        if self._ended is not None and not self._head:
            raise self._ended
        found = self._head[: len(buffer)] or memoryview(_read(self._rest, len(buffer)))
        self._head = self._head[len(found) :]
        buffer[: len(found)] = found
        self._told(len(found))
        return len(found)


def _with_head(stream: Stream, told: Callable[[int], object]) -> tuple[bytes, io.BufferedReader]:
    head, ended = b"", None
    try:
        while len(head) < HEAD and (further := _read(stream, HEAD - len(head))):
            head += further
    except Damaged as error:
        if not head:
            raise
        ended = error
    return head, io.BufferedReader(_Rejoined(head, stream, ended, told), HEAD)


def _read(stream: Stream, most: int) -> bytes:
    """Return some bytes, up to `most`; raise Damaged where a compressed file ends early or goes wrong."""
    try:
        return stream.read1(most)
    except (EOFError, gzip.BadGzipFile, zlib.error) as error:
        raise Damaged("is compressed with gzip, and cut off or damaged; fetch it anew") from error
