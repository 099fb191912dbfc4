"""What a batch came to: counts that are merged in any order and grouping, in bounded memory whatever the number of lines."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, reduce
from typing import Any

import msgspec

from scoring import shipped
from scoring.quoting import cut
from scoring.values import Json
from service.bands import BANDS, band

STEP = 5  # points of score that a bin of the histogram takes
BINS = 100 // STEP  # the last takes 100 as well
CONTESTED = 10  # claims that are kept
LONGEST = 160  # characters of a claim that are kept
NOBODY = "nobody"  # the class where a claim has a score, and nobody vouches for it


@dataclass(frozen=True, slots=True)
class Contested:
    """A claim that somebody denies or contradicts: its score, the points that this costs, and how many origins stand on each side."""

    id: str
    text: str
    score: int
    lost: int
    origins_for: int
    origins_against: int

    @property
    def place(self) -> tuple[object, ...]:
        """What claims are sorted by: points lost, then origins on both sides, most first; then by id, and then by all the rest."""
        return -self.lost, -(self.origins_for + self.origins_against), self.id, self.text, self.score, self.origins_for


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of lines: `rows` are all, of which `failed` and `abstained` have no score, and `unassessed` (by code) were not scored.

    `bands`, `classes` (those of the leading source) and `histogram` (by STEP points) each count every claim that has a score, once;
    `reasons` counts reasons by their codes, `pointed` those of them that have points, and `contested` holds the CONTESTED claims that
    dissent costs most. What is 0 stands in no mapping.
    """

    rows: int = 0
    failed: int = 0
    abstained: int = 0
    unassessed: Mapping[str, int] = field(default_factory=dict)
    bands: Mapping[str, int] = field(default_factory=dict)
    classes: Mapping[str, int] = field(default_factory=dict)
    histogram: tuple[int, ...] = (0,) * BINS
    reasons: Mapping[str, int] = field(default_factory=dict)
    pointed: Mapping[str, int] = field(default_factory=dict)
    contested: tuple[Contested, ...] = ()

    @property
    def scored(self) -> int:
        """How many claims have a score."""
        return sum(self.histogram)

    def as_json(self) -> Json:
        """Return the summary as JSON, the same bytes for equal summaries."""
        written: Json = msgspec.to_builtins(self)
        return written | {
            "unassessed": _ordered(self.unassessed, ()),
            "bands": _ordered(self.bands, [one.name for one in BANDS]),
            "classes": _ordered(self.classes, [*shipped().table["class"], NOBODY]),
            "reasons": _ordered(self.reasons, ()),
            "pointed": _ordered(self.pointed, ()),
        }


NOTHING = Summary()


def from_json(written: object) -> Summary:
    """Return the summary that `as_json` wrote; raises ValueError (msgspec.ValidationError) for anything else."""
    return msgspec.convert(written, Summary)


def of(line: Mapping[str, Any]) -> Summary:
    """Return the summary of one line: an assessment, the error of a row, or the reason why a statement was not assessed."""
    if "error" in line:
        return Summary(rows=1, failed=1)
    if "unassessed" in line:
        return Summary(rows=1, unassessed={str(line["unassessed"]["code"]): 1})
    reasons = dict(Counter(reason["code"] for reason in line["reasons"]))
    if line["score"] is None:
        return Summary(rows=1, abstained=1, reasons=reasons)
    score = int(line["score"])
    reached = min(score // STEP, BINS - 1)
    return Summary(
        rows=1,
        bands={band(score).name: 1},
        classes={line["attribution"]["class"] or NOBODY: 1},
        histogram=tuple(int(place == reached) for place in range(BINS)),
        reasons=reasons,
        pointed=dict(Counter(reason["code"] for reason in line["reasons"] if reason["points"])),
        contested=_contested(line),
    )


def merged(one: Summary, other: Summary) -> Summary:
    """Return the summary of the lines of both."""
    return Summary(
        rows=one.rows + other.rows,
        failed=one.failed + other.failed,
        abstained=one.abstained + other.abstained,
        unassessed=_added(one.unassessed, other.unassessed),
        bands=_added(one.bands, other.bands),
        classes=_added(one.classes, other.classes),
        histogram=tuple(map(sum, zip(one.histogram, other.histogram, strict=True))),
        reasons=_added(one.reasons, other.reasons),
        pointed=_added(one.pointed, other.pointed),
        contested=_most(one.contested, other.contested),
    )


def of_all(lines: Iterable[Mapping[str, Any]]) -> Summary:
    """Return the summary of many lines."""
    return reduce(merged, map(of, lines), NOTHING)


def _added(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    added = dict(one)
    for name, count in other.items():
        added[name] = added.get(name, 0) + count
    return added


def _most(one: tuple[Contested, ...], other: tuple[Contested, ...]) -> tuple[Contested, ...]:
    if not (one and other):
        return one or other
    return tuple(sorted(one + other, key=lambda claim: claim.place)[:CONTESTED])


def _contested(line: Mapping[str, Any]) -> tuple[Contested, ...]:
    """Return the claim of a line, unless dissent costs it nothing. An origin that speaks on both sides counts for the claim."""
    codes = dissent_codes()
    lost = -sum(reason["points"] for reason in line["reasons"] if reason["code"] in codes)
    if lost <= 0:
        return ()
    rubric = shipped()
    sides: dict[int, set[str]] = {+1: set(), -1: set(), 0: set()}
    for found in line["evidence"]:
        if found["origin"] is not None:
            sides[rubric.side(found["relation"])].add(found["origin"])
    text = cut(line["claim"]["text"], LONGEST - len(" …"))
    return (Contested(line["id"], text, int(line["score"]), lost, len(sides[+1]), len(sides[-1] - sides[+1])),)


@cache
def dissent_codes() -> frozenset[str]:
    """Return the codes of reasons that are dissent: the relations of its side, and the limits that the rubric sets to what they cost."""
    table = shipped().table
    limits = [name.removesuffix("most").rstrip("_") for name in table["dissent"] if name.endswith("most")]
    return frozenset([
        *(name for name, row in table["relation"].items() if row["side"] < 0),
        *(f"cap_{name or 'dissent'}" for name in limits),
    ])


def _ordered(counts: Mapping[str, int], order: Iterable[str]) -> dict[str, int]:
    """Return the counts in `order`, further names by the alphabet behind it."""
    first = [name for name in order if name in counts]
    return {name: counts[name] for name in [*first, *sorted(set(counts) - set(first))]}
