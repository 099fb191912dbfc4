"""Offsets in UTF-16 units, as JavaScript counts, for those who ask for them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping

from scoring.values import Json

Recount = Callable[[int], int]
CODE_POINTS, UTF16 = OFFSET_UNITS = ("codepoint", "utf16")
ROLES = ("source", "cue", "content")


def utf16(text: str) -> Recount:
    """Return the function from an offset in code points of `text` to the same place in UTF-16 units."""
    wide = [place for place, letter in enumerate(text) if letter > "\uffff"] if not text.isascii() else []
    return lambda offset: offset + bisect_left(wide, offset)


def recounted(statement: Json, recount: Recount) -> Json:
    """Return the JSON of a statement or a piece of evidence with every offset in it recounted."""
    return {
        **statement,
        "start": recount(_whole(statement["start"])),
        "end": recount(_whole(statement["end"])),
        "attribution": _attribution(statement["attribution"], recount),
    }


def _attribution(attribution: object, recount: Recount) -> Json:
    if not isinstance(attribution, Mapping):
        raise TypeError("an attribution is an object")
    spans = {role: [[recount(start), recount(end)] for start, end in attribution[role]] for role in ROLES}
    return {**attribution, **spans}


def _whole(offset: object) -> int:
    if not isinstance(offset, int):
        raise TypeError("an offset is a whole number")
    return offset
