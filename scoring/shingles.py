"""Shingles: the overlapping word runs of a text as numbers, and the few of them by which texts that share a passage find each other.

Hashes are fixed, so that every process makes the same ones of a text.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from scoring.folding import fold, plain

SHINGLE = 5  # words
WINDOW = 8  # shingles of which one at least is a fingerprint: a shared passage of SHINGLE + WINDOW - 1 = 12 words always shows

_WIDE = re.compile(r"[^\x00-\x7f]+")
_APOSTROPHE = b"'"  # left out, so that "didn't" is one word however it is typed
_APART = bytes(code if code > 127 or chr(code).isalnum() else 32 for code in range(256))
_DASHES = str.maketrans(dict.fromkeys("–…•·|¦§©®™", " "))  # what folding leaves between words
_ODD = tuple(np.uint64(number) for number in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))


@dataclass(frozen=True, slots=True, eq=False)
class Prints:
    """A text as copies are sought: its identity, its words' number, and its distinct shingles.

    `hashes` are sorted, and `at` holds the number of the word where each is first met. `marks` are the fingerprints in the order of
    the text, and `marked` the words where they are first met. `identity` is empty for a text without a word.
    """

    identity: bytes
    length: int
    hashes: NDArray[np.uint64]
    at: NDArray[np.int64]
    marks: tuple[int, ...]
    marked: NDArray[np.int64]


def fingerprints(text: str) -> Prints:
    """Return a text's shingles and fingerprints; case, accents, punctuation and spacing make no difference.

    Fingerprints are the smallest hash of every window of 8 shingles (winnowing: Schleimer, Wilkerson and Aiken 2003).
    """
    words = _words(text)
    identity = hashlib.blake2b(b" ".join(words), digest_size=16).digest() if words else b""
    every = _hashes(words)
    hashes, at = np.unique(every, return_index=True)
    chosen = np.unique(_winnowed(every))
    marked = at[np.searchsorted(hashes, chosen)]
    order = np.argsort(marked)
    return Prints(identity, len(words), hashes, at, tuple(chosen[order].tolist()), marked[order])


def _words(text: str) -> list[bytes]:
    narrow = text if text.isascii() else _WIDE.sub(_folded, text)
    return narrow.lower().encode("utf-8", "surrogatepass").translate(_APART, _APOSTROPHE).split()


def _folded(wide: re.Match[str]) -> str:
    return plain(fold(wide.group()).translate(_DASHES))


def _hashes(words: list[bytes]) -> NDArray[np.uint64]:
    """Return the hash of each run of five words, in the order of the text."""
    count = len(words) - SHINGLE + 1
    if count < 1:
        return np.empty(0, np.uint64)
    each = np.fromiter(map(zlib.crc32, words), np.uint64, len(words))
    every = each[:count].copy()
    for place in range(1, SHINGLE):
        every *= _ODD[0]
        every += each[place : place + count]
    for odd in _ODD[1:]:  # a polynomial's low bits are poor, and the smallest of a window must be as good as drawn by lot
        every ^= every >> np.uint64(29)
        every *= odd
    every ^= every >> np.uint64(32)
    return every


def _winnowed(every: NDArray[np.uint64]) -> NDArray[np.uint64]:
    if len(every) <= WINDOW:
        return every[every.argmin() : every.argmin() + 1] if len(every) else every
    least = every
    reach = 1
    while reach < WINDOW:  # 1, 2, 4, 8: the smallest of a window is the smaller of those of its halves
        least = np.minimum(least[:-reach], least[reach:])
        reach *= 2
    return least
