"""gunicorn's threaded worker, with three habits changed: who waits for a thread, how a connection ends, and how bad HTTP is answered.

A connection takes a thread once its first bytes are there, and not before. What asks how the service is has threads of its own. A
connection that ends is drained by the loop that accepts others, which never waits for one.
"""

from __future__ import annotations

import logging
import re
import selectors
import sys
import time
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from socket import MSG_DONTWAIT, MSG_PEEK, SHUT_WR, socket

from gunicorn.http.errors import LimitRequestHeaders, LimitRequestLine, ParseException  # type: ignore[import-untyped]  # it has no types
from gunicorn.workers.gthread import TConn, ThreadWorker  # type: ignore[import-untyped]  # it has no types

from service.held import KEY, Held
from service.jsontext import write_json
from service.problems import KINDS, MEDIA_TYPE, problem
from service.requestid import HEADER, chosen
from service.watch import NOWHERE, OTHER

LOG = logging.getLogger("secondsource.server")
LINE = 8_190  # bytes of a request line, gunicorn's most; an id of 200 characters takes up to 2,400 when it is encoded
SPARE = 8  # threads beyond those for the requests that are taken, which refuse the others
RESERVED = 2  # threads for those who ask how the service is
PROBE = re.compile(rb"(?:GET|HEAD) /(?:healthz|readyz|metrics)[ ?]")
PEEKED = 16  # bytes, enough for PROBE
FIRST = 5.0  # seconds in which the first bytes of a connection must come
LINGER = 2.0  # seconds that are left to a client to take its last answer
BACKLOG = 2_048  # connections that the kernel keeps for us
SWITCH = 0.001  # seconds that one thread may keep the others from running


class Connection(TConn):  # type: ignore[misc]  # gunicorn has no types
    """A connection whose end is the worker's to see to."""

    def __init__(self, worker: Worker, client: socket, address: object, server: object) -> None:
        super().__init__(worker.cfg, client, address, server)
        self.worker = worker

    def close(self, graceful: bool = False) -> None:
        """Close it; gracefully by way of the worker, so that nobody waits for the client."""
        if graceful:
            self.worker.linger(self)
        else:
            super().close()

    def first(self) -> bytes:
        """Return the first bytes of the next request, none at the end; raise BlockingIOError where they are still to come."""
        ahead = self.parser.unreader.buf.getvalue() if self.parser is not None else b""
        return bytes(ahead) or bytes(self.sock.recv(PEEKED, MSG_PEEK | MSG_DONTWAIT))


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """The worker of the service."""

    def init_process(self) -> None:
        """Make what the process needs, and run."""
        sys.setswitchinterval(SWITCH)
        self.reserved = ThreadPoolExecutor(RESERVED, "probe")
        self.lingering: deque[Connection] = deque()
        super().init_process()

    def accept(self, listener: socket) -> bool:
        """Take one connection; tell whether there was one."""
        try:
            client, address = listener.accept()
        except (BlockingIOError, ConnectionAbortedError):
            return False
        self.nr_conns += 1
        self.enqueue_req(Connection(self, client, address, listener.getsockname()))
        return True

    def set_accept_enabled(self, enabled: bool) -> None:
        """Take new connections or not; at the end, first those that the kernel has taken already."""
        if not enabled and not self.alive:
            for listener in self.sockets:
                listener.setblocking(False)
                any(not self.accept(listener) for _ in range(BACKLOG))
        super().set_accept_enabled(enabled)

    def enqueue_req(self, conn: Connection) -> None:
        """Hand the connection to a thread, or wait for its first bytes."""
        try:
            first = conn.first()
        except BlockingIOError:
            self._park(conn)
            return
        except OSError:  # it is broken, which a thread finds out as well
            first = b""
        conn.data_ready = True
        pool = self.reserved if PROBE.match(first) else self.tpool
        pool.submit(self.handle, conn).add_done_callback(partial(self._handled, conn))

    def linger(self, conn: Connection) -> None:
        """Tell the client that no more comes, and read on until it has gone: else what it sent late would cost it the answer."""
        try:
            conn.sock.shutdown(SHUT_WR)
            conn.sock.setblocking(False)
            self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._drain, conn))
        except (OSError, ValueError):
            conn.close()
            return
        self.nr_conns += 1  # it counts until it is closed, so that a worker that stops does not leave before
        conn.timeout = time.monotonic() + LINGER
        self.lingering.append(conn)

    def murder_pending(self) -> None:
        """Close what has waited too long, at the beginning or at the end."""
        super().murder_pending()
        while self.lingering and self.lingering[0].timeout < time.monotonic():
            self._end(self.lingering[0])

    def handle_error(self, req: object, client: socket, addr: object, exc: Exception) -> None:  # noqa: ARG002  gunicorn's signature
        """Refuse a request that cannot be read; its connection ends with the answer."""
        held: Held = self.wsgi.extensions[KEY]
        request_id = chosen(None)
        LOG.warning("a request could not be read: %s", type(exc).__name__)
        status, answer = refusal(exc, request_id)
        held.watch.answered(request_id, OTHER, NOWHERE, status, 0.0, len(answer.partition(b"\r\n\r\n")[2]))
        with suppress(OSError):  # whoever sends this may be gone
            client.sendall(answer)

    def _park(self, conn: Connection) -> None:
        conn.sock.setblocking(False)
        conn.timeout = time.monotonic() + FIRST
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, selectors.EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def _handled(self, conn: Connection, done: Future[object]) -> None:
        self.method_queue.defer(self.finish_request, conn, done)

    def _drain(self, conn: Connection, client: socket) -> None:
        try:
            gone = not client.recv(65_536)
        except BlockingIOError:
            return
        except OSError:
            gone = True
        if gone:
            self._end(conn)

    def _end(self, conn: Connection) -> None:
        self.lingering.remove(conn)
        self.poller.unregister(conn.sock)
        self.nr_conns -= 1
        conn.close()


# What gunicorn raises for a request that never reaches the application; the first row that fits is taken.
UNREADABLE: tuple[tuple[type[Exception], str, str], ...] = (
    (LimitRequestLine, "uri-too-long", f"the request line is longer than {LINE:,} bytes"),
    (LimitRequestHeaders, "headers-too-large", "there are too many headers, or they are too long"),
    (ParseException, "bad-request", "this is not valid HTTP"),
    (Exception, "internal-error", "the service failed before it had read the request"),
)


def refusal(error: Exception, request_id: str) -> tuple[int, bytes]:
    """Return the status and the whole HTTP answer to a request that never reaches the application."""
    name, detail = next((name, detail) for kind, name, detail in UNREADABLE if isinstance(error, kind))
    body = write_json(problem(name, detail))
    status = HTTPStatus(KINDS[name].status)
    head = (
        f"HTTP/1.1 {status.value} {status.phrase}\r\nContent-Type: {MEDIA_TYPE}\r\nContent-Length: {len(body)}\r\n"
        f"Connection: close\r\nX-Content-Type-Options: nosniff\r\n{HEADER}: {request_id}\r\n\r\n"
    )
    return status.value, head.encode("ascii") + body
