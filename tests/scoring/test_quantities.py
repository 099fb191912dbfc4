"""Quantities: value or range, bound, unit and referent of a figure, and how two figures bear on each other."""

from __future__ import annotations

import pytest
from copydesk import SPACES, figure, figures
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from scoring.quantities import alike, compare, quantities
from scoring.reading import read_lines

FORMS = tuple(
    f"{bound}{value} troops"
    for bound in ("", "about ", "at least ", "more than ", "up to ", "fewer than ", "between 100 and ")
    for value in ("110", "2,500", "3,000", "3k", "several thousand", "half a million")
    if not (bound.startswith("between") and value[0] in "sh")
)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("3,000 troops", id="comma"),
        *(pytest.param(f"3{space}000 troops", id=f"{name} space") for name, space in SPACES.items()),
        pytest.param("3000 troops", id="bare"),
        pytest.param("three thousand troops", id="in words"),
        pytest.param("Three thousand troops", id="in words, at the start of a sentence"),
        pytest.param("3k troops", id="k"),
        pytest.param("3K troops", id="K"),
        pytest.param("3 thousand troops", id="figure and word"),
        pytest.param("３,０００ troops", id="full-width digits"),
    ],
)
def test_three_thousand_is_one_value(text: str) -> None:
    found = figure(text)
    assert (found.low, found.high, found.bound, found.unit) == (3000, 3000, "exact", "")
    assert found.referent == figure("3,000 troops").referent


