"""How many requests a process takes at a time; one too many is refused at once, before its body is read.

Scoring keeps a processor busy, so that more requests at a time make each slower and none more: a few are worked on, a few wait
for those in order, and the rest are told to come again. What asks how the service is never waits and is never refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Lock, Semaphore
from typing import TYPE_CHECKING

from service.answering import SECURITY
from service.jsontext import write_json
from service.metrics import Metrics
from service.problems import MEDIA_TYPE, instance, problem
from service.receiving import receive

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PROBES = frozenset({"/healthz", "/readyz", "/metrics"})
STATUS = "503 Service Unavailable"
EVENTS = "text/event-stream"
RETRY_AFTER = "1"  # seconds
DETAIL = "the service has as much to do as it can; ask again after the seconds of Retry-After"


class Room:
    """Places for up to `most` requests, of which `slots` are worked on."""

    def __init__(self, most: int, slots: int, metrics: Metrics) -> None:
        self.most = most
        self.slots = Semaphore(min(slots, most))
        self.metrics = metrics
        self._taken = 0
        self._lock = Lock()

    @property
    def full(self) -> bool:
        """Whether every place is taken."""
        return self._taken >= self.most

    def enter(self) -> bool:
        """Take a place; tell whether there was one."""
        with self._lock:
            if self.full:
                return False
            self._taken += 1
        self.metrics.in_flight.inc()
        return True

    def leave(self) -> None:
        """Give the place back."""
        self.metrics.in_flight.dec()
        with self._lock:
            self._taken -= 1

    @contextmanager
    def aside(self) -> Iterator[None]:
        """Give the slot up for as long as the block waits for its client or for another process; the place is kept."""
        self.slots.release()
        try:
            yield
        finally:
            self.slots.acquire()

    def refusal(self, where: str) -> tuple[dict[str, str], bytes]:
        """Return headers and body of the answer to one request too many, for the path `where`, and count it."""
        self.metrics.shed.inc()
        body = write_json(problem("overloaded", DETAIL, where))
        return {"Content-Type": MEDIA_TYPE, "Content-Length": str(len(body)), "Retry-After": RETRY_AFTER, **SECURITY}, body


class Admission:
    """WSGI middleware that lets in as many requests as there is room for."""

    def __init__(self, application: WSGIApplication, room: Room) -> None:
        self.application = application
        self.room = room

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Pass the request on once it is its turn, or refuse it."""
        if environ["PATH_INFO"] in PROBES:
            return self.application(environ, start_response)
        if not self.room.enter():
            headers, body = self.room.refusal(instance(environ))
            start_response(STATUS, list(headers.items()))
            return [body]
        told: dict[str, str] = {}

        def starting(status: str, headers: list[tuple[str, str]], *more: object) -> object:
            told.update(headers)
            return start_response(status, headers, *more)  # type: ignore[arg-type]  # as it came

        worked = False
        try:
            receive(environ)
            with self.room.slots:
                answer = self.application(environ, starting)  # type: ignore[arg-type]  # what it returns is the server's own
            worked = "Content-Length" not in told and not told.get("Content-Type", "").startswith(EVENTS)
            return Pieces(answer, self.room) if worked else answer
        finally:
            if not worked:  # a whole answer is made, and a stream of events waits for the most part and has a limit of its own
                self.room.leave()


class Pieces:
    """An answer that is made while it is sent: it keeps its place until the end, and takes a slot for each piece."""

    def __init__(self, answer: Iterable[bytes], room: Room) -> None:
        self.answer = answer
        self.room = room
        self._made = iter(answer)
        self._left = False

    def __iter__(self) -> Iterator[bytes]:
        """Return itself."""
        return self

    def __next__(self) -> bytes:
        """Return the next piece; others have their turn between two of them."""
        try:
            with self.room.slots:
                return next(self._made)
        except BaseException:  # at the end, and where it fails
            self._leave()
            raise

    def close(self) -> None:
        """End it, as a server does even where it was not sent to its end."""
        try:
            if hasattr(self.answer, "close"):
                self.answer.close()
        finally:
            self._leave()

    def _leave(self) -> None:
        if not self._left:
            self._left = True
            self.room.leave()
