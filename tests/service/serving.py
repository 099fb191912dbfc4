"""The service as a process, for tests that need a real one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

STARTING = "from service.server import serve; from service.settings import from_environment; serve(from_environment())"


@contextmanager
def running(data: Path, log: Path | None = None, **more: str) -> Iterator[tuple[subprocess.Popen[str], HTTPConnection]]:
    """Run the service on a free port, its log in a file where one is named; end what is left of it afterwards."""
    own = {
        "SECONDSOURCE_DATA": str(data),
        "SECONDSOURCE_PORT": "0",
        "SECONDSOURCE_WORKERS": "1",
        "SECONDSOURCE_LOG_LEVEL": "error",
        **more,
    }
    with (log or Path(os.devnull)).open("wb") as errors, subprocess.Popen(
        [sys.executable, "-c", STARTING],
        stdout=subprocess.PIPE,
        stderr=errors if log else None,
        text=True,
        env={**os.environ, **own},
        start_new_session=True,
    ) as process:
        try:
            assert process.stdout is not None
            told, _, address = process.stdout.readline().strip().rpartition("//")
            assert told == "Second Source listens on http:"
            assert address.startswith("127.0.0.1:")
            yield process, HTTPConnection(address, timeout=60)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)


def until(true: Callable[[], object], seconds: float = 60.0) -> None:
    """Wait until something holds, for so long that a machine with much else to do gets there."""
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.02)


def get(connection: HTTPConnection, path: str) -> bytes:
    connection.request("GET", path)
    return connection.getresponse().read()


def count(connection: HTTPConnection, name: str, **labels: str) -> float:
    """Return the sum of all samples of the name that have these labels."""
    families = text_string_to_metric_families(get(connection, "/metrics").decode())
    samples = [sample for family in families for sample in family.samples]
    return sum(one.value for one in samples if one.name == name and labels.items() <= one.labels.items())


def post(connection: HTTPConnection, path: str, body: object) -> HTTPResponse:
    connection.request("POST", path, json.dumps(body), {"Content-Type": "application/json"})
    return connection.getresponse()
