"""Interests: who is a party on the point at hand, who speaks against their own interest, whose denial serves themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from scoring.attribution.phrases import VERBS
from scoring.claims import ReadClaim
from scoring.concern import COUNTRY_NAMES, bodies, body_name, concerned, lands
from scoring.evidence import Found
from scoring.facts.disputes import DISPUTES
from scoring.folding import plain
from scoring.values import Speaker
from scoring.words import stem, words

_PRIVATE = frozenset({"organisation", "named_spokesperson", "named_person"})
_ADVOCATES = frozenset(
    stem(word) for word in "lawyer attorney solicitor barrister counsel plaintiff defendant accused suspect claimant".split()
)


@dataclass(frozen=True, slots=True)
class Interest:
    """`code` is party, against_interest or "" for neither; `ground` says in words what the finding rests on."""

    code: str = ""
    ground: str = ""


NONE = Interest()
_CONFLICTS = tuple(dispute for dispute in DISPUTES if dispute.kind == "conflict")


def interest(claim: ReadClaim, hit: Found) -> Interest:
    """Return the interest that the origin of a supporting statement has in the claim."""
    speaker = hit.origin
    if claim.speaker is not None:
        return NONE  # that somebody said a thing serves nobody
    own = concerned(claim, speaker)
    if own and _admits(hit):
        return Interest("against_interest", f"the claim is about {own}")
    opponent = None if own else _opponent(claim, hit)
    if opponent:
        return Interest("against_interest" if _admits(hit) else "party", opponent)
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
    adversary = _adversary(claim, speaker) or _ally(claim, speaker) or _opponent(claim, hit)
    if adversary:
        return Interest("party", adversary)
    if hit.statement.attribution.has("denial") and speaker.source_class in _PRIVATE:
        return Interest("party", "it answers what is said of its own side")
    if _advocate(speaker):
        return Interest("party", "it speaks for one side in court")
    return NONE


def _opponent(claim: ReadClaim, hit: Found) -> str | None:
    """Return in words that the article sets the speaker against the one whom the claim is about."""
    for opposed in hit.oppositions:
        other = opposed.against(hit.origin)
        about = concerned(claim, other) if other else None
        if about:
            return f"the article sets {opposed.one.surface} against {opposed.other.surface}: “{opposed.words}”"
    return None


def _admits(hit: Found) -> bool:
    text = hit.article.words(hit.statement.field)
    return any(
        "admission" in VERBS[low].flags
        for start, end in hit.statement.attribution.cue
        for low in plain(text[start:end]).split()
        if low in VERBS
    )


@lru_cache(maxsize=1024)
def _advocate(speaker: Speaker) -> bool:
    return any(word.stem in _ADVOCATES for text in (speaker.surface, speaker.role) for word in words(text or ""))


def _sides(speaker: Speaker) -> Iterable[tuple[frozenset[str], frozenset[str], str]]:
    """Yield (own side, other side, name) of the standing conflicts that a speaker's country or body is a side of."""
    if speaker.source_class in (
        "named_expert",
        "named_person",
        "unnamed_group",
        "published_record",
        "media_report",
        "own_reporting",
    ):
        return
    for dispute in _CONFLICTS:
        for own, other in (dispute.sides, dispute.sides[::-1]):
            if speaker.country in own or speaker.institution in own:
                yield own, other, dispute.name


def _adversary(claim: ReadClaim, speaker: Speaker) -> str | None:
    about = lands(claim) | bodies(claim)
    for own, other, name in _sides(speaker) if about else ():
        if about & other:
            return f"{_side_name(speaker, own)} is a side in {name}, and the claim is about the other"
    return None


def _ally(claim: ReadClaim, speaker: Speaker) -> str | None:
    about = lands(claim) | bodies(claim)
    for own, _, name in _sides(speaker) if about else ():
        if about & own:
            return f"{_side_name(speaker, own)} is a side in {name}, and the claim is about its own"
    return None


def _side_name(speaker: Speaker, own: frozenset[str]) -> str:
    if speaker.country in own:
        return COUNTRY_NAMES.get(str(speaker.country), speaker.surface)
    return body_name(speaker) or speaker.surface


def _own_act(claim: ReadClaim, speaker: Speaker) -> bool:
    """Tell whether the claim is about what the speaker's own side does: its name comes first in it."""
    first = min(
        ((places[0], term) for term, places in claim.asserted.terms.items() if term.startswith(("land:", "body:"))),
        default=None,
    )
    return first is not None and first[1] in (f"land:{speaker.country}", f"body:{speaker.institution}")
