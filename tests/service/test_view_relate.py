"""POST /v1/relate."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from wanted import invalid

from scoring import relate

PATH = "/v1/relate"
PAIR = {"claim": "Two bridges were closed on Friday.", "text": "The minister said that two bridges had been closed."}
OTHER = {"claim": "Two bridges were closed on Friday.", "text": "The court in Lima sentenced the former mayor to six years."}


def test_each_pair_is_answered_in_order_as_the_library_would(client: FlaskClient) -> None:
    told = client.post(PATH, json={"pairs": [PAIR, OTHER, PAIR]}).json["relations"]
    assert told == [{"relation": one.relation, "p": one.p} for one in (relate(**PAIR), relate(**OTHER), relate(**PAIR))]
    assert told[1]["relation"] == "unrelated"
    assert sum(told[0]["p"].values()) == pytest.approx(1)


@pytest.mark.parametrize(
    ("pairs", "pointer", "detail"),
    [
        ([], "/pairs", "is empty; give at least one pair"),
        ({}, "/pairs", "is an object; it must be a list of pairs"),
        ([PAIR] * 65, "/pairs", "has 65 pairs, at most 64 are accepted; send the rest in another request"),
        ([PAIR, {**PAIR, "claim": 1}], "/pairs/1/claim", "is a number; it must be a string"),
        ([{"claim": "x"}], "/pairs/0/text", "is missing; it must be given"),
    ],
)
def test_what_cannot_be_used_is_told(client: FlaskClient, pairs: object, pointer: str, detail: str) -> None:
    answer = client.post(PATH, json={"pairs": pairs})
    assert answer.status_code == 422
    assert answer.json == invalid(PATH, (pointer, detail))
