"""How fast hostile requests are refused, and what memory they leave behind: `python benchmarks/hostile.py [--rounds N]`.

Each is sent to the real service with one worker; the table gives the status, the median and the worst time from the first byte sent
to the last one answered, the processor's time that the worker took for it, the median of what a bare gunicorn with a bare Flask takes
meanwhile to receive the same and answer 400 (which no refusal of a whole body can come under), the most memory that the worker had
and what it has afterwards.
"""

from __future__ import annotations

import argparse
import gzip
import math
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.serving import service

MIB = 1024 * 1024
BODY = 16 * MIB  # the limit `body`
ARTICLE = b'{"claim": {"text": "The bridge is shut."}, "articles": [{"id": "a", "text": "%s"}]}'


def filled(piece: bytes, before: bytes = b"[", after: bytes = b"1]") -> bytes:
    """Return a body of as many bytes as are accepted, of one piece again and again."""
    return before + piece * ((BODY - len(before) - len(after)) // len(piece)) + after


@dataclass(frozen=True, slots=True)
class Hostile:
    """One hostile request: the status that it must be answered with, its body, and what differs in its head."""

    status: int
    body: Callable[[], bytes]
    headers: tuple[str, ...] = ("Content-Type: application/json",)
    path: str = "/v1/score"
    length: int | None = None  # what Content-Length tells, where that is a lie


COMPRESSED = ("Content-Type: application/json", "Content-Encoding: gzip")
XML = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'
# By what they are called in the table.
HOSTILE: dict[str, Hostile] = {
    "oversize": Hostile(413, lambda: b" " * (BODY + 1)),
    "oversize, told only": Hostile(413, lambda: b"", length=10**12),
    "deep lists": Hostile(400, lambda: b"[" * BODY),
    "deep objects": Hostile(400, lambda: filled(b'{"a":', b"", b"1")),
    "NaN": Hostile(400, lambda: b'{"claim": {"text": NaN}}'),
    "a number beyond a double": Hostile(400, lambda: b'{"claim": {"text": 1e999}}'),
    "a number of 16 million digits": Hostile(400, lambda: filled(b"7", b'{"claim": ', b"}")),
    "a lone surrogate": Hostile(400, lambda: ARTICLE % rb"x\ud800"),
    "a NUL": Hostile(422, lambda: ARTICLE % rb"x\u0000"),
    "NULs, 2 million": Hostile(422, lambda: ARTICLE % (rb"\u0000" * 2_000_000)),
    "raw NULs": Hostile(400, lambda: b"\0" * BODY),
    "not UTF-8": Hostile(400, lambda: filled(b"a", b'{"claim": "', b'\xff"}')),
    "a text of 16 million characters": Hostile(422, lambda: filled(b"a", b'{"claim": {"text": "', b'"}}')),
    "quoted speech of 16 million characters": Hostile(
        422, lambda: filled(rb'She said \"no, never\". ', b'{"claim": {"text": "', b'"}}')),
    "escaped quotes, 8 million": Hostile(422, lambda: filled(rb'\"', b'{"claim": {"text": "', b"," * 60_000 + b'"}}')),
    "texts that are no articles, 40,000": Hostile(
        422, lambda: b'{"claim": {"text": "x"}, "articles": [' + b",".join([b'"' + b"x" * 400 + b'"'] * 40_000) + b"]}"),
    "empty lists, 5 million": Hostile(400, lambda: filled(b"[],")),
    "empty objects, 5 million": Hostile(400, lambda: filled(b"{},")),
    "numbers, 4 million": Hostile(400, lambda: filled(b"1.5,")),
    "strings, 4 million": Hostile(400, lambda: filled('"é",'.encode())),
    "one field again and again": Hostile(400, lambda: filled(b'"a":1,', b"{", b'"a":1}')),
    "fields, 1 million": Hostile(
        400, lambda: b"{" + b",".join(b'"%07d":1' % number for number in range(1_000_000)) + b"}"),
    "articles, 1 million": Hostile(
        400, lambda: filled(b'{"id":"a"},', b'{"claim": {"text": "x"}, "articles": [', b"1]}")),
    "a gzip bomb": Hostile(415, lambda: gzip.compress(bytes(200 * MIB)), COMPRESSED),
    "XML entities": Hostile(415, lambda: XML, ("Content-Type: application/xml",)),
    "a draft of 16 million characters": Hostile(422, lambda: filled(b"a ", b'{"text": "', b'"}'), path="/v1/analyze"),
    "a form": Hostile(415, lambda: filled(b"a=1&", b"", b""), ("Content-Type: application/x-www-form-urlencoded",), "/v1/articles"),
}


def asked(port: int, row: Hostile, body: bytes) -> tuple[int, bytes, float]:
    """Send one request on a connection of its own; return its status, its whole answer and the seconds that it took."""
    length = len(body) if row.length is None else row.length
    head = "\r\n".join([f"POST {row.path} HTTP/1.1", "Host: x", "Connection: close", f"Content-Length: {length}", *row.headers, "", ""])
    sent = head.encode() + body
    start = time.perf_counter()
    with socket.create_connection(("127.0.0.1", port), timeout=60) as line:
        with suppress(ConnectionError):  # the answer may come before the whole body was sent
            line.sendall(sent)
        answer = bytearray()
        with suppress(ConnectionError):
            while piece := line.recv(65_536):
                answer += piece
    return int(answer[9:12] or b"0"), bytes(answer), time.perf_counter() - start


def resident(pid: int) -> float:
    """Return the MiB of memory that a process has."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / MIB


def processor(pid: int) -> float:
    """Return the milliseconds of processors that the threads of a process have taken."""
    return sum(int(told.read_text().split()[0]) for told in Path(f"/proc/{pid}/task").glob("*/schedstat")) / 1e6


def worker(master: int) -> int:
    """Return the process id of the one worker."""
    return int(Path(f"/proc/{master}/task/{master}/children").read_text().split()[0])


@contextmanager
def bare() -> Iterator[int]:
    """Run gunicorn with benchmarks/bare.py; give its port."""
    with socket.create_server(("127.0.0.1", 0)) as listener:  # ours, so that whoever asks waits until the server takes it up
        number = listener.fileno()
        command = [sys.executable, "-m", "gunicorn", "--threads", "8", "--bind", f"fd://{number}", "--log-level", "error", "bare:app"]
        with subprocess.Popen(command, cwd=Path(__file__).parent, pass_fds=[number]) as server:
            try:
                yield int(listener.getsockname()[1])
            finally:
                server.terminate()


@contextmanager
def watched(pid: int) -> Iterator[list[float]]:
    """Give the list that the memory of a process is written to, every few milliseconds, while the block runs."""
    found, ended = [resident(pid)], threading.Event()

    def look() -> None:
        while not ended.wait(0.005):
            found.append(resident(pid))

    looking = threading.Thread(target=look)
    looking.start()
    try:
        yield found
    finally:
        ended.set()
        looking.join()


def main() -> int:
    """Print the table; return 0 where every status is the one that is wanted."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    well = True
    with tempfile.TemporaryDirectory() as folder, service(Path(folder), workers=1) as served, bare() as floor:
        port = served.port
        fine = Hostile(200, lambda: ARTICLE % b"The bridge is shut, the mayor said.")
        for _ in range(3):
            asked(port, fine, fine.body())
        pid = worker(served.pid)
        print(f"before: {resident(pid):.0f} MiB\n\n{'request':38} {'status':>6} {'median':>8} {'worst':>8} {'worker':>8} {'bare':>8} "
              f"{'peak':>9} {'after':>9}")
        for name, row in HOSTILE.items():
            body, busy = row.body(), processor(pid)
            with watched(pid) as memory:
                found = [asked(port, row, body) for _ in range(rounds)]
                time.sleep(0.1)  # the worker frees what it had after the answer
            busy = processor(pid) - busy
            least = [asked(floor, row, body)[2] if row.length is None else math.nan for _ in range(rounds)]  # it would wait for the rest
            took = [1000 * seconds for _, _, seconds in found]
            statuses = {status for status, _, _ in found}
            wrong = "" if statuses == {row.status} else f"  WRONG, not {row.status}"
            well = well and not wrong
            print(f"{name:38} {'/'.join(map(str, statuses)):>6} {statistics.median(took):5.0f} ms {max(took):5.0f} ms "
                  f"{busy / rounds:5.0f} ms {1000 * statistics.median(least):5.0f} ms {max(memory):5.0f} MiB {resident(pid):5.0f} MiB{wrong}")
        asked(port, fine, fine.body())
        print(f"\nafter: {resident(pid):.0f} MiB")
    return 0 if well else 1


if __name__ == "__main__":
    sys.exit(main())
