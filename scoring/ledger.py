"""The ledger of an assessment: what each of its points hangs on, so that two assessments can be set side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from scoring.rubric import Rubric
from scoring.values import Assessment, Evidence, Origin, Reason

# Reasons that hold another part of the sum within its bounds.
LIMITS = ("cap_corroboration", "cap_self_serving", "cap_dissent", "floor", "ceiling")


@dataclass(frozen=True)
class Ledger:
    """The reasons of an assessment by what they hang on; each reason stands in one place, so that the parts sum to the score.

    `standing` are those of the leading origin; `adds` is what each further origin adds, `costs` the dissent of each, by id.
    `backing` holds the articles through which each origin stands for the claim.
    """

    assessment: Assessment
    leader: Origin | None
    standing: tuple[Reason, ...]
    adds: Mapping[str, int]
    costs: Mapping[str, Reason]
    details: Mapping[str, int]
    limits: Mapping[str, Reason]
    backing: Mapping[str, tuple[str, ...]]

    @property
    def score(self) -> int:
        """The score, 0 for an abstention."""
        return self.assessment.score or 0

    @property
    def leads(self) -> int:
        """The points of the leading origin, modifiers included."""
        return sum(reason.points for reason in self.standing)

    @property
    def origins(self) -> Mapping[str, Origin]:
        """The origins by id."""
        return {origin.id: origin for origin in self.assessment.origins}

    @property
    def places(self) -> Mapping[str, int]:
        """The places of the origins that stand for the claim, by id: 0 leads."""
        order = [self.leader.id] if self.leader else []
        return {name: place for place, name in enumerate([*order, *self.adds])}

    def first(self, reason: Reason) -> Evidence | None:
        """Return the first piece of evidence of a reason."""
        return self.assessment.evidence[reason.evidence[0]] if reason.evidence else None


def ledger(assessment: Assessment, rubric: Rubric) -> Ledger:
    """Return the ledger of an assessment that was made by `rubric`."""
    dissenting = {relation for relation in rubric.table["relation"] if rubric.side(relation) < 0}
    standing: list[Reason] = []
    adds: Counter[str] = Counter()
    costs: dict[str, Reason] = {}
    details: dict[str, int] = {}
    limits: dict[str, Reason] = {}
    for reason in assessment.reasons:
        origin = (assessment.evidence[reason.evidence[0]].origin or "") if reason.evidence else ""
        if reason.code in LIMITS:
            limits[reason.code] = reason
        elif reason.code in rubric.table["specificity"]:
            details[reason.code] = details.get(reason.code, 0) + reason.points
        elif reason.code == "corroboration":
            adds[origin] += reason.points
        elif origin not in costs and (reason.code == "revised" or reason.code in dissenting):
            costs[origin] = reason
        else:
            standing.append(reason)
    leads = any(reason.code == "attribution" for reason in standing)
    backing: dict[str, set[str]] = {}
    for evidence in assessment.evidence:
        if evidence.origin and rubric.side(evidence.relation) > 0:
            backing.setdefault(evidence.origin, set()).add(evidence.statement.article_id)
    return Ledger(
        assessment,
        assessment.origins[0] if leads else None,
        tuple(standing),
        dict(adds),
        costs,
        details,
        limits,
        {origin: tuple(sorted(articles)) for origin, articles in backing.items()},
    )


def matched(then: Ledger, now: Ledger) -> dict[str, str]:
    """Return for the origins of one assessment which of another they are, one to one: by the statements that they share.

    Ids are of no use, as they count anew in each assessment. Those that share nothing are matched by label and class.
    """
    spoken = _statements(then.assessment)
    shared = Counter(
        (origin, other)
        for statement, origins in _statements(now.assessment).items()
        for origin in origins
        for other in spoken.get(statement, ())
    )
    leaders = (now.leader.id if now.leader else "", then.leader.id if then.leader else "")
    here, there = (_places(one.assessment) for one in (now, then))
    found: dict[str, str] = {}
    for pair in sorted(shared, key=lambda pair: (pair != leaders, -shared[pair], here[pair[0]], there[pair[1]])):
        if pair[0] not in found and pair[1] not in found.values():
            found[pair[0]] = pair[1]
    known, others = {one for one, _ in shared}, {other for _, other in shared}
    for origin in now.assessment.origins:
        for other in then.assessment.origins:
            alike = (origin.label, origin.source_class) == (other.label, other.source_class)
            if alike and origin.id not in {*known, *found} and other.id not in {*others, *found.values()}:
                found[origin.id] = other.id
    return found


def holders(one: Ledger, origin: str, other: Ledger) -> list[str]:
    """Return the origins of another assessment that hold statements of an origin of this one."""
    spoken = [statement for statement, origins in _statements(one.assessment).items() if origin in origins]
    found = _statements(other.assessment)
    return sorted({holder for statement in spoken for holder in found.get(statement, ())})


def _statements(assessment: Assessment) -> dict[tuple[str, str, int, int], set[str]]:
    """Return the origins of each statement, by where it stands."""
    found: dict[tuple[str, str, int, int], set[str]] = {}
    for one in assessment.evidence:
        if one.origin:
            statement = one.statement
            place = (statement.article_id, statement.field, statement.start, statement.end)
            found.setdefault(place, set()).add(one.origin)
    return found


def _places(assessment: Assessment) -> dict[str, int]:
    return {origin.id: place for place, origin in enumerate(assessment.origins)}
