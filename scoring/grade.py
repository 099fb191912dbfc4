"""Grade: the Admiralty code, a letter for the source and a digit for the information, from features that do not overlap.

Letter: class and interest of the leading source alone. Digit: how many independent origins stand for the claim, and whether anybody
stands against it. (NATO AJP-2.1; Baker, McKendry and Mace 1968 on what happens where the two are rated as one.)
"""

from __future__ import annotations

from collections.abc import Sequence

from scoring.corroboration import Counted
from scoring.dissent import Dissent
from scoring.rubric import Rubric

INDEPENDENT = 0.5  # from which independence on an origin counts as another one


def grade(order: Sequence[Counted], dissent: Sequence[Dissent], divergent: bool, rubric: Rubric) -> str:
    """Return letter and digit, "F6" where nobody stands for the claim."""
    return _letter(order, rubric) + _digit(order, dissent, divergent)


def _letter(order: Sequence[Counted], rubric: Rubric) -> str:
    if not order:
        return "F"
    leader = order[0].standing
    letter = str(rubric.table["class"][leader.speaker.source_class]["grade"])
    return max(letter, str(rubric.table["grade"]["party_at_best"])) if leader.has("party") else letter


def _digit(order: Sequence[Counted], dissent: Sequence[Dissent], divergent: bool) -> str:
    against = sum(one.kind == "text" for one in dissent)
    live = any(one.live for one in dissent)
    if against >= 2:
        return "5"
    if not order or order[0].standing.speaker.source_class in ("unattributed", "headline", "vague"):
        return "6"
    independent = [one for one in order if one.place == 0 or one.independence >= INDEPENDENT]
    if len(order) == 1:
        party = order[0].standing.has("party")
        return "4" if party and (divergent or live) else "3"
    if len(independent) >= 2 and not live and any(not one.standing.has("party") for one in independent):
        return "1"
    return "2"
