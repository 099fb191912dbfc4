"""Copies: which articles are one text, whoever carries it and however it is cut."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from copydesk import article
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring import Article
from scoring.copies import clusters

FERRY = [
    json.loads(row)
    for row in (Path(__file__).parents[2] / "fixtures" / "ferry" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
]
COPY = {row["id"]: row["text"] for row in FERRY}
TEXT = COPY["ferry-4"]
PARAGRAPHS = TEXT.split("\n\n")


def together(one: str, other: str) -> bool:
    found = clusters([article(one, "a"), article(other, "b")])
    return found["a"] == found["b"]


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(TEXT, id="verbatim"),
        pytest.param(
            f"By our correspondent in Manila\n\n{TEXT}\n\nSign up for our newsletter", id="byline and footer added"
        ),
        pytest.param("\n\n".join(PARAGRAPHS[: len(PARAGRAPHS) // 2]), id="truncated"),
        pytest.param(f"{TEXT}\n\n{COPY['ferry-2'][:300]}", id="embedded in a longer text"),
        pytest.param(TEXT.replace("“", '"').replace("”", '"').replace("’", "'"), id="other quotation marks"),
        pytest.param(TEXT.replace("\n\n", "\r\n"), id="other line ends"),
        pytest.param(TEXT.upper(), id="in capitals"),
        pytest.param(TEXT.replace("Wednesday", "March 4"), id="a word changed"),
    ],
)
def test_copies_are_found(other: str) -> None:
    assert together(TEXT, other)
    assert together(other, TEXT)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(COPY["ferry-3"], id="another report of the same event"),
        pytest.param(COPY["ferry-6"], id="a report of a day later"),
        pytest.param("", id="empty"),
        pytest.param("A ferry sank in the Philippines.", id="one sentence on the same event"),
        pytest.param("The orchestra of Turin played Verdi on Friday.", id="unrelated"),
    ],
)
def test_what_is_no_copy(other: str) -> None:
    assert not together(TEXT, other)


def test_the_near_copy_of_the_fixtures_is_found_and_nothing_else() -> None:
    found = clusters(Article(row["id"], row["text"]) for row in FERRY)
    assert found["ferry-2"] == found["ferry-1"]
    assert len(set(found.values())) == len(FERRY) - 1


def test_a_cluster_is_named_after_its_smallest_id() -> None:
    found = clusters([article(TEXT, "c"), article(TEXT, "a"), article(TEXT, "b"), article(COPY["ferry-3"], "d")])
    assert found == {"a": "a", "b": "a", "c": "a", "d": "d"}


def test_no_articles_have_no_clusters() -> None:
    assert clusters([]) == {}


@settings(deadline=None, derandomize=True, max_examples=20)
@given(st.permutations(sorted(COPY)))
def test_the_order_of_articles_changes_nothing(order: list[str]) -> None:
    assert clusters(Article(name, COPY[name]) for name in order) == clusters(
        Article(name, COPY[name]) for name in sorted(COPY)
    )
