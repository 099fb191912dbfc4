"""The client: against a real service, and against a server that is busy, wrong or gone."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from keyholders import key
from scripted import BREAK, Reply, Waiting, refused, scripted
from serving import running, until
from wanted import BRIDGE, CLAIM

import service
from scoring import Engine
from service.app import create_app
from service.client import Client, Clock, Problem, Unreachable
from service.client.events import Frame, frames
from service.client.patience import seconds_of
from service.client.portions import portions
from service.held import KEY
from service.settings import Settings

ROOT = Path(service.__file__).parent.parent
STANDARD = """
import sys
before = set(sys.modules)
import service.client
import service.integrations.superdesk
print(*sorted({name.partition(".")[0] for name in set(sys.modules) - before} - set(sys.stdlib_module_names)))
print(*sorted(name for name in sys.modules if name.startswith("service.")))
"""
LIMITS = {"claims": {"most": 2}, "articles": {"most": 2}, "body": {"most": 100_000}, "claim_lines": {"most": 2}, "lines": {"most": 100_000}}
ASSESSED = {"id": "a", "score": 40}


@pytest.fixture(scope="module")
def served(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The address of a service that asks for a key, and the key."""
    data = tmp_path_factory.mktemp("data")
    app = create_app(Settings(data=data, keys="always", rate="0"), engine)
    made = key(app)
    app.extensions[KEY].close()
    with running(data, SECONDSOURCE_KEYS="always", SECONDSOURCE_TAGGER="fast") as (_, connection):
        yield f"http://{connection.host}:{connection.port}", made


@pytest.fixture
def ask(served: tuple[str, str]) -> Iterator[Client]:
    with Client(*served) as client:
        yield client


def patient(address: str, waiting: Waiting, **options: Any) -> Client:
    return Client(address, clock=Clock(waiting.now, waiting.monotonic, waiting.sleep), **options)


def eventually(told: Callable[[], Any]) -> Any:
    """Return what is told once it is no problem any more."""
    found: list[Any] = []

    def tried() -> bool:
        with suppress(Problem):
            found.append(told())
        return bool(found)

    until(tried)
    return found[0]


def test_it_needs_nothing_but_python() -> None:
    done = subprocess.run([sys.executable, "-c", STANDARD], capture_output=True, text=True, timeout=60, check=True)
    foreign, ours = done.stdout.splitlines()
    assert foreign == "service"
    assert [one for one in ours.split() if not one.startswith(("service.client", "service.integrations", "service.errors"))] == []
    alone = f"import sys; sys.path.insert(0, {str(ROOT)!r}); import service.integrations.superdesk"
    subprocess.run([sys.executable, "-S", "-E", "-c", alone], timeout=60, check=True)  # without any installed package


def test_it_stores_pages_and_forgets(ask: Client) -> None:
    told = ask.add_articles([BRIDGE, *({"id": f"p/{number}", "text": f"Ferry {number} was late, she said."} for number in range(4))])  # type: ignore[list-item]  # BRIDGE is any dictionary
    assert (told["added"] + told["unchanged"], [one["id"] for one in told["articles"]]) == (5, ["harbour-1", "p/0", "p/1", "p/2", "p/3"])
    rows = ask.articles(page=2)
    assert next(rows)["id"] == "harbour-1"
    assert [row["id"] for row in rows] == ["p/0", "p/1", "p/2", "p/3"]
    assert ask.article("p/0")["text"] == "Ferry 0 was late, she said."
    assert ask.statements("harbour-1")[0]["text"].startswith("Two bridges were closed on Friday")
    ask.delete("p/3")
    with pytest.raises(Problem) as gone:
        ask.article("p/3")
    assert (gone.value.status, gone.value.kind) == (404, "not-found")


