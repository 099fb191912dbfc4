"""Assessment: the points of the reasons are the score, and every reason rests on evidence that is there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from copydesk import ENGINE, points, scored, told

from scoring import Article, Assessment, Claim, shipped

FIXTURES = Path(__file__).parents[2] / "fixtures"
CLAIM = "The bridge at Harnby was closed."
CLOSED = "said the bridge at Harnby was closed."


def story(name: str) -> list[tuple[str, Assessment]]:
    articles = [
        Article(row["id"], row["text"], row["outlet"], row["title"], row["published_at"])
        for row in map(json.loads, (FIXTURES / name / "articles.jsonl").read_text(encoding="utf-8").splitlines())
    ]
    claims = json.loads((FIXTURES / name / "claims.json").read_text(encoding="utf-8"))
    return [(claim["id"], ENGINE.score(Claim(claim["text"]), articles)) for claim in claims]


STORIES = [pytest.param(found, id=name) for each in ("court", "ferry", "plant") for name, found in story(each)]


@pytest.mark.parametrize("found", STORIES)
def test_the_points_of_the_reasons_are_the_score(found: Assessment) -> None:
    assert found.score is None or sum(reason.points for reason in found.reasons) == found.score


@pytest.mark.parametrize("found", STORIES)
def test_the_parts_keep_within_their_bounds(found: Assessment) -> None:
    def part(*codes: str) -> int:
        return sum(reason.points for reason in found.reasons if reason.code in codes)

    assert 0 <= part("attribution", "relay", "party", "against_interest", "hedged", "forecast", "cap_attribution") <= 50
    assert 0 <= part("corroboration", "cap_corroboration") <= 40
    assert 0 <= part("figure", "date", "place") <= 10
    assert -40 <= part("denies", "contradicts", "cap_self_serving", "cap_dissent") <= 0


@pytest.mark.parametrize("found", STORIES)
def test_every_reason_is_a_sentence_that_rests_on_evidence(found: Assessment) -> None:
    for reason in found.reasons:
        assert reason.text.strip()
        assert reason.text.rstrip("”").endswith((".", "?", "!"))
        assert "{" not in reason.text
        assert all(0 <= index < len(found.evidence) for index in reason.evidence)
        assert reason.points == 0 or reason.evidence or reason.code.startswith("cap_") or reason.code in ("floor", "ceiling")


@pytest.mark.parametrize("found", STORIES)
def test_the_points_of_the_origins_are_those_of_the_reasons(found: Assessment) -> None:
    gained = sum(origin.points for origin in found.origins if origin.points > 0)
    reasons = sum(
        reason.points
        for reason in found.reasons
        if reason.code
        in ("attribution", "relay", "party", "against_interest", "hedged", "forecast", "cap_attribution", "corroboration")
    )
    assert gained == reasons


@pytest.mark.parametrize("found", STORIES)
def test_nothing_says_that_a_claim_is_true_or_false(found: Assessment) -> None:
    own = " ".join(reason.text.partition("“")[0] for reason in found.reasons)
    assert not {"true", "truth", "false", "fake", "lie", "lies", "fact-checked", "verified", "debunked"} & set(
        own.lower().split()
    )


def test_no_articles_is_an_abstention_that_says_so() -> None:
    found = ENGINE.score(Claim(CLAIM), [])
    assert (found.score, found.abstained, found.grade) == (None, True, "F6")
    assert [reason.code for reason in found.reasons] == ["no_articles"]
    assert found.attribution is None
    assert not found.origins
    assert not found.evidence
    assert not found.would_raise


def test_nothing_that_bears_on_the_claim_is_an_abstention_that_says_so() -> None:
    found = scored(CLAIM, "The orchestra of Turin played Verdi.", "It rained.")
    assert (found.score, found.abstained) == (None, True)
    assert [(reason.code, reason.points) for reason in found.reasons] == [("nothing_bears", 0)]
    assert "2 articles" in found.reasons[0].text


def test_nothing_by_then_is_an_abstention_that_says_so() -> None:
    found = scored(CLAIM, f"Police {CLOSED}", as_of="2020-01-01")
    assert [reason.code for reason in found.reasons] == ["nothing_by_then"]
    assert "2020-01-01" in found.reasons[0].text


def test_a_claim_that_nobody_vouches_for_says_so() -> None:
    found = scored(CLAIM, "Police said the bridge at Harnby was not closed.")
    assert found.score == 0
    assert points(found, "no_support") == [0]
    assert found.attribution is None


def test_a_score_is_never_above_a_hundred() -> None:
    rich = shipped().overridden(
        {
            "class": {"institution": {"points": 50}},
            "corroboration": {"second": 40},
            "specificity": {"figure": {"points": 10}, "date": {"points": 10}, "place": {"points": 10}},
        }
    )
    text = "said 12 boats were lost near Istanbul on 3 March 2026."
    found = ENGINE.score(
        Claim("Twelve boats were lost near Istanbul on 3 March 2026."),
        told(f"Police {text}", f"Joel Marsh, a fish trader, {text}"),
        rich,
    )
    assert found.score == 100
    assert points(found, "ceiling") == [100 - 120]
    assert sum(reason.points for reason in found.reasons) == 100


def test_the_json_has_the_keys_of_the_contract() -> None:
    found = scored(CLAIM, f"Police {CLOSED}").as_json()
    assert set(found) >= {
        "id",
        "claim",
        "score",
        "abstained",
        "grade",
        "attribution",
        "origins",
        "evidence",
        "reasons",
        "would_raise",
        "versions",
    }
    assert json.loads(json.dumps(found)) == found
    evidence = found["evidence"]
    assert isinstance(evidence, list)
    assert set(evidence[0]) >= {"article_id", "field", "start", "end", "text", "relation", "origin", "attribution"}
    origins = found["origins"]
    assert isinstance(origins, list)
    assert set(origins[0]) >= {"id", "label", "class", "country", "independence", "points", "articles"}


def test_the_same_input_has_the_same_id_and_other_input_another() -> None:
    one = scored(CLAIM, f"Police {CLOSED}")
    assert one.id == scored(CLAIM, f"Police {CLOSED}").id
    assert one.id != scored(CLAIM, f"The police {CLOSED}").id
    assert one.id != scored("The bridge at Harnby was open.", f"Police {CLOSED}").id


def test_the_versions_name_rubric_models_and_articles() -> None:
    versions = scored(CLAIM, f"Police {CLOSED}").versions
    assert versions.rubric == shipped().version
    assert versions.engine
    assert versions.models
    assert versions.articles != scored(CLAIM, f"The police {CLOSED}").versions.articles


@pytest.mark.parametrize("shown", ["<script>alert(1)</script>", "{label}", "%s", "“", "\\", "\x00", "\u202e"])
def test_words_of_the_copy_are_shown_as_they_are(shown: str) -> None:
    found = scored(CLAIM, f"Police said the bridge {shown} at Harnby was closed.")
    (text,) = [reason.text for reason in found.reasons if reason.code == "attribution"]
    assert shown in text
