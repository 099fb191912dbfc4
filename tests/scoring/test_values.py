"""The values: frozen, with the shapes that the contract fixes."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest

from scoring import Article, Claim
from scoring.values import Attribution, Flag, Speaker, attribution_json, speaker_json

SPEAKER = Speaker("Mr Kirby", "named_official", "John Kirby", institution="us/white_house", country="US")
NIS = Speaker("the NIS", "intelligence_agency")


def test_values_are_frozen() -> None:
    with pytest.raises(FrozenInstanceError):
        Claim("x").text = "y"  # type: ignore[misc]  # that it cannot be set is the point


def test_an_article_gives_the_words_that_offsets_count_in() -> None:
    article = Article("a", "text", title="title")
    assert (article.words("text"), article.words("title")) == ("text", "title")


def test_the_origin_of_an_attribution_is_the_end_of_its_chain() -> None:
    assert Attribution((), (), ((0, 1),), SPEAKER).origin is SPEAKER
    assert Attribution((), (), ((0, 1),), SPEAKER, (SPEAKER, NIS)).origin is NIS


def test_an_attribution_is_written_as_the_contract_says() -> None:
    found = attribution_json(
        Attribution(((0, 8),), ((9, 13),), ((14, 20),), SPEAKER, (SPEAKER, NIS), (Flag("hedged", (14, 17)),))
    )
    assert set(found) >= {"source", "cue", "content", "class", "name", "chain", "hedged", "denial", "forecast"}
    assert found["source"] == [[0, 8]]
    assert found["chain"] == [
        {"surface": "Mr Kirby", "class": "named_official"},
        {"surface": "the NIS", "class": "intelligence_agency"},
    ]
    assert (found["hedged"], found["denial"], found["forecast"]) == (True, False, False)


def test_no_speaker_is_written_as_nothing() -> None:
    assert speaker_json(None, ()) == {"class": None, "name": None, "surface": None, "chain": []}
