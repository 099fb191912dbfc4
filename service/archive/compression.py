"""Compression of what the archive keeps: Zstandard, which gives a statement back in a third of zlib's time at the same size."""

from __future__ import annotations

import threading
import zlib

import zstandard

LEVEL = 3  # a higher one gains little on so small pieces
_OWN = threading.local()  # neither end of Zstandard may be shared by threads


def shrunk(whole: bytes) -> bytes:
    """Return bytes compressed."""
    if not hasattr(_OWN, "compressor"):
        _OWN.compressor = zstandard.ZstdCompressor(level=LEVEL)
    return bytes(_OWN.compressor.compress(whole))


def restored(kept: bytes) -> bytes:
    """Return what was compressed, by an earlier version with zlib too; raise zlib.error or zstandard.ZstdError for other bytes."""
    if not kept.startswith(zstandard.FRAME_HEADER):
        return zlib.decompress(kept)
    if not hasattr(_OWN, "decompressor"):
        _OWN.decompressor = zstandard.ZstdDecompressor()
    return bytes(_OWN.decompressor.decompress(kept))
