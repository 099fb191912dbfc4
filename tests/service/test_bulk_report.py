"""The report of a batch: one page, its numbers those of the summary, and whatever stands in a claim stays text."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from lxml.html import HtmlElement

from service.bands import BANDS, band
from service.bulk.report import clean, page
from service.bulk.shown import classes, outcomes, reasons, scores
from service.bulk.summary import NOTHING, Contested, Summary, merged, of_all
from tests.service.batched import ABSTAINED, EVERY, FAILED, LINES, line
from tests.web.hostile import KINDS

ABOUT = {"Claims": "claims.jsonl", "Articles": "12,345", "Options": "--workers 2 --out <scored>.jsonl"}
# What a page of text, tables and drawings is made of; nothing else may come out of a claim.
ELEMENTS = set(
    "html head meta title style body main header section div h1 h2 p b span bdi ol li dl dt dd "
    "table caption thead tbody tfoot tr th td svg desc g rect line text".split()
)
ATTRIBUTES = set(
    "lang charset name content http-equiv class id aria-labelledby aria-hidden role scope dir "
    "height width x y x1 x2 y1 y2 text-anchor".split()
)
KINDS_OF_TEXT = st.text(alphabet=st.characters(exclude_categories=[]), max_size=60)


def parsed(summary: Summary, about: dict[str, str] | None = None) -> HtmlElement:
    """Return the page as a browser reads it, roughly."""
    return html.document_fromstring(page(summary, ABOUT if about is None else about))


def whole(text: str) -> int:
    return int(text.replace(",", ""))


def table_of(section: HtmlElement) -> dict[str, int]:
    """Return the counts of a table by the words of their rows, with those of its foot."""
    rows = section.xpath(".//table//tr[td]")
    return {row.xpath("string(th/text()[last()] | th/text()[1])").strip(): whole(row.xpath("string(td[1])")) for row in rows}


def bars_of(section: HtmlElement) -> dict[str, int]:
    """Return the counts beside the bars by their words."""
    groups = section.xpath(".//svg/g")
    return {re.sub(r"^[^\w\s] ", "", group.xpath("string(text[1])")): whole(group.xpath("string(text[2])")) for group in groups}


def section(tree: HtmlElement, name: str) -> HtmlElement:
    (found,) = tree.xpath(f"//section[@aria-labelledby='{name}']")
    return found


def hostile(kinds: dict[str, str]) -> Summary:
    """Return a summary whose most contested claims are hostile."""
    told = tuple(Contested(f"{text[:40]}{place}", text[:160], 7 * place, 99, 2, 1) for place, text in enumerate(kinds.values()))
    return merged(EVERY, Summary(rows=len(told), failed=len(told), contested=told))


def test_the_tables_and_the_bars_say_the_same_and_sum_to_what_was_read() -> None:
    tree = parsed(EVERY)
    for name, rows, total in (("bands", outcomes(EVERY), EVERY.rows), ("classes", classes(EVERY), EVERY.scored)):
        told = table_of(section(tree, name))
        foot = told.popitem()
        assert told == bars_of(section(tree, name)) == {row.words: row.count for row in rows}
        assert foot[1] == sum(told.values()) == total


def test_the_histogram_and_its_table_say_the_same() -> None:
    found = section(parsed(EVERY), "scores")
    told = table_of(found)
    foot = told.popitem()
    assert told == dict(scores(EVERY))
    assert foot[1] == sum(told.values()) == EVERY.scored
    described = dict(re.findall(r"(\d+–\d+): ([\d,]+)", found.xpath("string(.//desc)")))
    assert {name: whole(count) for name, count in described.items()} == {name: count for name, count in told.items() if count}
    heights = [float(column.get("height")) for column in found.xpath(".//rect")]
    most = max(EVERY.histogram)
    assert heights == [pytest.approx(max(heights) * count / most, abs=1) for count in EVERY.histogram]


def test_bars_are_as_long_as_their_counts() -> None:
    for rows, name in ((outcomes(EVERY), "bands"), (classes(EVERY), "classes")):
        lengths = [float(one.get("width").rstrip("%")) for one in section(parsed(EVERY), name).xpath(".//rect[@class='bar']")]
        most = max(row.count for row in rows)
        assert lengths == [pytest.approx(100 * row.count / most, abs=0.5) for row in rows]


def test_reasons_are_counted_with_those_that_have_points() -> None:
    rows = section(parsed(EVERY), "reasons").xpath(".//tbody/tr")
    assert [(row.xpath("string(th)"), *map(whole, row.xpath("td/text()"))) for row in rows] == reasons(EVERY)
    assert len(rows) == len(EVERY.reasons)


def test_each_contested_claim_has_its_score_in_figure_symbol_and_word() -> None:
    found = section(parsed(EVERY), "contested").xpath(".//li")
    assert len(found) == len(EVERY.contested)
    for told, one in zip(found, EVERY.contested, strict=True):
        assert told.xpath("string(p[1])") == one.text
        facts = " ".join(told.xpath("string(p[2])").split())
        its = band(one.score)
        sides = f"{one.origins_for} origin{'' if one.origins_for == 1 else 's'} for, {one.origins_against} against"
        assert facts == f"−{one.lost} points · {its.symbol}{one.score} of 100, {its.words} · {sides} · id {one.id}"


def test_what_was_read_is_told_in_the_order_given() -> None:
    found = section(parsed(EVERY), "about")
    assert dict(zip(found.xpath(".//dt/text()"), found.xpath(".//dd/text()"), strict=True)) == ABOUT
    assert found.xpath(".//dt/text()") == list(ABOUT)


def test_the_first_lines_tell_the_outcome() -> None:
    tree = parsed(of_all([line("a", 80), line("b", 10), line("c", 39), FAILED, FAILED, ABSTAINED]))
    assert tree.xpath("string(//h1)") == "How well 6 claims are sourced"
    assert " ".join(tree.xpath("string(//p[@class='lead'])").split()) == (
        "3 have a score: 1 of 60 or more, 2 below 40. For 1 nothing was found that bears on it. 2 failed; the line of each has its error.")


def test_one_page_alone() -> None:
    text = page(EVERY, ABOUT)
    tree = html.document_fromstring(text)
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    (style,) = re.findall("<style>(.*?)</style>", text, re.DOTALL)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.startswith(f"default-src 'none'; style-src 'sha256-{digest}';")
    assert not re.search(r"url\(|@import|https?:|//", style)
    assert not tree.xpath("//@href | //@src | //@style | //script | //link")
    assert {"prefers-color-scheme: dark", "@media print"} <= set(re.findall(r"prefers-color-scheme: dark|@media print", style))


def test_every_drawing_has_a_title_and_a_description() -> None:
    tree = parsed(EVERY)
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    drawings = tree.xpath("//svg")
    assert len(drawings) == 3
    for drawing in drawings:
        title, desc = drawing.xpath("title | desc")
        assert (drawing.get("role"), drawing.get("aria-labelledby")) == ("img", f"{title.get('id')} {desc.get('id')}")
        assert title.text.strip()
        assert desc.text.strip()


def test_no_colour_stands_without_a_symbol_and_a_word() -> None:
    told = section(parsed(EVERY), "bands")
    for one in BANDS:
        assert told.xpath(f"count(.//tr[@class='{one.name}'][contains(., '{one.symbol}')][contains(., '{one.words}')])") == 1
        assert told.xpath(f"count(.//*[local-name()='g'][@class='{one.name}'][contains(., '{one.symbol} {one.words}')])") == 1


def stays_text(tree: HtmlElement) -> None:
    assert {element.tag for element in tree.iter() if isinstance(element.tag, str)} <= ELEMENTS
    assert {name for element in tree.iter() for name in element.attrib} <= ATTRIBUTES


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_text_stays_text(kind: str) -> None:
    text = KINDS[kind]
    tree = parsed(hostile({kind: text}), {text: text, "Options": text})
    stays_text(tree)
    assert [element.tag for element in tree.iter()] == [element.tag for element in parsed(hostile({kind: "x"}), {"x": "x", "Options": "x"}).iter()]
    assert tree.xpath("string(//ol/li[1]/p[1])") == text[:160]
    assert tree.xpath("string(//dl/dt[1])") == tree.xpath("string(//dl/dd[2])") == text


@settings(max_examples=30, deadline=None)
@given(LINES, st.dictionaries(KINDS_OF_TEXT, KINDS_OF_TEXT, max_size=3))
def test_a_page_for_whatever_was_read(lines: list[dict[str, Any]], about: dict[str, str]) -> None:
    text = page(of_all(lines), about)
    assert text.encode()  # a name of a file may hold half of a character
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f]", text)
    stays_text(html.document_fromstring(text))


def test_a_batch_of_nothing_has_a_page() -> None:
    tree = parsed(NOTHING, {})
    assert tree.xpath("string(//h1)") == "How well 0 claims are sourced"
    assert "No claim loses points" in tree.text_content()


@pytest.mark.parametrize(("text", "shown"), [
    ("a\x00b\x1b[31m", "a\ufffdb\ufffd[31m"), ("\ud800", "\ufffd"), ("two\nlines", "two\nlines"), ("\u066a\u200f", "\u066a\u200f"),
])
def test_what_has_no_place_in_a_page_is_marked(text: str, shown: str) -> None:
    assert clean(text) == shown
