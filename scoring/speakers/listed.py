"""People whom a newsroom knows, where an article names them and does not say for which body they speak."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice

from scoring import directory
from scoring.facts.offices import FORMER
from scoring.reading import Line, read_lines
from scoring.speakers.capacity import Capacity, body_in, capacity
from scoring.speakers.introductions import affiliation, apposition_after, apposition_before, head

Role = tuple[tuple[str, ...], Capacity]
# Kinds of description that leave open for whom somebody speaks: "the director, Ann Reed", "spokesman Tom Bauer", "Ann Reed, 54".
_OPEN = frozenset({"", "head", "spokesperson", "officials"})
_FORMER = frozenset(FORMER)
MENTIONS = 16  # of one person that are looked at


def is_listed(words: Sequence[str]) -> bool:
    """Tell whether the words of a name, folded, are those of somebody whom the newsroom knows."""
    return len(words) > 1 and (words[0], words[-1]) in directory.people()


def role_of(words: Sequence[str], told: Sequence[Role], mentions: Iterable[tuple[Line, int, int]]) -> Role | None:
    """Return the role that the newsroom's table gives to whoever bears a name, None where the article says otherwise.

    `told` are the roles that the article gives, `mentions` the line and the words of the name wherever it stands. What the article
    tells goes first: a body, another country, another trade or office, "its director", "the former director".
    """
    if not is_listed(words):
        return None
    person = directory.people()[(words[0], words[-1])]
    role = _role(person)
    country = directory.bodies()[person.body].country
    for said, cap in told:
        otherwise = cap.kind not in _OPEN and head(said) != head(role[0])
        if cap.body or otherwise or (cap.country and cap.country != country) or _owned(said) or not _FORMER.isdisjoint(said):
            return None
    return None if any(_presented(*mention, head(role[0])) for mention in islice(mentions, MENTIONS)) else role


def _owned(said: Sequence[str]) -> bool:
    """Tell whether a role belongs to a body that the article spoke of before: "its director"."""
    return bool(said) and said[0] in ("its", "their")


def _presented(line: Line, first: int, last: int, noun: str) -> bool:
    """Tell whether words beside a name say who its bearer is, and not by the noun of the role that the table gives."""
    body = affiliation(line, last)
    if body:
        land = any(name.is_land or name.name.kind == "place" for name in line.names_in(*body))
        return body_in(line, *body)[0] is not None or not land  # "Ann Reed of the Red Cross", not "Ann Reed from Oslo"
    for run in (apposition_after(line, last), apposition_before(line, first, last)):
        if run and line.lows[run[0]] in ("a", "an", "the"):
            said = line.lows[slice(*run)]
            if capacity(line, *run).kind not in _OPEN - {""} and head(said) != noun:
                return True  # "Ann Reed, a fish trader"
    return False


@lru_cache(maxsize=1024)
def _role(person: directory.Listed) -> Role:
    """Read a role as if an article had given it: "director of the Harnby Harbour Board"."""
    body = directory.bodies()[person.body]
    line = read_lines(f"{person.role} of {body.names[0]}").lines[0]
    cap = capacity(line, 0, len(line.words))
    return line.lows, replace(cap, body=body.key, body_kind=body.kind, country=body.country, label=body.names[0])
