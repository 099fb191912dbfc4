"""Relation: how a statement bears on a claim (corroborates, reports, updates, divergent_estimate, contradicts, denies, unrelated).

Rules over features that can be shown: how much of the claim's words the statement and its surroundings cover, whether figures of
like referent agree, negation, opposed words, denial, and what is left open.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from scoring.concepts import opposites
from scoring.propositions import Proposition
from scoring.quantities import Agreement, Quantity, alike, compare
from scoring.values import Attribution

TELLING_COUNT, ANCHORED = 20, 0.45  # a shared figure is a strong tie: from this count, or with a unit, this share will do
ASIDE = 0.5  # what a word of a subordinate clause weighs: "when it sank" is not what is claimed
FIGURE_WEIGHT = 2.0
TIME_WEIGHT = 0.6
BEARS = 0.54  # share of the claim's weight that a statement must cover, its surroundings included
OWN = 0.3  # share that its own words must cover
OWN_COUNTED = 0.12  # the same where it refers back, or gives a figure of the same thing
COUNTED = 0.4  # what must be covered where a figure of the same thing is given: copy on a toll seldom says again of what
DEED = 0.4  # share of the claim's words other than names
DEED_COUNTED = 0.2
DEED_OWN = 0.25  # share of them that must stand in the statement itself
OPPOSES, OPPOSES_OWN = 0.65, 0.4  # the same two shares for a contradiction, which must not rest on a chance likeness
DENIED = 0.35  # what a denial must cover: it speaks of "the claims" and leaves their words to its surroundings
NEAR, FAR, FAR_DEED = 0.8, 0.6, 0.4  # what a word of the surroundings counts: referred back to; a name; any other word
PREDICATE = 0.55  # share of what a claim says of its subject that must be held, where no figure of it is given
SCOPE = 7  # words that a negation reaches
_VOID = frozenset("evidence sign signs indication proof trace record basis truth plan plans intention".split())
_BEFORE = frozenset({("up", "from"), ("down", "from"), ("compared", "with"), ("compared", "to"), ("instead", "of"), ("rather", "than")})
_ONLY = frozenset({"only", "sole", "solely", "alone", "exclusively"})
_REFERRING = frozenset(
    "claim claims report reports allegation allegations accusation accusations charge charges suggestion "
    "suggestions rumour rumours rumor rumors it them that this any wrongdoing".split()
)


@dataclass(frozen=True, slots=True)
class Bearing:
    """How a statement bears on a claim: the relation, how much it covers (0..1), and the figures that were compared."""

    relation: str
    coverage: float
    note: str = ""
    figures: tuple[tuple[Quantity, Quantity, Agreement], ...] = ()

    @property
    def differing(self) -> tuple[Quantity, Quantity] | None:
        """The first pair of figures, claimed and stated, that do not agree."""
        return next(((one, other) for one, other, how in self.figures if how != "agrees"), None)


UNRELATED = Bearing("unrelated", 0.0)
Figures = tuple[tuple[Quantity, Quantity, Agreement], ...]


def bearing(
    claim: Proposition, stated: Proposition, around: frozenset[str], story: frozenset[str], attribution: Attribution
) -> Bearing:
    """Return how `stated` bears on `claim`, among the terms of the sentences before it and those of the whole story."""
    denial = attribution.has("denial")
    if stated.elsewhen and not claim.times:
        return UNRELATED  # an earlier year's event, told for comparison
    refers = stated.anaphoric or (denial and any(low in _REFERRING for low in _lows(stated)))
    opposed = opposed_terms(claim, stated)
    figures = paired_figures(claim, stated)
    cover = _cover(claim, stated, around | (claim.terms.keys() & story), opposed, figures, NEAR if refers else FAR)
    if denial and not stated.terms:
        cover = replace(cover, own=cover.beside)  # "the company denied it": all that it denies stands around it
    if denial and not opposed and cover.share >= DENIED and cover.own > 0 and cover.deed >= 0.3 * cover.deed_total:
        return Bearing(_denial(claim, stated), cover.share, figures=figures)
    counted = any(one.referent & other.referent - {"peopl"} for one, other, _ in figures)
    lowest = OWN_COUNTED if counted or refers else OWN
    anchored = any(how == "agrees" and (one.unit or one.low >= TELLING_COUNT) for one, _, how in figures)
    if not cover.bears(lowest, DEED_COUNTED if counted else DEED, COUNTED if counted else BEARS) and not (
        anchored and cover.share >= ANCHORED and cover.own_words > 0
    ):
        return Bearing("unrelated", min(cover.share, cover.own_share / OWN * BEARS))
    relation = _relation(claim, stated, opposed, figures)
    if relation in ("corroborates", "contradicts") and not figures and not _says_it(claim, stated, around, opposed):
        return Bearing("unrelated", min(cover.share, BEARS))
    if relation == "contradicts" and (
        _elsewhere(claim, stated) or cover.share_of_words < OPPOSES or cover.deed_own < OPPOSES_OWN * cover.deed_total
    ):
        return Bearing("unrelated", min(cover.share, BEARS))
    return Bearing(relation, min(1.0, cover.share), figures=figures)


@dataclass(frozen=True, slots=True)
class _Cover:
    """How much of a claim's weight a statement takes up: by its own words, by those around it; `deed` leaves names out."""

    own: float
    beside: float
    total: float
    deed: float
    deed_own: float
    deed_total: float
    own_words: float
    total_words: float

    @property
    def share(self) -> float:
        return (self.own + self.beside) / self.total if self.total > 0 else 1.0

    @property
    def share_of_words(self) -> float:
        """The share without figures and times: what contradicts a claim need not repeat them."""
        return (self.own_words + self.beside) / self.total_words if self.total_words > 0 else 1.0

    @property
    def own_share(self) -> float:
        return self.own / self.total if self.total > 0 else 1.0

    def bears(self, least: float, deed: float, share: float = BEARS) -> bool:
        return (
            self.share >= share
            and self.own_share >= least
            and self.deed >= deed * self.deed_total
            and (self.deed_own >= DEED_OWN * self.deed_total)
        )


