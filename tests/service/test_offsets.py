"""Offsets in UTF-16 units."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from service.offsets import recounted, utf16


@given(st.text(st.characters(exclude_categories=["Cs"])), st.data())
def test_the_same_words_are_cut_out_of_utf16(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    recount, units = utf16(text), text.encode("utf-16-le")
    assert units[2 * recount(start) : 2 * recount(end)].decode("utf-16-le") == text[start:end]


def test_every_span_of_a_statement_is_recounted() -> None:
    spans = {"source": [[0, 1]], "cue": [], "content": [[1, 2], [2, 3]], "class": "vague"}
    assert recounted({"start": 0, "end": 3, "field": "text", "attribution": spans}, utf16("😀a😀")) == {
        "start": 0,
        "end": 5,
        "field": "text",
        "attribution": {"source": [[0, 2]], "cue": [], "content": [[2, 3], [3, 5]], "class": "vague"},
    }
