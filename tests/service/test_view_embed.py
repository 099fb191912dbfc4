"""What other pages show of an assessment: who may see it, who may frame it, and that it is text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from keyholders import EVERYWHERE, key, sent
from wanted import BRIDGE, CLAIM, problem
from werkzeug.test import TestResponse

from scoring import Engine
from service.app import create_app
from service.bands import band
from service.held import KEY
from service.settings import Settings
from service.web.assets import assets
from service.web.policy import framed

CMS, OTHER = "https://cms.example.org", "http://localhost:3000"
UNKNOWN = "0" * 24
POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors "
HOSTILE = '<script>alert(1)</script>" onload="alert(2)" \u202e'


def opened(engine: Engine, folder: Path, **settings: object) -> Iterator[Flask]:
    made = create_app(Settings(data=folder, rate="0", **settings), engine)  # type: ignore[arg-type]  # what a test needs
    yield made
    made.extensions[KEY].close()


@pytest.fixture(params=["", "north"])
def locked(request: pytest.FixtureRequest, engine: Engine, tmp_path: Path) -> Iterator[Flask]:
    """An application that needs keys, which shows no desk, or one."""
    yield from opened(engine, tmp_path / "locked", host=EVERYWHERE, embed=request.param)


def asked(client: FlaskClient, headers: dict[str, str] | None = None, text: str = CLAIM["text"], **body: object) -> str:
    answer = client.post("/v1/score", json={"claim": {"text": text}, "articles": [BRIDGE], **body}, headers=headers)
    assert answer.status_code == 200
    return str(answer.json["id"])


def page(client: FlaskClient, assessment_id: str, **more: object) -> TestResponse:
    return client.get(f"/embed/assessment/{assessment_id}", **more)  # type: ignore[arg-type]  # werkzeug's


def refused(answer: TestResponse, assessment_id: str) -> bool:
    detail = "no assessment with this id is shown here"
    return answer.status_code == 404 and answer.json == problem("not-found", "There is nothing here", 404, detail, f"/embed/assessment/{assessment_id}")


class Reader(HTMLParser):
    """What a page loads, where it leads, and what is no HTML of ours."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.links: list[dict[str, str | None]] = []
        self.wrong: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.wrong += [name for name in given if name.startswith("on") or name == "style"] + ([tag] if tag in {"script", "img", "style"} else [])
        self.loaded += [str(given[name]) for name in ("src", "href") if name in given and tag != "a"]
        self.links += [given] if tag == "a" else []


def test_the_page_tells_score_band_grade_reasons_and_origins(client: FlaskClient) -> None:
    made = client.post("/v1/score", json={"claim": CLAIM, "articles": [BRIDGE]}).json
    answer = page(client, made["id"])
    assert (answer.status_code, answer.content_type) == (200, "text/html; charset=utf-8")
    text = re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", answer.text)).replace("&#39;", "'").replace("&#34;", '"')
    expected = band(made["score"])
    assert f"{expected.symbol} {made['score']} of 100, {expected.words}" in text
    assert f"Grade {made['grade']} · 1 origin · assessed 20" in text
    assert CLAIM["text"] in text
    for reason in made["reasons"]:
        assert reason["text"] in text
    points = [int(shown.replace("−", "-")) for shown in re.findall(r'class="points">([^<]+)<', answer.text)]
    assert points == [reason["points"] for reason in made["reasons"]] + [origin["points"] for origin in made["origins"]]
    assert f"Together {made['score']} of 100." in text
    for origin in made["origins"]:
        assert f"{origin['label']} ({origin['class'].replace('_', ' ')})" in text


def test_the_page_loads_its_style_and_leads_to_the_whole(client: FlaskClient) -> None:
    made = asked(client)
    read = Reader(page(client, made).text)
    assert (read.loaded, read.wrong) == (["/embed/embed.css"], [])
    assert read.links == [{"href": f"/assessment/{made}", "target": "_blank", "rel": "noopener"}]


def test_what_is_not_scored_says_so(client: FlaskClient) -> None:
    text = page(client, asked(client, text="A typhoon has destroyed an airport in Cebu.")).text
    assert "<b>not scored</b>" in text
    assert "0 origins" in text
    assert "of 100" not in text
    assert "<summary>Origins</summary>" not in text


def test_what_comes_out_of_articles_and_claims_stays_text(client: FlaskClient) -> None:
    article = {"id": HOSTILE, "outlet": HOSTILE, "title": HOSTILE, "text": f"Two bridges were closed on Friday, {HOSTILE} said."}
    text = page(client, asked(client, text=f"Two bridges were closed on Friday {HOSTILE}.", articles=[article])).text
    assert "&lt;script&gt;" in text
    assert Reader(text).wrong == []


def test_where_no_key_is_needed_it_works_without_the_setting(client: FlaskClient) -> None:
    made = asked(client)
    assert page(client, made).status_code == 200
    assert refused(page(client, UNKNOWN), UNKNOWN)


