"""The tagger: all citations of a text, by rules over cues. A trained tagger may take its place behind `tag`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scoring.attribution.citation import Citation, trim
from scoring.attribution.phrases import Run, after
from scoring.attribution.verbs import by_verbs
from scoring.facts.cues import NOUN_CUES, PREPOSITIONAL, VAGUE
from scoring.phrasebook import Phrasebook
from scoring.reading import Line, Reading

_RELAYING = frozenset({"citing", "quoting"})
_ACCORDING = Phrasebook(PREPOSITIONAL)
_VAGUE = Phrasebook(VAGUE)
_NOUNS = {form: cue for cue in NOUN_CUES for form in cue.forms}

LEFTOVER = 7  # words that a piece of a sentence outside every citation must have to be a statement of its own
CARRIED = 5  # sentences that a colon or a quotation may carry a speaker over


def tag(reading: Reading) -> tuple[Citation, ...]:
    """Return every citation of a text in order; what nobody is cited for is a citation of kind "narration"."""
    found: list[Citation] = []
    carrying: Citation | None = None
    left = 0
    for line in reading.lines:
        own = _citations(line)
        if own:
            carrying, left = own[-1], CARRIED if _ends_open(line) else 0
        elif line.words:
            if carrying and (_all_quoted(line) or left > 0):
                own = [_carried(line, carrying)]
                left -= 1
            else:
                if not _all_quoted(line):
                    carrying = None if _ends_topic(line, carrying, reading) else carrying
                own = [Citation(line.number, None, None, ((line.dateline, len(line.words)),), "narration")]
        found.extend(own)
    return tuple(found)


def _ends_topic(line: Line, carrying: Citation | None, reading: Reading) -> bool:
    """Tell whether narration ends what a speaker may go on saying: a sentence in another paragraph than the citation's."""
    return carrying is not None and reading.lines[carrying.line].sentence.paragraph + 1 < line.sentence.paragraph


def _citations(line: Line) -> list[Citation]:
    found = by_verbs(line)
    found = _by_prepositions(line, found)
    found = [*found, *_vague(line, found)]
    found = [*found, *_by_nouns(line, found)]
    found = list(
        {citation.content: citation for citation in reversed(found)}.values()
    )  # one citation for one content, the first found
    found.sort(key=lambda citation: citation.first)
    return [*found, *_leftovers(line, found)] if found else []


def _by_prepositions(line: Line, found: list[Citation]) -> list[Citation]:
    """Add "according to X, ..." and "..., according to X"; "citing X" joins the citation that it stands in."""
    for place, end, kind in _ACCORDING.find(line.lows):
        source = after(line, end - 1)
        if source is None or line.quoted[place]:
            continue
        cue = (place, end)
        if line.lows[place] in _RELAYING and found:
            found = _relayed(line, found, cue, source)
            continue
        found = [
            citation.cut(line, place) if citation.covers(place) and citation.first < place else citation
            for citation in found
        ]
        content = _around(line, cue, source)
        comma = next((at for at in range(*source) if line.lows[at] == ","), None)
        if content is None and comma is not None:  # "According to police, the bridge ..." ends the source at the comma
            source = (source[0], comma)
            content = _around(line, cue, source)
        if content:
            found.append(Citation(line.number, source, cue, (content,), kind))
    return found


def _around(line: Line, cue: Run, source: Run) -> Run | None:
    """Return the content of a prepositional cue: what follows its source at a sentence's start, what precedes it elsewhere."""
    if cue[0] <= 2:
        return trim(line, source[1], len(line.words))
    return trim(line, line.dateline, cue[0])


def _relayed(line: Line, found: list[Citation], cue: Run, source: Run) -> list[Citation]:
    """Give "citing X" to the nearest citation whose cue or content it follows."""
    near = min(range(len(found)), key=lambda i: abs((found[i].cue or (0, 0))[0] - cue[0]))
    out = [
        citation.cut(line, cue[0]) if citation.first < cue[0] and citation.covers(cue[0]) else citation for citation in found
    ]
    out[near] = replace(out[near], relays=(*out[near].relays, source))
    return out


def _vague(line: Line, found: list[Citation]) -> Iterator[Citation]:
    """Yield passive and generic attribution ("reportedly", "is accused of") where nobody is cited for the same words."""
    for place, end, _ in _VAGUE.find(line.lows):
        if line.quoted[place] or any(citation.covers(place) for citation in found):
            continue
        pieces = [run for run in (trim(line, line.dateline, place), trim(line, end, len(line.words))) if run]
        if pieces:
            yield Citation(line.number, None, (place, end), tuple(pieces), "vague", ("vague",))
            return


def _by_nouns(line: Line, found: list[Citation]) -> Iterator[Citation]:
    """Yield "Seoul's claims that ...", "South Korean reports of ...": a name, a noun that attributes, and what it is about."""
    for place, low in enumerate(line.lows):
        cue = _NOUNS.get(low)
        following = place + 1
        if (
            cue is None
            or following >= len(line.words)
            or line.quoted[place]
            or line.lows[following] not in ("of", "that", "about")
        ):
            continue
        if any(
            citation.covers(place) or (citation.cue and citation.cue[0] <= place < citation.cue[1]) for citation in found
        ):
            continue
        name = line.name_at(place - 1) or line.name_at(place - 2) if place >= 2 else None
        content = trim(line, following + 1, len(line.words))
        if name and content and name.last >= place - 1:
            first = name.first
            while first > 0 and (line.words[first - 1].capital or line.lows[first - 1] == "and"):
                first -= 1
            yield Citation(line.number, (first, place), (place, following), (content,), cue.kind, cue.flags)
            return


def _ends_open(line: Line) -> bool:
    return bool(line.words) and line.lows[-1] == ":"


def _all_quoted(line: Line) -> bool:
    letters = [place for place, word in enumerate(line.words) if word.letters]
    return bool(letters) and sum(line.quoted[place] for place in letters) >= 0.8 * len(letters)


def _carried(line: Line, speaker: Citation) -> Citation:
    return Citation(
        line.number, None, None, ((0, len(line.words)),), "carried", tuple(f for f in speaker.flags if f != "hedged")
    )


def _leftovers(line: Line, found: list[Citation]) -> Iterator[Citation]:
    """Yield the pieces of a sentence that no citation takes in and that are long enough to state something."""
    taken = [place < line.dateline for place in range(len(line.words))]
    for citation in found:
        for run in (citation.source, citation.cue, citation.heard_by, *citation.relays, *citation.content):
            if run:
                taken[run[0] : run[1]] = [True] * (run[1] - run[0])
    start: int | None = None
    for place, used in enumerate([*taken, True]):
        if not used and start is None:
            start = place
        elif used and start is not None:
            run = trim(line, start, place)
            if run and sum(line.words[at].letters for at in range(*run)) >= LEFTOVER:
                yield Citation(line.number, None, None, (run,), "narration")
            start = None
