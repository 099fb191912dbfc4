"""The rubric is checked at the start, each fault names its row, and a new row is one row in the file."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any

import pytest
from copydesk import ENGINE, points, told
from hypothesis import given, settings
from hypothesis import strategies as st

from scoring import Claim, Rubric, RubricError, shipped
from scoring.rubric import NUMBERS, REQUIRED, SENTENCES, TABLE, WORDS, parse

TEXT = TABLE.read_text(encoding="utf-8")
SHIPPED: dict[str, Any] = tomllib.loads(TEXT)
CLAIM = Claim("The bridge at Harnby was closed.")


def without(row: str) -> str:
    """Return the rubric's text without the table `row` and its lines."""
    cut = re.sub(rf"(?ms)^\[{re.escape(row)}\]\n.*?(?=^\[|\Z)", "", TEXT)
    assert cut != TEXT
    return cut


def with_value(row: str, value: str) -> str:
    """Return the rubric's text with another value (TOML) for the dotted `row`."""
    table, _, key = row.rpartition(".")
    pattern = rf"(?ms)(^\[{re.escape(table)}\]\n(?:(?!^\[).)*?^{re.escape(key)} = )[^\n]*"
    changed = re.sub(pattern, lambda found: found.group(1) + value, TEXT, count=1)
    assert changed != TEXT, row
    return changed


def leaves(table: Mapping[str, Any], row: str = "") -> list[tuple[str, Any]]:
    found: list[tuple[str, Any]] = []
    for name, value in table.items():
        inner = f"{row}.{name}".lstrip(".")
        found += leaves(value, inner) if isinstance(value, Mapping) else [(inner, value)]
    return found


NUMERIC = [(row, value) for row, value in leaves(SHIPPED) if isinstance(value, int | float) and not isinstance(value, bool)]
SENTENCE_ROWS = [
    row
    for row, value in leaves(SHIPPED)
    if isinstance(value, str) and row.split(".")[-1] in SENTENCES and row.split(".")[0] in WORDS
]


def changes(row: str, value: object) -> dict[str, Any]:
    """Return the override {"class": {"vague": {"points": value}}} for the row class.vague.points."""
    made: Any = value
    for part in reversed(row.split(".")):
        made = {part: made}
    return dict(made)


class TestShipped:
    def test_the_points_are_those_of_the_method(self) -> None:
        assert {name: row["points"] for name, row in SHIPPED["class"].items()} == {
            "published_record": 50,
            "named_official": 44,
            "named_spokesperson": 42,
            "intelligence_agency": 38,
            "official_by_title": 36,
            "institution": 30,
            "organisation": 28,
            "named_expert": 26,
            "named_person": 26,
            "own_reporting": 24,
            "unnamed_officials": 22,
            "anonymous_source": 20,
            "media_report": 18,
            "unnamed_group": 12,
            "vague": 10,
            "unattributed": 6,
            "headline": 3,
        }
        assert {name: row["points"] for name, row in SHIPPED["modifier"].items()} == {
            "party": -8,
            "against_interest": 6,
            "hedged": -4,
            "forecast": -5,
        }
        assert (SHIPPED["corroboration"]["second"], SHIPPED["corroboration"]["ratio"], SHIPPED["corroboration"]["most"]) == (
            16,
            0.5,
            40,
        )
        assert (
            SHIPPED["dissent"]["most"],
            SHIPPED["dissent"]["self_serving_most"],
            SHIPPED["dissent"]["self_serving_share"],
        ) == (40, 10, 0.5)
        assert SHIPPED["attribution"]["relay"]["points"] == -3
        assert sum(row["points"] for row in SHIPPED["specificity"].values()) == 10

    def test_every_class_has_its_words(self) -> None:
        assert all({"points", "grade", "label", "what"} <= set(row) for row in SHIPPED["class"].values())

    def test_it_is_read_once(self) -> None:
        assert shipped() is shipped()

    def test_the_version_names_the_content(self) -> None:
        assert shipped().version.startswith(SHIPPED["version"] + "+")
        assert parse(TEXT).version == shipped().version
        assert parse(with_value("class.vague.points", "9")).version != shipped().version

    def test_ranks_follow_the_points(self) -> None:
        order = sorted(SHIPPED["class"], key=shipped().rank)
        points_ = [shipped().points(name) for name in order]
        assert points_ == sorted(points_, reverse=True)


