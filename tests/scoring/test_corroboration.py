"""Corroboration: 16, 8, 4 ... times independence, a party half, nothing for a copy, and 40 at most."""

from __future__ import annotations

import pytest
from copydesk import ENGINE, points, scored, told
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring import Claim, shipped
from scoring.corroboration import Counted, counted, round_half_up
from scoring.origins import Source
from scoring.standing import Line, Standing
from scoring.values import Speaker

CLAIM = "The bridge at Harnby was closed."
CLOSED = "said the bridge at Harnby was closed."
PEOPLE = [
    f"{name}, a fish trader, {CLOSED}"
    for name in ("Joel Macaraeg", "Anna Berg", "Paul Marsh", "Ruth Cole", "Karl Ott", "Imelda Cruzado", "Helen Brathwaite")
]


def standing(name: str, source_class: str, country: str | None = None, *, party: bool = False, change: int = 0) -> Standing:
    """Return an origin with the points of its class, a party's 8 less, and `change` more or less, held between 0 and 50."""
    speaker = Speaker(name, source_class, country=country)
    points_ = shipped().points(source_class)
    parts = [("attribution", points_), *([("party", -8)] if party else []), *([("hedged", change)] if change else [])]
    total = sum(part for _, part in parts)
    parts.append(("cap_attribution", min(max(total, 0), 50) - total))
    return Standing(Source(name, name, speaker, (), (), ""), 0, speaker, tuple(Line(code, part, "") for code, part in parts))


def added(*origins: Standing) -> list[int]:
    return [one.points for one in counted(origins, shipped())[1:]]


def total(origins: list[Standing]) -> int:
    order = counted(sorted(origins, key=lambda each: (-each.points, each.source.key)), shipped())
    most = int(shipped().table["corroboration"]["most"])
    return order[0].standing.points + min(most, sum(one.points for one in order[1:])) if order else 0


LEADER = standing("a", "published_record")


@pytest.mark.parametrize(
    ("others", "points_"),
    [
        pytest.param([], [], id="nobody else"),
        pytest.param([standing("b", "named_person")], [16], id="a second origin"),
        pytest.param([standing("b", "named_person"), standing("c", "organisation")], [16, 8], id="a third"),
        pytest.param(
            [standing(name, "named_person") for name in "bcdefg"],
            [16, 8, 4, 2, 1, 1],
            id="six more, each half, halves rounded up",
        ),
        pytest.param([standing("b", "named_person", party=True)], [8], id="a party counts half"),
        pytest.param(
            [standing("b", "institution", "US"), standing("c", "named_official", "US")], [16, 2], id="two of one government"
        ),
        pytest.param(
            [standing("b", "intelligence_agency", "US"), standing("c", "intelligence_agency", "KR")],
            [16, 5],
            id="services that share",
        ),
        pytest.param([standing("b", "vague")], [0], id="nobody can tell a vague source from the others"),
        pytest.param([standing("b", "unattributed"), standing("c", "named_person")], [16, 0], id="narration comes last"),
        pytest.param(
            [standing("b", "institution", "US", party=True), standing("c", "institution", "US", party=True)],
            [8, 1],
            id="two parties of one government",
        ),
    ],
)
def test_what_each_origin_adds(others: list[Standing], points_: list[int]) -> None:
    assert added(LEADER, *others) == points_


def test_the_leader_is_independent_and_adds_nothing_here() -> None:
    first = counted((LEADER, standing("b", "named_person")), shipped())[0]
    assert (first.standing, first.place, first.points) == (LEADER, 0, 0)


def test_nobody_counts_to_nothing() -> None:
    assert counted((), shipped()) == ()


def test_each_origin_has_one_place() -> None:
    origins = [standing(name, "named_person") for name in "abcdef"]
    order: tuple[Counted, ...] = counted(origins, shipped())
    assert sorted(one.standing.source.key for one in order) == list("abcdef")
    assert [one.place for one in order] == list(range(6))


@settings(deadline=None, derandomize=True, max_examples=60)
@given(
    st.permutations(
        [
            standing(name, source_class, country)
            for name, source_class, country in (
                ("a", "institution", "US"),
                ("b", "named_official", "US"),
                ("c", "named_person", None),
                ("d", "intelligence_agency", "KR"),
                ("e", "intelligence_agency", "US"),
                ("f", "vague", None),
            )
        ]
    )
)
def test_the_order_in_which_origins_are_given_changes_nothing(origins: list[Standing]) -> None:
    first = counted(sorted(origins, key=lambda each: each.source.key), shipped())
    assert sum(one.points for one in counted(origins, shipped())[1:]) == sum(one.points for one in first[1:])


@pytest.mark.parametrize(
    ("value", "rounded"), [(0, 0), (0.4, 0), (0.5, 1), (1.5, 2), (4.8, 5), (9.6, 10), (16 * 0.6 * 0.5, 5), (2.4999, 2)]
)
def test_halves_are_rounded_up_as_by_hand(value: float, rounded: int) -> None:
    assert round_half_up(value) == rounded


@pytest.mark.parametrize(("people", "points_"), [(1, []), (2, [16]), (3, [16, 8]), (4, [16, 8, 4])])
def test_people_who_have_nothing_to_do_with_each_other(people: int, points_: list[int]) -> None:
    assert points(scored(CLAIM, *PEOPLE[:people]), "corroboration") == points_


def test_a_second_body_of_one_government_adds_a_quarter() -> None:
    found = scored(CLAIM, f"The Pentagon {CLOSED}", f"The U.S. State Department {CLOSED}")
    assert points(found, "corroboration") == [4]


def test_services_that_share_intelligence_add_six_tenths() -> None:
    found = scored(CLAIM, f"The CIA {CLOSED}", f"South Korea’s National Intelligence Service {CLOSED}")
    assert points(found, "corroboration") == [10]


def test_the_reason_shows_the_sum() -> None:
    found = scored(CLAIM, f"The CIA {CLOSED}", f"South Korea’s National Intelligence Service {CLOSED}")
    (text,) = [reason.text for reason in found.reasons if reason.code == "corroboration"]
    assert all(part in text for part in ("16", "0.6", "10"))


def test_a_single_origin_is_said_to_be_one() -> None:
    assert points(scored(CLAIM, PEOPLE[0]), "one_origin") == [0]
    assert points(scored(CLAIM, *PEOPLE[:2]), "one_origin") == []


def test_corroboration_is_held_at_40_by_a_reason() -> None:
    generous = shipped().overridden({"corroboration": {"second": 40, "ratio": 1.0}})
    found = ENGINE.score(Claim(CLAIM), told(*PEOPLE), generous)
    assert points(found, "corroboration") == [40] * 6
    assert points(found, "cap_corroboration") == [40 - 240]
    assert sum(reason.points for reason in found.reasons) == found.score
