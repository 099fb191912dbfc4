"""Interests: who is a party on the point at hand, who speaks against their own interest, whose denial serves themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scoring.attribution.phrases import VERBS
from scoring.claims import ReadClaim
from scoring.evidence import Found
from scoring.facts.bodies import BODIES
from scoring.facts.countries import COUNTRIES
from scoring.facts.disputes import DISPUTES
from scoring.folding import plain
from scoring.speakers.capacity import ORGANISATION_WORDS, PUBLIC_WORDS
from scoring.values import Speaker
from scoring.words import stem, words

_COUNTRIES = {country.code: country.name for country in COUNTRIES}
_BODIES = {body.key: body.names[0] for body in BODIES}
_PRIVATE = frozenset({"organisation", "named_spokesperson", "named_person"})
_ADVOCATES = frozenset(stem(word) for word in "lawyer attorney solicitor barrister counsel plaintiff defendant accused suspect claimant".split())


@dataclass(frozen=True, slots=True)
class Interest:
    """`code` is party, against_interest or "" for neither; `ground` says in words what the finding rests on."""

    code: str = ""
    ground: str = ""


NONE = Interest()


def interest(claim: ReadClaim, hit: Found) -> Interest:
    """Return the interest that the origin of a supporting statement has in the claim."""
    speaker = hit.origin
    if claim.speaker is not None:
        return NONE  # that somebody said a thing serves nobody
    own = concerned(claim, speaker)
    if own and _admits(hit):
        return Interest("against_interest", f"the claim is about {own}")
    if own and (hit.statement.attribution.has("denial") or claim.asserted.negators):
        return Interest("party", f"the claim is about {own}")
    adversary = _adversary(claim, speaker)
    if adversary and not _own_act(claim, speaker):
        return Interest("party", adversary)
    if _advocate(speaker):
        return Interest("party", "it speaks for one side in court")
    return NONE


def self_serving(claim: ReadClaim, hit: Found) -> Interest:
    """Return whether a denial or a contradiction serves the one who makes it."""
    speaker = hit.origin
    own = concerned(claim, speaker)
    if own:
        return Interest("party", f"the claim is about {own}")
    adversary = _adversary(claim, speaker) or _ally(claim, speaker)
    if adversary:
        return Interest("party", adversary)
    if hit.statement.attribution.has("denial") and speaker.source_class in _PRIVATE:
        return Interest("party", "it answers what is said of its own side")
    if _advocate(speaker):
        return Interest("party", "it speaks for one side in court")
    return NONE


def _admits(hit: Found) -> bool:
    text = hit.article.words(hit.statement.field)
    return any("admission" in VERBS[low].flags for start, end in hit.statement.attribution.cue
               for low in plain(text[start:end]).split() if low in VERBS)


def _advocate(speaker: Speaker) -> bool:
    return any(word.stem in _ADVOCATES for text in (speaker.surface, speaker.role) for word in words(text or ""))


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
        return _BODIES.get(str(speaker.institution), speaker.name or speaker.surface)
    public = speaker.source_class not in ("named_expert", "named_person", "organisation", "unnamed_group", "published_record", "media_report",
                                          "own_reporting", "anonymous_source", "vague")
    named = frozenset(term.removeprefix("land:") for term in claim.asserted.terms if term.startswith("land:"))
    if public and speaker.country in named and not _private_body(speaker):
        return _COUNTRIES.get(str(speaker.country))
    names = {term for term in claim.asserted.names if ":" not in term and len(term) > 3} - _GENERIC_STEMS
    own = {word.stem for text in (speaker.name, speaker.surface, speaker.institution, speaker.role)
           for word in words((text or "").replace("/", " ").replace("_", " ").replace("-", " ")) if len(word.low) > 3}
    shared = sorted(names & own)
    return (speaker.name or speaker.surface) if shared and speaker.source_class != "published_record" else None


_GENERIC_STEMS = frozenset(stem(word) for word in ORGANISATION_WORDS | PUBLIC_WORDS)


def _private_body(speaker: Speaker) -> bool:
    return bool(speaker.institution) and not str(speaker.institution).startswith(str(speaker.country).lower() + "/")


def _sides(speaker: Speaker) -> Iterable[tuple[frozenset[str], frozenset[str], str]]:
    """Yield (own side, other side, name) of the standing conflicts that a speaker's country or body is a side of."""
    if speaker.source_class in ("named_expert", "named_person", "unnamed_group", "published_record", "media_report", "own_reporting"):
        return
    for dispute in (each for each in DISPUTES if each.kind == "conflict"):
        for own, other in (dispute.sides, dispute.sides[::-1]):
            if speaker.country in own or speaker.institution in own:
                yield own, other, dispute.name


def _adversary(claim: ReadClaim, speaker: Speaker) -> str | None:
    about = lands(claim) | bodies(claim)
    for own, other, name in _sides(speaker):
        if about & other:
            return f"{_side_name(speaker, own)} is a side in {name}, and the claim is about the other"
    return None


def _ally(claim: ReadClaim, speaker: Speaker) -> str | None:
    about = lands(claim) | bodies(claim)
    for own, _, name in _sides(speaker):
        if about & own:
            return f"{_side_name(speaker, own)} is a side in {name}, and the claim is about its own"
    return None


def _side_name(speaker: Speaker, own: frozenset[str]) -> str:
    if speaker.country in own:
        return _COUNTRIES.get(str(speaker.country), speaker.surface)
    return _BODIES.get(str(speaker.institution), speaker.surface)


def _own_act(claim: ReadClaim, speaker: Speaker) -> bool:
    """Tell whether the claim is about what the speaker's own side does: its name comes first in it."""
    first = min(((places[0], term) for term, places in claim.asserted.terms.items() if term.startswith(("land:", "body:"))), default=None)
    return first is not None and first[1] in (f"land:{speaker.country}", f"body:{speaker.institution}")