class TestFaultsNameTheirRow:
    @pytest.mark.parametrize("row", [f"{table}.{name}" for table, rows in REQUIRED.items() for name in rows])
    def test_a_missing_row(self, row: str) -> None:
        with pytest.raises(RubricError, match=re.escape(row)):
            parse(without(row))

    @pytest.mark.parametrize(("row", "value"), NUMERIC, ids=[row for row, _ in NUMERIC])
    def test_a_number_out_of_bounds(self, row: str, value: float) -> None:
        del value
        for wrong in ("1000", "-1000"):
            with pytest.raises(RubricError, match=re.escape(row)):
                parse(with_value(row, wrong))

    @pytest.mark.parametrize("wrong", ['"ten"', "true", "[1]", "nan", "inf", "10.5", "1979-05-27"])
    def test_a_number_of_the_wrong_kind(self, wrong: str) -> None:
        with pytest.raises(RubricError, match=re.escape("class.vague.points")):
            parse(with_value("class.vague.points", wrong))

    @pytest.mark.parametrize(
        ("lines", "row"),
        [
            ("[class.vague]\nweight = 3\n", "class.vague.weight"),
            ("[raise]\nmost = 3\n", "raise.most"),
            ("[grade]\nshare = 0.5\n", "grade.share"),
            ("[extra]\nthing = 3\n", "extra.thing"),
        ],
    )
    def test_an_unknown_number(self, lines: str, row: str) -> None:
        head, line, _ = lines.split("\n")
        text = TEXT.replace(f"{head}\n", f"{head}\n{line}\n", 1) if head in TEXT else TEXT + "\n" + lines
        with pytest.raises(RubricError, match=re.escape(row)):
            parse(text)

    def test_an_unknown_switch(self) -> None:
        with pytest.raises(RubricError, match=re.escape("class.vague.dependable")):
            parse(TEXT.replace("[class.vague]\n", "[class.vague]\ndependable = true\n", 1))

    @pytest.mark.parametrize("row", SENTENCE_ROWS)
    @pytest.mark.parametrize(
        "wrong", ["{unheard_of}", "{words.real}", "{words[0]}", "{words!r}", "{words:>9}", "{", "{}", "{0}"]
    )
    def test_a_brace_that_nothing_fills(self, row: str, wrong: str) -> None:
        with pytest.raises(RubricError, match=re.escape(row)):
            parse(with_value(row, f'"Words {wrong} here."'))

    @pytest.mark.parametrize("key", ["points", "grade", "label", "what"])
    def test_a_class_that_lacks_something(self, key: str) -> None:
        text = re.sub(rf"(?ms)(^\[class\.vague\]\n(?:(?!^\[).)*?)^{key} = [^\n]*\n", r"\1", TEXT, count=1)
        with pytest.raises(RubricError, match=re.escape("class.vague")):
            parse(text)

    @pytest.mark.parametrize("letter", ['"G"', '""', '"b"'])
    def test_a_class_with_a_grade_that_is_none(self, letter: str) -> None:
        with pytest.raises(RubricError, match=re.escape("class.vague.grade")):
            parse(with_value("class.vague.grade", letter))

    def test_a_class_named_as_one_that_is_none(self) -> None:
        with pytest.raises(RubricError, match=re.escape("class.vague.named_as")):
            parse(with_value("class.vague.named_as", '"nobody"'))

    def test_no_version(self) -> None:
        with pytest.raises(RubricError, match="version"):
            parse(re.sub(r"(?m)^version = .*\n", "", TEXT))

    @pytest.mark.parametrize("text", ["", "class = 3", "[class", "\x00", 'version = "x"\nclass = {}'])
    def test_what_is_no_rubric_at_all(self, text: str) -> None:
        with pytest.raises(RubricError):
            parse(text)

    def test_an_error_of_the_rubric_is_a_value_error(self) -> None:
        assert issubclass(RubricError, ValueError)


class TestNewRows:
    def test_a_new_class_loads_and_can_be_scored_with(self) -> None:
        new = parse(TEXT + '\n[class.oracle]\npoints = 33\ngrade = "D"\nlabel = "oracle"\nwhat = "a voice from the deep"\n')
        assert new.points("oracle") == 33
        assert new.label("oracle") == "oracle"
        assert shipped().rank("institution") == new.rank("institution") - 1 == new.rank("oracle")
        assert "oracle" in new.table["class"]
        assert ENGINE.score(CLAIM, told("Police said the bridge at Harnby was closed."), new).score == 30

    def test_a_new_modifier_loads_and_appears(self) -> None:
        new = parse(TEXT + '\n[modifier.mumbled]\npoints = -2\ntext = "{surface} mumbled: “{words}”."\n')
        assert new.modifier("mumbled") == -2
        assert new.sentence("modifier", "mumbled", surface="Police", words="well") == "Police mumbled: “well”."

    def test_a_new_reason_loads_and_appears(self) -> None:
        new = parse(TEXT + '\n[reason.weather]\ntext = "It rained while {label} spoke."\n')
        assert new.sentence("reason", "weather", label="police") == "It rained while police spoke."

    def test_a_new_row_is_checked_like_the_others(self) -> None:
        with pytest.raises(RubricError, match=re.escape("class.oracle.points")):
            parse(TEXT + '\n[class.oracle]\npoints = 333\ngrade = "D"\nlabel = "oracle"\nwhat = "x"\n')
        with pytest.raises(RubricError, match=re.escape("reason.weather.text")):
            parse(TEXT + '\n[reason.weather]\ntext = "It rained on {day}."\n')

    def test_other_words_appear_in_the_reasons(self) -> None:
        new = parse(with_value("class.institution.label", '"public body"'))
        found = ENGINE.score(CLAIM, told("Police said the bridge at Harnby was closed."), new)
        assert any("public body" in reason.text for reason in found.reasons)


