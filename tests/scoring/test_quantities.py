"""Quantities: value or range, bound, unit and referent of a figure, and how two figures bear on each other."""

from __future__ import annotations

import pytest
from copydesk import SPACES, figure, figures

from scoring.quantities import alike, compare


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
    ],
)
def test_values(text: str, value: float) -> None:
    found = figure(text)
    assert (found.low, found.high) == (value, value)


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
        ("1,500 to 3,000 troops", 1500, 3000),
        ("5,000 to 6,000 troops", 5000, 6000),
    ],
)
def test_ranges(text: str, low: float, high: float) -> None:
    found = figure(text)
    assert (found.low, found.high) == (low, high)


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
