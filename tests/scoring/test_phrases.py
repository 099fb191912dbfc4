"""Noun phrases beside a cue: where a source begins and ends."""

from __future__ import annotations

import pytest
from copydesk import line

from scoring.attribution.phrases import after, before


@pytest.mark.parametrize(
    "source",
    [
        "Police",
        "The coast guard",
        "Anna Berg, the mayor of Harnby,",
        "A White House spokesman, John Kirby,",
        "The head of Ukrainian military intelligence",
        "Margaret Ollerton, 67, of Mill Row,",
        "He",
    ],
)
def test_the_subject_before_a_verb(source: str) -> None:
    text = f"{source} said the bridge was closed."
    read = line(text)
    run = before(read, read.lows.index("said"))
    assert run is not None
    start, end = read.span(*run)
    assert text[start:end] == source.removesuffix(",")


@pytest.mark.parametrize("adverbial", ["on Monday ", "also ", "has ", "later ", "reportedly "])
def test_adverbials_before_a_verb_are_no_part_of_the_subject(adverbial: str) -> None:
    text = f"The coast guard {adverbial}said the bridge was closed."
    read = line(text)
    run = before(read, read.lows.index("said"))
    assert run is not None
    start, end = read.span(*run)
    assert text[start:end] == "The coast guard"


@pytest.mark.parametrize(
    "source",
    ["police", "Anna Berg", "Anna Berg, the mayor of Harnby", "a spokesman for the coast guard", "the regional hospital"],
)
@pytest.mark.parametrize("rest", [".", " on Monday.", ", adding that it rained."])
def test_the_phrase_behind_a_cue(source: str, rest: str) -> None:
    text = f"The bridge was closed, said {source}{rest}"
    read = line(text)
    run = after(read, read.lows.index("said"))
    assert run is not None
    start, end = read.span(*run)
    assert text[start:end] == source


def test_no_phrase_at_the_end_or_at_the_start() -> None:
    read = line("said the bridge was closed, they said")
    assert before(read, 0) is None
    assert after(read, len(read.words) - 1) is None
