"""How many requests a process takes at a time; one too many is refused at once, before its body is read.

Scoring keeps a processor busy, so that more requests at a time make each slower and none more: a few are worked on, a few wait
for those in order, and the rest are told to come again. What asks how the service is never waits and is never refused.
"""

from __future__ import annotations

from collections.abc import Iterable
from threading import Semaphore
from typing import TYPE_CHECKING

from werkzeug.wsgi import ClosingIterator

from service.answering import SECURITY
from service.jsontext import write_json
from service.metrics import Metrics
from service.problems import MEDIA_TYPE, instance, problem

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

PROBES = frozenset({"/healthz", "/readyz", "/metrics"})
RETRY_AFTER = "1"  # seconds
DETAIL = "the service has as much to do as it can; ask again after the seconds of Retry-After"


class Admission:
    """WSGI middleware that takes up to `most` requests at a time and works on `slots` of them."""

    def __init__(self, application: WSGIApplication, most: int, slots: int, metrics: Metrics) -> None:
        self.application = application
        self.metrics = metrics
        self.places = Semaphore(most)
        self.slots = Semaphore(min(slots, most))

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Pass the request on once it is its turn, or refuse it."""
        if environ["PATH_INFO"] in PROBES:
            return self.application(environ, start_response)
        if not self.places.acquire(blocking=False):
            self.metrics.shed.inc()
            return refused(environ, start_response)
        self.metrics.in_flight.inc()
        try:
            with self.slots:
                answer = self.application(environ, start_response)
        except BaseException:
            self._leave()
            raise
        return ClosingIterator(answer, self._leave)  # until it is sent, it takes a thread

    def _leave(self) -> None:
        self.metrics.in_flight.dec()
        self.places.release()


def refused(environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
    """Answer that there is too much to do."""
    body = write_json(problem("overloaded", DETAIL, instance(environ)))
    headers = {"Content-Type": MEDIA_TYPE, "Content-Length": str(len(body)), "Retry-After": RETRY_AFTER, **SECURITY}
    start_response("503 Service Unavailable", list(headers.items()))
    return [body]
