"""Answers to requests that never reach the application."""

from __future__ import annotations

import json

import pytest

from service.access.cors import METHODS, SENT, TOLD
from service.admission import Room
from service.metrics import Metrics
from service.refusing import overloaded
from service.watch import Watch

CMS = "https://cms.example.org"
ALLOWED = (CMS,)


@pytest.fixture
def room() -> Room:
    return Room(1, 1, Metrics())


def asked(room: Room, *head: str, body: str = "", allowed: tuple[str, ...] = ALLOWED, ended: bool = True) -> tuple[str, dict[str, str], str]:
    """Return status, headers and body of the answer to a request for which there is no room."""
    read = "\r\n".join(head) + ("\r\n\r\n" + body if ended else "")
    told, _, rest = overloaded(read.encode(), room, Watch(room.metrics), allowed).decode().partition("\r\n\r\n")
    status, *lines = told.split("\r\n")
    assert len({line.partition(":")[0].lower() for line in lines}) == len(lines), "no header stands twice"
    return status, dict(line.split(": ", 1) for line in lines), rest


POST = ("POST /v1/score HTTP/1.1", "Host: x")
FIRST = ("OPTIONS /v1/score HTTP/1.1", "Host: x", "Access-Control-Request-Method: POST")
BUSY, WELL = "HTTP/1.1 503 Service Unavailable", "HTTP/1.1 204 No Content"


def cors(headers: dict[str, str]) -> dict[str, str]:
    return {name: value for name, value in headers.items() if name.startswith("Access-Control-") or name == "Vary"}


@pytest.mark.parametrize("name", ["Origin", "origin", "ORIGIN"])
def test_a_page_of_an_allowed_origin_may_read_that_there_is_no_room(room: Room, name: str) -> None:
    status, headers, body = asked(room, *POST, f"{name}: {CMS}")
    assert (status, headers["Retry-After"], json.loads(body)["type"]) == (BUSY, "1", "/docs#overloaded")
    assert cors(headers) == {"Access-Control-Allow-Origin": CMS, "Access-Control-Expose-Headers": TOLD, "Vary": "Origin"}


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "", f"{CMS}.evil.example", f"https://evil.example, {CMS}", "*"])
def test_a_page_of_another_may_not(room: Room, origin: str) -> None:
    for head in (POST, FIRST):
        status, headers, _ = asked(room, *head, f"Origin: {origin}")
        assert (status, cors(headers)) == (BUSY, {"Vary": "Origin"})


@pytest.mark.parametrize("head", [POST, FIRST])
def test_by_default_no_page_may(room: Room, head: tuple[str, ...]) -> None:
    status, headers, _ = asked(room, *head, f"Origin: {CMS}", allowed=())
    assert (status, cors(headers)) == (BUSY, {})


def test_an_origin_counts_in_the_head_alone_and_whole(room: Room) -> None:
    assert cors(asked(room, *POST, body=f"\r\nOrigin: {CMS}\r\n")[1]) == {"Vary": "Origin"}
    assert cors(asked(room, *POST, f"Origin: {CMS}", ended=False)[1]) == {"Vary": "Origin"}, "the rest of it may be still to come"


def test_a_browser_that_asks_first_may_as_ever(room: Room) -> None:
    status, headers, body = asked(room, *FIRST, f"Origin: {CMS}")
    assert (status, body, headers["Connection"]) == (WELL, "", "close")
    assert headers["Access-Control-Allow-Origin"] == CMS
    assert (headers["Access-Control-Allow-Methods"], headers["Access-Control-Allow-Headers"]) == (METHODS, SENT)
    assert room.metrics.registry.get_sample_value("secondsource_requests_shed_total") == 0
    assert asked(room, *FIRST[:2], f"Origin: {CMS}")[0] == BUSY, "that is no browser that asks first"
