"""People as sources: by name, by title, and those without a name, of a state, of a body, or nobody's."""

from __future__ import annotations

from dataclasses import replace

from scoring.facts.cues import ANONYMITY
from scoring.facts.grammar import PREPOSITIONS
from scoring.facts.offices import EXPERTS, FORMER, GROUPS, INSTITUTIONAL, OFFICES, OFFICIALS, SPOKESPEOPLE
from scoring.phrasebook import Phrasebook
from scoring.reading import Line
from scoring.speakers.bodies import BACK, government_of, land_key
from scoring.speakers.capacity import Capacity, body_in, capacity
from scoring.speakers.cast import Person
from scoring.speakers.scene import STATE_KINDS, Scene, of_person
from scoring.values import Speaker

_ANONYMITY = Phrasebook(ANONYMITY)


_WITHHELD = Phrasebook(
    phrase
    for phrase in ANONYMITY
    if any(part in phrase for part in ("anonymity", "not to be ", "authori", "to be named", "to be identified"))
)


_SPOKES = Phrasebook(SPOKESPEOPLE)


_OFFICES = Phrasebook(phrase for phrase in OFFICES)


_OFFICIALS = Phrasebook(OFFICIALS)


_GROUPS = Phrasebook(GROUPS)


_INSTITUTIONAL = Phrasebook((*INSTITUTIONAL, *(phrase.removeprefix("the ") for phrase in INSTITUTIONAL)))


_FORMER = frozenset(FORMER)


_EXPERT_WORDS = frozenset(phrase.split()[-1] for phrase in EXPERTS)


_LIKE = {
    "minister": ("minister", "secretary"),
    "chief": ("chief", "head", "director", "commissioner"),
    "head": ("head", "chief", "director"),
    "boss": ("chief", "head", "executive", "director"),
    "executive": ("executive", "ceo"),
    "ceo": ("ceo", "executive"),
}


# Offices that many hold at once: "a senator" is nobody in particular.
_MANY = frozenset(
    "senator lawmaker legislator congressman congresswoman mp councillor councilor minister general colonel commander judge "
    "diplomat ambassador officer prosecutor representative deputy member official adviser advisor aide".split()
)


def anonymous(line: Line, first: int, last: int) -> Speaker | None:
    """Return a source that keeps its name to itself: "a person familiar with ...", "an official, who asked not to be named"."""
    found = _ANONYMITY.first(line.lows, first, last) or _WITHHELD.first(line.lows, last, min(len(line.words), last + 22))
    if found is None:
        return None
    key, _, country, _ = body_in(line, first, last)
    return Speaker("", "anonymous_source", None, None, key, country)


def named(line: Line, first: int, last: int, scene: Scene) -> Speaker | None:
    """Return the person of the cast whom a phrase names, in full or by surname."""
    people = [
        (person, end)
        for person, start, end in scene.cast.mentions(line, first, last)
        if start == first or line.lows[start - 1] not in PREPOSITIONS
    ]  # not "people in ...", "a spokesman for ..."
    for person, end in people:
        if end < len(line.words) and line.lows[end] == "'s" and end < last:
            continue  # "Mr Harrow's office": somebody else speaks
        return _affiliated(of_person(person), person, scene)
    return None


def _affiliated(speaker: Speaker, person: Person, scene: Scene) -> Speaker:
    """Give "its chief executive" the body that was spoken of before, once and for the whole article."""
    if speaker.institution or not (
        person.capacity.kind in ("head", "spokesperson") or any(_possessed(role) for role, _ in person.roles)
    ):
        return speaker
    if person.key not in scene.bodies_of:
        body = next((body for body in reversed(scene.bodies) if body.source_class in ("organisation", "institution")), None)
        if body is None:
            return speaker
        scene.bodies_of[person.key] = body
    body = scene.bodies_of[person.key]
    if person.capacity.kind == "head":
        voice = "named_official" if body.source_class != "organisation" else "named_spokesperson"
        speaker = replace(speaker, source_class=voice)
    return replace(speaker, institution=body.institution, country=body.country)


def _possessed(role: tuple[str, ...]) -> bool:
    """Tell whether a role belongs to a body spoken of before: "its chief executive", "the agency's area director"."""
    return bool(role) and (role[0] in ("its", "their") or (role[0] == "the" and "'s" in role[:4] and role[1] in BACK))


