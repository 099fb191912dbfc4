"""Propositions: terms, names, figures, times, negation and what the copy leaves open."""

from __future__ import annotations

from datetime import date

import pytest
from copydesk import line

from scoring.propositions import Proposition, proposition


def said(text: str) -> Proposition:
    read = line(text)
    return proposition(read, ((0, len(read.words)),), date(2026, 3, 4))


def test_a_country_is_one_term_under_every_name() -> None:
    terms = [
        next(term for term in said(text).terms if term.startswith("land:"))
        for text in ("Ukraine sent ships.", "Ukrainian ships left.", "Kyiv sent ships.")
    ]
    assert set(terms) == {"land:UA"}


@pytest.mark.parametrize("text", ["The owner sent 14 ships.", "The owner sent fourteen ships."])
def test_figures_are_no_terms(text: str) -> None:
    assert [quantity.low for quantity in said(text).quantities] == [14]
    assert not {"14", "fourteen"} & set(said(text).terms)


def test_times_are_read_against_the_day() -> None:
    (when,) = said("The ship left on Tuesday.").times
    assert (when.year, when.month, when.day) == (2026, 3, 3)


@pytest.mark.parametrize(
    ("text", "negated"),
    [
        ("The bridge was not closed.", True),
        ("The bridge wasn’t closed.", True),
        ("Nobody closed the bridge.", True),
        ("The bridge was closed.", False),
        ("The bridge was closed in November.", False),
    ],
)
def test_negation_is_found(text: str, negated: bool) -> None:
    assert bool(said(text).negators) is negated


@pytest.mark.parametrize(
    ("text", "left_open"),
    [
        ("It is unclear whether the bridge was closed.", True),
        ("If the bridge is closed, boats will stop.", True),
        ("The bridge was closed.", False),
    ],
)
def test_what_is_left_open_is_known(text: str, left_open: bool) -> None:
    assert bool(said(text).open_over) is left_open


def test_a_question_is_known() -> None:
    assert said("Was the bridge closed?").question
    assert not said("The bridge was closed.").question


def test_a_name_weighs_more_than_a_usual_word() -> None:
    found = said("The ferry Celestina sank this year.")
    name = next(term for term in found.names if "celestin" in term)
    assert found.weight(name) > 0
