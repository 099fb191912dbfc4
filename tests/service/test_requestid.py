"""The id of a request."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from service.requestid import chosen


@pytest.mark.parametrize("given", ["a", "0f8fad5b-d9cb-469f-a165-70867728950e", "x" * 100, "A_b.c-9"])
def test_a_well_formed_id_is_taken_over(given: str) -> None:
    assert chosen(given) == given


@pytest.mark.parametrize("given", [None, "", "x" * 101, "a b", "a\n", 'a"', "<b>", "é", "{}"])
def test_any_other_is_replaced_by_a_new_one(given: str | None) -> None:
    made = chosen(given)
    assert re.fullmatch("[0-9a-f]{16}", made)
    assert chosen(given) != made


@pytest.mark.parametrize(("path", "status"), [("/healthz", 200), ("/nowhere", 404), ("/v1/score", 405), ("//", 308)])
def test_every_answer_has_one(client: FlaskClient, path: str, status: int) -> None:
    answer = client.get(path, headers={"X-Request-Id": "desk-1"})
    assert (answer.status_code, answer.headers.getlist("X-Request-Id")) == (status, ["desk-1"])
    assert re.fullmatch("[0-9a-f]{16}", client.get(path).headers["X-Request-Id"])
