"""Lines of a body."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st

from service.limits import most
from service.ndjson import PIECE, lines


@given(st.lists(st.binary(max_size=30).map(lambda line: line.replace(b"\n", b"").replace(b"\r", b"")), max_size=8), st.booleans())
def test_every_line_that_is_not_blank_has_its_number(given_lines: list[bytes], ended: bool) -> None:
    body = b"\n".join(given_lines) + (b"\n" if ended else b"")
    wanted = [(number, line) for number, line in enumerate(given_lines, 1) if line.strip()]
    found = [(number, line) for number, line, _ in lines(io.BytesIO(b"\n" + body))]
    assert found == [(number + 1, line) for number, line in wanted]


def test_a_line_as_long_as_is_accepted_is_read_and_a_longer_one_is_only_measured() -> None:
    longest = most("line")
    for length in (longest - 1, longest, longest + 1, longest + 2, longest + 3, 3 * longest + PIECE):
        for ending in (b"\n", b"\r\n"):
            first, second = lines(io.BytesIO(b"x" * length + ending + b"after"))
            kept = b"x" * length if length <= longest else b""
            assert first == (1, kept, length + len(ending)), length
            assert second == (2, b"after", 5), length
