"""The guard before every route: 401, 403 and 429, with all that a caller needs to know."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from keyholders import EVERYWHERE, id_of, key, keyring, sent
from wanted import BRIDGE, CLAIM, problem
from werkzeug.test import TestResponse

from scoring import Engine
from service.access.guard import client as counted_as
from service.access.keyring import Key
from service.access.rule import OPEN, RULE, SCOPES
from service.app import create_app
from service.held import KEY
from service.settings import Settings

ARTICLES = "/v1/articles"
NEEDED = "this needs a key; send `Authorization: Bearer KEY`, with one that `secondsource keys add` has made"
UNKNOWN = "this key is not known, or was revoked; `secondsource keys list` shows those there are"
REALM = 'Bearer realm="Second Source"'
NOBODYS = "ss_00000000_" + "A" * 43


def opened(engine: Engine, folder: Path, **settings: str) -> Iterator[Flask]:
    made = create_app(Settings(data=folder, **settings), engine)  # type: ignore[arg-type]  # texts alone
    yield made
    made.extensions[KEY].close()


@pytest.fixture
def exposed(engine: Engine, tmp_path: Path) -> Iterator[Flask]:
    """An application that other machines could reach."""
    yield from opened(engine, tmp_path / "exposed", host=EVERYWHERE, rate="0")


def paths(scope: str) -> list[tuple[str, str]]:
    """Return method and path of every route that needs `scope`, with ids that nothing has."""
    ids = {"<id:article_id>": "nothing", "<digest:assessment_id>": "0" * 24, "<digest:claim_id>": "0" * 24, "<asset>": "base.css"}
    found = [row.split(" ") for row, needed in RULE.items() if needed == scope]
    for row in found:
        for step, value in ids.items():
            row[1] = row[1].replace(step, value)
    return [(method, path) for method, path in found]


def ask(client: FlaskClient, method: str, path: str, headers: dict[str, str] | None = None) -> TestResponse:
    """Ask for a path, and read the answer to its end, which a stream of events has where it is told not to wait."""
    answer = client.open(path, method=method, headers=headers, query_string={"wait": "0"} if path == "/v1/events" else None)
    answer.get_data()
    answer.close()
    return answer


def test_without_a_key_only_what_is_open_answers(exposed: Flask) -> None:
    client = exposed.test_client()
    for method, path in paths(OPEN):
        assert ask(client, method, path).status_code in {200, 302}, path
    for scope in SCOPES:
        for method, path in paths(scope):
            answer = ask(client, method, path)
            assert answer.json == problem("key-needed", "This needs a key", 401, NEEDED, path)
            assert answer.headers["WWW-Authenticate"] == REALM


def test_what_is_not_there_needs_no_key_to_be_told(exposed: Flask) -> None:
    client = exposed.test_client()
    assert client.get("/v1/nothing").status_code == 404
    assert client.put(ARTICLES).status_code == 405


@pytest.mark.parametrize("scope", SCOPES)
def test_a_key_may_what_its_scope_says_and_nothing_else(exposed: Flask, scope: str) -> None:
    client, headers = exposed.test_client(), sent(key(exposed, scope))
    for needed in SCOPES:
        for method, path in paths(needed):
            answer = ask(client, method, path, headers)
            if needed == scope:
                assert answer.status_code not in {401, 403}, path
                continue
            detail = f"this needs the scope `{needed}`, and the key may {scope}; make one that has it"
            assert answer.json == problem("scope-missing", "The key may not do this", 403, detail, path)
            assert answer.headers["WWW-Authenticate"] == f'{REALM}, error="insufficient_scope", scope="{needed}"'


@pytest.mark.parametrize("header", [
    f"Bearer {NOBODYS}", "Bearer x", "Bearer", "Bearer ", "bearer ss_", f"Bearer {NOBODYS}, Bearer {NOBODYS}", "Bearer \u00e9",
])
@pytest.mark.parametrize("host", [EVERYWHERE, "127.0.0.1"])
def test_a_wrong_key_is_refused_wherever_it_is_sent(engine: Engine, tmp_path: Path, host: str, header: str) -> None:
    for app in opened(engine, tmp_path, host=host):
        answer = app.test_client().get(ARTICLES, headers={"Authorization": header})
        assert answer.json == problem("key-needed", "This needs a key", 401, UNKNOWN, ARTICLES)
        assert answer.headers["WWW-Authenticate"] == f'{REALM}, error="invalid_token"'


def test_a_key_with_one_letter_changed(exposed: Flask) -> None:
    client, made = exposed.test_client(), key(exposed)
    assert client.get(ARTICLES, headers=sent(made)).status_code == 200
    for place in (3, 11, 12, 30, len(made) - 1):
        wrong = made[:place] + ("b" if made[place] == "a" else "a") + made[place + 1:]
        assert client.get(ARTICLES, headers=sent(wrong)).status_code == 401


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
def test_the_word_bearer_in_any_case(exposed: Flask, scheme: str) -> None:
    assert exposed.test_client().get(ARTICLES, headers={"Authorization": f"{scheme} {key(exposed)}"}).status_code == 200


def test_a_key_in_another_place_is_none(exposed: Flask) -> None:
    client, made = exposed.test_client(), key(exposed)
    for headers in ({"X-Api-Key": made}, {"Cookie": f"key={made}"}, {"Authorization": made}, {"Authorization": f"Basic {made}"}):
        assert client.get(ARTICLES, headers=headers).json["detail"] == NEEDED
    assert client.get(f"{ARTICLES}?key={made}").status_code == 401


def test_on_a_loopback_address_all_is_open_and_what_a_proxy_sends_for_itself_is_passed_over(client: FlaskClient) -> None:
    assert client.post(ARTICLES, json=BRIDGE).status_code == 201
    assert client.get(ARTICLES, headers={"Authorization": "Basic bWU6bWU="}).status_code == 200
    assert client.post("/v1/score", json={"claim": CLAIM}).json["archive"]["stored"] == 1


def test_a_key_that_is_sent_to_a_loopback_address_counts(app: Flask, client: FlaskClient) -> None:
    client.post(ARTICLES, json=BRIDGE)
    foreign = sent(key(app, "read", desk="foreign"))
    assert client.get(ARTICLES, headers=foreign).json["articles"] == []
    assert client.post(ARTICLES, json=BRIDGE, headers=foreign).status_code == 403


def test_keys_can_be_asked_for_on_a_loopback_address_too(engine: Engine, tmp_path: Path) -> None:
    for app in opened(engine, tmp_path, keys="always"):
        assert app.test_client().get(ARTICLES).status_code == 401
        assert app.test_client().get("/healthz").status_code == 200


def test_a_key_is_checked_before_anything_of_the_request_is_read(exposed: Flask) -> None:
    answer = exposed.test_client().post(ARTICLES, data=b"{", content_type="application/json")
    assert answer.status_code == 401


def test_a_key_that_is_revoked_is_refused_once_its_seconds_are_over(exposed: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    client, made = exposed.test_client(), key(exposed)
    assert client.get(ARTICLES, headers=sent(made)).status_code == 200
    keyring(exposed).revoke(id_of(made), "2026-11-28T12:00:00Z")
    monkeypatch.setattr(exposed.extensions["secondsource.access"].checker, "_clock", lambda: 1e12)
    assert client.get(ARTICLES, headers=sent(made)).json["detail"] == UNKNOWN


def test_no_key_gets_into_an_answer_or_the_log(exposed: Flask, caplog: pytest.LogCaptureFixture) -> None:
    client, made = exposed.test_client(), key(exposed, "read")
    with caplog.at_level(logging.DEBUG):
        for method, path in [(method, path) for scope in ("", *SCOPES) for method, path in paths(scope)]:
            for text in (made, NOBODYS, made + "x"):
                answer = ask(client, method, path, sent(text))
                assert text[12:] not in answer.text + str(answer.headers)
    assert made[12:] not in caplog.text
    assert NOBODYS[12:] not in caplog.text


@pytest.fixture
def limited(engine: Engine, tmp_path: Path) -> Iterator[Flask]:
    yield from opened(engine, tmp_path / "limited", host=EVERYWHERE, rate="3/hour")


def test_each_key_has_a_rate_of_its_own(limited: Flask) -> None:
    client, one, two = limited.test_client(), key(limited, "read"), key(limited, "read")
    told = [client.get(ARTICLES, headers=sent(one)) for _ in range(5)]
    assert [answer.status_code for answer in told] == [200, 200, 200, 429, 429]
    assert [answer.headers["RateLimit-Remaining"] for answer in told] == ["2", "1", "0", "0", "0"]
    assert {answer.headers["RateLimit-Limit"] for answer in told} == {"3"}
    wait = int(told[3].headers["Retry-After"])
    assert 1_190 < wait <= 1_200
    assert 3_590 < int(told[3].headers["RateLimit-Reset"]) <= 3_600
    detail = f"there may be 3 requests a hour; ask again in {wait} s"
    assert told[3].json == problem("too-many-requests", "There are too many requests", 429, detail, ARTICLES)
    assert client.get(ARTICLES, headers=sent(two)).status_code == 200


def test_a_request_that_its_key_may_not_make_counts_too(limited: Flask) -> None:
    client, made = limited.test_client(), key(limited, "score")
    assert [client.get(ARTICLES, headers=sent(made)).status_code for _ in range(4)] == [403, 403, 403, 429]


def test_who_has_no_key_is_counted_by_address_and_health_is_never_refused(limited: Flask) -> None:
    client = limited.test_client()
    asked = [ARTICLES, "/docs", "/v1/nothing", "/v1/limits"]
    assert [client.get(path).status_code for path in asked] == [401, 200, 404, 429]
    assert client.get(ARTICLES, headers=sent(NOBODYS)).status_code == 429, "a wrong key does not buy a rate of its own"
    assert client.get(ARTICLES, environ_overrides={"REMOTE_ADDR": "10.0.0.9"}).status_code == 401
    assert client.get(ARTICLES, headers=sent(key(limited, "read"))).status_code == 200
    assert {client.get(path).status_code for path in ["/healthz", "/readyz"] * 3} == {200}
    assert "RateLimit-Limit" not in client.get("/healthz").headers


def test_the_limits_tell_the_rate_where_there_is_one(limited: Flask, client: FlaskClient) -> None:
    told = limited.test_client().get("/v1/limits")
    assert (told.json["requests"]["most"], told.json["requests"]["unit"]) == (3, "requests a hour")
    assert "requests a hour" in limited.test_client().get("/docs").text
    assert "requests" not in client.get("/v1/limits").json
    assert "RateLimit-Limit" not in client.get("/v1/limits").headers


def test_as_whom_a_request_is_counted() -> None:
    assert counted_as(Key("abcd1234", "main", "x", ("read",), ""), "10.0.0.1") == "key abcd1234"
    assert counted_as(None, "10.0.0.1") == "address 10.0.0.1"
    assert counted_as(None, "2001:db8::1") == counted_as(None, "2001:db8::ffff") != counted_as(None, "2001:db8:0:1::1")
    assert counted_as(None, "fe80::1%eth0") != ""


@pytest.mark.parametrize(("host", "optional"), [(EVERYWHERE, False), ("127.0.0.1", True)])
def test_the_document_tells_the_scope_of_each_operation(engine: Engine, tmp_path: Path, host: str, optional: bool) -> None:
    for app in opened(engine, tmp_path, host=host):
        document = app.test_client().get("/openapi.json").json
        assert document["components"]["securitySchemes"]["key"]["scheme"] == "bearer"
        seen = {}
        for path, methods in document["paths"].items():
            for method, operation in methods.items():
                if method != "parameters":
                    seen[f"{method.upper()} {path}"] = operation
        assert seen["GET /healthz"]["security"] == []
        assert seen["POST /v1/score"]["security"] == ([{"key": ["score"]}, {}] if optional else [{"key": ["score"]}])
        assert seen["POST /v1/score"]["description"].endswith("Scope: `score`.")
        assert {"401", "403", "429"} <= set(seen["POST /v1/score"]["responses"])
        page = app.test_client().get("/docs").text
        assert ("Authorization: Bearer $KEY" in page.replace("&#34;", '"')) is not optional
