"""How many requests are taken."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

import pytest

from service.admission import PROBES, Admission, Room
from service.metrics import Metrics

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment


class Body:
    """A body that must not be read."""

    def read(self, *_: int) -> bytes:
        raise AssertionError("the body was read")


class Work:
    """An application that waits until it is let go, and knows how many were in it at a time."""

    def __init__(self) -> None:
        self.go = threading.Event()
        self.inside = 0
        self.most = 0

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if environ["PATH_INFO"] not in PROBES:
            self.inside += 1
            self.most = max(self.most, self.inside)
            assert self.go.wait(30)
            self.inside -= 1
        start_response("200 OK", [("Content-Length", "4")])
        return [b"well"]


def ask(taken: Admission, path: str = "/v1/score") -> tuple[str, dict[str, str], bytes]:
    """Ask as a server does, and return status, headers and body."""
    told: dict[str, Any] = {}

    def start(status: str, headers: list[tuple[str, str]]) -> None:
        told.update(status=status, headers=dict(headers))

    answer = taken({"PATH_INFO": path, "wsgi.input": Body()}, start)  # type: ignore[arg-type]
    body = b"".join(answer)
    if hasattr(answer, "close"):
        answer.close()
    return told["status"], told["headers"], body


def test_one_too_many_is_refused_at_once_and_the_rest_get_their_turn() -> None:
    work, metrics = Work(), Metrics()
    room = Room(3, 2, metrics)
    taken = Admission(work, room)
    answers: list[tuple[str, dict[str, str], bytes]] = []
    asking = [threading.Thread(target=lambda: answers.append(ask(taken))) for _ in range(3)]
    for thread in asking:
        thread.start()
    while not room.full or work.inside < 2:
        pass
    assert metrics.registry.get_sample_value("secondsource_requests_in_flight") == 3
    status, headers, body = ask(taken)
    assert (status, headers["Retry-After"], headers["Content-Type"]) == (
        "503 Service Unavailable", "1", "application/problem+json"
    )
    assert headers["Content-Length"] == str(len(body))
    assert json.loads(body) == {
        "type": "/docs#overloaded", "title": "The service is busy", "status": 503, "instance": "/v1/score",
        "detail": "the service has as much to do as it can; ask again after the seconds of Retry-After",
    }
    assert [ask(taken, probe)[0] for probe in sorted(PROBES)] == ["200 OK"] * 3
    work.go.set()
    for thread in asking:
        thread.join()
    assert [answer[0] for answer in answers] == ["200 OK"] * 3
    assert work.most == 2
    assert ask(taken)[0] == "200 OK"
    assert metrics.registry.get_sample_value("secondsource_requests_in_flight") == 0
    assert metrics.registry.get_sample_value("secondsource_requests_shed_total") == 1


def streaming(content_type: str, pieces: Iterable[bytes]) -> Callable[..., Iterable[bytes]]:
    def application(_: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Type", content_type)])
        return pieces

    return application


def start(*_: object) -> Any:
    return None


def test_a_stream_keeps_its_place_till_its_end_and_lets_others_work_between_its_pieces() -> None:
    room = Room(2, 1, Metrics())
    free: list[bool] = []

    def pieces() -> Iterator[bytes]:
        for _ in range(2):
            free.append(room.slots.acquire(blocking=False))
            yield b"x"

    answer = Admission(streaming("application/x-ndjson", pieces()), room)({"PATH_INFO": "/"}, start)
    for _ in answer:
        assert room.enter()
        assert room.full, "the stream has the other place"
        room.leave()
        assert room.slots.acquire(blocking=False)
        room.slots.release()
    assert free == [False, False], "while a piece is made, it has the slot"
    assert room.enter()
    assert not room.full
    answer.close()  # type: ignore[attr-defined]
    assert not room.full, "the place is given back once"


def test_a_stream_that_is_broken_off_gives_its_place_back() -> None:
    room = Room(1, 1, Metrics())
    answer = Admission(streaming("application/x-ndjson", iter([b"x"])), room)({"PATH_INFO": "/"}, start)
    assert room.full
    answer.close()  # type: ignore[attr-defined]
    assert not room.full


def test_a_stream_of_events_keeps_no_place() -> None:
    room = Room(1, 1, Metrics())
    Admission(streaming("text/event-stream", iter([b"x"])), room)({"PATH_INFO": "/"}, start)
    assert not room.full


def test_a_place_is_given_back_where_the_application_fails() -> None:
    def fails(_: object, __: object) -> Iterable[bytes]:
        raise RuntimeError

    room = Room(1, 1, Metrics())
    for _ in range(3):
        with pytest.raises(RuntimeError):
            ask(Admission(fails, room))
    assert not room.full
