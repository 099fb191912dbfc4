"""The rubric: every judgement of the engine, read from one table and checked before anything is scored."""

from __future__ import annotations

import hashlib
import json
import string
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

TABLE = Path(__file__).with_name("rubric.toml")


class RubricError(ValueError):
    """The rubric cannot be used; the message names the row that is wrong and what it must hold."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a number of the rubric may be: `least` <= value <= `most`, whole where `whole`."""

    least: float
    most: float
    whole: bool = True

    def check(self, row: str, value: object) -> None:
        """Raise RubricError, naming `row`, unless `value` is a number within the bounds."""
        number = value if isinstance(value, int | float) and not isinstance(value, bool) else None
        if number is None or (self.whole and not isinstance(number, int)) or not self.least <= number <= self.most:
            noun = "whole number" if self.whole else "number"
            raise RubricError(f"rubric row {row}: must be a {noun} from {self.least:g} to {self.most:g}, not {value!r}")


# Every number of the table: the row (with * for any name), and what it may be. A number that is not listed is an error.
NUMBERS: dict[str, Bounds] = {
    "class.*.points": Bounds(0, 50),
    "attribution.least": Bounds(0, 50),
    "attribution.most": Bounds(0, 50),
    "attribution.relay.points": Bounds(-50, 0),
    "attribution.unsure.below": Bounds(0, 1, whole=False),
    "modifier.*.points": Bounds(-50, 50),
    "corroboration.second": Bounds(0, 40),
    "corroboration.ratio": Bounds(0, 1, whole=False),
    "corroboration.most": Bounds(0, 40),
    "corroboration.party": Bounds(0, 1, whole=False),
    "independence.same_institution": Bounds(0, 0, whole=False),
    "independence.same_government": Bounds(0, 1, whole=False),
    "independence.shared_intelligence": Bounds(0, 1, whole=False),
    "independence.unrelated": Bounds(0, 1, whole=False),
    "specificity.*.points": Bounds(0, 10),
    "dissent.most": Bounds(0, 40),
    "dissent.self_serving_share": Bounds(0, 1, whole=False),
    "dissent.self_serving_most": Bounds(0, 40),
    "relation.*.side": Bounds(-1, 1),
    "raise.steps": Bounds(0, 10),
}

# The words that the sentences of a table may take from the copy.
WORDS: dict[str, set[str]] = {
    "attribution": {"surface", "label", "outlets", "quote", "origin", "links", "points", "chance", "second"},
    "modifier": {"surface", "ground", "words"},
    "corroboration": {"label", "ordinal", "relation", "weight", "independence", "half", "points"},
    "independence": {"other"},
    "specificity": {"words"},
    "dissent": {"label", "verb", "quote", "ground"},
    "reason": {
        "articles",
        "as_of",
        "cited",
        "claimed",
        "count",
        "ground",
        "label",
        "least",
        "most",
        "quote",
        "surface",
        "why",
        "words",
    },
    "raise": {"outside", "surface", "words"},
    "change": set("after articles before detail ground kind label limit ordinal other points quote share shared verb was".split()),
}
SENTENCES = {
    "text",
    "absent",
    "unasked",
    "halved",
    "self_serving",
    "outdated",
    *("same_institution", "same_government", "shared_intelligence", "unrelated", "unknown"),
}

# Rows that the engine asks for by name. Further rows may be added to `class`, `modifier` and `specificity` freely.
REQUIRED: dict[str, tuple[str, ...]] = {
    "class": ("headline", "media_report", "unattributed", "vague"),
    "modifier": ("party", "against_interest", "hedged", "forecast"),
    "specificity": ("figure", "date", "place"),
    "relation": ("corroborates", "reports", "updates", "divergent_estimate", "contradicts", "denies", "unrelated"),
    "reason": (
        "copies",
        "one_origin",
        "revised",
        "updates",
        "divergent_estimate",
        "reports",
        "misattributed",
        "no_support",
        "opinion",
        "cap_attribution",
        "cap_corroboration",
        "cap_dissent",
        "cap_self_serving",
        "floor",
        "ceiling",
        "nothing_bears",
        "no_articles",
        "nothing_by_then",
    ),
    "raise": (
        "second_origin",
        "name",
        "record",
        "figure",
        "date",
        "place",
        "outright",
        "happened",
        "disinterested",
        "support",
    ),
    "change": tuple(
        (
            "other_versions scored abstained first_source no_source leading_newcomer leading_source leading_class "
            "leading_points now_follows now_leads origin_in origin_out joined parted independence place weight "
            "detail_in detail_out dissent_in dissent_points dissent_revised dissent_outdated dissent_out updates "
            "divergent_estimate limit further_articles"
        ).split()
    ),
}
CLASS_KEYS = {"points", "grade", "label", "what"}


