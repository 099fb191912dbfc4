"""What the service judges by, and what it accepts."""

from __future__ import annotations

from dataclasses import asdict

from flask.testing import FlaskClient

from scoring import shipped
from service.bands import BANDS
from service.limits import LIMITS


def test_the_rubric_in_force(client: FlaskClient) -> None:
    assert client.get("/v1/rubric").json == {"version": shipped().version, "rubric": shipped().table, "bands": [asdict(one) for one in BANDS]}


def test_the_limits(client: FlaskClient) -> None:
    assert client.get("/v1/limits").json == {name: asdict(limit) for name, limit in LIMITS.items()}