def _cover(
    claim: Proposition,
    stated: Proposition,
    around: frozenset[str],
    opposed: frozenset[str],
    figures: Figures,
    discount: float,
) -> _Cover:
    own = beside = total = deed = deed_own = deed_total = 0.0
    for term in claim.terms:
        weight = claim.weight(term)
        aside = bool(claim.aside) and claim.aside.issuperset(claim.terms[term])
        weight *= ASIDE if aside else 1.0
        total += weight
        named = aside or term in claim.names or term in claim.roles
        deed_total += 0 if named else weight
        here = term in stated.terms or term in opposed
        if here:
            own += weight
            deed += 0 if named else weight
            deed_own += 0 if named else weight
        elif term in around:
            given = discount if discount == NEAR else FAR if named else FAR_DEED
            beside += given * weight
            deed += 0 if named else given * weight
    own_words, total_words = own, total
    agreed = sum(how == "agrees" for _, _, how in figures)
    own += FIGURE_WEIGHT * agreed + TIME_WEIGHT * sum(
        any(when.fits(other) for other in stated.times) for when in claim.times
    )
    # A figure that differs is no lack of coverage: it is another answer to the same question.
    total += FIGURE_WEIGHT * (len(claim.quantities) - (len(figures) - agreed)) + TIME_WEIGHT * len(claim.times)
    return _Cover(own, beside, total, deed, deed_own + agreed, deed_total, own_words, total_words)


def _says_it(claim: Proposition, stated: Proposition, around: frozenset[str], opposed: frozenset[str]) -> bool:
    """Tell whether a statement has what the claim says of its subject, and not only the subject: "the ferry sank" of "sunk by sabotage"."""
    total = sum(claim.predicate.values())
    beside = NEAR if stated.anaphoric else FAR_DEED
    held = sum(
        weight if term in stated.terms or term in opposed else beside * weight if term in around else 0.0
        for term, weight in claim.predicate.items()
    )
    return held >= PREDICATE * total


def _elsewhere(claim: Proposition, stated: Proposition) -> bool:
    """Tell whether claim and statement each name countries, or places in them, and none in common."""
    there, here = _countries(claim), _countries(stated)
    return bool(there and here) and not there & here


def _countries(prop: Proposition) -> set[str]:
    return {term.split(":")[1] for term in prop.terms if term.startswith(("land:", "place:"))}


