"""The cast of an article: who appears in it, by which names, and in which roles."""

from __future__ import annotations

import pytest

from scoring.reading import read_lines
from scoring.speakers.cast import Person, read_cast


def people(text: str) -> list[Person]:
    return list(read_cast(read_lines(text)).people)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("John Healey, the defence secretary, spoke.", "office"),
        ("The defence secretary, John Healey, spoke.", "office"),
        ("Defence Secretary John Healey spoke.", "office"),
        ("John Kirby, a White House spokesman, spoke.", "spokesperson"),
        ("Peter Weiss, an analyst at a bank, spoke.", "expert"),
        ("Dr Imelda Cruzado spoke.", "expert"),
    ],
)
def test_a_role_is_learned_from_the_words_around_a_name(text: str, kind: str) -> None:
    (person,) = people(text)
    assert person.capacity.kind == kind


def test_a_person_has_one_entry_under_all_names() -> None:
    (person,) = people("John F. Kirby, a White House spokesman, spoke. Mr. Kirby left. John Kirby came back. Kirby slept.")
    assert (person.key, len(person.places)) == ("john kirby", 4)


def test_two_people_with_one_surname_are_two() -> None:
    found = people("Anna Berg, the mayor, met Jonas Berg, a fisherman. Anna Berg spoke.")
    assert {person.key for person in found} == {"anna berg", "jonas berg"}


def test_a_former_office_is_no_office() -> None:
    (person,) = people("John Healey, a former defence secretary, spoke.")
    assert person.capacity.kind == "former"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The Harnby Bridge Company spoke.", id="company"),
        pytest.param("South Korea and New Zealand spoke.", id="countries"),
        pytest.param("On Monday The Red Cross spoke.", id="body"),
        pytest.param("nobody with a name spoke.", id="no capitals"),
    ],
)
def test_what_is_nobody(text: str) -> None:
    assert people(text) == []


def test_a_body_s_abbreviation_is_noted() -> None:
    cast = read_cast(read_lines("The National Intelligence Service (NIS) of South Korea spoke."))
    assert cast.aliases["NIS"][0] == "kr/nis"
