"""The cast of an article: the people and bodies that it introduces, with the roles that the article gives them."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice

from scoring.attribution.phrases import VERBS
from scoring.facts.names import EASTERN_FAMILY_NAMES, GIVEN_NAMES, SHORT_FORMS
from scoring.folding import plain
from scoring.reading import Line, Reading
from scoring.speakers.abbreviated import Alias, abbreviations
from scoring.speakers.capacity import Capacity
from scoring.speakers.introductions import (
    apposition_after,
    apposition_before,
    descriptions,
    head,
    noun_gender,
    of_party,
    role,
    title_gender,
    title_roles,
)
from scoring.speakers.listed import is_listed, role_of
from scoring.speakers.naming import ROLE_HEADS, SUFFIXES, TITLES, display, name_runs, own_words

__all__ = ["ROLE_HEADS", "Cast", "Person", "read_cast"]

ROLES = 16  # descriptions of one person that are kept
NAMESAKES = 8  # people of one surname that are told apart
AHEAD = 8  # words behind a name within which a pronoun tells the sex of its bearer
_SHE = frozenset({"she", "her", "herself"})
_HE = frozenset({"he", "his", "him", "himself"})
_SEXES = {**dict.fromkeys(_SHE, "f"), **dict.fromkeys(_HE, "m")}
_SPEECH = frozenset(form for form in VERBS if form.endswith("ed") or form in ("said", "says", "told", "tells", "wrote"))
_BEFORE_PLACES = frozenset({"in", "of", "at", "near", "from", "to", "the", "into"})
# What follows a given name in the name of a place or a thing rather than of a person.
_THINGS = frozenset(
    "park beach county river street avenue road square island islands valley hall city springs state tech act day award prize "
    "house lake bay point creek hill hills heights village tower building bridge garden gardens stadium arena airport station "
    "school hospital church cathedral memorial museum library times post news tribune observer gazette herald journal "
    "poll polls report plan deal amendment accord doctrine era years caucus cup open series show convention".split()
)


@dataclass(slots=True)
class Person:
    """Somebody whom the article names; grows while the cast is read, and is read-only afterwards."""

    name: str
    surname: str
    first: str
    words: tuple[str, ...] = ()  # all words that make the name, folded
    suffix: str = ""  # "jr": somebody else than who bears the name without it
    roles: list[tuple[tuple[str, ...], Capacity]] = field(default_factory=list)
    gender: str = "u"
    told: bool = False  # whether a title or a noun told the gender, not only a given name
    places: list[tuple[int, int]] = field(default_factory=list)  # (line, word) of each mention
    full: int = 0  # mentions by given name and surname

    def play(self, words: tuple[str, ...], cap: Capacity) -> None:
        """Note a role that the article gives the person, once, and no more than anybody plays."""
        if len(self.roles) < ROLES and (words, cap) not in self.roles:
            self.roles.append((words, cap))

    @property
    def key(self) -> str:
        """The folded personal name: given name and surname, or the surname where nothing else is known."""
        return f"{self.first} {self.surname} {self.suffix}".strip()

    @property
    def heads(self) -> set[str]:
        """The nouns of the roles: "secretary", "director"."""
        return {head(words) for words, _ in self.roles}

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


def _start(entry: tuple[Person, int, int]) -> int:
    return entry[1]


@dataclass(frozen=True)
class Cast:
    """The people of an article, and where each is mentioned."""

    people: tuple[Person, ...]
    at: dict[tuple[int, int], tuple[Person, int]]  # (line, first word) -> the person and the word after the name
    aliases: dict[str, Alias]  # "HUR" -> key, kind, country, label of the body it abbreviates

    def mentions(self, line: Line, first: int, last: int) -> Iterator[tuple[Person, int, int]]:
        """Yield (person, first, last) for the people named within words [first, last)."""
        named = self.by_line.get(line.number, [])
        for person, start, end in islice(named, bisect_left(named, first, key=_start), None):
            if start >= last:
                return
            if end <= last:
                yield person, start, end

    @cached_property
    def by_line(self) -> dict[int, list[tuple[Person, int, int]]]:
        """Who is named in each line, in the order of its words, with the words of the name."""
        found: dict[int, list[tuple[Person, int, int]]] = {}
        for (number, start), (person, end) in sorted(self.at.items(), key=lambda entry: entry[0]):
            found.setdefault(number, []).append((person, start, end))
        return found


@dataclass(frozen=True, slots=True)
class _Run:
    """A run of capitalised words that may name somebody, with the words that make the name, folded."""

    line: Line
    first: int
    last: int
    words: tuple[str, ...]
    suffix: str

    def last_word(self) -> _Run:
        """Return the surname alone, where a capital that opens a sentence stands before it."""
        return _Run(self.line, self.last - 1, self.last, self.words[-1:], self.suffix)

    @property
    def before(self) -> str:
        return self.line.lows[self.first - 1] if self.first else ""

    @property
    def after(self) -> str:
        return self.line.lows[self.last] if self.last < len(self.line.words) else ""

    @property
    def speaks(self) -> bool:
        """Whether a verb of speech stands beside the name."""
        return self.after in _SPEECH or (self.before in _SPEECH and self.after in (",", ".", '"', ""))

    @property
    def titled(self) -> str:
        back = self.first - 1
        while back >= 0 and self.line.lows[back] == ".":
            back -= 1
        if back < 0:
            return ""
        if self.line.lows[back] in TITLES:
            return "honorific"
        return "role" if self.line.lows[back] in ROLE_HEADS else ""


class _Index:
    """The people found so far, by the words by which later copy may call them."""

    def __init__(self) -> None:
        self.people: list[Person] = []
        self.by_surname: dict[str, list[Person]] = defaultdict(list)
        self.by_first: dict[str, list[Person]] = defaultdict(list)

    def add(self, run: _Run) -> Person:
        words = run.words
        person = Person(
            display(run.line, run.first, run.last), words[-1], words[0] if len(words) > 1 else "", words, run.suffix
        )
        self.people.append(person)
        self.by_surname[person.surname].append(person)
        if person.first:
            self.by_first[person.first].append(person)
        if len(words) > 1 and words[0] in EASTERN_FAMILY_NAMES and not _western(words):
            self.by_surname[words[0]].append(person)
        return person

    def full(self, run: _Run) -> Person | None:
        """Return the person whom a name of several words stands for."""
        words = run.words
        for person in self.by_surname[words[-1]][:NAMESAKES]:
            if person.suffix != run.suffix and (run.suffix or person.suffix != "jr"):
                continue
            if not person.first or _same_first(person.first, words[0]):
                return person
            if person.words[-len(words) :] == words or words[-len(person.words) :] == person.words:
                return person  # "Lopez Obrador", "Bin Talal"
        return None

    def single(self, run: _Run, sex: str) -> Person | None:
        """Return the person whom a surname, or else a given name, stands for; of several the one that the copy names most."""
        word = run.words[0]
        found = self.by_surname.get(word, [])[:NAMESAKES]
        if not found:
            found = self.by_first.get(word, [])
            if len(found) != 1 or run.titled == "honorific":
                return None
        if sex != "u":
            found = [person for person in found if person.gender in (sex, "u")] or found
        return max(found, key=lambda person: (not person.suffix or person.suffix == run.suffix, person.full), default=None)


def _western(words: tuple[str, ...]) -> bool:
    """Tell whether a name that begins like a family name of East Asia is one of a given name and a surname: "Kim Basinger"."""
    return words[0] in GIVEN_NAMES and len(words) == 2 and "-" not in words[1] and words[1] not in GIVEN_NAMES


def _same_first(one: str, other: str) -> bool:
    """Tell whether two given names may be one person's: equal, an initial, or a short form."""
    short, long = sorted((one, other), key=len)
    return (
        one == other
        or (long.startswith(short) and (len(short) == 1 or len(short) > 2))
        or long in SHORT_FORMS.get(short, ())
        or short in SHORT_FORMS.get(long, ())
    )


