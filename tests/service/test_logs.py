"""Lines of JSON, or lines for people."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator

import pytest

from service.logs import OURS, configure, request_log


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Put back what logging was, which is of the whole process."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    logging.captureWarnings(capture=False)
    for name in OURS:
        logging.getLogger(name).setLevel(logging.NOTSET)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_every_line_is_an_object_whoever_writes_it() -> None:
    stream = io.StringIO()
    log = configure("info", stream)
    log.info("request", status=200)
    log.debug("unheard")
    logging.getLogger("secondsource.x").info("one\ntwo %s", "three")
    logging.getLogger("gunicorn.error").warning("worker")
    logging.getLogger("a.library").info("chatter")
    logging.getLogger("a.library").warning("trouble")
    lines = [json.loads(line) for line in stream.getvalue().splitlines()]
    told = [(line["level"], line["event"]) for line in lines]
    assert told == [("info", "request"), ("info", "one\ntwo three"), ("warning", "worker"), ("warning", "trouble")]
    assert all(line["time"].endswith("Z") for line in lines)
    assert lines[0]["status"] == 200


def test_an_exception_is_told_without_its_message() -> None:
    stream = io.StringIO()
    configure("info", stream)
    try:
        raise ValueError("the text of an article")
    except ValueError:
        logging.getLogger("secondsource.x").exception("it failed")
    line = json.loads(stream.getvalue())
    assert (line["event"], line["error"]) == ("it failed", "ValueError")
    assert "test_logs.py" in line["trace"]
    assert "article" not in stream.getvalue().replace('raise ValueError(\\"the text of an article\\")', "")


def test_a_terminal_gets_lines_to_read() -> None:
    stream = Terminal()
    request_log("info", stream).info("request", status=200)
    with pytest.raises(json.JSONDecodeError):
        json.loads(stream.getvalue())
    assert "request" in stream.getvalue()
