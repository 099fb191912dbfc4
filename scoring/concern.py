"""Concern: whether a claim is about the speaker's own side."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from scoring import directory
from scoring.claims import ReadClaim
from scoring.facts.countries import COUNTRIES
from scoring.rarity import OPEN, rarity
from scoring.speakers.capacity import ORGANISATION_WORDS, PUBLIC_WORDS
from scoring.values import Speaker
from scoring.words import stem, words

COUNTRY_NAMES = {country.code: country.name for country in COUNTRIES}


def body_name(speaker: Speaker) -> str | None:
    """Return the usual name of the body behind a speaker, where the directory knows it."""
    body = directory.bodies().get(str(speaker.institution))
    return body.names[0] if body else None


def lands(claim: ReadClaim) -> frozenset[str]:
    """Return the codes of the countries that a claim names, a place standing for its country."""
    codes = {term.removeprefix("land:") for term in claim.asserted.terms if term.startswith("land:")}
    codes |= {term.split(":")[1] for term in claim.asserted.terms if term.startswith("place:")}
    return frozenset(codes)


def bodies(claim: ReadClaim) -> frozenset[str]:
    """Return the keys of the bodies that a claim names."""
    return frozenset(term.removeprefix("body:") for term in claim.asserted.terms if term.startswith("body:"))


def concerned(claim: ReadClaim, speaker: Speaker) -> str | None:
    """Return the name of the speaker's own side where the claim is about it: its body, its government, itself by name."""
    if speaker.institution in bodies(claim):
        return body_name(speaker) or speaker.name or speaker.surface
    public = speaker.source_class not in (
        "named_expert",
        "named_person",
        "organisation",
        "unnamed_group",
        "published_record",
        "media_report",
        "own_reporting",
        "anonymous_source",
        "vague",
    )
    named = frozenset(term.removeprefix("land:") for term in claim.asserted.terms if term.startswith("land:"))
    if public and speaker.country in named and not _private_body(speaker):
        return COUNTRY_NAMES.get(str(speaker.country))
    names = {
        term for term in (*claim.asserted.names, *_opening(claim)) if ":" not in term and len(term) > 3
    } - _GENERIC_STEMS
    if not names or speaker.source_class == "published_record":
        return None
    own = frozenset().union(*map(_stems, (speaker.name, _head(speaker.surface), speaker.institution, speaker.role)))
    return (speaker.name or speaker.surface) if names & own else None


@lru_cache(maxsize=1024)
def _stems(text: str | None) -> frozenset[str]:
    """Return the stems of what a speaker is called by, short words left out; the same few are asked for again and again."""
    run = words((text or "").replace("/", " ").replace("_", " ").replace("-", " "))
    return frozenset(word.stem for word in run if len(word.low) > 3)


def _head(surface: str) -> str:
    """Return a source without its relative clause, which tells of others: "Ott, who is being sued by the yard"."""
    return surface.partition(", who ")[0].partition(", which ")[0].partition(", whose ")[0]


_GENERIC_STEMS = frozenset(stem(word) for word in ORGANISATION_WORDS | PUBLIC_WORDS)


def _opening(claim: ReadClaim) -> Iterable[str]:
    """Return the term of a claim's first word where it can only be a name: capitalised, and no word of the news."""
    prop = claim.asserted
    first = prop.runs[0][0]
    return (
        term
        for term, places in prop.terms.items()
        if first in places and prop.line.words[first].capital and rarity(term) == OPEN
    )


def _private_body(speaker: Speaker) -> bool:
    return bool(speaker.institution) and not str(speaker.institution).startswith(str(speaker.country).lower() + "/")
