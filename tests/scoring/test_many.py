"""Many claims: in order, one by one, each as the engine scores it by itself."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from scoring import Article, Claim, ClaimError, Engine, score_many
from scoring.attribution.taggers import named
from scoring.many import Chronicle, records, score_block

ARTICLES = [
    Article("b", "The mayor of Harnby, Ana Ruiz, said the bridge was closed on Monday.", "Post", published_at="2026-03-01"),
    Article("a", "Ana Ruiz denied that anybody was hurt when the bridge was closed.", "Herald", published_at="2026-03-05T08:00:00Z"),
    Article("c", "A document seen by the Courier shows that the bridge was closed.", "Courier"),
]
CLAIMS = [Claim("The bridge was closed."), Claim("Nobody was hurt.", "2026-03-02"), Claim("The bridge was closed.", "2026-03-01")]


@pytest.fixture(scope="module")
def engine() -> Engine:
    return Engine(tagger=named("fast"))


def test_each_claim_comes_out_as_by_itself(engine: Engine) -> None:
    found = list(score_many(iter(CLAIMS), iter(ARTICLES), engine))
    assert [one.as_json() for one in found] == [engine.score(claim, ARTICLES).as_json() for claim in CLAIMS]


def test_a_claim_is_scored_when_it_is_asked_for(engine: Engine) -> None:
    def endless() -> Iterator[Claim]:
        while True:
            yield CLAIMS[0]

    found = score_many(endless(), ARTICLES, engine)
    assert next(found).as_json() == next(found).as_json()


def test_of_one_id_the_last_article_counts(engine: Engine) -> None:
    twice = [Article("a", "It rained in Harnby, said the mayor."), *ARTICLES]
    assert next(score_many(CLAIMS, twice, engine)).as_json() == engine.score(CLAIMS[0], ARTICLES).as_json()


def test_no_articles(engine: Engine) -> None:
    assert [one.as_json() for one in score_many(CLAIMS, [], engine)] == [engine.score(claim, []).as_json() for claim in CLAIMS]


def test_a_claim_without_a_word_ends_it_or_is_told(engine: Engine) -> None:
    rows = [CLAIMS[0], Claim("?!"), CLAIMS[1]]
    found = score_many(rows, ARTICLES, engine)
    next(found)
    with pytest.raises(ClaimError, match="no word"):
        next(found)
    from scoring.many import InMemory

    told = list(score_block(engine, rows, InMemory(engine, ARTICLES)))
    assert [isinstance(one, ClaimError) for one in told] == [False, True, False]


def test_what_was_out_by_a_date() -> None:
    rows = records([(0, "b", "2026-03-01", b"0" * 32), (1, "a", "2026-03-05T08:00:00Z", b"1" * 32), (2, "c", None, b"2" * 32)])
    by = Chronicle(rows).by
    assert np.flatnonzero(by("2026-03-02").article).tolist() == [0, 2]
    assert by("2026-03-02").count == 2
    assert by(None).count == by("2026-03-05").count == 3
    assert by(None).stamp == by("2026-03-05").stamp != by("2026-03-02").stamp
