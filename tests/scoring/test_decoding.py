"""Decoding: cues out of probabilities, and for each cue one source and the words that no other cue claims more."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from scoring.attribution.decoding import REACH, Cue, Floats, Parts, begun, parts

WORDS = 2 * REACH + 1


def cue(first: int, source: range = range(0), content: range = range(0), *, sure: float = 0.9) -> Cue:
    """Return a cue of one word; the words of source and content are those of the text."""
    shares = np.full((WORDS, 3), (1 - sure) / 2)
    shares[:, 0] = sure
    for role, places in ((1, source), (2, content)):
        for place in places:
            shares[place - first + REACH] = (1 - sure) / 2
            shares[place - first + REACH, role] = sure
    return Cue(0.9, first, first + 1, np.log(shares).astype(np.float32))


def test_a_cue_begins_and_goes_on() -> None:
    marks = np.array([[0.9, 0.1, 0], [0.1, 0.8, 0.1], [0.2, 0.1, 0.7], [0.8, 0.1, 0.1], [0.3, 0.6, 0.1]], np.float32)
    assert [(first, last) for _, first, last in begun(marks)] == [(1, 3), (4, 5)]


def test_source_and_content_of_one_cue() -> None:
    assert parts([cue(2, range(2), range(3, 8))], 9) == [Parts((0, 2), (2, 3), (3, 4, 5, 6, 7))]


def test_content_on_both_sides_of_its_cue() -> None:
    (found,) = parts([cue(5, range(4, 5), range(3))], 12)
    assert (found.source, found.content) == ((4, 5), (0, 1, 2))


def test_a_word_that_two_cues_claim_goes_to_the_surer() -> None:
    weak, strong = cue(1, range(1), range(2, 7), sure=0.7), cue(8, range(7, 8), range(4, 7))
    assert [one.content for one in parts([weak, strong], 12)] == [(2, 3), (4, 5, 6)]


def test_words_in_dispute_go_together_to_the_cue_that_claims_them_more() -> None:
    """Word 3 is the weaker cue's by itself; the run of which it is a part is the other's."""
    left, right = cue(1, range(1), range(2, 7), sure=0.7), cue(8, range(7, 8), range(2, 7), sure=0.8)
    roles = left.roles.copy()
    roles[3 - 1 + REACH] = np.log([0.04, 0.01, 0.95])
    assert [one.content for one in parts([Cue(0.9, 1, 2, roles), right], 12)] == [(2, 3, 4, 5, 6)]


def test_a_cue_without_content_is_none() -> None:
    assert parts([cue(2, range(2))], 9) == []


def test_of_two_runs_the_source_is_the_likelier() -> None:
    found = cue(6, range(1, 2), range(8, 10))
    scores = found.roles.copy()
    scores[3 - 6 + REACH : 5 - 6 + REACH] = np.log([0.05, 0.9, 0.05])
    assert parts([Cue(0.9, 6, 7, scores)], 12)[0].source == (3, 5)


@given(arrays.arrays(np.float32, (3, WORDS, 3), elements=st.floats(-20, 0, width=32)), st.integers(3, 60))
def test_whatever_the_numbers_parts_are_words_of_the_text_and_never_shared(scores: Floats, total: int) -> None:
    cues = [Cue(0.9, first, first + 1, scores[first]) for first in range(3)]
    found = parts(cues, total)
    taken = [place for one in found for place in (*one.content, *range(*one.cue))]
    assert len(taken) == len(set(taken))
    assert all(0 <= place < total for place in taken)
    for one in found:
        assert one.source is None or 0 <= one.source[0] < one.source[1] <= total


@pytest.mark.parametrize("total", [0, 5])
def test_no_cue_no_attribution(total: int) -> None:
    assert parts([], total) == []
