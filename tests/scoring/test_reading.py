"""Reading: sentences with their words, names, quotation and dateline."""

from __future__ import annotations

import pytest
from copydesk import line

from scoring.reading import read_lines


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("JAKARTA, May 14 (Reuters) - A ferry sank.", "A"),
        ("KYIV, Ukraine — A ferry sank.", "A"),
        ("Manila: A ferry sank.", "A"),
        ("MANILA, March 3 (Pacific Newswire) – A ferry sank.", "A"),
        ("A ferry sank.", "A"),
        ("The ferry - a wreck - sank.", "The"),
    ],
)
def test_a_dateline_is_no_part_of_the_news(text: str, first: str) -> None:
    read = line(text)
    assert read.words[read.dateline].text == first


def test_words_know_whether_they_are_quoted() -> None:
    read = line("He said “we won” today.")
    assert [word.text for word, quoted in zip(read.words, read.quoted, strict=True) if quoted and word.letters] == [
        "we",
        "won",
    ]


def test_words_slice_the_copy_across_lines() -> None:
    text = "The “ferry”\r\nsank 🚢 in\u00a0March.\r\n\r\nNobody knew."
    for read in read_lines(text).lines:
        assert [text[word.start : word.end] for word in read.words if word.text.isalpha()] == [
            word.text for word in read.words if word.text.isalpha()
        ]


def test_lines_are_numbered_in_order() -> None:
    assert [read.number for read in read_lines("It sank. Nobody knew.\n\nIt was dark.").lines] == [0, 1, 2]
