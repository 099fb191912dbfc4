"""Folding: one spelling for what is only typography, character for character, so that offsets stay those of the copy."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SPACES = "\t\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_DOUBLE_QUOTES = "“”„‟«»❝❞〝〞＂"
_SINGLE_QUOTES = "‘’‚‛‹›`´＇"
_HYPHENS = "\u2010\u2011\u2012\u2212\ufe63\uff0d"
_DASHES = "—―⸺"
# Marks that are not seen: soft hyphen, joiners, bidi marks and overrides, byte order mark, variation selectors.
_UNSEEN = (
    "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2061\u2062\u2063\u2064"
    "\u2066\u2067\u2068\u2069\ufe0e\ufe0f\ufeff"
)
UNSEEN = "\u200b"

_FOLD: dict[int, str] = {
    **dict.fromkeys(range(0x20), " "),
    **dict.fromkeys(range(0x7F, 0xA0), " "),
    **{ord(mark): " " for mark in _SPACES},
    ord("\n"): "\n",
    ord("\u2028"): "\n",
    ord("\u2029"): "\n",
    **{ord(mark): '"' for mark in _DOUBLE_QUOTES},
    **{ord(mark): "'" for mark in _SINGLE_QUOTES},
    **{ord(mark): "-" for mark in _HYPHENS},
    **{ord(mark): "–" for mark in _DASHES},
    **{ord(mark): UNSEEN for mark in _UNSEEN},
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),  # half a character, which no other library takes
    **{0xFF10 + digit: str(digit) for digit in range(10)},
}


def fold(text: str) -> str:
    """Return `text` with spaces, quotation marks, dashes and unseen marks in one spelling each; its length stays the same."""
    return text.translate(_FOLD)


@lru_cache(maxsize=16384)
def plain(word: str) -> str:
    """Return a word for comparison: lower case, without accents and unseen marks."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFKD", word.replace(UNSEEN, ""))
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()
