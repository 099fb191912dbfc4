"""Oppositions: who stands against whom, as an article tells it: "the union accused the yard of ...", "sued by its insurer"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scoring.attribution.phrases import Run, after, before
from scoring.facts.disputes import AGAINST
from scoring.facts.grammar import ADVERBS, BE
from scoring.phrasebook import Phrasebook
from scoring.reading import Line
from scoring.speakers.resolve import resolve
from scoring.speakers.scene import PUBLIC, Scene
from scoring.values import Speaker

_AGAINST = Phrasebook(AGAINST)
_NOBODY = frozenset({"vague", "unattributed", "unnamed_group", "published_record", "media_report", "own_reporting"})
MOST = 4  # oppositions that one sentence can tell of
REACH = 6  # words between a passive verb and its "by"


@dataclass(frozen=True, slots=True)
class Opposition:
    """Two sides that an article sets against each other, and the words that do so."""

    one: Speaker
    other: Speaker
    words: str

    def against(self, speaker: Speaker) -> Speaker | None:
        """Return the side against which a speaker stands here, if he or she stands on either."""
        if same(self.one, speaker):
            return self.other
        return self.one if same(self.other, speaker) else None


def oppositions(line: Line, scene: Scene) -> tuple[Opposition, ...]:
    """Return the oppositions that a sentence tells of, outside quotations; both sides must be known by name, office or body."""
    found = []
    for first, last, phrase in _AGAINST.find(line.lows):
        sides = None if line.quoted[first] else _sides(line, first, last)
        if sides is None:
            continue
        one, other = (resolve(line, run, scene) for run in sides)
        if _known(one) and _known(other) and not same(one, other):
            found.append(Opposition(one, other, phrase))
        if len(found) == MOST:
            break
    return tuple(found)


def same(one: Speaker, other: Speaker) -> bool:
    """Tell whether two speakers are one person, one body, or of one state where both speak for it."""
    if one.person or other.person:
        if one.person == other.person:
            return True
        if one.person and other.person:
            return False
    if one.institution and one.institution == other.institution:
        return True
    states = one.source_class in PUBLIC and other.source_class in PUBLIC and _national(one)
    return states and one.country is not None and one.country == other.country


def _national(speaker: Speaker) -> bool:
    """Tell whether a speaker stands for a whole state: its government or its country."""
    return str(speaker.institution).endswith("/government") or speaker.institution is None


def _known(speaker: Speaker) -> bool:
    return speaker.source_class not in _NOBODY and bool(speaker.person or speaker.institution)


def _sides(line: Line, first: int, last: int) -> tuple[Run, Run] | None:
    """Return the noun phrases on both sides of a verb or phrase of opposition."""
    one = next(_subjects(line, first), None)
    if one is None:
        return None
    back = first - 1
    while back > 0 and (line.lows[back] in ADVERBS or line.lows[back].endswith("ly")):
        back -= 1
    passive = back >= 0 and line.lows[back] in BE and line.lows[first].endswith(("ed", "ken"))
    if passive:
        by = next((at for at in range(last, min(len(line.lows), last + REACH)) if line.lows[at] == "by"), None)
        other = after(line, by) if by is not None else None
    else:
        other = after(line, last - 1)
    if other is None or other == one:
        return None
    stop = next((at for at in range(*other) if line.lows[at] in ("of", "for", "over", "after", "with") and at > other[0]), other[1])
    return one, (other[0], stop)


def _subjects(line: Line, place: int) -> Iterator[Run]:
    subject = before(line, place)
    if subject:
        yield subject
