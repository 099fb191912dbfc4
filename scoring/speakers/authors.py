"""Authors: who says "I" and "we" outside every quotation: whom the byline or the signature names, or the outlet's own hand."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from scoring.speakers.cast import Person
from scoring.speakers.scene import Scene, of_person
from scoring.values import Speaker

BYLINE = 6  # lines from the top within which a byline stands
SIGNED = 40  # words of a line that may tell at the end who a guest author is
NAMED_FIRST = 8  # words within which such a line names its author
LETTERS = 4  # words of a line that is nothing but a signature
_TELLS = frozenset("is was chairs leads heads runs directs teaches writes represents served serves works".split())


def author(scene: Scene) -> Speaker:
    """Return the author of a text: a guest as whoever he or she is, one of the outlet's own as its reporting."""
    guest = _signature(scene)
    if guest:
        return of_person(guest)
    own = _byline(scene)
    return Speaker("", "own_reporting", own.name if own else scene.outlet or None, None, None, None, own.key if own else None)


def _byline(scene: Scene) -> Person | None:
    """Return whom a line near the top names behind "By"."""
    for line in scene.lines[:BYLINE]:
        if line.lows[:1] == ("by",) and (line.number, 1) in scene.cast.at:
            return scene.cast.at[line.number, 1][0]
    return None


def _signature(scene: Scene) -> Person | None:
    """Return who signs: a line further down that is a name and no more, or a last line that tells who somebody is."""
    if scene.signatures is None:
        scene.signatures = list(_signatures(scene))
    place = bisect_left(scene.signatures, scene.here, key=lambda signed: signed[0])
    if place < len(scene.signatures):
        return scene.signatures[place][1]
    for line in reversed(scene.lines[-2:]):
        for person, start, end in scene.cast.mentions(line, 0, min(NAMED_FIRST, len(line.words))):
            rest = line.lows[end : end + 6]
            tells = start <= 2 and len(line.words) <= SIGNED and bool(set(rest) & _TELLS)
            if tells and line.number > scene.here and _only(person, line.number):
                return person
    return None


def _signatures(scene: Scene) -> Iterator[tuple[int, Person]]:
    """Yield the lines that are a name and no more, with the person of that name."""
    for line in scene.lines:
        words = [place for place, word in enumerate(line.words[: 2 * LETTERS]) if word.letters]
        if 2 <= len(words) <= LETTERS and len(line.words) <= 2 * LETTERS:
            found = scene.cast.at.get((line.number, words[0]))
            if found and found[1] > words[-1] and _alone(scene, line.number):
                yield line.number, found[0]


def _alone(scene: Scene, number: int) -> bool:
    """Tell whether a line is a paragraph of its own."""
    own = scene.lines[number].sentence.paragraph
    return all(
        scene.lines[near].sentence.paragraph != own for near in (number - 1, number + 1) if 0 <= near < len(scene.lines)
    )


def _only(person: Person, number: int) -> bool:
    """Tell whether nobody wrote of a person before the line that tells who the author is."""
    return all(line >= number for line, _ in person.places)
