"""The service at work: what it logs, what it counts, what it refuses, and how it stops; each in real processes."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import threading
import time
from collections import Counter
from http.client import HTTPConnection
from pathlib import Path

import pytest
from flask import Flask
from serving import count, get, post, running, until
from wanted import BRIDGE, CLAIM

MARK = "s3cr3t"
NOTE = "Two bridges were closed on Friday, transport minister Ana Ruiz told reporters in town {}. "


def workers(service: subprocess.Popen[str]) -> set[int]:
    return {int(pid) for pid in Path(f"/proc/{service.pid}/task/{service.pid}/children").read_text().split()}


def exchange(connection: HTTPConnection, sent: bytes, shut: bool = False) -> bytes:
    with socket.create_connection((connection.host, connection.port), timeout=30) as line:
        line.sendall(sent)
        if shut:
            line.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: line.recv(65_536), b""))


def test_no_log_holds_what_a_caller_sent(tmp_path: Path, app: Flask) -> None:
    log = tmp_path / "log"
    article = {**BRIDGE, "id": f"{MARK}-1", "title": f"{MARK} title", "text": f"{MARK} text", "outlet": f"{MARK} outlet"}
    bodies: list[object] = [
        article, {"articles": [article, {**article, "text": f"another {MARK}"}]}, {"claim": {"text": f"A {MARK} claim."}},
        {"claim": {"text": f"A {MARK} claim."}, "articles": [article], "rubric": {MARK: {MARK: 1}}}, {MARK: MARK},
    ]
    asked = 0
    with running(tmp_path / "data", log, SECONDSOURCE_LOG_LEVEL="debug") as (service, connection):
        for rule in app.url_map.iter_rules():
            path = re.sub("<.*?>", f"{MARK}-1", rule.rule)
            for method in sorted((rule.methods or set()) | {MARK.upper()}):
                sending = bodies if method == "POST" else bodies[:1]
                for body in sending:
                    sent = json.dumps(body)
                    headers = {"Content-Type": "application/json", "X-Secret": MARK, "X-Request-Id": f"<{MARK}>"}
                    connection.request(method, f"{path}?offset_unit={MARK}&{MARK}=1", sent, headers)
                    answer = connection.getresponse()
                    answer.read()
                    assert answer.headers["X-Request-Id"]
                    asked += 1
        for sent in (
            f"{MARK}\r\n\r\n", f"GET /{MARK} HTTP/1.1\r\n{MARK}\r\n\r\n", f"GET /{'x' * 9_000}{MARK} HTTP/1.1\r\n\r\n",
            f"POST /v1/score HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{MARK}\r\n",
        ):
            assert b"\r\nX-Request-Id: " in exchange(connection, sent.encode(), shut=True)
            asked += 1
        connection.close()
        service.terminate()
        assert service.wait(30) == 0
    told = log.read_text()
    lines = [json.loads(line) for line in told.splitlines()]
    assert sum(line["event"] == "request" for line in lines) == asked > 40
    assert all({"time", "level", "event"} <= set(line) for line in lines)
    assert not re.search(MARK, told, re.IGNORECASE)
    assert "x" * 100 not in told


def test_counts_are_exact_over_workers_that_were_killed(tmp_path: Path) -> None:
    with running(tmp_path, SECONDSOURCE_WORKERS="2") as (service, connection):
        until(lambda: len(workers(service)) == 2)
        asked = 0
        for _ in range(2):
            old = workers(service)
            for _ in range(30):  # a connection each, so that both workers answer
                assert get(HTTPConnection(connection.host, connection.port), "/v1/limits")
                asked += 1
            for pid in old:
                os.kill(pid, signal.SIGKILL)
            until(lambda old=old: len(workers(service) - old) == 2)  # type: ignore[misc]
        fresh = HTTPConnection(connection.host, connection.port)
        assert count(fresh, "secondsource_requests_total", route="/v1/limits", method="GET", status="200") == asked
        assert count(fresh, "secondsource_request_seconds_count", route="/v1/limits") == asked
        assert count(fresh, "secondsource_requests_in_flight") == 0
        assert count(fresh, "secondsource_build_info") == 1


def test_one_too_many_is_refused_before_its_body_and_probes_pass(tmp_path: Path) -> None:
    texts = ["".join(NOTE.format(n * 100 + k) for k in range(100)) for n in range(5)]
    articles = [{"id": str(n), "text": text} for n, text in enumerate(texts)]
    with running(tmp_path, SECONDSOURCE_THREADS="1", SECONDSOURCE_CORS="https://cms.example.org") as (service, connection):
        statuses: list[int] = []
        asking = threading.Thread(
            target=lambda: statuses.append(post(connection, "/v1/score", {"claim": CLAIM, "articles": articles}).status)
        )
        asking.start()
        other = HTTPConnection(connection.host, connection.port)
        until(lambda: count(other, "secondsource_requests_in_flight") == 1)
        head = (
            b"POST /v1/%73core?q=1 HTTP/1.1\r\nHost: x\r\nx-request-id: desk-1\r\nOrigin: https://cms.example.org\r\n"
            b"Content-Type: application/json\r\nContent-Length: 900\r\n\r\n"
        )
        answer, _, body = exchange(connection, head).partition(b"\r\n\r\n")  # not a byte of the body is sent
        assert get(other, "/readyz").startswith(b'{"status":"ready"')
        assert get(HTTPConnection(connection.host, connection.port), "/healthz") == b'{"status":"ok"}'
        assert asking.is_alive(), "none of them waited for it"
        page = b"Access-Control-Allow-Origin: https://cms.example.org"
        for line in (b"HTTP/1.1 503 Service Unavailable", b"Retry-After: 1", b"X-Request-Id: desk-1", b"Connection: close", page):
            assert line in answer.split(b"\r\n")
        assert json.loads(body)["type"] == "/docs#overloaded"
        assert json.loads(body)["instance"] == "/v1/%73core"
        assert count(other, "secondsource_requests_shed_total") == 1
        asking.join()
        assert statuses == [200]
        service.terminate()
        assert service.wait(30) == 0


def test_connections_that_say_nothing_take_no_thread(tmp_path: Path) -> None:
    with running(tmp_path, SECONDSOURCE_THREADS="1") as (_, connection):
        silent = [socket.create_connection((connection.host, connection.port)) for _ in range(50)]
        assert get(connection, "/v1/limits")
        for line in silent:
            line.setblocking(False)
            with pytest.raises(BlockingIOError):  # it is still open: the answer did not wait until some of them were given up
                line.recv(1)
            line.close()


def test_a_stop_ends_a_stream_of_events_soon_and_in_order(tmp_path: Path) -> None:
    with running(tmp_path, SECONDSOURCE_TAGGER="fast") as (service, connection):
        connection.request("GET", "/v1/events")
        answer = connection.getresponse()
        assert [answer.readline(), answer.readline()] == [b"retry: 2000\n", b"id: 0\n"]
        start = time.monotonic()
        service.terminate()
        assert not answer.read().strip(b":\n ")  # raises where it is cut and not ended
        assert service.wait(30) == 0
        assert time.monotonic() - start < 10  # a second and the stop itself, on a machine that has other things to do


class Caller(threading.Thread):
    """Asks again and again, on a connection each time or on one, and keeps what became of each request."""

    def __init__(self, connection: HTTPConnection, kept: bool) -> None:
        super().__init__(daemon=True)
        self.address = (connection.host, connection.port)
        self.kept = kept
        self.found: Counter[str] = Counter()

    def run(self) -> None:
        body = json.dumps({"claim": CLAIM, "articles": [BRIDGE]})
        connection = HTTPConnection(*self.address, timeout=30)
        while True:
            try:
                connection.connect()
            except OSError:
                return  # refused: the service has stopped
            try:
                while True:
                    connection.request("POST", "/v1/score", body, {"Content-Type": "application/json"})
                    answer = connection.getresponse()
                    whole = json.loads(answer.read())
                    self.found["answered" if answer.status in {200, 503} and whole else "wrong"] += 1
                    if not self.kept or answer.getheader("Connection") == "close":
                        break
            except (OSError, ValueError) as error:
                self.found[f"lost: {error!r}"] += 1
            connection.close()


@pytest.mark.parametrize("kept", [False, True])
def test_a_reload_and_a_stop_under_load_lose_no_request(tmp_path: Path, kept: bool) -> None:
    with running(tmp_path, SECONDSOURCE_WORKERS="2", SECONDSOURCE_TAGGER="fast") as (service, connection):
        callers = [Caller(connection, kept) for _ in range(6)]
        for caller in callers:
            caller.start()

        def answered(more: int) -> None:
            """Wait until as many more have been answered, so that what comes next comes under load."""
            wanted = more + sum(caller.found["answered"] for caller in callers)
            until(lambda: sum(caller.found["answered"] for caller in callers) >= wanted)

        for _ in range(2):
            until(lambda: len(workers(service)) == 2)
            old = workers(service)
            answered(30)
            service.send_signal(signal.SIGHUP)
            until(lambda old=old: len(workers(service) - old) == 2 and not workers(service) & old)  # type: ignore[misc]
        answered(30)
        service.terminate()
        assert service.wait(30) == 0
        for caller in callers:
            caller.join(30)
    found = sum((caller.found for caller in callers), Counter[str]())
    assert set(found) == {"answered"}, found
    assert found["answered"] >= 90
