"""Flags: hedged, denial, forecast and opinion, each with the words that show it."""

from __future__ import annotations

import pytest
from copydesk import points, scored, statements

CODES = ("hedged", "denial", "forecast", "opinion")


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        pytest.param("Police said the bridge was closed.", [], id="plain"),
        pytest.param("Police said the bridge may be closed.", ["hedged"], id="may"),
        pytest.param("Police said the bridge was probably closed.", ["hedged"], id="probably"),
        pytest.param("Police believe the bridge was closed.", ["hedged"], id="believe"),
        pytest.param("The bridge was reportedly closed.", ["hedged"], id="reportedly"),
        pytest.param("Police said the bridge will be closed.", ["forecast"], id="will"),
        pytest.param("Police promised to close the bridge.", ["forecast"], id="promise"),
        pytest.param("Police said the bridge is expected to close.", ["forecast"], id="expected to"),
        pytest.param("Police denied that the bridge was closed.", ["denial"], id="denied"),
        pytest.param("Police rejected the claim that the bridge was closed.", ["denial"], id="rejected the claim"),
        pytest.param("Police said claims the bridge was closed were untrue.", ["denial"], id="untrue"),
        pytest.param("The mayor praised the closing of the bridge.", ["opinion"], id="praise"),
        pytest.param("Police said in May that the bridge was closed.", [], id="the month of May"),
    ],
)
def test_the_flags_of_a_statement(text: str, flags: list[str]) -> None:
    attribution = statements(text)[0].attribution
    assert [code for code in CODES if attribution.has(code)] == flags


@pytest.mark.parametrize(
    ("text", "flags"),
    [
        pytest.param("Police said the bridge could be closed.", ["hedged"], id="could be"),
        pytest.param("Police said the driver could not be found.", [], id="could not: no possibility"),
        pytest.param("Police said a question that only he could answer was left.", [], id="could: an ability"),
        pytest.param("Police said likely voters were polled.", [], id="likely voters"),
        pytest.param("Police said lorries are more likely to skid there.", [], id="more likely: a rate"),
        pytest.param("Police bluntly suggested that the driver was drunk.", [], id="bluntly suggested"),
        pytest.param("Police were still trying to determine whether the bridge was safe, the mayor said.", ["hedged"], id="trying to"),
        pytest.param("Police said the mayor had left a will in a drawer.", [], id="will, the noun"),
        pytest.param("Police said the jam was due to heavy losses.", [], id="due to a cause"),
        pytest.param("Police said the train was due to arrive at noon.", ["forecast"], id="due to arrive"),
        pytest.param("Police said they would close the bridge.", ["forecast"], id="reported would"),
        pytest.param("Police said the bridge would have collapsed.", [], id="would have: what was not"),
        pytest.param("Police said the closing would have consequences.", ["forecast"], id="would have something"),
        pytest.param("Police said the bridge might close if the river rises.", ["hedged", "forecast"], id="might, if"),
        pytest.param("Police said the bridge was at risk of collapsing.", ["forecast"], id="at risk of"),
        pytest.param("Police said the allegations against the mayor had no substance.", ["denial"], id="no substance"),
        pytest.param("Police said those reports were wrong.", ["denial"], id="wrong"),
        pytest.param("Police withdrew their statement that the bridge was closed.", ["denial"], id="withdrew a statement"),
        pytest.param("Police retracted their report that the bridge was closed.", ["denial"], id="retracted a report"),
        pytest.param("Police rejected the offer of a new bridge.", [], id="an offer is no claim"),
        pytest.param("The mayor slammed the lawsuit over the bridge.", ["denial", "opinion"], id="an attack on a lawsuit"),
        pytest.param("The bridge is said to be closed.", ["hedged"], id="is said to"),
    ],
)
def test_the_same_words_do_other_work(text: str, flags: list[str]) -> None:
    attribution = statements(text)[0].attribution
    assert [code for code in CODES if attribution.has(code)] == flags


def test_to_decline_to_comment_denies_nothing() -> None:
    assert not any(
        each.attribution.has("denial")
        for each in statements("The company declined to comment on the closing of the bridge.")
    )


def test_a_flag_shows_its_words() -> None:
    text = "Police said the bridge may be closed."
    (flag,) = statements(text)[0].attribution.flags
    assert text[slice(*flag.span)] == "may"


@pytest.mark.parametrize(
    ("text", "code", "cost"),
    [
        ("Police said the bridge at Harnby was probably closed.", "hedged", -4),
        ("Police said the bridge at Harnby will be closed.", "forecast", -5),
    ],
)
def test_a_flag_has_a_reason_of_its_own(text: str, code: str, cost: int) -> None:
    found = scored("The bridge at Harnby was closed.", text)
    assert points(found, code) == [cost]


def test_an_opinion_is_labelled_and_not_scored() -> None:
    found = scored(
        "The closing of the bridge at Harnby was a disgrace.",
        "The union leader, Karl Ott, condemned the closing of the bridge at Harnby as a disgrace.",
    )
    assert [reason.points for reason in found.reasons if reason.code == "opinion"] in ([], [0])
    assert not points(found, "attribution")
