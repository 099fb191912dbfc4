"""What a source that is no person is called: by the fullest form that the article gives, and whose campaign or office it is."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

from scoring.facts.grammar import DETERMINERS
from scoring.reading import Line
from scoring.speakers.cast import Person
from scoring.speakers.others import longest_name
from scoring.speakers.people import heads, holder
from scoring.speakers.pronouns import referent
from scoring.speakers.scene import POLLS, STATE_KINDS, Scene, organisation_key
from scoring.values import Speaker

BELONGING = 4  # words between an owner and what is owned: "Mrs Reed's first presidential campaign"
OWN_WORDS = 6  # words of a phrase that is a body's name by itself
LOOKED_BACK = 40  # speakers back to whose campaign "the campaign" may be
_CAMPAIGNS = frozenset({"campaign", "camp", "team"})
_OFFICES = frozenset({"office", "administration"})
_STAFF = frozenset({"officials", "staff", "staffers", "aides", "spokesman", "spokeswoman", "spokesperson", "representatives"})
# Who answers polls, and how their answers are told.
_SHARES = frozenset({"percent", "%", "respondents", "voters", "americans", "adults", "majority", "plurality"})
_BARE = frozenset({("poll",), ("survey",)})
# What ends the name of a record: how, when and by whom it came out.
ENDS_RECORD = frozenset(
    "released published conducted taken obtained issued filed that which who showing shown reviewed seen compiled commissioned "
    "posted made signed dated written sent unveiled unsealed this last , ( –".split()
)


def belonging(line: Line, first: int, last: int, scene: Scene) -> Speaker | None:
    """Return the campaign or the office of somebody of the cast: "his campaign", "the Reed campaign", "the office of Reed"."""
    lows = line.lows
    place = next((at for at in range(first, last) if lows[at] in _CAMPAIGNS or lows[at] in _OFFICES), None)
    if place is None or place - first > BELONGING + 3:
        return None
    person: Person | None = None
    ends = place + 1 == last or not line.words[place + 1].letters or lows[place + 1] in ("in", "on", "and", "officials", "staff")
    if ends:
        if lows[first] in ("his", "her"):
            person = referent(line, first, scene, "m" if lows[first] == "his" else "f")
        for one, start, end in scene.cast.mentions(line, first, place):
            owns = lows[end] in ("'s", "'") or lows[place] in _CAMPAIGNS
            if owns and place - end <= BELONGING and start - first <= BELONGING:
                person = one
        if person is None and lows[place] == "campaign" and not list(line.names_in(first, last)):
            return _lately(lows[first:last], place - first, scene)
    elif lows[place + 1] in ("of", "for"):
        whose = heads(line, place + 2, last, scene)
        person = whose[0][0] if whose else holder(line, place + 2, last, scene)
    if person is None:
        return None
    noun = lows[place]
    kind = "institution" if noun in _OFFICES and person.capacity.kind == "office" else "organisation"
    owner = person.name.split()[-1]
    name = f"{owner} {noun}" if noun in _CAMPAIGNS else f"{noun} of {person.name}"
    return Speaker("", kind, name, None, organisation_key(f"{person.key} {noun}"), None)


def _lately(lows: tuple[str, ...], place: int, scene: Scene) -> Speaker | None:
    """Return the campaign that "the campaign" and "campaign officials" are of: the one that spoke last."""
    rest = set(lows[:place]) | set(lows[place + 1 :])
    if not rest <= DETERMINERS | _STAFF:
        return None
    for speaker in islice(reversed(scene.speakers), LOOKED_BACK):
        if speaker.source_class == "organisation" and (speaker.name or "").endswith("campaign"):
            return speaker
    return None


def called(line: Line, first: int, last: int, speaker: Speaker, scene: Scene) -> Speaker:
    """Return a speaker under the name that the article has for it; people keep theirs."""
    if speaker.person:
        return speaker
    if speaker.source_class in ("unnamed_group", "vague", "organisation", "media_report"):
        poll = _poll(line, first, last, scene)
        if poll:
            return replace(speaker, name=poll)
    if speaker.source_class == "published_record":
        bare = line.lows[first + 1 : first + 2]
        if scene.polls and line.lows[first] in ("the", "that", "this") and bare in _BARE and _alone(line, first + 2, last):
            return replace(speaker, name=scene.polls[-1])
        own = speaker.name is None or speaker.name in line.words_of(first, len(line.words))
        return replace(speaker, name=_record(line, first, last) or speaker.name) if own else speaker
    if speaker.source_class == "media_report":
        outlets = [name for name in line.names_in(first, last) if name.is_outlet and name.name.label == speaker.name]
        return replace(speaker, name=line.words_of(outlets[0].first, outlets[0].last)) if outlets else speaker
    if speaker.source_class not in STATE_KINDS:
        return speaker
    name = _two(line, first, last) or _body(line, first, last, speaker, scene)
    return replace(speaker, name=name) if name and name != speaker.name else speaker


def _alone(line: Line, place: int, last: int) -> bool:
    """Tell whether a phrase ends at word `place`, or goes on with a comma or how a poll came about."""
    return place >= last or line.lows[place] in ENDS_RECORD


def _poll(line: Line, first: int, last: int, scene: Scene) -> str | None:
    """Return the poll that a phrase names, or that its "62 percent of voters" answered."""
    if not POLLS.isdisjoint(line.lows[first:last]):
        return _record(line, first, last)
    if scene.polls and not _SHARES.isdisjoint(line.lows[first:last]) and not list(scene.cast.mentions(line, first, last)):
        return scene.polls[-1]
    return None


def _record(line: Line, first: int, last: int) -> str | None:
    start = first + (line.lows[first] in DETERMINERS)
    end = next((place for place in range(start + 1, last) if line.lows[place] in ENDS_RECORD), last)
    return line.words_of(start, end) if end > start and line.words[end - 1].letters else None


def _two(line: Line, first: int, last: int) -> str | None:
    """Return both names of two bodies that speak as one: "the Kremlin and North Korea"."""
    start = first + (line.lows[first] in ("the", "both"))
    for place in range(start + 1, last - 1):
        if line.lows[place] == "and":
            sides = line.words[start:place], line.words[place + 1 : last]
            if all(
                all(word.capital or word.low in ("the", "of", "for", "and", "'s") for word in side) and side[-1].capital
                for side in sides
            ) and len({name.name.key for name in line.names_in(start, last)}) != 1:
                return line.words_of(start, last)
    return None


def _body(line: Line, first: int, last: int, speaker: Speaker, scene: Scene) -> str | None:
    """Return the fullest form in which the article names a body, or the capitals of a phrase that names one no table knows."""
    if speaker.institution in scene.forms:
        return scene.forms[speaker.institution]
    for name in line.names_in(first, last):
        if name.name.kind == "capital" and speaker.name == name.name.label:
            return line.words_of(name.first, name.last)
        if name.is_land and name.first - first < 2 and speaker.name and speaker.name != name.name.label and last - first <= OWN_WORDS:
            start = first + (line.lows[first] in DETERMINERS)
            return line.words_of(start, last)  # "South Korean intelligence"
    if speaker.name:
        return speaker.name
    return " ".join(word.text for word in longest_name(line, first, last)) or None
