"""Whom words stand for: surnames, pronouns, titles, pairs, campaigns, authors, and the names that bodies have in the copy."""

from __future__ import annotations

import pytest
from copydesk import article, last_speaker

from scoring.attribution.accurate import accurate
from scoring.reading import read_lines
from scoring.speakers.cast import Person, read_cast
from scoring.speakers.introductions import head
from scoring.speakers.scene import joined
from scoring.statements import read_article

SAID = "said three ships had left."
REED = "Sen. Ann Reed (R-Harnby) opened the port on Monday."
TWO = "Tom Bauer, a fisherman, and Ann Reed, a nurse, met at the harbour."


def people(text: str) -> dict[str, Person]:
    return {person.name: person for person in read_cast(read_lines(text)).people}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(f"TJ King, a fisherman, spoke. King {SAID}", "TJ King", id="a surname that is a title"),
        pytest.param(f"Joe Bauer spoke. Joseph Bauer left. Bauer {SAID}", "Joe Bauer", id="a short form"),
        pytest.param(f"Andrés López Obrador spoke. López Obrador {SAID}", "Andrés López Obrador", id="two surnames"),
        pytest.param(f"Kim Jong Il spoke on Monday. Mr Kim {SAID}", "Kim Jong Il", id="the family name first"),
        pytest.param(f'Juan "Chico" Marsh was there. Marsh {SAID}', 'Juan "Chico" Marsh', id="a nickname"),
        pytest.param(f"Jill A. Marsh was there. Marsh {SAID}", "Jill A Marsh", id="an initial that is an article elsewhere"),
        pytest.param(f"Mayor London Reed was there. Reed {SAID}", "London Reed", id="a capital as a given name"),
        pytest.param(f"Vermont Sen. Ann Reed spoke. Reed {SAID}", "Ann Reed", id="a title amid capitals"),
        pytest.param(f"Ann Reed left. Crafty Ann Reed won. Reed {SAID}", "Ann Reed", id="an epithet"),
        pytest.param(f"Tom Reed met Ann Reed. Mrs Reed {SAID}", "Ann Reed", id="a title tells namesakes apart"),
        pytest.param(f"Asked twice, Ann Reed left. Asking Ann Reed again was no use. Reed {SAID}", "Ann Reed", id="a capital of the sentence"),
    ],
)
def test_a_name_is_the_fullest_that_the_article_gives(text: str, name: str) -> None:
    assert last_speaker(text).name == name


def test_a_surname_is_known_before_the_full_name_stands() -> None:
    first = read_article(article(f"Reed {SAID} Anna Reed is a nurse."), accurate()).said[0]
    assert first.statement.attribution.speaker.name == "Anna Reed"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(f"Reed campaign manager Tom Bauer {SAID}", "Tom Bauer", id="a name that only describes"),
        pytest.param(f"Ann Reed's spokesman, Tom Bauer, {SAID}", "Tom Bauer", id="an owner"),
        pytest.param(f"His wife, longtime Ann Reed aide Maria Lopez, {SAID}", "Maria Lopez", id="an owner within an apposition"),
        pytest.param(f"Ann Reed and Tom Bauer {SAID}", "Ann Reed and Tom Bauer", id="two"),
        pytest.param(f"Former governor Ann Reed and Senator Tom Bauer {SAID}", "Ann Reed and Tom Bauer", id="two with titles"),
    ],
)
def test_a_phrase_is_about_its_head(text: str, name: str) -> None:
    assert last_speaker(f"Ann Reed, Tom Bauer and Maria Lopez were there. {text}").name == name


def test_supporters_of_somebody_are_not_somebody() -> None:
    assert last_speaker(f"Ann Reed was there. Ann Reed supporters {SAID}").person is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(f"{TWO} He {SAID}", "Tom Bauer", id="he"),
        pytest.param(f"{TWO} She {SAID}", "Ann Reed", id="she"),
        pytest.param(f"Tom Bauer said it was late. Paul Marsh was sailing. He was cold. He {SAID}", "Paul Marsh", id="who went on acting"),
        pytest.param(f"Tom Bauer said Paul Marsh had sailed. He {SAID}", "Tom Bauer", id="who spoke rather than who was spoken of"),
        pytest.param(f"Tom Bauer said “Paul Marsh lies”. He {SAID}", "Tom Bauer", id="not whom a quotation names"),
        pytest.param(f"Demetrius Marsh lost her boat. She sold her house. Tom Bauer, a man of means, left. She {SAID}", "Demetrius Marsh", id="pronouns outweigh a given name"),
        pytest.param("Tom Bauer spoke. “It is late,” he said. “We must go,” he added.", "Tom Bauer", id="he again"),
    ],
)
def test_a_pronoun_is_who_stands_out(text: str, name: str) -> None:
    assert last_speaker(text).name == name


