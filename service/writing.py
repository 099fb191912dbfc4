"""Writes a file whole or not at all: into `<file>.partial` beside it, renamed when complete; `-` is standard output."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from errno import EACCES, ENOENT
from pathlib import Path
from typing import BinaryIO

from service.errors import Fault, InputProblem, printable

STDOUT = "-"


def partial(path: str) -> Path:
    """Return where the lines of `path` stand until all of them are there."""
    place = Path(path).resolve()  # a link stays a link
    return place.with_name(f"{place.name}.partial")


@contextmanager
def written(path: str) -> Iterator[BinaryIO]:
    """Give a stream to write `path` to; the file appears when the block ends, and is untouched when it fails.

    What was written before a failure stays in the partial file. Raises InputProblem where `path` cannot be written.
    """
    if path == STDOUT:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    with _stream(path) as stream:
        yield stream
        stream.flush()
        if is_file(path):
            os.fsync(stream.fileno())
    if is_file(path):
        partial(path).replace(Path(path).resolve())


def is_file(path: str) -> bool:
    """Tell whether `path` is, or will be, a plain file; a device or a pipe is written to as it stands."""
    place = Path(path)
    return place.is_file() or not place.exists()


def _stream(path: str) -> BinaryIO:
    try:
        if not is_file(path):
            return Path(path).open("wb")
        return partial(path).open("wb")
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise unwritable(path, error) from error


def check_folder(path: str) -> None:
    """Raise InputProblem where `path` is to stand in a folder that is not there or cannot be written to, before any work is done."""
    if path == STDOUT or not is_file(path):
        return
    folder = Path(path).resolve().parent
    if not folder.is_dir():
        raise unwritable(path, FileNotFoundError(ENOENT, os.strerror(ENOENT)))
    if not os.access(folder, os.W_OK):
        raise unwritable(path, PermissionError(EACCES, os.strerror(EACCES)))


def unwritable(path: str, error: OSError | ValueError) -> InputProblem:
    """Return the problem that a path is which cannot be written."""
    reason = error.strerror if isinstance(error, OSError) else str(error)
    detail = f"cannot be written ({reason}); give a file in a folder that can be written, or - for standard output"
    return InputProblem(printable(path), [Fault("", detail)])