def read_cast(reading: Reading) -> Cast:
    """Read who appears in an article, and in which roles it presents them."""
    runs = list(_runs(reading))
    index = _Index()
    at: dict[tuple[int, int], tuple[Person, int]] = {}
    alone = {run.words[0] for run in runs if len(run.words) == 1 and (run.speaks or run.titled == "honorific")}
    common = {word.low for line in reading.lines for word in line.words if not word.capital}
    evident = {run.words for run in runs if len(run.words) > 1 and _personal(run, alone, common)}
    for run in runs:
        if len(run.words) < 2:
            continue
        person = index.full(run) or (index.add(run) if run.words in evident else None)
        if person:
            _name(person, run)
            at[run.line.number, run.first] = (person, run.last)
    for found in runs:
        run = found
        if len(run.words) > 1:
            if (run.line.number, run.first) in at or run.words[0] not in common or run.words[-1] not in index.by_surname:
                continue
            run = run.last_word()  # "Asked Clinton"
        person = index.single(run, _sex(run)) if not _a_place(run) else None
        if person is None and _mononym(run, reading):
            person = index.add(run)
        if person:
            at[run.line.number, run.first] = (person, run.last)
    for (number, start), (person, last) in sorted(at.items(), key=lambda entry: entry[0]):
        person.places.append((number, start))
        line = reading.lines[number]
        _learn(person, line, start, last)
    for person in index.people:
        mentions = ((reading.lines[number], start, at[number, start][1]) for number, start in person.places)
        listed = role_of(person.words, person.roles, mentions)
        if listed:
            person.play(*listed)
    cast = Cast(tuple(index.people), at, abbreviations(reading))
    _tell_sexes(reading, cast)
    return cast


