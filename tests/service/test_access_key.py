"""The form of a key."""

from __future__ import annotations

import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.access.key import digest, fresh, parsed

GOOD = "ss_abcd1234_" + "x" * 43


def test_a_fresh_key_has_an_id_of_eight_and_a_secret_of_256_bits() -> None:
    made = fresh()
    assert re.fullmatch("ss_[a-z0-9]{8}_[A-Za-z0-9_-]{43}", made.text)
    assert parsed(made.text) == made
    assert len({fresh().text for _ in range(100)}) == 100


def test_its_secret_does_not_show_when_it_is_printed() -> None:
    made = fresh()
    assert made.secret not in repr(made)


@pytest.mark.parametrize("text", [
    "", "ss_", GOOD[:-1], GOOD + "x", " " + GOOD, GOOD + "\n", GOOD.upper(), GOOD.replace("ss_", "sk_"), GOOD.replace("x", "é"),
    GOOD.replace("abcd1234", "abcd123"), GOOD.replace("abcd1234", "ABCD1234"), GOOD.replace("1", "١"), GOOD + ", " + GOOD,
])
def test_what_is_no_key(text: str) -> None:
    assert parsed(text) is None


@given(st.text(max_size=80))
def test_any_text_is_a_key_or_none(text: str) -> None:
    found = parsed(text)
    assert found is None or found.text == text


def test_what_is_stored_is_sha_256_of_the_secret_part() -> None:
    assert digest("x" * 43) == hashlib.sha256(b"x" * 43).digest()
