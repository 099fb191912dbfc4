"""Evidence: which statements bear on a claim, and what a claim that names its speaker asks of them."""

from __future__ import annotations

import pytest
from copydesk import DAY, ENGINE, article, points, relations, scored, told

from scoring import Claim

CRACKS = "There were 14 cracks in the bridge at Harnby."


def test_evidence_slices_the_article() -> None:
    articles = told(
        "It rained. “There were 14 cracks in the bridge at Harnby,” said Anna Berg 🚢, the mayor.",
        "Police said there were 14 cracks in the bridge at Harnby.",
    )
    found = ENGINE.score(Claim(CRACKS), articles)
    assert found.evidence
    for each in found.evidence:
        source = next(one for one in articles if one.id == each.statement.article_id)
        assert source.words(each.statement.field)[each.statement.start : each.statement.end] == each.text


def test_evidence_is_ordered_by_article_and_place() -> None:
    found = scored(
        CRACKS,
        "Police said there were 14 cracks in the bridge at Harnby. There were 14 cracks in the bridge at Harnby, the mayor said.",
        "The regulator said there were 14 cracks in the bridge at Harnby.",
    )
    places = [(each.statement.article_id, each.statement.start) for each in found.evidence]
    assert places == sorted(places)


BERG = "Anna Berg, the mayor of Harnby, spoke on Monday."
SPOKEN = [
    pytest.param("Anna Berg said there were 14 cracks in the bridge at Harnby.", id="the full name"),
    pytest.param("Ms Berg said there were 14 cracks in the bridge at Harnby.", id="the surname"),
    pytest.param("The mayor said there were 14 cracks in the bridge at Harnby.", id="the title"),
    pytest.param("She said there were 14 cracks in the bridge at Harnby.", id="a pronoun"),
]


@pytest.mark.parametrize("text", SPOKEN)
def test_the_named_speaker_corroborates_under_any_name(text: str) -> None:
    found = scored("Anna Berg said that there were 14 cracks in the bridge at Harnby.", f"{BERG} {text}")
    assert relations(found) == ["corroborates"]


def test_the_same_words_from_somebody_else_do_not_corroborate() -> None:
    found = scored(
        "Anna Berg said that there were 14 cracks in the bridge at Harnby.",
        "Police said there were 14 cracks in the bridge at Harnby.",
    )
    assert "corroborates" not in relations(found)
    assert points(found, "misattributed") == [0]
    (text,) = [reason.text for reason in found.reasons if reason.code == "misattributed"]
    assert "Anna Berg" in text
    assert "Police" in text


def test_words_that_their_speaker_did_say_are_not_misattributed() -> None:
    found = scored(
        "Anna Berg said that there were 14 cracks in the bridge at Harnby.",
        "Anna Berg, the mayor, said there were 14 cracks in the bridge at Harnby.",
        "Police said there were 14 cracks in the bridge at Harnby.",
    )
    assert points(found, "misattributed") == []


def test_nothing_that_was_published_later_counts() -> None:
    later = article("Police said there were 14 cracks in the bridge at Harnby.", published_at="2026-03-05")
    assert ENGINE.score(Claim(CRACKS, DAY), [later]).abstained
    assert not ENGINE.score(Claim(CRACKS, "2026-03-05"), [later]).abstained


def test_an_article_without_a_time_was_always_there() -> None:
    undated = article("Police said there were 14 cracks in the bridge at Harnby.", published_at=None)
    assert not ENGINE.score(Claim(CRACKS, "2020-01-01"), [undated]).abstained


@pytest.mark.parametrize(
    ("as_of", "counts"),
    [
        ("2026-03-04T10:00:00Z", True),
        ("2026-03-04T09:59:59Z", False),
        ("2026-03-04T18:00:00+08:00", True),
        ("2026-03-04", True),
        ("2026-03-03", False),
    ],
)
def test_as_of_is_a_moment_or_a_whole_day(as_of: str, counts: bool) -> None:
    out = article("Police said there were 14 cracks in the bridge at Harnby.", published_at="2026-03-04T10:00:00Z")
    assert ENGINE.score(Claim(CRACKS, as_of), [out]).abstained is not counts


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        pytest.param("The minister said the army plans to send 300 soldiers to Harnby.", "reports", id="a plan"),
        pytest.param("The spy agency said the army had recently decided to send 300 soldiers to Harnby.", "reports", id="a decision"),
        pytest.param("The minister said the army had sent 300 soldiers to Harnby.", "corroborates", id="done"),
        pytest.param(
            "The minister said the army had sent 300 soldiers to Harnby and will send food next week.", "corroborates", id="done, and a plan beside it"
        ),
    ],
)
def test_what_is_planned_has_not_been_done(text: str, relation: str) -> None:
    assert relations(scored("The army sent 300 soldiers to Harnby.", text)) == [relation]


def test_a_claim_of_a_plan_is_corroborated_by_the_plan() -> None:
    found = scored("The army will send 300 soldiers to Harnby.", "The minister said the army will send 300 soldiers to Harnby.")
    assert relations(found) == ["corroborates"]
