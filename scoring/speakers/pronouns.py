"""Words that stand for a speaker who was named before: "he", "it", "the official", "the statement"."""

from __future__ import annotations

from itertools import islice

from scoring.attribution.phrases import sentence_subject
from scoring.folding import plain
from scoring.reading import Line
from scoring.speakers.bodies import body
from scoring.speakers.scene import Scene, of_person
from scoring.values import Speaker

REMEMBERED = 60  # speakers back to which "the official" may refer
_UTTERANCES = frozenset(
    ("the", word) for word in "statement communique bulletin post message letter email e-mail release announcement".split()
)


_PLURAL_PRONOUNS = frozenset({"they", "we", "them"})


_OPAQUE = Speaker("", "vague")


def pronoun(line: Line, first: int, last: int, scene: Scene) -> Speaker | None:
    """Return whom a pronoun, or "the statement", stands for: the last speaker that fits, or whoever was mentioned last."""
    low = line.lows[first]
    if line.lows[first:last] in _UTTERANCES and scene.speakers:
        return scene.speakers[-1]
    if last - first > 1 or low not in ("he", "she", "they", "it", "we", "i", "him", "her", "them", "who"):
        return None
    if low in ("he", "she", "him", "her", "i"):
        gender = "f" if low in ("she", "her") else "m" if low in ("he", "him") else "u"
        return _last_person(line, first, scene, gender)
    if low in _PLURAL_PRONOUNS:
        groups = [speaker for speaker in scene.speakers if speaker.person is None]
        return groups[-1] if groups else (scene.speakers[-1] if scene.speakers else _OPAQUE)
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
    bodies = [speaker for speaker in (*scene.bodies, *scene.speakers[-1:]) if speaker.person is None]
    return bodies[-1] if bodies else _OPAQUE


def _last_person(line: Line, at: int, scene: Scene, gender: str) -> Speaker | None:
    """Return who "he" or "she" is: the last speaker if it fits, or else whoever was mentioned last before this place."""
    speaker = scene.speakers[-1] if scene.speakers else None
    if speaker and speaker.person:
        person = next((person for person in scene.cast.people if person.key == speaker.person), None)
        if person and (gender == "u" or person.gender in (gender, "u")):
            return speaker
    if (
        speaker
        and speaker.source_class in ("official_by_title", "anonymous_source", "unnamed_officials")
        and not speaker.person
    ):
        return speaker
    here = [person for person, start, _ in scene.cast.mentions(line, 0, at) if start < at]
    for person in (*reversed(here), *reversed(scene.people)):
        if (gender == "u" or person.gender in (gender, "u")) and person.places[0] < (line.number, at):
            return of_person(person)
    return speaker or _OPAQUE


def again(line: Line, first: int, last: int, scene: Scene) -> Speaker | None:
    """Return the speaker without a name whom "the official" or "the source" stands for once more."""
    head = line.lows[last - 1]
    if line.lows[first] != "the" or last - first > 2 or head.endswith("s"):
        return None
    for speaker in islice(reversed(scene.speakers), REMEMBERED):
        if (
            not speaker.person
            and speaker.source_class in ("anonymous_source", "unnamed_officials", "unnamed_group")
            and head in plain(speaker.surface).split()
        ):
            return speaker
    return None
