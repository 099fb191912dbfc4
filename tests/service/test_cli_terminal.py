"""What a reader sees: nothing that a terminal would obey, a sum that can be redone, bars, and no word on the truth."""

from __future__ import annotations

import copy
import io
import re
import unicodedata
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.bands import band
from service.terminal import Look, look_of, render, safe, safe_json, write

ASSESSMENT: dict[str, Any] = {
    "id": "x", "claim": {"text": "The bridge is closed.", "as_of": "2026-03-04"},
    "score": 49, "abstained": False, "grade": "B2",
    "attribution": {
        "class": "named_official", "name": "Anna Berg", "surface": "Ms. Berg",
        "chain": [{"surface": "the city", "class": "institution"}]},
    "origins": [
        {"id": "o1", "label": "Anna Berg", "class": "named_official", "country": "SE", "independence": 1.0, "points": 0,
         "articles": ["herald", "post"]},
        {"id": "o2", "label": "road agency", "class": "institution", "country": None, "independence": 0.25, "points": 4,
         "articles": ["post"], "why": "of the same government"},
    ],
    "evidence": [
        {"article_id": "herald", "field": "text", "start": 0, "end": 9, "text": "The bridge will stay closed.",
         "relation": "corroborates", "origin": "o1", "attribution": {"surface": "Ms. Berg"}},
        {"article_id": "wire", "field": "text", "start": 0, "end": 9, "text": "The builder denied it.", "relation": "denies",
         "origin": None, "attribution": {"surface": "The builder"}},
    ],
    "reasons": [
        {"code": "named_official", "points": 44, "evidence": [0],
         "text": "The best source is Ms. Berg: “The bridge will stay closed.”"},
        {"code": "second_origin", "points": 4, "text": "The road agency is a second origin.", "evidence": [0]},
        {"code": "figure", "points": 0, "text": "Figures were not checked.", "evidence": []},
        {"code": "date", "points": 3, "text": "The date stands in the evidence.", "evidence": []},
        {"code": "dissent", "points": -2, "text": "The builder denies it.", "evidence": [1]},
    ],
    "would_raise": [{"code": "second_origin", "points": 16, "text": "a further origin outside Sweden"}],
    "versions": {"engine": "0.1.0", "rubric": "r", "models": "m", "articles": "a"},
}
HOSTILE = (
    "\x1b[31mred\x1b]0;title\x07 \u202egnp.exe\u2066x\u2069 \x9b31m \x00\x7f\u200e\u061c\u2028line\r\nbreak\ttab "
    "\U000e0041 \ud800")
OBEYED = {"Cc", "Cf", "Cs", "Zl", "Zp"}  # Unicode's categories of control, format, surrogate, line and paragraph marks


def with_text(text: str) -> dict[str, Any]:
    """Return the assessment with `text` in every place that a claim or an article fills."""
    hostile = copy.deepcopy(ASSESSMENT)
    hostile["claim"] = {"text": text, "as_of": text}
    chain = [{"surface": text, "class": "vague"}]
    hostile["attribution"] = {"class": "vague", "name": text, "surface": text + "x", "chain": chain}
    for origin in hostile["origins"]:
        origin |= {"label": text, "country": text, "articles": [text, text], "why": text}
    for evidence in hostile["evidence"]:
        evidence |= {"article_id": text, "text": text, "attribution": {"surface": text}}
    for reason in [*hostile["reasons"], *hostile["would_raise"]]:
        reason["text"] = text
    hostile["versions"] = dict.fromkeys(hostile["versions"], text)
    return hostile


def obeyed(text: str) -> list[str]:
    """Return the characters of `text` that a terminal would obey; line ends and the two joiners are no harm."""
    return [letter for letter in text if unicodedata.category(letter) in OBEYED and letter not in "\n\u200c\u200d"]


def test_nothing_of_an_article_is_obeyed_by_the_terminal() -> None:
    assert obeyed(render(with_text(HOSTILE))) == []
    assert obeyed(render(with_text(HOSTILE), Look(blocks=False))) == []


def test_colours_are_ours_alone() -> None:
    drawn = render(with_text(HOSTILE), Look(colour=True))
    assert obeyed(re.sub("\x1b\\[(0|1|2|31|32)m", "", drawn)) == []


@given(st.text(alphabet=st.characters(), max_size=200))
def test_any_text_is_made_safe(text: str) -> None:
    assert obeyed(safe(text)) == []
    assert "\n" not in safe(text)
    assert obeyed(render(with_text(text))) == []


@pytest.mark.parametrize("text", ["café", "금요일", "👩‍🚀 said", "“quoted” — dash…"])
def test_what_does_no_harm_stays(text: str) -> None:
    assert safe(text) == text


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_json_is_safe_to_look_at_and_says_the_same(text: str) -> None:
    written = safe_json({"text": text})
    assert orjson.loads(written) == {"text": text}
    turning = set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c\u2028\u2029")
    assert not turning & set(written.decode())
    assert not [letter for letter in written.decode() if unicodedata.category(letter) == "Cc" and letter != "\n"]


