"""Polls: whose answers a poll gives; the poll is the record, those asked stand behind it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from scoring.attribution.phrases import Run
from scoring.facts.counting import NUMBERS
from scoring.facts.countries import COUNTRIES
from scoring.facts.grammar import DAYS, DETERMINERS, MONTHS
from scoring.reading import Line
from scoring.values import Speaker

_POLLS = frozenset("poll polls survey surveys".split())
_SHARES = frozenset("percent % majority plurality half third quarter thirds quarters minority".split())
# Who can be asked in a poll, in the plural.
_ASKED = frozenset(
    "voters respondents adults participants households consumers independents surveyed polled questioned".split()
) | {f"{name.lower()}s" for country in COUNTRIES for name in country.demonyms if " " not in name}
_SOME = frozenset("some several many few other two three four five six a an one both these those most".split())
_KINDS = frozenset("national statewide opinion exit tracking new recent latest online telephone public phone poll".split())
_EDGE = DETERMINERS | _KINDS | MONTHS | DAYS
BEFORE = 12  # lines back to which a bare "voters" refers to a poll
SHARED = 30  # lines back to which "62% of voters" does
AFTER = 2  # lines of a lead that may stand before the poll is named


@dataclass(frozen=True)
class Poll:
    """A poll that an article names, and where."""

    line: int
    speaker: Speaker


def polls(lines: Sequence[Line]) -> tuple[Poll, ...]:
    """Return the polls of an article that have a name ("a Harnby Post/Alvescot University poll"), in the order of the text."""
    found = []
    for line in lines:
        for place, low in enumerate(line.lows):
            if low in _POLLS and place:
                first = place
                while first and (line.words[first - 1].capital or line.lows[first - 1] in ("/", "'s", "-", *_KINDS)):
                    first -= 1
                while first < place and _no_name(line, first):
                    first += 1
                if any(line.words[at].capital for at in range(first, place)):
                    surface = line.words_of(first, place + 1)
                    found.append(Poll(line.number, Speaker(surface, "published_record", surface, None, "record/poll")))
                    break
    return tuple(found)


def _no_name(line: Line, place: int) -> bool:
    """Tell whether a word before "poll" belongs to no name: an article, a small "new", a month, the first word of a sentence."""
    word = line.words[place]
    return place == 0 or not word.letters or (word.low in _EDGE and not (word.capital and word.low in _KINDS))


def poll_behind(known: Sequence[Poll], line: Line, source: Run) -> Speaker | None:
    """Return the poll that the answers of a source come from: "62% of voters", "respondents", "a majority of adults"."""
    if not known:
        return None
    lows = line.lows[source[0] : source[1]]
    if lows[-1] == "," and len(lows) > 1:
        lows = lows[:-1]
    shared = len(lows) > 1 and any(low in _SHARES for low in lows)
    if not shared and (
        not (lows[-1] in _ASKED or any(low in ("surveyed", "polled", "respondents") for low in lows))
        or lows[0] in _SOME
        or lows[0] in NUMBERS
        or any(low in ("who", "whose", ",") for low in lows)
    ):
        return None
    reach = SHARED if shared else BEFORE
    place = bisect_right(known, line.number, key=lambda poll: poll.line)
    if place and known[place - 1].line >= line.number - reach:
        return known[place - 1].speaker
    return known[place].speaker if place < len(known) and known[place].line <= line.number + AFTER else None
