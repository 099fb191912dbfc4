"""Noun phrases beside a cue: where a source begins and ends, without a parser."""

from __future__ import annotations

from scoring.facts.grammar import (
    ADVERBS,
    AUXILIARIES,
    CONJUNCTIONS,
    DAYS,
    DETERMINERS,
    LEADS,
    MONTHS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    TIMES,
)
from scoring.facts.offices import HONORIFICS
from scoring.facts.verbs import CUES, Cue
from scoring.reading import Line

Run = tuple[int, int]  # words [first, last) of a line

LONGEST = 28  # words of a noun phrase with its appositions
TITLES = frozenset(HONORIFICS)
_BREAKS = frozenset(',;:–"?!')
_FINITE = frozenset(
    form for cue in CUES for form in cue.forms if form.endswith("ed") or form in ("said", "says", "told", "tells")
)
_WH = frozenset({"who", "which"})

VERBS: dict[str, Cue] = {}
for _cue in CUES:
    for _form in _cue.forms:
        VERBS.setdefault(_form, _cue)


def before(line: Line, verb: int) -> Run | None:
    """Return the noun phrase that is the subject of the verb at word `verb` and stands before it, or None."""
    last = _skip_back(line, verb - 1)
    if last < 0:
        return None
    word = line.lows[last]
    if word in ("there", "that", "it's"):
        return None
    if word in PRONOUNS:
        return _antecedent(line, last) if word in _WH else (last, last + 1)
    if word == ",":
        return _with_apposition(line, last)
    if word == ")":
        opened = next((place for place in range(last, max(-1, last - LONGEST), -1) if line.lows[place] == "("), None)
        return None if opened in (None, 0) else _leftwards(line, opened - 1, last + 1)
    if word in _BREAKS or word in CONJUNCTIONS or word == '"':
        return None
    return _leftwards(line, last, last + 1)


def after(line: Line, verb: int) -> Run | None:
    """Return the noun phrase that follows the cue at word `verb` ("said Maria Lopez, the ...", "according to ..."), or None."""
    first = verb + 1
    while first < len(line.words) and line.lows[first] in ADVERBS:
        first += 1
    last = first
    limit = min(len(line.words), first + LONGEST)
    while last < limit:
        low = line.lows[last]
        if low == "," and not _apposition_follows(line, last):
            break
        if (
            low == "."
            and last > first
            and (line.lows[last - 1] in TITLES or (line.words[last - 1].capital and len(line.lows[last - 1]) == 1))
        ):
            last += 1
            continue  # "Dr. Tandiono", "Ann F. Harrow"
        if low in ".;:?!–" or low == '"' or (low in CONJUNCTIONS and low not in ("and", "or", "whose", "which")):
            break
        if low in ("and", "or") and not _joins_names(line, last):
            break
        if low in AUXILIARIES or (low in _FINITE and last > first and line.lows[last - 1] not in DETERMINERS):
            break
        if low in ("in", "on", "at", "during", "by", "via", "through", "to", "after", "before") and not _belongs(
            line, last, first
        ):
            break
        if low in DAYS or (low in ("last", "this", "late", "early", "earlier") and _time_at(line, last)):
            break
        if low.endswith("ing") and not line.words[last].capital and line.lows[last - 1] == ",":
            break
        last += 1
    while last > first and line.lows[last - 1] in (",", "the", "of", "and", "who", "'"):
        last -= 1
    return (first, last) if last > first and any(line.words[place].letters for place in range(first, last)) else None


def _skip_back(line: Line, place: int) -> int:
    """Step back from a verb over auxiliaries, adverbs and adverbials of time."""
    while place >= 0:
        low = line.lows[place]
        if low in AUXILIARIES or low in ADVERBS or (low.endswith("ly") and not line.words[place].capital):
            place -= 1
        elif low in TIMES or low in MONTHS or (low.isdigit() and place and line.lows[place - 1] in MONTHS):
            start = place
            while start > 0 and (
                line.lows[start - 1] in TIMES
                or line.lows[start - 1] in MONTHS
                or line.lows[start - 1] in ("on", "last", "this", "late", "early", "earlier", "next", "the", "in")
                or line.lows[start - 1].isdigit()
            ):
                start -= 1
            if start == place and low not in DAYS and low not in ("today", "yesterday"):
                return place
            place = start - 1
        else:
            return place
    return place


def _leftwards(line: Line, place: int, last: int) -> Run | None:
    """Return the noun phrase that ends before `last`, walking left from word `place`."""
    first = place
    while first > line.dateline and last - first < LONGEST and not _ends_at(line, first - 1):
        first -= 1
    return _cleaned(line, first, last)


def _ends_at(line: Line, place: int) -> bool:
    """Tell whether no noun phrase reaches further left than beyond word `place`."""
    low = line.lows[place]
    following = line.lows[place + 1] if place + 1 < len(line.lows) else ""
    if low.endswith("ed") and place and (following in ("by", "on", "in", "at", "from") or following in DAYS):
        return False  # "images published on Thursday by the company"
    if low in _BREAKS or low == "(" or low in ("with", "saying"):
        return True
    if low in ("and", "or"):
        return not (_joins_names(line, place) or _all_noun(line, place))
    if low in CONJUNCTIONS:
        return True
    return not line.words[place].capital and (low in AUXILIARIES or low in _FINITE or low in RELATIVES)


def _all_noun(line: Line, place: int) -> bool:
    """Tell whether what stands left of an "and" up to the last break is one short noun phrase: "The Kremlin and ..."."""
    start = place
    while start > 0 and line.lows[start - 1] not in _BREAKS and line.lows[start - 1] not in CONJUNCTIONS:
        start -= 1
    part = line.lows[start:place]
    return (
        0 < len(part) <= 8
        and not any(low in AUXILIARIES or low in _FINITE or low in VERBS for low in part)
        and part[0] not in PREPOSITIONS
    )


