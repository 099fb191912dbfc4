"""A body in one block is the body that gunicorn reads, however it comes and is asked for."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from gunicorn.config import Config  # type: ignore[import-untyped]  # it has no types
from gunicorn.http.body import Body  # type: ignore[import-untyped]  # it has no types
from gunicorn.http.parser import RequestParser  # type: ignore[import-untyped]  # it has no types

from service.wholebody import WholeBody

BODY = bytes(range(256)) * 2_000  # more than a socket holds
NEXT = b"GET /next HTTP/1.1\r\nHost: x\r\n\r\n"


def head(length: int) -> bytes:
    return b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % length


@pytest.fixture
def ends() -> Iterator[tuple[socket.socket, socket.socket]]:
    client, server = socket.socketpair()
    with client, server:
        yield client, server


def sent(client: socket.socket, pieces: list[bytes]) -> threading.Thread:
    """Send the pieces one after the other, and then no more."""

    def send() -> None:
        for piece in pieces:
            client.sendall(piece)
        client.shutdown(socket.SHUT_WR)

    sending = threading.Thread(target=send)
    sending.start()
    return sending


def read(parser: RequestParser, kind: type[Body], sizes: list[int | None]) -> list[bytes]:
    request: Any = next(parser)
    request.body = kind(request.body.reader)
    return [request.body.read(size) for size in sizes]


@pytest.mark.parametrize("sizes", [[None, 5], [-1], [len(BODY)], [len(BODY) + 9], [0, 1, 70_000, None], [1_000, len(BODY)]])
@pytest.mark.parametrize(
    "pieces",
    [
        [head(len(BODY)) + BODY + NEXT],
        [head(len(BODY)), BODY, NEXT],
        [head(len(BODY)) + BODY[:10], BODY[10:99_999], BODY[99_999:] + NEXT],
        [head(len(BODY)), *(BODY[place:place + 1_999] for place in range(0, len(BODY), 1_999)), NEXT],
    ],
)
def test_it_gives_what_gunicorn_gives_and_leaves_the_next_request(pieces: list[bytes], sizes: list[int | None]) -> None:
    found = []
    for kind in (WholeBody, Body):
        client, server = socket.socketpair()
        with client, server:
            sending, parser = sent(client, pieces), RequestParser(Config(), server, ("127.0.0.1", 1))
            found.append(read(parser, kind, sizes))
            assert next(parser).uri == "/next"
            sending.join()
    assert found[0] == found[1]
    assert BODY.startswith(b"".join(found[0]))


@pytest.mark.parametrize("length", [1, 3, 100])
def test_what_came_with_the_head_is_enough_for_a_short_one(ends: tuple[socket.socket, socket.socket], length: int) -> None:
    client, server = ends
    client.sendall(head(length) + BODY[:length] + NEXT)  # and it is not closed: who asks for more waits
    parser = RequestParser(Config(), server, ("127.0.0.1", 1))
    assert read(parser, WholeBody, [None, None]) == [BODY[:length], b""]
    assert next(parser).uri == "/next"


def test_of_one_that_ends_early_there_is_what_came(ends: tuple[socket.socket, socket.socket]) -> None:
    client, server = ends
    sending = sent(client, [head(len(BODY)) + BODY[:200_000]])
    assert read(RequestParser(Config(), server, ("127.0.0.1", 1)), WholeBody, [None, None]) == [BODY[:200_000], b""]
    sending.join()


def test_after_one_that_broke_off_no_request_is_read(ends: tuple[socket.socket, socket.socket]) -> None:
    client, server = ends
    client.sendall(head(len(BODY)) + BODY[:10])
    server.sendall(b"x")
    client.close()  # with something unread, which the other end takes for a reset
    parser = RequestParser(Config(), server, ("127.0.0.1", 1))
    with pytest.raises(ConnectionResetError):
        read(parser, WholeBody, [None])
    assert not parser.finish_body()
