"""The service as a process of its own on a free port of this machine, for those that measure it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SECONDSOURCE = (sys.executable, "-c", "import sys; from service.cli import main; sys.exit(main())")
ADDRESS = re.compile(r"http://127\.0\.0\.1:(\d+)\s")


@dataclass(frozen=True, slots=True)
class Served:
    """Where a server listens on this machine, and the id of its process."""

    port: int
    pid: int


def environment(folder: Path, **settings: object) -> dict[str, str]:
    """Return the variables of these settings, by their names; the data are in `folder`, and the port is a free one."""
    given = {"data": folder, "port": 0, "log_level": "error", **settings}
    return {f"SECONDSOURCE_{name.upper()}": str(value) for name, value in given.items()}


@contextmanager
def service(folder: Path, **settings: object) -> Iterator[Served]:
    """Run the service with these settings, its data and its log being in `folder`, and end it."""
    folder.mkdir(parents=True, exist_ok=True)
    with running([*SECONDSOURCE, "serve"], environment(folder, **settings), folder) as served:
        yield served


@contextmanager
def running(command: Sequence[str], variables: Mapping[str, str], folder: Path) -> Iterator[Served]:
    """Run a server in `folder` from when it has said on which port it listens, and end it; what it says is in `server.log` there."""
    log = folder / "server.log"
    with log.open("wb") as written:
        process = subprocess.Popen(command, env={**os.environ, **variables}, cwd=folder, stdout=written, stderr=written)
    try:
        while not (told := ADDRESS.search(log.read_text(errors="replace"))):
            if process.poll() is not None:
                sys.exit(f"the server did not start:\n{log.read_text(errors='replace')}")
            time.sleep(0.05)
        yield Served(int(told[1]), process.pid)
    finally:
        process.terminate()
        process.wait()