@pytest.mark.parametrize(
    ("text", "value"),
    [
        pytest.param("12 houses", 12, id="plain"),
        pytest.param("1,234,567 votes", 1_234_567, id="two commas"),
        pytest.param("1 234 567 votes", 1_234_567, id="two spaces"),
        pytest.param("1.5 million votes", 1_500_000, id="point and word"),
        pytest.param("1.2bn votes", 1_200_000_000, id="bn"),
        pytest.param("7m votes", 7_000_000, id="m"),
        pytest.param("twenty-two houses", 22, id="hyphenated words"),
        pytest.param("five hundred and twelve houses", 512, id="words with and"),
        pytest.param("two million votes", 2_000_000, id="two words"),
        pytest.param("a dozen houses", 12, id="a dozen"),
        pytest.param("half a dozen houses", 6, id="half a dozen"),
        pytest.param("a hundred houses", 100, id="a hundred"),
        pytest.param("2 lakh votes", 200_000, id="lakh"),
        pytest.param("12,34,567 votes", 1_234_567, id="lakhs with commas"),
        pytest.param("1.234.567 votes", 1_234_567, id="points between thousands"),
        pytest.param("3.000 votes", 3_000, id="one point between thousands"),
        pytest.param("1,5 million votes", 1_500_000, id="a decimal comma"),
        pytest.param("half a million votes", 500_000, id="half a million"),
        pytest.param("a quarter of a million votes", 250_000, id="a quarter of a million"),
        pytest.param("one and a half million votes", 1_500_000, id="one and a half million"),
        pytest.param("2½ million votes", 2_500_000, id="a fraction sign"),
        pytest.param("two dozen houses", 24, id="two dozen"),
        pytest.param("fifteen hundred houses", 1_500, id="fifteen hundred"),
        pytest.param("300-odd houses", 300, id="a hyphen behind"),
        pytest.param("a 5,000-strong crowd", 5_000, id="strong"),
    ],
)
def test_values(text: str, value: float) -> None:
    found = figure(text)
    assert (found.low, found.high) == (value, value)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("a 12m wall", 12, "m"),
        ("the wall is 12m high", 12, "m"),
        ("about 1.5 m above the road", 1.5, "m"),
        ("a 12m euro fund", 12e6, "EUR"),
        ("a £12m fund", 12e6, "GBP"),
        ("12m votes", 12e6, ""),
        ("a 12m-strong union", 12e6, ""),
    ],
)
def test_metres_and_millions(text: str, value: float, unit: str) -> None:
    found = figure(text)
    assert (found.low, found.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("40 houses", "exact"),
        ("exactly 40 houses", "exact"),
        ("some 40 houses", "about"),
        ("about 40 houses", "about"),
        ("around 40 houses", "about"),
        ("roughly 40 houses", "about"),
        ("nearly 40 houses", "about"),
        ("an estimated 40 houses", "about"),
        ("at least 40 houses", "at_least"),
        ("no fewer than 40 houses", "at_least"),
        ("more than 40 houses", "more_than"),
        ("over 40 houses", "more_than"),
        ("up to 40 houses", "up_to"),
        ("as many as 40 houses", "up_to"),
        ("no more than 40 houses", "up_to"),
        ("fewer than 40 houses", "less_than"),
        ("under 40 houses", "less_than"),
        ("40 or more houses", "at_least"),
        ("40 or so houses", "about"),
        ("40-odd houses", "about"),
        ("40-plus houses", "at_least"),
        ("40+ houses", "at_least"),
    ],
)
def test_bounds(text: str, bound: str) -> None:
    found = figure(text)
    assert (found.low, found.high, found.bound) == (40, 40, bound)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("4.5%", 4.5, "percent"),
        ("4.5 percent", 4.5, "percent"),
        ("4.5 per cent", 4.5, "percent"),
        ("ten percent", 10, "percent"),
        ("$48 million", 48e6, "USD"),
        ("US$400 million", 400e6, "USD"),
        ("48 million dollars", 48e6, "USD"),
        ("€5m", 5e6, "EUR"),
        ("5 million euros", 5e6, "EUR"),
        ("£3.2m", 3.2e6, "GBP"),
        ("3.5 km", 3500, "m"),
        ("2 hours", 7200, "s"),
        ("3 tonnes", 3000, "kg"),
        ("a $5 million fine", 5e6, "USD"),
        ("A$5 million", 5e6, "AUD"),
        ("US$ 5m", 5e6, "USD"),
        ("EUR 48 million", 48e6, "EUR"),
        ("USD 3bn", 3e9, "USD"),
        ("CHF 3m", 3e6, "CHF"),
        ("Rs 500 crore", 5e9, "INR"),
        ("Rs. 500 crore", 5e9, "INR"),
        ("€52 mln", 52e6, "EUR"),
        ("48m euros", 48e6, "EUR"),
        ("5 million US dollars", 5e6, "USD"),
        ("a 6-million-euro fine", 6e6, "EUR"),
        ("a $6-million fine", 6e6, "USD"),
        ("$40-a-barrel oil", 40, "USD/barrel"),
        ("a 10-day trip", 864_000, "s"),
        ("a three-day trip", 259_200, "s"),
        ("a 10-year sentence", 120, "month"),
        ("a 12-metre wall", 12, "m"),
        ("two and a half years", 30, "month"),
        ("5½ hours", 19_800, "s"),
        ("half an hour", 1_800, "s"),
        ("1 1/2 hours", 5_400, "s"),
        (".5 km", 500, "m"),
        ("minus 5 degrees", -5, "degree"),
        ("2 percentage points", 2, "point"),
        ("25 basis points", 0.25, "point"),
    ],
)
def test_units(text: str, value: float, unit: str) -> None:
    found = figure(text)
    assert (found.low, found.high) == pytest.approx((value, value))
    assert found.unit == unit


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("10 to 20 houses", 10, 20),
        ("10-20 houses", 10, 20),
        ("10–20 houses", 10, 20),
        ("between 10 and 20 houses", 10, 20),
        ("from 10 to 20 houses", 10, 20),
        ("ten to twenty houses", 10, 20),
        ("two or three houses", 2, 3),
        ("10% to 20% of voters", 10, 20),
        ("2 to 3 million votes", 2e6, 3e6),
        ("1.5-2 million votes", 1.5e6, 2e6),
        ("$2-3 billion", 2e9, 3e9),
        ("$2bn-$3bn", 2e9, 3e9),
        ("$2 billion to $3 billion", 2e9, 3e9),
        ("5 km to 10 km", 5000, 10000),
        ("some 15,000-20,000 people", 15_000, 20_000),
        ("1,500 to 3,000 troops", 1500, 3000),
        ("5,000 to 6,000 troops", 5000, 6000),
    ],
)
def test_ranges(text: str, low: float, high: float) -> None:
    found = figure(text)
    assert (found.low, found.high) == (low, high)


@pytest.mark.parametrize(
    ("text", "percent", "bound"),
    [
        ("4 in 10 voters", 40, "about"),
        ("four in ten voters", 40, "about"),
        ("four out of ten voters", 40, "about"),
        ("one in every five voters", 20, "about"),
        ("3 out of 12 jurors", 25, "about"),
        ("half of the votes", 50, "about"),
        ("half the crew", 50, "about"),
        ("nearly half of voters", 50, "about"),
        ("more than half of voters", 50, "more_than"),
        ("at least a quarter of voters", 25, "at_least"),
        ("two-thirds of voters", 200 / 3, "about"),
        ("two thirds of voters", 200 / 3, "about"),
        ("three quarters of voters", 75, "about"),
        ("¾ of voters", 75, "about"),
    ],
)
def test_a_share_in_words_is_a_percentage(text: str, percent: float, bound: str) -> None:
    found = figure(text)
    assert (found.low, found.high) == pytest.approx((percent, percent))
    assert (found.unit, found.bound) == ("percent", bound)


