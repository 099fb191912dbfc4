"""What was compressed comes back as it was, also what an earlier version compressed by zlib, whichever threads do it."""

from __future__ import annotations

import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from service.archive.compression import restored, shrunk


@given(st.binary())
def test_bytes_come_back(whole: bytes) -> None:
    assert restored(shrunk(whole)) == whole
    assert restored(zlib.compress(whole)) == whole


def test_threads_do_not_disturb_each_other() -> None:
    pieces = [bytes([number]) * 50_000 for number in range(64)]
    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(lambda piece: restored(shrunk(piece)), pieces)) == pieces


@pytest.mark.parametrize("kept", [b"", b"x", zstandard.FRAME_HEADER + b"\xff"])
def test_other_bytes_are_refused(kept: bytes) -> None:
    with pytest.raises((zlib.error, zstandard.ZstdError)):
        restored(kept)
