"""Citations by a verb: "X said that ...", "..., said X", "X, who ..., told Y: ...", "it was reported that ..."."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from scoring.attribution.citation import Citation, trim
from scoring.attribution.phrases import VERBS, Run, after, before, noun_use, sentence_subject
from scoring.facts.counting import NUMBERS
from scoring.facts.cues import ANONYMITY
from scoring.facts.grammar import ADDRESSEES, ADVERBS, AUXILIARIES, BE, DAYS, DETERMINERS, LEADS, MONTHS, PREPOSITIONS, TIMES
from scoring.facts.verbs import Cue
from scoring.phrasebook import Phrasebook
from scoring.reading import Line

_TELL = frozenset("tell inform remind assure notify advise brief caution".split())
_OBLIQUE = frozenset({"accusation", "promise", "denial", "directive"})  # kinds that take "of ...", "to ...", "against ..."
_OBLIQUE_VERBS = frozenset("warn speak complain boast learn hear expect plan hope hint claim decline".split())
_ASIDES = DAYS | frozenset("today yesterday also again later earlier publicly separately".split())
_DAY_PARTS = frozenset({"morning", "afternoon", "evening", "night"})
_WH = frozenset("how why what when where whether if".split())
_JOINS = frozenset("and but while as with although though whereas".split())
_PUT = Cue("put", ("put", "puts"), "speech")
_ANONYMITY = Phrasebook(ANONYMITY)
MOST = 30  # cues that a sentence can have before it is no sentence any more
REACH = 18  # words between a cue and the "that" or the quotation mark that opens its content


def cue_places(line: Line) -> Iterator[tuple[int, Cue]]:
    """Yield the verbs of a line that may be cues: outside quotations, no infinitives, no nouns."""
    withheld = {at for first, last, _ in _ANONYMITY.find(line.lows) for at in range(first, last)}
    for place, low in enumerate(line.lows):
        cue = VERBS.get(low)
        if (
            cue is None
            or line.quoted[place]
            or place in withheld
            or (line.words[place].capital and place)
            or noun_use(line, place)
        ):
            continue
        if cue.lemma == "figure":
            continue  # "figures given by ..." are numbers
        if cue.kind == "relay" and low.endswith("ing"):
            continue  # "citing X" is a relay inside another citation
        if low.endswith("ing") and not _participle(line, place):
            continue
        if low == cue.lemma and low not in ("put", "read") and not _plural_before(line, place):
            continue
        if place and line.lows[place - 1] == "to" and not low.endswith(("ed", "ing")) and low not in ("said", "told"):
            continue
        yield place, cue
    put = _put_at(line)
    if put is not None:
        yield put, _PUT


def _put_at(line: Line) -> int | None:
    """Return the place of "put" in "put the number of dead at 22"."""
    for place, low in enumerate(line.lows):
        if low in ("put", "puts") and any(
            line.lows[at] == "at" and line.lows[at + 1][0].isdigit()
            for at in range(place, min(len(line.lows) - 1, place + 10))
        ):
            return place
    return None


def _participle(line: Line, place: int) -> bool:
    """Tell whether an -ing form says something here (", adding that", "with Lopez saying") and is no noun ("a tsunami warning")."""
    back = place - 1
    while back > 0 and (line.lows[back] in ADVERBS or line.lows[back].endswith("ly")):
        back -= 1
    return (
        back < 0
        or line.lows[back] in (",", "–", '"', "and")
        or line.lows[back] in AUXILIARIES
        or "with" in line.lows[max(0, place - 12) : place]
    )


def _plural_before(line: Line, place: int) -> bool:
    """Tell whether a base form can be a verb here: behind a plural, a pronoun or an auxiliary ("officials say", "they did say")."""
    back = place - 1
    while back > 0 and (line.lows[back] in ADVERBS or line.lows[back].endswith("ly") or line.lows[back] in ",)"):
        back -= 1
    low = line.lows[back] if back >= 0 else ""
    return (
        (low.endswith("s") and not low.endswith(("ss", "us", "is")))
        or low in ("they", "we", "i", "you", "people", "police", "many", "some", "others", "did", "media", "data", "who")
        or (low in AUXILIARIES)
        or (back > 1 and "and" in line.lows[max(0, back - 4) : back])
    )


def by_verbs(line: Line) -> list[Citation]:
    """Return the citations that the verbs of a line make, in order; siblings do not overlap, nested ones lie inside."""
    found: list[Citation] = []
    floor = line.dateline
    for place, verb in islice(cue_places(line), MOST):
        cue = replace(verb, kind="unsaid") if verb.kind != "denial" and _unsaid(line, place) else verb
        citation = _passive(line, place, cue, floor) if _is_passive(line, place) else _active(line, place, cue, floor, found)
        if citation is None:
            continue
        opening = min(run[0] for run in (citation.source, citation.cue, *citation.content) if run)
        mine = min(run[0] for run in (citation.source, citation.cue) if run)
        found = [_yield_to(line, other, mine) for other in found]
        found.append(citation)
        floor = max(floor, _end_of_frame(citation)) if opening < mine else floor
    return found


def _unsaid(line: Line, place: int) -> bool:
    """Tell whether a cue is negated: "did not say that", "has never confirmed"."""
    return place > 0 and (line.lows[place - 1] in ("not", "never") or line.lows[place - 1].endswith("n't"))


def _end_of_frame(citation: Citation) -> int:
    return max(run[1] for run in (citation.source, citation.cue) if run)


def _yield_to(line: Line, other: Citation, mine: int) -> Citation:
    """Cut the content of an earlier citation where a sibling begins at word `mine`; leave it whole around a nested one."""
    if not other.covers(mine) or mine == 0:
        return other
    edge = mine - 1
    if line.lows[edge] in _JOINS and edge:
        edge -= 1
        if line.lows[edge] not in (",", ";", '"', "–") and line.lows[edge + 1] != "with":
            return other
    elif line.lows[edge] not in (",", ";", '"', "–"):
        return other
    return other.cut(line, edge + (line.lows[edge] == '"'))


def _active(line: Line, place: int, cue: Cue, floor: int, found: list[Citation]) -> Citation | None:
    subject = before(line, place)
    right, heard_by = content_after(line, place, cue)
    if subject is None:
        if line.lows[place].endswith("ing"):
            subject = _shared_subject(line, place, found)
        else:
            return _inverted(line, place, cue, floor)
    if (
        subject is None
        or line.lows[subject[0]] == "you"
        or (subject[0] < floor and line.lows[place].endswith("ing") is False and subject[1] <= floor)
    ):
        return None
    content = [right] if right else []
    left = _content_before(line, subject[0] - 1, floor) if subject[1] <= place else None
    if left and (not right or line.lows[right[0]] == '"' or _closes_quotation(line, subject[0] - 1)):
        content = [left, *([right] if right and line.lows[right[0]] == '"' else [])]
    if not content:
        return None
    return Citation(line.number, subject, (place, place + 1), tuple(content), cue.kind, cue.flags, heard_by=heard_by)


def _shared_subject(line: Line, place: int, found: list[Citation]) -> Run | None:
    """Return the source of "..., adding that ...": that of the citation before it, or the subject of the sentence."""
    if place and line.lows[place - 1] not in (",", "and", '"', "–"):
        return None
    named = [citation.source for citation in found if citation.source]
    return named[-1] if named else sentence_subject(line)


def _inverted(line: Line, place: int, cue: Cue, floor: int) -> Citation | None:
    """Return '"...", said X' and "..., reports X"."""
    if "weak" in cue.flags and not _closes_quotation(line, place - 1):
        return None
    if place and line.lows[place - 1] not in (",", '"', "–", "?", "!"):
        return None
    source = after(line, place)
    left = _content_before(line, place - 1, floor)
    if source is None or left is None:
        return None
    content = [left]
    rest = source[1]
    if rest + 1 < len(line.words) and line.lows[rest] in (",", ":", ".") and line.lows[rest + 1] == '"':
        content += [run for run in [trim(line, rest + 1, len(line.words))] if run]
    return Citation(line.number, source, (place, place + 1), tuple(content), cue.kind, cue.flags)


def _content_before(line: Line, edge: int, floor: int) -> Run | None:
    """Return what stands between `floor` and the comma or quotation mark at word `edge`, unless it is a mere adverbial."""
    if edge < floor or line.lows[edge] not in (",", '"', "–", "?", "!", "'"):
        return None
    run = trim(line, floor, edge + 1)
    if run is None or _adverbial(line, run):
        return None
    return run


def _adverbial(line: Line, run: Run) -> bool:
    first, last = run
    part = line.lows[first:last]
    if any(line.quoted[first:last]):
        return False
    if sum(low[0].isalnum() for low in part) < 3:
        return True
    if len(part) > 9 or any(low.endswith("ed") and low != "united" for low in part[1:]):
        return False
    leads = (
        part[0] in PREPOSITIONS
        or part[0] in LEADS
        or part[0] in ("asked", "speaking", "last", "this", "late", "early", "earlier", "later")
    )
    return leads and len(part) < 14 and not any(low in AUXILIARIES for low in part)


def _closes_quotation(line: Line, edge: int) -> bool:
    return edge >= 0 and (line.lows[edge] == '"' or (edge > 0 and line.lows[edge] in ",–" and line.lows[edge - 1] == '"'))


def _is_passive(line: Line, place: int) -> bool:
    low = line.lows[place]
    if not (low.endswith(("ed", "en", "wn")) or low in ("said", "told", "thought", "understood", "found", "held")):
        return False
    back = place - 1
    while back > 0 and (line.lows[back] in ADVERBS or line.lows[back].endswith("ly")):
        back -= 1
    return back >= 0 and line.lows[back] in BE


def _passive(line: Line, place: int, cue: Cue, floor: int) -> Citation | None:
    """Return "... was confirmed by X" and "it was announced by X that ..."; a passive that names nobody is for `vague`."""
    by = next(
        (p for p in range(place + 1, min(len(line.words), place + 6)) if line.lows[p] == "by" and not line.quoted[p]), None
    )
    source = after(line, by) if by is not None else None
    if source is None or cue.lemma in _TELL or "weak" in cue.flags:
        return None
    that = source[1]
    clause = line.lows[that : that + 1] == ("that",)
    content = trim(line, that + 1, len(line.words)) if clause else trim(line, floor, place)
    return Citation(line.number, source, (place, place + 1), (content,), cue.kind, cue.flags) if content else None


def content_after(line: Line, place: int, cue: Cue) -> tuple[Run | None, Run | None]:
    """Return what is said after the cue at word `place`, and whom it was told, where the copy says that."""
    total = len(line.words)
    start = _over_adverbials(line, place + 1)
    if start >= total:
        return None, None
    opening = _opening(line, start)
    heard_by = (start, opening) if cue.lemma in _TELL and opening is not None and opening > start else None
    if (
        opening is not None
        and line.lows[opening] == '"'
        and cue.lemma not in _TELL
        and opening - start >= 2
        and (line.lows[start] not in PREPOSITIONS and line.lows[start] not in (",", "("))
    ):
        return trim(line, start, total), None  # said a ferry of that age "can turn over"
    if opening is not None:
        begin = opening + 1 if line.lows[opening] in ("that", ":", ",") else opening
        return trim(line, begin, total), heard_by
    low = line.lows[start]
    if low in (",", ";", "–", ")", "."):
        return None, None
    if cue.kind == "directive":
        return _infinitive(line, start), None
    if cue.lemma in _TELL:
        end = addressee(line, start)
        if end >= total or line.lows[end] in PREPOSITIONS or line.lows[end] in (",", "."):
            return None, (start, end)
        return _long_enough(trim(line, end, total), 3), (start, end)
    if low in PREPOSITIONS and not _counts(line, start):
        oblique = (
            cue.kind in _OBLIQUE
            or (cue.lemma in _OBLIQUE_VERBS and (low in ("of", "to") or cue.lemma not in ("speak", "hear", "learn")))
            or (low == "to" and cue.kind == "cognition")
            or (low == "as" and "opinion" in cue.flags)
            or (low == "about" and cue.kind == "cognition")
        )
        return (_long_enough(trim(line, start, total), 2) if oblique else None), None
    if "weak" in cue.flags and low not in _WH:
        return None, None
    return _long_enough(trim(line, start, total), 1 if cue.kind == "denial" else 2), None


def _counts(line: Line, place: int) -> bool:
    """Tell whether a preposition opens a figure: "said about 1,100 fish had died", "said over half had left"."""
    following = line.lows[place + 1 : place + 3]
    return line.lows[place] in ("about", "over", "under", "around", "near", "between", "up") and any(
        low[0].isdigit() or low in NUMBERS or low in ("half", "dozens", "hundreds", "thousands", "a") for low in following
    )


def _infinitive(line: Line, start: int) -> Run | None:
    """Return what somebody is asked to do: "asked residents not to return"."""
    for place in range(start, min(len(line.words) - 1, start + 10)):
        if line.lows[place] in (",", ";", ".", "for"):
            return None
        if line.lows[place] == "to" and line.words[place + 1].letters and not line.words[place + 1].capital:
            return _long_enough(trim(line, place - (line.lows[place - 1] == "not"), len(line.words)), 3)
    return None


def _long_enough(run: Run | None, least: int) -> Run | None:
    return run if run and run[1] - run[0] >= least else None


def _over_adverbials(line: Line, place: int) -> int:
    """Step over adverbs and adverbials of time after a cue: "said on Wednesday", "said last week"."""
    total = len(line.words)
    while place < total:
        low = line.lows[place]
        following = line.lows[place + 1 : place + 4]
        if low in _ASIDES or (low in _DAY_PARTS and line.lows[place - 1] in DAYS):
            place += 1
        elif low in ("on", "last", "this", "late", "early", "in") and any(
            w in TIMES or w in MONTHS or w.isdigit() for w in following[:2]
        ):
            place += 1
            while place < total and (
                line.lows[place] in TIMES
                or line.lows[place] in MONTHS
                or line.lows[place] in ("last", "the", "of", "this", "late", "early")
                or line.lows[place].isdigit()
            ):
                place += 1
        else:
            return place
    return place


def _opening(line: Line, start: int) -> int | None:
    """Return where the content opens: a "that", a colon or a quotation mark, over an addressee, a place, a parenthesis."""
    place, total = start, len(line.words)
    while place < min(total, start + REACH):
        low = line.lows[place]
        if low == "that" and (place == start or line.lows[place - 1] not in PREPOSITIONS):
            return place if line.lows[place + 1 : place + 2] not in ((".",), (",",), ()) else None  # "rejected that."
        if low in (":", '"'):
            return place
        if low == ",":
            if place + 1 < total and line.lows[place + 1] in ('"', "that"):
                return place + (line.lows[place + 1] == "that")
            close = next((p for p in range(place + 1, min(total, place + 22)) if line.lows[p] == ","), None)
            if close is None or close + 1 >= total or line.lows[close + 1] not in ("that", '"'):
                return None
            place = close
        elif low in (";", "–", ".") or (place > start and low in AUXILIARIES):
            return None
        place += 1
    return None


def addressee(line: Line, start: int) -> int:
    """Return the word after whom a "told" addresses: "reporters", "the BBC", "a news conference"."""
    name = line.name_at(start)
    if name:
        return name.last
    if line.lows[start] in DETERMINERS:
        for place in range(start + 1, min(len(line.words), start + 8)):
            name = line.name_at(place)
            if name and name.is_outlet:
                return name.last
            if line.lows[place] in ADDRESSEES:
                return place + 1
        return min(len(line.words), start + 2)
    for place in range(start, min(len(line.words), start + 6)):
        name = line.name_at(place)
        if name and name.is_outlet:
            return name.last
        if line.lows[place] in ADDRESSEES:
            return place + 1
    return start + 1
