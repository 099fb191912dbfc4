"""Nested attribution: what a source says may itself be what somebody else said ("the official said the minister had warned ...")."""

from __future__ import annotations

from dataclasses import replace

from scoring.attribution.citation import Citation, trim
from scoring.attribution.cueing import cue_word, kind
from scoring.attribution.phrases import VERBS, Run, after, before
from scoring.facts.cues import NOUN_CUES
from scoring.facts.grammar import ADVERBS, AUXILIARIES, MONTHS, PREPOSITIONS, TIMES
from scoring.reading import Line

_TELLS = frozenset({"speech", "cognition"})
_STANDS = frozenset({"denial", "accusation"})  # kinds of cues that an outlet passes on as well
_CLEAR = frozenset({"clear", "adamant", "confident", "convinced"})
# Verbs that are weak cues on their own, but not behind "trying to" or as a way to quote.
_SEEKS = frozenset("determine establish decide learn figure".split())
_TALKERS = frozenset("i we you it there this that what who which they he she let whatever if when".split())
_ABSENT = frozenset({"he", "she", "they"})  # in a quotation these are never the one who speaks
# To know, learn or see a thing is no report of it.
_NOUNS = frozenset(form for cue in NOUN_CUES for form in cue.forms) | frozenset("state states note notes text texts".split())
_MODALS = frozenset("can could would will may might must should".split())
_FACTIVE = frozenset("know learn realise recognise understand remember recall project".split())
NEAR = 8  # words between "she'd" and the verb that tells what she says
HEAD = 26  # words within which that subject ends


def inner(line: Line, content: Run, more: frozenset[str] = frozenset()) -> Run | None:
    """Return the words for whoever, by the first clause of a content, said what it tells; None where its source says it.

    `more` are kinds of cues that count besides those of speech and thought.
    """
    first, last = content
    first = _over_time(line, first, last)
    while first < last and (not line.words[first].letters or line.lows[first] in ("that", "how")):
        first += 1
    if first >= last:
        return None
    quoted = line.quoted[first] or line.lows[max(0, first - 2) : first] == ("'", "'")
    opening = line.lows[first].partition("'")[0]
    if opening in _ABSENT:
        if not quoted or opening == "they":
            return None
        here = "'" in line.lows[first] and _looks(line, first + 1, min(last, first + NEAR))
        return (first, first + 1) if here or _says(line, first + 1, last) else None
    as_saying = next((at for at in range(first + 1, min(last, first + HEAD)) if line.lows[at : at + 2] == ("as", "saying")), None)
    if as_saying is not None and opening not in _TALKERS:
        return first, as_saying
    if line.lows[first : first + 2] == ("according", "to"):
        return after(line, first + 1)
    if opening in _TALKERS or opening in PREPOSITIONS or opening in ("out", "given"):
        return None  # "Out of caution, the campaign has ..."
    for place in range(first + 1, min(last, first + HEAD)):
        low = line.lows[place]
        if low in (":", ";", '"') or line.quoted[place] != line.quoted[first]:
            return None
        if (low in AUXILIARIES or _tells(line, place, more)) and not _relative(line, first, place):
            subject = before(line, place)
            if subject is None or subject[0] != first or line.lows[subject[1] - 1] == "'s":
                return None
            return subject if _says(line, place, last, more) else None
    return None


def passed_on(line: Line, credit: Citation) -> Citation | None:
    """Return the citation inside what an outlet is credited for: "X denied it, as the Courier reported"; None where it tells itself."""
    first, last = credit.content[-1]
    closing = _closing(line, first, last)
    if closing:
        source, cue = closing
        content = [*credit.content[:-1], trim(line, first, min(source[0], cue[0]))]
    else:
        first, last = credit.content[0]
        source = inner(line, (first, last), _STANDS) or (0, 0)
        verb = next((at for at in range(source[1], last) if _tells(line, at, _STANDS)), None)
        if verb is None or source[1] == 0:
            return None
        cue = source[1], verb + 1
        content = [trim(line, verb + 1 + (line.lows[verb + 1 : verb + 2] == ("that",)), last), *credit.content[1:]]
    pieces = tuple(run for run in content if run)
    row = cue_word(line, cue)
    here = replace(credit, source=source, cue=cue, content=pieces, source_at=None, cue_at=None, heard_by=None, relays=())
    return replace(here, kind=kind(line, source, cue, row), flags=row.flags) if pieces else None


