"""Dissent: what the origins cost that deny or contradict a claim."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.claims import ReadClaim
from scoring.corroboration import round_half_up
from scoring.evidence import Found
from scoring.interests import Interest, self_serving
from scoring.moments import moment
from scoring.origins import NOBODY, Source
from scoring.rubric import Rubric
from scoring.values import Article


@dataclass(frozen=True, slots=True)
class Dissent:
    """An origin against the claim: its evidence, what it costs (0 or less), and why that is halved or nothing.

    `kind` is "text" (in full), "self_serving", "outdated" (before the evidence it is against) or "revised" (it also supports).
    """

    source: Source
    hit: int
    points: int
    kind: str
    ground: str = ""

    @property
    def live(self) -> bool:
        """Whether it still stands against the claim."""
        return self.kind in ("text", "self_serving")


def dissents(
    claim: ReadClaim, found: Sequence[Found], sources: Sequence[Source], since: Article | None, rubric: Rubric
) -> tuple[Dissent, ...]:
    """Return the dissent of each origin; `since` is the article in which the leading evidence first stood, None for no evidence."""
    made = []
    for source in sources:
        against = [index for index in source.members if rubric.side(found[index].bearing.relation) < 0]
        if not against:
            continue
        supports = any(rubric.side(found[index].bearing.relation) > 0 for index in source.members)
        made.append(
            _dissent(
                claim,
                found,
                source,
                max(against, key=lambda index: (found[index].bearing.coverage, -index)),
                supports,
                since,
                rubric,
            )
        )
    return tuple(made)


def _dissent(
    claim: ReadClaim,
    found: Sequence[Found],
    source: Source,
    index: int,
    supports: bool,
    since: Article | None,
    rubric: Rubric,
) -> Dissent:
    hit = found[index]
    full = 0 if source.speaker.source_class in NOBODY else rubric.points(hit.origin.source_class)
    stake: Interest = self_serving(claim, hit)
    if supports:
        return Dissent(source, index, 0, "revised")
    if since is not None and hit.statement.attribution.has("denial") and before(hit.article, since):
        return Dissent(source, index, 0, "outdated")
    if stake.code:
        return Dissent(
            source,
            index,
            -round_half_up(full * float(rubric.table["dissent"]["self_serving_share"])),
            "self_serving",
            stake.ground,
        )
    return Dissent(source, index, -full, "text")


def before(one: Article, other: Article) -> bool:
    """Tell whether one article was certainly published before another; days are compared where a time is lacking."""
    first, second = moment(one.published_at), moment(other.published_at)
    if first is None or second is None:
        return False
    exact = len(str(one.published_at)) > 10 and len(str(other.published_at)) > 10
    return first < second if exact else first.date() < second.date()
