"""The directory: the bodies, outlets and people that are known by name, those of the tables and those that a newsroom adds.

A newsroom's names are put in force once for a process, before anything is read, since what has been read rests on them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import astuple, dataclass
from functools import cache

from scoring.facts.bodies import BODIES, Body
from scoring.facts.outlets import OUTLETS, Outlet
from scoring.folding import fold, plain
from scoring.words import words


class NamesError(ValueError):
    """Names cannot be put in force; the message says which entry is wrong and what it must hold."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A person whom a newsroom knows: given name and surname, the key of the body that he or she speaks for, the role in it."""

    name: str
    body: str
    role: str


@dataclass(frozen=True, slots=True)
class Names:
    """What a newsroom adds to the tables."""

    bodies: tuple[Body, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    people: tuple[Listed, ...] = ()


_given: list[Names] = []


def put_in_force(names: Names) -> None:
    """Add a newsroom's names for as long as the process runs; the same names once more change nothing.

    Raises NamesError where other names are in force, or where something has been read already. `scoring.naming_rules.check`
    tells beforehand whether the names can be used.
    """
    if names == (_given[0] if _given else Names()):
        return
    if _given or in_force.cache_info().currsize:
        what = "other names are in force" if _given else "something has been read without these names"
        raise NamesError(f"{what}; names are put in force once for a process, before anything is read: start a new process")
    _given.append(names)


@cache
def in_force() -> Names:
    """Return the names that were added; the first call settles them."""
    return _given[0] if _given else Names()


@cache
def version() -> str:
    """Return the stamp of the names in force, "names-" and twelve digits of the SHA-256 of what they hold; "" for none."""
    names = in_force()
    if names == Names():
        return ""
    rows = [sorted(json.dumps(astuple(row)) for row in table) for table in (names.bodies, names.outlets, names.people)]
    return "names-" + hashlib.sha256(json.dumps(rows).encode()).hexdigest()[:12]


@cache
def bodies() -> Mapping[str, Body]:
    """Return all bodies by their keys."""
    return {body.key: body for body in (*in_force().bodies, *BODIES)}


@cache
def outlets() -> tuple[Outlet, ...]:
    """Return all outlets, the newsroom's own first."""
    return (*in_force().outlets, *OUTLETS)


@cache
def people() -> Mapping[tuple[str, str], Listed]:
    """Return the newsroom's people by the first and the last word of their names."""
    return {person_key(person.name): person for person in in_force().people}


def person_key(name: str) -> tuple[str, str]:
    """Return the first and the last word of a name, folded, initials left out; the same twice where it has only one."""
    own = [plain(word.text) for word in words(fold(name)) if word.letters and len(word.low) > 1 and "." not in word.text]
    return (own[0], own[-1]) if own else ("", "")
