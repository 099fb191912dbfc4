"""The cast of an article: the people and bodies that it introduces, with the roles that the article gives them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from scoring.attribution.phrases import VERBS, Run
from scoring.facts.grammar import AUXILIARIES, CONJUNCTIONS, DAYS, DETERMINERS, LEADS, MONTHS, PREPOSITIONS, PRONOUNS
from scoring.facts.offices import (
    EXPERTS,
    FEMALE_TITLES,
    GIVEN_NAMES,
    HONORIFICS,
    MALE_TITLES,
    OFFICES,
    PERSONS,
    REPORTERS,
    SPOKESPEOPLE,
)
from scoring.folding import plain
from scoring.reading import Line, Reading
from scoring.speakers.capacity import ORGANISATION_WORDS, PUBLIC_WORDS, Capacity, body_in, capacity

_HONORIFICS = frozenset(HONORIFICS)
_ROLE_WORDS = frozenset(
    word for phrase in (*OFFICES, *SPOKESPEOPLE, *EXPERTS, *PERSONS, *REPORTERS) for word in phrase.split() if len(word) > 2
) - frozenset(GIVEN_NAMES)
ROLE_HEADS = (
    frozenset(
        phrase.partition(" of ")[0].partition(" for ")[0].split()[-1]
        for phrase in (*OFFICES, *SPOKESPEOPLE, *EXPERTS, *PERSONS, *REPORTERS)
    )
    - PREPOSITIONS
)
_PARTICLES = frozenset("de del della van von der den di da dos bin ibn al el la le ter bint".split())
_SUFFIXES = frozenset("jr sr ii iii iv".split())
_NEVER = (
    DETERMINERS
    | PREPOSITIONS
    | CONJUNCTIONS
    | LEADS
    | PRONOUNS
    | MONTHS
    | DAYS
    | AUXILIARIES
    | frozenset(
        "however according although despite there here what how why if no not more most many some several other new".split()
    )
)
ROLES = 16  # descriptions of one person that are kept
TITLE_CASE = 0.6  # of a line's words capitalised: a heading in title case, in which capitals name nobody


@dataclass(slots=True)
class Person:
    """Somebody whom the article names; grows while the cast is read, and is read-only afterwards."""

    name: str
    surname: str
    first: str
    roles: list[tuple[tuple[str, ...], Capacity]] = field(default_factory=list)
    gender: str = "u"
    places: list[tuple[int, int]] = field(default_factory=list)  # (line, word) of each mention

    def play(self, words: tuple[str, ...], cap: Capacity) -> None:
        """Note a role that the article gives the person, once, and no more than anybody plays."""
        if len(self.roles) < ROLES and (words, cap) not in self.roles:
            self.roles.append((words, cap))

    @property
    def key(self) -> str:
        """The folded personal name: given name and surname, or the surname where nothing else is known."""
        return f"{self.first} {self.surname}".strip()

    @property
    def capacity(self) -> Capacity:
        """What all descriptions together say, the first that names an office or a voice leading."""
        ranked = sorted((cap for _, cap in self.roles), key=_strength)
        if not ranked:
            return Capacity()
        best = ranked[0]
        body = next((cap for cap in ranked if cap.body), best)
        country = next((cap.country for cap in ranked if cap.country), None)
        return Capacity(
            best.kind,
            best.remit,
            best.body or body.body,
            best.body_kind or body.body_kind,
            best.country or country,
            best.label or body.label,
        )


_STRENGTH = {"office": 1, "spokesperson": 2, "head": 3, "former": 4, "expert": 5, "officials": 6, "person": 7}


def _strength(cap: Capacity) -> int:
    """Rank a role: a rank ("Captain") says less of somebody than that he or she is the spokesman."""
    if cap.kind == "spokesperson" and cap.voice:
        return 0
    return _STRENGTH.get(cap.kind, 9)


@dataclass(frozen=True)
class Cast:
    """The people of an article, and where each is mentioned."""

    people: tuple[Person, ...]
    at: dict[tuple[int, int], tuple[Person, int]]  # (line, first word) -> the person and the word after the name
    aliases: dict[str, tuple[str, str, str | None, str]]  # "HUR" -> key, kind, country, label of the body it abbreviates

    def mentions(self, line: Line, first: int, last: int) -> Iterator[tuple[Person, int, int]]:
        """Yield (person, first, last) for the people named within words [first, last)."""
        for place in range(first, last):
            found = self.at.get((line.number, place))
            if found and found[1] <= last:
                yield found[0], place, found[1]


def read_cast(reading: Reading) -> Cast:
    """Read who appears in an article, and in which roles it presents them."""
    people: list[Person] = []
    at: dict[tuple[int, int], tuple[Person, int]] = {}
    runs = [(line, run) for line in reading.lines for run in _name_runs(line)]
    for full in (True, False):
        for line, (start, last) in runs:
            words = _own_words(line, start, last)
            if (len(words) > 1) is not full:
                continue
            person = _known(people, words) if words else None
            titled = _titled(line, start)
            if (
                person is None
                and words
                and (
                    (full and _personal(line, start, last, titled))
                    or titled == "honorific"
                    or (titled and last - start == 1)
                )
            ):
                person = Person(_display(line, start, last), plain(words[-1]), plain(words[0]) if len(words) > 1 else "")
                people.append(person)
            if person:
                at[line.number, start] = (person, last)
    for (number, start), (person, last) in sorted(at.items(), key=lambda entry: entry[0]):
        person.places.append((number, start))
        line = reading.lines[number]
        _learn(person, line, start, last)
    return Cast(tuple(people), at, _aliases(reading))


def _personal(line: Line, first: int, last: int, titled: str) -> bool:
    """Tell whether a run of capitalised words is introduced as a person: a title, a known given name, an apposition, a verb of speech."""
    if titled or plain(line.words[first].text) in GIVEN_NAMES:
        return True
    after = line.lows[last] if last < len(line.words) else ""
    before = line.lows[first - 1] if first else ""
    if (
        after in VERBS
        and (after.endswith("ed") or after in ("said", "says", "told", "tells"))
        and before not in ("in", "of", "the", "at")
    ):
        return True
    apposed = _apposition_after(line, last) or _apposition_before(line, first, last)
    return (
        before not in ("in", "of", "at", "near", "from", "to", "the")
        and apposed is not None
        and bool(
            set(line.lows[apposed[0] : apposed[1]]) & ROLE_HEADS
            or line.lows[apposed[0]] in ("a", "an", "who")
            or "".join(line.lows[last + 1 : last + 2]).isdigit()
        )
    )


def _name_runs(line: Line) -> Iterator[Run]:
    """Yield the runs of capitalised words that may name a person, titles cut off."""
    letters = [word for word in line.words if word.letters]
    heading = (
        len(letters) > 4 and sum(word.capital for word in letters) > TITLE_CASE * len(letters) and line.lows[-1:] != (".",)
    )
    place, total = 0, len(line.words)
    blocked = {
        at
        for name in line.names
        if name.name.kind != "place"
        for at in range(name.first, name.last)
        if name.last - name.first > 1 or line.lows[name.first] not in GIVEN_NAMES or name.is_body
    }
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
            line.lows[last - 1] in _NEVER or line.lows[last - 1] in _PARTICLES or line.lows[last - 1] == "."
        ):
            last -= 1
        words = _own_words(line, first, last)
        if 0 < len(words) <= 4 and not _organisation(words) and (not heading or plain(words[0]) in GIVEN_NAMES):
            yield first, last


def _capital(line: Line, place: int) -> bool:
    word = line.words[place]
    return (
        word.capital
        and word.letters
        and word.low not in _NEVER
        and not (len(word.text) > 3 and word.text.isupper() and "." not in word.text)
    )


def _within_name(line: Line, place: int, start: int, blocked: set[int]) -> bool:
    """Tell whether a stop after an initial, or a particle such as "van", goes on with the name."""
    if place == start or place + 1 >= len(line.words) or place + 1 in blocked:
        return False
    initial = line.lows[place] == "." and (
        len(line.words[place - 1].text) == 1 or line.lows[place - 1] in _HONORIFICS or line.lows[place - 1] in _SUFFIXES
    )
    return (initial or line.lows[place] in _PARTICLES) and _capital(line, place + 1)


def _after_titles(line: Line, first: int, last: int) -> int:
    """Return where the name begins after honorifics and role words: "Health Secretary Maria Lopez"."""
    roles = [
        place
        for place in range(first, last - 1)
        if line.lows[place] in ROLE_HEADS and line.lows[place + 1] not in ("of", ".")
    ]
    if roles:
        first = roles[-1] + 1
    while first < last - 1 and (
        line.lows[first] in _NEVER
        or line.lows[first] in _HONORIFICS
        or line.lows[first] in _ROLE_WORDS
        or line.lows[first] == "."
        or line.lows[first] in PUBLIC_WORDS
    ):
        first += 1
    return first


def _own_words(line: Line, first: int, last: int) -> list[str]:
    """Return the words that make the name: without initials, particles, suffixes and stops."""
    return [
        word.text
        for word in line.words[first:last]
        if word.letters
        and word.low not in _SUFFIXES
        and word.low not in _PARTICLES
        and len(word.low) > 1
        and not (word.text.isupper() and "." in word.text)
    ]


def _organisation(words: list[str]) -> bool:
    lows = [plain(word) for word in words]
    return any(low in ORGANISATION_WORDS or low in PUBLIC_WORDS for low in lows[1:]) or (
        len(lows) == 1 and (lows[0] in ROLE_HEADS or lows[0] in PUBLIC_WORDS or lows[0] in VERBS)
    )


def _display(line: Line, first: int, last: int) -> str:
    return " ".join(word.text for word in line.words[first:last] if word.text != ".")


def _known(people: list[Person], words: list[str]) -> Person | None:
    """Return the person whom these words name: the same surname, and the given name where one is given."""
    surname, first = plain(words[-1]), plain(words[0]) if len(words) > 1 else ""
    for person in people:
        if person.surname == surname and (not first or not person.first or person.first == first):
            return person
    return next((person for person in people if not first and person.first == surname and surname not in GIVEN_NAMES), None)


def _titled(line: Line, first: int) -> str:
    back = first - 1
    while back >= 0 and line.lows[back] == ".":
        back -= 1
    if back < 0:
        return ""
    if line.lows[back] in _HONORIFICS:
        return "honorific"
    return "role" if line.lows[back] in ROLE_HEADS else ""


def _learn(person: Person, line: Line, first: int, last: int) -> None:
    """Note the gender and the roles that the copy gives around one mention."""
    title = line.lows[first - 1] if first and line.lows[first - 1] != "." else line.lows[first - 2] if first > 1 else ""
    if title in FEMALE_TITLES:
        person.gender = "f"
    elif title in MALE_TITLES:
        person.gender = "m"
    elif person.gender == "u":
        person.gender = GIVEN_NAMES.get(person.first, "u")
    if title in ("prof", "professor", "dr"):
        person.play((title,), Capacity("expert"))
    for run in (_role_before(line, first), _apposition_after(line, last), _apposition_before(line, first, last)):
        if run:
            cap = capacity(line, *run)
            if cap.kind:
                person.play(line.lows[run[0] : run[1]], cap)
                if person.gender == "u" and any(low in FEMALE_TITLES for low in line.lows[run[0] : run[1]]):
                    person.gender = "f"
                elif person.gender == "u" and any(low in MALE_TITLES for low in line.lows[run[0] : run[1]]):
                    person.gender = "m"


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


def _apposition_after(line: Line, last: int) -> Run | None:
    """Return the description in "Pavel Novak, the head of ..., told": from the comma to the next one, at most 16 words."""
    if last >= len(line.words) or line.lows[last] not in (",", "("):
        return None
    start = last + 1
    if start < len(line.words) and line.lows[start].isdigit():  # an age
        start += 2
    end = start
    while end < min(len(line.words), start + 16) and line.lows[end] not in (";", "–", '"', ".", ")"):
        if line.lows[end] == "," or line.lows[end] in ("said", "told", "says"):
            break
        end += 1
    if end <= start or (line.words[start].capital and not line.name_at(start) and line.lows[start] not in _ROLE_WORDS):
        return None
    if line.lows[start] in AUXILIARIES or line.lows[start] in PREPOSITIONS or line.lows[start] in ("and", "but"):
        return None
    return start, end


def _apposition_before(line: Line, first: int, last: int) -> Run | None:
    """Return the description in "a spokesman at the palace, Ann F. Harrow, said"."""
    while (
        first > 1
        and (line.lows[first - 1] in _HONORIFICS or line.lows[first - 1] == "." or line.lows[first - 1] in ROLE_HEADS)
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


def _aliases(reading: Reading) -> dict[str, tuple[str, str, str | None, str]]:
    """Return the abbreviations that the article introduces in brackets behind a body's name."""
    found: dict[str, tuple[str, str, str | None, str]] = {}
    for line in reading.lines:
        for place in range(1, len(line.words) - 2):
            if line.lows[place] != "(" or line.lows[place + 2] != ")":
                continue
            short = line.words[place + 1]
            if not (short.text.isupper() and 2 <= len(short.text) <= 8):
                continue
            key, kind, country, label = body_in(line, max(0, place - 8), place)
            if key and kind:
                found[short.text] = (key, kind, country, label)
            elif place >= 2 and line.words[place - 1].capital:
                start = place
                while start > 0 and (line.words[start - 1].capital or line.lows[start - 1] in ("of", "for", "the", "and")):
                    start -= 1
                name = " ".join(word.text for word in line.words[start:place] if word.low != "the")
                lows = {word.low for word in line.words[start:place]}
                found[short.text] = (
                    "org/" + plain(name),
                    "institution" if lows & PUBLIC_WORDS else "organisation",
                    None,
                    name,
                )
    return found
