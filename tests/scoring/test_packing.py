"""Packing: what was read of an article comes back as it was, whole or statement by statement."""

from __future__ import annotations

import msgspec
import numpy as np
import pytest
from copydesk import ENGINE, article
from hypothesis import given, settings
from mixtures import texts

from scoring import Claim
from scoring.packing import head, packed, unpacked

STORY = (
    "Defence Minister Maria Lopez told reporters on Monday that at least 3,000 troops had been sent to Kursk. “We have seen the trains,” she said.\n\n"
    "The National Intelligence Service (NIS), citing satellite images, put the number at 12,000 as of 3 March 2026. Moscow denied it. The union accused the ministry of lying."
)


def same(text: str) -> None:
    given = article(text, title="Troops sent", published_at="2026-03-04")
    read = ENGINE.read(given)
    back = unpacked(given, packed(read))
    assert back.reviewed == read.reviewed
    assert back.digest == read.digest
    assert (back.prints.identity, back.prints.length, back.prints.marks) == (read.prints.identity, read.prints.length, read.prints.marks)
    for mine, other in ((back.prints.hashes, read.prints.hashes), (back.prints.at, read.prints.at), (back.prints.marked, read.prints.marked)):
        assert np.array_equal(mine, other)
        assert mine.dtype == other.dtype


@pytest.mark.parametrize("text", ["x", "...", "“", STORY, STORY.upper(), "3,000 " * 50, "He said he said he said.\n\nNo."])
def test_a_reading_comes_back_as_it_was(text: str) -> None:
    same(text)


@settings(max_examples=60)
@given(texts())
def test_any_copy_does(text: str) -> None:
    same(text)


def test_a_claim_is_weighed_on_what_was_unpacked_as_on_what_was_read() -> None:
    articles = [article(STORY, "a"), article("Officials in Kyiv said 3,000 troops were sent to Kursk.", "b")]
    claim = Claim("At least 3,000 troops were sent to Kursk.")
    asked = ENGINE.read_claim(claim)
    kept = [unpacked(each, packed(ENGINE.read(each))) for each in articles]
    assert ENGINE.weigh(asked, kept) == ENGINE.score(claim, articles)


def test_other_bytes_are_refused() -> None:
    with pytest.raises(msgspec.MsgspecError):
        head(b"\x01")
