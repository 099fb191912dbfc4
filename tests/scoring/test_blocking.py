"""Blocking: what bears on a claim is found by its keys; a common key needs a second one; how many are weighed is bounded."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring import Article, Claim, ClaimError, Engine, blocking
from scoring.attribution.taggers import named
from scoring.blocking import number
from scoring.many import InMemory, score_one

FIXTURES = Path(__file__).parents[2] / "fixtures"
TOWNS = ("Harnby", "Velk", "Oster", "Tarn", "Quill", "Brask", "Lunden", "Mora")
ENDLESS = 1 << 40


@cache
def engine() -> Engine:
    return Engine(tagger=named("fast"))


@cache
def sentences() -> tuple[str, ...]:
    """Return sentences of all stories, of which some deny, count, date or refer back to others."""
    rows = [json.loads(row) for path in sorted(FIXTURES.glob("*/articles.jsonl")) for row in path.read_text(encoding="utf-8").splitlines()]
    made = [part.strip() + "." for row in rows for part in row["text"].split(".") if len(part) > 30]
    made += [
        "The ministry denied it.", "The company denied the 14.", "He said they had nothing to do with it.", "None of this is true, the mayor said.",
        "At least 14 people were killed on Monday, police said.", "It rose to 19 a day later.", "Officials said prices fell in 2025.",
    ]
    return tuple(dict.fromkeys(made))


@pytest.fixture
def exhaustive(monkeypatch: pytest.MonkeyPatch) -> None:
    """Search by keys however few rows there are, with no key common and nothing cut off."""
    monkeypatch.setattr(blocking, "SMALL", 0)
    monkeypatch.setattr(blocking, "CAP", ENDLESS)
    monkeypatch.setattr(blocking, "MOST", ENDLESS)


def articles(chance: random.Random) -> list[Article]:
    made = []
    for at in range(chance.randint(1, 12)):
        text = " ".join(chance.sample(sentences(), chance.randint(1, 9)))
        title = chance.choice(["", chance.choice(sentences())])
        made.append(Article(f"a{at}", text, "Post", title, chance.choice([None, "2026-03-01", "2026-03-09T10:00:00Z"])))
    return made


def claims(chance: random.Random) -> Iterator[Claim]:
    """Yield sentences as claims: as they stand, without some of their words, or as a word and a figure alone."""
    for sentence in chance.sample(sentences(), 6):
        words = sentence.split()
        kept = [word for word in words if chance.random() < 0.6]
        for text in (sentence, " ".join(kept), " ".join(chance.sample(words, min(2, len(words)))), f"{chance.choice(words)} 14"):
            yield Claim(text, chance.choice([None, None, "2026-03-02"]))


@pytest.mark.usefixtures("exhaustive")
@settings(max_examples=25, deadline=None)
@given(st.integers(0, 1 << 30))
def test_nothing_that_bears_is_left_out(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311  sentences for a test, no secret
    known = articles(chance)
    held = InMemory(engine(), known)
    for claim in claims(chance):
        try:
            whole = engine().score(claim, known)
        except ClaimError:
            continue
        assert score_one(engine(), claim, held).assessment.as_json() == whole.as_json(), claim


def bridges(towns: int) -> InMemory:
    """Return one article a town, each of which tells of its own bridge, and of nothing else."""
    told = "The mayor of {town}, Ana Ruiz, said the bridge in {town} was closed. Officials in {town} denied that the bridge was closed."
    return InMemory(engine(), [Article(town, told.format(town=town), "Post") for town in TOWNS[:towns]])


def weighed(claim: str, held: InMemory) -> set[str]:
    assessment = score_one(engine(), Claim(claim), held).assessment
    return {one.statement.article_id for one in assessment.evidence}


def test_a_common_word_alone_makes_no_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "SMALL", 0)
    held = bridges(8)
    assert weighed("The bridge in Harnby was closed.", held) == set(TOWNS)
    monkeypatch.setattr(blocking, "CAP", 6)
    assert weighed("The bridge in Harnby was closed.", held) == {"Harnby"}


def test_a_claim_of_common_words_alone_is_found_by_two_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "SMALL", 0)
    monkeypatch.setattr(blocking, "CAP", 2)
    assert weighed("The bridge was closed.", bridges(4)) == set(TOWNS[:4])


def test_of_very_many_those_that_share_most_are_weighed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "SMALL", 0)
    monkeypatch.setattr(blocking, "MOST", 3)
    held = bridges(8)
    scored = score_one(engine(), Claim("The bridge in Velk was closed."), held)
    assert scored.weighed == 3
    assert scored.matching > 3
    assert "Velk" in {one.statement.article_id for one in scored.assessment.evidence}


def test_few_rows_are_all_weighed() -> None:
    held = bridges(8)
    scored = score_one(engine(), Claim("It rained."), held)
    assert scored.weighed == scored.matching == held.index.total


def test_a_claim_that_shares_no_word_finds_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocking, "SMALL", 0)
    scored = score_one(engine(), Claim("Zebras yodel."), bridges(3))
    assert scored.weighed == 0
    assert scored.assessment.abstained


def test_the_number_of_a_key_is_the_same_in_every_process() -> None:
    assert number("land:KP") == 18419882403201529740
