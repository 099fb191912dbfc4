"""Marks of stance: words and phrases that refute, report, weaken, deny or ask, found once for each sentence."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from scoring.attribution.phrases import VERBS
from scoring.facts.cues import DISAVOWALS, FALSITY, FORECASTS, HEDGES, NEGATORS, UNKNOWN, VAGUE
from scoring.phrasebook import Phrasebook
from scoring.reading import Line

REFUTING = frozenset(
    "fake hoax hoaxed hoaxes debunk debunked debunks debunking deny denies denied denying denial denials false falsely untrue bogus "
    "rumor rumors rumour rumours satire satirical prank pranked stunt retract retracted retracts retraction refute refuted refutes "
    "refuting dispute disputed disputes disputing dismiss dismissed dismisses dismissing doubt doubts doubtful doubted skeptical "
    "sceptical skeptics sceptics myth photoshopped photoshop doctored fabricated fabrication invented wrong incorrect misleading "
    "mistaken mistakenly lie lied lies contradict contradicts contradicted contradicting discredit discredited unfounded baseless "
    "nope joke quash quashed quashes reject rejects rejected rubbish rubbishes nonsense scam misreported misidentified inaccurate "
    "error corrected correction clarifies clarified implausible unlikely impossible contrary".split()
)
TURNING = frozenset("despite however actually but although though not never no n't".split())
REPORTING = frozenset(
    "report reports reported reportedly reporting claim claims claimed claiming allege alleges alleged allegedly say says said saying "
    "source sources according suggest suggests suggested may might could would possibly likely apparently appears seemingly "
    "unconfirmed unverified speculation expected expects believed believe supposedly purported purportedly plans planning "
    "considering talks eyeing set rumored rumoured".split()
)
CONFIRMING = frozenset("confirm confirms confirmed confirming confirmation official officially announces announced verified proven".split())
_TABLES = (
    ("false", FALSITY), ("disavows", DISAVOWALS), ("unknown", UNKNOWN), ("negates", NEGATORS), ("vague", VAGUE),
    ("hedges", HEDGES), ("forecasts", FORECASTS),
)  # fmt: skip
_SIGNS = {"?": "question", '"': "quotation"}


@cache
def _phrases() -> Phrasebook:
    """Return all phrases with the mark that each is; of equal phrases the first one's mark holds."""
    marks: dict[str, str] = {}
    for mark, phrases in _TABLES:
        for phrase in phrases:
            marks.setdefault(phrase, mark)
    return Phrasebook(marks.items())


@cache
def _words() -> dict[str, tuple[str, ...]]:
    """Return the marks of each single word."""
    found: dict[str, tuple[str, ...]] = {}
    sets = (("refutes", REFUTING), ("turns", TURNING), ("reports", REPORTING), ("confirms", CONFIRMING))
    for mark, words in sets:
        for word in words:
            found[word] = (*found.get(word, ()), mark)
    for form, cue in VERBS.items():
        found[form] = (*found.get(form, ()), f"verb of {cue.kind}")
    for sign, mark in _SIGNS.items():
        found[sign] = (mark,)
    return found


@cache
def kinds() -> frozenset[str]:
    """Return all marks that there are."""
    return frozenset(mark for marks_of in _words().values() for mark in marks_of) | {mark for mark, _ in _TABLES}


def marks(line: Line) -> Iterator[tuple[str, int]]:
    """Yield (mark, place of its word) for a sentence, in no order."""
    known = _words()
    for place, low in enumerate(line.lows):
        for mark in known.get(low, ()):
            yield mark, place
    for first, _, mark in _phrases().find(line.lows):
        yield mark, first
