"""Naming: the runs of capitalised words that may name a person, and the words of them that make the name."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.attribution.phrases import VERBS, Run
from scoring.facts.grammar import AUXILIARIES, CONJUNCTIONS, DAYS, DETERMINERS, LEADS, MONTHS, PREPOSITIONS, PRONOUNS
from scoring.facts.offices import EXPERTS, GIVEN_NAMES, HONORIFICS, OFFICES, PERSONS, REPORTERS, SPOKESPEOPLE
from scoring.folding import plain
from scoring.reading import Line
from scoring.speakers.capacity import ORGANISATION_WORDS, PUBLIC_WORDS

TITLES = frozenset(HONORIFICS)
ROLE_WORDS = frozenset(
    word for phrase in (*OFFICES, *SPOKESPEOPLE, *EXPERTS, *PERSONS, *REPORTERS) for word in phrase.split() if len(word) > 2
) - frozenset(GIVEN_NAMES)
ROLE_HEADS = (
    frozenset(
        phrase.partition(" of ")[0].partition(" for ")[0].split()[-1]
        for phrase in (*OFFICES, *SPOKESPEOPLE, *EXPERTS, *PERSONS, *REPORTERS)
    )
    - PREPOSITIONS
)
PARTICLES = frozenset("de del della van von der den di da dos bin ibn al el la le ter bint du".split())
SUFFIXES = frozenset("jr sr ii iii iv".split())
NEVER = (
    DETERMINERS
    | PREPOSITIONS
    | CONJUNCTIONS
    | LEADS
    | PRONOUNS
    | MONTHS
    | DAYS
    | AUXILIARIES
    | frozenset(
        "however according although despite there here what how why if no not more most many some several other new "
        "him me us them".split()
    )
)
# Titles that may stand in the middle of capitals: "Vermont Sen. Ann Reed".
_SHORT_TITLES = frozenset("sen rep gov gen mr mrs ms dr lt col capt sgt adm maj cmdr prof rev amb".split())
LONGEST_NAME = 5  # words that make a name, particles and initials aside
TITLE_CASE = 0.6  # of a line's words capitalised: a heading in title case, in which capitals name nobody


def name_runs(line: Line) -> Iterator[Run]:
    """Yield the runs of capitalised words that may name a person, titles cut off."""
    capitals = [place for place in range(len(line.words)) if _capital(line, place)]
    if not capitals:
        return
    letters = sum(word.letters for word in line.words)
    heading = (
        letters > 4
        and 2 * len(capitals) > TITLE_CASE * letters  # at a glance
        and sum(word.capital for word in line.words if word.letters) > TITLE_CASE * letters
        and line.lows[-1] != "."
    )
    place, total = capitals[0], len(line.words)
    blocked = _blocked(line)
    while place < total:
        if not _capital(line, place) or place in blocked:
            place += 1
            continue
        start = place
        while place < total and (
            (_capital(line, place) and place not in blocked) or _within_name(line, place, start, blocked)
        ):
            place += 1
        last = place
        first = _after_titles(line, start, last)
        while last > first and (
            line.lows[last - 1] in NEVER or line.lows[last - 1] in PARTICLES or line.lows[last - 1] in ('.', '"')
        ):
            last -= 1
        names = own_words(line, first, last)
        if (
            0 < len(names) <= LONGEST_NAME
            and not _organisation(line, first, names)
            and (not heading or plain(names[0]) in GIVEN_NAMES)
        ):
            yield first, last


def _blocked(line: Line) -> set[int]:
    """Return the words that known names take: of bodies and lands, unless they are one word of what is somebody's name."""
    out: set[int] = set()
    for name in line.names:
        if name.name.kind == "place" and name.last - name.first == 1:
            continue
        if name.last - name.first == 1 and not name.is_body:
            low = plain(line.words[name.first].text)
            back, after = name.first - 1, name.last
            given = back >= 0 and plain(line.words[back].text) in GIVEN_NAMES and line.words[back].capital
            titled = back >= 0 and (line.lows[back] in TITLES or (line.lows[back] in ROLE_HEADS and line.words[back].capital))
            if low in GIVEN_NAMES or given:
                continue  # "Jordan Peele", "Denzel Washington"
            if titled and after < len(line.words) and _capital(line, after) and line.name_at(after) is None:
                continue  # "Mayor London Breed"
        out.update(range(name.first, name.last))
    return out


