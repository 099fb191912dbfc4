"""The accurate tagger finds source, cue and content in the forms that news copy uses."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from copydesk import statements, words_of

from scoring.attribution.accurate import FILES, FOLDER, Accurate, accurate
from scoring.modelfiles import ModelError
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
    assert [piece.rstrip(",") for piece in words_of(text, attribution.source)] == [source]
    assert cue in words_of(text, attribution.cue)[0]
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
    text = "“The bridge is closed,” police said, but Anna Berg, the mayor, told reporters that it would open in May."
    first, second = (words_of(text, each.attribution.source)[0] for each in statements(text))
    assert first == "police"
    assert "Anna Berg" in second


def test_a_quotation_without_a_cue_goes_on_with_the_speaker() -> None:
    text = "“We found cracks,” Anna Berg said. “They are deep and they are many.”"
    assert [each.attribution.speaker.name for each in statements(text)] == ["Anna Berg", "Anna Berg"]


def test_narration_cites_nobody() -> None:
    assert accurate()(read_lines("The bridge at Harnby was built in 1911.")) == ()


def test_a_noun_alone_cites_nobody() -> None:
    assert statements("The mayor’s statement was short and dull.") == []


def test_a_source_may_speak_from_the_sentence_before() -> None:
    text = "Anna Berg shook her head. “The bridge is closed,” she said. “It will not open in May.”"
    assert {each.attribution.speaker.name for each in statements(text)} == {"Anna Berg"}


@pytest.mark.parametrize("text", ["", " ", "x", "😀" * 50, "def f(x):\n    return x\n", "外交部发言人说，桥梁已经关闭。", "| a | b |\n" * 20])
def test_what_is_no_news_gives_no_attribution(text: str) -> None:
    assert accurate()(read_lines(text)) == ()


def test_offsets_are_those_of_the_text_as_given() -> None:
    text = "Rain 🌧️ fell.\r\n\r\nPolice\u00a0said  the “naïve” bridge was closed."
    (only,) = accurate()(read_lines(text))
    assert words_of(text, only.source) == ["Police"]
    assert words_of(text, only.content)[0].endswith("bridge was closed")


def test_a_model_that_was_not_evaluated_is_refused(tmp_path: Path) -> None:
    for name in (*FILES, "evaluation.json"):
        (tmp_path / name).write_bytes((FOLDER / name).read_bytes())
    (tmp_path / "vocabulary.txt").write_text("[UNK]\n")
    with pytest.raises(ModelError, match=r"vocabulary\.txt is not the file that was evaluated"):
        Accurate(tmp_path)
    (tmp_path / "roles.onnx").unlink()
    with pytest.raises(ModelError, match=r"roles\.onnx is missing"):
        Accurate(tmp_path)


def test_spans_are_in_order_and_disjoint() -> None:
    text = "“The manifest lists 158 names,” said Benigno Araullo, “and we stand by the manifest.”"
    for each in statements(text):
        roles = sorted((*each.attribution.source, *each.attribution.cue, *each.attribution.content))
        assert all(one[1] <= other[0] for one, other in itertools.pairwise(roles))