def test_a_spokeswoman_without_a_name_is_she_and_not_he() -> None:
    text = "Tom Bauer, a fisherman, was there. A spokeswoman for Stonewell Ltd said it was late. {} said three ships had left."
    assert last_speaker(text.format("She")).person is None
    assert last_speaker(text.format("He")).name == "Tom Bauer"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(f"{REED} The senator {SAID}", "Ann Reed", id="an abbreviated title"),
        pytest.param(f"{REED} The lawmaker {SAID}", "Ann Reed", id="a party and a constituency"),
        pytest.param(f"Prince Karim Aziz spoke. Tom Bauer was there. The prince {SAID}", "Karim Aziz", id="a title before the name"),
        pytest.param(f"Ann Reed, a marine biologist, spoke. Tom Bauer, a nurse, left. The biologist {SAID}", "Ann Reed", id="a description"),
        pytest.param(f"Ann Reed is executive director of the Harnby Trust. Tom Bauer left. The executive director {SAID}", "Ann Reed", id="is"),
        pytest.param(f"The judge {SAID} Judge Ann Reed of Harnby heard the case.", "Ann Reed", id="named only later"),
        pytest.param(f"Tom Bauer, a nurse, and Ann Reed, a nurse, spoke. Tom Bauer and Ann Reed left. The two {SAID}", "Tom Bauer and Ann Reed", id="the two"),
    ],
)
def test_a_title_is_who_bears_it(text: str, name: str) -> None:
    found = [each for each in read_article(article(text), accurate()).said if each.statement.attribution.speaker.source_class != "unattributed"]
    assert found[-1].statement.attribution.speaker.name == name


@pytest.mark.parametrize("form", ["The Reed campaign", "Ms Reed's presidential campaign", "Her campaign", "The campaign of Ann Reed"])
def test_a_campaign_has_the_name_of_whose_it_is(form: str) -> None:
    found = last_speaker(f"Ann Reed spoke on Monday. {form} {SAID}")
    assert (found.name, found.source_class, found.person) == ("Reed campaign", "organisation", None)


def test_a_body_has_the_name_that_the_article_gives() -> None:
    assert last_speaker(f"Kyiv {SAID}").name == "Kyiv"
    assert last_speaker(f"A Pentagon spokesman {SAID}").name == "Pentagon"
    assert last_speaker(f"The U.S. Department of Defense met. The Pentagon {SAID}").name == "U.S. Department of Defense"


def test_i_is_a_guest_who_signs_or_the_outlet_s_own_hand() -> None:
    opinion = "The port must stay open. I believe that three ships had left.\n\n"
    guest = read_article(article(f"{opinion}Ann Reed is the mayor of Harnby."), accurate()).said
    own = read_article(article(f"By Ann Reed\n\n{opinion}"), accurate()).said
    speakers = [each.statement.attribution.speaker for each in (*guest, *own) if each.statement.attribution.cue]
    assert [(speaker.name, speaker.source_class) for speaker in speakers] == [
        ("Ann Reed", "named_official"), ("Ann Reed", "own_reporting"),
    ]


def test_a_thing_named_after_somebody_is_nobody() -> None:
    assert people("He walked in Victoria Park. Carolina Beach was closed. San Francisco said no.") == {}


def test_pronouns_tell_the_sex_that_a_name_leaves_open() -> None:
    assert people("Sanam Ollerton, a nurse, left her house.")["Sanam Ollerton"].gender == "f"


@pytest.mark.parametrize(
    ("role", "noun"),
    [("former secretary of state", "secretary"), ("the mayor", "mayor"), ("a nurse who left", "nurse")],
)
def test_a_role_is_about_its_noun(role: str, noun: str) -> None:
    assert head(tuple(role.split())) == noun


def test_only_and_and_titles_join_two_names() -> None:
    (line,) = read_lines("Ann Reed and Senator Tom Bauer left and met Maria Lopez.").lines
    assert joined(line, 2, 4)
    assert not joined(line, 6, 9)


def test_who_answers_a_poll_has_its_name() -> None:
    text = "A Harnby Courier poll was out on Monday. Sixty-two percent of voters said the port should open."
    assert last_speaker(text).name == "Harnby Courier poll"
    again = "A Harnby Courier poll was out on Monday. The poll, conducted by telephone, showed that 62 percent were for the port."
    assert last_speaker(again).name == "Harnby Courier poll"


def test_somebody_s_lawyer_is_the_lawyer_whom_the_article_names() -> None:
    text = "Ivo Hale was in court on Monday. Hale's defence counsel asked for two years. The defence lawyer Ann Reed spoke for an hour."
    assert last_speaker(text[: text.index(" The defence")]).name is None
    found = read_article(article(text), accurate()).attributions[0].speaker
    assert (found.name, found.surface) == ("Ann Reed", "Hale's defence counsel")


def test_an_office_of_another_country_is_held_by_somebody_else() -> None:
    text = "Defence Secretary Tom Bauer spoke on Monday. Norway's defence minister said three ships had left."
    found = last_speaker(text)
    assert (found.name, found.source_class, found.country) == (None, "official_by_title", "NO")


def test_a_question_word_is_nobody_s_name() -> None:
    assert last_speaker("Who said three ships had left?").name is None


def test_our_own_reporting_bears_the_outlet_s_name() -> None:
    found = read_article(article("We asked three captains on Monday whether they had left.", outlet="Harnby Courier"), accurate())
    assert [one.speaker.name for one in found.attributions] == ["Harnby Courier"]


def test_what_somebody_owns_is_not_called_by_the_owner_s_name() -> None:
    assert last_speaker("Mr Hale's circle said on Monday that three ships had left.").name == "Mr Hale's circle"


def test_a_source_that_was_cut_short_is_taken_whole() -> None:
    text = "“It is a concern,” said White House spokesman Tom Bauer, noting that three ships had left."
    assert {one.speaker.name for one in read_article(article(text), accurate()).attributions} == {"Tom Bauer"}


def test_what_somebody_does_is_not_where_he_works() -> None:
    text = "Tom Bauer, using the word of Norway's government for it, said three ships had left."
    assert last_speaker(text).institution is None
