"""A server that answers with what it is told to, one reply a request, and keeps what it was asked."""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

PROBLEM = "application/problem+json"


@dataclass
class Asked:
    line: str
    headers: dict[str, str]
    body: bytes
    connection: int


@dataclass
class Reply:
    """What is sent: `cut` bytes of it where that is given, and then the connection is closed, as it is with `close`."""

    status: int = 200
    body: object = None
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None
    close: bool = False

    def whole(self) -> bytes:
        body = self.body if isinstance(self.body, bytes) else json.dumps(self.body).encode()
        headers = {"Content-Length": str(len(body)), "Content-Type": "application/json", **self.headers}
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        return f"HTTP/1.1 {self.status} X\r\n{head}\r\n".encode() + body


def refused(kind: str, status: int, **headers: str) -> Reply:
    body = {"type": f"/docs#{kind}", "title": "No", "status": status, "detail": "not now"}
    return Reply(status, body, {"Content-Type": PROBLEM, **{name.replace("_", "-"): value for name, value in headers.items()}})


BREAK = Reply(cut=0)


class Scripted:
    """The server: its address, and what it was asked so far."""

    def __init__(self, replies: Iterable[Reply]) -> None:
        self.replies = list(replies)
        self.asked: list[Asked] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self._open: list[socket.socket] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        for one in (self._listener, *self._open):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                self._open.append(connection)
                threading.Thread(target=self._serve, args=(connection, len(self._open)), daemon=True).start()

    def _serve(self, connection: socket.socket, number: int) -> None:
        with suppress(OSError), connection, connection.makefile("rb") as lines:
            while line := lines.readline().decode().strip():
                headers: dict[str, str] = {}
                while header := lines.readline().decode().strip():
                    name, _, value = header.partition(":")
                    headers[name] = value.strip()
                body = lines.read(int(headers.get("Content-Length", 0)))
                self.asked.append(Asked(line, headers, body, number))
                reply = self.replies.pop(0)
                connection.sendall(reply.whole()[: reply.cut])
                if reply.cut is not None or reply.close:
                    connection.shutdown(socket.SHUT_RDWR)
                    return


@contextmanager
def scripted(*replies: Reply) -> Iterator[Scripted]:
    server = Scripted(replies)
    try:
        yield server
    finally:
        server.close()


class Waiting:
    """A clock that stands until somebody waits, and keeps how long."""

    def __init__(self) -> None:
        self.waited: list[float] = []
        self.began = datetime(2026, 3, 2, 12, tzinfo=UTC)

    def monotonic(self) -> float:
        return sum(self.waited)

    def now(self) -> datetime:
        return self.began + timedelta(seconds=sum(self.waited))

    def sleep(self, seconds: float) -> None:
        self.waited.append(seconds)
