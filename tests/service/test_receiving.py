"""How bodies are received by the real service: whole, however they are sent, and without a slot while they come."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from typing import Any, BinaryIO

import pytest
from serving import post, running
from wanted import BRIDGE, CLAIM

HEAD = b"POST /v1/score HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n"
CHUNKED = b"Transfer-Encoding: chunked\r\n\r\n"
SIZES = (5, 8_000, 20_000, 300_000, 3_000_000)


def told(length: int) -> bytes:
    return b"Content-Length: %d\r\n\r\n" % length


def claim(letters: int) -> bytes:
    """Return a body whose answer tells how many letters have come."""
    return b'{"claim": {"text": "%s."}}' % (b"x" * (20_000 + letters - 1))


def pieces(body: bytes, size: int) -> Iterator[bytes]:
    return (body[place:place + size] for place in range(0, len(body), size))


def answered(answers: BinaryIO) -> tuple[int, Any]:
    """Return the status and the value of the next answer."""
    lines = list(iter(lambda: answers.readline().strip(), b""))
    (length,) = [int(line.split(b":")[1]) for line in lines if line.lower().startswith(b"content-length:")]
    return int(lines[0].split()[1]), json.loads(answers.read(length))


@pytest.fixture(scope="module")
def connection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HTTPConnection]:
    settings = {"SECONDSOURCE_SLOTS": "1", "SECONDSOURCE_TAGGER": "fast"}
    with running(tmp_path_factory.mktemp("data"), **settings) as (_, found), closing(found):
        yield found


def test_one_connection_takes_them_one_after_the_other_however_they_are_sent(connection: HTTPConnection) -> None:
    with socket.create_connection((connection.host, connection.port), timeout=30) as line, line.makefile("rb") as answers:

        def received(letters: int) -> None:
            status, value = answered(answers)
            expected = f"/claim/text has {20_000 + letters:,} characters, at most 10,000 are accepted; give one sentence"
            assert (status, value["detail"]) == (422, expected)

        for letters in SIZES:
            body = claim(letters)
            line.sendall(HEAD + told(len(body)) + body)
            received(letters)
            line.sendall(HEAD + told(len(body)))
            for piece in pieces(body, 50_000):
                line.sendall(piece)
            received(letters)
            line.sendall(HEAD + b"Expect: 100-continue\r\n" + told(len(body)))
            assert answers.readline() + answers.readline() == b"HTTP/1.1 100 Continue\r\n\r\n"
            line.sendall(body)
            received(letters)
            line.sendall(HEAD + CHUNKED)
            for piece in pieces(body, 70_000):
                line.sendall(b"%x\r\n%s\r\n" % (len(piece), piece))
            line.sendall(b"0\r\n\r\n")
            received(letters)
        line.sendall(b"".join(HEAD + told(len(claim(letters))) + claim(letters) for letters in SIZES[:3]))  # before any is answered
        for letters in SIZES[:3]:
            received(letters)


def test_one_that_ends_early_is_answered(connection: HTTPConnection) -> None:
    with socket.create_connection((connection.host, connection.port), timeout=30) as line, line.makefile("rb") as answers:
        line.sendall(HEAD + told(1_000_000) + b'{"claim": ')
        line.shutdown(socket.SHUT_WR)
        status, value = answered(answers)
    assert (status, value["type"]) == (400, "/docs#malformed-json")


LINES = b"POST /v1/score/batch HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-ndjson\r\n"


@pytest.mark.parametrize(
    "begun",
    [
        HEAD + told(1_000_000) + b'{"claim": ',
        HEAD + CHUNKED + b'a\r\n{"claim": \r\n',
        LINES + told(1_000_000) + b'{"id": "a"',
        LINES + CHUNKED + b'a\r\n{"id": "a"\r\n',
    ],
)
def test_those_that_come_slowly_hold_no_slot(connection: HTTPConnection, begun: bytes) -> None:
    slow = [socket.create_connection((connection.host, connection.port)) for _ in range(3)]
    for line in slow:
        line.sendall(begun)
    for _ in range(3):
        answer = post(connection, "/v1/score", {"claim": CLAIM, "articles": [BRIDGE]})
        answer.read()
        assert answer.status == 200
    for line in slow:
        line.close()