def test_it_scores_one_and_many(ask: Client) -> None:
    ask.add_articles([BRIDGE])  # type: ignore[list-item]  # as above
    brought = ask.score(CLAIM["text"], articles=[BRIDGE])  # type: ignore[list-item]  # as above
    assert brought["score"] == sum(reason["points"] for reason in brought["reasons"]) > 0  # type: ignore[operator]  # it is a number
    stored = ask.score({"text": CLAIM["text"], "as_of": "2024-10-19"})
    assert stored["archive"]["scored"] >= 1
    assert ask.assessment(stored["id"]) == stored
    history = eventually(lambda: ask.history(stored["claim"]["id"]))  # it is kept a moment after it was answered
    assert [one["assessment"] for one in history["assessments"]] == [stored["id"]]
    many = ask.score_many({"good": CLAIM["text"], "bad": "?"}, articles=[BRIDGE])  # type: ignore[list-item]  # as above
    assert many["good"] == brought
    assert isinstance(many["bad"], Problem)
    lines = list(ask.score_lines((str(number), CLAIM["text"] if number % 2 else "?") for number in range(1_003)))
    assert [name for name, _ in lines] == [str(number) for number in range(1_003)]
    assert [isinstance(found, Problem) for _, found in lines[:4]] == [True, False, True, False]


def test_it_analyses_a_draft(ask: Client) -> None:
    ask.add_articles([BRIDGE])  # type: ignore[list-item]  # as above
    draft = "😀 Two bridges were closed on Friday, the mayor said."
    for unit, further in (("codepoint", 0), ("utf16", 1)):
        (statement,) = ask.analyze(draft, offset_unit=unit)["statements"]  # type: ignore[arg-type]  # one of the two
        assert statement["end"] == len(draft) + further
        assert statement["assessment"] is not None
        assert statement["assessment"]["score"] is not None


def test_it_follows_a_claim_and_hears_of_its_moves(ask: Client, served: tuple[str, str]) -> None:
    ask.add_articles([{"id": "residents", "text": "Residents said the mill at Orford was shut on Monday."}])
    watch = ask.watch("The mill at Orford was shut on Monday.")
    assert watch in ask.watches()
    heard: list[Any] = []

    def listen() -> None:
        with Client(*served) as other:
            heard.append(next(other.events(claim_id=watch["id"], after=0)))

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    ask.add_articles([{"id": "minister", "text": "The mill at Orford was shut on Monday, transport minister Ana Ruiz told reporters."}])
    listener.join(60)
    (event,) = heard
    assert (event.move["claim"], event.move["before"]) == (watch["id"], watch["score"])
    assert event.move["after"] > watch["score"]  # type: ignore[operator]  # it is a number
    assert [one.number for one in ask.events(after=event.number - 1, wait=False)][:1] == [event.number]
    ask.unwatch(watch["id"])
    with pytest.raises(Problem, match="no claim with this id is followed here"):
        ask.unwatch(watch["id"])


def test_it_tells_what_is_in_force(ask: Client, served: tuple[str, str]) -> None:
    assert ask.ready()
    assert ask.rubric()["bands"][0]["least"] == 80
    assert ask.limits()["claims"]["most"] == 500
    with Client(served[0], "ssk_none") as stranger, pytest.raises(Problem) as refusal:
        stranger.score("The mill was shut.")
    assert (refusal.value.status, refusal.value.kind) == (401, "key-needed")
    with pytest.raises(Problem) as wrong:
        ask.score("?")
    assert [fault.pointer for fault in wrong.value.errors] == ["/claim/text"]
    assert wrong.value.raw["type"] == "/docs#invalid-input"


def test_a_body_that_is_refused_before_it_has_all_come(ask: Client) -> None:
    with pytest.raises(Problem) as refusal:
        ask.analyze("x" * 40_000_000)
    assert (refusal.value.status, refusal.value.kind) == (413, "body-too-large")
    assert ask.ready()


def test_threads_share_it(ask: Client) -> None:
    with ThreadPoolExecutor(6) as pool:
        found = list(pool.map(lambda number: ask.score(f"Ferry {number} was late."), range(24)))
    assert [one["claim"]["text"] for one in found] == [f"Ferry {number} was late." for number in range(24)]


