"""From what a tagger found to citations of lines: its content sentence by sentence, and narration for what is left."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace

from scoring.attribution.citation import Citation, trim
from scoring.attribution.cueing import cited, cue_word, goes_by, kind, relayed, told
from scoring.attribution.phrases import Run, after
from scoring.attribution.tagged import Tagged
from scoring.facts.cues import VAGUE
from scoring.phrasebook import Phrasebook
from scoring.reading import Line, Reading
from scoring.values import Span

_VAGUE = Phrasebook(VAGUE)
_NOBODY = frozenset({"plan", "schedule", "expectations", "tradition", "law", "type"})  # "according to plan"
LEFTOVER = 7  # words that a piece of a sentence outside every citation must have to be a statement of its own
CARRIED = 5  # sentences that a colon or a quotation may carry a speaker over


def placed(reading: Reading, tagged: Sequence[Tagged]) -> tuple[Citation, ...]:
    """Return every citation of a text in order, one for each sentence that its content lies in; narration fills the gaps."""
    by_line: dict[int, list[Citation]] = {}
    taken: dict[int, list[Run]] = {}
    starts = [line.sentence.start for line in reading.lines]
    for number, one in enumerate(tagged):
        for citation in _pieces(reading, starts, number, one):
            by_line.setdefault(citation.line, []).append(citation)
        for line, run in _runs(reading, starts, (*one.source, *one.cue, *one.content)):
            taken.setdefault(line.number, []).append(run)
    found: list[Citation] = []
    carrying: Citation | None = None
    left = 0
    for line in reading.lines:
        own = _with_relays(line, sorted(by_line.get(line.number, ()), key=lambda citation: citation.first))
        if own or line.number in taken:
            carrying, left = own[-1] if own else carrying, CARRIED if _ends_open(line) else 0
        elif line.words:
            quoted = _all_quoted(line)
            if carrying and (quoted or left > 0):
                found.append(_carried(line, carrying))
                left -= 1
                continue
            if carrying and not quoted and reading.lines[carrying.line].sentence.paragraph + 1 < line.sentence.paragraph:
                carrying = None  # narration in another paragraph ends what a speaker may go on saying
        found += [*own, *_narration(line, (*taken.get(line.number, ()), *(run for one in own for run in one.relays)))]
    return tuple(found)


def _pieces(reading: Reading, starts: Sequence[int], number: int, one: Tagged) -> Iterator[Citation]:
    """Yield one citation for each line that the content lies in; source and cue keep the line that they stand in."""
    source_at, source = next(_runs(reading, starts, one.source), (None, None))
    cue_at, cue = next(_runs(reading, starts, one.cue), (None, None))
    content: dict[int, list[Run]] = {}
    for line, run in _runs(reading, starts, one.content):
        trimmed = trim(line, *_bare(line, run))
        if trimmed:
            content.setdefault(line.number, []).append(trimmed)
    for at, runs in content.items():
        line = cue_at or reading.lines[at]
        row = cue_word(line, cue)
        following = next((run for run in runs if cue and at == line.number and run[0] >= cue[1]), None)
        relay = goes_by(line, cue) or cited(line, cue) if at == line.number else None
        yield Citation(
            line=at,
            source=source,
            cue=cue,
            content=tuple(runs),
            kind=kind(line, source, cue, row),
            flags=row.flags,
            relays=(relay,) if relay else (),
            heard_by=told(line, cue, row, following),
            tagged=number,
            source_at=source_at if source_at and source_at.number != at else None,
            cue_at=cue_at if cue_at and cue_at.number != at else None,
        )


def _bare(line: Line, run: Run) -> Run:
    """Cut a dateline and the "that" of a clause off a run of content."""
    if run[1] <= line.dateline:
        return run[1], run[1]
    first = max(run[0], line.dateline)
    return (first + 1, run[1]) if line.lows[first] == "that" and run[1] - first > 2 else (first, run[1])


def _runs(reading: Reading, starts: Sequence[int], spans: Sequence[Span]) -> Iterator[tuple[Line, Run]]:
    """Yield the words of every line that spans take in."""
    for start, end in spans:
        for number in range(max(0, bisect_right(starts, start) - 1), bisect_left(starts, end)):
            line = reading.lines[number]
            first = bisect_right(line.words, start, key=lambda word: word.end)
            last = bisect_left(line.words, end, key=lambda word: word.start)
            if last > first:
                yield line, (first, last)


def _with_relays(line: Line, own: list[Citation]) -> list[Citation]:
    """Give each "citing X" of a line to the citation whose cue, or else content, stands nearest before it."""
    for place, source in relayed(line) if own else ():
        if any(one.cue_here and one.cue_here[0] <= place < one.cue_here[1] for one in own):
            continue  # "citing" is itself a cue here
        near = min(range(len(own)), key=lambda i: abs((own[i].cue_here or own[i].content[0])[0] - place))
        own[near] = replace(own[near], relays=(*own[near].relays, source))
    own = [_named_whole(one, own) for one in own]
    for at, one in enumerate(own):
        relay = cited(line, one.cue_here)
        told = [n for n, other in enumerate(own) if n != at and _same_start(other, one)]
        if relay and one.source and told:  # "X said ..., citing Y": whom X cites is no statement of its own
            own[told[-1]] = replace(own[told[-1]], relays=(*own[told[-1]].relays, relay))
            own[at] = replace(one, kind="citing")
    return own


def _named_whole(one: Citation, own: Sequence[Citation]) -> Citation:
    """Return a citation whose source is a part of another one's with the whole of it: "White" of "White House spokesman Ann Reed"."""
    if one.source is None or one.source_at is not None:
        return one
    first, last = one.source
    for other in own:
        if other.source and other.source_at is None and other.source[0] <= first and last <= other.source[1] and other.source != one.source:
            return replace(one, source=other.source)
    return one


