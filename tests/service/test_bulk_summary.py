"""What a batch came to: the same counts in whatever order and groups its lines are merged, and told without harm."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scoring import shipped
from service.bands import band
from service.bulk.shown import REASONS, Shown, classes, outcomes, share
from service.bulk.summary import CONTESTED, LONGEST, NOTHING, dissent_codes, from_json, merged, of, of_all
from service.bulk.told import summary_lines
from service.terminal import Look
from tests.service.batched import ABSTAINED, CLASSES, EVERY, GOLDEN, LINES, line

ROOT = Path(__file__).parents[2]
HOSTILE = "\x1b[31mred\x1b]0;title\x07 \u202egnp.exe\u2066x \x9b31m \x00\x7f\u2028line\r\nbreak"


@given(LINES, st.randoms(use_true_random=False))
def test_any_order_and_grouping_gives_the_same_bytes(lines: list[dict[str, Any]], chance: Any) -> None:
    parts = [of(one) for one in lines]
    chance.shuffle(parts)
    while len(parts) > 1:
        place = chance.randrange(len(parts) - 1)
        parts[place:place + 2] = [merged(parts[place], parts[place + 1])]
    together = parts[0] if parts else NOTHING
    assert together == of_all(lines)
    assert orjson.dumps(together.as_json()) == orjson.dumps(of_all(lines).as_json())


@given(LINES, LINES, LINES)
def test_it_is_a_commutative_monoid(one: list[Any], other: list[Any], third: list[Any]) -> None:
    a, b, c = map(of_all, (one, other, third))
    assert merged(a, b) == merged(b, a)
    assert merged(merged(a, b), c) == merged(a, merged(b, c))
    assert merged(a, NOTHING) == a == merged(NOTHING, a)


@given(LINES)
def test_json_gives_it_back(lines: list[dict[str, Any]]) -> None:
    summary = of_all(lines)
    assert from_json(orjson.loads(orjson.dumps(summary.as_json()))) == summary


@given(LINES)
def test_every_line_is_counted_once_in_each_table(lines: list[dict[str, Any]]) -> None:
    summary = of_all(lines)
    assert summary.rows == len(lines) == sum(row.count for row in outcomes(summary))
    assert summary.scored == sum(summary.bands.values()) == sum(summary.classes.values()) == sum(row.count for row in classes(summary))
    assert summary.rows == summary.scored + summary.abstained + summary.failed + sum(summary.unassessed.values())
    assert all(summary.pointed[code] <= summary.reasons[code] for code in summary.pointed)


@given(LINES)
def test_the_most_contested_are_those_of_all_lines(lines: list[dict[str, Any]]) -> None:
    every = sorted((claim for one in lines for claim in of(one).contested), key=lambda claim: claim.place)
    assert list(of_all(lines).contested) == every[:CONTESTED]


def test_the_order_of_the_most_contested() -> None:
    lines = [
        line("c", 10, dissent=(("denies", -20),), opponents=1), line("b", 10, dissent=(("denies", -20),), opponents=1),
        line("d", 90, dissent=(("denies", -15), ("contradicts", -15))), line("a", 50, dissent=(("denies", -20),), opponents=2),
        line("e", 0, dissent=(("denies", 0),), opponents=3), line("f", 50),
    ]
    found = [(one.id, one.lost, one.origins_for, one.origins_against) for one in of_all(lines).contested]
    assert found == [("d", 30, 1, 0), ("a", 20, 1, 2), ("b", 20, 1, 1), ("c", 20, 1, 1)]


def test_a_limit_gives_points_of_dissent_back() -> None:
    (found,) = of(line("a", 0, dissent=(("denies", -44), ("contradicts", -14), ("cap_dissent", 18)))).contested
    assert found.lost == 40


def test_an_origin_on_both_sides_counts_for_the_claim() -> None:
    told = line("a", 10, dissent=(("denies", -5),), backers=1, opponents=1)
    told["evidence"].append({"origin": "O0", "relation": "contradicts"})
    (found,) = of(told).contested
    assert (found.origins_for, found.origins_against) == (1, 1)


def test_dissent_is_what_the_rubric_says_it_is() -> None:
    assert dissent_codes() == {"contradicts", "denies", "cap_dissent", "cap_self_serving"}
    table = shipped().table
    assert dissent_codes() <= {*table["relation"], *table["reason"]}


@pytest.mark.parametrize("assessment", [one for one in GOLDEN if one["score"] is not None], ids=lambda one: one["id"])
def test_what_dissent_costs_is_what_the_sum_lacks(assessment: dict[str, Any]) -> None:
    lost = sum(one.lost for one in of(assessment).contested)
    others = sum(reason["points"] for reason in assessment["reasons"] if reason["code"] not in dissent_codes() | {"floor"})
    assert max(others - lost, 0) == assessment["score"]


def test_a_claim_is_kept_short() -> None:
    (found,) = of(line("a", 10, dissent=(("denies", -5),), text="The bridge at Harnby " * 400)).contested
    assert len(found.text) <= LONGEST
    assert found.text.startswith("The bridge at Harnby The bridge")
    assert found.text.endswith(" …")


def test_memory_is_bounded() -> None:
    long = "The bridge " * 100
    grown = [
        len(orjson.dumps(of_all(line(f"{place:05}", place % 101, dissent=(("denies", -5),), text=long) for place in range(many)).as_json()))
        for many in (500, 5_000)
    ]
    assert grown[1] < grown[0] + 100  # digits of the counts


def test_each_score_has_its_bin() -> None:
    summary = of_all(line(str(score), score) for score in range(101))
    assert summary.histogram == (5,) * 19 + (6,)
    assert summary.bands == {"very-well": 21, "well": 20, "moderately": 20, "thinly": 20, "barely": 20}


def test_a_claim_for_which_nobody_vouches_has_a_row_of_its_own() -> None:
    rows = {row.name: row.count for row in classes(of_all([line("a", 0, None), ABSTAINED]))}
    assert rows.pop("nobody") == 1
    assert set(rows.values()) == {0}
    assert list(rows) == CLASSES


@pytest.mark.parametrize("wrong", [None, [], {"rows": "1"}, {"histogram": ["a"]}, {"contested": [{}]}])
def test_what_is_no_summary_is_refused(wrong: object) -> None:
    with pytest.raises(ValueError, match=r"Expected|missing"):
        from_json(wrong)


@pytest.mark.parametrize(("count", "whole", "told"), [
    (0, 0, "0 %"), (0, 9, "0 %"), (9, 9, "100 %"), (1, 10_000_000, "0.1 %"), (9_999_999, 10_000_000, "99.9 %"), (1, 3, "33.3 %"),
])
def test_a_share_never_hides_what_is_there(count: int, whole: int, told: str) -> None:
    assert share(count, whole) == told


def test_the_words_of_reasons_are_those_of_the_pages() -> None:
    module = (ROOT / "service" / "web" / "assets" / "wording.js").read_text(encoding="utf-8")
    (table,) = re.findall(r"^const CODES = \{\n(.*?)^\};", module, re.DOTALL | re.MULTILINE)
    shown = dict(re.findall(r'^  (\w+): "(.*)",$', table, re.MULTILINE))
    assert {**shown, "corroboration": "Further origin"} == REASONS


def told_counts(lines: list[str]) -> dict[str, int]:
    """Return the counts of the tables by their words."""
    found = (re.fullmatch(r"  (?:[^\w\s] )?(\w.*?) +([\d,]+) +[\d.]+ %.*", one) for one in lines)
    return {one[1]: int(one[2].replace(",", "")) for one in found if one}


@pytest.mark.parametrize("blocks", [True, False])
def test_the_terminal_is_told_every_count(blocks: bool) -> None:
    shown: list[Shown] = [*outcomes(EVERY), *(row for row in classes(EVERY) if row.count)]
    assert told_counts(summary_lines(EVERY, Look(80, blocks))) == {row.words: row.count for row in shown}


def test_bars_are_in_proportion_and_begin_below_each_other() -> None:
    lines = summary_lines(of_all([line(str(place), 10 if place < 30 else 90) for place in range(40)]), Look(80))
    drawn = [one for one in lines if "█" in one]
    assert len({one.index("█") for one in drawn[:2]}) == 1
    assert drawn[1].count("█") == pytest.approx(3 * drawn[0].count("█"), abs=3)


def test_symbols_and_words_of_the_most_contested() -> None:
    lines = summary_lines(of_all([line("c-17", 31, dissent=(("denies", -26),), backers=2, opponents=1)]), Look(80))
    assert lines[-1].split() == f"-26 {band(31).symbol} 31 2 1 The bridge at Harnby is closed. (c-17)".split()


@pytest.mark.parametrize("width", [80, 100, 120])
@pytest.mark.parametrize("blocks", [True, False])
@pytest.mark.parametrize("text", ["word " * 60, "w" * 300, HOSTILE], ids=["long", "one word", "hostile"])
def test_lines_fit_the_terminal_and_command_it_nothing(width: int, blocks: bool, text: str) -> None:
    many = of_all([line(text, place, dissent=(("denies", -5),), text=text) for place in range(20)])
    for one in summary_lines(merged(many, EVERY), Look(width, blocks)):
        assert len(one) <= width
        assert not [letter for letter in one if unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Zl", "Zp"}]


def test_plain_terminals_get_plain_letters() -> None:
    assert all(one.isascii() for one in summary_lines(EVERY, Look(80, blocks=False)))


def test_nothing_read_is_told_as_well() -> None:
    assert summary_lines(NOTHING, Look(80))[0] == "0 rows"
