"""Faults as lines."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from service.errors import QUOTED, Fault, InputProblem, printable, quoted


def test_where_what_and_what_to_do() -> None:
    problem = InputProblem("a.jsonl, line 3", [Fault("/id", "is missing; it must be given"), Fault("", "is empty")])
    assert str(problem) == "a.jsonl, line 3: /id is missing; it must be given; is empty"


def test_what_could_harm_a_terminal_is_escaped() -> None:
    assert printable("a\x1b[2J\u202eb 서울") == r"a\x1b[2J\u202eb 서울"


@given(st.text())
def test_a_quotation_is_short_and_printable(text: str) -> None:
    assert quoted(text).isprintable()
    assert len(quoted(text)) <= 10 * QUOTED + 2
