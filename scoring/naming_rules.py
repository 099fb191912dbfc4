"""The rules for a newsroom's names: each can be told from ordinary words, and stands for one thing alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from scoring.directory import Listed, Names, NamesError, person_key
from scoring.facts.bodies import BODIES, Body
from scoring.facts.countries import COUNTRIES
from scoring.facts.grammar import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DETERMINERS,
    LEADS,
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    TIMES,
)
from scoring.facts.outlets import Outlet
from scoring.facts.verbs import CUES
from scoring.folding import fold
from scoring.words import words

KINDS = ("institution", "intelligence_agency", "organisation")
KEY = re.compile(r"[a-z]{2,3}/[a-z0-9_]{1,80}")
LONGEST, MOST_WORDS = 120, 12  # characters and words of a name
DEEPEST = 8  # bodies that one within another may stand in
_ORDINARY = frozenset().union(
    ADVERBS, AUXILIARIES, CONJUNCTIONS, DETERMINERS, LEADS, MONTHS, PREPOSITIONS, PRONOUNS, TIMES,
    *(cue.forms for cue in CUES),
)  # fmt: skip
_CODES = {country.code for country in COUNTRIES}
_LANDS = {name for country in COUNTRIES for name in (*country.names, *country.demonyms, *country.capitals)}


def check(names: Names) -> None:
    """Raise NamesError for the first entry that cannot be used: which it is, what is wrong, what to do instead."""
    keys = _keys(names.bodies)
    borne: dict[tuple[str, ...], str] = {}
    for where, entry in _entries(names):
        if isinstance(entry, Listed):
            _check_person(where, entry, keys)
            key = ("person", *person_key(entry.name))
            _claim(where, entry.name, key, borne, "give each person once, under the name that copy uses")
            continue
        if isinstance(entry, Body):
            _check_body(where, entry, keys)
        if not entry.names:
            raise NamesError(f"{where}: names is empty; give at least one name, the usual one first")
        for name in entry.names:
            _check_name(where, name)
            parts = tuple(word.text for word in words(fold(name)))
            _claim(where, name, parts, borne, "give it once, to whom it usually stands for")


def _entries(names: Names) -> Iterator[tuple[str, Body | Outlet | Listed]]:
    """Yield each entry with what a message calls it."""
    tables: tuple[tuple[str, Iterable[Body | Outlet | Listed]], ...] = (
        ("body", names.bodies), ("outlet", names.outlets), ("person", names.people),
    )  # fmt: skip
    for kind, table in tables:
        for number, entry in enumerate(table, 1):
            title = entry.key if isinstance(entry, Body) else entry.name if isinstance(entry, Listed) else "".join(entry.names[:1])
            yield f"{kind} {number} ({title[:60]!r})", entry


def _keys(own: Iterable[Body]) -> Mapping[str, Body]:
    """Return the bodies by key, the newsroom's own included; a key that is taken is an error."""
    found = {body.key: body for body in BODIES}
    for number, body in enumerate(own, 1):
        if body.key in found:
            raise NamesError(
                f"body {number} ({body.key[:60]!r}): the key is taken by {found[body.key].names[0]!r}; give it another, and that one as "
                "part_of where it belongs to it"
            )
        found[body.key] = body
    return found


def _check_body(where: str, body: Body, keys: Mapping[str, Body]) -> None:
    home = body.key.partition("/")[0]
    if not KEY.fullmatch(body.key):
        raise NamesError(f'{where}: key must be a country code or "int", a slash and a slug of a-z, 0-9 and _, as "no/harbour_board"')
    if body.kind not in KINDS:
        raise NamesError(f"{where}: kind is {body.kind[:60]!r}; it must be {', '.join(KINDS)}")
    if body.country is not None and body.country not in _CODES:
        raise NamesError(f"{where}: country is {body.country[:60]!r}; it must be an ISO 3166 code of two capitals, as \"NO\"")
    if body.country is not None and home not in ("int", body.country.lower()):
        raise NamesError(f"{where}: country is {body.country[:60]!r}, and the key begins with {home!r}; let them agree")
    seen = {body.key}
    above = body.part_of
    while above is not None:
        if above not in keys:
            raise NamesError(f"{where}: part_of is {above[:60]!r}, which is the key of no body; add that body, or leave part_of out")
        if above in seen or len(seen) > DEEPEST:
            raise NamesError(f"{where}: part_of leads back to {above!r}, or too far up; let the outermost body have none")
        seen.add(above)
        above = keys[above].part_of


def _check_person(where: str, person: Listed, keys: Mapping[str, Body]) -> None:
    first, last = person_key(person.name)
    if first == last or not person.name.isprintable() or len(person.name) > LONGEST:
        raise NamesError(f"{where}: name must be a given name and a surname of at most {LONGEST} characters together")
    if person.body not in keys:
        raise NamesError(f"{where}: body is {person.body[:60]!r}, which is the key of no body; add a body with this key")
    if not (person.role.strip() and person.role.isprintable() and len(person.role) <= LONGEST):
        raise NamesError(f"{where}: role must say what the person is there, as \"director\", in at most {LONGEST} characters")


def _check_name(where: str, name: str) -> None:
    parts = words(fold(name))
    telling = [word for word in parts if word.letters and word.low not in _ORDINARY]
    shown = repr(name[:60])
    if not name.isprintable() or len(name) > LONGEST or len(parts) > MOST_WORDS:
        raise NamesError(f"{where}: the name {shown} must have at most {LONGEST} printable characters and {MOST_WORDS} words")
    if not telling or not any(letter.isupper() or letter.isdigit() for letter in name):
        raise NamesError(f"{where}: the name {shown} cannot be told from ordinary words; give one with a capital letter")
    if name in _LANDS:
        raise NamesError(f"{where}: the name {shown} stands for a country; give a longer one")


def _claim(where: str, name: str, key: tuple[str, ...], borne: dict[tuple[str, ...], str], remedy: str) -> None:
    first = borne.setdefault(key, where)
    if first is not where:
        raise NamesError(f"{where}: the name {name[:60]!r} is borne by {first} already; {remedy}")