def titled(line: Line, first: int, last: int, scene: Scene) -> Speaker | None:
    """Return the person of the cast whom a title names ("the Pentagon chief"), or an office-holder without a name."""
    lows = line.lows
    office = next(iter(_OFFICES.find(lows, first, last)), None)
    voice = _SPOKES.first(lows, first, last)
    if office is None and voice is None:
        return None
    cap = capacity(line, first, last)
    head = (voice or office or (0, 0, ""))[1] - 1
    if lows[head] in BACK and lows[first] in ("the", "its"):
        return None
    plural = lows[head].endswith("s") and lows[head].removesuffix("s") != lows[head] and not lows[head].endswith("ss")
    if plural or cap.kind == "officials":
        return None
    definite = (
        lows[first] == "the"
        or lows[first] in ("his", "her", "their")
        or line.words[first].capital
        or cap.country is not None
    )
    if definite and lows[first] not in ("a", "an", "one"):
        person = _holder(lows[head], cap, scene)
        if person:
            return _affiliated(of_person(person), person, scene)
    if voice and (not office or office[1] <= voice[1]):
        if not cap.institution and not cap.country:
            body = next((body for body in reversed(scene.bodies) if body.source_class in STATE_KINDS), None)
            if body:
                return replace(body, role=" ".join(lows[first:last]))
        kind = STATE_KINDS.get(cap.body_kind or "", "institution" if cap.country else "organisation")
        return Speaker("", kind, None, " ".join(lows[first:last]), cap.institution or government_of(cap), cap.country)
    if office is None or any(low in _FORMER for low in lows[first:last]):
        return Speaker("", "unnamed_group", None, None, cap.institution, cap.country)
    if lows[first] in ("a", "an", "one", "another") and not cap.country and not cap.body:
        return Speaker("", "unnamed_officials", None, " ".join(lows[first:last]), cap.institution, cap.country)
    if lows[first] in ("a", "an", "one", "another") and lows[head] in _MANY:
        return Speaker("", "unnamed_officials", None, " ".join(lows[first:last]), cap.institution, cap.country)
    return Speaker("", "official_by_title", None, " ".join(lows[first:last]), cap.institution, cap.country)


def _holder(head: str, cap: Capacity, scene: Scene) -> Person | None:
    """Return the last mentioned person whose role ends in `head` and fits the body and the country."""
    for person in reversed(scene.people):
        own = person.capacity
        fits = not (cap.country and own.country and cap.country != own.country)
        if fits and any(word in role for role, _ in person.roles for word in _LIKE.get(head, (head,))):
            return person
        if (
            fits
            and cap.body
            and cap.body == own.body
            and head in ("chief", "head", "boss", "director", "leader")
            and own.kind == "office"
        ):
            return person
    return None


def unnamed(line: Line, first: int, last: int, scene: Scene) -> Speaker | None:
    """Return people without a name: of a state, of a body, or nobody's."""
    lows = line.lows
    officials = _OFFICIALS.first(lows, first, last)
    group = _GROUPS.first(lows, first, last)
    institutional = _INSTITUTIONAL.first(lows, first, last)
    key, kind, country, label = body_in(line, first, last)
    if institutional and (not officials or institutional[0] <= officials[0]):
        return Speaker("", "institution", label or None, None, key or land_key(country, institutional[2]), country)
    if officials and last - first == 1 and lows[first] == "officials" and not key and not country:
        return Speaker("", "unnamed_group", None, lows[first])  # of no state and no office that the copy names
    if officials:
        if kind == "organisation":
            return Speaker("", "organisation", label, None, key, country)
        return Speaker(
            "", "unnamed_officials", None, " ".join(lows[first:last]), key or land_key(country, "government"), country
        )
    if (
        group
        and not key
        and lows[first] == "the"
        and not lows[last - 1].endswith("s")
        and scene.speakers
        and scene.speakers[-1].person
    ):
        return scene.speakers[-1]  # "the retired teacher said"
    if group and not key:
        return Speaker("", "unnamed_group", None, " ".join(lows[first:last]), None, country)
    if any(low in _EXPERT_WORDS or low.removesuffix("s") in _EXPERT_WORDS for low in lows[first:last]) and not key:
        return Speaker("", "unnamed_group", None, None, None, country)
    return None
