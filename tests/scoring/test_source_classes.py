"""The class of a source: features that can be read, weights that are numbers, and a probability that is kept."""

from __future__ import annotations

import json
import math

import pytest
from copydesk import last_speaker, line, scored

from scoring import shipped as rubric
from scoring.attribution.tagged import Tagged
from scoring.speakers.classes import MODEL, Weights, judged, ranked, read_weights, shipped
from scoring.speakers.dossier import described
from scoring.speakers.phrase import read_phrase
from scoring.speakers.scene import Scene
from scoring.statements import read_article
from scoring.values import Article, Speaker


def cited(text: str, source: str, cue: str, outlet: str = "The Daily Lamp") -> Speaker:
    """Return the speaker of a source whose words a tagger has found."""
    first, at = text.index(source), text.index(cue)
    tagged = Tagged(((first, first + len(source)),), ((at, at + len(cue)),), ((at + len(cue) + 1, len(text) - 1),))
    return read_article(Article("a1", text, outlet), lambda _: (tagged,)).attributions[0].speaker


@pytest.mark.parametrize(
    ("source_class", "source"),
    [
        ("published_record", "A new batch of ministry e-mails released this week"),
        ("published_record", "The rolling average of polls"),
        ("named_official", "Sen. Clara Moss, R-Ohio, who faces a hard race,"),
        ("named_official", "Ivan Mroz, chairman of the parliamentary defence committee,"),
        ("named_spokesperson", "Moss spokesman Peter Dunn"),
        ("named_spokesperson", "Greta Lind, president of the dockers' union,"),
        ("named_spokesperson", "Ray B. Coyle, vice president and general counsel for the Alder Organization,"),
        ("intelligence_agency", "The Secret Service"),
        ("official_by_title", "A judge in Nevada"),
        ("institution", "Federal prosecutors"),
        ("institution", "Congresswoman Clara Moss's office"),
        ("organisation", "Campaign officials"),
        ("organisation", "Airline officials"),
        ("organisation", "The Lantern Project, a nonprofit group that counts bats,"),
        ("organisation", "St. Hilda's Hospital"),
        ("named_expert", "Ida Falk, director of the university's Center for Tides,"),
        ("named_expert", "Two weather analysts, Rolf Bauer and Ida Falk,"),
        ("named_person", "Republican strategist Tom Hale"),
        ("named_person", "His wife, longtime dancer Lena Hale,"),
        ("unnamed_officials", "A Liberal senator"),
        ("anonymous_source", "Three people briefed on the sale"),
        ("media_report", "State television"),
        ("media_report", "The daily Il Corriere di Varano"),
        ("unnamed_group", "Democrats trying to win back the Senate"),
        ("unnamed_group", "The lawyer representing Hale"),
    ],
)
def test_the_class_follows_the_head_and_what_is_told_of_it(source_class: str, source: str) -> None:
    assert cited(f"{source} said that three ships had left the port.", source, "said").source_class == source_class


def test_an_office_told_elsewhere_in_the_article_counts_wherever_the_name_stands() -> None:
    text = "Hale said that the pier was safe. Gov. Ruth Hale toured the harbour."
    assert cited(text.replace("safe. Gov", "safe. On Friday Gov"), "Hale", "said").source_class == "named_official"


@pytest.mark.parametrize("source", ["Forty-one percent of voters", "Some 62% of parents"])
def test_a_share_of_those_polled_is_the_poll(source: str) -> None:
    text = f"The poll asked 900 adults. {source} said the fares were too high."
    assert cited(text, source, "said").source_class == "published_record"


@pytest.mark.parametrize("source", ["The Daily Lamp", "The Lamp"])
def test_the_articles_own_outlet_is_its_own_reporting(source: str) -> None:
    found = cited(f"{source} found that nine of ten lifts were broken.", source, "found")
    assert (found.source_class, found.probability) == ("own_reporting", 1.0)


