"""Quotations: which characters of a folded text stand between quotation marks."""

from __future__ import annotations

import re

from scoring.values import Span

# A quotation mark; a single one only where it cannot be an apostrophe: before a word at the start of one, or after a word's end.
_MARK = re.compile(r"\"|(?<![^\s(\[–-])'(?=[^\W_])|(?<=[^\s])'(?![^\W_])|\n")
LONGEST = 6000  # characters; a mark that is not closed within this many opens nothing


def quotations(folded: str) -> tuple[Span, ...]:
    """Return the spans between paired quotation marks, marks excluded, in order and without overlap.

    A double mark ends at its line's end where it is not closed: newspapers open each paragraph of a long quotation anew.
    """
    spans: list[Span] = []
    opened: int | None = None
    mark = ""
    for match in _MARK.finditer(folded):
        sign, at = match.group(), match.start()
        if opened is None:
            if sign != "\n" and _opens(folded, at):
                opened, mark = at + 1, sign
        elif sign == "\n":
            if mark == '"' and at > opened:
                spans.append((opened, at))
            opened = None
        elif sign == mark and (mark == '"' or not _opens(folded, at)):
            if opened < at <= opened + LONGEST:
                spans.append((opened, at))
            opened = None
    if opened is not None and mark == '"' and opened < len(folded):
        spans.append((opened, len(folded)))
    return tuple(spans)


def _opens(folded: str, at: int) -> bool:
    before = folded[at - 1] if at else " "
    after = folded[at + 1] if at + 1 < len(folded) else " "
    return not after.isspace() and not (before.isalnum() or before in ".,!?;")
