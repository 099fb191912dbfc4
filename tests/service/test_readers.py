"""What comes in is read beside scoring: by processes that come second for the processor, and that keep no claim waiting."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import threading
from http.client import HTTPConnection
from pathlib import Path

import orjson
import pytest
from serving import count, post, running, until
from wanted import BRIDGE, CLAIM

from scoring import Article, Engine
from service.archive.readers import POLITE, Readers
from tests.service.newsroom import SECONDSOURCE

MANY = [{**BRIDGE, "id": str(number), "text": f"{BRIDGE['text']} It was bridge {number}."} for number in range(40)]


def children(pid: int) -> list[int]:
    return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def later(pid: int) -> bool:
    """Tell whether a process comes after this one for the processor, by as much as a reader is to."""
    mine, its = (os.getpriority(os.PRIO_PROCESS, one) for one in (os.getpid(), pid))
    return its == min(mine + POLITE, 19)


def test_claims_are_answered_while_many_articles_are_read(tmp_path: Path) -> None:
    """The reader is stopped meanwhile, so that what is taken in can end only after the claims, however fast the machine is."""
    one = {"SECONDSOURCE_SLOTS": "1", "SECONDSOURCE_READERS": "1", "SECONDSOURCE_TAGGER": "fast"}
    with running(tmp_path, **one) as (service, connection):
        assert post(connection, "/v1/articles", BRIDGE).read()
        (worker,) = children(service.pid)
        (reader,) = children(worker)
        assert later(reader)
        os.kill(reader, signal.SIGSTOP)
        taken: list[int] = []
        taking = threading.Thread(target=lambda: taken.append(post(connection, "/v1/articles", {"articles": MANY}).status))
        taking.start()
        other = HTTPConnection(connection.host, connection.port, timeout=60)
        until(lambda: count(other, "secondsource_requests_in_flight") == 1)
        for _ in range(5):
            answer = post(other, "/v1/score", {"claim": CLAIM})
            assert answer.status == 200
            assert json.loads(answer.read())["archive"]["stored"] == 1
        assert taking.is_alive()
        os.kill(reader, signal.SIGCONT)
        taking.join()
        assert taken == [201]
        assert json.loads(post(other, "/v1/score", {"claim": CLAIM}).read())["archive"]["stored"] == 1 + len(MANY)


def test_files_are_read_by_a_process_that_comes_second_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECONDSOURCE_TAGGER", "fast")
    command = [*SECONDSOURCE, "ingest", "-", "--data", str(tmp_path / "data")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as running_:
        assert running_.stdin is not None
        assert running_.stdout is not None
        try:
            until(lambda: any(later(child) for child in children(running_.pid)))
            running_.stdin.writelines(orjson.dumps(article) + b"\n" for article in MANY)
        finally:
            running_.stdin.close()
        assert running_.stdout.read() == b"1 file, 40 from JSON: 40 added\n"


class Turn:
    """A block of code that notes when it is entered and left."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def __enter__(self) -> None:
        self.told.append("let go")

    def __exit__(self, *_: object) -> None:
        self.told.append("taken")


def test_a_turn_is_given_up_only_where_others_read(engine: Engine) -> None:
    articles = [Article("1", "The bridge is shut, the mayor said.")]
    alone, turn = Readers(engine), Turn()
    found = alone.read(articles, turn)
    assert turn.told == []
    others = Readers(engine, 1)
    try:
        assert others.read(articles, turn) == found
    finally:
        others.close()
    assert turn.told == ["let go", "taken"]
