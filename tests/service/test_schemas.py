"""Articles and claims as they come in: what is made of them, and the one line that tells what is wrong."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from marshmallow import ValidationError

from scoring.values import Article, Claim
from service.errors import InputProblem
from service.requests import ScoreRequestSchema
from service.schemas import REPORTED, deduplicated, load_article, load_claim

FIELDS = "the fields are id, language, outlet, published_at, text, title, url"
DATES = "give a date (2024-10-18) or an RFC 3339 time (2024-10-18T09:00:00Z)"
GONE = "give a day and time of the calendar"


def refused(load: Callable[[object, str], object], row: object) -> str:
    with pytest.raises(InputProblem) as caught:
        load(row, "a.jsonl, line 3")
    return str(caught.value)


def test_a_whole_article() -> None:
    row = {
        "id": "a/1",
        "text": "x",
        "outlet": "o",
        "title": "t",
        "published_at": "2024-10-18",
        "url": "u",
        "language": "pt-BR",
    }
    assert load_article(row, "") == Article("a/1", "x", "o", "t", "2024-10-18", "u", "pt-BR")


def test_what_may_be_left_out_may_be_null() -> None:
    row = {"id": "1", "text": "", "outlet": None, "title": None, "published_at": None, "url": None, "language": None}
    assert load_article(row, "") == load_article({"id": "1", "text": ""}, "") == Article("1", "")


@pytest.mark.parametrize(
    ("row", "line"),
    [
        (None, "must be an object"),
        (["id", "text"], "must be an object"),
        ({}, "/id is missing; it must be given; /text is missing; it must be given"),
        ({"text": "x"}, "/id is missing; it must be given"),
        ({"id": 7, "text": None}, "/id is a number; it must be a string; /text is null; give a string"),
        ({"id": True, "text": ["x"]}, "/id is true; it must be a string; /text is a list; it must be a string"),
        ({"id": "", "text": "x"}, "/id is empty; give each article an id of its own"),
        ({"id": "..", "text": "x"}, "/id is '..', which no URL can carry; give another id"),
        ({"id": "a\nb", "text": "x"}, "/id has a control character (U+000A) at character 1; remove it"),
        ({"id": "a\u2028", "text": "x"}, "/id has a control character (U+2028) at character 1; remove it"),
        ({"id": "i" * 201, "text": "x"}, "/id has 201 characters, at most 200 are accepted; give a shorter id"),
        ({"id": "\0" * 201, "text": "x"}, "/id has 201 characters, at most 200 are accepted; give a shorter id"),
        ({"id": "1", "text": "ab\0c"}, "/text has a NUL at character 2; remove it"),
        (
            {"id": "1", "text": "a\ud83d"},
            "/text has a lone surrogate (U+D83D) at character 1; remove it or send the whole character",
        ),
        (
            {"id": "1", "text": "x" * 1_000_001},
            "/text has 1,000,001 characters, at most 1,000,000 are accepted; split it into parts with ids of their own",
        ),
        (
            {"id": "1", "text": "x", "outlet": "a\tb"},
            "/outlet has a control character (U+0009) at character 1; remove it",
        ),
        ({"id": "1", "text": "x", "titel": "t"}, f"/titel is not a field; {FIELDS}"),
        ({"id": "1", "text": "x", "a/b~\u202e": "t"}, rf"/a~1b~0\u202e is not a field; {FIELDS}"),
        ({"id": "1", "text": "x", "published_at": "18 October"}, f"/published_at is '18 October'; {DATES}"),
        (
            {"id": "1", "text": "x", "published_at": "2024-10-18T09:00:00"},
            f"/published_at is '2024-10-18T09:00:00'; {DATES}",
        ),
        (
            {"id": "1", "text": "x", "published_at": "2023-02-29"},
            f"/published_at is '2023-02-29', which does not exist (day is out of range for month); {GONE}",
        ),
        (
            {"id": "1", "text": "x", "published_at": "2023-02-28T25:00:00Z"},
            f"/published_at is '2023-02-28T25:00:00Z', which does not exist (hour must be in 0..23); {GONE}",
        ),
        (
            {"id": "1", "text": "x", "published_at": "0001-01-01T00:00:00+23:00"},
            f"/published_at is '0001-01-01T00:00:00+23:00', which does not exist (date value out of range); {GONE}",
        ),
        (
            {"id": "1", "text": "x", "language": "english!"},
            "/language is 'english!'; give a BCP 47 tag such as en or pt-BR",
        ),
    ],
)
def test_an_article_that_cannot_be_used(row: object, line: str) -> None:
    assert refused(load_article, row) == f"a.jsonl, line 3: {line}"


def test_a_claim_of_a_file() -> None:
    assert load_claim({"id": "c", "text": "He left.", "as_of": "2024-02-29"}, "") == (
        "c",
        Claim("He left.", "2024-02-29"),
    )


@pytest.mark.parametrize(
    ("row", "line"),
    [
        ({"text": "He left."}, "/id is missing; it must be given"),
        ({"id": "c", "text": ""}, "/text has no letter and no digit; give the sentence to be scored"),
        ({"id": "c", "text": " … — 😀"}, "/text has no letter and no digit; give the sentence to be scored"),
        (
            {"id": "c", "text": "x" * 100_000},
            "/text has 100,000 characters, at most 10,000 are accepted; give one sentence",
        ),
        ({"id": "c", "text": "He left.", "as_of": ""}, f"/as_of is ''; {DATES}"),
        ({"id": "c", "text": "He left.", "asof": 1}, "/asof is not a field; the fields are as_of, id, text"),
    ],
)
def test_a_claim_that_cannot_be_used(row: object, line: str) -> None:
    assert refused(load_claim, row) == f"a.jsonl, line 3: {line}"


def test_the_same_article_twice_is_one() -> None:
    one, other = Article("1", "x"), Article("2", "x")
    assert deduplicated([one, other, Article("1", "x")]) == [one, other]


def test_two_articles_under_one_id_are_told_apart_by_what_differs() -> None:
    with pytest.raises(InputProblem) as caught:
        deduplicated([Article("it's 1", "x", "Post"), Article("it's 1", "y", "Times")], "folder")
    assert (
        str(caught.value)
        == 'folder: the id "it\'s 1" stands for two articles (different text, outlet); give each its own id'
    )


def test_faults_are_counted_out() -> None:
    with pytest.raises(InputProblem) as caught:
        load_article(dict.fromkeys(("id", "text", "outlet", "title", "published_at", "url", "language"), 1), "")
    assert len(caught.value.faults) == 7 < REPORTED


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(st.text() | st.sampled_from(["id", "text", "as_of", "published_at"]), inner)
        ),
    )
)
def test_any_value_is_used_or_refused_in_one_printable_line(row: object) -> None:
    lines: list[str] = []
    for load in (load_article, load_claim):
        try:
            load(row, "line 1")
        except InputProblem as refusal:
            lines.append(str(refusal))
    assert all(line.isprintable() for line in lines)


def test_faults_keep_nothing_in_memory() -> None:
    class Given(dict[str, object]):
        """An object that tells when it is gone."""

    claim = Given(text="?")
    gone = weakref.ref(claim)
    gc.disable()
    try:
        with suppress(ValidationError):
            ScoreRequestSchema().load({"claim": claim})
        del claim
        assert gone() is None
    finally:
        gc.enable()
