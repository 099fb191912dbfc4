"""Hostile requests to the real service are refused with a problem, and leave no memory behind; how fast, benchmarks/hostile.py tells."""

from __future__ import annotations

import json
import socket
from pathlib import Path

from serving import post, running
from wanted import BRIDGE, CLAIM

from benchmarks.hostile import BODY, HOSTILE, asked, resident, worker

ROUNDS = 3
LEFT = 20.0  # MiB that may be left
SLOW = b"POST /v1/score HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % BODY


def test_they_are_refused_and_leave_no_memory_behind(tmp_path: Path) -> None:
    bodies = {name: row.body() for name, row in HOSTILE.items()}
    with running(tmp_path) as (service, connection):
        port = int(connection.port)

        def fine(times: int) -> None:
            for _ in range(times):
                answer = post(connection, "/v1/score", {"claim": CLAIM, "articles": [BRIDGE]})
                assert json.loads(answer.read())["score"] > 0

        fine(5)
        pid = worker(service.pid)
        before = resident(pid)
        for _ in range(ROUNDS):
            for name, row in HOSTILE.items():
                status, answer, _ = asked(port, row, bodies[name])
                head, _, body = answer.partition(b"\r\n\r\n")
                assert (name, status) == (name, row.status)
                assert b"Content-Type: application/problem+json" in head, name
                assert json.loads(body)["status"] == status, name
                assert len(body) < 10_000, name
        slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(4)]
        for line in slow:
            line.sendall(SLOW + b" " * (BODY // 16))  # and no more
        fine(1)
        for line in slow:
            line.close()
        fine(20)
        assert worker(service.pid) == pid
        assert resident(pid) < before + LEFT
