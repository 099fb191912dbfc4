"""Relating: one text, a sentence or a whole article, against one claim, with a probability for each relation."""

from __future__ import annotations

from dataclasses import dataclass

from scoring.claims import ReadClaim
from scoring.evidence import Reviewed, weigh
from scoring.relation import BEARS

RELATIONS = ("corroborates", "reports", "updates", "divergent_estimate", "contradicts", "denies", "unrelated")
SHARPNESS = 6.0  # how fast certainty grows with the coverage beyond the threshold
# Where statements disagree, the one that says most about the claim speaks for the text.
_TELLING = {"contradicts": 0.25, "denies": 0.25, "divergent_estimate": 0.1, "corroborates": 0.05}


@dataclass(frozen=True, slots=True)
class Relation:
    """How a text bears on a claim: the likeliest relation, and `p` for all seven, which sum to 1."""

    relation: str
    p: dict[str, float]


def relate(claim: ReadClaim, text: Reviewed) -> Relation:
    """Return how a text bears on a claim: the relation of the statement that says most about it."""
    bearings = [
        weigh(claim, assertion, text).bearing for assertion in text.assertions if assertion.said.statement.field == "text"
    ]
    best = max(
        bearings, key=lambda one: (one.relation != "unrelated", one.coverage + _TELLING.get(one.relation, 0.0)), default=None
    )
    nearest = max((one.coverage for one in bearings), default=0.0)
    if best is None or best.relation == "unrelated":
        related = 0.5 / (1.0 + SHARPNESS * max(0.0, BEARS - nearest))
        rest = related / (len(RELATIONS) - 1)
        return Relation("unrelated", {name: round(rest if name != "unrelated" else 1 - related, 4) for name in RELATIONS})
    surplus = SHARPNESS * max(0.0, best.coverage - BEARS)
    unrelated = 0.4 / (1.0 + surplus)
    rest = 0.1 / (len(RELATIONS) - 2)
    p = {name: round(unrelated if name == "unrelated" else rest, 4) for name in RELATIONS if name != best.relation}
    p[best.relation] = round(1.0 - sum(p.values()), 4)
    return Relation(best.relation, {name: p[name] for name in RELATIONS})
