"""JSON in, strictly."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.jsontext import PIECE, MalformedJson, read_json, refuse_crowded, write_json
from service.limits import most

HALF = "has a lone surrogate in a string; remove it or send the whole character"


@pytest.mark.parametrize(
    ("raw", "line"),
    [
        (b"", "is empty; send a JSON object"),
        (b" \n", "is empty; send a JSON object"),
        (b'{"a": 1', "is not valid JSON at line 1, column 8: unexpected end of data; correct it there"),
        (
            b'{"a": NaN}',
            "is not valid JSON at line 1, column 7: unexpected character, expected a JSON value; correct it there",
        ),
        (b'{"a": 1e999}', "has a number that no double can hold; send a smaller one (at line 1, column 7)"),
        (b'{"text": "ab\xff"}', "is not valid UTF-8 at byte 12; send UTF-8"),
        (b'{"a": "\xed\xa0\xbd"}', "is not valid UTF-8 at byte 7; send UTF-8"),
        (b'{"a": "\\ud83d"}', f"{HALF} (at line 1, column 8)"),
        (b"[" * 60_000, "has brackets nested deeper than 1,024 levels; send flatter JSON (at line 1, column 1026)"),
        (b'{"a":' * 60_000, "has brackets nested deeper than 1,024 levels; send flatter JSON (at line 1, column 5122)"),
        (
            b"\xef\xbb\xbf{}",
            "is not valid JSON at line 1, column 1: UTF-8 byte order mark (BOM) is not supported; correct it there",
        ),
    ],
)
def test_what_is_no_json_is_told_by_its_place(raw: bytes, line: str) -> None:
    with pytest.raises(MalformedJson) as caught:
        read_json(raw, "a.jsonl, line 3")
    assert str(caught.value) == f"a.jsonl, line 3: {line}"


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text(st.characters(exclude_categories=["Cs"])),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
    )
)
def test_what_is_written_is_read_again(value: object) -> None:
    assert read_json(write_json(value)) == value


@given(st.binary())
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    lines: list[str] = []
    try:
        read_json(raw)
    except MalformedJson as refusal:
        lines.append(str(refusal))
    assert all(line.isprintable() for line in lines)


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from([b"\xff", b"\x80", b"\xc3", b"\xed\xa0\xbd"]))
def test_what_is_not_utf8_is_told_before_any_other_fault(text: str, broken: bytes) -> None:
    before = text.encode()
    with pytest.raises(MalformedJson, match=f"^is not valid UTF-8 at byte {len(before)}; send UTF-8$"):
        read_json(before + broken + b'"')


TOO_MANY = most("json_values") + 1


@pytest.mark.parametrize(
    "raw", [b"[" + b"[]," * TOO_MANY + b"1]", b"[" + b"1," * TOO_MANY + b"1]", b"{" + b'"a":{},' * TOO_MANY + b'"a":1}']
)
def test_more_values_than_a_request_may_have(raw: bytes) -> None:
    with pytest.raises(MalformedJson, match="holds more than 50,000 values; send fewer at a time"):
        refuse_crowded(raw)


def test_too_deep_is_told_before_too_many() -> None:
    with pytest.raises(MalformedJson, match="has brackets nested deeper than 1,024 levels"):
        refuse_crowded(b"[" * TOO_MANY)


@pytest.mark.parametrize("text", ["1,234, [a] {b} ", 'He said: "No, [not] so". ', "a\\", '\\", '])
def test_what_stands_in_texts_is_no_value(text: str) -> None:
    refuse_crowded(write_json({"articles": [{"id": "a", "text": text * TOO_MANY}, text]}))


@pytest.mark.parametrize("slashes", range(6))
@pytest.mark.parametrize("short", range(8))
def test_a_quote_behind_an_odd_number_of_backslashes_ends_no_text_wherever_the_pieces_meet(slashes: int, short: int) -> None:
    raw = b'["' + b"x" * (2 * PIECE - 4 - short) + b"\\" * slashes + b'"' + b"," * TOO_MANY + b'"]'
    if slashes % 2:
        refuse_crowded(raw)
    else:
        with pytest.raises(MalformedJson, match="holds more than 50,000 values"):
            refuse_crowded(raw)


@pytest.mark.parametrize("before", ["", "\\", '"', '\\"', ",\\\\,", '[\\"\\\\\\""'])
def test_values_are_counted_to_the_last_whatever_stands_in_texts(before: str) -> None:
    text = write_json(before * 3 + "x" * 97)
    enough = b"[" + b",".join([text] * most("json_values")) + b"]"
    refuse_crowded(enough)
    with pytest.raises(MalformedJson, match="holds more than 50,000 values"):
        refuse_crowded(enough[:-1] + b",1]")
