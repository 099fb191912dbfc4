"""A citation's pieces: what is cut off the ends of a run of words, and what belongs to the content."""

from __future__ import annotations

import pytest
from copydesk import line

from scoring.attribution.citation import Citation, spans, trim


def trimmed(text: str) -> str | None:
    read = line(text)
    run = trim(read, 0, len(read.words))
    if run is None:
        return None
    start, end = read.span(*run)
    return text[start:end]


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        pytest.param(", the bridge was closed,", "the bridge was closed", id="commas"),
        pytest.param("– the bridge was closed.", "the bridge was closed", id="dash and stop"),
        pytest.param("“the bridge was closed”", "“the bridge was closed”", id="a pair of marks stays"),
        pytest.param("“the bridge was closed,", "the bridge was closed", id="a mark without its partner goes"),
        pytest.param("the bridge was closed", "the bridge was closed", id="nothing to cut"),
        pytest.param(", – .", None, id="nothing else"),
    ],
)
def test_what_is_cut_off_the_ends(text: str, kept: str | None) -> None:
    assert trimmed(text) == kept


def test_content_in_two_pieces() -> None:
    read = line("“We go,” she said, “and we stay.”")
    citation = Citation(0, (4, 5), (5, 6), ((0, 3), (8, 11)), "speech")
    assert (citation.first, citation.last) == (0, 11)
    assert [citation.covers(place) for place in (0, 2, 4, 9)] == [True, True, False, True]
    assert len(spans(read, citation.content)) == 2


def test_content_that_ends_earlier() -> None:
    read = line("Police said the bridge was closed, and it rained.")
    citation = Citation(0, (0, 1), (1, 2), ((2, 10),), "speech")
    start, end = read.span(*citation.cut(read, 7).content[0])
    assert "Police said the bridge was closed, and it rained."[start:end] == "the bridge was closed"
