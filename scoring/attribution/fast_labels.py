"""Labels of the fast tagger: the part that each word has in an attribution, and on which side of its cue it stands.

C is a cue, S a source, X a content, G a gap within an attribution; L tells that their cue follows, R that it precedes. So a
chain of labels says which cue a piece belongs to, and a chain that leaves a cue out can be told to be broken.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

OUTSIDE = "O"
LABELS = (
    OUTSIDE, "B-C", "I-C", "B-SL", "I-SL", "B-SR", "I-SR", "B-XL", "I-XL", "B-XR", "I-XR", "GL", "GR",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Piece:
    """Words [first, last) with one role: "C", "S" or "X"; `side` is "L" where their cue follows, "R" where it precedes."""

    role: str
    side: str
    first: int
    last: int


def _side(label: str) -> str:
    return label[-1] if label != OUTSIDE else ""


def may_begin(label: str) -> bool:
    """Tell whether a paragraph may begin with a label: nothing precedes it that could be a cue or a piece's first word."""
    return label[0] in "OB" and _side(label) != "R"


def may_end(label: str) -> bool:
    """Tell whether a paragraph may end with a label: a cue must not be left to come, nor what a gap leads to."""
    return _side(label) != "L" and label != "GR"


def may_follow(before: str, after: str) -> bool:
    """Tell whether a label may follow another: a piece goes on as it began, and no attribution is left without its cue."""
    if after.startswith("I-"):
        return before[1:2] == "-" and before[2:] == after[2:]
    if _side(before) == "L":
        return _side(after) in ("L", "C")
    if before == "GR":
        return _side(after) == "R"
    if before == OUTSIDE:
        return after == OUTSIDE or _side(after) == "C" or (_side(after) == "L" and after != "GL")
    return after != "GL"


def pieces(labels: Sequence[str]) -> Iterator[Piece]:
    """Yield the pieces that labels mark, in their order."""
    at = 0
    while at < len(labels):
        if labels[at][1:2] != "-":
            at += 1
            continue
        name = labels[at][2:]
        last = at + 1
        while last < len(labels) and labels[last] == f"I-{name}":
            last += 1
        yield Piece(name[0], name[1:], at, last)
        at = last