def _same_start(one: Citation, other: Citation) -> bool:
    """Tell whether two sources begin at one word, whichever commas and appositions each takes in."""
    begin = one.source and other.source and one.source[0] == other.source[0]
    return bool(begin) and one.source_at == other.source_at


def _ends_open(line: Line) -> bool:
    return bool(line.words) and line.lows[-1] == ":"


def _all_quoted(line: Line) -> bool:
    letters = [place for place, word in enumerate(line.words) if word.letters]
    return bool(letters) and sum(line.quoted[place] for place in letters) >= 0.8 * len(letters)


def _carried(line: Line, speaker: Citation) -> Citation:
    flags = tuple(flag for flag in speaker.flags if flag != "hedged")
    return Citation(line.number, None, None, ((0, len(line.words)),), "carried", flags)


def _narration(line: Line, runs: Sequence[Run]) -> Iterator[Citation]:
    """Yield the line where nobody is cited in it, or else what citations leave of it and is long enough to state something."""
    if line.words and not runs:
        yield _according(line) or _generic(line) or Citation(line.number, None, None, ((line.dateline, len(line.words)),), "narration")
        return
    free = [place >= line.dateline for place in range(len(line.words))]
    for first, last in runs:
        free[first:last] = [False] * (last - first)
    start: int | None = None
    for place, is_free in enumerate([*free, False]):
        if is_free and start is None:
            start = place
        elif not is_free and start is not None:
            run = trim(line, start, place)
            if run and sum(line.words[at].letters for at in range(*run)) >= LEFTOVER:
                yield Citation(line.number, None, None, (run,), "narration")
            start = None


def _according(line: Line) -> Citation | None:
    """Return a sentence that no tagger took for an attribution, but that says "according to" somebody outside a quotation."""
    for place in range(line.dateline, len(line.words) - 2) if "according" in line.lows else ():
        if line.lows[place : place + 2] == ("according", "to") and not line.quoted[place]:
            source = after(line, place + 1)
            if source is None or line.lows[source[0]] in _NOBODY:
                return None
            pieces = (trim(line, line.dateline, place), trim(line, source[1], len(line.words)) if place == line.dateline else None)
            content = tuple(run for run in pieces if run)
            return Citation(line.number, source, (place, place + 2), content, "speech") if content else None
    return None


def _generic(line: Line) -> Citation | None:
    """Return a sentence of the outlet's own as vague where passive or generic words put it down to nobody: "reportedly"."""
    for first, last, _ in _VAGUE.find(line.lows):
        if not line.quoted[first]:
            pieces = [run for run in (trim(line, line.dateline, first), trim(line, last, len(line.words))) if run]
            return Citation(line.number, None, (first, last), tuple(pieces), "vague", ("vague",)) if pieces else None
    return None
