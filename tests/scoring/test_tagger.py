"""The tagger finds source, cue and content in the forms that news copy uses."""

from __future__ import annotations

import itertools

import pytest
from copydesk import statements, words_of

from scoring.attribution.tagger import tag
from scoring.reading import read_lines

BERG = "Anna Berg, the mayor of Harnby,"


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        pytest.param("Police said that the bridge was closed.", "Police", "said", ["the bridge was closed"], id="said that"),
        pytest.param("Police said the bridge was closed.", "Police", "said", ["the bridge was closed"], id="said"),
        pytest.param(
            "The bridge was closed, police said.", "police", "said", ["The bridge was closed"], id="behind its content"
        ),
        pytest.param("The bridge was closed, said police.", "police", "said", ["The bridge was closed"], id="inverted"),
        pytest.param(
            "The bridge was closed, police said on Monday.", "police", "said", ["The bridge was closed"], id="with a day"
        ),
        pytest.param(
            "According to police, Harnby Bridge was closed.",
            "police",
            "According to",
            ["Harnby Bridge was closed"],
            id="according to, first",
        ),
        pytest.param(
            "The bridge was closed, according to police.",
            "police",
            "according to",
            ["The bridge was closed"],
            id="according to, last",
        ),
        pytest.param(
            f"{BERG} said the bridge was closed.",
            "Anna Berg, the mayor of Harnby",
            "said",
            ["the bridge was closed"],
            id="apposition",
        ),
        pytest.param(
            f"{BERG} told reporters that the bridge was closed.",
            "Anna Berg, the mayor of Harnby",
            "told",
            ["the bridge was closed"],
            id="told",
        ),
        pytest.param(
            "Police confirmed on Monday that the bridge was closed.",
            "Police",
            "confirmed",
            ["the bridge was closed"],
            id="confirmed",
        ),
        pytest.param("Police have said the bridge was closed.", "Police", "said", ["the bridge was closed"], id="have said"),
    ],
)
def test_source_cue_and_content(text: str, source: str, cue: str, content: list[str]) -> None:
    attribution = statements(text)[0].attribution
    assert words_of(text, attribution.source) == [source]
    assert words_of(text, attribution.cue) == [cue]
    assert words_of(text, attribution.content) == content


@pytest.mark.parametrize(
    "text",
    [
        "“We found 14 cracks in two piers,” Anna Berg said.",
        "“We found 14 cracks in two piers,” said Anna Berg.",
        "Anna Berg said: “We found 14 cracks in two piers.”",
        "Anna Berg said, “We found 14 cracks in two piers.”",
        '"We found 14 cracks in two piers," Anna Berg said.',
        "‘We found 14 cracks in two piers,’ Anna Berg said.",
    ],
)
def test_a_quotation_is_content(text: str) -> None:
    attribution = statements(text)[0].attribution
    assert words_of(text, attribution.source) == ["Anna Berg"]
    assert "We found 14 cracks in two piers" in words_of(text, attribution.content)[0]


def test_a_quotation_broken_by_its_speaker_is_one_statement() -> None:
    text = "“The manifest lists 158 names,” said Benigno Araullo, “and we stand by the manifest.”"
    (only,) = statements(text)
    pieces = words_of(text, only.attribution.content)
    assert "The manifest lists 158 names" in pieces[0]
    assert "we stand by the manifest" in pieces[-1]


def test_two_citations_in_one_sentence_are_two() -> None:
    text = "Police said the bridge was closed, and the mayor, Anna Berg, said it would open in May."
    found = [words_of(text, each.attribution.source) for each in statements(text)]
    assert found == [["Police"], ["the mayor, Anna Berg"]]


def test_a_quotation_without_a_cue_goes_on_with_the_speaker() -> None:
    text = "“We found cracks,” Anna Berg said. “They are deep and they are many.”"
    assert [each.attribution.speaker.name for each in statements(text)] == ["Anna Berg", "Anna Berg"]


def test_narration_cites_nobody() -> None:
    (only,) = tag(read_lines("The bridge at Harnby was built in 1911."))
    assert (only.kind, only.source, only.cue) == ("narration", None, None)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The mayor’s statement was short and dull.", id="noun"),
        pytest.param("The mayor’s claims to the bridge were old.", id="plural noun"),
    ],
)
def test_what_is_no_cue(text: str) -> None:
    assert statements(text) == []


def test_every_word_of_an_article_belongs_to_some_statement_or_frame() -> None:
    text = "Police said the bridge was closed.\n\nIt was built in 1911.\n\nThe mayor spoke on Monday."
    covered = {each.line for each in tag(read_lines(text))}
    assert covered == {0, 1, 2}


def test_spans_are_in_order_and_disjoint() -> None:
    text = "“The manifest lists 158 names,” said Benigno Araullo, “and we stand by the manifest.”"
    for each in statements(text):
        roles = sorted((*each.attribution.source, *each.attribution.cue, *each.attribution.content))
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(roles))