def _runs(reading: Reading) -> Iterator[_Run]:
    """Yield all runs of an article, an epithet cut off where the name also stands without it."""
    runs = list(_all_runs(reading))
    whole = {run.words for run in runs}
    for run in runs:
        if len(run.words) > 2 and run.words[0] not in GIVEN_NAMES and run.words[1:] in whole:
            yield _Run(run.line, run.first + 1, run.last, run.words[1:], run.suffix)
        else:
            yield run


def _all_runs(reading: Reading) -> Iterator[_Run]:
    for line in reading.lines:
        for first, last in name_runs(line):
            words = tuple(plain(word) for word in own_words(line, first, last))
            suffix = next((low for low in line.lows[max(first, last - 2) : last] if low in SUFFIXES), "")
            if words:
                yield _Run(line, first, last, words, suffix)


def _personal(run: _Run, alone: set[str], common: set[str]) -> bool:
    """Tell whether a run of capitalised words is introduced as a person: by a title, a known given name, an apposition, speech."""
    line, first, last = run.line, run.first, run.last
    if run.titled or of_party(line, last) or is_listed(run.words):
        return True
    given = run.words[0] in GIVEN_NAMES and run.before not in ("in", "at", "near", "the")
    if given and (run.words[-1] not in _THINGS or run.words[-1] in alone):
        return True
    if run.before in _BEFORE_PLACES or (not given and any(word in common for word in run.words)):
        return False
    if any(word.text.isupper() and len(word.text) > 1 for word in line.words[first + 1 : last]):
        return False  # "Radio NZ"
    if run.words[-1] in alone or run.speaks:
        return True
    apposed = apposition_after(line, last) or apposition_before(line, first, last)
    return apposed is not None and bool(
        set(line.lows[apposed[0] : apposed[1]]) & ROLE_HEADS
        or line.lows[apposed[0]] in ("a", "an", "who")
        or "".join(line.lows[last + 1 : last + 2]).isdigit()
    )


def _a_place(run: _Run) -> bool:
    """Tell whether a single word is the place rather than the person of that name: "in Jordan"."""
    return run.line.name_at(run.first) is not None and run.before in _BEFORE_PLACES


