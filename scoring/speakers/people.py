"""People as sources: by name, by title, and those without a name, of a state, of a body, or nobody's."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from scoring.attribution.phrases import VERBS
from scoring.facts.cues import ANONYMITY
from scoring.facts.grammar import ADVERBS, AUXILIARIES, CONJUNCTIONS, DAYS, DETERMINERS, PREPOSITIONS, PRONOUNS
from scoring.facts.offices import EXPERTS, FORMER, GROUPS, INSTITUTIONAL, OFFICES, OFFICIALS, SPOKESPEOPLE
from scoring.phrasebook import Phrasebook
from scoring.reading import Line
from scoring.speakers.bodies import BACK, government_of, land_key
from scoring.speakers.capacity import Capacity, body_in, capacity
from scoring.speakers.cast import Person
from scoring.speakers.introductions import head
from scoring.speakers.naming import TITLES
from scoring.speakers.scene import STATE_KINDS, Scene, joined, of_people, of_person
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


HOLDERS = 40  # people back to whom a title may refer
_LEGISLATORS = ("senator", "representative", "congressman", "congresswoman", "lawmaker", "legislator", "mp", "member", "delegate")
_LIKE = {
    "minister": ("secretary",),
    "chief": ("head", "director", "commissioner"),
    "head": ("chief", "director"),
    "boss": ("chief", "head", "executive", "director"),
    "executive": ("ceo",),
    "ceo": ("executive",),
    "spokesperson": ("spokesman", "spokeswoman"),
    "chairman": ("chair",),
    "chairwoman": ("chair",),
    "nominee": ("candidate",),
    "candidate": ("nominee", "hopeful", "contender"),
    "attorney": ("lawyer", "counsel", "defender"),
    "lawyer": ("attorney", "counsel", "defender", "barrister", "solicitor"),
    "counsel": ("lawyer", "attorney", "defender", "barrister"),
    "diplomat": ("ambassador", "envoy"),
    "lawmaker": _LEGISLATORS,
    "legislator": _LEGISLATORS,
    "senator": ("lawmaker",),
    "congressman": ("representative", "lawmaker"),
    "congresswoman": ("representative", "lawmaker"),
    "representative": ("congressman", "congresswoman", "lawmaker"),
}
_HEADS_OF_BODIES = frozenset({"chief", "head", "boss", "director", "leader"})


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
    """Return the person, or the people, of the cast whom a phrase names, in full or by surname."""
    found = heads(line, first, last, scene)
    if not found:
        return None
    person, _, end = found[0]
    together = [person]
    for other, start, after in found[1:]:
        if not joined(line, end, start):
            break
        if other is not person:
            together.append(other)
        end = after
    return of_people(tuple(together)) if len(together) > 1 else _affiliated(of_person(person), person, scene)


def heads(line: Line, first: int, last: int, scene: Scene) -> list[tuple[Person, int, int]]:
    """Return who a phrase is about, with the words of the names: not an owner, nor whom a further noun or preposition sets aside.

    "Reed campaign manager Tom Bauer" is about Bauer, "Reed's lawyer" and "people near Reed" about nobody that is named.
    """
    out = []
    for person, start, end in scene.cast.mentions(line, first, last):
        if _sets_aside(line, first, start):
            continue
        if end < last and (line.lows[end] in ("'s", "'") or _goes_on(line, end)):
            continue
        out.append((person, start, end))
    return out


def _sets_aside(line: Line, first: int, start: int) -> bool:
    """Tell whether a preposition stands before a name and its titles: "a spokesman for Senator Reed"."""
    back = start - 1
    while back >= first and (line.lows[back] in TITLES or line.lows[back] == "."):
        back -= 1
    return back >= first and line.lows[back] in PREPOSITIONS and line.lows[back - 1 : back] != ("according",)


def _goes_on(line: Line, end: int) -> bool:
    """Tell whether a noun follows a name at once, which then only describes it: "Reed supporters"."""
    low = line.lows[end]
    return (
        line.words[end].letters
        and low not in PREPOSITIONS
        and low not in CONJUNCTIONS
        and low not in PRONOUNS
        and low not in AUXILIARIES
        and low not in ADVERBS
        and low not in DETERMINERS
        and low not in DAYS
        and low not in VERBS
        and low not in ("jr", "sr", "himself", "herself")
    )


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
    noun = (voice or office or (0, 0, ""))[1] - 1
    if lows[noun] in BACK and lows[first] in ("the", "its"):
        return None
    plural = lows[noun].endswith("s") and lows[noun].removesuffix("s") != lows[noun] and not lows[noun].endswith("ss")
    if plural or cap.kind == "officials":
        return None
    definite = (
        lows[first] == "the"
        or lows[first] in ("his", "her", "their")
        or line.words[first].capital
        or cap.country is not None
    )
    if definite and lows[first] not in ("a", "an", "one"):
        person = _holder(line, first, last, cap, scene)
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
    if lows[first] in ("a", "an", "one", "another") and lows[noun] in _MANY:
        return Speaker("", "unnamed_officials", None, " ".join(lows[first:last]), cap.institution, cap.country)
    return Speaker("", "official_by_title", None, " ".join(lows[first:last]), cap.institution, cap.country)


def _holder(line: Line, first: int, last: int, cap: Capacity, scene: Scene) -> Person | None:
    """Return whose role a description names: of those mentioned so far, the one whose role shares most words with it."""
    lows = line.lows[first:last]
    noun = head(lows)
    like = {noun, *_LIKE.get(noun, ())}
    wanted = {low for low in lows if low not in DETERMINERS and low not in PREPOSITIONS and low != "'s"}
    fits: list[tuple[int, Person]] = []
    if not cap.body and not like & scene.played:
        return None
    seen = list(islice(scene.latest, HOLDERS))
    for person in (*seen, *(one for one in scene.cast.people[:HOLDERS] if one.key not in scene.stage)):
        if not cap.body and not like & person.heads:
            continue
        own = person.capacity
        if cap.country and own.country and cap.country != own.country:
            continue
        if cap.country and not own.country and noun not in person.heads:
            continue  # "Ukraine's defense minister" is no defense secretary of whom no country is told
        shared = max((len(wanted & set(words)) for words, _ in person.roles if head(words) in like), default=0)
        office = cap.body and cap.body == own.body and noun in _HEADS_OF_BODIES and own.kind == "office"
        if shared or office or any(head(words) in like for words, _ in person.roles):
            fits.append((shared, person))
    return max(fits, key=lambda fit: fit[0])[1] if fits else None


def holder(line: Line, first: int, last: int, scene: Scene) -> Person | None:
    """Return whoever of the cast holds, or held, the office that a phrase names: "the former senator from Harnby"."""
    return _holder(line, first, last, capacity(line, first, last), scene) if last > first else None


def described(line: Line, first: int, last: int, scene: Scene) -> Speaker | None:
    """Return the person of the cast whom a description without an office stands for: "the researcher", "his mother"."""
    noun = head(line.lows[first:last])
    if "'s" in line.lows[first : last - 1] and noun in _LIKE and line.lows[first] not in ("a", "an", "one"):
        owners = {person.key for person, *_ in scene.cast.mentions(line, first, last)}
        person = holder(line, first, last, scene)  # "Hale's defence counsel"
        return of_person(person) if person and person.key not in owners else None
    if line.lows[first] not in ("the", "his", "her", "their") or noun.endswith("s") or noun in BACK:
        return None
    if any(name.is_body for name in line.names_in(first, last)) or list(scene.cast.mentions(line, first, last)):
        return None
    for person in islice(scene.latest, HOLDERS) if noun in scene.played else ():
        if noun in person.heads:
            return _affiliated(of_person(person), person, scene)
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
