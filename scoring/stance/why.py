"""Why a text was taken to stand to a claim as it does: the features that moved the judgement most, with the words behind them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scoring.stance.features import MOST as LOOKED_AT
from scoring.stance.features import features
from scoring.stance.markers import kinds
from scoring.stance.model import model
from scoring.stance.view import Seen, View, coverage, ranked, view

MOST = 5  # features that are told
SHOWN = 8  # words that are shown of one


@dataclass(frozen=True, slots=True)
class Cause:
    """A feature, by how much it moved the judgement (in log-odds, towards the label where positive), and the words that show it."""

    feature: str
    by: float
    words: tuple[str, ...]


def causes(claim: str, text: str, label: str) -> tuple[Cause, ...]:
    """Return what moved the judgement by features towards or away from a learnt label or "unrelated", the most telling first."""
    learnt = model()
    asked, given = view(claim), view(text)
    row = learnt.rows([features(asked, given)])[0]
    return tuple(
        Cause(name, step, tuple(dict.fromkeys(_words(name, asked, given)))[:SHOWN]) for name, step in learnt.moved(row, label, MOST)
    )


def _words(feature: str, claim: View, text: View) -> Iterator[str]:
    """Yield the words of the text, or of the claim where it is about the claim, that a feature is about."""
    asked = claim.main
    if asked is None or not text.sentences:
        return
    looked_at = text.sentences[:LOOKED_AT]
    best = looked_at[ranked([coverage(asked, one) for one in looked_at])[0]]
    name, _, where = feature.rpartition(", ")
    seen = {"claim": (asked,), "lead": text.sentences[:1]}.get(where, (best,) if where in ("best", "beside", "opens") else text.sentences)
    if "figure" in feature or "value" in feature:
        yield from (one.line.words_of(figure.first, figure.last) for one in seen for figure in one.asserted.quantities)
    elif "negat" in name or "negat" in feature:
        yield from (one.line.lows[place] for one in seen for place in one.asserted.negators)
    elif name in kinds():
        yield from (one.line.lows[place] for one in seen for mark, place in one.marks if mark == name)
    else:
        yield from _shared(asked, best)


def _shared(asked: Seen, best: Seen) -> Iterator[str]:
    """Yield the words of the best sentence that the claim has too."""
    for term in asked.weights:
        yield from (best.line.words[place].text for place in best.asserted.terms.get(term, ()))
