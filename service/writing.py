"""Writes a file whole or not at all: into `<file>.partial` beside it, renamed when complete; `-` is standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from service.errors import Fault, InputProblem, printable

STDOUT = "-"


def partial(path: str) -> Path:
    """Return where the lines of `path` stand until all of them are there."""
    place = Path(path).resolve()  # a link stays a link
    return place.with_name(f"{place.name}.partial")


@contextmanager
def written(path: str, resume: bool = False) -> Iterator[BinaryIO]:
    """Give a stream to write `path` to; the file appears when the block ends, and is untouched when it fails.

    What was written before a failure stays in the partial file; with `resume` writing goes on after what stands there.
    Raises InputProblem where `path` cannot be written.
    """
    if path == STDOUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with _stream(path, resume) as stream:
        yield stream
        stream.flush()
        if is_file(path):
            os.fsync(stream.fileno())
    if is_file(path):
        partial(path).replace(Path(path).resolve())


def complete_lines(path: str) -> Iterator[bytes]:
    """Cut the partial file of `path` after its last complete line, and yield its lines; none where there is no such file."""
    place = partial(path)
    if not place.is_file():
        return
    with place.open("r+b") as stream:
        end = 0
        for line in stream:
            if line.endswith(b"\n"):
                end += len(line)
        stream.truncate(end)
        stream.seek(0)
        yield from stream


def is_file(path: str) -> bool:
    """Tell whether `path` is, or will be, a plain file; a device or a pipe is written to as it stands."""
    place = Path(path)
    return place.is_file() or not place.exists()


def _stream(path: str, resume: bool) -> BinaryIO:
    try:
        if not is_file(path):
            return Path(path).open("wb")
        return partial(path).open("ab" if resume else "wb")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise unwritable(path, error) from error


def unwritable(path: str, error: OSError | ValueError) -> InputProblem:
    """Return the problem that a path is which cannot be written."""
    reason = error.strerror if isinstance(error, OSError) else str(error)
    detail = f"cannot be written ({reason}); give a file in a folder that can be written, or - for standard output"
    return InputProblem(printable(path), [Fault("", detail)])
