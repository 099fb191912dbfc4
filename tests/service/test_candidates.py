"""Which stored articles a claim is scored against."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scoring.values import Article, Claim
from service import candidates as module
from service.candidates import Candidates, candidates, latest, telling
from service.limits import LIMITS
from service.store import Store

MOST = LIMITS["candidates"].most


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    store = Store(tmp_path_factory.mktemp("archive") / "articles.sqlite3")
    store.add([Article(f"b{number}", f"A bridge closed, number {number}.") for number in range(3)])
    store.add([Article(f"o{number}", "Rain is expected.") for number in range(MOST)])
    yield store
    store.close()


def test_all_of_a_small_archive(tmp_path: Path) -> None:
    store = Store(tmp_path / "articles.sqlite3")
    store.add([Article("1", "Rain is expected."), Article("2", "A bridge closed.")])
    found = candidates(store, Claim("The bridges were closed."))
    assert {article.id for article in found.articles} == {"1", "2"}
    assert found.as_json() == {"archive": {"stored": 2, "matching": 2, "scored": 2}}
    store.close()


def test_only_what_shares_words_of_a_large_archive(archive: Store) -> None:
    found = candidates(archive, Claim("The bridges were closed."))
    assert {article.id for article in found.articles} == {"b0", "b1", "b2"}
    assert found.as_json() == {"archive": {"stored": MOST + 3, "matching": 3, "scored": 3}}


def test_no_more_than_the_limit_and_the_answer_says_so(archive: Store) -> None:
    found = candidates(archive, Claim("Is rain expected?"))
    assert found.as_json() == {"archive": {"stored": MOST + 3, "matching": MOST, "scored": MOST}}
    archive.add([Article("o-last", "Rain is expected.")])
    assert candidates(archive, Claim("Is rain expected?")).as_json()["archive"]["scored"] == MOST
    archive.delete("o-last")


def test_a_word_that_most_articles_have_tells_nothing(archive: Store) -> None:
    assert telling(archive, "Rain is expected on the bridges.", archive.count()) == ["bridges", "the", "on"]
    assert telling(archive, "Rain is expected.", archive.count()) == ["expected", "rain", "is"]
    found = candidates(archive, Claim("Rain is expected on the bridge."))
    assert {article.id for article in found.articles} == {"b0", "b1", "b2"}
    assert found.as_json() == {"archive": {"stored": MOST + 3, "matching": 3, "scored": 3}}


def test_where_no_word_is_shared_a_few_of_the_newest_are_looked_at(archive: Store) -> None:
    found = candidates(archive, Claim("Zebras."))
    assert [article.id for article in found.articles] == [f"o{MOST - place}" for place in range(1, module.FEW + 1)]
    assert found.as_json() == {"archive": {"stored": MOST + 3, "matching": 0, "scored": module.FEW}}


def test_articles_brought_along_are_not_counted() -> None:
    assert module.inline([Article("1", "x")]) == Candidates([Article("1", "x")])
    assert module.inline([]).as_json() == {}


@pytest.mark.parametrize(
    "claim", ['" OR NEAR(', "a* AND b:c ^d", "-1 + {2}", "'; DROP TABLE articles; --", "中国 관 1,200", "__ x"]
)
def test_no_claim_is_taken_for_a_query(archive: Store, claim: str) -> None:
    assert candidates(archive, Claim(claim)).articles


def test_a_long_claim_asks_for_its_longest_words(archive: Store) -> None:
    words = telling(archive, " ".join("w" * length for length in range(1, 200)), archive.count())
    assert (len(words), words[0], words[-1]) == (module.WORDS, "w" * 199, "w" * 136)


@pytest.mark.parametrize(
    ("as_of", "last"),
    [
        (None, None),
        ("2024-02-28", "2024-02-29"),
        ("2024-12-31T12:00:00Z", "2025-01-01"),
        ("9999-12-31", "9999-12-31"),
    ],
)
def test_a_day_is_left_for_time_zones(as_of: str | None, last: str | None) -> None:
    assert latest(as_of) == last