@pytest.mark.parametrize(("header", "seconds"), [
    ("7", 7.0), (" 0 ", 0.0), ("9" * 5_000, float("inf")), ("Mon, 02 Mar 2026 12:00:30 GMT", 30.0), ("Mon, 02 Mar 2026 11:00:00 GMT", 0.0),
    ("Mon, 02 Mar 2026 12:00:30 -0000", 30.0), ("soon", None), ("-1", None), ("1.5", None), ("", None), ("٣", None),
])
def test_retry_after(header: str, seconds: float | None) -> None:
    assert seconds_of(header, datetime(2026, 3, 2, 12, tzinfo=UTC)) == seconds


@pytest.mark.parametrize(("replies", "waited"), [
    ([refused("overloaded", 503, Retry_After="3"), refused("too-many-requests", 429, Retry_After="Mon, 02 Mar 2026 12:00:08 GMT")], [3, 5]),
    ([refused("overloaded", 503), refused("overloaded", 503), refused("overloaded", 503, Retry_After="soon")], [0.5, 1, 2]),
    ([Reply(502, b"<html>", {"Content-Type": "text/html"})], [0.5]),
    ([BREAK, Reply(body=ASSESSED, cut=60)], [0.5, 1]),
    ([refused("key-in-use", 409)], [0.5]),
])
def test_it_comes_again_when_it_was_told_to(replies: list[Reply], waited: list[float]) -> None:
    waiting = Waiting()
    with scripted(*replies, Reply(body=ASSESSED)) as server, patient(server.address, waiting) as client:
        assert client.score("The mill was shut.") == ASSESSED
    assert waiting.waited == waited
    assert len({(one.line, one.body) for one in server.asked}) == 1
    assert len(server.asked) == len(replies) + 1


@pytest.mark.parametrize(("options", "retry_after", "waited"), [
    ({"tries": 3}, "2", [2, 2]),
    ({"tries": 1}, "2", []),
    ({"patience": 10}, "4", [4, 4]),
    ({}, "3600", []),
    ({}, "9" * 400, []),
])
def test_its_patience_ends(options: dict[str, Any], retry_after: str, waited: list[float]) -> None:
    waiting = Waiting()
    busy = [refused("overloaded", 503, Retry_After=retry_after)] * 9
    with scripted(*busy) as server, patient(server.address, waiting, **options) as client, pytest.raises(Problem) as ended:
        client.rubric()
    assert (ended.value.status, ended.value.kind, waiting.waited) == (503, "overloaded", waited)


@pytest.mark.parametrize("reply", [refused("invalid-input", 422), refused("conflict", 409), refused("internal-error", 500)])
def test_what_another_try_would_not_change_is_not_tried_again(reply: Reply) -> None:
    waiting = Waiting()
    with scripted(reply) as server, patient(server.address, waiting) as client, pytest.raises(Problem):
        client.rubric()
    assert waiting.waited == []


def test_nobody_answers() -> None:
    waiting = Waiting()
    with socket.socket() as taken:  # nobody else can listen there meanwhile, and it does not
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with patient(address, waiting, tries=3) as client, pytest.raises(Unreachable, match="look whether the service runs there"):
            client.limits()
    assert waiting.waited == [0.5, 1]


def test_it_does_not_wait_for_ever() -> None:
    waiting = Waiting()
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"http://127.0.0.1:{silent.getsockname()[1]}"
        with patient(address, waiting, tries=2, timeout=0.1) as client, pytest.raises(Unreachable):
            client.limits()
    assert waiting.waited == [0.5]


@pytest.mark.parametrize("reply", [
    Reply(200, b"<html>hello", {"Content-Type": "text/html"}), Reply(301, b"", {"Location": "http://elsewhere.example/"}),
    Reply(500, b'"\xff', {"Content-Type": "application/problem+json"}), Reply(500, [], {"Content-Type": "application/problem+json"}),
])
def test_what_answers_is_not_the_service(reply: Reply) -> None:
    with scripted(reply) as server, Client(server.address, "secret") as client, pytest.raises(Problem, match="look whether the address is right"):
        client.rubric()


