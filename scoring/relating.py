"""Relating: one text, a sentence or a whole article, against one claim, with a probability for each relation.

Learnt over features that can be shown (`scoring.stance.features`); on texts that tell of the claim's matter a second, small judge is
asked as well, and the two are fused: the weighted geometric mean of their probabilities, scaled to sum to 1. Rules over figures and denials
then tell an update or another estimate from a contradiction, and a denial from a text that contradicts by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

import numpy as np

from scoring.relation import negated, opposed_terms, paired_figures
from scoring.stance.features import features
from scoring.stance.judge import judged
from scoring.stance.model import model
from scoring.stance.pairs import LABELS
from scoring.stance.trees import Floats
from scoring.stance.view import Seen, View, coverage, view
from scoring.stance.why import Cause, causes

RELATIONS = ("corroborates", "reports", "updates", "divergent_estimate", "contradicts", "denies", "unrelated")
JUDGES = ("encoder", "features")
BEARS = 0.4  # probability from which a text is taken to tell of the claim's matter; on topics held back both sets agree on it
ASKED = 0.15  # probability of being related from which the judge is asked: below it no judgement of stance shows
# Which of the learnt labels each relation is a kind of.
_LEARNT_AS = {
    "corroborates": "corroborates", "updates": "corroborates", "reports": "reports",
    "divergent_estimate": "contradicts", "contradicts": "contradicts", "denies": "contradicts",
}  # fmt: skip
DENIES = frozenset({"verb of denial", "disavows"})
SENTENCES = 2  # a text of more is read as an article
TOGETHER = 64  # pairs whose features are scored at once

Pair = tuple[str, str]


class Fusion(NamedTuple):
    """How features and judge become one: the judge's share, and how much more than learnt a contradiction counts."""

    share: float
    contradiction: float


# Set on topics that neither part had learnt from: of five fifths of these, each four gave the same for a sentence, and for an article
# the same share. A contradiction is rarer in the labels than what a reader is to be warned of.
SENTENCE, ARTICLE = Fusion(0.3, 1.5), Fusion(0.4, 3.0)


@dataclass(frozen=True, slots=True)
class Relation:
    """How a text bears on a claim: the relation (see `likeliest`), and `p` for all seven, which sum to 1."""

    relation: str
    p: dict[str, float]


NOTHING_SAID = Relation("unrelated", {name: float(name == "unrelated") for name in RELATIONS})  # where either has not a word


def relate(claim: str, text: str, *, judge: str = "encoder") -> Relation:
    """Return how a text bears on a claim; `judge` = "features" leaves the encoder out."""
    return next(iter(relate_all([(claim, text)], judge=judge)))


def relate_all(pairs: Iterable[Pair], *, judge: str = "encoder") -> Iterable[Relation]:
    """Yield the relation of each pair of a claim and a text, in order; what one is does not depend on the others."""
    run = iter(pairs)
    while block := list(islice(run, TOGETHER)):
        yield from _block(block, judge=judge)


def _block(pairs: Sequence[Pair], *, judge: str) -> Iterable[Relation]:
    learnt = model()
    views = [(view(claim), view(text)) for claim, text in pairs]
    related, stances = learnt.chances(learnt.rows([features(claim, text) for claim, text in views]))
    for pair, (claim, text), chance, stance in zip(pairs, views, related.tolist(), stances, strict=True):
        if not all(any(map(str.isalnum, words)) for words in pair):
            yield NOTHING_SAID
            continue
        asks = judge == "encoder" and chance >= ASKED
        fused = fuse(stance, judged(claim, text), len(text.sentences)) if asks else stance
        p = _split(dict(zip(LABELS, (chance * fused).tolist(), strict=True)), claim, text)
        rounded = {name: round(p.get(name, 0.0), 4) for name in RELATIONS if name != "unrelated"}
        rounded["unrelated"] = round(1.0 - sum(rounded.values()), 4)
        yield Relation(likeliest(rounded), rounded)


def likeliest(p: Mapping[str, float]) -> str:
    """Return the relation that probabilities speak for: unrelated where all others together stay below `BEARS`."""
    if p["unrelated"] > 1 - BEARS:
        return "unrelated"
    return max((name for name in RELATIONS if name != "unrelated"), key=lambda name: p[name])


def why(claim: str, text: str, relation: str) -> tuple[Cause, ...]:
    """Return which features, and which words behind them, moved the judgement by features towards a relation or away from it."""
    return causes(claim, text, _LEARNT_AS.get(relation, relation))


def fuse(stance: Floats, second: Sequence[float], sentences: int) -> Floats:
    """Return the probabilities of `LABELS` by features and by the judge as one, for a text of so many sentences."""
    how = SENTENCE if sentences <= SENTENCES else ARTICLE
    fused: Floats = stance ** (1 - how.share) * np.array(second) ** how.share
    fused[LABELS.index("contradicts")] *= how.contradiction
    fused /= fused.sum()
    return fused


def _split(p: dict[str, float], claim: View, text: View) -> dict[str, float]:
    """Return the probabilities with that of a contradiction given to what kind of one it is."""
    asked = claim.main
    if asked is None or not text.sentences:
        return p
    best = max(text.sentences, key=lambda seen: coverage(asked, seen))
    kind = "denies" if DENIES & best.kinds else "divergent_estimate" if _differs(asked, best) else "contradicts"
    return {name: value for name, value in p.items() if name != "contradicts"} | {kind: p["contradicts"]}


def _differs(asked: Seen, best: Seen) -> bool:
    """Tell whether figures of like referent differ while nothing is negated or opposed: two estimates, no contradiction."""
    claim, stated = asked.asserted, best.asserted
    how = [agreement for _, _, agreement in paired_figures(claim, stated)] if claim.quantities and stated.quantities else []
    if "differs" not in how or "excludes" in how or opposed_terms(claim, stated):
        return False
    return negated(claim, claim) == negated(stated, claim)
