"""Introductions: the words around a name that tell who somebody is: a title, an apposition, "is a", "of", a party."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from scoring.attribution.phrases import VERBS, Run
from scoring.facts.grammar import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from scoring.facts.offices import FEMALE_TITLES, MALE_TITLES, RELATIVES
from scoring.reading import Line
from scoring.speakers.capacity import Capacity, capacity
from scoring.speakers.naming import ROLE_HEADS, ROLE_WORDS, TITLES

# What a title before a name makes of its bearer: the word by which the copy may call him or her later, and the remit.
TITLE_ROLES: dict[str, tuple[str, str]] = {
    "sen": ("senator", "legislature"),
    "sens": ("senator", "legislature"),
    "rep": ("representative", "legislature"),
    "reps": ("representative", "legislature"),
    "del": ("delegate", "legislature"),
    "cllr": ("councillor", "local"),
    "gov": ("governor", "local"),
    "lt gov": ("governor", "local"),
    "amb": ("ambassador", "foreign"),
    "sec": ("secretary", "government"),
    "pres": ("president", "head_of_government"),
    "gen": ("general", "military"),
    "col": ("colonel", "military"),
    "maj": ("major", "military"),
    "capt": ("captain", "military"),
    "lt": ("lieutenant", "military"),
    "sgt": ("sergeant", "military"),
    "adm": ("admiral", "military"),
    "cmdr": ("commander", "military"),
    "det": ("detective", "police"),
    "insp": ("inspector", "police"),
    "supt": ("superintendent", "police"),
}
_CLERGY = frozenset("rev fr msgr rabbi imam sheikh sheik ayatollah father sister bishop archbishop cardinal".split())
_PARTY = re.compile(r"(?:r|d|i|ind|rep|dem|con|lab|lib|ld|snp|ndp)-[a-z]+", re.ASCII)
_PRONOUNS = frozenset("she her hers herself he him his himself".split())
_FEMALE = frozenset(FEMALE_TITLES) - _PRONOUNS
_MALE = frozenset(MALE_TITLES) - _PRONOUNS
KIN = frozenset(RELATIVES)
APPOSITION = 16  # words of a description
_ENDS_ROLE = PREPOSITIONS | frozenset({",", "who", "which", "whose", "that", "and"})


# Forms in "ing" that describe whom they stand before: ", acting head of the port".
_ADJECTIVES = frozenset("acting leading outgoing sitting serving founding visiting managing".split())


def head(role: tuple[str, ...]) -> str:
    """Return the noun that a description is about: "secretary" of "former secretary of state"."""
    for place, low in enumerate(role):
        if low in _ENDS_ROLE and place:
            return role[place - 1]
    return role[-1] if role else ""


def titles_before(line: Line, first: int) -> Iterator[str]:
    """Yield the titles that stand right before a name, the nearest first, stops skipped."""
    back = first - 1
    while back >= 0 and (line.lows[back] == "." or line.lows[back] in TITLES):
        if line.lows[back] != ".":
            yield line.lows[back]
        back -= 1


def title_gender(line: Line, first: int) -> str:
    """Return m or f where a title before a name tells it, or else u."""
    for title in titles_before(line, first):
        if title in _FEMALE:
            return "f"
        if title in _MALE:
            return "m"
    return "u"


def noun_gender(described: Iterable[tuple[str, ...]]) -> str:
    """Return m or f where the noun of a description tells it ("spokeswoman"), or else u."""
    for words in described:
        noun = head(words)
        if noun in _FEMALE:
            return "f"
        if noun in _MALE:
            return "m"
    return "u"


def title_roles(line: Line, first: int) -> Iterator[tuple[tuple[str, ...], Capacity]]:
    """Yield the roles that the titles before a name stand for: a senator of "Sen."."""
    for title in titles_before(line, first):
        if title in ("prof", "professor", "dr"):
            yield (title,), Capacity("expert")
        elif title in TITLE_ROLES:
            word, remit = TITLE_ROLES[title]
            yield (word,), Capacity("office", remit)
        elif title in _CLERGY:
            yield (title,), Capacity("person")


def role(line: Line, run: Run) -> Capacity | None:
    """Return what a description says of somebody, or None where it says nothing of role or body."""
    words = line.lows[run[0] : run[1]]
    if _PARTY.fullmatch(words[0]):
        return None
    cap = capacity(line, *run)
    return cap if cap.kind or (cap.body and words[0] not in DETERMINERS) or head(words) in KIN else None


def descriptions(line: Line, first: int, last: int) -> Iterator[Run]:
    """Yield the runs of words that describe whoever words [first, last) name."""
    for run in (
        _role_before(line, first),
        apposition_after(line, last),
        apposition_before(line, first, last),
        _copula_after(line, last),
        affiliation(line, last),
    ):
        if run:
            yield run


def of_party(line: Line, last: int) -> bool:
    """Tell whether a party and a constituency stand behind a name, as with a lawmaker: "(R-Texas)", ", D-Fla.,"."""
    return (
        last + 1 < len(line.words)
        and line.lows[last] in ("(", ",")
        and _PARTY.fullmatch(line.lows[last + 1]) is not None
    )


def _role_before(line: Line, first: int) -> Run | None:
    start = first
    while start > 0 and first - start < 14:
        low = line.lows[start - 1]
        if (
            low in (",", ";", ":", "–", '"', "(", ")")
            or low in AUXILIARIES
            or low in (CONJUNCTIONS - {"of"})
            or (low in VERBS and not line.words[start - 1].capital and low not in ("chief", "head"))
        ):
            break
        if low in PREPOSITIONS and low not in ("of", "for", "at"):
            break
        start -= 1
    return (start, first) if start < first else None


def apposition_after(line: Line, last: int) -> Run | None:
    """Return the description in "Pavel Novak, the head of ..., told": from the comma to the next one."""
    if last >= len(line.words) or line.lows[last] not in (",", "(", "–"):
        return None
    start = last + 1
    if start < len(line.words) and line.lows[start].isdigit():  # an age
        start += 2
    end = start
    while end < min(len(line.words), start + APPOSITION) and line.lows[end] not in (";", "–", '"', ".", ")"):
        if line.lows[end] == "," or line.lows[end] in ("said", "told", "says"):
            break
        end += 1
    if end <= start:
        return None
    if line.words[start].capital and not line.name_at(start) and line.lows[start] not in ROLE_WORDS:
        owner = "'s" in line.lows[start : start + 5]  # "Robby Mook, Clinton's campaign manager,"
        if not (owner or head(line.lows[start:end]) in ROLE_HEADS):
            return None
    if line.lows[start] in AUXILIARIES or line.lows[start] in PREPOSITIONS or line.lows[start] in ("and", "but"):
        return None
    if line.lows[start].endswith("ing") and not line.words[start].capital and line.lows[start] not in ROLE_WORDS | _ADJECTIVES:
        return None  # ", using the acronym for North Korea" says what somebody does
    return start, end


def apposition_before(line: Line, first: int, last: int) -> Run | None:
    """Return the description in "a spokesman at the palace, Ann F. Harrow, said"."""
    while (
        first > 1
        and (line.lows[first - 1] in TITLES or line.lows[first - 1] == "." or line.lows[first - 1] in ROLE_HEADS)
        and (line.words[first - 1].capital or line.lows[first - 1] == ".")
    ):
        first -= 1
    if first < 2 or line.lows[first - 1] != "," or (last < len(line.words) and line.lows[last] not in (",", ".")):
        return None
    start = first - 1
    while (
        start > 0
        and first - start < 14
        and line.lows[start - 1] not in (",", ";", ":", "–", '"')
        and (line.lows[start - 1] not in VERBS or line.words[start - 1].capital)
    ):
        start -= 1
    run = start, first - 1
    return (
        run
        if line.lows[run[0]] in DETERMINERS or any(low in ROLE_HEADS for low in line.lows[run[0] : run[1]][-3:])
        else None
    )


def _copula_after(line: Line, last: int) -> Run | None:
    """Return the description in "Gatson is executive director of ..."."""
    if last + 1 >= len(line.words) or line.lows[last] not in ("is", "serves", "works") or line.quoted[last]:
        return None
    start = last + 1 + (line.lows[last + 1] in ("as", "also"))
    end = start
    while end < min(len(line.words), start + APPOSITION) and line.lows[end] not in (",", ";", "–", '"', ".", "(", ")", "and", "who"):
        end += 1
    if end <= start or not (line.lows[start] in ("a", "an", "the") or head(line.lows[start:end]) in ROLE_HEADS):
        return None
    return start, end


def affiliation(line: Line, last: int) -> Run | None:
    """Return the body in "Jonas Weil of the Harnby Institute", "Ellie Marsh, of the ferry company,"."""
    start = last + (line.lows[last : last + 1] == (",",))
    if start + 1 >= len(line.words) or line.lows[start] not in ("of", "from", "with", "at"):
        return None
    end = start + 1
    while end < min(len(line.words), start + 10) and (line.words[end].capital or line.lows[end] in ("the", "of", "for", "and", "'s")):
        end += 1
    return (start + 1, end) if end > start + 1 else None