def test_a_connection_is_kept_and_opened_anew_where_it_was_closed() -> None:
    waiting = Waiting()
    with scripted(Reply(body=1), Reply(body=2), Reply(body=3, close=True), Reply(body=4)) as server, patient(server.address, waiting) as client:
        assert [client.rubric() for _ in range(4)] == [1, 2, 3, 4]
    assert [one.connection for one in server.asked] == [1, 1, 1, 2]
    assert waiting.waited == []


def test_a_request_that_changes_something_has_a_key_of_its_own_that_it_keeps() -> None:
    waiting = Waiting()
    added = {"articles": [], "added": 1, "updated": 0, "unchanged": 0}
    replies = [Reply(body=LIMITS), BREAK, refused("overloaded", 503), Reply(201, added), Reply(201, added), Reply(body=ASSESSED)]
    with scripted(*replies) as server, patient(server.address, waiting, key="k") as client:
        client.add_articles([{"id": "a", "text": "x"}])
        client.add_articles([{"id": "a", "text": "x"}])
        client.score("The mill was shut.")
    assert {one.headers["Authorization"] for one in server.asked} == {"Bearer k"}
    keys = [one.headers.get("Idempotency-Key") for one in server.asked]
    assert (keys[0], keys[5], len(set(keys[1:4])), len(set(keys[1:5]))) == (None, None, 1, 2)
    assert None not in keys[1:5]


def test_what_was_deleted_by_a_try_that_broke_off_is_deleted() -> None:
    waiting = Waiting()
    gone = refused("not-found", 404)
    with scripted(BREAK, gone, gone) as server, patient(server.address, waiting) as client:
        client.delete("a/b")
        assert server.asked[0].line == "DELETE /v1/articles/a%2Fb HTTP/1.1"
        with pytest.raises(Problem):
            client.delete("a/b")


def test_lists_are_cut_to_the_limits() -> None:
    names = ["a", "b", "c"]
    replies = [Reply(body=LIMITS), *(Reply(body={"results": {name: {**ASSESSED, "id": name} for name in part}}) for part in (names[:2], names[2:]))]
    with scripted(*replies) as server, Client(server.address) as client:
        found = client.score_many(dict.fromkeys(names, "The mill was shut."))
    assert list(found) == names
    assert [list(json.loads(one.body)["claims"]) for one in server.asked[1:]] == [["a", "b"], ["c"]]


def test_portions_keep_to_numbers_and_bytes() -> None:
    assert list(portions([1, 1, 5, 9, 1, 1, 1], int, 2, 6)) == [[1, 1], [5], [9], [1, 1], [1]]
    assert list(portions([], int, 2, 6)) == []


def lines(*rows: object, cut: int | None = None) -> Reply:
    return Reply(body=b"".join(json.dumps(row).encode() + b"\n" for row in rows), headers={"Content-Type": "application/x-ndjson"}, cut=cut)


def test_lines_that_break_off_are_sent_again_from_there() -> None:
    waiting = Waiting()
    rows = [{"claim_id": name, **ASSESSED, "id": name} for name in "abc"]
    half = lines(rows[0], rows[1])
    half.cut = len(half.whole()) - 9
    with scripted(Reply(body=LIMITS), half, lines(rows[1]), lines(rows[2])) as server, patient(server.address, waiting) as client:
        found = dict(client.score_lines((name, "The mill was shut.") for name in "abc"))
    assert {name: one["id"] for name, one in found.items() if not isinstance(one, Problem)} == {"a": "a", "b": "b", "c": "c"}
    assert [one.body.count(b"\n") for one in server.asked[1:]] == [2, 1, 1]
    assert waiting.waited == [0.5]


def test_lines_that_come_to_nothing_are_given_up() -> None:
    waiting = Waiting()
    with scripted(Reply(body=LIMITS), *[lines()] * 4) as server, patient(server.address, waiting) as client, pytest.raises(Unreachable):
        list(client.score_lines([("a", "The mill was shut.")]))
    assert len(waiting.waited) == 3


