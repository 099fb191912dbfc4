"""Memory that goes back to the system once a large request is answered.

The C library asks the system for a large block, and gives it back when it is freed; but after the first one it takes what is as
large from its heap, where a small value behind it keeps all of it. Ten bodies of 16 MiB so cost a worker 100 MiB for good.
"""

from __future__ import annotations

import ctypes
from contextlib import suppress

M_MMAP_THRESHOLD = -3  # the GNU C library's; Python has no name for it
LARGE = 4 * 1024 * 1024  # bytes; no array of the engine is as large, and most bodies are smaller


def give_back() -> None:
    """Let blocks of LARGE bytes and more never be taken from the heap; where the C library knows no such setting, leave it."""
    with suppress(OSError, AttributeError):
        ctypes.CDLL(None).mallopt(M_MMAP_THRESHOLD, LARGE)
