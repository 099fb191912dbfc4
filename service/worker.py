"""gunicorn's threaded worker, with some habits changed: who gets a thread, how a connection ends, and how bad HTTP is answered.

A connection takes a thread once its first bytes are there, and not before. What asks how the service is has threads of its own.
What there is no room for is refused by the loop that accepts connections, and a connection that ends is drained by it; it never
waits for one.
"""

from __future__ import annotations

import logging
import re
import selectors
import time
from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from socket import MSG_DONTWAIT, MSG_PEEK, SHUT_WR, socket
from typing import cast

from gunicorn.http.body import LengthReader  # type: ignore[import-untyped]  # it has no types
from gunicorn.http.message import Request  # type: ignore[import-untyped]  # it has no types
from gunicorn.workers.gthread import TConn, ThreadWorker  # type: ignore[import-untyped]  # it has no types

from service.held import KEY, Held
from service.refusing import overloaded, unreadable
from service.wholebody import WholeBody

LOG = logging.getLogger("secondsource.server")
SPARE = 4  # threads beyond those for the requests that are taken
RESERVED = 2  # threads for those who ask how the service is
PROBE = re.compile(rb"(?:GET|HEAD) /(?:healthz|readyz|metrics)[ ?]")
HEAD = 65_536  # bytes of a request without room that are looked at
PEEKED = 16  # bytes, enough for PROBE
FIRST = 5.0  # seconds in which the first bytes of a connection must come
LINGER = 2.0  # seconds that are left to a client to take its last answer
BACKLOG = 2_048  # connections that the kernel keeps for us


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
        return self._ahead() or bytes(self.sock.recv(PEEKED, MSG_PEEK | MSG_DONTWAIT))

    def so_far(self) -> bytes:
        """Take and return what has come of the next request."""
        return self._ahead() or bytes(self.sock.recv(HEAD, MSG_DONTWAIT))

    def _ahead(self) -> bytes:
        """Return what the last request's parser has read of the next one."""
        return bytes(self.parser.unreader.buf.getvalue()) if self.parser is not None else b""


class Worker(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """The worker of the service."""

    def init_process(self) -> None:
        """Make what the process needs, and run."""
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
        """Take new connections or not; at the end, first those that the kernel has taken already, and no stream lasts longer."""
        if not enabled and not self.alive:
            self.held.stopping.set()  # here and not where the signal comes in, for then a lock might be held
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
        probe = PROBE.match(first)
        if self.held.room.full and first and not probe:
            self._refuse(conn)
            return
        pool = self.reserved if probe else self.tpool
        pool.submit(self.handle, conn).add_done_callback(partial(self._handled, conn))

    def handle_request(self, req: Request, conn: Connection) -> bool:
        """Answer a request; tell whether its connection may be kept."""
        if isinstance(req.body.reader, LengthReader):
            req.body = WholeBody(req.body.reader)
        return bool(super().handle_request(req, conn))

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
        LOG.warning("a request could not be read: %s", type(exc).__name__)
        with suppress(OSError):  # whoever sends this may be gone
            client.sendall(unreadable(exc, self.held.watch))

    @property
    def held(self) -> Held:
        """What the application holds."""
        return cast(Held, self.wsgi.extensions[KEY])

    def _refuse(self, conn: Connection) -> None:
        """Answer that there is no room, here and now: a thread would have to wait for its turn like all others."""
        with suppress(OSError):  # the client may be gone
            answer = overloaded(conn.so_far(), self.held.room, self.held.watch, self.held.settings.cors)
            conn.sock.send(answer, MSG_DONTWAIT)
        self.nr_conns -= 1
        self.linger(conn)

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