@dataclass(frozen=True, slots=True)
class Rubric:
    """A checked rubric; `table` is the whole of it, `version` its name and the first twelve digits of its SHA-256."""

    table: Mapping[str, Any]
    version: str
    _rank: Mapping[str, int] = field(repr=False)

    def points(self, source_class: str) -> int:
        """Return the points of a source class."""
        return int(self.table["class"][source_class]["points"])

    def rank(self, source_class: str) -> int:
        """Return the place of a class in the table, 0 for the best; it settles ties between classes of equal points."""
        return self._rank[source_class]

    def label(self, source_class: str) -> str:
        """Return the name of a class as an editor reads it."""
        return str(self.table["class"][source_class]["label"])

    def independent(self, source_class: str) -> bool:
        """Tell whether an origin of this class can be shown to be another one than those before it."""
        return bool(self.table["class"][source_class].get("independent", True))

    def modifier(self, code: str) -> int:
        """Return the points of a modifier."""
        return int(self.table["modifier"][code]["points"])

    def side(self, relation: str) -> int:
        """Return +1 for a relation that supports a claim, -1 for one that dissents, 0 for neither."""
        return int(self.table["relation"][relation]["side"])

    def sentence(self, table: str, row: str | None = None, key: str = "text", **words: object) -> str:
        """Return a sentence of the rubric with its braces filled from `words`."""
        found = self.table[table] if row is None else self.table[table][row]
        return str(found[key]).format_map({name: str(word) for name, word in words.items()})

    def overridden(self, changes: Mapping[str, Any]) -> Rubric:
        """Return a checked copy in which the numbers of `changes` ({"class": {"vague": {"points": 4}}}) stand instead.

        Raises RubricError for a row that does not exist, that is no number, or that is out of its bounds.
        """
        return _checked(_merged(self.table, changes, "")) if changes else self


@cache
def shipped() -> Rubric:
    """Return the rubric that comes with the package."""
    return parse(TABLE.read_text(encoding="utf-8"))


def parse(text: str) -> Rubric:
    """Return the rubric that `text` (TOML) holds, or raise RubricError that names the row."""
    try:
        return _checked(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise RubricError(f"the rubric is not valid TOML: {error}") from error


def _checked(table: Mapping[str, Any]) -> Rubric:
    if not isinstance(table.get("version"), str):
        raise RubricError("rubric row version: must be a string")
    for name, rows in REQUIRED.items():
        for row in rows:
            if not isinstance(table.get(name), Mapping) or not isinstance(table[name].get(row), Mapping):
                raise RubricError(f"rubric row {name}.{row}: is missing; the engine asks for it by this name")
    for pattern, bounds in NUMBERS.items():
        for row, value in _rows(table, pattern):
            bounds.check(row, value)
    _check_leaves(table, "")
    for name, row in table["class"].items():
        missing = CLASS_KEYS - set(row)
        if missing:
            raise RubricError(f"rubric row class.{name}: lacks {', '.join(sorted(missing))}")
        if row["grade"] not in set("ABCDEF"):
            raise RubricError(f"rubric row class.{name}.grade: must be a letter from A to F, not {row['grade']!r}")
        if row.get("named_as", name) not in table["class"]:
            raise RubricError(f"rubric row class.{name}.named_as: {row['named_as']!r} is no class of this rubric")
    digest = hashlib.sha256(json.dumps(table, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:12]
    order = {name: place for place, name in enumerate(table["class"])}
    rank = {name: place for place, name in enumerate(sorted(order, key=lambda n: (-table["class"][n]["points"], order[n])))}
    return Rubric(table, f"{table['version']}+{digest}", rank)


def _rows(table: Mapping[str, Any], pattern: str) -> list[tuple[str, Any]]:
    """Return (row, value) for each place of `table` that the dotted pattern names; a missing one is an error."""
    found: list[tuple[str, Any]] = [("", table)]
    for part in pattern.split("."):
        step: list[tuple[str, Any]] = []
        for path, value in found:
            names = list(value) if part == "*" else [part]
            for name in names:
                row = f"{path}.{name}".lstrip(".")
                if not isinstance(value, Mapping) or name not in value:
                    raise RubricError(f"rubric row {row}: is missing")
                step.append((row, value[name]))
        found = step
    return found


def _check_leaves(value: object, row: str) -> None:
    """Check that every number is one that the engine knows, and that every sentence takes only words it is given."""
    if isinstance(value, Mapping):
        for name, inner in value.items():
            _check_leaves(inner, f"{row}.{name}".lstrip("."))
    elif isinstance(value, str):
        parts = row.split(".")
        if parts[-1] in SENTENCES and parts[0] in WORDS:
            _check_sentence(row, value, WORDS[parts[0]])
    elif isinstance(value, bool):
        if not _fits(row, "class.*.independent"):
            raise RubricError(f"rubric row {row}: the engine knows no such switch; remove it or correct its name")
    elif not any(_fits(row, pattern) for pattern in NUMBERS):
        raise RubricError(f"rubric row {row}: the engine knows no such number; remove it or correct its name")


def _fits(row: str, pattern: str) -> bool:
    parts, wanted = row.split("."), pattern.split(".")
    return len(parts) == len(wanted) and all(w in ("*", p) for p, w in zip(parts, wanted, strict=True))


def _check_sentence(row: str, text: str, allowed: set[str]) -> None:
    try:
        pieces = list(string.Formatter().parse(text))
    except ValueError as error:
        raise RubricError(f"rubric row {row}: {error} in {text!r}") from error
    for _, name, spec, conversion in pieces:
        if name is not None and (name not in allowed or spec or conversion):
            raise RubricError(f"rubric row {row}: {{{name}}} is not one of {', '.join(sorted(allowed))}")


def _merged(table: Mapping[str, Any], changes: Mapping[str, Any], row: str) -> dict[str, Any]:
    merged = dict(table)
    for name, change in changes.items():
        where = f"{row}.{name}".lstrip(".")
        if not isinstance(name, str) or name not in table:
            raise RubricError(f"rubric row {where}: does not exist; `secondsource rubric` lists the rows")
        if isinstance(table[name], Mapping):
            if not isinstance(change, Mapping):
                raise RubricError(f"rubric row {where}: is a table of rows, not {change!r}")
            merged[name] = _merged(table[name], change, where)
        elif isinstance(table[name], str):
            raise RubricError(f"rubric row {where}: is text; only numbers can be overridden")
        else:
            merged[name] = change
    return merged
