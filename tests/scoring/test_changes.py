"""Changes: each has its sentence, and their points are the difference of the scores, whatever the two assessments are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from copydesk import ENGINE, told
from hypothesis import given, settings
from hypothesis import strategies as st
from mixtures import DAYS, claims, corpora

from scoring import Article, Assessment, Claim, shipped
from scoring.changes import Change, changes

STEADY = settings(deadline=None, derandomize=True, database=None, max_examples=60)
FIXTURES = Path(__file__).parents[2] / "fixtures"
CLAIM = "The bridge at Harnby was closed."
CLOSED = "said the bridge at Harnby was closed."
POLICE, MARSH = f"Police {CLOSED}", f"Joel Marsh, a fish trader, {CLOSED}"
CRITICS, COUNCIL = f"Critics {CLOSED}", f"Ann Reed, a spokeswoman for the city council, {CLOSED}"
TURKISH, DEFENCE = "Turkish officials said 12 boats were lost.", "Turkey’s defence minister said 12 boats were lost."
BOATS = "Twelve boats were lost."
DEAD = "14 people died when the ferry sank."


def score(claim: str, texts: tuple[str, ...]) -> Assessment:
    return ENGINE.score(Claim(claim), told(*texts))


def between(claim: str, before: tuple[str, ...], after: tuple[str, ...]) -> tuple[Change, ...]:
    return changes(score(claim, before), score(claim, after), shipped())


@pytest.mark.parametrize(
    ("before", "after", "wanted"),
    [
        pytest.param((), (POLICE,), [("scored", 0), ("first_source", 30)], id="the first source"),
        pytest.param((POLICE,), (), [("abstained", 0), ("no_source", -30)], id="the last source goes"),
        pytest.param((POLICE,), (POLICE, MARSH), [("origin_in", 16)], id="a further origin"),
        pytest.param((POLICE, MARSH), (POLICE,), [("origin_out", -16)], id="a further origin goes"),
        pytest.param((MARSH,), (MARSH, POLICE), [("leading_newcomer", 4), ("now_follows", 16)], id="a newcomer leads"),
        pytest.param(
            (MARSH, POLICE),
            (MARSH,),
            [("leading_source", -4), ("origin_out", 0), ("now_leads", -16)],
            id="the leading source goes",
        ),
        pytest.param((POLICE,), (POLICE, POLICE), [("further_articles", 0)], id="a copy adds nothing and says so"),
        pytest.param((POLICE,), (POLICE, "It rained."), [], id="what does not bear on the claim"),
        pytest.param(
            (POLICE, CRITICS),
            (POLICE, CRITICS, MARSH),
            [("origin_in", 16), ("place", -8)],
            id="an origin that moves down a place",
        ),
        pytest.param(
            (POLICE,), (POLICE.replace("closed", "reportedly closed"),), [("leading_points", -4)], id="hedged all at once"
        ),
        pytest.param(
            (POLICE,),
            (POLICE, "The mayor, Anna Berg, said the bridge at Harnby was not closed."),
            [("dissent_in", -44), ("limit", 4), ("limit", 10)],
            id="a contradiction, and the limits that it meets",
        ),
        pytest.param(
            (POLICE, "Joel Marsh, a fish trader, said the bridge at Harnby was not closed."),
            (POLICE,),
            [("dissent_out", 26)],
            id="a contradiction goes",
        ),
    ],
)
def test_what_came_and_went(before: tuple[str, ...], after: tuple[str, ...], wanted: list[tuple[str, int]]) -> None:
    assert [(change.code, change.points) for change in between(CLAIM, before, after)] == wanted


def test_the_same_source_by_name_leads_as_another_class() -> None:
    unnamed = f"A spokesman for the city council {CLOSED}"
    found = between(CLAIM, (unnamed,), (unnamed, COUNCIL))
    assert found[0].code == "leading_class"
    assert "now as named spokesperson" in found[0].text


def test_another_independence_is_told() -> None:
    before = (TURKISH, MARSH.replace(CLOSED, "said 12 boats were lost."))
    found = {change.code: change for change in between(BOATS, before, (*before, DEFENCE))}
    assert set(found) == {"leading_newcomer", "now_follows", "independence"}
    assert found["independence"].points == 2 - 16
    assert "0.25 independent of the other origins instead of 1" in found["independence"].text


def test_a_detail_that_came_in() -> None:
    vague, exact = "Police said boats were lost.", "Joel Marsh, a fish trader, said 12 boats were lost."
    assert ("detail_in", 4) in [(change.code, change.points) for change in between(BOATS, (vague,), (vague, exact))]
    assert ("detail_out", -4) in [(change.code, change.points) for change in between(BOATS, (vague, exact), (vague,))]


def test_a_figure_that_was_updated() -> None:
    first = Article("a1", "Police said 14 people died when the ferry sank.", "Herald", published_at="2026-03-03")
    second = Article("a2", "Police said 31 people died when the ferry sank.", "Herald", published_at="2026-03-05")
    early, late = (ENGINE.score(Claim(DEAD, day), [first, second]) for day in ("2026-03-04", "2026-03-06"))
    (found,) = changes(early, late, shipped())
    assert (found.code, found.points) == ("updates", 0)
    assert "Police" in found.text
    assert "a2" in found.text
    assert "31 people died" in found.text


def test_another_source_s_figure_is_told_apart_from_an_update() -> None:
    sunk = "people were hurt when the ferry sank."
    found = between(f"14 {sunk}", (f"Police said 14 {sunk}",), (f"Police said 14 {sunk}", f"The Red Cross said about 40 {sunk}"))
    assert [change.code for change in found] == ["divergent_estimate"]
    assert "Red Cross" in found[0].text


def test_a_change_is_one_sentence_about_origins_and_articles() -> None:
    (found,) = between(CLAIM, (POLICE,), (POLICE, MARSH))
    assert found.text == "Joel Marsh (named person) came in as a further origin, through a2: 16 points."
    assert found.as_json() == {"code": "origin_in", "points": 16, "text": found.text}


def test_another_rubric_is_told() -> None:
    cheap = shipped().overridden({"class": {"institution": {"points": 7}}})
    early, late = ENGINE.score(Claim(CLAIM), told(POLICE)), ENGINE.score(Claim(CLAIM), told(POLICE), cheap)
    assert [(change.code, change.points) for change in changes(early, late, cheap)] == [
        ("other_versions", 0),
        ("leading_points", -23),
    ]


def test_two_claims_have_no_changes() -> None:
    with pytest.raises(ValueError, match="different claims"):
        changes(score(CLAIM, (POLICE,)), score(BOATS, (POLICE,)), shipped())


@pytest.mark.parametrize("shown", ["{label}", "%s", "\x00", "“", "<b>"])
def test_hostile_copy_is_quoted_as_it_is(shown: str) -> None:
    denied = f"Joel Marsh, a fish trader, said the bridge {shown} at Harnby was not closed."
    assert any(shown in change.text for change in between(CLAIM, (POLICE,), (POLICE, denied)))


def hang_together(early: Assessment, late: Assessment) -> None:
    """Assert that the changes either way sum to the difference of the scores, and that each is a sentence."""
    for one, other in ((early, late), (late, early)):
        found = changes(one, other, shipped())
        assert sum(change.points for change in found) == (other.score or 0) - (one.score or 0)
        for change in found:
            assert type(change.points) is int
            assert change.code in shipped().table["change"]
            assert change.text.rstrip("”").endswith(".")
    assert changes(early, early, shipped()) == ()


@STEADY
@given(claims, corpora(), st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_the_points_sum_on_random_copy_at_any_two_dates(
    claim: str, corpus: list[Article], earlier: str | None, later: str | None
) -> None:
    hang_together(*(ENGINE.score(Claim(claim, day), corpus) for day in (earlier, later)))


@STEADY
@given(claims, corpora(), corpora())
def test_the_points_sum_between_any_two_corpora(claim: str, one: list[Article], other: list[Article]) -> None:
    hang_together(*(ENGINE.score(Claim(claim), corpus) for corpus in (one, other)))


def story(name: str) -> tuple[list[Article], list[str]]:
    lines = (FIXTURES / name / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [claim["text"] for claim in json.loads((FIXTURES / name / "claims.json").read_text(encoding="utf-8"))]
    return [Article(**json.loads(line)) for line in lines], texts


@pytest.mark.parametrize("name", ["ferry", "plant"])
@STEADY
@given(st.data())
def test_the_points_sum_on_the_fixtures_cut_at_any_two_dates(name: str, data: st.DataObject) -> None:
    articles, texts = story(name)
    days = st.sampled_from(["1990-01-01", None, *(str(article.published_at) for article in articles)])
    claim = data.draw(st.sampled_from(texts))
    hang_together(*(ENGINE.score(Claim(claim, data.draw(days)), articles) for _ in range(2)))


@pytest.mark.parametrize("name", ["ferry", "plant"])
@STEADY
@given(st.data())
def test_the_points_sum_between_any_two_parts_of_the_fixtures(name: str, data: st.DataObject) -> None:
    articles, texts = story(name)
    claim = data.draw(st.sampled_from(texts))
    part = st.lists(st.sampled_from(articles), unique=True)
    hang_together(*(ENGINE.score(Claim(claim), data.draw(part)) for _ in range(2)))


def test_the_order_of_the_articles_changes_no_change() -> None:
    articles, texts = story("ferry")
    for text in texts[:3]:
        early = [ENGINE.score(Claim(text, "2026-03-03"), order) for order in (articles, articles[::-1])]
        late = [ENGINE.score(Claim(text), order) for order in (articles, articles[::-1])]
        assert changes(early[0], late[0], shipped()) == changes(early[1], late[1], shipped())
