"""The categories that an editor sees: for which reason a statement is weakly sourced, the one that asks for most first."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from scoring.rubric import Rubric
from scoring.values import Assessment, Json, Reason
from service.bands import BANDS, band

WEAK = ("thinly", "barely")  # the bands that an editor acts on
NAMELESS = ("unnamed_officials", "anonymous_source", "unnamed_group", "vague", "unattributed")  # classes whose sources nobody can ask
WORDS = {one.name: one.words for one in BANDS}


@dataclass(frozen=True, slots=True)
class Category:
    """A row of the table; `of` gives the reason of an assessment that puts it here, or None. Colours are for editors that want one."""

    id: str
    name: str
    colour: str
    what: str
    of: Callable[[Assessment, Rubric], Reason | None]
    asked: bool = False  # whether it is looked at only where a request names it

    def as_json(self, priority: int = 0) -> Json:
        """Return the category as the protocol has it."""
        return {"id": self.id, "name": self.name, "colour": self.colour, "priority": priority}


def _contested(found: Assessment, rubric: Rubric) -> Reason | None:
    costs = [one for one in found.reasons if one.points < 0 and one.code in rubric.table["relation"]]
    return min(costs, key=lambda one: one.points, default=None)


def _nameless(found: Assessment, _: Rubric) -> Reason | None:
    return found.reasons[0] if found.attribution and found.attribution.source_class in NAMELESS else None


def _single(found: Assessment, _: Rubric) -> Reason | None:
    return next((one for one in found.reasons if one.code == "one_origin"), None)


def _in(name: str) -> Callable[[Assessment, Rubric], Reason | None]:
    return lambda found, _: found.reasons[0] if found.score is not None and band(found.score).name == name else None


def _nothing(found: Assessment, _: Rubric) -> Reason | None:
    return found.reasons[0] if found.score is None else None


# In this order: of the categories that a request asks for, a statement is in the first that it fits.
CATEGORIES = (
    Category("contested", "Contested", "b3261e", "A source on file denies or contradicts it.", _contested),
    Category("no-named-source", "No named source", "8a4b00", "The best source on file has no name that anybody could ask.", _nameless),
    Category("single-origin", "Single origin", "6b4fa0", "All articles that tell of it lead back to one origin.", _single),
    Category("barely-sourced", WORDS["barely"].capitalize(), "b3261e", "Hardly anything on file stands behind it.", _in("barely")),
    Category("thinly-sourced", WORDS["thinly"].capitalize(), "8a4b00", "Little on file stands behind it.", _in("thinly")),
    Category("nothing-on-file", "Nothing on file", "5f6368", "No stored article bears on it.", _nothing, asked=True),
)
IDS = tuple(one.id for one in CATEGORIES)
DEFAULT = tuple(one.id for one in CATEGORIES if not one.asked)


def category_of(found: Assessment, wanted: Collection[str], rubric: Rubric) -> tuple[Category, Reason] | None:
    """Return the first of the categories `wanted` that an assessment is in, with its reason; None where it is sourced well enough."""
    if found.score is not None and band(found.score).name not in WEAK:
        return None
    for one in CATEGORIES:
        reason = one.of(found, rubric) if one.id in wanted else None
        if reason is not None:
            return one, reason
    return None


def categories_json(categories: Sequence[Category] = CATEGORIES) -> list[Json]:
    """Return the categories as the protocol has them, the most urgent with the highest priority."""
    return [one.as_json(len(categories) - place) for place, one in enumerate(categories)]
