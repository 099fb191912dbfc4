"""The rubric in force as a page to read: the arithmetic, the classes by points, the modifiers and the other numbers."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from scoring import Rubric
from service.terminal import NARROWEST, signed


def page(rubric: Rubric) -> str:
    """Return the rubric as lines of at most NARROWEST columns."""
    parts = (_arithmetic, _classes, _modifiers, _corroboration, _specificity, _dissent, _relations, _grade)
    lines = [f"Rubric {rubric.version}"]
    for part in parts:
        lines += ["", *part(rubric.table)]
    return "\n".join(lines)


def _arithmetic(table: Mapping[str, Any]) -> Iterator[str]:
    least, most = table["attribution"]["least"], table["attribution"]["most"]
    specificity = sum(row["points"] for row in table["specificity"].values())
    yield f"score = attribution ({least} to {most}) + corroboration (0 to {table['corroboration']['most']})"
    yield f"      + specificity (0 to {specificity}) - dissent (0 to {table['dissent']['most']}), never below 0"
    yield from _wrapped("", (
        "The points of the reasons add up to the score exactly. A score tells how well a claim is sourced on the articles "
        "at hand; it says nothing about whether it is so."))


def _classes(table: Mapping[str, Any]) -> Iterator[str]:
    yield "Attribution: the class of the best supporting origin (points, best letter)"
    for name, row in sorted(table["class"].items(), key=lambda found: -found[1]["points"]):
        yield from _wrapped(f"  {row['points']:3}  {row['grade']}  {name:21}", row["what"])


def _modifiers(table: Mapping[str, Any]) -> Iterator[str]:
    yield "Modifiers of the attribution"
    for name, row in {**table["modifier"], "relay": table["attribution"]["relay"]}.items():
        yield from _wrapped(f"  {signed(row['points']):>5}  {name:21}", row["text"])


def _corroboration(table: Mapping[str, Any]) -> Iterator[str]:
    row = table["corroboration"]
    yield "Corroboration: origins are counted, never articles"
    yield from _wrapped("  ", (
        f"The second origin adds {row['second']} x its independence, each further one {row['ratio']:g} times as much as "
        f"the one before it; at most {row['most']}. A party to the dispute counts {row['party']:g}."))
    words = table["independence"]["text"]
    for name, share in table["independence"].items():
        if name in words:
            yield from _wrapped(f"  {share:>5g}  {name:21}", words[name])


def _specificity(table: Mapping[str, Any]) -> Iterator[str]:
    yield "Specificity: what the claim gives and the evidence gives too"
    for name, row in table["specificity"].items():
        yield from _wrapped(f"  {signed(row['points']):>5}  {name:21}", row["text"])


def _dissent(table: Mapping[str, Any]) -> Iterator[str]:
    row = table["dissent"]
    yield "Dissent: an origin that denies or contradicts"
    yield from _wrapped("  ", (
        f"It costs the points of its own attribution, times {row['self_serving_share']:g} where the denial serves the "
        f"denier (all such denials together at most {row['self_serving_most']}); at most {row['most']} in all."))


def _relations(table: Mapping[str, Any]) -> Iterator[str]:
    yield "Relations of a statement to a claim (side: + supports, - dissents, 0 neither)"
    for name, row in table["relation"].items():
        yield from _wrapped(f"  {'-0+'[row['side'] + 1]:>5}  {name:21}", row["what"])


def _grade(table: Mapping[str, Any]) -> Iterator[str]:
    yield f"Grade (Admiralty code); a party to the dispute is at best {table['grade']['party_at_best']}"
    for mark, text in {**table["grade"]["letters"], **table["grade"]["digits"]}.items():
        yield from _wrapped(f"  {mark:>5}  ", text)


def _wrapped(lead: str, text: str) -> list[str]:
    return textwrap.wrap(text, NARROWEST, initial_indent=lead, subsequent_indent=" " * len(lead), break_on_hyphens=False)