@pytest.mark.parametrize("answered", [lines({"claim_id": "b", **ASSESSED}), lines(*[{"claim_id": "a", **ASSESSED}] * 2)])
def test_the_score_of_another_claim_is_none_of_this_one(answered: Reply) -> None:
    with scripted(Reply(body=LIMITS), answered) as server, Client(server.address) as client, pytest.raises(Problem):
        list(client.score_lines([("a", "The mill was shut.")]))


def stream(text: str, cut: int | None = None) -> Reply:
    return Reply(body=text.encode(), headers={"Content-Type": "text/event-stream"}, cut=cut)


def test_events_go_on_where_they_stood() -> None:
    waiting = Waiting()
    first = stream('retry: 100\nid: 7\n\n: \n\nid: 8\nevent: move\ndata: {"claim": "a"}\n\nid: 9\ndata: {"cla')
    first.cut = len(first.whole()) - 3
    replies = [first, refused("too-many-streams", 503, Retry_After="5"), stream('id: 9\ndata: {"claim": "b"}\n\n'), stream("id: 9\n\n"), BREAK,
               stream('id: 10\ndata: {"claim": "c"}\n\n')]
    with scripted(*replies) as server, patient(server.address, waiting) as client:
        events = client.events(claim_id="a")
        assert [(one.number, one.move["claim"]) for one in (next(events), next(events), next(events))] == [(8, "a"), (9, "b"), (10, "c")]
    assert server.asked[0].line == "GET /v1/events?claim=a HTTP/1.1"
    assert [one.headers.get("Last-Event-ID") for one in server.asked] == [None, "8", "8", "9", "9", "9"]
    assert waiting.waited == [0.1, 5, 0.1, 0.1, 0.5]


def test_events_that_are_not_waited_for_end() -> None:
    waiting = Waiting()
    whole = stream('id: 1\ndata: {"claim": "a"}\n\nid: 2\ndata: {"claim": "b"}\n\n')
    cut = replace(whole, cut=len(whole.whole()) - 20)
    with scripted(cut, whole) as server, patient(server.address, waiting) as client:
        assert [one.number for one in client.events(after=0, wait=False)] == [1, 2]
    assert [one.line for one in server.asked] == ["GET /v1/events?after=0&wait=0 HTTP/1.1"] * 2


def test_frames() -> None:
    told = b"data: one\ndata:two\nretry: x\n\n: comment\n\nid: 3\r\n\r\ndata: cut\n"
    assert list(frames(told.splitlines(keepends=True))) == [Frame(data="one\ntwo"), Frame(), Frame(last="3")]


def test_it_is_not_ready() -> None:
    with scripted(refused("not-ready", 503, Retry_After="1"), refused("overloaded", 503)) as server, Client(server.address) as client:
        assert not client.ready()
        with pytest.raises(Problem):
            client.ready()


@pytest.mark.parametrize("address", ["sources.example.org", "ftp://sources.example.org", "http://", "http://me@sources.example.org", "http://a/?b"])
def test_an_address_that_is_none(address: str) -> None:
    with pytest.raises(ValueError, match="the address must be such as https://"):
        Client(address)


@pytest.mark.parametrize("sent", ["", "a b", "a\r\nX: y", "ключ"])
def test_a_key_that_is_none_is_refused_and_not_repeated(sent: str) -> None:
    with pytest.raises(ValueError, match=r"^the key must be visible ASCII, as `secondsource keys add` prints it$"):
        Client("http://127.0.0.1", sent)


def test_an_address_may_have_a_path_and_keys_are_not_shown() -> None:
    with scripted(Reply(body=1)) as server, Client(f"{server.address}/sources/", "secret") as client:
        client.rubric()
        assert "secret" not in repr(client)
    assert server.asked[0].line == "GET /sources/v1/rubric HTTP/1.1"


def test_a_problem_stays_on_its_line() -> None:
    assert str(Problem({"title": "No", "status": 422, "detail": "one\n\x1b[31mtwo"})) == "No (422): one\\n\\x1b[31mtwo"
