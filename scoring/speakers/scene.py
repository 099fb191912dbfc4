"""The scene of an article: who is on stage, and in which capacity, while it is read from top to bottom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property

from scoring.folding import plain
from scoring.gazetteer import Mention
from scoring.reading import Line
from scoring.speakers.capacity import ORGANISATION_WORDS, PUBLIC_WORDS
from scoring.speakers.cast import Cast, Person
from scoring.values import Speaker

# Classes of those who speak for a state.
PUBLIC = frozenset(
    {"named_official", "named_spokesperson", "intelligence_agency", "official_by_title", "institution", "unnamed_officials"}
)


POLLS = frozenset("poll polls polling survey surveys surveyed polled respondents pollster".split())
PERCENT = frozenset(("%", "percent", "per", "percentage"))


UNATTRIBUTED = Speaker("", "unattributed")


STATE_KINDS = {"intelligence_agency": "intelligence_agency", "institution": "institution", "organisation": "organisation"}


@dataclass
class Scene:
    """Who is on the stage while an article is read from top to bottom."""

    cast: Cast
    lines: tuple[Line, ...]
    people: list[Person] = field(default_factory=list)  # the last mentioned comes last
    bodies: list[Speaker] = field(default_factory=list)
    speakers: list[Speaker] = field(default_factory=list)
    bodies_of: dict[str, Speaker] = field(default_factory=dict)  # person -> the body that "its chief executive" belongs to
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
        for person, *_ in self.cast.mentions(line, 0, len(line.words)):
            self._move_up(person)
        for name in line.names:
            if name.is_body or name.is_outlet:
                self.bodies.append(of_name(name))

    def spoke(self, speaker: Speaker) -> None:
        """Note who spoke last."""
        self.speakers.append(speaker)
        if speaker.source_class in ("organisation", "institution", "intelligence_agency") and speaker.name:
            self.bodies.append(speaker)
        person = next((person for person in self.cast.people if speaker.person == person.key), None)
        if person:
            self._move_up(person)

    def _move_up(self, person: Person) -> None:
        if person in self.people:
            self.people.remove(person)
        self.people.append(person)


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