@pytest.mark.parametrize(
    ("text", "head", "kinds", "plural"),
    [
        ("a majority of the voters", "voters", {"group"}, True),
        ("the judges'", "judges", {"officials", "public"}, True),
        ("Clara Moss's office", "office", {"public"}, False),
        ("lawmakers briefed on the plan", "lawmakers", {"lawmakers", "officials"}, True),
        ("a crowd-sourced fundraising campaign", "campaign", {"organisation"}, False),
        ("the Bank of England", "england", {"public"}, False),
        ("one commenter", "commenter", {"crowd"}, False),
    ],
)
def test_a_phrase_is_read_by_its_head(text: str, head: str, kinds: set[str], plural: bool) -> None:
    read = line(text)
    phrase = read_phrase(read, 0, len(read.words))
    assert read.lows[phrase.head] == head
    assert kinds <= set(phrase.kinds)
    assert phrase.plural is plural


@pytest.mark.parametrize(
    ("text", "first", "last", "tags"),
    [
        ("Sen. Clara Moss said so", 2, 4, {"style", "style:legislature"}),
        ("Former Sen. Clara Moss said so", 3, 5, {"former"}),
        ("Clara Moss (D-Vt.) said so", 0, 2, {"party_tag"}),
        ("Harry Lunn, 34, of Leeds said so", 0, 2, {"age"}),
        ("Ann Cole, who teaches law at a college, said so", 0, 2, {"expert", "of_school"}),
        ("Ann Cole is a professor of law", 0, 2, {"expert"}),
        ("Navy spokesman Cmdr. Kay Rusk said so", 4, 6, {"style", "voice"}),
    ],
)
def test_a_dossier_holds_what_stands_around_a_name(text: str, first: int, last: int, tags: set[str]) -> None:
    assert tags <= described(line(text), first, last)


def test_the_probability_is_that_of_the_class_and_the_features_that_moved_it_have_names() -> None:
    weights = Weights(("a", "b"), (0.0, 0.0), {"loud": (1.0, -1.0), "quiet": (-0.5, 0.5)})
    assert ranked(weights, ["loud", "never seen"]) == ("a", round(1 / (1 + math.exp(-2)), 3), "b")
    assert weights.moved(["loud", "quiet"], "a") == (("loud", 1.0), ("quiet", -0.5))
    assert sum(weights.probabilities(["loud", "quiet"])) == pytest.approx(1)


def test_a_record_is_no_person_and_a_group_bears_no_name() -> None:
    speaker = Speaker("the ministry's letters", "named_person", "Ann Cole", "mayor", "gb/x", "GB", "ann cole")
    scene = Scene(None, ())  # type: ignore[arg-type]
    record = judged(speaker, (), "published_record", 0.5, "institution", scene)
    assert (record.name, record.person, record.second_class) == ("ministry's letters", None, "institution")
    assert judged(speaker, (), "unnamed_group", 0.5, "institution", scene).name is None


def test_the_shipped_table_knows_every_class_but_those_that_rules_give() -> None:
    assert set(shipped().classes) == set(rubric().table["class"]) - {"unattributed", "headline"}
    assert all(len(row) == len(shipped().classes) for row in shipped().of.values())
    assert read_weights(MODEL.read_text(encoding="utf-8")) == shipped()


def test_the_evaluation_beside_the_table_is_good_enough() -> None:
    report = json.loads(MODEL.with_suffix(".evaluation.json").read_text(encoding="utf-8"))
    folded = next(row for name, row in report.items() if name.startswith("labelled articles, ten folds"))
    assert folded["accuracy"] >= 0.8
    assert folded["macro_f1"] >= 0.7


def test_a_class_that_is_not_sure_says_so_and_costs_nothing() -> None:
    found = scored("Three ships had left the port.", "Corvus said three ships had left the port.")
    unsure = [reason for reason in found.reasons if reason.code == "unsure"]
    speaker = last_speaker("Corvus said three ships had left the port.")
    assert (speaker.probability < 0.6) is bool(unsure)
    assert all(reason.points == 0 and rubric().label(str(speaker.second_class)) in reason.text for reason in unsure)
    assert sum(reason.points for reason in found.reasons) == found.score
