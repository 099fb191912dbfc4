"""The fast tagger finds attributions in news copy, little in what is none, and takes time in proportion to the text."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from scoring.attribution import fast_model
from scoring.attribution.fast import fast
from scoring.attribution.fast_keys import paragraphs
from scoring.attribution.fast_labels import LABELS, may_begin, may_end, may_follow, pieces
from scoring.attribution.tagged import Tagged
from scoring.modelfiles import ModelError
from scoring.reading import read_lines


def found(text: str) -> list[tuple[list[str], list[str], list[str]]]:
    """Return source, cue and content of each attribution, as words of the text."""
    return [
        ([text[a:b] for a, b in one.source], [text[a:b] for a, b in one.cue], [text[a:b] for a, b in one.content])
        for one in fast()(read_lines(text))
    ]


@pytest.mark.parametrize(
    ("text", "source", "cue"),
    [
        pytest.param("Police said that the bridge in Harnby was closed on Monday.", "Police", "said", id="said that"),
        pytest.param("The bridge in Harnby was closed on Monday, police said.", "police", "said", id="behind its content"),
        pytest.param('"We will close the bridge on Monday," said Anna Berg.', "Anna Berg", "said", id="inverted"),
        pytest.param("According to police, the bridge in Harnby was closed.", "police", "According to", id="according to"),
        pytest.param('"The bridge is closed," she said. "It will not open again."', "she", "said", id="broken quotation"),
    ],
)
def test_the_common_forms_are_found(text: str, source: str, cue: str) -> None:
    (one,) = found(text)
    assert (one[0], one[1]) == ([source], [cue])
    assert "bridge" in one[2][0]


def test_a_quotation_that_is_broken_up_keeps_both_pieces() -> None:
    text = '"The bridge is closed," she said. "It will not open again."'
    (one,) = found(text)
    assert len(one[2]) == 2


def test_a_second_cue_shares_the_source_of_the_first() -> None:
    text = "Berg said the bridge was closed on Monday and added that it would not open again this year."
    first, second = found(text)
    assert first[0] == second[0] == ["Berg"]


def test_nothing_is_found_where_nobody_is_cited() -> None:
    assert found("The bridge was built in 1902. It is 40 metres long.") == []


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\n ",
        "word",
        "\u200b",
        "a\u0301 \ufeff",
        '"',
        '"' * 3000,
        "警方表示，大桥已关闭。" * 50,
        "🔥😀 🚒 said 🚒",
        "def f(x):\n    return {'said': x, \"told\": [1, 2]}\n" * 20,
        "a | b | c\n1 | 2 | 3\n" * 50,
        "<p>Police <b>said</b></p>",
        "said " * 500,
    ],
)
def test_anything_can_be_read(text: str) -> None:
    for one in fast()(read_lines(text)):
        assert all(0 <= start < end <= len(text) for start, end in (*one.source, *one.cue, *one.content))


@pytest.mark.parametrize("unit", ["word ", "x", 'he said, "no" ', "said "])
def test_time_grows_no_faster_than_the_text(unit: str) -> None:
    def seconds(size: int) -> float:
        text = unit * (size // len(unit))
        begun = time.process_time()
        fast()(read_lines(text))
        return time.process_time() - begun

    seconds(1_000)
    small, large = seconds(20_000), seconds(160_000)
    assert large < 25 * small + 1.0


def test_attributions_are_whole() -> None:
    text = "Berg said the bridge was closed. Police told reporters it was open, and the mayor denied it.\n\nMany doubt that."
    for one in fast()(read_lines(text)):
        assert isinstance(one, Tagged)
        assert one.cue
        assert one.content


@pytest.mark.parametrize("before", LABELS)
def test_a_piece_goes_on_only_as_it_began(before: str) -> None:
    after = [label for label in LABELS if label.startswith("I-") and may_follow(before, label)]
    assert after == ([f"I-{before[2:]}"] if before[1:2] == "-" else [])


def test_a_piece_before_its_cue_is_never_left_without_it() -> None:
    for label in LABELS:
        if label.endswith("L"):
            assert not may_end(label)
            assert not may_follow(label, "O")
        if label.endswith("R"):
            assert not may_begin(label)
            assert not may_follow("O", label)


def test_labels_are_read_as_pieces() -> None:
    labels = ["B-SL", "I-SL", "B-C", "B-XR", "I-XR", "GR", "B-XR", "O"]
    assert [(piece.role, piece.side, piece.first, piece.last) for piece in pieces(labels)] == [
        ("S", "L", 0, 2), ("C", "", 2, 3), ("X", "R", 3, 5), ("X", "R", 6, 7),
    ]  # fmt: skip


def test_a_model_that_is_not_the_one_of_its_card_is_refused(tmp_path: Path) -> None:
    copy = tmp_path / "fast.npz"
    copy.write_bytes(fast_model.MODEL.read_bytes() + b"x")
    copy.with_suffix(".card.md").write_text(fast_model.MODEL.with_suffix(".card.md").read_text())
    with pytest.raises(ModelError, match=r"fast\.npz is not the file"):
        fast_model.read_model(copy)


def test_what_was_weighed_before_changes_nothing() -> None:
    reading = read_lines("Berg said the bridge was closed. Nobody was hurt, police said.")
    model = fast_model.read_model()
    label = fast_model.Labeller(model)
    once = [label(paragraph) for paragraph in paragraphs(reading)]
    label2 = fast_model.Labeller(model)
    for paragraph in paragraphs(read_lines("Police told Berg the bridge was open.")):
        label2(paragraph)
    assert [label2(paragraph) for paragraph in paragraphs(reading)] == once


def test_an_endless_paragraph_comes_in_parts() -> None:
    reading = read_lines("word " * 20_000)
    parts = list(paragraphs(reading))
    assert max(len(part.words) for part in parts) <= 4_000
    assert sum(len(part.words) for part in parts) == sum(len(line.words) for line in reading.lines)
