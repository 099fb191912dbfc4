"""The engine: articles and a claim in, an assessment out; safe to share, and it forgets nothing that matters."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from copydesk import article, told

from scoring import ENGINE_VERSION, Article, Claim, ClaimError, Engine, shipped

CLAIM = Claim("The bridge at Harnby was closed.")
TEXTS = [
    "Police said the bridge at Harnby was closed.",
    "Stonewell Ltd denied that the bridge at Harnby was closed.",
    "Joel Marsh, a fish trader, said the bridge at Harnby was closed. He saw it.",
]


def test_an_engine_has_the_shipped_rubric_unless_told_otherwise() -> None:
    assert Engine().rubric is shipped()
    cheap = shipped().overridden({"class": {"institution": {"points": 7}}})
    assert Engine(cheap).rubric is cheap
    assert Engine(cheap).score(CLAIM, told(TEXTS[0])).score == 7


def test_the_version_stands_in_the_answer() -> None:
    assert Engine().score(CLAIM, told(TEXTS[0])).versions.engine == ENGINE_VERSION


def test_a_claim_without_a_word_is_refused() -> None:
    with pytest.raises(ClaimError):
        Engine().score(Claim("..."), told(TEXTS[0]))


def test_articles_may_come_from_an_iterator() -> None:
    engine = Engine()
    assert engine.score(CLAIM, iter(told(*TEXTS))) == engine.score(CLAIM, told(*TEXTS))


def test_a_warm_engine_says_what_a_fresh_one_says() -> None:
    warm = Engine()
    warm.score(Claim("Something else was closed."), told(*TEXTS))
    assert warm.score(CLAIM, told(*TEXTS)) == Engine().score(CLAIM, told(*TEXTS))


def test_an_article_that_changed_under_its_id_is_read_anew() -> None:
    engine = Engine()
    engine.score(CLAIM, [article(TEXTS[0])])
    assert engine.score(CLAIM, [article(TEXTS[1])]) == Engine().score(CLAIM, [article(TEXTS[1])])


def test_one_engine_serves_many_threads() -> None:
    engine = Engine()
    alone = Engine().score(CLAIM, told(*TEXTS))
    with ThreadPoolExecutor(8) as threads:
        assert all(found == alone for found in threads.map(lambda _: engine.score(CLAIM, told(*TEXTS)), range(32)))


def test_articles_are_not_changed() -> None:
    given: list[Article] = told(*TEXTS)
    kept = list(given)
    Engine().score(CLAIM, given)
    assert given == kept
