"""The files through which the metrics of all workers are one, and stay exact when a worker dies.

Each worker writes files of its own, mapped into memory, so that what it counted outlives it. The files of the dead are added up
into one, since a service that runs for a year has many dead; a lock sees to it that no reader finds a number in both or in none.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from prometheus_client import values
from prometheus_client.mmap_dict import MmapedDict

MEMORY = Path("/dev/shm")  # noqa: S108  a folder in memory: no disk to wait for, none that can be full
NAME = "secondsource-metrics-"
LOCK = "lock"
OWNER = "owner"  # locked for as long as a process of the service lives
DEAD = "dead"  # stands where the number of a process stands otherwise
SUMMED = ("counter", "histogram")
PATIENCE = 1.0  # seconds that adding up waits for readers


def fresh(data: Path) -> Path:
    """Return a new folder, in memory where there is such a place and otherwise in `data`; remove what dead services left there."""
    place = MEMORY if os.access(MEMORY, os.W_OK) else data
    for left in place.glob(f"{NAME}*/{OWNER}"):
        if _abandoned(left):
            shutil.rmtree(left.parent, ignore_errors=True)
    folder = Path(tempfile.mkdtemp(prefix=NAME, dir=place))
    (folder / LOCK).touch()
    owner = os.open(folder / "new", os.O_CREAT | os.O_RDWR)  # stays open, and locked, here and in every fork
    fcntl.flock(owner, fcntl.LOCK_EX)
    (folder / "new").rename(folder / OWNER)
    return folder


def shared(folder: Path) -> None:
    """Keep every metric that this process makes from here on in `folder`; prometheus_client chooses by its environment."""
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)
    values.ValueClass = values.MultiProcessValue()  # type: ignore[no-untyped-call]  # it has no types


@contextmanager
def reading(folder: Path) -> Iterator[None]:
    """Hold the files as they are while they are read."""
    with (folder / LOCK).open() as lock:
        fcntl.flock(lock, fcntl.LOCK_SH)
        yield


def add_up(folder: Path, living: Collection[int]) -> bool:
    """Add the counts of all processes but the `living` to those of the dead; tell whether it was done, or is left to the next time."""
    with (folder / LOCK).open() as lock:
        if not _locked(lock.fileno()):
            return False
        dead = [path for path in folder.glob("*_[0-9]*.db") if int(path.stem.rpartition("_")[2]) not in living]
        for kind in SUMMED:
            _sum(folder, kind, [path for path in dead if path.name.startswith(f"{kind}_")])
        for path in dead:
            path.unlink()
    return True


def _sum(folder: Path, kind: str, dead: list[Path]) -> None:
    if not dead:
        return
    sums = folder / f"{kind}_{DEAD}.db"
    total: dict[str, float] = {}
    for path in [*dead, *([sums] if sums.exists() else [])]:
        for key, value, _, _ in MmapedDict.read_all_values_from_file(str(path)):  # type: ignore[no-untyped-call]  # it has no types
            total[key] = total.get(key, 0.0) + value
    made = sums.with_suffix(".new")
    made.unlink(missing_ok=True)
    file = MmapedDict(str(made))  # type: ignore[no-untyped-call]  # it has no types
    for key, value in total.items():
        file.write_value(key, value, 0.0)  # type: ignore[no-untyped-call]  # it has no types
    file.close()  # type: ignore[no-untyped-call]  # it has no types
    made.replace(sums)


def _locked(lock: int) -> bool:
    end = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > end:
                return False
            time.sleep(0.01)
        else:
            return True


def _abandoned(owner: Path) -> bool:
    try:
        with owner.open() as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:  # locked by a service that lives, or another user's
        return False
    return True
