"""In which format an assessment is asked for, over HTTP."""

from __future__ import annotations

import json

import pytest
from exported import forbidden
from flask.testing import FlaskClient
from wanted import BRIDGE, CLAIM, invalid

from scoring import Article, Claim, Engine
from service.exports.claimreview import claimreview
from service.exports.formats import FORMATS
from service.exports.stix import stix

PATH = "/v1/score"
ASKED = {"claim": CLAIM, "articles": [BRIDGE]}
TYPES = {"json": "application/json", "claimreview": "application/ld+json", "stix": "application/stix+json;version=2.1"}


@pytest.mark.parametrize(
    ("query", "accept", "name"),
    [
        ("", None, "json"),
        ("", "*/*", "json"),
        ("", "text/html", "json"),
        ("", "application/json", "json"),
        ("", "application/ld+json", "claimreview"),
        ("", "application/stix+json", "stix"),
        ("", "application/json;q=0.2, application/ld+json;q=0.9", "claimreview"),
        ("?format=json", "application/ld+json", "json"),
        ("?format=claimreview", None, "claimreview"),
        ("?format=claimreview", "application/json", "claimreview"),
        ("?format=stix", "application/ld+json", "stix"),
    ],
)
def test_the_parameter_decides_and_without_it_the_header(
    client: FlaskClient, query: str, accept: str | None, name: str
) -> None:
    answer = client.post(PATH + query, json=ASKED, headers={"Accept": accept} if accept else {})
    assert (answer.status_code, answer.content_type, answer.headers["Vary"]) == (200, TYPES[name], "Accept")


def test_each_format_is_the_one_of_its_function(client: FlaskClient, engine: Engine) -> None:
    article = Article(**BRIDGE)
    assessment = engine.score(Claim(**CLAIM), [article])
    assert client.post(f"{PATH}?format=claimreview", json=ASKED).get_json(force=True) == claimreview(assessment, [article])
    assert client.post(f"{PATH}?format=stix", json=ASKED).get_json(force=True) == stix(assessment, [article])


@pytest.mark.parametrize("name", ["claimreview", "stix"])
def test_stored_articles_are_exported_as_well_and_no_word_is_wrong(client: FlaskClient, name: str) -> None:
    client.post("/v1/articles", json=BRIDGE)
    answer = client.post(f"{PATH}?format={name}", json={"claim": CLAIM})
    assert BRIDGE["url"] in answer.text
    assert forbidden(answer.data) == []


@pytest.mark.parametrize("name", ["claimreview", "stix"])
def test_an_export_can_stand_in_a_page(client: FlaskClient, name: str) -> None:
    claim = {"text": "Two bridges </script><script>alert(1)</script> were closed on Friday."}
    answer = client.post(f"{PATH}?format={name}", json={**ASKED, "claim": claim})
    assert b"<" not in answer.data
    assert claim["text"] in json.dumps(json.loads(answer.data))


def test_a_format_that_there_is_not(client: FlaskClient) -> None:
    answer = client.post(f"{PATH}?format=pdf", json=ASKED)
    assert answer.json == invalid(PATH, ("?format", f"must be one of {', '.join(FORMATS)}"))
