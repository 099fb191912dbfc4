"""The routes of the stored articles."""

from __future__ import annotations

import threading
from urllib.parse import quote

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wanted import BRIDGE, invalid, problem

from scoring import Article, Engine
from scoring.values import attribution_json

PATH = "/v1/articles"
@pytest.fixture
def app(on_both: Flask) -> Flask:
    return on_both


def row(article: dict[str, str]) -> dict[str, object]:
    return {**{name: value for name, value in article.items() if name != "text"}, "version": 1, "characters": len(article["text"])}


def test_one_article(client: FlaskClient) -> None:
    answer = client.post(PATH, json=BRIDGE)
    assert (answer.status_code, answer.headers["Location"]) == (201, "/v1/articles/harbour-1")
    assert answer.json == {"articles": [{"id": "harbour-1", "status": "added"}], "added": 1, "updated": 0, "unchanged": 0}
    assert client.get("/v1/articles/harbour-1").json == BRIDGE


def test_again(client: FlaskClient) -> None:
    client.post(PATH, json=BRIDGE)
    answer = client.post(PATH, json=BRIDGE)
    assert answer.status_code == 200
    assert answer.json == {"articles": [{"id": "harbour-1", "status": "unchanged"}], "added": 0, "updated": 0, "unchanged": 1}


def test_several(client: FlaskClient) -> None:
    client.post(PATH, json=BRIDGE)
    answer = client.post(PATH, json={"articles": [BRIDGE, {"id": "2", "text": "x"}, {"id": "2", "text": "x"}]})
    told = [{"id": "harbour-1", "status": "unchanged"}, {"id": "2", "status": "added"}]
    assert (answer.status_code, answer.json) == (201, {"articles": told, "added": 1, "updated": 0, "unchanged": 1})
    assert "Location" not in answer.headers


def test_another_article_under_the_id_is_a_new_version(client: FlaskClient) -> None:
    client.post(PATH, json=BRIDGE)
    corrected = {**BRIDGE, "text": "The bridge was not closed, the mayor said."}
    answer = client.post(PATH, json=corrected)
    assert answer.json == {"articles": [{"id": "harbour-1", "status": "updated"}], "added": 0, "updated": 1, "unchanged": 0}
    assert (answer.status_code, client.get("/v1/articles/harbour-1").json) == (201, corrected)
    assert client.get(PATH).json == {"articles": [{**row(corrected), "version": 2}], "next": None}


def test_nothing_of_a_request_is_stored_where_one_article_cannot_be(client: FlaskClient) -> None:
    assert client.post(PATH, json={"articles": [{"id": "2", "text": "x"}, {"id": "3"}]}).status_code == 422
    assert client.post(PATH, json={"articles": [{"id": "2", "text": "x"}, {"id": "2", "text": "y"}]}).status_code == 409
    assert client.get(PATH).json == {"articles": [], "next": None}


@pytest.mark.parametrize(
    ("body", "faults"),
    [
        ({}, [("/id", "is missing; it must be given"), ("/text", "is missing; it must be given")]),
        ([], [("", "must be an object")]),
        ({"articles": []}, [("/articles", "is an empty list; give at least one article")]),
        ({"articles": {}}, [("/articles", "is an object; it must be a list of articles")]),
        ({"articles": [BRIDGE], "id": "1"}, [("/id", "is not a field; the fields are articles")]),
        ({"articles": [BRIDGE, {"id": "2"}]}, [("/articles/1/text", "is missing; it must be given")]),
        ({"id": "2", "text": "a\0"}, [("/text", "has a NUL at character 1; remove it")]),
    ],
)
def test_what_cannot_be_stored(client: FlaskClient, body: object, faults: list[tuple[str, str]]) -> None:
    answer = client.post(PATH, json=body)
    assert (answer.status_code, answer.json) == (422, invalid(PATH, *faults))
    assert client.get(PATH).json == {"articles": [], "next": None}


