"""Words that stand for a speaker who was named before: "he", "it", "the two", "the official", "the statement"."""

from __future__ import annotations

import math
from heapq import nlargest
from itertools import islice

from scoring.attribution.phrases import VERBS, Run, before, sentence_subject
from scoring.facts.offices import FEMALE_TITLES, GROUPS, MALE_TITLES, OFFICIALS, RELATIVES
from scoring.folding import plain
from scoring.reading import Line
from scoring.speakers.authors import author
from scoring.speakers.bodies import body
from scoring.speakers.cast import Person
from scoring.speakers.introductions import head
from scoring.speakers.naming import ROLE_HEADS
from scoring.speakers.scene import Scene, Sighting, of_people, of_person
from scoring.values import Speaker

REMEMBERED = 60  # speakers back to which "the official" may refer
PAIRS = 12  # pairs back to which "both candidates" may refer
_RIVALS = frozenset({"candidate", "rival", "contender", "opponent", "nominee"})
NEAR = 8  # words before "who" in which a name is looked for
PLURAL = 6  # speakers back to which "they" may refer
# The case of a pronoun tells nothing of whom it stands for.
_NOMINATIVE = {
    **dict.fromkeys(("he", "him", "his", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
    **dict.fromkeys(("they", "them", "their", "themselves"), "they"),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), "i"),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), "we"),
}
_SEX = {"he": "m", "she": "f"}
# How the standing of a candidate falls with every sentence, and how much it counts to have spoken last or to be the story's
# main figure. Set by hand on the pronouns of the development articles.
FADES, SPOKE, SPOKE_FADES, TOPIC, UNTOLD_SEX, TRAILING = 0.7, 0.5, 0.5, 0.15, 0.7, 0.6
_UTTERANCES = frozenset(
    ("the", word) for word in "statement communique bulletin post message letter email e-mail release announcement".split()
)
_HUMANS = (
    ROLE_HEADS
    | frozenset(FEMALE_TITLES)
    | frozenset(MALE_TITLES)
    | frozenset(phrase.split()[-1] for phrase in (*GROUPS, *OFFICIALS, *RELATIVES) if not phrase.endswith(("s", "men", "people")))
)
_BOTH = frozenset({"two", "both", "pair", "duo", "couple"})
_OPAQUE = Speaker("", "vague")


def pronoun(line: Line, first: int, last: int, scene: Scene) -> Speaker | None:
    """Return whom a pronoun, "the two" or "the statement" stands for, or None where the words are neither."""
    if line.lows[first:last] in _UTTERANCES and scene.speakers:
        return scene.speakers[-1]
    if scene.pairs and _both(line.lows[first:last]):
        return of_people(_pair(line.lows[last - 1], scene))
    low = _NOMINATIVE.get(line.lows[first])
    if last - first > 1 or low is None or line.words[first].text == "US":
        return None
    if low in _SEX:
        return _person(line, first, scene, _SEX[low])
    if low in ("i", "we"):
        if line.quoted[first]:
            return scene.speakers[-1] if scene.speakers else _OPAQUE
        return author(scene) or _OPAQUE
    return _group(scene) if low == "they" else _body(line, first, scene)


def antecedent(line: Line, first: int, last: int, scene: Scene) -> Run | None:
    """Return the words that a relative pronoun stands for: "who" in "Ann Reed, the harbour master, who said"."""
    if last - first > 1 or line.lows[first] not in ("who", "which") or first == 0:
        return None
    run = before(line, first + 1)
    if run is None and line.lows[first] == "who":  # behind a dash or a bracket
        near = [(start, end) for _, start, end in scene.cast.mentions(line, max(0, first - NEAR), first) if end >= first - 1]
        return near[-1] if near else None
    return run


def keep_on_stage(line: Line, scene: Scene) -> None:
    """Note whom the first "he" or "she" of a sentence stands for, if nobody is named before it."""
    place = next((at for at, low in enumerate(line.lows) if low in _SEX and not line.quoted[at]), None)
    if place is None or any(not line.quoted[start] for _, start, _ in scene.cast.mentions(line, 0, place)):
        return
    person = referent(line, place, scene, _SEX[line.lows[place]])
    if person:
        scene.stands_for(person)


def _both(lows: tuple[str, ...]) -> bool:
    """Tell whether words stand for two who were named in one breath: "the two", "both men", "the two lawmakers"."""
    return 0 < len(lows) <= 3 and (
        lows[0] == "both" or (len(lows) > 1 and lows[0] in ("the", "these", "those") and lows[1] in _BOTH)
    )


