"""Quotations: what stands between quotation marks of any kind, closed or not."""

from __future__ import annotations

import itertools

import pytest

from scoring.folding import fold
from scoring.quotations import quotations


def quoted(text: str) -> list[str]:
    return [text[start:end] for start, end in quotations(fold(text))]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        pytest.param('He said "we won" today.', ["we won"], id="straight double"),
        pytest.param("He said “we won” today.", ["we won"], id="curly double"),
        pytest.param("He said ‘we won’ today.", ["we won"], id="curly single"),
        pytest.param("He said 'we won' today.", ["we won"], id="straight single"),
        pytest.param("He said «we won» today.", ["we won"], id="guillemets"),
        pytest.param("“One,” she said. “Two.”", ["One,", "Two."], id="two in a line"),
        pytest.param("The ferry’s owner didn’t reply.", [], id="apostrophes quote nothing"),
        pytest.param("The workers’ union and the drivers’ union", [], id="genitives of plurals quote nothing"),
        pytest.param("‘They said ‘no’,’ he said.", None, id="nested singles do no harm"),
        pytest.param("No marks at all.", [], id="none"),
        pytest.param("", [], id="empty"),
    ],
)
def test_what_stands_in_quotation_marks(text: str, inside: list[str] | None) -> None:
    if inside is None:
        assert all(0 <= start < end <= len(text) for start, end in quotations(fold(text)))
    else:
        assert quoted(text) == inside


def test_a_mark_that_is_not_closed_ends_with_its_paragraph() -> None:
    assert quoted("“The first part.\n“The second part,” he said.") == ["The first part.", "The second part,"]


def test_a_quotation_holds_an_apostrophe() -> None:
    assert quoted("“We didn’t go,” she said.") == ["We didn’t go,"]


def test_spans_are_in_order_and_do_not_overlap() -> None:
    spans = quotations(fold('“a b” ‘c d’ “e ‘f’ g” "h i'))
    assert all(first[1] <= second[0] for first, second in itertools.pairwise(spans))
