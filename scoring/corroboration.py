"""Corroboration: origins in the order in which they add most, and what each adds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.origins import independence
from scoring.rubric import Rubric
from scoring.standing import Standing


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

    Every origin is tried as the leader and the best total is kept, so that a further origin can never lower a score.
    """
    best: tuple[Counted, ...] = ()
    for leader in standings:
        order = _ordered(leader, [standing for standing in standings if standing is not leader], rubric)
        if not best or _total(order) > _total(best):
            best = order
    return best


def _total(order: Sequence[Counted]) -> int:
    return order[0].standing.points + sum(one.points for one in order[1:])


def _ordered(leader: Standing, rest: list[Standing], rubric: Rubric) -> tuple[Counted, ...]:
    order = [Counted(leader, 0, 1.0, "leads", "", 0.0, 0)]
    table = rubric.table["corroboration"]
    weight = float(table["second"])
    while rest:
        before = [one.standing.source for one in order]
        offers = []
        for standing in rest:
            share, relation, nearest = independence(standing.source.speaker, before, rubric)
            half = float(table["party"]) if standing.has("party") else 1.0
            offers.append((share * half, standing.points, standing, share, relation, nearest))
        value, _, chosen, share, relation, nearest = max(
            offers, key=lambda offer: (offer[0], offer[1], _reverse(offer[2].source.key))
        )
        order.append(Counted(chosen, len(order), share, relation, nearest, weight, round_half_up(weight * value)))
        rest = [standing for standing in rest if standing is not chosen]
        weight *= float(table["ratio"])
    return tuple(order)


def _reverse(key: str) -> tuple[int, ...]:
    return tuple(-ord(sign) for sign in key)


def round_half_up(value: float) -> int:
    """Round to the nearest whole number, a half upwards, as one does by hand."""
    return int(value + 0.5 + 1e-9)