def _mononym(run: _Run, reading: Reading) -> bool:
    """Tell whether a single word that nobody of the article bears in full is a person all the same."""
    if run.titled == "honorific" or (run.titled and run.last - run.first == 1):
        return True
    if run.line.name_at(run.first) is not None or run.words[0] in ROLE_HEADS or not run.speaks or run.before == "the":
        return False
    if run.words[0] in GIVEN_NAMES:
        return True
    following = reading.lines[run.line.number + 1].lows[:1] if run.line.number + 1 < len(reading.lines) else ()
    return _sex(run) != "u" or following in (("he",), ("she",))


def _sex(run: _Run) -> str:
    """Return the sex that a title before a single name, or a pronoun soon behind it, tells of its bearer."""
    told = title_gender(run.line, run.first)
    if told != "u":
        return told
    line = run.line
    if line.lows[run.last : run.last + 1] == ("'s",):
        return "u"
    for place in range(run.last, min(len(line.words), run.last + AHEAD)):
        if line.lows[place] in _SHE and not line.quoted[place]:
            return "f"
        if line.lows[place] in _HE and not line.quoted[place]:
            return "m"
        if line.words[place].capital and line.words[place].letters:
            break
    return "u"


def _name(person: Person, run: _Run) -> None:
    """Count a mention by full name, and keep the fullest form."""
    person.full += 1
    if person.gender == "u":
        person.gender = GIVEN_NAMES.get(run.words[0], "u")
    if not person.first or (len(run.words) > len(person.words) and run.words[-1] == person.surname):
        person.first = person.first or run.words[0]
        person.words = run.words
        person.name = display(run.line, run.first, run.last)


def _learn(person: Person, line: Line, first: int, last: int) -> None:
    """Note the gender and the roles that the copy gives around one mention."""
    runs = list(descriptions(line, first, last))
    told = title_gender(line, first)
    if told == "u":
        told = noun_gender(line.lows[start:end] for start, end in runs)
    if told != "u":
        person.gender, person.told = told, True
    elif person.gender == "u":
        person.gender = GIVEN_NAMES.get(person.first or person.surname, "u")
    for words, title in title_roles(line, first):
        person.play(words, title)
    for run in runs:
        cap = role(line, run)
        if cap:
            person.play(line.lows[run[0] : run[1]], cap)
    if of_party(line, last) and not any(cap.kind in ("office", "former") for _, cap in person.roles):
        person.play(("lawmaker",), Capacity("office", "legislature"))


def _tell_sexes(reading: Reading, cast: Cast) -> None:
    """Let pronouns tell the sex of those whose names do not: the first one behind a mention that nobody else comes between."""
    votes: dict[str, dict[str, int]] = defaultdict(lambda: {"m": 0, "f": 0})
    last: Person | None = None
    since, counted = 0, -1
    for line in reading.lines:
        since += 1
        here = cast.by_line.get(line.number, [])
        pronouns = [] if not here and (last is None or since > 1) else [
            place for place, low in enumerate(line.lows) if low in _SEXES and not line.quoted[place]
        ]
        for place, person in sorted([*((at, None) for at in pronouns), *((at, one) for one, at, _ in here)], key=_place):
            if person:
                last, since = person, 0
            elif last and since <= 1 and counted != line.number:
                votes[last.key][_SEXES[line.lows[place]]] += 1
                counted = line.number  # one voice a sentence
    for person in cast.people:
        count = votes.get(person.key)
        if count and not person.told:
            one, other = sorted(count, key=lambda sex: count[sex])
            steady = count[one] == 0 and count[other] > 1 and 2 * count[other] >= len(person.places)
            if steady if person.gender != "u" else count[other] > count[one]:
                person.gender = other  # against what a given name suggests, pronouns must say so throughout


def _place(entry: tuple[int, Person | None]) -> int:
    return entry[0]


def everybody(people: Iterable[Person]) -> str:
    """Return the names of several people who are one source."""
    return " and ".join(dict.fromkeys(person.name for person in people))
