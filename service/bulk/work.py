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
    """The folder of a run within the work folder, by its path."""

    root: Path

    @property
    def folder(self) -> Path:
        """The work folder."""
        return self.root.parent

    @property
    def versions(self) -> str:
        """The versions of what began the batch. Raises FileNotFoundError where the folder cannot be seen."""
        return Job(**orjson.loads((self.folder / "job.json").read_bytes())["job"]).versions

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
            for left in place.parent.iterdir():  # of an input that was not stored to its end, and may be another by now
                left.unlink()
            whole(place, [own.encode()])
        elif place.read_bytes() != own.encode():
            raise _other_run(self.folder)
        return known

    def complete(self, stage: str, known: dict[str, int]) -> dict[str, int]:
        """Tell that a stage is complete, and what is known of it."""
        whole(self.root / stage / "complete.json", [orjson.dumps(known)])
        return known


@contextmanager
def opened(path: Path, job: Job, resume: bool) -> Iterator[Work]:
    """Give the work folder at `path`, emptied, or with `resume` as the last run left it.

    Raises InputProblem where another run works in it, and where it is what another job left.
    """
    try:
        path.mkdir(exist_ok=True)
    except OSError as error:
        raise unwritable(str(path), error) from error
    with (path / "lock").open("wb") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise InputProblem(printable(str(path)), [Fault("", "another batch works on this output; wait until it ends")]) from None
        kept = _kept(path) if resume else None
        if kept is not None and kept[1] != asdict(job):
            raise _other_run(path)
        yield Work(path / (kept[0] if kept else _fresh(path, job)))


def _kept(path: Path) -> tuple[str, dict[str, object]] | None:
    """Return the folder and the job of the last run, if it came so far as to have one."""
    try:
        found = orjson.loads((path / "job.json").read_bytes())
    except FileNotFoundError:
        return None
    return str(found["folder"]), found["job"]


def _fresh(path: Path, job: Job) -> str:
    """Empty the work folder, make one of its own for a run, and return its name.

    Another name each time: what is left of a run that was killed may still be writing.
    """
    for left in path.iterdir():
        if left.is_dir():
            shutil.rmtree(left)
        elif left.name != "lock":
            left.unlink()
    folder = f"run-{secrets.token_hex(4)}"
    for stage in STAGES:
        (path / folder / stage).mkdir(parents=True)
    whole(path / "job.json", [orjson.dumps({"folder": folder, "job": asdict(job)})])
    return folder


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
