"""Flags of a statement: hedged, denial, forecast, opinion, each with the words that show it."""

from __future__ import annotations

from scoring.attribution.citation import Citation
from scoring.facts.cues import FALSITY, FORECASTS, HEDGES, VAGUE
from scoring.facts.grammar import BE
from scoring.phrasebook import Phrasebook
from scoring.reading import Line
from scoring.values import Flag

_HEDGES = Phrasebook(HEDGES)
_FORECASTS = Phrasebook(FORECASTS)
_FALSITY = Phrasebook(FALSITY)
_VAGUE = Phrasebook(VAGUE)
# Cue verbs that weaken what follows even where the content is plain.
_KINDS = {"denial": "denial", "promise": "forecast"}


def flags(line: Line, citation: Citation) -> tuple[Flag, ...]:
    """Return the flags of a citation; of several words that show one flag, the first is kept."""
    found: dict[str, Flag] = {}

    said_in = citation.cue_at or line

    def note(code: str, first: int, last: int, where: Line = line) -> None:
        found.setdefault(code, Flag(code, where.span(first, last)))

    if citation.cue:
        for code in ("hedged", "forecast", "opinion"):
            if code in citation.flags and not (code == "opinion" and _asserts(line, citation)):
                note(code, *citation.cue, said_in)
        if citation.kind in _KINDS:
            note(_KINDS[citation.kind], *citation.cue, said_in)
        if citation.kind == "vague" and _VAGUE.first(said_in.lows, *citation.cue):
            note("hedged", *citation.cue, said_in)
    for first, last in citation.content:
        hedge = _HEDGES.first(line.lows, first, last)
        if hedge and not (hedge[2] == "may" and line.words[hedge[0]].capital):
            note("hedged", hedge[0], hedge[1])
        forecast = _FORECASTS.first(line.lows, first, last)
        if forecast:
            note("forecast", forecast[0], forecast[1])
        if citation.kind in ("denial", "speech"):
            false = _FALSITY.first(line.lows, first, last)
            if false and "denial" not in found and _rejects(line, first, last):
                note("denial", false[0], false[1])
    return tuple(found[code] for code in sorted(found))


def _asserts(line: Line, citation: Citation) -> bool:
    """Tell whether a verb of opinion opens a clause ("complained that there were too few"): then a fact is stated with it."""
    first = citation.first
    return first > 0 and (
        line.lows[first - 1] == "that"
        or any(low in BE or low in ("had", "has", "have") for low in line.lows[first : first + 6])
    )


def _rejects(line: Line, first: int, last: int) -> bool:
    """Tell whether the content speaks of a claim or report that it calls false."""
    return any(
        low
        in (
            "claim",
            "claims",
            "report",
            "reports",
            "allegation",
            "allegations",
            "accusation",
            "accusations",
            "story",
            "rumour",
            "rumours",
            "rumor",
            "rumors",
            "suggestion",
            "suggestions",
        )
        for low in line.lows[first:last]
    )
