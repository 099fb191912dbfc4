"""The rule: each route has a row in it, and each row a route."""

from __future__ import annotations

import pytest
from flask import Flask

from service.access.rule import KEYLESS, LINKED, OPEN, PROBES, RULE, SCOPES, RouteWithoutRuleError, check, scope_of


def routes(app: Flask) -> set[str]:
    return {f"{method} {rule.rule}" for rule in app.url_map.iter_rules() for method in (rule.methods or set()) - {"HEAD"}}


def test_every_route_is_in_the_rule_and_every_row_is_a_route(app: Flask) -> None:
    assert routes(app) == set(RULE)


def test_every_row_needs_a_scope_that_there_is(app: Flask) -> None:
    assert set(RULE.values()) <= {*KEYLESS, *SCOPES}
    assert {rule.rule for rule in app.url_map.iter_rules()} >= PROBES


def test_what_holds_a_newsrooms_own_is_not_open() -> None:
    assert {row for row, scope in RULE.items() if scope == OPEN} == {
        "GET /", "GET /docs", "GET /docs.css", "GET /openapi.json", "GET /healthz", "GET /readyz", "GET /v1/limits", "GET /v1/rubric",
        "GET /categories",
        "GET /assessment/<digest:assessment_id>", "GET /article/<id:article_id>",
        "GET /web/<asset>", "GET /embed/claim-score.js", "GET /embed/embed.css",
    }


def test_one_page_needs_a_link_and_no_key() -> None:
    assert {row for row, scope in RULE.items() if scope == LINKED} == {"GET /embed/assessment/<digest:assessment_id>"}
    assert not KEYLESS & set(SCOPES)


def test_what_changes_something_needs_more_than_reading() -> None:
    for row, scope in RULE.items():
        assert row.startswith("GET ") or scope in {"score", "write"}, row


def test_a_route_that_nobody_has_given_a_scope_ends_the_start(app: Flask) -> None:
    app.add_url_rule("/v1/secrets", "secrets", lambda: "x", methods=["GET"])
    with pytest.raises(RouteWithoutRuleError, match=r"GET /v1/secrets is not in RULE of service/access/rule\.py; say there"):
        check(app.url_map)


def test_head_needs_what_get_needs() -> None:
    assert scope_of("HEAD", "/v1/articles") == scope_of("GET", "/v1/articles") == "read"
