"""The passage of a text that bears on a claim: the few sentences that a judge is shown, in the order of the text."""

from __future__ import annotations

from scoring.reading import Line
from scoring.stance.markers import REFUTING
from scoring.stance.view import View, coverage

WORDS = 90  # of a passage
LEAD = 0.15  # what it counts to open the text: the news stands there
REFUTES = 0.2  # what it counts to hold a word that refutes, for a sentence that shares a term with the claim


def passage(claim: View, text: View) -> tuple[Line, ...]:
    """Return the sentences that cover most of a claim, as many as `WORDS` allow and at least one; none of an empty text."""
    if claim.main is None:
        return tuple(seen.line for seen in text.sentences[:1])
    worth = []
    for at, seen in enumerate(text.sentences):
        covered = coverage(claim.main, seen)
        refutes = covered > 0 and not REFUTING.isdisjoint(seen.line.lows)
        worth.append((covered + LEAD * (at == 0) + REFUTES * refutes, -at))
    chosen: list[int] = []
    left = WORDS
    for value, negative in sorted(worth, reverse=True):
        length = len(text.sentences[-negative].line.words)
        if chosen and (length > left or value <= 0):
            continue
        chosen.append(-negative)
        left -= length
        if left <= 0:
            break
    return tuple(text.sentences[at].line for at in sorted(chosen))
