"""Classes: each row of the rubric's class table, by the words that copy uses for such a source."""

from __future__ import annotations

import pytest
from copydesk import ENGINE, article, last_speaker, points, scored

from scoring import Claim, shipped

SAID = "said three ships had left the port on Monday."
CASES = [
    ("published_record", "Satellite images showed that three ships had left the port on Monday."),
    ("published_record", "Documents filed in court showed that three ships had left the port on Monday."),
    ("published_record", "Three ships left the port on Monday, according to court filings."),
    ("named_official", f"The defence secretary, John Healey, {SAID}"),
    ("named_official", f"Defence Minister Maria Lopez {SAID}"),
    ("named_official", f"Anna Berg, the mayor of Harnby, {SAID}"),
    ("named_official", f"Senator Ruth Cole {SAID}"),
    ("named_spokesperson", f"Rita Alvarez, a spokeswoman for the port authority, {SAID}"),
    ("named_spokesperson", f"John Kirby, a White House spokesman, {SAID}"),
    ("named_spokesperson", f"Stonewell's chief executive, Paul Marsh, {SAID}"),
    ("intelligence_agency", f"The Security Service of Ukraine {SAID}"),
    ("intelligence_agency", f"South Korea's National Intelligence Service {SAID}"),
    ("intelligence_agency", f"The CIA {SAID}"),
    ("official_by_title", f"Ukraine's defence minister {SAID}"),
    ("official_by_title", f"The mayor of Harnby {SAID}"),
    ("institution", f"The Finnish Defence Ministry {SAID}"),
    ("institution", f"Seoul {SAID}"),
    ("institution", f"The coast guard {SAID}"),
    ("institution", f"Police {SAID}"),
    ("institution", f"A Pentagon spokesman {SAID}"),
    ("organisation", f"The Red Cross {SAID}"),
    ("organisation", f"Stonewell Ltd {SAID}"),
    ("organisation", f"A spokesman for Stonewell Ltd {SAID}"),
    ("named_expert", f"Prof Helen Brathwaite, a naval architect at the University of Strathclyde, {SAID}"),
    ("named_expert", f"Peter Weiss, an analyst at a research group in Bonn, {SAID}"),
    ("named_person", f"Joel Macaraeg, a fish trader, {SAID}"),
    ("own_reporting", "Our correspondent at the port saw three ships leave on Monday."),
    ("unnamed_officials", f"Ukrainian officials {SAID}"),
    ("unnamed_officials", f"US officials {SAID}"),
    ("unnamed_officials", f"A White House official {SAID}"),
    ("anonymous_source", f"A source in the agency {SAID}"),
    ("anonymous_source", "Three ships left the port on Monday, according to a person familiar with the matter."),
    ("anonymous_source", f"One clerk, who spoke on condition of anonymity, {SAID}"),
    ("media_report", "Reuters reported that three ships had left the port on Monday."),
    ("media_report", "Three ships left the port on Monday, according to Yonhap."),
    ("unnamed_group", f"Critics {SAID}"),
    ("unnamed_group", f"Experts {SAID}"),
    ("unnamed_group", f"Many people {SAID}"),
    ("vague", "Three ships reportedly left the port on Monday."),
    ("vague", "It is believed that three ships left the port on Monday."),
    ("unattributed", "Three ships left the port on Monday."),
]


@pytest.mark.parametrize(("source_class", "text"), CASES)
def test_the_class_of_a_source(source_class: str, text: str) -> None:
    assert last_speaker(text).source_class == source_class


def test_what_stands_in_the_title_alone_is_of_the_class_headline() -> None:
    (title,) = [
        each
        for each in ENGINE.attribute(article("The port was quiet.", title="Three ships leave the port"))
        if each.field == "title"
    ]
    assert title.attribution.speaker.source_class == "headline"


def test_every_class_of_the_rubric_has_a_case() -> None:
    assert {source_class for source_class, _ in CASES} | {"headline"} == set(shipped().table["class"])


@pytest.mark.parametrize(("source_class", "text"), [case for case in CASES if "on Monday" in case[1]])
def test_the_points_of_the_class_are_the_attribution(source_class: str, text: str) -> None:
    found = scored("Three ships left the port on Monday.", text)
    assert found.attribution is not None
    assert found.attribution.source_class == source_class
    assert next(reason.points for reason in found.reasons if reason.code == "attribution") == shipped().points(source_class)


def test_a_claim_that_only_a_headline_makes_is_worth_next_to_nothing() -> None:
    found = ENGINE.score(Claim("Three ships left the port."), [article("It was quiet.", title="Three ships left the port")])
    assert found.attribution is not None
    assert found.attribution.source_class == "headline"
    assert points(found, "attribution") == [shipped().points("headline")]
