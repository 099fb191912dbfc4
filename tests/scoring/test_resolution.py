"""Resolution: a surname, a pronoun, a title or an alias is whoever it stands for in this article."""

from __future__ import annotations

import pytest
from copydesk import last_speaker

SAID = "said three ships had left."
KIRBY = "A White House spokesman, John Kirby, spoke on Monday."
HEALEY = "John Healey, the British defence secretary, spoke on Monday."
BERG = "Anna Berg, the mayor of Harnby, spoke on Monday."
NIS = "South Korea's National Intelligence Service (NIS) said on Monday that the port was open."


@pytest.mark.parametrize(
    ("text", "name", "source_class"),
    [
        pytest.param(f"{KIRBY} Kirby {SAID}", "John Kirby", "named_spokesperson", id="surname"),
        pytest.param(f"{KIRBY} Mr Kirby {SAID}", "John Kirby", "named_spokesperson", id="Mr X"),
        pytest.param(f"{KIRBY} Mr. Kirby {SAID}", "John Kirby", "named_spokesperson", id="Mr. X"),
        pytest.param(f"{KIRBY} John Kirby {SAID}", "John Kirby", "named_spokesperson", id="full name again"),
        pytest.param(
            f"{KIRBY} “Three ships had left,” Kirby said.", "John Kirby", "named_spokesperson", id="behind a quotation"
        ),
        pytest.param(
            f"{KIRBY} “Three ships had left,” said Kirby.", "John Kirby", "named_spokesperson", id="behind the cue"
        ),
        pytest.param(f"{HEALEY} Mr Healey said it was late. He {SAID}", "John Healey", "named_official", id="he"),
        pytest.param(f"{BERG} Ms Berg said it was late. She {SAID}", "Anna Berg", "named_official", id="she"),
        pytest.param(f"{HEALEY} The defence secretary {SAID}", "John Healey", "named_official", id="title"),
        pytest.param(f"{BERG} The mayor {SAID}", "Anna Berg", "named_official", id="the mayor"),
        pytest.param(
            f"Maria Lopez, the transport minister, spoke. The minister {SAID}",
            "Maria Lopez",
            "named_official",
            id="the minister",
        ),
        pytest.param(
            f"Defense Secretary Lloyd Austin arrived. Mr. Austin {SAID}",
            "Lloyd Austin",
            "named_official",
            id="title before the name",
        ),
        pytest.param(
            f"{HEALEY} Anna Berg, the mayor of Harnby, was there. Mr Healey {SAID}",
            "John Healey",
            "named_official",
            id="one of two",
        ),
    ],
)
def test_a_person_keeps_name_and_class(text: str, name: str, source_class: str) -> None:
    found = last_speaker(text)
    assert (found.name, found.source_class) == (name, source_class)


@pytest.mark.parametrize(
    ("text", "institution", "source_class"),
    [
        pytest.param(
            f"{NIS} The NIS {SAID}", "kr/nis", "intelligence_agency", id="an abbreviation that the text introduces"
        ),
        pytest.param(f"{NIS} The spy agency {SAID}", "kr/nis", "intelligence_agency", id="the spy agency"),
        pytest.param(f"{NIS} The agency {SAID}", "kr/nis", "intelligence_agency", id="the agency"),
        pytest.param(f"{NIS} It {SAID}", "kr/nis", "intelligence_agency", id="it"),
        pytest.param(f"The Pentagon {SAID}", "us/pentagon", "institution", id="a usual name"),
        pytest.param(f"The U.S. Department of Defense {SAID}", "us/pentagon", "institution", id="the full name"),
        pytest.param(
            f"The Pentagon chief {SAID}", "us/pentagon", "official_by_title", id="a title that nobody of the article bears"
        ),
    ],
)
def test_a_body_keeps_its_key_and_class(text: str, institution: str, source_class: str) -> None:
    found = last_speaker(text)
    assert (found.institution, found.source_class) == (institution, source_class)


def test_an_abbreviation_that_no_table_knows_is_what_the_text_says() -> None:
    found = last_speaker(f"The Harnby Harbour Workers Union (HHWU) met on Monday. The HHWU {SAID}")
    full = last_speaker(f"The Harnby Harbour Workers Union (HHWU) {SAID}")
    assert found.source_class == full.source_class == "organisation"
    assert found.institution == full.institution


def test_the_company_is_the_last_one_spoken_of() -> None:
    company = last_speaker(f"Stonewell Ltd said the bridge was safe. The company {SAID}")
    assert (company.source_class, company.institution) == ("organisation", last_speaker(f"Stonewell Ltd {SAID}").institution)


@pytest.mark.parametrize(
    "text",
    [
        f"John Kirby, a White House spokesman, {SAID}",
        f"A White House spokesman, John Kirby, {SAID}",
        f"White House spokesman John Kirby {SAID}",
        f"The White House spokesman John Kirby {SAID}",
        f"John F. Kirby, a spokesman for the White House, {SAID}",
        "Three ships had left, said John Kirby, a White House spokesman.",
        "Three ships had left, according to John Kirby, a White House spokesman.",
        "“Three ships have left,” John Kirby, a White House spokesman, told reporters.",
    ],
)
def test_an_apposition_in_any_order_is_one_person(text: str) -> None:
    found = last_speaker(text)
    assert (found.person, found.source_class, found.institution) == ("john kirby", "named_spokesperson", "us/white_house")


def test_a_woman_is_not_he() -> None:
    found = last_speaker(f"{BERG} Paul Marsh, a fisherman, was there. He {SAID}")
    assert found.name == "Paul Marsh"


def test_a_pronoun_without_anybody_before_it_is_nobody() -> None:
    assert last_speaker(f"He {SAID}").person is None


def test_a_role_of_another_article_is_not_known_here() -> None:
    assert last_speaker(f"Kirby {SAID}").source_class not in ("named_official", "named_spokesperson")


def test_who_signs_the_dateline_is_not_the_company_of_the_story() -> None:
    signed = "TRIPOLI, June 13 (LNA) - A crane fell on Monday. Three ships had left, the company said."
    assert last_speaker(signed).name == last_speaker("A crane fell on Monday. Three ships had left, the company said.").name


def test_an_outlet_that_has_learned_a_thing_is_nobody_of_its_story() -> None:
    text = "“The jetty is late,” said Prof Andrej Kosmač of the University of Ljubljana. The Lamp has learned that three ships had left."
    found = last_speaker(text)
    assert (found.source_class, found.person) == ("own_reporting", None)