def _closing(line: Line, first: int, last: int) -> tuple[Run, Run] | None:
    """Return source and cue of the clause that closes a content: "..., the coast guard said", "..., said the coast guard"."""
    while last > first and not line.words[last - 1].letters:
        last -= 1
    if last < len(line.words) and _tells(line, last, _STANDS):
        last += 1  # taken for a cue without a content
    comma = next((at for at in range(last - 1, max(first, last - HEAD), -1) if line.lows[at] in (",", '"')), None)
    if comma is None or last - comma < 3 or comma <= first:
        return None
    subject = before(line, last - 1) if _tells(line, last - 1, _STANDS) else None
    if subject and subject[0] == comma + 1:
        return subject, (subject[1], last)
    if _tells(line, comma + 1, _STANDS) and not any(low in AUXILIARIES for low in line.lows[comma + 2 : last]):
        return (comma + 2, last), (comma + 1, comma + 2)
    return None


def _over_time(line: Line, first: int, last: int) -> int:
    """Step over an adverbial of time that opens a content: "On October 18, the ministry said ..."."""
    if line.lows[first] not in ("on", "in", "last", "earlier", "late", "early") and line.lows[first] not in TIMES:
        return first
    comma = next((at for at in range(first, min(last, first + 6)) if line.lows[at] == ","), None)
    dated = comma is not None and all(
        low in TIMES or low in MONTHS or low.isdigit() or low in ("on", "in", "last", "this", "earlier", "late", "early")
        for low in line.lows[first:comma]
    )
    return comma + 1 if comma is not None and dated else first


def _relative(line: Line, first: int, place: int) -> bool:
    """Tell whether a verb stands in a relative clause or an apposition that is still open: "the man, who said"."""
    return any(line.lows[at] in ("who", "which", "that", "whom", "whose") for at in range(max(first, place - 8), place))


def _says(line: Line, place: int, last: int, more: frozenset[str] = frozenset()) -> bool:
    """Tell whether the verb at word `place`, over auxiliaries and adverbs, is one of speech or thought, and says something."""
    lows = line.lows
    if any(low in _MODALS for low in lows[place : place + 3]):
        return False  # what somebody can or will say has not been said
    while place < last and (lows[place] in AUXILIARIES or lows[place] in ADVERBS or lows[place] in ("very", "quite")):
        place += 1
    if lows[place : place + 2] == ("trying", "to") and place + 2 < last:
        return lows[place + 2] in _SEEKS
    if place + 2 >= last:
        return place + 1 < last and _tells(line, place, more) and not _tells(line, place)  # "denied this"
    if lows[place] in _CLEAR:
        return lows[place + 1] == "that"
    return _tells(line, place, more) and (lows[place + 1] not in PREPOSITIONS or lows[place + 2] in ("least", "most"))


def _looks(line: Line, place: int, last: int) -> bool:
    """Tell whether a verb of speech stands in [place, last) of a quotation: "She'd look at me and say"."""
    return any(_tells(line, at) for at in range(place, last))


def _tells(line: Line, place: int, more: frozenset[str] = frozenset()) -> bool:
    """Tell whether a word is a plain verb of speech or thought: "said", "believes", "had warned", no "called" or "saw"."""
    row = VERBS.get(line.lows[place])
    return (
        row is not None
        and (row.kind in _TELLS or row.kind in more)
        and row.lemma not in _FACTIVE
        and line.lows[place] not in _NOUNS
        and "weak" not in row.flags
        and "opinion" not in row.flags
        and not line.words[place].capital
        and not (line.lows[place].endswith("ing") and line.lows[place - 1] not in AUXILIARIES)
        and line.lows[place - 1] not in ("by", "to", "be", "been", "is", "are", "was", "were", "the", "a")
    )
