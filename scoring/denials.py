"""Denials: the words that reject what others claim; a refusal to comment, or of what was asked for, is none."""

from __future__ import annotations

from scoring.attribution.phrases import Run
from scoring.facts.cues import ALLEGATIONS, DISAVOWALS, FALSITY, REQUESTS
from scoring.phrasebook import Phrasebook
from scoring.reading import Line

_FALSITY = Phrasebook(FALSITY)
_DISAVOWALS = Phrasebook(DISAVOWALS)
_POINTING = frozenset({"that", "this", "those", "these", "it", "they", "which"})
_LINKS = frozenset("is are was were 's isn't wasn't aren't weren't".split())
_NEGATIONS = frozenset({"not", "never", "no", "n't"})
_BELIEFS = frozenset({"believe", "think", "consider"})
_TO_COME = frozenset({"will", "would", "can", "should"})
NEAR = 8  # words of a content in which its object stands
FAR = 16  # words between a claim and the word that calls it false
# Verbs that are also said of what was asked for (a plan, an appeal) ...
_TWOFOLD = frozenset("deny contest challenge counter quash rebuff".split())
# ... and those that are said of persons and things as well, which deny only where what they turn down is a claim.
_LOOSE = frozenset("dismiss reject repudiate disavow disown withdraw".split())
_ANGRY = frozenset(
    "slam blast condemn denounce decry deride mock ridicule deplore assail attack criticise lambast scoff rail savage "
    "excoriate".split()
)
_NAMING = frozenset("call label brand deem dub describe".split())
_CLAUSES = frozenset("that this it those these having any was were is are had has".split())


def denied_by_cue(line: Line, content: Run, lemma: str) -> bool:
    """Tell whether a verb of denial rejects a claim in this content, and not a plan, an offer or a person."""
    if lemma not in _TWOFOLD and lemma not in _LOOSE:
        return True
    opening = line.lows[content[0] : min(content[1], content[0] + NEAR)]
    if lemma == "deny" and any(low in _CLAUSES for low in opening):
        return True  # "denied the plan was dropped"
    for low in opening:
        if low in ALLEGATIONS or low in _CLAUSES:
            return True
        if low in REQUESTS:
            return False
    return lemma in _TWOFOLD or _FALSITY.first(line.lows, *content) is not None


def attacked(line: Line, content: Run, lemma: str) -> Run | None:
    """Return the allegation that an angry verb is turned against: "slammed the lawsuit", "called the report a lie"."""
    if lemma not in _ANGRY and not (lemma in _NAMING and _FALSITY.first(line.lows, *content)):
        return None
    for place in range(content[0], min(content[1], content[0] + 4)):
        if line.lows[place] in ALLEGATIONS:
            return place, place + 1
    return None


def denial(line: Line, first: int, last: int) -> Run | None:
    """Return the words of [first, last) by which what others claim is rejected."""
    found = _DISAVOWALS.first(line.lows, first, last)
    if found and line.lows[found[1] : found[1] + 1] != ("again",):
        return found[0], found[1]
    false = _FALSITY.first(line.lows, first, last)
    if false and _rejects(line, first, false[0]):
        return false[0], false[1]
    return _contrary(line, first, last) or _disbelief(line, first, last)


def _rejects(line: Line, first: int, place: int) -> bool:
    """Tell whether what is called false is a claim or report: "those statements were wrong", "the story is a lie"."""
    before = line.lows[max(first, place - FAR) : place]
    named = next((at for at, low in enumerate(before) if low in ALLEGATIONS), None)
    if named is not None and (before[-1] == "as" or any(low in _LINKS for low in before[named:])):
        return True
    pointed = before[-NEAR:]
    return bool(pointed) and pointed[-1] in _LINKS and any(low in _POINTING for low in pointed)


def _contrary(line: Line, first: int, last: int) -> Run | None:
    """Return the negation of a content that a "contrary to the claims" introduces."""
    near = line.lows[max(0, first - FAR) : min(first + FAR, last)]
    if not any(near[at : at + 2] == ("contrary", "to") for at in range(len(near))):
        return None
    negation = next((at for at in range(first, last) if line.lows[at] in _NEGATIONS or line.lows[at].endswith("n't")), None)
    return (negation, negation + 1) if negation is not None else None


def _disbelief(line: Line, first: int, last: int) -> Run | None:
    """Return "do not believe" at the head of what a body says of a suspicion: "they do not believe he had help"."""
    if any(low in _TO_COME for low in line.lows[first:last]):
        return None  # "does not believe that it will" foretells
    for at in range(first, min(last, first + NEAR)):
        if line.lows[at] in _BELIEFS and at > first + 1:
            negated = line.lows[at - 1] in _NEGATIONS or line.lows[at - 1].endswith("n't")
            if negated and not any(low in ("i", "we") for low in line.lows[first:at]):
                return at - 1, at + 1
    return None
