"""The metrics."""

from __future__ import annotations

from flask.testing import FlaskClient
from prometheus_client.parser import text_string_to_metric_families
from wanted import BRIDGE, CLAIM

from scoring import ENGINE_VERSION, shipped

KINDS = {
    "secondsource_requests": "counter", "secondsource_request_seconds": "histogram", "secondsource_requests_in_flight": "gauge",
    "secondsource_requests_shed": "counter", "secondsource_scoring_seconds": "histogram", "secondsource_build_info": "gauge",
}


def test_every_metric_is_there_and_says_what_it_is(client: FlaskClient) -> None:
    client.post("/v1/score", json={"claim": CLAIM, "articles": [BRIDGE]})
    answer = client.get("/metrics")
    assert answer.content_type == "text/plain; version=0.0.4; charset=utf-8"
    families = {family.name: family for family in text_string_to_metric_families(answer.text)}
    assert {name: families[name].type for name in KINDS} == KINDS
    assert all(families[name].documentation.endswith(".") for name in KINDS)
    (build,) = families["secondsource_build_info"].samples
    assert build.labels == {"version": ENGINE_VERSION, "rubric": shipped().version}
    counts = {sample.name: sample.value for sample in families["secondsource_scoring_seconds"].samples if "le" not in sample.labels}
    assert counts["secondsource_scoring_seconds_count"] == 1
    assert counts["secondsource_scoring_seconds_sum"] > 0
