"""Capacity: what a description says of office, body and country."""

from __future__ import annotations

import pytest
from copydesk import line

from scoring.speakers.capacity import Capacity, capacity, same_as


def described(text: str) -> Capacity:
    read = line(text)
    return capacity(read, 0, len(read.words))


@pytest.mark.parametrize(
    ("text", "kind", "body", "country"),
    [
        ("the head of Ukrainian military intelligence", "office", "ua/military_intelligence", "UA"),
        ("a White House spokesman", "spokesperson", "us/white_house", "US"),
        ("a spokeswoman for Stonewell Ltd", "spokesperson", None, None),
        ("the British defence secretary", "office", None, "GB"),
        ("a former British defence secretary", "former", None, "GB"),
        ("an analyst", "expert", None, None),
        ("Ukrainian officials", "officials", None, "UA"),
        ("a fish trader", "", None, None),
    ],
)
def test_a_description_is_read(text: str, kind: str, body: str | None, country: str | None) -> None:
    found = described(text)
    assert (found.kind, found.country) == (kind, country)
    assert body is None or found.body == body


def test_an_office_without_a_body_stands_for_its_ministry() -> None:
    assert described("the British defence secretary").institution == "gb/defence_ministry"


def test_the_chief_executive_of_a_company_is_no_official() -> None:
    assert described("the chief executive of Stonewell Ltd").kind == "spokesperson"


def test_a_generic_key_of_a_country_stands_for_the_body_that_it_means() -> None:
    found = same_as("kr/intelligence")
    assert found is not None
    assert found.key == "kr/nis"
    assert same_as("zz/intelligence") is None
