"""Sentences: offsets into the article's own text, across headings, soft wraps, quotations, abbreviations and CRLF."""

from __future__ import annotations

import itertools

import pytest

from scoring.sentences import read


def sentences(text: str) -> list[str]:
    return [text[each.start : each.end] for each in read(text).sentences]


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        pytest.param("The ferry sank. Nobody knew.", ["The ferry sank.", "Nobody knew."], id="two sentences"),
        pytest.param(
            "Was it overloaded? No! It was not.", ["Was it overloaded?", "No!", "It was not."], id="question and exclamation"
        ),
        pytest.param("Mr. Kirby met Dr. Cruz. They left.", ["Mr. Kirby met Dr. Cruz.", "They left."], id="titles"),
        pytest.param("The U.S. Navy sent a ship. It came.", ["The U.S. Navy sent a ship.", "It came."], id="initials"),
        pytest.param("It grew by 4.5 percent. It fell.", ["It grew by 4.5 percent.", "It fell."], id="decimal point"),
        pytest.param("It left at 4 a.m. on Tuesday.", ["It left at 4 a.m. on Tuesday."], id="clock time"),
        pytest.param("John F. Kirby spoke. He left.", ["John F. Kirby spoke.", "He left."], id="initial of a name"),
        pytest.param("  The ferry sank.  ", ["The ferry sank."], id="outer spaces"),
        pytest.param("", [], id="empty"),
        pytest.param(" \n\t\r\n ", [], id="only space"),
        pytest.param("One", ["One"], id="one word"),
    ],
)
def test_a_text_is_cut_into_sentences(text: str, cut: list[str]) -> None:
    assert sentences(text) == cut


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('"The current is strong. Visibility is poor," the statement said.', id="straight"),
        pytest.param("“The current is strong. Visibility is poor,” the statement said.", id="curly"),
        pytest.param("«The current is strong. Visibility is poor», the statement said.", id="guillemets"),
    ],
)
def test_a_sentence_does_not_end_inside_a_quotation(text: str) -> None:
    assert sentences(text) == [text]


def test_a_heading_is_a_sentence_of_its_own() -> None:
    text = "TOLL RISES\nThe coast guard put the number of dead at 22.\n\nSearch goes on\n\nIt said so on Tuesday."
    assert sentences(text) == [
        "TOLL RISES",
        "The coast guard put the number of dead at 22.",
        "Search goes on",
        "It said so on Tuesday.",
    ]


def test_a_blank_line_ends_a_sentence_without_a_stop() -> None:
    assert sentences("Sign up to our email\n\nThe ferry sank.") == ["Sign up to our email", "The ferry sank."]


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_line_that_only_wraps_does_not_end_a_sentence(end: str) -> None:
    text = f"The coast guard said on Tuesday that{end}the ferry had been carrying far more{end}passengers than it was allowed to."
    assert sentences(text) == [text]


def test_paragraphs_of_crlf_text_are_cut_like_those_of_lf_text() -> None:
    text = "The ferry sank.\n\nNobody knew.\n\nA heading\n\nIt was dark."
    assert sentences(text.replace("\n", "\r\n")) == sentences(text)


def test_sentences_are_in_order_and_do_not_overlap() -> None:
    found = read("A b. C d.\n\nE f\n\n“G h. I j,” k said. L.").sentences
    assert all(first.end <= second.start for first, second in itertools.pairwise(found))


def test_a_sentence_never_crosses_a_paragraph() -> None:
    found = read("The ferry sank.\n\nNobody knew. It was dark.").sentences
    assert [each.paragraph for each in found] == sorted(each.paragraph for each in found)
    assert found[0].paragraph < found[1].paragraph == found[2].paragraph


def test_the_folded_text_has_the_length_of_the_copy() -> None:
    text = "The “ferry”\r\nsank 🚢 with 3\u202f000 people."
    assert len(read(text).folded) == len(text)


def test_a_run_without_a_stop_is_cut_somewhere() -> None:
    text = "word " * 20_000
    assert len(sentences(text)) > 1
