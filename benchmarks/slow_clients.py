"""Whether slow clients keep others out: `python benchmarks/slow_clients.py [--slow N] [--real N]`, with nginx before the service.

The slow ones send their header or their body a byte at a time and never come to an end; meanwhile claims are scored for others. It
runs nginx with deploy/nginx.conf, on a free port of this machine.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.client import HTTPConnection
from pathlib import Path

from benchmarks.serving import service

ROOT = Path(__file__).parent.parent
INSTALL = "apt-get install --yes --no-install-recommends nginx-light"
HEADER = b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: "
BODY = b"POST /v1/score HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n"
SCORE = {"claim": {"text": "The bridge is shut."}, "articles": [{"id": "a", "text": "The bridge is shut, the mayor said."}]}


def nginx() -> str | None:
    """Return where nginx is, if it is installed."""
    return shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")


def configured(folder: Path, port: int, service: int) -> Path:
    """Write deploy/nginx.conf for this machine into `folder` and return its path; addresses and places alone differ."""
    text = (ROOT / "deploy" / "nginx.conf").read_text()
    text = text.replace("listen 8080", f"listen 127.0.0.1:{port}").replace("server service:8080", f"server 127.0.0.1:{service}")
    text = re.sub(r"/tmp/|/dev/(?=stderr|stdout)", f"{folder}/", text)  # noqa: S108  what is replaced
    made = folder / "nginx.conf"
    made.write_text(text)
    folder.chmod(0o777)  # where root starts nginx, its workers are somebody else
    return made


def free_port() -> int:
    """Return a port on which nobody listens, from below those that the kernel gives out to whoever connects somewhere meanwhile."""
    while True:
        with socket.socket() as tried, suppress(OSError):
            tried.bind(("127.0.0.1", random.randrange(20_000, 32_000)))  # noqa: S311  it is no secret
            return int(tried.getsockname()[1])


@contextmanager
def proxy(folder: Path, behind: int) -> Iterator[int]:
    """Run nginx before the service on port `behind`, and give its port."""
    port = free_port()
    command = [nginx() or "nginx", "-e", str(folder / "stderr"), "-c", str(configured(folder, port, behind)), "-g", "daemon off;"]
    with subprocess.Popen(command) as server:
        try:
            for _ in range(1_200):
                with suppress(OSError), socket.create_connection(("127.0.0.1", port)):
                    break
                time.sleep(0.05)
            yield port
        finally:
            server.terminate()


@contextmanager
def slow(port: int, number: int) -> Iterator[list[socket.socket]]:
    """Hold so many slow clients for as long as the block runs, and give their connections."""
    lines = [socket.create_connection(("127.0.0.1", port)) for _ in range(number)]
    for place, line in enumerate(lines):
        line.sendall(BODY if place % 2 else HEADER)
    done = threading.Event()

    def dribble() -> None:
        while not done.wait(1.0):
            for line in lines:
                with suppress(OSError):
                    line.sendall(b"x")

    dribbling = threading.Thread(target=dribble)
    dribbling.start()
    try:
        yield lines
    finally:
        done.set()
        dribbling.join()
        for line in lines:
            line.close()


def real(port: int, number: int) -> list[tuple[int, float]]:
    """Return status and seconds of so many requests, one after the other."""
    found = []
    for _ in range(number):
        start = time.perf_counter()
        connection = HTTPConnection("127.0.0.1", port, timeout=30)
        connection.request("POST", "/v1/score", json.dumps(SCORE), {"Content-Type": "application/json"})
        answer = connection.getresponse()
        answer.read()
        connection.close()
        found.append((answer.status, time.perf_counter() - start))
    return found


def held_up(clients: int, requests: int) -> list[tuple[int, float]]:
    """Return status and seconds of `requests` requests, sent while so many slow clients hold nginx."""
    with tempfile.TemporaryDirectory() as folder, service(Path(folder) / "data", workers=1) as behind:
        (Path(folder) / "nginx").mkdir()
        Path(folder).chmod(0o755)
        with proxy(Path(folder) / "nginx", behind.port) as port, slow(port, clients):
            time.sleep(2.0)
            return real(port, requests)


def main() -> int:
    """Print how many came through; return 0 where all did."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--slow", type=int, default=200)
    parser.add_argument("--real", type=int, default=20)
    given = parser.parse_args()
    if nginx() is None:
        print(f"nginx is missing: {INSTALL}", file=sys.stderr)
        return 1
    found = held_up(given.slow, given.real)
    well = [seconds for status, seconds in found if status == 200]
    print(f"{len(well)} of {len(found)} requests were answered beside {given.slow} slow clients; "
          f"the slowest took {1000 * max(seconds for _, seconds in found):.0f} ms")
    return 0 if len(well) == len(found) else 1


if __name__ == "__main__":
    sys.exit(main())