@pytest.mark.parametrize(
    "text",
    [
        "In the first half of the year it rained.",
        "The third man sang.",
        "The third quarter was wet.",
        "It was half past when it rained.",
        "They met on 9/11.",
        "The line is open 24/7.",
        "He read out 1,2,3 and 4,5,6.",
        "The two-year-old sang.",
    ],
)
def test_what_is_no_share_and_no_count(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("One in two weeks is wet.", [1, 14 * 86_400]),
        ("The toll rose from 14 to 22 people.", [22]),
        ("They won 3 to 2 and 4 to 4.", [3, 2, 4, 4]),
        ("They drove 5 km to 10 villages.", [5000, 10]),
        ("Between 2019 and 2023, 31 contracts were signed.", [31]),
        ("It closed from 2019 to 2023.", []),
        ("The fair is on 10 to 12 June.", []),
    ],
)
def test_what_is_no_range_and_no_ratio(text: str, counts: list[float]) -> None:
    assert figures(text) == counts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("EUR 48 million in damage", "48m euros in damage"),
        ("a fine of $6 million", "a $6-million fine"),
        ("4 in 10 voters", "40% of voters"),
    ],
)
def test_two_spellings_of_one_quantity_agree(one: str, other: str) -> None:
    assert alike(figure(one), figure(other))
    assert compare(figure(one), figure(other)) == "agrees"


@settings(deadline=None, derandomize=True)
@given(st.integers(0, 10**15 - 1))
def test_every_way_to_group_thousands_is_one_value(value: int) -> None:
    grouped = f"{value:,}"
    for written in (str(value), grouped, *(grouped.replace(",", space) for space in ("\u00a0", "\u202f", " "))):
        assume(not (len(written) == 4 and written.isdigit()))  # it may be a year
        assert figure(f"There were {written} votes").low == value


@settings(deadline=None, derandomize=True)
@given(
    st.integers(1, 999),
    st.integers(1, 999),
    st.sampled_from(("thousand", "million", "billion")),
    st.sampled_from(("to", "-", "–")),
)
def test_the_multiplier_of_a_range_is_both_ends(one: int, other: int, word: str, joint: str) -> None:
    assume(one < other)
    space = " " if joint == "to" else ""
    found = figure(f"There were {one}{space}{joint}{space}{other} {word} votes")
    scale = {"thousand": 1e3, "million": 1e6, "billion": 1e9}[word]
    assert (found.low, found.high) == (one * scale, other * scale)


@settings(deadline=None, derandomize=True)
@given(st.text(alphabet="0123456789., -–/½%$€kmbn'\u00a0tohalfinue", max_size=60))
def test_any_run_of_figures_gives_figures_with_a_low_and_a_high_end(text: str) -> None:
    for each in read_lines(f"There were {text} votes").lines:
        for found in quantities(each):
            assert found.low <= found.high
            assert 0 <= found.first < found.last <= len(each.words)


@settings(deadline=None, derandomize=True)
@given(st.sampled_from(FORMS), st.sampled_from(FORMS))
def test_comparison_knows_no_order_but_entailment(one: str, other: str) -> None:
    forth, back = compare(figure(one), figure(other)), compare(figure(other), figure(one))
    assert compare(figure(one), figure(one)) == "agrees"
    assert (forth in ("differs", "excludes")) is (back in ("differs", "excludes"))