def test_pages_show_each_article_once_while_others_come_in(client: FlaskClient) -> None:
    client.post(PATH, json={"articles": [{"id": str(number), "text": "x"} for number in range(5)]})
    shown, cursor = [], ""
    for _ in range(4):
        page = client.get(f"{PATH}?limit=2{cursor}").json
        shown += [article["id"] for article in page["articles"]]
        client.post(PATH, json={"id": f"late-{len(shown)}", "text": "x"})
        cursor = f"&cursor={page['next']}"
    assert shown == ["0", "1", "2", "3", "4", "late-2", "late-4", "late-6"]
    assert page["next"] is None


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("limit=0", ("?limit", "must be a whole number from 1 to 1,000")),
        ("limit=1001", ("?limit", "must be a whole number from 1 to 1,000")),
        ("limit=ten", ("?limit", "must be a whole number from 1 to 1,000")),
        ("cursor=", ("?cursor", "is no cursor of this service; give the `next` of a page as it was, or leave it out")),
        (
            "cursor=p1",
            ("?cursor", "is no cursor of this service; give the `next` of a page as it was, or leave it out"),
        ),
        ("page=2", ("?page", "is not a field; the fields are cursor, limit")),
    ],
)
def test_a_page_that_cannot_be_shown(client: FlaskClient, query: str, fault: tuple[str, str]) -> None:
    answer = client.get(f"{PATH}?{query}")
    assert (answer.status_code, answer.json) == (422, invalid(PATH, fault))


def test_a_cursor_beyond_the_end(client: FlaskClient) -> None:
    assert client.get(f"{PATH}?cursor=p{'f' * 15}").json == {"articles": [], "next": None}


@pytest.mark.parametrize(("method", "ending"), [("GET", ""), ("DELETE", ""), ("GET", "/statements")])
def test_an_article_that_is_not_there(client: FlaskClient, method: str, ending: str) -> None:
    path = f"/v1/articles/a%2Fb{ending}"
    answer = client.open(path, method=method)
    assert answer.json == problem(
        "not-found", "There is nothing here", 404, "no article with the id 'a/b' is stored", path
    )
    assert answer.status_code == 404


def test_delete(client: FlaskClient) -> None:
    client.post(PATH, json=BRIDGE)
    answer = client.delete("/v1/articles/harbour-1")
    assert (answer.status_code, answer.data, answer.content_type) == (204, b"", None)
    assert client.get("/v1/articles/harbour-1").status_code == 404
    assert client.post(PATH, json={**BRIDGE, "text": "Another text."}).status_code == 201


def test_statements_are_the_engines(client: FlaskClient, engine: Engine) -> None:
    client.post(PATH, json=BRIDGE)
    answer = client.get("/v1/articles/harbour-1/statements").json
    wanted = engine.attribute(Article(**BRIDGE))
    assert answer["article_id"] == "harbour-1"
    assert [found["attribution"] for found in answer["statements"]] == [
        attribution_json(found.attribution) for found in wanted
    ]
    for found in answer["statements"]:
        assert BRIDGE[found["field"]][found["start"] : found["end"]] == found["text"]


def test_statements_in_utf16(client: FlaskClient) -> None:
    article = {**BRIDGE, "text": "🌉🌉 " + BRIDGE["text"], "title": "🌉 " + BRIDGE["title"]}
    client.post(PATH, json=article)
    answer = client.get("/v1/articles/harbour-1/statements?offset_unit=utf16").json
    assert answer["statements"]
    for found in answer["statements"]:
        units = article[found["field"]].encode("utf-16-le")
        assert units[2 * found["start"] : 2 * found["end"]].decode("utf-16-le") == found["text"]


def test_a_unit_that_does_not_exist(client: FlaskClient) -> None:
    path = "/v1/articles/x/statements"
    assert client.get(f"{path}?offset_unit=byte").json == invalid(
        path, ("?offset_unit", "must be one of codepoint, utf16")
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=50)
@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=200).filter(
        lambda name: name not in {".", ".."}
    )
)
def test_every_id_works_in_a_url(client: FlaskClient, name: str) -> None:
    article = {**BRIDGE, "id": name}
    path = client.post(PATH, json=article).headers["Location"]
    assert path == f"/v1/articles/{quote(name, safe='')}"
    assert client.get(path).json == article
    assert client.get(f"{path}/statements").json["article_id"] == name
    assert client.delete(path).status_code == 204


@pytest.mark.parametrize(
    "name", ["a/b", "/", "a/statements", "it's; DROP TABLE articles;--", "%2F", "%252F", "a?b#c", "😀", "a b+c"]
)
def test_awkward_ids(client: FlaskClient, name: str) -> None:
    client.post(PATH, json={**BRIDGE, "id": name})
    assert client.get(f"/v1/articles/{quote(name, safe='')}").json["id"] == name


def test_two_threads_that_add_lose_nothing(app: Flask) -> None:
    refused = []

    def add(writer: int) -> None:
        client = app.test_client()
        for number in range(20):
            answer = client.post(PATH, json={"id": f"{writer}-{number}", "text": "x"})
            refused.extend([answer.json] if answer.status_code != 201 else [])

    threads = [threading.Thread(target=add, args=(writer,)) for writer in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not refused
    assert len(app.test_client().get(f"{PATH}?limit=1000").json["articles"]) == 40
