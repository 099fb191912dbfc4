"""Statements: what an article says, with offsets into its own text, and the title's statement last."""

from __future__ import annotations

import pytest
from copydesk import ENGINE, article, statements, words_of

from scoring.attribution.placing import placed
from scoring.reading import read_lines

COPY = (
    "MANILA, March 3 (Wire) - A ferry 🚢 sank before dawn, the Philippine Coast Guard said.\r\n\r\n"
    "“The\u00a0current is strong,” it said.\r\n\r\nTOLL RISES\r\nJoel Macaraeg, a fish trader, said he swam for an hour."
)


def test_offsets_count_in_the_article_s_own_text() -> None:
    for each in ENGINE.attribute(article(COPY, title="Ferry sinks")):
        words = article(COPY, title="Ferry sinks").words(each.field)
        attribution = each.attribution
        for start, end in (*attribution.source, *attribution.cue, *attribution.content, (each.start, each.end)):
            assert 0 <= start < end <= len(words)
            assert words[start:end].strip()
        assert (each.start, each.end) == (attribution.content[0][0], attribution.content[-1][1])


def test_pieces_of_copy_are_what_they_are_said_to_be() -> None:
    first = statements(COPY)[0].attribution
    assert words_of(COPY, first.source) == ["the Philippine Coast Guard"]
    assert words_of(COPY, first.cue) == ["said"]
    assert words_of(COPY, first.content) == ["A ferry 🚢 sank before dawn"]


def test_the_title_comes_last_and_counts_in_itself() -> None:
    found = ENGINE.attribute(article("Police said the bridge was closed.", title="Bridge shut"))
    assert [each.field for each in found] == ["text", "title"]
    assert (found[-1].start, found[-1].end) == (0, len("Bridge shut"))


def test_a_heading_of_the_body_is_a_headline_too() -> None:
    found = ENGINE.attribute(article("Police said the bridge was closed.\n\nBRIDGE WAS BLOWN UP\n\nIt was built in 1911."))
    assert [each.attribution.speaker.source_class for each in found] == ["institution", "headline", "unattributed"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\r\n\t", "\u200b\u200e", "\u00a0\u202f"])
def test_a_text_without_a_sign_says_nothing(text: str) -> None:
    assert ENGINE.attribute(article(text)) == ()


def test_the_outlet_s_own_findings_are_own_reporting() -> None:
    found = ENGINE.attribute(article("The Coastal Post has learned that the bridge was closed.", outlet="The Coastal Post"))
    assert found[0].attribution.speaker.source_class == "own_reporting"


def test_statements_come_in_the_order_of_the_text() -> None:
    starts = [each.start for each in ENGINE.attribute(article(COPY))]
    assert starts == sorted(starts)


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("Three ships left the port, according to the coast guard.", "the coast guard", "Three ships left the port"),
        ("According to the coast guard, three ships left the port.", "the coast guard", "three ships left the port"),
    ],
)
def test_according_to_is_read_where_a_tagger_finds_nothing(text: str, source: str, content: str) -> None:
    (citation,) = placed(read_lines(text), ())
    line = read_lines(text).lines[0]
    assert citation.source is not None
    assert line.words_of(*citation.source) == source
    assert [line.words_of(*run) for run in citation.content] == [content]


def test_according_to_plan_is_nobody() -> None:
    (citation,) = placed(read_lines("Three ships left the port, according to plan."), ())
    assert citation.kind == "narration"


@pytest.mark.parametrize("outlet", ["The Harnby Lamp", "Harnby.news", "Lamp"])
def test_what_an_outlet_has_learned_is_its_own_reporting(outlet: str) -> None:
    found = ENGINE.attribute(article(f"{outlet} has learned that three ships had left Harnby on Monday.", outlet=outlet))
    assert [each.attribution.speaker.source_class for each in found] == ["own_reporting"]
