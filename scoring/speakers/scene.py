"""The scene of an article: who is on stage, and in which capacity, while it is read from top to bottom."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from scoring.facts.grammar import PREPOSITIONS
from scoring.folding import plain
from scoring.gazetteer import Mention
from scoring.reading import Line
from scoring.speakers.capacity import ORGANISATION_WORDS, PUBLIC_WORDS
from scoring.speakers.cast import Cast, Person, everybody
from scoring.speakers.naming import ROLE_WORDS, TITLES
from scoring.values import Speaker

# Classes of those who speak for a state.
PUBLIC = frozenset(
    {"named_official", "named_spokesperson", "intelligence_agency", "official_by_title", "institution", "unnamed_officials"}
)


POLLS = frozenset("poll polls polling survey surveys surveyed polled respondents pollster".split())
PERCENT = frozenset(("%", "percent", "per", "percentage"))


UNATTRIBUTED = Speaker("", "unattributed")


STATE_KINDS = {"intelligence_agency": "intelligence_agency", "institution": "institution", "organisation": "organisation"}
SEEN = 24  # mentions back to which a pronoun may refer
QUOTED_LINE = 0.25  # how much longer ago a whole sentence of quotation makes what stood before it
LONG_LINE = 400  # words of a line back to which a pronoun in it may refer
PARAGRAPH = 0.5  # the same of a new paragraph that opens with narration
BETWEEN = 8  # words that may stand between two names of one pair: "and former Governor"
# How likely a pronoun refers to a name that stands so: as the subject, as an owner, behind a preposition, in what others say.
SUBJECT, OWNER, OTHER, OBJECT, QUOTED = 1.0, 0.8, 0.6, 0.5, 0.2
POLLS = frozenset({"poll", "survey", "polls", "surveys", "polling"})
_RANKS = ("published_record", "named_official", "named_spokesperson", "named_expert", "named_person")


@dataclass(frozen=True, slots=True)
class Sighting:
    """One mention of somebody: `clock` counts sentences, `weight` is 0..1 by the part that the name plays in its sentence."""

    person: Person
    clock: float
    weight: float


@dataclass
class Scene:
    """Who is on the stage while an article is read from top to bottom."""

    cast: Cast
    lines: tuple[Line, ...]
    stage: dict[str, Person] = field(default_factory=dict)  # by key, the last mentioned comes last
    bodies: list[Speaker] = field(default_factory=list)
    speakers: list[Speaker] = field(default_factory=list)
    bodies_of: dict[str, Speaker] = field(default_factory=dict)  # person -> the body that "its chief executive" belongs to
    seen: deque[Sighting] = field(default_factory=lambda: deque(maxlen=SEEN))
    pairs: list[tuple[Person, ...]] = field(default_factory=list)  # who was named in one breath, the last pair last
    here: int = 0  # the number of the line that is read
    polls: list[str] = field(default_factory=list)  # the polls that were named so far
    signatures: list[tuple[int, Person]] | None = None  # lines that only sign, once they were looked for
    clock: float = 0.0
    spoke_at: float = 0.0
    outlet: str = ""  # whose article it is
    dossiers: dict[str, frozenset[str]] = field(default_factory=dict)  # person -> what the article tells of him or her

    @cached_property
    def country(self) -> str | None:
        """The country that the article names most, if there is one."""
        named = Counter(name.name.country for line in self.lines for name in line.names if name.name.country)
        top = named.most_common(2)
        return top[0][0] if top and (len(top) == 1 or top[0][1] > top[1][1]) else None

    @cached_property
    def named_bodies(self) -> tuple[Mention, ...]:
        """The bodies that the article names anywhere, each once, in the order of the text."""
        return tuple(
            {name.name.key: name for line in reversed(self.lines) for name in reversed(line.names) if name.is_body}.values()
        )[::-1]

    @cached_property
    def by_key(self) -> dict[str, Person]:
        """The people of the article by their keys."""
        return {person.key: person for person in self.cast.people}

    @property
    def latest(self) -> Iterator[Person]:
        """Who was mentioned so far, the last mentioned first."""
        return reversed(self.stage.values())

    @cached_property
    def played(self) -> frozenset[str]:
        """The nouns of all roles that the article gives anybody: "judge", "spokeswoman"."""
        return frozenset(noun for person in self.cast.people for noun in person.heads)

    @cached_property
    def forms(self) -> dict[str, str]:
        """The fullest form in which the article names each body, by its key."""
        found: dict[str, str] = {}
        for line in self.lines:
            for name in line.names:
                if name.is_body:
                    form = line.words_of(name.first, name.last)
                    found[name.name.key] = max(found.get(name.name.key, ""), form, key=len)
        return found

    @cached_property
    def most(self) -> int:
        """How often the article mentions whom it mentions most."""
        return max((len(person.places) for person in self.cast.people), default=1)

    def sightings(self, line: Line, last: int) -> Iterator[Sighting]:
        """Yield whom the words of a line before word `last` mention, with the part that each name plays."""
        subject = False
        for person, start, end in self.cast.mentions(line, max(0, last - LONG_LINE), last):
            back = start - 1
            while back > 0 and (line.lows[back] in TITLES or line.lows[back] == "."):
                back -= 1
            if line.quoted[start]:
                weight = QUOTED
            elif line.lows[end : end + 1] == ("'s",):
                weight = OWNER if not subject else OTHER
            elif back >= 0 and line.lows[back] in PREPOSITIONS:
                weight = OBJECT
            else:
                weight = OTHER if subject else SUBJECT
                subject = True
            yield Sighting(person, self.clock, weight)

    @cached_property
    def anonymity(self) -> bool:
        """Whether anybody in the article is granted anonymity."""
        return any("anonymity" in line.lows or "anonymously" in line.lows for line in self.lines)

    @cached_property
    def poll_lines(self) -> tuple[int, ...]:
        """The numbers of the lines that speak of a poll."""
        return tuple(line.number for line in self.lines if not POLLS.isdisjoint(line.lows))

    @cached_property
    def percent_lines(self) -> frozenset[int]:
        """The numbers of the lines that tell a share."""
        return frozenset(line.number for line in self.lines if not PERCENT.isdisjoint(line.lows))

    def enter(self, line: Line) -> None:
        """Note whom a line mentions, so that later words can refer back."""
        named = self.cast.by_line.get(line.number, [])
        for person, *_ in named:
            self._move_up(person)
        for name in line.names:
            if name.is_outlet or (name.is_body and name.first >= line.dateline):  # who signs the dateline does nothing in the story
                self.bodies.append(of_name(name))
        if not POLLS.isdisjoint(line.lows):
            self.polls.extend(_polls(line))
        self.seen.extend(self.sightings(line, len(line.words)))
        self.pairs.extend(_pairs(line, named))
        quoted = sum(line.quoted) >= 0.7 * len(line.words)
        self.clock += QUOTED_LINE if quoted else 1.0
        self.here = line.number + 1
        following = self.lines[self.here] if self.here < len(self.lines) else None
        if following and following.sentence.paragraph != line.sentence.paragraph and not any(following.quoted[:2]):
            self.clock += PARAGRAPH

    def stands_for(self, person: Person) -> None:
        """Note that a pronoun as the subject of a sentence kept somebody on stage."""
        self.seen.append(Sighting(person, self.clock, SUBJECT))
        self._move_up(person)

    def spoke(self, speaker: Speaker) -> None:
        """Note who spoke last."""
        self.speakers.append(speaker)
        self.spoke_at = self.clock
        if speaker.source_class in ("organisation", "institution", "intelligence_agency") and speaker.name:
            self.bodies.append(speaker)
        person = self.by_key.get(speaker.person or "")
        if person:
            self._move_up(person)

    def cited(self, chain: tuple[Speaker, ...]) -> None:
        """Note the bodies through which or from which something was passed on: "the spy agency" may be one of them later."""
        self.bodies += [link for link in chain if link.source_class in STATE_KINDS and link.name and link.institution]

    def _move_up(self, person: Person) -> None:
        self.stage.pop(person.key, None)
        self.stage[person.key] = person


def _pairs(line: Line, found: list[tuple[Person, int, int]]) -> Iterator[tuple[Person, ...]]:
    """Yield who is named in one breath: "Ann Reed and Tom Bauer", titles between them or not."""
    for (one, _, end), (other, start, _) in pairwise(found):
        if one is not other and joined(line, end, start):
            yield one, other


def joined(line: Line, end: int, start: int) -> bool:
    """Tell whether nothing but "and" and titles stand between two names."""
    between = line.lows[end:start]
    if not 0 < len(between) <= BETWEEN or "and" not in between:
        return False
    return all(
        low in ("and", ",", ".", "former", "then", "of", "the") or low in TITLES or low in ROLE_WORDS or line.words[place].capital
        for place, low in enumerate(between, end)
    )


def _polls(line: Line) -> Iterator[str]:
    """Yield the polls that a line names by who took them: "Harnby Courier/Weil Institute poll"."""
    for place, low in enumerate(line.lows):
        first = place
        while low in POLLS and first > max(0, place - BETWEEN) and (line.words[first - 1].capital or line.lows[first - 1] == "/"):
            first -= 1
        if first < place and line.words[place - 1].letters:
            yield line.words_of(first, place + 1).removeprefix("The ").removeprefix("A ")


def of_person(person: Person) -> Speaker:
    """Return a person of the cast as a speaker; office comes before voice, voice before knowledge."""
    cap = person.capacity
    kind = {
        "office": "named_official",
        "officials": "named_official",
        "spokesperson": "named_spokesperson",
        "expert": "named_expert",
    }.get(cap.kind, "named_person")
    role = " ".join(person.roles[0][0]) if person.roles else None
    return Speaker(person.name, kind, person.name, role, cap.institution, cap.country, person.key)


def of_people(people: tuple[Person, ...]) -> Speaker:
    """Return several people who are one source: the class is that of the strongest, the names are all theirs."""
    voices = [of_person(person) for person in people]
    best = min(voices, key=lambda voice: _RANKS.index(voice.source_class))
    name = everybody(people)
    return Speaker(name, best.source_class, name, best.role, best.institution, best.country, best.person)


def of_name(name: Mention) -> Speaker:
    """Return a body or an outlet of the tables as a speaker."""
    known = name.name
    if name.is_outlet:
        return Speaker("", "media_report", known.label, None, "outlet/" + plain(known.key), None)
    return Speaker("", known.kind, known.label, None, known.key, known.country)


def organisation_key(name: str) -> str:
    """Return the key of an organisation that no table knows: its name without the words that many names share."""
    parts = plain(name).split()
    own = [part for part in parts if part not in ORGANISATION_WORDS and part not in PUBLIC_WORDS]
    return "org/" + " ".join(own or parts)
