"""Independence: the rubric's table, row by row, and which origins nobody can tell apart."""

from __future__ import annotations

import pytest

from scoring import shipped
from scoring.origins import Source, independence, relation_of
from scoring.values import Speaker

PUBLIC = [
    "named_official",
    "named_spokesperson",
    "intelligence_agency",
    "official_by_title",
    "institution",
    "unnamed_officials",
]


def speaker(source_class: str, country: str | None = None) -> Speaker:
    return Speaker("x", source_class, country=country)


def source(source_class: str, country: str | None = None, label: str = "x") -> Source:
    return Source(label, label, speaker(source_class, country), (), (), "")


@pytest.mark.parametrize(
    ("one", "other", "relation"),
    [
        pytest.param(
            speaker("institution", "US"), speaker("named_official", "US"), "same_government", id="two of one government"
        ),
        pytest.param(speaker("institution", "US"), speaker("named_official", "KR"), "unrelated", id="two governments"),
        pytest.param(
            speaker("intelligence_agency", "US"),
            speaker("intelligence_agency", "KR"),
            "shared_intelligence",
            id="services that share",
        ),
        pytest.param(
            speaker("intelligence_agency", "US"), speaker("intelligence_agency", "GB"), "shared_intelligence", id="Five Eyes"
        ),
        pytest.param(
            speaker("intelligence_agency", "US"),
            speaker("intelligence_agency", "RU"),
            "unrelated",
            id="services that do not",
        ),
        pytest.param(
            speaker("intelligence_agency", "US"),
            speaker("intelligence_agency", "US"),
            "same_government",
            id="services of one government",
        ),
        pytest.param(
            speaker("intelligence_agency", "US"), speaker("institution", "KR"), "unrelated", id="only services share"
        ),
        pytest.param(
            speaker("organisation", "US"), speaker("institution", "US"), "unrelated", id="a company of the country"
        ),
        pytest.param(speaker("named_person", "US"), speaker("named_person", "US"), "unrelated", id="two citizens"),
        pytest.param(speaker("institution"), speaker("institution"), "unrelated", id="countries unknown"),
    ],
)
def test_how_two_origins_hang_together(one: Speaker, other: Speaker, relation: str) -> None:
    assert relation_of(one, other) == relation
    assert relation_of(other, one) == relation


@pytest.mark.parametrize(
    ("relation", "value"),
    [("same_institution", 0), ("same_government", 0.25), ("shared_intelligence", 0.6), ("unrelated", 1)],
)
def test_the_numbers_are_those_of_the_method(relation: str, value: float) -> None:
    assert shipped().table["independence"][relation] == value


@pytest.mark.parametrize("source_class", PUBLIC)
def test_every_public_class_belongs_to_its_government(source_class: str) -> None:
    found = independence(speaker(source_class, "US"), [source("institution", "US", "Pentagon")], shipped())
    assert found == (0.25, "same_government", "Pentagon")


def test_the_nearest_of_those_counted_decides() -> None:
    counted = [source("named_person"), source("intelligence_agency", "KR", "NIS"), source("institution", "US", "Pentagon")]
    assert independence(speaker("intelligence_agency", "US"), counted, shipped()) == (0.25, "same_government", "Pentagon")


@pytest.mark.parametrize("source_class", ["vague", "unattributed", "headline"])
def test_an_origin_that_nobody_can_tell_from_the_others_adds_nothing(source_class: str) -> None:
    assert independence(speaker(source_class), [source("institution", "US")], shipped())[0] == 0


def test_nothing_counted_before_leaves_an_origin_independent() -> None:
    assert independence(speaker("institution", "US"), [], shipped())[0] == 1
