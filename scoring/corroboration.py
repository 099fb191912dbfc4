"""Corroboration: origins in the order in which they add most, and what each adds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.origins import independence
from scoring.rubric import Rubric
from scoring.speakers.scene import PUBLIC
from scoring.standing import Standing

TRIED = 2  # kinds of origin that add the same, of which each is tried


@dataclass(frozen=True, slots=True)
class Counted:
    """An origin in its place (0 leads, 1 is the second): its independence from those before it and the points it adds."""

    standing: Standing
    place: int
    independence: float
    relation: str
    nearest: str
    weight: float
    points: int


def counted(standings: Sequence[Standing], rubric: Rubric) -> tuple[Counted, ...]:
    """Return the origins in order: the one that leads, then each that adds most to those before it.

    Each kind of origin is tried as the leader, and where several add the same, each of them is tried; the best total is kept, so
    that a further origin can never lower a score.
    """
    ranked = sorted(standings, key=lambda standing: (-standing.points, standing.source.key))
    leaders = {_kind(standing): standing for standing in reversed(ranked)}
    best: tuple[Counted, ...] = ()
    for leader in sorted(leaders.values(), key=ranked.index):
        if best and leader.points + _reserve(best, rubric) <= best[0].standing.points:
            break  # no order of the others can make up for so weak a leader
        order = _rest((_leading(leader),), [one for one in ranked if one is not leader], rubric)
        best = order if not best or _total(order) > _total(best) else best
    return best


def _reserve(best: tuple[Counted, ...], rubric: Rubric) -> float:
    """Return how many points another order of the followers could add at most to those of the best one found."""
    second, ratio = float(rubric.table["corroboration"]["second"]), float(rubric.table["corroboration"]["ratio"])
    most = sum(round_half_up(second * ratio**place) for place in range(len(best) - 1))
    return most - sum(one.points for one in best[1:])


def _leading(leader: Standing) -> Counted:
    return Counted(leader, 0, 1.0, "leads", "", 0.0, 0)


def _total(order: Sequence[Counted]) -> int:
    return order[0].standing.points + sum(one.points for one in order[1:])


def _kind(standing: Standing) -> tuple[str | None, bool, bool, bool, str]:
    """Return all that an origin's independence of others depends on; of two of one kind the one with more points goes first."""
    speaker = standing.source.speaker
    public, service = speaker.source_class in PUBLIC, speaker.source_class == "intelligence_agency"
    weak = speaker.source_class if speaker.source_class in ("vague", "unattributed", "headline") else ""
    return speaker.country if public else None, public, service, standing.has("party"), weak


def _rest(order: tuple[Counted, ...], left: list[Standing], rubric: Rubric) -> tuple[Counted, ...]:
    """Return the best continuation of an order by the origins that are left."""
    table = rubric.table["corroboration"]
    weight = float(table["second"]) * float(table["ratio"]) ** (len(order) - 1)
    kinds: dict[tuple[object, ...], Standing] = {}
    for standing in left:
        kinds.setdefault(_kind(standing), standing)
    offers = [_offer(order, standing, weight, rubric) for standing in kinds.values()]
    if not offers:
        return order
    most = max(value for value, _ in offers)
    if round_half_up(weight * most) == 0:
        return order + tuple(_offer(order, standing, weight, rubric)[1] for standing in left)
    tied = [offer for value, offer in offers if value >= most - 1e-9][:TRIED]
    paths = [_rest((*order, offer), [one for one in left if one is not offer.standing], rubric) for offer in tied]
    return max(paths, key=_total)


def _offer(order: tuple[Counted, ...], standing: Standing, weight: float, rubric: Rubric) -> tuple[float, Counted]:
    share, relation, nearest = independence(standing.source.speaker, [one.standing.source for one in order], rubric)
    value = share * (float(rubric.table["corroboration"]["party"]) if standing.has("party") else 1.0)
    return value, Counted(standing, len(order), share, relation, nearest, weight, round_half_up(weight * value))


def round_half_up(value: float) -> int:
    """Round to the nearest whole number, a half upwards, as one does by hand."""
    return int(value + 0.5 + 1e-9)
