"""The work folder of a batch: `<out>.work`, what is done so far, a file each, and what it was done from.

Every file appears whole, by a rename, and is never changed: what is there need not be done again.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import secrets
import shutil
import socket
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

import orjson

from service.errors import Fault, InputProblem, printable
from service.rows import STDIN
from service.writing import unwritable

STAGES = ("articles", "readings", "claims", "index", "lines")
BLOCK = 1 << 20  # bytes that are read at a time


@dataclass(frozen=True, slots=True)
class Job:
    """What lines follow from besides the inputs: whether statements are claims, and the versions of what reads and scores."""

    corpus: bool
    versions: str


@dataclass(frozen=True, slots=True)
class Work:
    """A work folder, by its path."""

    root: Path

    def at(self, stage: str, number: int, ending: str = "") -> Path:
        """Return where the part `number` of a stage stands."""
        return self.root / stage / f"{number:06}{ending}"

    def known(self, stage: str) -> dict[str, int] | None:
        """Return what is known of a stage that is complete, or None."""
        try:
            found: dict[str, int] = orjson.loads((self.root / stage / "complete.json").read_bytes())
        except FileNotFoundError:
            return None
        return found

    def source(self, stage: str, path: str) -> dict[str, int] | None:
        """Return what is known of a stage that stores an input, if it is complete; else write down which input it will be.

        Raises InputProblem where it is complete, and of another input.
        """
        own = STDIN if path == STDIN else hashed(path)
        place, known = self.root / stage / "source", self.known(stage)
        if known is None:
            whole(place, [own.encode()])
        elif place.read_bytes() != own.encode():
            raise _other_run(self.root)
        return known

    def complete(self, stage: str, known: dict[str, int]) -> dict[str, int]:
        """Tell that a stage is complete, and what is known of it."""
        whole(self.root / stage / "complete.json", [orjson.dumps(known)])
        return known


@contextmanager
def opened(path: Path, job: Job, resume: bool) -> Iterator[Work]:
    """Give the work folder at `path`, made anew, or with `resume` as the last run left it.

    Raises InputProblem where another run works in it, and where it is what another job left.
    """
    if not resume:
        shutil.rmtree(path, ignore_errors=True)
    fresh = not path.exists()
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise unwritable(str(path), error) from error
    with (path / "lock").open("wb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise InputProblem(printable(str(path)), [Fault("", "another batch works on this output; wait until it ends")]) from None
        for stage in STAGES:
            (path / stage).mkdir(exist_ok=True)
        told = orjson.dumps(asdict(job))
        kept = path / "job.json"
        if not kept.exists():
            if not fresh and any(any((path / stage).iterdir()) for stage in STAGES):
                raise _other_run(path)
            whole(kept, [told])
        elif kept.read_bytes() != told:
            raise _other_run(path)
        yield Work(path)


def _other_run(path: Path) -> InputProblem:
    detail = "is what a run on other claims, articles or versions left; remove the folder, or leave out --resume"
    return InputProblem(printable(str(path)), [Fault("", detail)])


def hashed(path: str) -> str:
    """Return the hash of a file, or of the files in a folder, with their names; empty where there is no such file."""
    place = Path(path)
    found = hashlib.blake2b(digest_size=16)
    for one in sorted(place.rglob("*")) if place.is_dir() else [place]:
        if one.is_file():
            found.update(os.fsencode(one.name) + b"\0" + str(one.stat().st_size).encode() + b"\0")
            with one.open("rb") as stream:
                while block := stream.read(BLOCK):
                    found.update(block)
    return found.hexdigest()


def whole(path: Path, pieces: Iterable[bytes | memoryview]) -> None:
    """Write a file so that it is there whole or not at all, whenever this process ends and whoever else writes the same."""
    started = beside(path)
    with started.open("wb") as stream:
        for piece in pieces:
            stream.write(piece)
    started.replace(path)


def beside(path: Path) -> Path:
    """Return where to put what will be renamed to `path`: a place that no other process has, on this machine or on another."""
    return path.with_name(f"{path.name}.{socket.gethostname()}.{os.getpid()}.{secrets.token_hex(4)}.started")
