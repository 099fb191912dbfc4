"""Names that are general knowledge: countries, places, public bodies, outlets, found in a run of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from scoring import directory
from scoring.facts import outlets
from scoring.facts.bodies import BODIES, GENERIC, RISKY, SHARED_NAMES
from scoring.facts.countries import AMBIGUOUS_NAMES, COUNTRIES
from scoring.facts.places import AMBIGUOUS_PLACES, PLACES
from scoring.folding import fold
from scoring.words import Word, words


@dataclass(frozen=True, slots=True)
class Name:
    """A known name: what kind, the key it stands for ("KP", "us/pentagon", "Reuters"), its country, its usual label."""

    kind: str  # country, demonym, capital, place, intelligence_agency, institution, organisation, outlet or agency
    key: str
    country: str | None
    label: str


@dataclass(frozen=True, slots=True)
class Mention:
    """A name at words [first, last) of a run of words."""

    first: int
    last: int
    name: Name

    @property
    def is_body(self) -> bool:
        """Whether the name is that of a public body or an organisation."""
        return self.name.kind in ("intelligence_agency", "institution", "organisation")

    @property
    def is_land(self) -> bool:
        """Whether the name stands for a country: by its name, its people or its capital."""
        return self.name.kind in ("country", "demonym", "capital")

    @property
    def is_outlet(self) -> bool:
        """Whether the name is that of a news outlet or agency."""
        return self.name.kind in ("outlet", "agency")


@dataclass(frozen=True, slots=True)
class Entries:
    """The names that begin with one word, by all their words; `lengths` are how many those are, the most first."""

    lengths: tuple[int, ...]
    names: dict[tuple[str, ...], Name]


Index = dict[str, Entries]


@cache
def known() -> Index:
    """Return all names by their first word; where several stand for the same words the first does, a newsroom's own before others."""
    found: dict[str, dict[tuple[str, ...], Name]] = {}
    for text, name in _rows():
        parts = tuple(word.text for word in words(text))
        if parts:
            found.setdefault(parts[0], {}).setdefault(parts, name)
    return {
        first: Entries(tuple(sorted({len(parts) for parts in names}, reverse=True)), names) for first, names in found.items()
    }


def _rows() -> Iterator[tuple[str, Name]]:
    for body in directory.in_force().bodies:
        yield from ((fold(text), Name(body.kind, body.key, body.country, body.names[0])) for text in body.names)
    for outlet in directory.outlets():
        kind = "agency" if outlet.agency else "outlet"
        yield from ((fold(text), Name(kind, outlet.names[0], None, outlet.names[0])) for text in outlet.names)
    for body in BODIES:
        for text in body.names:
            if SHARED_NAMES.get(text, (body.key,))[0] == body.key:
                yield text, Name(body.kind, body.key, body.country, body.names[0])
    for country in COUNTRIES:
        for kind, texts in (("country", country.names), ("demonym", country.demonyms), ("capital", country.capitals)):
            yield from ((text, Name(kind, country.code, country.code, country.name)) for text in texts)
    for text, code in PLACES.items():
        yield text, Name("place", f"{code}:{text}", code, text)


def mentions(run: Sequence[Word]) -> tuple[Mention, ...]:
    """Return the known names in a run of words, the longest first at each place, without overlap.

    Look-up is by exact case: "US" is a country, "us" is not. A name that is also an ordinary one ("Jordan", "Georgia") is not
    taken where a capitalised word follows or precedes it, as in "Michael Jordan".
    """
    return tuple(_mentions(run))


def _mentions(run: Sequence[Word]) -> Iterator[Mention]:
    index = known()
    texts = tuple(word.text for word in run)
    at = 0
    while at < len(texts):
        if texts[at] not in index:
            at += 1
            continue
        found = next(
            (
                Mention(at, at + length, name)
                for length in index[texts[at]].lengths
                if at + length <= len(texts)
                and (name := index[texts[at]].names.get(texts[at : at + length])) is not None
                and not _personal(run, at, at + length)
                and not _ordinary(run, at, at + length)
            ),
            None,
        )
        if found:
            yield found
            at = found.last
        else:
            at += 1


def _personal(run: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether an ambiguous name is here a part of somebody's name."""
    if last - first > 1 or run[first].text not in AMBIGUOUS_NAMES | AMBIGUOUS_PLACES:
        return False
    before = first > 1 and run[first - 1].capital and run[first - 1].letters and run[first - 2].text not in ".!?"
    after = last < len(run) and run[last].capital and run[last].letters and run[last].start == run[first].end + 1
    return before or after


_VERBS_OF_BODIES = frozenset("'s said says has is was will had have announced did told reported denied also ( ,".split())


def _ordinary(run: Sequence[Word], first: int, last: int) -> bool:
    """Tell whether a name that is also a common word or a surname ("Target", "Ford") lacks a sign that the body is meant."""
    text = " ".join(word.text for word in run[first:last])
    if text not in RISKY and text not in outlets.RISKY:
        return run[first].text in AMBIGUOUS_PLACES and last < len(run) and run[last].low in _VERBS_OF_BODIES - {",", "("}
    if len(text) <= 2:
        return first == 0 or run[first - 1].low != "the"
    if text.isupper():
        return False
    opening = first == 0 or run[first - 1].text in '.!?":'
    beside_name = (
        first > 0 and run[first - 1].capital and run[first - 1].letters and run[first - 1].low not in ("the", "in", "at")
    )
    follows = run[last].low in _VERBS_OF_BODIES if last < len(run) else not opening
    if last < len(run) and run[last].capital and run[last].letters:
        return True
    return beside_name or (opening and not follows)


@cache
def generic_heads() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """Return the heads that make a body of a country's or a city's name ("foreign ministry"), by first word, longest first."""
    heads: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for phrase, kind, slug in GENERIC:
        parts = tuple(phrase.split())
        heads.setdefault(parts[0], []).append((parts, kind, slug))
    for entries in heads.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return heads
