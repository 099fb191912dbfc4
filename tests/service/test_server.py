"""The service as a process: under gunicorn, on a real socket."""

from __future__ import annotations

import json
import os
import signal
import socket
import threading
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest
from serving import count, post, running, until
from wanted import BRIDGE, CLAIM, problem

from service.refusing import LINE
from service.server import options, try_database
from service.settings import Settings, SettingsError


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HTTPConnection]:
    with running(tmp_path_factory.mktemp("data")) as (process, connection):
        yield connection
        process.terminate()
        assert process.wait(30) == 0


def raw(connection: HTTPConnection, sent: bytes) -> tuple[bytes, dict[str, object]]:
    """Send bytes as they are; return the head and the body of the answer."""
    with socket.create_connection((connection.host, connection.port), timeout=60) as line:
        line.sendall(sent)
        got = b"".join(iter(lambda: line.recv(65_536), b""))
    head, _, body = got.partition(b"\r\n\r\n")
    return head, json.loads(body)


def test_it_is_ready_once_it_has_told_its_address(service: HTTPConnection) -> None:
    service.request("GET", "/readyz")
    assert json.loads(service.getresponse().read())["status"] == "ready"


def test_ids_with_slashes_pass_through_the_server(service: HTTPConnection) -> None:
    answer = post(service, "/v1/articles", {**BRIDGE, "id": "a/b 😀/statements"})
    path = answer.headers["Location"]
    answer.read()
    service.request("GET", path)
    assert json.loads(service.getresponse().read())["id"] == "a/b 😀/statements"


@pytest.mark.parametrize(
    ("sent", "status", "wanted"),
    [
        (
            b"HELLO\r\n\r\n",
            b"400 Bad Request",
            ("bad-request", "The request cannot be read", 400, "this is not valid HTTP"),
        ),
        (
            b"GET /docs HTTP/1.1\r\nHost: x\r\nContent-Length: ten\r\n\r\n",
            b"400 Bad Request",
            ("bad-request", "The request cannot be read", 400, "this is not valid HTTP"),
        ),
        (
            b"GET /" + b"x" * LINE + b" HTTP/1.1\r\n\r\n",
            b"414 ",
            ("uri-too-long", "The address is too long", 414, "the request line is longer than 8,190 bytes"),
        ),
        (
            b"GET / HTTP/1.1\r\nX: " + b"x" * 70_000 + b"\r\n\r\n",
            b"431 Request Header Fields Too Large",
            ("headers-too-large", "The headers are too large", 431, "there are too many headers, or they are too long"),
        ),
    ],
)
def test_what_is_no_http_is_refused_with_a_problem(
    service: HTTPConnection,
    sent: bytes,
    status: bytes,
    wanted: tuple[str, str, int, str],
) -> None:
    head, body = raw(service, sent)
    assert head.startswith(b"HTTP/1.1 " + status)
    assert b"Content-Type: application/problem+json" in head
    assert body == {name: value for name, value in problem(*wanted, "").items() if name != "instance"}


CHUNKED = (
    b"POST /v1/score HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
    b"Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
)


def test_a_chunk_that_is_none(service: HTTPConnection) -> None:
    head, body = raw(service, CHUNKED + b"ZZ\r\n")
    assert head.startswith(b"HTTP/1.1 400 ")
    assert body == problem(
        "bad-request", "The request cannot be read", 400, "the body is not sent as its headers say", "/v1/score"
    )


def test_chunks_beyond_the_limit(service: HTTPConnection) -> None:
    chunk = b"1000000\r\n" + b"x" * 0x1000000 + b"\r\n"
    head, _ = raw(service, CHUNKED + chunk + b"1\r\nx\r\n0\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 413 ")


def test_every_worker_has_the_names_of_the_newsroom(tmp_path: Path) -> None:
    names = tmp_path / "names.toml"
    names.write_text('[[body]]\nkey = "no/board"\nkind = "institution"\nnames = ["Harnby Harbour Board"]\n')
    asked = {"claim": CLAIM, "articles": [BRIDGE]}
    with running(tmp_path / "data", SECONDSOURCE_NAMES=str(names)) as (_, connection):
        answer = json.loads(post(connection, "/v1/score", asked).read())
    assert answer["versions"]["models"].split()[-1].startswith("names-")


def test_a_request_that_was_accepted_is_finished_on_a_stop(tmp_path: Path) -> None:
    sentence = "Two bridges were closed on Friday, transport minister Ana Ruiz told reporters in town {}. "
    articles = [{"id": str(n), "text": "".join(sentence.format(n * 100 + k) for k in range(100))} for n in range(6)]
    statuses: list[int] = []
    with running(tmp_path) as (process, connection):
        asking = threading.Thread(
            target=lambda: statuses.append(post(connection, "/v1/score", {"claim": CLAIM, "articles": articles}).status)
        )
        asking.start()
        until(lambda: count(HTTPConnection(connection.host, connection.port), "secondsource_requests_in_flight") == 1)
        process.terminate()
        asking.join()
        assert process.wait(60) == 0
    assert statuses == [200]


def test_what_was_acknowledged_outlives_a_kill(tmp_path: Path) -> None:
    with running(tmp_path) as (process, connection):
        for number in range(20):
            answer = post(connection, "/v1/articles", {"id": str(number), "text": "x"})
            assert answer.status == 201
            answer.read()
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    with running(tmp_path) as (_, connection):
        connection.request("GET", "/v1/articles")
        found = json.loads(connection.getresponse().read())["articles"]
    assert [article["id"] for article in found] == [str(number) for number in range(20)]


def test_a_database_that_cannot_be_opened_ends_the_start_and_names_the_setting(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    wanted = r"^SECONDSOURCE_DATA: the database .*sqlite3 cannot be opened \(.+\); name a folder that can be written$"
    with pytest.raises(SettingsError, match=wanted):
        try_database(Settings(data=tmp_path / "file"))
    (tmp_path / "secondsource.sqlite3").write_text(
        "no database, but long enough for its header to be read and found wanting " * 9
    )
    with pytest.raises(SettingsError, match=r"cannot be opened \(file is not a database\)"):
        try_database(Settings(data=tmp_path))


@pytest.mark.parametrize(("host", "bound"), [("127.0.0.1", "127.0.0.1:8080"), ("::1", "[::1]:8080")])
def test_addresses(host: str, bound: str) -> None:
    assert options(Settings(host=host))["bind"] == bound
