"""Flags of a statement: hedged, denial, forecast, opinion, each with the words that show it."""

from __future__ import annotations

from scoring.attribution.citation import Citation
from scoring.attribution.cueing import cue_word
from scoring.denials import attacked, denial, denied_by_cue
from scoring.facts.grammar import BE
from scoring.forecasts import forecast, forecast_in_cue
from scoring.hedges import FIRST_PERSON, hedge, hedge_in_cue
from scoring.reading import Line
from scoring.values import Flag

_OUTRIGHT = frozenset({"bluntly", "openly", "flatly", "explicitly", "outright", "plainly"})  # with these nothing is weakened
_DIRECTED = frozenset({"would", "should", "ought"})  # what somebody "suggested" would or should be done is a proposal
_QUESTIONS = frozenset({"ask", "question", "wonder"})
_HEARSAY = frozenset("said reported claimed understood rumoured rumored feared supposed".split())  # "is said to be closed"
_PLAIN_CHARGE = frozenset({"allege"})  # a named source who alleges says so outright
_PAST_CHOICES = frozenset({"opt", "seek"})  # "opted to stay away" tells of a choice that was made and carried out


def flags(line: Line, citation: Citation) -> tuple[Flag, ...]:
    """Return the flags of a citation; of several words that show one flag, the first is kept."""
    found: dict[str, Flag] = {}
    said_in = citation.cue_at or line
    row = cue_word(said_in, citation.cue)
    own_view = _first_person(line, citation)

    def note(code: str, run: tuple[int, int] | None, where: Line = line) -> None:
        if run:
            found.setdefault(code, Flag(code, where.span(*run)))

    if citation.cue:
        weak = "hedged" in citation.flags and row.lemma not in _PLAIN_CHARGE and _weakly(line, said_in, citation, row.lemma)
        hedging = hedge_in_cue(said_in, citation.cue) if row.lemma not in _PLAIN_CHARGE else None
        if hedging is None and citation.kind == "vague" and _HEARSAY & set(said_in.lows[slice(*citation.cue)]):
            hedging = citation.cue
        if own_view and row.kind == "cognition" and (weak or hedging):
            note("opinion", citation.cue, said_in)
        elif weak or hedging:
            note("hedged", citation.cue if weak else hedging, said_in)
        if "forecast" in citation.flags and row.lemma not in _PAST_CHOICES:
            note("forecast", citation.cue, said_in)
        note("forecast", forecast_in_cue(said_in, citation.cue), said_in)
        if "opinion" in citation.flags:
            note("denial", attacked(line, citation.content[0], row.lemma))
            if not _asserts(line, citation):
                note("opinion", citation.cue, said_in)
        if citation.kind == "denial" and denied_by_cue(line, citation.content[0], row.lemma):
            note("denial", citation.cue, said_in)
    if citation.kind == "unsaid" and row.kind != "cognition":
        return tuple(found[code] for code in sorted(found))  # what nobody said is neither weakened nor foretold
    asked = row.lemma in _QUESTIONS and citation.kind != "narration"
    for first, last in citation.content:
        if not asked:
            note("hedged", hedge(line, first, last))
            note("forecast", forecast(line, first, last, row.lemma if citation.cue else ""))
        if citation.kind in ("denial", "speech", "relay", "carried"):
            note("denial", denial(line, first, last))
    return tuple(found[code] for code in sorted(found))


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