def _capital(line: Line, place: int) -> bool:
    word = line.words[place]
    return (
        word.capital
        and word.letters
        and word.low not in NEVER
        and not (len(word.text) > 3 and word.text.isupper() and "." not in word.text)
    )


def _within_name(line: Line, place: int, start: int, blocked: set[int]) -> bool:
    """Tell whether a stop after an initial, a particle such as "van", or a nickname in quotation marks goes on with the name."""
    if place == start or place + 1 >= len(line.words) or place + 1 in blocked:
        return False
    low = line.lows[place]
    if low == '"':
        opens = line.lows[place + 2 : place + 3] == ('"',) and place + 3 < len(line.words) and _capital(line, place + 3)
        closes = place - start >= 2 and line.lows[place - 2] == '"'
        return (opens or closes) and _capital(line, place + 1)
    if len(low) == 1 and low.isalpha() and line.words[place].capital and line.lows[place + 1] == ".":
        return True  # "Jill A. Martin"
    initial = low == "." and (
        len(line.words[place - 1].text) == 1 or line.lows[place - 1] in TITLES or line.lows[place - 1] in SUFFIXES
    )
    return (initial or low in PARTICLES) and _capital(line, place + 1)


def _after_titles(line: Line, first: int, last: int) -> int:
    """Return where the name begins after honorifics and role words: "Health Secretary Maria Lopez"."""
    roles = [
        place
        for place in range(first, last - 1)
        if line.lows[place] in ROLE_HEADS
        and line.lows[place] not in GIVEN_NAMES
        and line.lows[place + 1] not in ("of", ".")
    ]
    roles += [place for place in range(first, last - 1) if line.lows[place] in _SHORT_TITLES]
    if roles:
        first = max(roles) + 1
    if (
        last - first > 2
        and _opens(line, first)
        and line.lows[first] not in GIVEN_NAMES
        and plain(line.words[first + 1].text) in GIVEN_NAMES
    ):
        first += 1  # "Mispronouncing Kamala Harris's name"
    while first < last - 1 and (
        line.lows[first] in NEVER
        or line.lows[first] in TITLES
        or (line.lows[first] in ROLE_WORDS and line.lows[first] not in GIVEN_NAMES)
        or line.lows[first] == "."
        or line.lows[first] in PUBLIC_WORDS
    ):
        first += 1
    return first


def _opens(line: Line, place: int) -> bool:
    """Tell whether word `place` is capitalised for its place alone: it opens a sentence, a quotation or a clause."""
    return place == 0 or not line.words[place - 1].letters


def own_words(line: Line, first: int, last: int) -> list[str]:
    """Return the words that make the name: without initials, particles, nicknames, suffixes and stops."""
    return [
        word.text
        for place, word in enumerate(line.words[first:last], first)
        if word.letters
        and word.low not in SUFFIXES
        and word.low not in PARTICLES
        and len(word.low) > 1
        and not (word.text.isupper() and "." in word.text)
        and not (place > first and line.lows[place - 1] == '"' == line.lows[min(place + 1, last - 1)])
    ] or [word.text for word in line.words[first:last] if word.letters and len(word.low) > 1]


def _organisation(line: Line, first: int, names: list[str]) -> bool:
    lows = [plain(name) for name in names]
    if len(lows) > 1:
        return any(low in ORGANISATION_WORDS or low in PUBLIC_WORDS for low in lows[1:])
    if first and (line.lows[first - 1] in TITLES or line.lows[first - 1] == "."):
        return False  # "Mr. King"
    return lows[0] in PUBLIC_WORDS or lows[0] in VERBS or (first > 0 and lows[0] in ROLE_HEADS and line.lows[first - 1] in DETERMINERS)


def display(line: Line, first: int, last: int) -> str:
    """Return a name as it is shown: without stops, and a nickname in its quotation marks."""
    text = line.words_of(first, last)
    return " ".join(text.replace(". ", " ").removesuffix(".").split())
