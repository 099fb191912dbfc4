"""Grade: the letter from class and interest alone, the digit from origins and dissent alone."""

from __future__ import annotations

import pytest
from copydesk import scored

from scoring import Assessment, shipped
from scoring.corroboration import Counted
from scoring.dissent import Dissent
from scoring.grade import grade
from scoring.origins import Source
from scoring.standing import Line, Standing
from scoring.values import Speaker

CLAIM = "The bridge at Harnby was closed."
CLOSED = "said the bridge at Harnby was closed."
NOT_CLOSED = "said the bridge at Harnby was not closed."


def origin(place: int = 0, source_class: str = "institution", independence: float = 1.0, *, party: bool = False) -> Counted:
    speaker = Speaker("x", source_class)
    lines = (Line("attribution", 30, ""), *((Line("party", -8, ""),) if party else ()))
    return Counted(
        Standing(Source(str(place), "x", speaker, (), (), ""), 0, speaker, lines),
        place,
        independence,
        "unrelated",
        "",
        16,
        16,
    )


def against(kind: str) -> Dissent:
    return Dissent(Source("d", "d", Speaker("d", "institution"), (), (), ""), 0, -10, kind)


def graded(*order: Counted, dissent: tuple[Dissent, ...] = (), divergent: bool = False) -> str:
    return grade(order, dissent, divergent, shipped())


@pytest.mark.parametrize(
    ("source_class", "letter"), [(name, row["grade"]) for name, row in shipped().table["class"].items()]
)
def test_the_letter_is_that_of_the_class(source_class: str, letter: str) -> None:
    assert graded(origin(source_class=source_class))[0] == letter


def test_nobody_is_above_b_without_a_track_record() -> None:
    assert all(row["grade"] >= "B" for row in shipped().table["class"].values())


@pytest.mark.parametrize(
    ("source_class", "letter"),
    [("published_record", "C"), ("institution", "C"), ("organisation", "C"), ("anonymous_source", "D"), ("vague", "F")],
)
def test_a_party_is_at_best_c(source_class: str, letter: str) -> None:
    assert graded(origin(source_class=source_class, party=True))[0] == letter


@pytest.mark.parametrize("source_class", ["unattributed", "headline", "vague"])
def test_no_source_at_all_is_f(source_class: str) -> None:
    assert graded(origin(source_class=source_class)) == "F6"


def test_nobody_is_f6() -> None:
    assert graded() == "F6"


SECOND = origin(1)


@pytest.mark.parametrize(
    ("order", "dissent", "divergent", "digit"),
    [
        pytest.param((origin(), SECOND), (), False, "1", id="two independent origins"),
        pytest.param((origin(party=True), SECOND), (), False, "1", id="two, one of them a party"),
        pytest.param((origin(party=True), origin(1, party=True)), (), False, "2", id="two parties"),
        pytest.param((origin(), origin(1, independence=0.25)), (), False, "2", id="two of one government"),
        pytest.param((origin(), SECOND), (against("text"),), False, "2", id="two, and somebody against them"),
        pytest.param((origin(), SECOND), (against("self_serving"),), False, "2", id="two, and a live denial"),
        pytest.param((origin(), SECOND), (against("outdated"),), False, "1", id="two, and a denial from before them"),
        pytest.param((origin(),), (), False, "3", id="a single origin"),
        pytest.param((origin(party=True),), (), False, "3", id="a single party"),
        pytest.param((origin(party=True),), (), True, "4", id="a single party, and other figures"),
        pytest.param((origin(party=True),), (against("self_serving"),), False, "4", id="a single party, denied"),
        pytest.param((origin(),), (), True, "3", id="a single origin, and other figures"),
        pytest.param((origin(), SECOND), (against("text"), against("text")), False, "5", id="two against two"),
        pytest.param((), (against("text"), against("text")), False, "5", id="two against nobody"),
        pytest.param((origin(),), (against("text"), against("outdated")), False, "3", id="one live and one outdated denial"),
        pytest.param((), (), False, "6", id="nobody"),
        pytest.param((), (against("text"),), False, "6", id="only a denial"),
    ],
)
def test_each_digit(order: tuple[Counted, ...], dissent: tuple[Dissent, ...], divergent: bool, digit: str) -> None:
    assert graded(*order, dissent=dissent, divergent=divergent)[1] == digit


def test_the_letter_does_not_hang_on_the_information() -> None:
    first = origin(source_class="named_expert")
    letters = {
        graded(first)[0],
        graded(first, SECOND)[0],
        graded(first, dissent=(against("text"), against("text")))[0],
        graded(first, divergent=True)[0],
    }
    assert letters == {"C"}


def test_the_digit_does_not_hang_on_the_class() -> None:
    classes = [name for name in shipped().table["class"] if name not in ("unattributed", "headline", "vague")]
    assert {graded(origin(source_class=name))[1] for name in classes} == {"3"}
    assert {graded(origin(source_class=name), SECOND)[1] for name in classes} == {"1"}


@pytest.mark.parametrize(
    ("found", "code"),
    [
        (scored(CLAIM, f"Police {CLOSED}"), "B3"),
        (scored(CLAIM, f"Police {CLOSED}", f"Joel Marsh, a fish trader, {CLOSED}"), "B1"),
        (scored(CLAIM, f"Critics {CLOSED}"), "E3"),
        (scored(CLAIM, "The bridge at Harnby was closed."), "F6"),
        (
            scored(
                CLAIM, f"Police {CLOSED}", f"The regulator {NOT_CLOSED}", f"Peter Weiss, an analyst at a bank, {NOT_CLOSED}"
            ),
            "B5",
        ),
        (scored(CLAIM, "It rained."), "F6"),
    ],
)
def test_the_grade_of_an_assessment(found: Assessment, code: str) -> None:
    assert found.grade == code
