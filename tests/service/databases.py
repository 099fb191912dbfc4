"""A real PostgreSQL server for the tests that need one, on a free loopback port, in a folder that is thrown away."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from benchmarks.slow_clients import free_port

INSTALL = "PostgreSQL is not installed; `apt-get install postgresql` installs it"
PATIENCE = 30.0


def programs() -> Path | None:
    """Return the folder of PostgreSQL's own programs, of the newest version there is."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    known = shutil.which("initdb")
    return Path(known).parent if known else None


class Server:
    """A server that can be stopped and started again on its port."""

    def __init__(self, folder: Path, bin_: Path) -> None:
        self.folder, self._bin = folder, bin_
        # PostgreSQL refuses to run as root, as a container's tests do; Debian's package brings a user for it.
        self._user = "postgres" if os.geteuid() == 0 else None
        if self._user:
            os.chown(folder, pwd.getpwnam(self._user).pw_uid, -1)
        self.port = free_port()
        self._run("initdb", "--pgdata", str(folder / "data"), "--username", "tester", "--auth", "trust", "--encoding", "UTF8",
                  "--locale", "C", "--no-sync")
        self.start()

    @property
    def url(self) -> str:
        return f"postgresql://tester@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        self._run("pg_ctl", "--pgdata", str(self.folder / "data"), "--wait", "--timeout", "60", "--log", str(self.folder / "log"),
                  "--options", f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 -c fsync=off",
                  "start")

    def stop(self, how: str = "fast") -> None:
        self._run("pg_ctl", "--pgdata", str(self.folder / "data"), "--wait", "--mode", how, "stop")

    def database(self) -> str:
        """Make an empty database, and return its URL."""
        name = f"test_{time.time_ns()}"
        self._run("createdb", "--host", "127.0.0.1", "--port", str(self.port), "--username", "tester", name)
        return self.url.replace("/postgres", f"/{name}")

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(self._bin / program), *arguments], user=self._user, cwd=self.folder, timeout=120, check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr.decode(errors='replace')[-500:]}")


@contextmanager
def server(bin_: Path) -> Iterator[Server]:
    """Run a server for as long as it is wanted."""
    folder = Path(tempfile.mkdtemp(prefix="postgres-"))
    made = Server(folder, bin_)
    try:
        yield made
    finally:
        with suppress(RuntimeError):  # it may have been stopped by its test
            made.stop("immediate")
        shutil.rmtree(folder, ignore_errors=True)
