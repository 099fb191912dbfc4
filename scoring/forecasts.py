"""Forecasts: the words that tell of a future act, a plan, a promise or a prediction, where they do so and are nothing else."""

from __future__ import annotations

from scoring.attribution.phrases import Run
from scoring.facts.cues import FORECASTS, FUTURE_TIMES, WEAK_FORECASTS
from scoring.facts.grammar import ADVERBS, BE, DETERMINERS, PREPOSITIONS, PRONOUNS
from scoring.facts.synonyms import IRREGULAR
from scoring.phrasebook import Phrasebook
from scoring.reading import Line

_FORECASTS = Phrasebook((*FORECASTS, *WEAK_FORECASTS))
_TIMES = Phrasebook(FUTURE_TIMES)
_MODALS = frozenset({"may", "might", "could"})
_WOULD = frozenset({"would", "wouldn't"})
_RESOLVES = Phrasebook(f"{verb} to" for verb in "decided agreed resolved pledged promised vowed offered intended planned".split())
_RATES = frozenset({"more", "less", "most", "least", "as", "equally"})
_PLACES = frozenset("war court jail prison school work bed church college trial hell university hospital town".split())
# "Due to arrive" is a plan, "due to losses" a cause: verbs that a timetable, a court or a calendar goes with.
_BASES = frozenset(
    "be have begin start end open close arrive leave depart land sail return visit appear testify speak meet vote expire launch "
    "receive join move happen take go come finish complete restart resume travel play race stop talk face undergo retire serve "
    "enter attend host deliver step replace succeed pay raise cut give make hold hear decide announce publish report release "
    "present address sign stand sit run become make build get move pass perform marry address issue rule submit discuss".split()
)
_NOUN_MAKERS = DETERMINERS | {"'s", "good", "free", "political", "own", "iron", "living", "ill", "popular", "last", "of", "public"}
_BEFORE_THAT = frozenset({"had", "he'd", "she'd", "they'd", "who'd"})  # "had agreed to": whether it was done is over
_QUESTIONS = frozenset({"what", "how", "who", "why", "which"})
_WARNS = frozenset({"warn", "fear", "predict", "caution", "expect", "worry", "threaten"})


def forecast(line: Line, first: int, last: int, cue: str) -> Run | None:
    """Return the first words of [first, last) that foretell; `cue` is the lemma of the cue, which makes "could" of a warning one."""
    lows = line.lows
    for start, end, phrase in _FORECASTS.find(lows, first, last):
        if phrase in _WOULD:
            if _would(line, first, start, end):
                return start, end
        elif phrase in _MODALS:
            if cue in _WARNS or _conditional(line, last, end):
                return start, end
        elif _foretells(line, start, end, phrase):
            return start, end
    contracted = next((at for at in range(first, last) if lows[at].endswith("'ll")), None)
    if contracted is not None:
        return contracted, contracted + 1
    return _arranged(line, first, last)


def resolved(line: Line, first: int, last: int) -> int | None:
    """Return the word of [first, last) that tells of a resolve, as in "had decided to send", whose deed is not told; None without one."""
    return next((start for start, end, _ in _RESOLVES.find(line.lows, first, last) if _verb(line, end)), None)


def forecast_in_cue(line: Line, cue: Run) -> Run | None:
    """Return the "will" of a cue: what somebody is going to say has not been said."""
    return next(((at, at + 1) for at in range(*cue) if lows_will(line.lows[at])), None)


def lows_will(low: str) -> bool:
    """Tell whether a word is "will" or holds it."""
    return low in ("will", "shall") or low.endswith("'ll")


def _foretells(line: Line, start: int, end: int, phrase: str) -> bool:
    lows = line.lows
    before, after = lows[start - 1] if start else "", lows[end] if end < len(lows) else ""
    if phrase in ("will", "shall"):
        return before not in _NOUN_MAKERS and not (line.words[start].capital and start > 0 and before != '"')
    if phrase == "due to":
        return after in _BASES
    if phrase in ("likely to", "unlikely to"):
        return before not in _RATES
    if phrase in ("forecast", "forecasts", "prediction"):
        return before not in ("weather", "the")
    if phrase in ("set to", "bound to", "certain to", "sure to", "prepared to", "ready to", "about to"):
        return _verb(line, end) and before not in ("make", "made", "making", "be", "'s")
    if phrase in ("expected to", "is expected", "are expected"):
        return before != "than"
    if phrase in ("agreed to", "agrees to", "decided to", "committed to", "commits to", "hoped to", "planned to"):
        return _verb(line, end) and before not in _BEFORE_THAT
    if phrase == "intended to":
        return before in PRONOUNS or before in BE or before == "had"
    if phrase.endswith("going to") or phrase == "gonna":
        return _verb(line, end) and after not in _PLACES
    return not phrase.endswith(" to") or _verb(line, end)


def _verb(line: Line, place: int) -> bool:
    """Tell whether the word after "to" can be a verb: small, no article, no preposition, no pronoun, no -ing."""
    while place < len(line.lows) and (line.lows[place] in ADVERBS or line.lows[place].endswith("ly")):
        place += 1
    if place >= len(line.lows) or not line.words[place].letters or line.words[place].capital:
        return False
    low = line.lows[place]
    return low not in DETERMINERS and low not in PREPOSITIONS and low not in PRONOUNS and not low.endswith("ing")


def _would(line: Line, first: int, start: int, end: int) -> bool:
    """Tell whether a "would" reports the future as it was: "said she would visit", not "how it would be", "would have gone"."""
    lows = line.lows
    if line.quoted[start] or (start and lows[start - 1] in ("that", "which", "who") and start - 1 > first):
        return False
    if any(low in _QUESTIONS or low in ("if", "whether") for low in lows[first : min(start, first + 3)]):
        return False
    place = end
    while place < len(lows) and lows[place] in ADVERBS:
        place += 1
    after = lows[place] if place < len(lows) else ""
    if after in ("like", "rather", "say", "love", "prefer"):
        return False
    if after == "have" and place + 1 < len(lows):
        following = lows[place + 1]
        return not (following.endswith("ed") or following in IRREGULAR or following in ("been", "to", "put", "cut", "set"))
    return True


def _conditional(line: Line, last: int, end: int) -> bool:
    """Tell whether what may be hangs on what is yet to come: an "if", a time to come, "in the election"."""
    return "if" in line.lows[end:last] or _TIMES.first(line.lows, end, last) is not None


def _arranged(line: Line, first: int, last: int) -> Run | None:
    """Return the time of a thing arranged: "is leaving tomorrow", "was shutting off gas starting at 3 p.m."."""
    time = _TIMES.first(line.lows, first, last)
    if time is None:
        return None
    going_on = any(
        line.lows[at] in BE and line.lows[at + 1].endswith("ing") and line.lows[at] not in ("be", "been", "being")
        for at in range(first, min(time[0], last - 1))
    )
    return (time[0], time[1]) if going_on else None