def _lows(stated: Proposition) -> Iterable[str]:
    return (stated.line.lows[place] for first, last in stated.runs for place in range(first, last))


def _denial(claim: Proposition, stated: Proposition) -> str:
    return (
        "corroborates"
        if negated(claim, claim)
        else "contradicts"
        if negated(stated, claim) and not stated.anaphoric
        else "denies"
    )


def _relation(claim: Proposition, stated: Proposition, opposed: frozenset[str], figures: Figures) -> str:
    matched = [place for term, places in stated.terms.items() if term in claim.terms for place in places]
    if not claim.open_over and (
        stated.question or 2 * sum(any(a <= place < b for a, b in stated.open_over) for place in matched) > len(matched)
    ):
        return "reports"
    flipped = negated(claim, claim) != negated(stated, claim)
    if flipped or opposed:
        return "contradicts" if not (flipped and opposed) else "corroborates"
    worst = {how for _, _, how in figures}
    if "excludes" in worst:
        return "contradicts"
    if "differs" in worst:
        return "divergent_estimate"
    if "compatible" in worst or len(figures) < len(claim.quantities):
        return "reports"
    if not _ONLY.isdisjoint(_lows(claim)) and _ONLY.isdisjoint(_lows(stated)):
        return "reports"  # that somebody was arrested is not that nobody else was
    return "corroborates"


def paired_figures(claim: Proposition, stated: Proposition) -> Figures:
    """Pair each claimed figure with the stated one of like referent that suits it best."""
    order: dict[Agreement, int] = {"agrees": 0, "compatible": 1, "differs": 2, "excludes": 3}
    pairs = []
    current = [other for other in stated.quantities if not _earlier(stated, other)] or stated.quantities
    for claimed in claim.quantities:
        found = [(claimed, other, compare(claimed, other)) for other in current if alike(claimed, other)]
        if found:
            pairs.append(min(found, key=lambda pair: order[pair[2]]))
    return tuple(pairs)


def _earlier(stated: Proposition, figure: Quantity) -> bool:
    """Tell whether a figure is the one before: "22, up from 14"."""
    return stated.line.lows[max(0, figure.first - 2) : figure.first] in _BEFORE


def opposed_terms(claim: Proposition, stated: Proposition) -> frozenset[str]:
    """Return the claim's terms in whose place the statement has an opposed word; of those counted, others may be otherwise.

    That 140 were rescued is no contradiction to 14 who died.
    """
    table = opposites()
    counted = {term for quantity in claim.quantities for term in quantity.referent}
    return frozenset(
        term
        for term in claim.terms
        if term not in stated.terms and term not in counted and table.get(term, frozenset()) & set(stated.terms)
    )


def _speaks_of_reports(prop: Proposition) -> bool:
    """Tell whether it is a claim or a report that is called false, not a thing in the story: "the reports are not true"."""
    lows = list(_lows(prop))
    return lows[0] in ("that", "this", "it", "these", "those") or any(
        low in _REFERRING and low not in ("it", "them", "that", "this", "any") for low in lows
    )


def negated(prop: Proposition, claim: Proposition) -> bool:
    """Tell whether a negation reaches a word that the proposition shares with the claim (an odd number of them)."""
    places = sorted(place for term, found in prop.terms.items() if term in claim.terms for place in found)
    if prop.falsity and prop is not claim and _speaks_of_reports(prop):
        return True
    matched = set(places)
    reaching = sum(_reaches(prop, at, matched) for at in set(prop.negators))
    return bool(reaching % 2)


def _reaches(prop: Proposition, at: int, matched: set[int]) -> bool:
    """Tell whether a negation is about a shared word: "no sign of sabotage in the sinking" denies sabotage, not the sinking."""
    lows = prop.line.lows
    verbal = lows[at] in ("not", "never", "cannot", "neither", "nor") or lows[at].endswith("n't")
    own = {place for places in prop.terms.values() for place in places}
    strangers = 0
    for place in range(at, min(len(lows), at + SCOPE + 1)):
        if place in matched and place > at:
            return True
        if place in own and place > at and lows[place] not in _VOID:
            strangers += 1
            if strangers > (1 if verbal else 0):
                return False
    return False
