"""The application as a whole: every route is documented, and the document holds."""

from __future__ import annotations

import json
import re
import shlex
from html.parser import HTMLParser
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from openapi_spec_validator import validate

from service import documentation
from service.problems import KINDS
from service.web.policy import POLICY


@pytest.fixture
def document(client: FlaskClient) -> dict[str, Any]:
    found = client.get("/openapi.json").json
    assert isinstance(found, dict)
    return found


def operations(document: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    return [
        (method, path, operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if method != "parameters"
    ]


def test_the_document_is_openapi_3_1(document: dict[str, Any]) -> None:
    validate(document)
    assert document["openapi"] == "3.1.0"


def test_every_route_is_documented(app: Flask, document: dict[str, Any]) -> None:
    routes = {
        (method.lower(), re.sub(r"<(?:\w+:)?(.*?)>", r"{\1}", rule.rule))
        for rule in app.url_map.iter_rules() if not rule.endpoint.startswith("web.")  # pages for people
        for method in (rule.methods or set()) - {"HEAD"}
    }
    assert routes == {(method, path) for method, path, _ in operations(document)}


def test_every_operation_says_what_it_is(document: dict[str, Any]) -> None:
    for method, path, operation in operations(document):
        assert operation["summary"].endswith("."), (method, path)
        for parameter in [*document["paths"][path].get("parameters", []), *operation.get("parameters", [])]:
            assert parameter["description"], (method, path, parameter["name"])


def test_every_error_is_documented_as_a_problem(document: dict[str, Any]) -> None:
    statuses = {str(kind.status) for kind in KINDS.values()}
    for method, path, operation in operations(document):
        for status, answer in operation["responses"].items():
            found = (
                document["components"]["responses"][answer["$ref"].rpartition("/")[2]] if "$ref" in answer else answer
            )
            if status == "default" or status >= "400":
                assert status in {"default", *statuses}
                assert list(found["content"]) == ["application/problem+json"], (method, path, status)
                assert found["content"]["application/problem+json"]["schema"] == {
                    "$ref": "#/components/schemas/Problem"
                }
        assert "default" in operation["responses"], (method, path)


def test_a_status_that_stands_for_several_problems_tells_of_each(document: dict[str, Any]) -> None:
    answers = document["paths"]["/v1/articles"]["post"]["responses"]
    for names, status in ((("conflict", "key-in-use"), "409"), (("invalid-input", "key-reused"), "422")):
        for name in names:
            assert answers[status]["description"].count(KINDS[name].title) == 1, name


def test_the_examples_can_be_sent_as_they_stand(client: FlaskClient, document: dict[str, Any]) -> None:
    for method, path, operation in operations(document):
        if "requestBody" in operation:
            example = operation["requestBody"]["content"]["application/json"]["example"]
            assert client.open(path, method=method.upper(), json=example).status_code in {200, 201}


class Reader(HTMLParser):
    """Collects what a page loads, runs and leads to."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.anchors: set[str] = set()
        self.links: list[str] = []
        self.scripts = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.scripts += tag == "script" or any(name.startswith("on") or name == "style" for name in given)
        self.loaded += [str(given[name]) for name in ("src", "href") if name in given and tag != "a"]
        self.anchors |= {str(given["id"])} if "id" in given else set()
        self.links += [str(given["href"])] if tag == "a" and "href" in given else []


def test_the_page_loads_nothing_from_outside_and_its_links_lead_somewhere(client: FlaskClient) -> None:
    answer = client.get("/docs")
    page = Reader()
    page.feed(answer.text)
    assert page.loaded == ["/docs.css"]
    assert page.scripts == 0
    for link in page.links:
        assert link[1:] in page.anchors if link.startswith("#") else client.get(link).status_code == 200, link
    assert set(KINDS) <= page.anchors, "the type of every problem leads to its row"
    assert answer.headers["Content-Security-Policy"] == (
        "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    )
    assert client.get("/docs.css").content_type == "text/css; charset=utf-8"
    assert "url(" not in client.get("/docs.css").text


def test_the_examples_of_the_page_ask_for_ids_that_could_be(app: Flask, document: dict[str, Any]) -> None:
    routes = app.url_map.bind("x.example")
    for shown in documentation.operations(document, "http://x.example"):
        address = next(word for word in shlex.split(shown.curl) if word.startswith("http://x.example"))
        _, values = routes.match(address.removeprefix("http://x.example"), method=shown.method)
        assert len(values) == shown.path.count("{"), shown.curl
        assert "{" not in address, "curl would take it for a list of its own"


def test_every_shape_is_referred_to(document: dict[str, Any]) -> None:
    told = json.dumps(document)
    assert [name for name in document["components"]["schemas"] if f'"#/components/schemas/{name}"' not in told] == []


def test_the_page_shows_every_operation_and_shape(client: FlaskClient, document: dict[str, Any]) -> None:
    page = client.get("/docs").text
    for _, path, operation in operations(document):
        assert path in page
        assert operation["summary"].split("`")[0] in page
    for shape in document["components"]["schemas"]:
        assert f'id="shape-{shape}"' in page


def test_a_hostile_host_stays_text(client: FlaskClient) -> None:
    assert "<script>" not in client.get("/docs", headers={"Host": "<script>alert(1)</script>"}).text


def test_the_start_is_the_workbench_and_leads_to_the_documentation(client: FlaskClient) -> None:
    answer = client.get("/")
    page = Reader()
    page.feed(answer.text)
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert "/docs" in page.links
    assert page.scripts == sum(loaded.endswith(".js") for loaded in page.loaded), "no script but those of files"
    for loaded in page.loaded:
        assert client.get(loaded).status_code == 200, loaded


def test_the_document_is_the_same_bytes_each_time(client: FlaskClient) -> None:
    assert client.get("/openapi.json").data == client.get("/openapi.json").data
    json.loads(client.get("/openapi.json").data)