class TestOverrides:
    def test_a_number_stands_instead(self) -> None:
        cheap = shipped().overridden({"class": {"institution": {"points": 7}}})
        assert cheap.points("institution") == 7
        assert shipped().points("institution") == 30
        assert points(ENGINE.score(CLAIM, told("Police said the bridge at Harnby was closed."), cheap), "attribution") == [7]

    def test_another_rubric_has_another_version_and_says_so(self) -> None:
        cheap = shipped().overridden({"class": {"institution": {"points": 7}}})
        found = ENGINE.score(CLAIM, told("Police said the bridge at Harnby was closed."), cheap)
        assert found.versions.rubric == cheap.version != shipped().version
        assert ENGINE.score(CLAIM, told("Police said the bridge at Harnby was closed.")).versions.rubric == shipped().version

    def test_no_change_is_the_same_rubric(self) -> None:
        assert shipped().overridden({}) is shipped()
        same = shipped().overridden({"class": {"institution": {"points": 30}}})
        assert same.version == shipped().version

    @pytest.mark.parametrize(
        ("change", "row"),
        [
            pytest.param({"class": {"nobody": {"points": 3}}}, "class.nobody", id="an unknown row"),
            pytest.param({"nothing": {}}, "nothing", id="an unknown table"),
            pytest.param({"class": {"vague": {"weight": 3}}}, "class.vague.weight", id="an unknown number"),
            pytest.param({"class": {"vague": {"points": 51}}}, "class.vague.points", id="out of bounds"),
            pytest.param({"class": {"vague": {"points": -1}}}, "class.vague.points", id="below its bounds"),
            pytest.param({"class": {"vague": {"points": 1.5}}}, "class.vague.points", id="not whole"),
            pytest.param({"class": {"vague": {"points": "9"}}}, "class.vague.points", id="text for a number"),
            pytest.param({"class": {"vague": {"points": None}}}, "class.vague.points", id="nothing for a number"),
            pytest.param({"class": {"vague": {"points": True}}}, "class.vague.points", id="a switch for a number"),
            pytest.param({"class": {"vague": {"points": float("nan")}}}, "class.vague.points", id="not a number"),
            pytest.param({"class": {"vague": {"points": {"a": 1}}}}, "class.vague.points", id="a table for a number"),
            pytest.param({"class": {"vague": {"label": "x"}}}, "class.vague.label", id="text"),
            pytest.param({"reason": {"floor": {"text": "x"}}}, "reason.floor.text", id="a sentence"),
            pytest.param({"class": {"vague": 3}}, "class.vague", id="a number for a table"),
            pytest.param({"class": []}, "class", id="a list for a table"),
            pytest.param({3: {}}, "3", id="a name that is no text"),
            pytest.param(
                {"independence": {"same_institution": 0.5}}, "independence.same_institution", id="what the method fixes"
            ),
        ],
    )
    def test_a_wrong_override_names_its_row(self, change: dict[Any, Any], row: str) -> None:
        with pytest.raises(RubricError, match=re.escape(row)):
            shipped().overridden(change)

    @settings(deadline=None, derandomize=True, max_examples=40)
    @given(st.sampled_from([row for row, _ in NUMERIC]), st.data())
    def test_every_number_can_be_overridden_within_its_bounds(self, row: str, data: st.DataObject) -> None:
        bounds = next(
            bounds
            for pattern, bounds in NUMBERS.items()
            if re.fullmatch(pattern.replace(".", r"\.").replace("*", "[^.]+"), row)
        )
        number = data.draw(
            st.integers(int(bounds.least), int(bounds.most)) if bounds.whole else st.floats(bounds.least, bounds.most)
        )
        changed: Rubric = shipped().overridden(changes(row, number))
        assert dict(leaves(changed.table))[row] == number
