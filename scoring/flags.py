"""Flags of a statement: hedged, denial, forecast, opinion, each with the words that show it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from scoring.attribution.citation import Citation
from scoring.attribution.cueing import cue_word
from scoring.attribution.phrases import Run
from scoring.denials import attacked, denial, denied_by_cue
from scoring.facts.grammar import BE
from scoring.facts.verbs import Cue
from scoring.forecasts import forecast, forecast_in_cue
from scoring.hedges import FIRST_PERSON, hedge, hedge_in_cue
from scoring.reading import Line
from scoring.values import Flag

Shown = tuple[str, Run | None, Line]  # a flag, the words that show it if any do, and their line
_OUTRIGHT = frozenset({"bluntly", "openly", "flatly", "explicitly", "outright", "plainly"})  # with these nothing is weakened
_DIRECTED = frozenset({"would", "should", "ought"})  # what somebody "suggested" would or should be done is a proposal
_QUESTIONS = frozenset({"ask", "question", "wonder"})
_HEARSAY = frozenset("said reported claimed understood rumoured rumored feared supposed".split())  # "is said to be closed"
_PLAIN_CHARGE = frozenset({"allege"})  # a named source who alleges says so outright
_PAST_CHOICES = frozenset({"opt", "seek"})  # "opted to stay away" tells of a choice that was made and carried out


def flags(line: Line, citation: Citation) -> tuple[Flag, ...]:
    """Return the flags of a citation; of several words that show one flag, the first is kept."""
    found: dict[str, Flag] = {}
    row = cue_word(citation.cue_at or line, citation.cue)
    shown = _shown_by_cue(line, citation, row) if citation.cue else iter(())
    for code, run, where in chain(shown, _shown_by_content(line, citation, row)):
        if run:
            found.setdefault(code, Flag(code, where.span(*run)))
    return tuple(found[code] for code in sorted(found))


def _shown_by_cue(line: Line, citation: Citation, row: Cue) -> Iterator[Shown]:
    """Yield what the cue says of its content: "believes", "vowed", "denied", "slammed"."""
    said_in, cue = citation.cue_at or line, citation.cue or (0, 0)
    if row.lemma not in _PLAIN_CHARGE:
        weak = "hedged" in citation.flags and _weakly(line, said_in, citation, row.lemma)
        hedging = cue if weak or _hearsay(said_in, citation) else hedge_in_cue(said_in, cue)
        own_view = row.kind == "cognition" and _first_person(line, citation)
        yield "opinion" if own_view and hedging else "hedged", cue if own_view and hedging else hedging, said_in
    if "forecast" in citation.flags and row.lemma not in _PAST_CHOICES:
        yield "forecast", cue, said_in
    yield "forecast", forecast_in_cue(said_in, cue), said_in
    if "opinion" in citation.flags:
        yield "denial", attacked(line, citation.content[0], row.lemma), line
        if not _asserts(line, citation):
            yield "opinion", cue, said_in
    if citation.kind == "denial" and denied_by_cue(line, citation.content[0], row.lemma):
        yield "denial", cue, said_in


def _shown_by_content(line: Line, citation: Citation, row: Cue) -> Iterator[Shown]:
    """Yield what the content's own words show; what nobody said, or only asked, is neither weakened nor foretold."""
    if citation.kind == "unsaid" and row.kind != "cognition":
        return
    asked = row.lemma in _QUESTIONS and citation.kind != "narration"
    for first, last in citation.content:
        if not asked:
            yield "hedged", hedge(line, first, last), line
            yield "forecast", forecast(line, first, last, row.lemma if citation.cue else ""), line
        if citation.kind in ("denial", "speech", "relay", "carried"):
            yield "denial", denial(line, first, last), line


def _hearsay(said_in: Line, citation: Citation) -> bool:
    """Tell whether a cue without a source passes on what is said: "is said to be closed"."""
    return citation.kind == "vague" and citation.cue is not None and bool(_HEARSAY & set(said_in.lows[slice(*citation.cue)]))


def _first_person(line: Line, citation: Citation) -> bool:
    """Tell whether the one who thinks is the one who speaks: "We believe"."""
    return citation.source is not None and (citation.source_at or line).lows[citation.source[0]] in FIRST_PERSON


def _weakly(line: Line, said_in: Line, citation: Citation, lemma: str) -> bool:
    """Tell whether a hedging cue weakens: not "bluntly suggested", nor what somebody suggested should be done."""
    if citation.cue and any(low in _OUTRIGHT for low in said_in.lows[max(0, citation.cue[0] - 1) : citation.cue[1]]):
        return False
    first, last = citation.content[0]
    return lemma != "suggest" or not any(low in _DIRECTED for low in line.lows[first : min(last, first + 5)])


def _asserts(line: Line, citation: Citation) -> bool:
    """Tell whether a verb of opinion opens a clause ("complained that there were too few"): then a fact is stated with it."""
    first = citation.first
    return first > 0 and (
        line.lows[first - 1] == "that"
        or any(low in BE or low in ("had", "has", "have") for low in line.lows[first : first + 6])
    )
