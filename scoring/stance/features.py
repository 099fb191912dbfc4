"""What can be shown of how a text stands to a claim, as numbers with names: coverage, figures, polarity, marks of stance.

Names are "what, where": "best" is the sentence that covers most of the claim, "lead" the first one, "text" all of them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from scoring.relation import negated, opposed_terms, paired_figures
from scoring.stance.view import Seen, View, coverage, ranked

NEAR = 3  # words between a mark and a word of the claim that stand together
BEARING = 0.25  # coverage from which a sentence speaks of the claim's matter
MOST = 400  # sentences of a text that are looked at
COUNTED = 2.0  # of one mark in one sentence

Features = dict[str, float]


def features(claim: View, text: View) -> Features:
    """Return the features of a pair; a claim or a text without words has none but "empty"."""
    asked, sentences = claim.main, text.sentences[:MOST]
    if asked is None or not sentences:
        return {"empty": 1.0}
    covers = [coverage(asked, seen) for seen in sentences]
    order = ranked(covers)
    best = sentences[order[0]]
    found: Features = {}
    _covering(found, asked, sentences, covers, order)
    _wording(found, asked, best)
    _counting(found, asked, sentences, [at for at in order[:3] if covers[at] > 0], best)
    _polarity(found, asked, best)
    _marking(found, asked, best)
    if len(sentences) > 1:
        _throughout(found, sentences, covers)
    return found


def _share(asked: Seen, terms: Sequence[str], held: frozenset[str] | dict[str, tuple[int, ...]]) -> float:
    """Return which share of the weight of some terms is held, -1 where there are none."""
    total = sum(asked.weights[term] for term in terms)
    return sum(asked.weights[term] for term in terms if term in held) / total if total else -1.0


def _covering(found: Features, asked: Seen, sentences: Sequence[Seen], covers: Sequence[float], order: Sequence[int]) -> None:
    """Note how much of the claim the best sentence, its neighbours, the lead and the whole text have."""
    weights, best, count = asked.weights, order[0], len(sentences)
    everything: set[str] = set()
    lead: set[str] = set()
    around: set[str] = set()
    for at, seen in enumerate(sentences):
        own = weights.keys() & seen.asserted.terms.keys()
        everything |= own
        lead |= own if at < 3 else set()
        around |= own if best - 2 <= at < best + 2 else set()
    names = [term for term in weights if term in asked.asserted.names]
    deeds = [term for term in weights if term not in asked.asserted.names]
    own_terms = sentences[best].asserted.terms
    shared = frozenset(everything)
    found["cover, best"] = covers[best]
    found["cover, text"] = asked.share(everything)
    found["cover, lead"] = covers[0]
    found["cover, second best"] = covers[order[1]] if count > 1 else 0.0
    found["cover, first three"] = asked.share(lead)
    found["cover, around best"] = asked.share(around)
    found["names, best"] = _share(asked, names, own_terms)
    found["names, text"] = _share(asked, names, shared)
    found["deed, best"] = _share(asked, deeds, own_terms)
    found["deed, text"] = _share(asked, deeds, shared)
    found["rarest word missing"] = max((weight for term, weight in weights.items() if term not in everything), default=0.0)
    found["words missing, best"] = float(sum(term not in own_terms for term in weights))
    found["place of best"] = best / (count - 1) if count > 1 else 0.0
    found["sentences"] = math.log(count)
    found["share of sentences half covering"] = sum(cover >= 0.5 for cover in covers) / count
    found["sentences covering a third"] = math.log1p(sum(cover >= 0.3 for cover in covers))


def _wording(found: Features, asked: Seen, best: Seen) -> None:
    """Note how alike claim and best sentence are worded: length, order, density, what the sentence has beyond the claim."""
    terms = best.asserted.terms
    found["claim's share of best"] = sum(best.weights[term] for term in terms if term in asked.weights) / (best.total or 1.0)
    found["length, best"] = math.log(len(best.line.words))
    found["length, claim"] = math.log(len(asked.line.words))
    first = {term: places[0] for term, places in asked.asserted.terms.items()}
    places = [min(terms[term]) for term in sorted(first, key=first.__getitem__) if term in terms]
    steps = len(places) - 1
    found["in order"] = sum(places[at] < places[at + 1] for at in range(steps)) / steps if steps > 0 else 0.5
    found["dense"] = len(places) / (max(places) - min(places) + 1) if places else 0.0


def _counting(found: Features, asked: Seen, sentences: Sequence[Seen], near: Sequence[int], best: Seen) -> None:
    """Note whether figures of like referent agree in the sentences that cover most."""
    claimed = asked.asserted.quantities
    found["figures, claim"], found["figures, best"] = float(len(claimed)), float(min(3, len(best.asserted.quantities)))
    if not claimed:
        return
    how = Counter(agreement for at in near for _, _, agreement in paired_figures(asked.asserted, sentences[at].asserted))
    for agreement in ("agrees", "compatible", "differs", "excludes"):
        found[f"figure {agreement}"] = float(min(2, how[agreement]))
    found["figure not met"] = float(not how)
    values = {quantity.low for quantity in claimed}
    found["same value, text"] = float(any(other.low in values for seen in sentences for other in seen.asserted.quantities))


def _polarity(found: Features, asked: Seen, best: Seen) -> None:
    """Note opposed words, and a negation on one side only."""
    found["opposed"] = float(bool(opposed_terms(asked.asserted, best.asserted)))
    found["negated on one side"] = float(negated(asked.asserted, asked.asserted) != negated(best.asserted, asked.asserted))
    found["negations, claim"], found["negations, best"] = float(len(asked.asserted.negators)), float(len(best.asserted.negators))


def _marking(found: Features, asked: Seen, best: Seen) -> None:
    """Note the marks of stance in the claim and the best sentence, and those of the latter beside the claim's words."""
    for where, seen in (("best", best), ("claim", asked)):
        for mark, count in Counter(mark for mark, _ in seen.marks).items():
            found[f"{mark}, {where}"] = min(COUNTED, count)
    terms = best.asserted.terms
    beside = {near for term in asked.weights for place in terms.get(term, ()) for near in range(place - NEAR, place + NEAR + 1)}
    for mark, place in best.marks:
        if place in beside:
            found[f"{mark}, beside"] = 1.0
        if place == 0:
            found[f"{mark}, opens"] = 1.0


def _throughout(found: Features, sentences: Sequence[Seen], covers: Sequence[float]) -> None:
    """Note the marks of stance in all of an article, and in those of its sentences that speak of the claim's matter."""
    everywhere: Counter[str] = Counter()
    bearing: Counter[str] = Counter()
    for seen, cover in zip(sentences, covers, strict=True):
        everywhere.update(seen.kinds)
        if cover >= BEARING:
            bearing.update(seen.kinds)
    for mark, count in everywhere.items():
        found[f"{mark}, text"] = math.log1p(count)
        found[f"{mark}, share of text"] = count / len(sentences)
    for mark, count in bearing.items():
        found[f"{mark}, bearing"] = math.log1p(count)
    for mark in sentences[0].kinds:
        found[f"{mark}, lead"] = 1.0
    found["sentences bearing"] = math.log1p(sum(cover >= BEARING for cover in covers))