def test_where_keys_are_needed_it_shows_the_desk_that_is_named_and_no_other(locked: Flask) -> None:
    client, settings = locked.test_client(), locked.extensions[KEY].settings
    ids = {desk: asked(client, sent(key(locked, desk=desk)), text) for desk, text in (
        ("main", "Two bridges were closed."), ("north", "Two bridges were closed on Friday."), ("south", "Bridges were closed on Friday."))}
    for written in (False, True):
        for desk, made in ids.items():
            answer = page(client, made)
            assert answer.status_code == 200 if desk == settings.embed else refused(answer, made), (desk, written)
        locked.extensions[KEY].recorder.flush()


def test_a_key_neither_helps_nor_hinders(locked: Flask) -> None:
    client, settings = locked.test_client(), locked.extensions[KEY].settings
    made = {desk: asked(client, sent(key(locked, desk=desk))) for desk in ("north", "south")}
    for headers in (sent(key(locked, desk="south")), sent("ss_none"), {"Cookie": "key=x"}):
        assert refused(page(client, made["south"] if not settings.embed else UNKNOWN, headers=headers), made["south"] if not settings.embed else UNKNOWN)
    if settings.embed:
        assert page(client, made["north"], headers=sent("ss_none")).status_code == 200


def test_an_unknown_id_and_one_of_another_desk_are_told_alike(locked: Flask) -> None:
    client = locked.test_client()
    made = asked(client, sent(key(locked, desk="south")))
    answers = [page(client, one) for one in (made, UNKNOWN)]
    bodies = [answer.text.replace(one, "ID") for answer, one in zip(answers, (made, UNKNOWN), strict=True)]
    headers = [[row for row in answer.headers if row[0] != "X-Request-Id"] for answer in answers]
    assert (bodies[0], headers[0]) == (bodies[1], headers[1])


@pytest.mark.parametrize("path", ["x", "0" * 23, "0" * 25, "G" * 24, "..%2F..%2Fv1%2Farticles", "", f"{UNKNOWN}/x"])
def test_what_is_no_id_is_not_there(client: FlaskClient, path: str) -> None:
    assert client.get(f"/embed/assessment/{path}").status_code == 404


@pytest.mark.parametrize(("cors", "ancestors"), [((), "'none'"), ((CMS,), CMS), ((CMS, OTHER), f"{CMS} {OTHER}")])
def test_only_the_origins_that_are_set_may_frame_it(engine: Engine, tmp_path: Path, cors: tuple[str, ...], ancestors: str) -> None:
    assert framed(cors) == POLICY + ancestors
    for app in opened(engine, tmp_path / "shared", cors=cors):
        client = app.test_client()
        for answer in (page(client, asked(client)), page(client, UNKNOWN)):
            assert answer.headers.getlist("Content-Security-Policy") == [POLICY + ancestors]
            assert answer.headers.getlist("X-Frame-Options") == ([] if cors else ["DENY"]), "it must not say the opposite"
            assert answer.headers["Cache-Control"] == "no-store"
            assert answer.headers["Referrer-Policy"] == "no-referrer"
        for path in ("/docs", "/v1/rubric", "/v1/nothing", "/embed/claim-score.js"):
            assert client.get(path).headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(("name", "content_type"), [
    ("claim-score.js", "text/javascript; charset=utf-8"), ("embed.css", "text/css; charset=utf-8"),
])
def test_other_pages_may_load_what_they_need_and_read_it_where_they_are_allowed(
    engine: Engine, tmp_path: Path, name: str, content_type: str,
) -> None:
    for app in opened(engine, tmp_path / "shared", host=EVERYWHERE, cors=(CMS,)):
        for origin in (CMS, OTHER, "null"):
            answer = app.test_client().get(f"/embed/{name}", headers={"Origin": origin})
            assert (answer.status_code, answer.content_type, answer.data) == (200, content_type, assets()[name].content)
            assert answer.headers.getlist("Cross-Origin-Resource-Policy") == ["cross-origin"]
            assert answer.headers.get("Access-Control-Allow-Origin") == (CMS if origin == CMS else None)
            assert answer.headers["Vary"] == "Origin"
            assert answer.headers["Cache-Control"] == "no-cache"


def test_who_has_only_a_link_is_counted_by_address(engine: Engine, tmp_path: Path) -> None:
    made = create_app(Settings(data=tmp_path / "limited", host=EVERYWHERE, rate="3/hour"), engine)
    try:
        assert [page(made.test_client(), UNKNOWN).status_code for _ in range(4)] == [404, 404, 404, 429]
    finally:
        made.extensions[KEY].close()


def test_the_document_asks_for_no_key_and_knows_the_refusals(locked: Flask) -> None:
    operation = locked.test_client().get("/openapi.json").json["paths"]["/embed/assessment/{assessment_id}"]["get"]
    assert operation["security"] == []
    assert {"200", "304", "404", "429"} <= set(operation["responses"])
    assert {"401", "403"}.isdisjoint(operation["responses"])