def test_the_sum_can_be_redone() -> None:
    line = next(line for line in render(ASSESSMENT).splitlines() if line.startswith("  Sum"))
    assert line == "  Sum  44 + 4 + 3 - 2 = 49"
    assert eval(line.removeprefix("  Sum  ").replace("=", "==")) is True  # noqa: S307  the line above, as a pencil would


def test_a_bar_a_reason_in_proportion_to_its_points() -> None:
    lines = [line for line in render(ASSESSMENT).splitlines() if re.match(r" +[+-]?\d+  [█▒▏▎▍▌▋▊▉ ]{16}  \S", line)]
    assert [line[:5].strip() for line in lines] == ["+44", "+4", "0", "+3", "-2"]
    assert [len(line[7:23].strip()) for line in lines] == [16, 2, 0, 2, 1]


def test_every_origin_is_listed_with_the_articles_that_it_speaks_through() -> None:
    drawn = render(ASSESSMENT)
    assert "1. Anna Berg (named official, SE), independence 1, points 0" in drawn
    assert "speaks through herald, post" in drawn
    assert "2. road agency (institution), independence 0.25, points +4" in drawn


def test_a_quote_is_shown_once() -> None:
    drawn = " ".join(render(ASSESSMENT).split())
    assert drawn.count("The bridge will stay closed.") == 2  # in the first reason's sentence, and behind the second reason
    assert "The builder denies: “The builder denied it.” (wire)" in drawn
    assert "+16 a further origin outside Sweden" in drawn


def test_no_dissent_is_told_apart_from_not_looking() -> None:
    undenied = {**ASSESSMENT, "evidence": ASSESSMENT["evidence"][:1], "reasons": []}
    assert "Dissent: none found in these articles" in render(undenied)


def test_an_abstention_has_no_figure_and_no_sum() -> None:
    why = {"code": "x", "points": 0, "text": "No score: nothing in 3 articles bears on the claim.", "evidence": []}
    silent = {
        **ASSESSMENT, "score": None, "abstained": True, "origins": [], "evidence": [], "would_raise": [], "reasons": [why],
        "attribution": {"class": None, "name": None, "surface": None, "chain": []},
    }
    drawn = render(silent)
    assert "Score   no score" in drawn
    assert "No score: nothing in 3 articles bears on the claim." in drawn
    assert "Sum" not in drawn


@pytest.mark.parametrize("width", [80, 100, 120])
@pytest.mark.parametrize("blocks", [True, False])
def test_lines_fit_the_terminal(width: int, blocks: bool) -> None:
    words = with_text("word " * 120)
    assert max(len(line) for line in render(words, Look(width, blocks)).splitlines()) <= width


def test_a_terminal_without_blocks_gets_plain_ones() -> None:
    drawn = render(ASSESSMENT, Look(blocks=False))
    assert drawn.isascii()
    assert "################" in drawn
    assert "=" in drawn


def test_a_stream_that_cannot_carry_a_letter_gets_a_question_mark() -> None:
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    write("caf\u00e9 \ufffd", stream)
    stream.flush()
    assert stream.buffer.getvalue() == b"caf? ?\n"


class Terminal(io.StringIO):
    """A terminal with an encoding."""

    def __init__(self, encoding: str, is_terminal: bool) -> None:
        super().__init__()
        self.is_terminal = is_terminal
        self._encoding = encoding

    @property
    def encoding(self) -> str:
        return self._encoding

    def isatty(self) -> bool:
        return self.is_terminal


@pytest.mark.parametrize(("encoding", "is_terminal", "environment", "blocks", "colour"), [
    ("utf-8", True, {}, True, True),
    ("utf-8", False, {}, True, False),
    ("utf-8", True, {"NO_COLOR": "1"}, True, False),
    ("utf-8", True, {"NO_COLOR": ""}, True, True),
    ("utf-8", True, {"TERM": "dumb"}, True, False),
    ("ascii", True, {}, False, True),
    ("latin-1", False, {}, False, False),
])
def test_the_look_fits_the_terminal(
    encoding: str, is_terminal: bool, environment: dict[str, str], blocks: bool, colour: bool,
) -> None:
    look = look_of(Terminal(encoding, is_terminal), environment)
    assert (look.blocks, look.colour) == (blocks, colour)


@pytest.mark.parametrize(("columns", "width"), [("40", 80), ("100", 100), ("300", 120)])
def test_the_width_is_the_terminals_within_reason(monkeypatch: pytest.MonkeyPatch, columns: str, width: int) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert look_of(Terminal("utf-8", True)).width == width


def test_the_words_are_about_the_sourcing() -> None:
    drawn = " ".join(render(ASSESSMENT).lower().split())
    assert "says nothing about whether it is so" in drawn
    assert not re.search(r"\b(true|truth|false|lie|lies|fake|fact|proven|proved|likely|probably|credible)\b", drawn)


def test_bands_cover_the_scale_in_order() -> None:
    words = [band(score).words.removesuffix(" sourced") for score in range(101)]
    assert list(dict.fromkeys(words)) == ["barely", "thinly", "moderately", "well", "very well"]
