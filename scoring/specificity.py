"""Specificity: whether the supporting evidence gives the figure, the date and the place that the claim gives."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.claims import ReadClaim
from scoring.evidence import Found
from scoring.propositions import Proposition

_INTO_PLACES = frozenset(
    "in at to from near on off into across around outside inside over toward towards through of within along".split()
)


@dataclass(frozen=True, slots=True)
class Detail:
    """A checkable detail of a claim: `words` of the claim ("" if it gives none) and the evidence that gives it too."""

    code: str
    words: str
    evidence: tuple[int, ...]


def details(claim: ReadClaim, found: Sequence[Found], supporting: Sequence[int]) -> tuple[Detail, ...]:
    """Return the three details of a claim, in the order of the rubric: figure, date, place."""
    prop = claim.asserted
    figures = [(q.first, q.last) for q in prop.quantities]
    dates = [when.words for when in prop.times]
    places = _places(prop)
    return (
        Detail("figure", _words(prop, figures), tuple(i for i in supporting if figures and _figures(prop, found[i]))),
        Detail("date", _words(prop, dates), tuple(i for i in supporting if dates and _dates(prop, found[i]))),
        Detail(
            "place",
            _words(prop, list(places.values())),
            tuple(i for i in supporting if places and _same_places(places, found[i])),
        ),
    )


def _words(prop: Proposition, runs: Sequence[tuple[int, int]]) -> str:
    return ", ".join(" ".join(word.text for word in prop.line.words[first:last]).replace(" %", "%") for first, last in runs)


def _figures(prop: Proposition, hit: Found) -> bool:
    agreed = {id(claimed) for claimed, _, how in hit.bearing.figures if how == "agrees"}
    return len(agreed) == len(prop.quantities)


def _dates(prop: Proposition, hit: Found) -> bool:
    return all(any(when.fits(other) for other in hit.asserted.times) for when in prop.times)


def _places(prop: Proposition) -> dict[str, tuple[int, int]]:
    """Return the claim's places: names of places, and of countries behind a preposition of place."""
    places = {}
    for term, found in prop.terms.items():
        name = prop.line.name_at(found[0])
        if name and (
            term.startswith("place:")
            or (term.startswith("land:") and name.is_land and _behind_preposition(prop, name.first))
        ):
            places[term] = (name.first, name.last)
    return places


def _behind_preposition(prop: Proposition, first: int) -> bool:
    return any(low in _INTO_PLACES for low in prop.line.lows[max(0, first - 3) : first])


def _same_places(places: dict[str, tuple[int, int]], hit: Found) -> bool:
    return all(term in hit.asserted.terms for term in places)