@pytest.mark.parametrize(
    ("text", "within"),
    [
        ("tens of thousands of troops", (12_000, 200_000)),
        ("hundreds of houses", (100, 3_000)),
        ("dozens of houses", (12, 300)),
        ("thousands of troops", (1_000, 100_000)),
    ],
)
def test_an_order_of_size_is_a_wide_range(text: str, within: tuple[float, float]) -> None:
    found = figure(text)
    assert within[0] <= found.low < found.high <= within[1]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tank 7 leaked.", id="part of a name"),
        pytest.param("It leaked from tank 7 into the river.", id="part of a name within a sentence"),
        pytest.param("Flight 370 vanished.", id="flight"),
        pytest.param("The plant opened in 2019.", id="year"),
        pytest.param("In 2019, the plant opened.", id="year at the start"),
        pytest.param("The ferry left on 18 October 2024.", id="date"),
        pytest.param("The ferry left on October 18.", id="month and day"),
        pytest.param("The ferry left at 4:40 a.m.", id="clock with minutes"),
        pytest.param("The ferry left at 8 a.m. on Tuesday.", id="clock"),
        pytest.param("The ferry left at 10pm.", id="clock in one word"),
        pytest.param("The 41-year-old swam.", id="age in one word"),
        pytest.param("It was on the 16th floor.", id="ordinal"),
        pytest.param("The G7 leaders met about COVID-19.", id="inside a name"),
        pytest.param("It was built in the 1990s.", id="decade"),
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Thirty-one people died and 140 were rescued.", [31, 140]),
        ("In 2024, 300 people left.", [300]),
        ("On 3 March, 22 people died in 4 houses.", [22, 4]),
        ("Three of the seven boats sank.", [3, 7]),
    ],
)
def test_several_figures_of_a_sentence(text: str, counts: list[float]) -> None:
    assert figures(text) == counts


@pytest.mark.parametrize(
    ("claimed", "stated", "agreement"),
    [
        pytest.param("3,000 troops", "three thousand troops", "agrees", id="the same value"),
        pytest.param("3,000 troops", "3,500 troops", "differs", id="another value"),
        pytest.param("at least 3,000 troops", "3,500 troops", "agrees", id="a value above a claimed least entails it"),
        pytest.param("at least 3,000 troops", "2,500 troops", "differs", id="a value below a claimed least"),
        pytest.param("more than 3,000 troops", "at least 4,000 troops", "agrees", id="a least above a claimed least"),
        pytest.param("up to 3,000 troops", "2,500 troops", "agrees", id="a value below a claimed most"),
        pytest.param("up to 3,000 troops", "3,500 troops", "differs", id="a value above a claimed most"),
        pytest.param("3,000 troops", "at least 2,000 troops", "compatible", id="within the stated bound"),
        pytest.param("3,000 troops", "up to 5,000 troops", "compatible", id="under the stated most"),
        pytest.param("5,000 troops", "up to 3,000 troops", "differs", id="beyond the stated most"),
        pytest.param("3,000 troops", "about 3,100 troops", "agrees", id="about the same"),
        pytest.param("about 3,000 troops", "3,100 troops", "agrees", id="the same as about"),
        pytest.param("3,000 troops", "about 5,000 troops", "differs", id="about another"),
        pytest.param("2,000 to 4,000 troops", "3,000 troops", "agrees", id="within a claimed range"),
        pytest.param("3,000 troops", "2,000 to 4,000 troops", "compatible", id="within a stated range"),
        pytest.param("3,000 troops", "4,000 to 5,000 troops", "differs", id="outside a stated range"),
        pytest.param("more than 5,000 troops", "fewer than 3,000 troops", "excludes", id="bounds that cannot both hold"),
        pytest.param(
            "up to 3,000 troops", "at least 5,000 troops", "excludes", id="bounds that cannot both hold, turned round"
        ),
        pytest.param("up to 5,000 troops", "at least 3,000 troops", "compatible", id="bounds that can both hold"),
        pytest.param("$48 million", "48 million dollars", "agrees", id="money"),
        pytest.param("12 km", "12,000 metres", "agrees", id="measures"),
    ],
)
def test_how_a_stated_figure_bears_on_a_claimed_one(claimed: str, stated: str, agreement: str) -> None:
    assert compare(figure(claimed), figure(stated)) == agreement


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("3,000 troops", "5,000 soldiers", True),
        ("14 dead", "22 people killed", True),
        ("14 dead", "140 rescued", False),
        ("3,000 troops", "$3,000", False),
        ("3,000 troops", "12 ships", False),
        ("4%", "48 million dollars", False),
        ("12 km", "7 miles", True),
    ],
)
def test_only_like_referents_are_compared(one: str, other: str, same: bool) -> None:
    assert alike(figure(one), figure(other)) is same
    assert alike(figure(other), figure(one)) is same


@pytest.mark.parametrize(("text", "grows"), [("14 dead", True), ("31 bodies were found", True), ("7 reactors", False)])
def test_a_toll_only_grows(text: str, grows: bool) -> None:
    assert figure(text).cumulative is grows
