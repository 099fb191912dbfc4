"""ETags, and 304 for who has the answer."""

from __future__ import annotations

import pytest
from flask import Flask
from flask.testing import FlaskClient
from wanted import BRIDGE, CLAIM

from service.conditional import PUBLIC, STREAMED, tagged
from service.held import KEY

PATHS = [
    "/v1/articles",
    "/v1/articles?limit=1",
    "/v1/articles/harbour-1",
    "/v1/articles/harbour-1/statements",
    "/v1/assessments/{assessment}",
    "/v1/watches",
    "/v1/watches/{claim}",
    "/v1/claims/{claim}/history",
    "/v1/rubric",
    "/v1/limits",
    "/openapi.json",
    "/docs",
    "/docs.css",
    "/web/base.css",
    "/embed/claim-score.js",
    "/embed/embed.css",
    "/embed/assessment/{assessment}",
]


def test_every_get_of_the_interface_is_among_them(app: Flask) -> None:
    rules = {rule.rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or ())}
    assert {rule for rule in rules if (rule.startswith(("/v1", "/web/", "/embed/")) or rule in PUBLIC) and rule not in STREAMED} == {rule for rule in rules if tagged(rule)}
    steps = {"harbour-1": "<id:article_id>", "{assessment}": "<digest:assessment_id>", "{claim}": "<digest:claim_id>", "base.css": "<asset>"}
    asked = {path.split("?")[0] for path in PATHS}
    for step, rule in steps.items():
        asked = {path.replace(step, rule) for path in asked}
    assert asked == {rule for rule in rules if tagged(rule)}


@pytest.fixture
def paths(app: Flask, client: FlaskClient) -> dict[str, str]:
    """The paths as they are asked for, with an article stored and a claim scored."""
    client.post("/v1/articles", json=BRIDGE)
    made = client.post("/v1/score", json={"claim": CLAIM}).json
    client.post("/v1/watches", json={"claim": CLAIM})
    app.extensions[KEY].recorder.flush()
    return {path: path.format(assessment=made["id"], claim=made["claim"]["id"]) for path in PATHS}


@pytest.mark.parametrize("name", PATHS)
def test_who_has_the_answer_is_told_so(client: FlaskClient, paths: dict[str, str], name: str) -> None:
    path = paths[name]
    first = client.get(path)
    etag = first.headers["ETag"]
    assert etag.startswith('"'), "strong"
    assert client.get(path).headers["ETag"] == etag
    for known in (etag, f"W/{etag}", f'"other", {etag}', "*"):
        again = client.get(path, headers={"If-None-Match": known})
        assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", etag)
        assert "Content-Type" not in again.headers
        for header in ("Cache-Control", "X-Content-Type-Options", "Content-Security-Policy"):
            assert again.headers[header] == first.headers[header]
        assert again.headers.get("Archive-State") == first.headers.get("Archive-State")
    for other in ('"other"', "", "\\"):
        assert client.get(path, headers={"If-None-Match": other}).status_code == 200
    assert client.head(path, headers={"If-None-Match": etag}).status_code == 304


def test_another_answer_has_another_tag(client: FlaskClient) -> None:
    empty = client.get("/v1/articles").headers["ETag"]
    client.post("/v1/articles", json=BRIDGE)
    answer = client.get("/v1/articles", headers={"If-None-Match": empty})
    assert (answer.status_code, answer.headers["ETag"] != empty) == (200, True)


def test_what_is_a_newsrooms_own_is_kept_nowhere(client: FlaskClient, paths: dict[str, str]) -> None:
    kept = {name: client.get(path).headers["Cache-Control"] for name, path in paths.items()}
    assert kept == {path: "no-cache" if path in PUBLIC or path.startswith("/web/") else "no-store" for path in PATHS}


def test_what_is_no_get_and_what_is_no_success_has_no_tag(client: FlaskClient) -> None:
    star = {"If-None-Match": "*"}
    for answer in (
        client.get("/v1/articles/none", headers=star),
        client.get("/nothing", headers=star),
        client.get("/healthz", headers=star),
        client.post("/v1/score", json={"claim": CLAIM}, headers=star),
    ):
        assert "ETag" not in answer.headers
        assert answer.status_code != 304