def _pair(noun: str, scene: Scene) -> tuple[Person, ...]:
    """Return the two that a plural stands for: the last pair that is in that role, the two main figures, or the last pair."""
    single = noun.removesuffix("s")
    for pair in islice(reversed(scene.pairs), PAIRS):
        if all(single in person.heads for person in pair):
            return pair
    if single in _RIVALS and len(scene.cast.people) > 1:
        return tuple(nlargest(2, scene.cast.people, key=lambda person: len(person.places)))
    return scene.pairs[-1]


def referent(line: Line, at: int, scene: Scene, sex: str) -> Person | None:
    """Return whom a pronoun at word `at` of a line refers to, if the article names the person."""
    return _best(line, at, scene, sex)[0]


def _person(line: Line, at: int, scene: Scene, sex: str) -> Speaker:
    """Return who "he" or "she" is: of those lately mentioned, the most prominent that fits, or the last speaker without a name."""
    person, standing = _best(line, at, scene, sex)
    speaker = scene.speakers[-1] if scene.speakers else None
    if speaker and not speaker.person and _human(speaker, sex):
        since = scene.clock - scene.spoke_at
        if FADES**since + SPOKE * SPOKE_FADES**since >= standing:
            return speaker
    return of_person(person) if person else _OPAQUE


def _best(line: Line, at: int, scene: Scene, sex: str) -> tuple[Person | None, float]:
    """Return the candidate for a pronoun at word `at` that stands out most, and how much."""
    standings: dict[str, float] = {}
    trailing = TRAILING if _trails(line, at) else 1.0
    for one, factor in (
        *((one, 1.0) for one in scene.seen),
        *((one, trailing) for one in scene.sightings(line, at)),
    ):
        if one.person.gender in (sex, "u"):
            worth = factor * _worth(one, scene)
            standings[one.person.key] = max(standings.get(one.person.key, 0.0), worth)
    if not standings:
        return None, 0.0
    last = scene.speakers[-1].person if scene.speakers else None
    if last in standings:
        standings[last] += SPOKE * SPOKE_FADES ** (scene.clock - scene.spoke_at)
    people = scene.by_key
    for key in standings:
        standings[key] += TOPIC * len(people[key].places) / scene.most
        if people[key].gender == "u":
            standings[key] *= UNTOLD_SEX
    best = max(standings, key=lambda key: standings[key])
    return people[best], standings[best]


def _worth(one: Sighting, scene: Scene) -> float:
    return one.weight * math.pow(FADES, scene.clock - one.clock)


def _trails(line: Line, at: int) -> bool:
    """Tell whether a pronoun follows what it is the source of: "..., she said"."""
    return at > 1 and not line.words[at - 1].letters and line.lows[at + 1 : at + 2] != () and line.lows[at + 1] in VERBS


def _human(speaker: Speaker, sex: str) -> bool:
    """Tell whether a speaker without a name is one human being of a sex: "a spokeswoman for the port" is no "he"."""
    words = tuple(plain(speaker.surface).split())
    noun = head(words)
    if noun in (FEMALE_TITLES if sex == "m" else MALE_TITLES):
        return False
    return noun in _HUMANS or speaker.source_class in ("official_by_title", "anonymous_source")


def _group(scene: Scene) -> Speaker:
    """Return who "they" are: of the last speakers the latest that is a body, a group or a pair, or else who spoke last."""
    for speaker in islice(reversed(scene.speakers), PLURAL):
        if speaker.person is None or " and " in (speaker.name or ""):
            return speaker
    return scene.speakers[-1] if scene.speakers else _OPAQUE


def _body(line: Line, first: int, scene: Scene) -> Speaker:
    """Return the body that "it" stands for: the subject of the sentence, or whichever was spoken of last."""
    subject = sentence_subject(line) if first > 3 else None
    if (
        subject
        and subject[1] <= first
        and subject[1] - subject[0] > 1
        and line.lows[subject[0]] not in ("it", "he", "she", "they")
    ):
        own = body(line, *subject, scene)
        if own:
            return own
    bodies = [speaker for speaker in (*scene.bodies[-1:], *scene.speakers[-1:]) if speaker.person is None]
    return bodies[-1] if bodies else _OPAQUE


def again(line: Line, first: int, last: int, scene: Scene) -> Speaker | None:
    """Return the speaker without a name whom "the official" or "the source" stands for once more."""
    noun = line.lows[last - 1]
    if line.lows[first] != "the" or last - first > 2 or noun.endswith("s"):
        return None
    if noun in scene.played:
        return None  # somebody with a name plays that role
    for speaker in islice(reversed(scene.speakers), REMEMBERED):
        if (
            not speaker.person
            and speaker.source_class in ("anonymous_source", "unnamed_officials", "unnamed_group")
            and noun in plain(speaker.surface).split()
        ):
            return speaker
    return None
