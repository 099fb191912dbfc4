"""Hedges: the words that weaken what is said ("may", "is believed to", "appears to"), where they do so and are nothing else."""

from __future__ import annotations

from scoring.attribution.phrases import Run
from scoring.facts.cues import HEDGES
from scoring.facts.grammar import ADVERBS, BE
from scoring.facts.synonyms import IRREGULAR
from scoring.phrasebook import Phrasebook
from scoring.reading import Line

_HEDGES = Phrasebook(HEDGES)
FIRST_PERSON = frozenset({"i", "we"})
_TALKING = FIRST_PERSON | {"you"}
_MODALS = frozenset({"may", "might"})
# After "could" these tell of what may be so; other verbs tell of what somebody is able or free to do.
_STATES = frozenset("be have mean lead become prove cause result happen take reach include involve trigger spark signal".split())
_ABLE = frozenset({"seen", "heard", "found", "located", "reached", "contacted", "identified", "verified", "confirmed"})
_OPINE = frozenset("believe believes think thinks thought guess suspect reckon assume".split())
_REPORTS_MIND = _OPINE | frozenset("believed believing".split())
_RATES = frozenset({"more", "less", "most", "least", "as", "equally"})  # "twice as likely to": a count, no doubt
_ELECTORATE = frozenset({"voter", "voters", "electorate", "caucusgoers", "caucus-goers"})
_WH = frozenset({"what", "how", "who", "why", "which"})
FAR = 8  # words between the beginning of a content and the verb of belief that governs it


def hedge(line: Line, first: int, last: int) -> Run | None:
    """Return the first words of [first, last) that weaken what is said there."""
    for start, end, phrase in _HEDGES.find(line.lows, first, last):
        if _weakens(line, first, start, end, phrase):
            return start, end
    return None


def hedge_in_cue(line: Line, cue: Run) -> Run | None:
    """Return the words of a cue that weaken what it reports: "is believed to", "apparently said", "seemed"."""
    for start, end, phrase in _HEDGES.find(line.lows, *cue):
        if phrase not in ("could", "suggest", "suggests", "suggested", "suggesting", *_MODALS):
            return start, end
    appearing = next((at for at in range(*cue) if line.lows[at] in ("appear", "appears", "appeared", "appearing")), None)
    return (appearing, appearing + 1) if appearing is not None and cue[1] - cue[0] <= 2 else None


def _weakens(line: Line, first: int, start: int, end: int, phrase: str) -> bool:
    lows = line.lows
    before, after = lows[start - 1] if start else "", lows[end] if end < len(lows) else ""
    if phrase in _MODALS:
        return not (line.words[start].capital and start > 0 and before != '"')  # the month of May
    if phrase == "could":
        return _may_be_so(lows, end)
    if phrase == "likely":
        return before not in _RATES and not any(low in _ELECTORATE for low in lows[end : end + 2])
    if phrase == "unlikely":
        return before not in _RATES
    if phrase == "possible":
        return before != "as" and not (before == "if" or (before in BE and after == "to"))
    if phrase == "apparent":
        return before not in BE and before not in ("more", "became", "become")
    if phrase == "consistent with":
        return before in BE
    if phrase in _REPORTS_MIND:
        return before not in _TALKING and _governs(lows, first, start) and after not in ("of", "about", "through")
    if phrase in ("alleged", "estimate", "estimates"):
        return before not in FIRST_PERSON
    return True


def _may_be_so(lows: tuple[str, ...], place: int) -> bool:
    """Tell whether "could" before word `place` tells of a possibility and not of an ability: "could be", "could well mean"."""
    while place < len(lows) and (lows[place] in ADVERBS or lows[place] == "well" or lows[place].endswith("ly")) and lows[place] != "not":
        place += 1
    verb = lows[place] if place < len(lows) else ""
    following = lows[place + 1] if place + 1 < len(lows) else ""
    if verb == "have":
        return following in ("been", "had") or not (following.endswith("ed") or following in IRREGULAR)  # not "could have run"
    return verb in _STATES and not (verb == "be" and following in _ABLE)


def _governs(lows: tuple[str, ...], first: int, place: int) -> bool:
    """Tell whether a verb of belief stands at the head of a content ("that he thought some were secret"), not deep inside."""
    words = [low for low in lows[first:place] if low[0].isalnum()]
    return len(words) <= FAR and not any(low in _WH for low in words) and lows[place - 1] not in ("the", "a", "an")