def _joins_names(line: Line, place: int) -> bool:
    if place == 0 or place + 1 >= len(line.words):
        return False
    left, right = line.words[place - 1], line.words[place + 1]
    return (left.capital and right.capital) or (
        left.low in ("his", "her") or (line.name_at(place - 1) is not None and line.name_at(place + 1) is not None)
    )


def _cleaned(line: Line, first: int, last: int) -> Run | None:
    """Cut what is no part of a noun phrase from its left end: links, adverbials of time, a prepositional phrase."""
    while first < last and (line.lows[first] in LEADS or line.lows[first] in ("'", "’", "-")) and not _is_name(line, first):
        first += 1
    if (
        first < last
        and line.lows[first] in ("earlier", "later", "last", "late", "early", "this", "next")
        and _time_at(line, first)
    ):
        while first < last and (
            line.lows[first] in TIMES or line.lows[first] in ("earlier", "later", "last", "late", "early", "this", "next")
        ):
            first += 1
    if first < last and line.lows[first] in PREPOSITIONS:
        start = _restart(line, first, last)
        if start is None:
            return None
        first = start
    if first >= last or not any(line.words[place].letters for place in range(first, last)):
        return None
    if line.lows[first] in PRONOUNS and last - first > 1 and line.lows[first] != "who":
        return None
    return first, last


def _restart(line: Line, first: int, last: int) -> int | None:
    """Find where the subject begins after a leading prepositional phrase without a comma ("After the talks the minister")."""
    places = [
        place
        for place in range(first + 2, last)
        if line.lows[place] in DETERMINERS and line.lows[place - 1] not in PREPOSITIONS
    ]
    if places:
        return places[-1]
    place = last - 1
    while place > first + 1 and line.words[place - 1].capital and line.words[place].capital:
        place -= 1
    return place if place > first + 1 and line.words[place].capital and line.lows[place - 1] not in PREPOSITIONS else None


def _is_name(line: Line, place: int) -> bool:
    return line.name_at(place) is not None and line.lows[place] not in LEADS


def _antecedent(line: Line, place: int) -> Run | None:
    """Return the noun phrase that a relative pronoun at word `place` stands for."""
    end = place - 1 if place and line.lows[place - 1] == "," else place
    return _leftwards(line, end - 1, end) if end > 0 else None


def _with_apposition(line: Line, comma: int) -> Run | None:
    """Return "NAME, the head of X," or "a spokesman, NAME," for the comma before a verb, both parts included."""
    for place in range(comma - 1, max(-1, comma - LONGEST), -1):
        low = line.lows[place]
        if low in ';:–"' or (low in AUXILIARIES and not _in_relative(line, place)):
            return None
        if low == "," and place > 0:
            if line.lows[place - 1].isdigit() and line.lows[place - 2 : place - 1] == (",",):
                continue  # "Margaret Ollerton, 67, of Mill Row,"
            return _leftwards(line, place - 1, comma) if line.lows[place - 1] != '"' else None
    return None


def _in_relative(line: Line, place: int) -> bool:
    return any(line.lows[back] in _WH for back in range(max(0, place - 6), place))


def _apposition_follows(line: Line, comma: int) -> bool:
    """Tell whether the comma opens an apposition of a source: a determiner, an age, a role, "who"."""
    following = comma + 1
    if following >= len(line.words):
        return False
    low = line.lows[following]
    closed = next((at for at in range(following, min(len(line.lows), following + 16)) if line.lows[at] in _BREAKS), following + 16)
    if low not in _WH and not low.isdigit() and any(at in AUXILIARIES for at in line.lows[following:closed]):
        return False  # "According to the army, the other side has ..."
    name = line.name_at(following)
    if (
        line.words[following].capital
        and _role_word(line.lows[comma - 1])
        and not line.words[comma - 1].capital
        and not (name and name.is_outlet)
    ):
        return True
    return low in ("a", "an", "the", "who", "its", "his", "her", "their", "former") or low.isdigit() or _role_word(low)


def _role_word(low: str) -> bool:
    return low.removesuffix("s").endswith(
        (
            "man",
            "woman",
            "person",
            "chief",
            "director",
            "president",
            "minister",
            "secretary",
            "head",
            "professor",
            "officer",
            "editor",
            "analyst",
            "executive",
            "leader",
            "founder",
            "chairman",
            "chair",
            "economist",
            "researcher",
            "expert",
            "lawyer",
            "senior",
        )
    )


def _belongs(line: Line, place: int, first: int) -> bool:
    """Tell whether a preposition inside a phrase belongs to it: "the hospital in Kano", not "in a statement"."""
    following = place + 1
    if place == first or following >= len(line.words) or line.lows[place] not in ("in", "at", "on"):
        return False
    if line.lows[following] in ("a", "an", "his", "her", "its", "their") or _time_at(line, following):
        return False
    return not line.words[place - 1].capital or line.lows[place] == "at"


def _time_at(line: Line, place: int) -> bool:
    return any(low in TIMES or low in MONTHS for low in line.lows[place : place + 3])


def sentence_subject(line: Line) -> Run | None:
    """Return the words before the first finite verb that can be told without a parser, as the subject of the sentence."""
    for place, low in enumerate(line.lows[:LONGEST]):
        if low in _BREAKS and low != ",":
            return None
        if place and not line.words[place].capital and (low in AUXILIARIES or low in _FINITE):
            return before(line, place)
    return None
