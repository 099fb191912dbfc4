"""Resolution: whom a source stands for in its article, and which class of source that is.

The order of the rules is that of our guide to classes: a name before a title, a title before a body, a body before a country,
and only then words for people whom nobody could ask.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache, cached_property

from scoring.attribution.phrases import Run, sentence_subject
from scoring.facts.bodies import BODIES
from scoring.facts.cues import ANONYMITY, RECORDS
from scoring.facts.grammar import DETERMINERS, PREPOSITIONS
from scoring.facts.offices import EXPERTS, FORMER, GROUPS, INSTITUTIONAL, OFFICES, OFFICIALS, REPORTERS, SPOKESPEOPLE
from scoring.folding import plain
from scoring.gazetteer import Mention
from scoring.phrasebook import Phrasebook
from scoring.reading import Line
from scoring.speakers.capacity import ORGANISATION_WORDS, PUBLIC_WORDS, Capacity, body_in, capacity, same_as
from scoring.speakers.cast import Cast, Person
from scoring.values import Speaker
from scoring.words import Word

_ANONYMITY = Phrasebook(ANONYMITY)
_WITHHELD = Phrasebook(
    phrase
    for phrase in ANONYMITY
    if any(part in phrase for part in ("anonymity", "not to be ", "authori", "to be named", "to be identified"))
)
_RECORDS = Phrasebook(RECORDS)
_SPOKES = Phrasebook(SPOKESPEOPLE)
_VOICES = Phrasebook(phrase for phrase in SPOKESPEOPLE if "spokes" in phrase or "press" in phrase)
_OFFICES = Phrasebook(phrase for phrase in OFFICES)
_OFFICIALS = Phrasebook(OFFICIALS)
_GROUPS = Phrasebook(GROUPS)
_INSTITUTIONAL = Phrasebook((*INSTITUTIONAL, *(phrase.removeprefix("the ") for phrase in INSTITUTIONAL)))
_REPORTERS = Phrasebook(REPORTERS)
_FORMER = frozenset(FORMER)
_EXPERT_WORDS = frozenset(phrase.split()[-1] for phrase in EXPERTS)
# A definite description that refers back: its head -> the kinds of body that it may stand for.
_BACK = {
    "agency": ("institution", "intelligence_agency", "outlet"),
    "service": ("institution", "intelligence_agency"),
    "company": ("organisation",),
    "firm": ("organisation",),
    "bank": ("organisation", "institution"),
    "airline": ("organisation",),
    "group": ("organisation",),
    "ministry": ("institution",),
    "department": ("institution",),
    "office": ("institution",),
    "regulator": ("institution",),
    "manufacturer": ("organisation",),
    "operator": ("organisation",),
    "union": ("organisation",),
    "charity": ("organisation",),
    "body": ("institution", "organisation"),
    "authority": ("institution",),
    "commission": ("institution", "organisation"),
    "party": ("organisation",),
    "organisation": ("organisation",),
    "organization": ("organisation",),
    "hospital": ("organisation",),
    "university": ("organisation",),
    "newspaper": ("outlet",),
    "broadcaster": ("outlet",),
    "watchdog": ("institution", "organisation"),
    "carrier": ("organisation",),
    "maker": ("organisation",),
    "lender": ("organisation", "institution"),
    "council": ("institution",),
    "it": ("intelligence_agency", "institution", "organisation"),
}
_UTTERANCES = frozenset(
    ("the", word) for word in "statement communique bulletin post message letter email e-mail release announcement".split()
)
_PLURAL_PRONOUNS = frozenset({"they", "we", "them"})
# Classes of those who speak for a state.
PUBLIC = frozenset(
    {"named_official", "named_spokesperson", "intelligence_agency", "official_by_title", "institution", "unnamed_officials"}
)
_OPAQUE = Speaker("", "vague")
UNATTRIBUTED = Speaker("", "unattributed")
_STATE_KINDS = {"intelligence_agency": "intelligence_agency", "institution": "institution", "organisation": "organisation"}


@dataclass
class Scene:
    """Who is on the stage while an article is read from top to bottom."""

    cast: Cast
    lines: tuple[Line, ...]
    people: list[Person] = field(default_factory=list)  # the last mentioned comes last
    bodies: list[Speaker] = field(default_factory=list)
    speakers: list[Speaker] = field(default_factory=list)
    bodies_of: dict[str, Speaker] = field(default_factory=dict)  # person -> the body that "its chief executive" belongs to

    @cached_property
    def country(self) -> str | None:
        """The country that the article names most, if there is one."""
        named = Counter(name.name.country for line in self.lines for name in line.names if name.name.country)
        top = named.most_common(2)
        return top[0][0] if top and (len(top) == 1 or top[0][1] > top[1][1]) else None

    def enter(self, line: Line) -> None:
        """Note whom a line mentions, so that later words can refer back."""
        for person, *_ in self.cast.mentions(line, 0, len(line.words)):
            self._move_up(person)
        for name in line.names:
            if name.is_body or name.is_outlet:
                self.bodies.append(_of_name(name))

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


def resolve(line: Line, run: Run, scene: Scene) -> Speaker:
    """Return whom words `run` of a line stand for, with class, name, role, institution and country."""
    first, last = run
    surface = line.words_of(first, last)
    core = _core(line, first, last)
    found = (
        _pronoun(line, first, last, scene)
        or _again(line, first, last, scene)
        or _anonymous(line, first, last)
        or _person(line, first, last, scene)
        or _back_reference(line, first, core, scene)
        or _title_of(line, first, last, scene)
        or _record(line, first, core)
        or _unnamed(line, first, core, scene)
        or _abbreviation(line, first, core, scene)
        or _outlet(line, first, core)
        or _body(line, first, last, scene)
        or _country(line, first, core)
        or _unknown(line, first, last)
    )
    return Speaker(surface, found.source_class, found.name, found.role, found.institution, found.country, found.person)


def _core(line: Line, first: int, last: int) -> int:
    """Return where a phrase ends without its relative clause or apposition: "Corvane, which employs 340 people"."""
    for place in range(first + 1, last - 1):
        if line.lows[place] == "," and line.lows[place + 1] in (
            "which",
            "who",
            "whose",
            "where",
            "a",
            "an",
            "the",
            "citing",
        ):
            return place
    return last


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


def _pronoun(line: Line, first: int, last: int, scene: Scene) -> Speaker | None:
    low = line.lows[first]
    if line.lows[first:last] in _UTTERANCES and scene.speakers:
        return scene.speakers[-1]
    if last - first > 1 or low not in ("he", "she", "they", "it", "we", "i", "him", "her", "them", "who"):
        return None
    if low in ("he", "she", "him", "her", "i"):
        gender = "f" if low in ("she", "her") else "m" if low in ("he", "him") else "u"
        return _last_person(line, first, scene, gender)
    if low in _PLURAL_PRONOUNS:
        groups = [speaker for speaker in scene.speakers if speaker.person is None]
        return groups[-1] if groups else (scene.speakers[-1] if scene.speakers else _OPAQUE)
    subject = sentence_subject(line) if first > 3 else None
    if (
        subject
        and subject[1] <= first
        and subject[1] - subject[0] > 1
        and line.lows[subject[0]] not in ("it", "he", "she", "they")
    ):
        own = _body(line, *subject, scene)
        if own:
            return own
    bodies = [speaker for speaker in (*scene.bodies, *scene.speakers[-1:]) if speaker.person is None]
    return bodies[-1] if bodies else _OPAQUE


def _last_person(line: Line, at: int, scene: Scene, gender: str) -> Speaker | None:
    """Return who "he" or "she" is: the last speaker if it fits, or else whoever was mentioned last before this place."""
    speaker = scene.speakers[-1] if scene.speakers else None
    if speaker and speaker.person:
        person = next((person for person in scene.cast.people if person.key == speaker.person), None)
        if person and (gender == "u" or person.gender in (gender, "u")):
            return speaker
    if (
        speaker
        and speaker.source_class in ("official_by_title", "anonymous_source", "unnamed_officials")
        and not speaker.person
    ):
        return speaker
    here = [person for person, start, _ in scene.cast.mentions(line, 0, at) if start < at]
    for person in (*reversed(here), *reversed(scene.people)):
        if (gender == "u" or person.gender in (gender, "u")) and person.places[0] < (line.number, at):
            return of_person(person)
    return speaker or _OPAQUE


def _again(line: Line, first: int, last: int, scene: Scene) -> Speaker | None:
    """Return the speaker without a name whom "the official" or "the source" stands for once more."""
    head = line.lows[last - 1]
    if line.lows[first] != "the" or last - first > 2 or head.endswith("s"):
        return None
    for speaker in reversed(scene.speakers):
        if (
            not speaker.person
            and speaker.source_class in ("anonymous_source", "unnamed_officials", "unnamed_group")
            and head in plain(speaker.surface).split()
        ):
            return speaker
    return None


def _anonymous(line: Line, first: int, last: int) -> Speaker | None:
    found = _ANONYMITY.first(line.lows, first, last) or _WITHHELD.first(line.lows, last, min(len(line.words), last + 22))
    if found is None:
        return None
    key, _, country, _ = body_in(line, first, last)
    return Speaker("", "anonymous_source", None, None, key, country)


def _person(line: Line, first: int, last: int, scene: Scene) -> Speaker | None:
    named = [
        (person, end)
        for person, start, end in scene.cast.mentions(line, first, last)
        if start == first or line.lows[start - 1] not in PREPOSITIONS
    ]  # not "people in ...", "a spokesman for ..."
    for person, end in named:
        if end < len(line.words) and line.lows[end] == "'s" and end < last:
            continue  # "Mr Kirby's office": somebody else speaks
        return _affiliated(of_person(person), person, scene)
    return None


def _affiliated(speaker: Speaker, person: Person, scene: Scene) -> Speaker:
    """Give "its chief executive" the body that was spoken of before, once and for the whole article."""
    if speaker.institution or not (
        person.capacity.kind in ("head", "spokesperson") or any(_possessed(role) for role, _ in person.roles)
    ):
        return speaker
    if person.key not in scene.bodies_of:
        body = next((body for body in reversed(scene.bodies) if body.source_class in ("organisation", "institution")), None)
        if body is None:
            return speaker
        scene.bodies_of[person.key] = body
    body = scene.bodies_of[person.key]
    if person.capacity.kind == "head":
        voice = "named_official" if body.source_class != "organisation" else "named_spokesperson"
        speaker = replace(speaker, source_class=voice)
    return replace(speaker, institution=body.institution, country=body.country)


def _possessed(role: tuple[str, ...]) -> bool:
    """Tell whether a role belongs to a body spoken of before: "its chief executive", "the agency's area director"."""
    return bool(role) and (role[0] in ("its", "their") or (role[0] == "the" and "'s" in role[:4] and role[1] in _BACK))


def _title_of(line: Line, first: int, last: int, scene: Scene) -> Speaker | None:
    """Return the person of the cast whom a title names ("the Pentagon chief"), or an office-holder without a name."""
    lows = line.lows
    office = next(iter(_OFFICES.find(lows, first, last)), None)
    voice = _SPOKES.first(lows, first, last)
    if office is None and voice is None:
        return None
    cap = capacity(line, first, last)
    head = (voice or office or (0, 0, ""))[1] - 1
    if lows[head] in _BACK and lows[first] in ("the", "its"):
        return None
    plural = lows[head].endswith("s") and lows[head].removesuffix("s") != lows[head] and not lows[head].endswith("ss")
    if plural or cap.kind == "officials":
        return None
    definite = (
        lows[first] == "the"
        or lows[first] in ("his", "her", "their")
        or line.words[first].capital
        or cap.country is not None
    )
    if definite and lows[first] not in ("a", "an", "one"):
        person = _holder(lows[head], cap, scene)
        if person:
            return _affiliated(of_person(person), person, scene)
    if voice and (not office or office[1] <= voice[1]):
        if not cap.institution and not cap.country:
            body = next((body for body in reversed(scene.bodies) if body.source_class in _STATE_KINDS), None)
            if body:
                return replace(body, role=" ".join(lows[first:last]))
        kind = _STATE_KINDS.get(cap.body_kind or "", "institution" if cap.country else "organisation")
        return Speaker("", kind, None, " ".join(lows[first:last]), cap.institution or _land_key(cap), cap.country)
    if office is None or any(low in _FORMER for low in lows[first:last]):
        return Speaker("", "unnamed_group", None, None, cap.institution, cap.country)
    if lows[first] in ("a", "an", "one", "another") and not cap.country and not cap.body:
        return Speaker("", "unnamed_officials", None, " ".join(lows[first:last]), cap.institution, cap.country)
    if lows[first] in ("a", "an", "one", "another") and lows[head] in _MANY:
        return Speaker("", "unnamed_officials", None, " ".join(lows[first:last]), cap.institution, cap.country)
    return Speaker("", "official_by_title", None, " ".join(lows[first:last]), cap.institution, cap.country)


_LIKE = {
    "minister": ("minister", "secretary"),
    "chief": ("chief", "head", "director", "commissioner"),
    "head": ("head", "chief", "director"),
    "boss": ("chief", "head", "executive", "director"),
    "executive": ("executive", "ceo"),
    "ceo": ("ceo", "executive"),
}


def _longest_name(line: Line, first: int, last: int) -> list[Word]:
    """Return the longest unbroken run of capitalised words of a phrase, countries left out: "chemicals maker Corvane"."""
    runs: list[list[Word]] = [[]]
    for place in range(first, last):
        word, name = line.words[place], line.name_at(place)
        if word.capital and word.letters and word.low not in DETERMINERS and not (name and name.is_land):
            runs[-1].append(word)
        elif runs[-1] and not (word.low in ("of", "for", "and", "&") and place + 1 < last and line.words[place + 1].capital):
            runs.append([])
    return max(runs, key=len)


_PRESS_WORDS = frozenset(
    "post times herald tribune gazette courier daily news chronicle standard observer guardian telegraph mail mirror journal "
    "monitor review wire tv radio broadcasting weekly globe sun star express record examiner inquirer bulletin argus echo".split()
)
# Offices that many hold at once: "a senator" is nobody in particular.
_MANY = frozenset(
    "senator lawmaker legislator congressman congresswoman mp councillor councilor minister general colonel commander judge "
    "diplomat ambassador officer prosecutor representative deputy member official adviser advisor aide".split()
)


def _holder(head: str, cap: Capacity, scene: Scene) -> Person | None:
    """Return the last mentioned person whose role ends in `head` and fits the body and the country."""
    for person in reversed(scene.people):
        own = person.capacity
        fits = not (cap.country and own.country and cap.country != own.country)
        if fits and any(word in role for role, _ in person.roles for word in _LIKE.get(head, (head,))):
            return person
        if (
            fits
            and cap.body
            and cap.body == own.body
            and head in ("chief", "head", "boss", "director", "leader")
            and own.kind == "office"
        ):
            return person
    return None


def _record(line: Line, first: int, last: int) -> Speaker | None:
    """Return a published record that is the head of the phrase: "court documents", "a study by X", "satellite images"."""
    found = _RECORDS.first(line.lows, first, last)
    if found is None or found[2] in (
        "act",
        "bill",
        "law",
        "agreement",
        "policy",
        "website",
        "review",
        "notice",
        "index",
        "book",
    ):
        return None
    start, end, _ = found
    before_is_name = any(name.last > start >= name.first for name in line.names)
    if before_is_name or any(line.lows[place] in ("of", "for", "by", "at") for place in range(first, start)):
        return None
    if end < last and line.lows[end] == "'s":
        return None
    key, kind, country, label = body_in(line, first, last)
    if found[2] in ("report", "figures", "statistics", "data", "memo", "testimony", "results") and kind:
        return Speaker("", _STATE_KINDS[kind], label, None, key, country)
    title = line.words_of(first + (line.lows[first] in ("a", "an", "the")), last)
    return Speaker("", "published_record", title, None, "record/" + found[2].removesuffix("s").rpartition(" ")[2], country)


def _unnamed(line: Line, first: int, last: int, scene: Scene) -> Speaker | None:
    """Return people without a name: of a state, of a body, or nobody's."""
    lows = line.lows
    officials = _OFFICIALS.first(lows, first, last)
    group = _GROUPS.first(lows, first, last)
    institutional = _INSTITUTIONAL.first(lows, first, last)
    key, kind, country, label = body_in(line, first, last)
    if institutional and (not officials or institutional[0] <= officials[0]):
        return Speaker("", "institution", label or None, None, key or _land(country, institutional[2]), country)
    if officials:
        if kind == "organisation":
            return Speaker("", "organisation", label, None, key, country)
        return Speaker(
            "", "unnamed_officials", None, " ".join(lows[first:last]), key or _land(country, "government"), country
        )
    if (
        group
        and not key
        and lows[first] == "the"
        and not lows[last - 1].endswith("s")
        and scene.speakers
        and scene.speakers[-1].person
    ):
        return scene.speakers[-1]  # "the retired teacher said"
    if group and not key:
        return Speaker("", "unnamed_group", None, " ".join(lows[first:last]), None, country)
    if any(low in _EXPERT_WORDS or low.removesuffix("s") in _EXPERT_WORDS for low in lows[first:last]) and not key:
        return Speaker("", "unnamed_group", None, None, None, country)
    return None


def _abbreviation(line: Line, first: int, last: int, scene: Scene) -> Speaker | None:
    for word in line.words[first:last]:
        known = scene.cast.aliases.get(word.text)
        if known:
            key, kind, country, label = known
            return Speaker("", _STATE_KINDS[kind], label, None, key, country)
    return None


def _back_reference(line: Line, first: int, last: int, scene: Scene) -> Speaker | None:
    """Return the body that "the company", "the spy agency", "the regulator" stands for: the last of that kind."""
    bare = [low for low in line.lows[first:last] if low not in DETERMINERS]
    if (
        line.lows[first] not in ("the", "its")
        or not 0 < len(bare) <= 2
        or bare[-1] not in _BACK
        or list(line.names_in(first, last))
    ):
        return None
    kinds = ("intelligence_agency",) if bare[0] in ("spy", "intelligence") else _BACK[bare[-1]]
    if len(bare) == 2 and bare[0] not in ("spy", "intelligence"):
        return None  # "the disaster agency" has a name of its own
    for speaker in reversed(scene.bodies):
        if speaker.source_class in kinds or (speaker.source_class == "media_report" and "outlet" in kinds):
            return speaker
    return None


def _body(line: Line, first: int, last: int, scene: Scene) -> Speaker | None:
    key, kind, country, label = body_in(line, first, last)
    lows = line.lows
    bare = [low for low in lows[first:last] if low not in DETERMINERS]
    if key and key.startswith("?/"):
        slug = key.removeprefix("?")
        for speaker in reversed(scene.bodies):
            if str(speaker.institution).endswith(slug) or (kind == "intelligence_agency" == speaker.source_class):
                return speaker
        if scene.country and "country" in lows[first:last]:
            named = same_as(f"{scene.country.lower()}{slug}")
            return Speaker(
                "",
                kind or "institution",
                named.names[0] if named else label,
                None,
                named.key if named else f"{scene.country.lower()}{slug}",
                scene.country,
            )
    described = _described_body(line, first, last, scene) if key is None or key.startswith("?/") else None
    if described:
        return described
    if kind is None and bare and bare[-1] in _BACK:
        kind = _BACK[bare[-1]][0]
        label = " ".join(word.text for word in line.words[first:last] if word.low not in DETERMINERS)
        if kind == "outlet":
            return None
    if kind is None:
        return None
    return Speaker("", _STATE_KINDS[kind], label, None, key, country)


def _described_body(line: Line, first: int, last: int, scene: Scene) -> Speaker | None:
    """Return the body of this article whose full name holds the words of a description: "the country's disaster agency"."""
    wanted = {
        low
        for low in line.lows[first:last]
        if low.isalpha() and low not in DETERMINERS and low not in ("'s", "country", "own", "national", "of")
    }
    if not wanted or not any(low in PUBLIC_WORDS or low in ORGANISATION_WORDS for low in wanted):
        return None
    for mention in (name for here in scene.lines for name in here.names if name.is_body):
        if any(wanted <= set(plain(text).split()) for text in _names_of(mention.name.key)):
            return _of_name(mention)
    for key, kind, country, label in scene.cast.aliases.values():
        if wanted <= set(plain(label).split()):
            return Speaker("", _STATE_KINDS[kind], label, None, key, country)
    return None


@cache
def _names_of(key: str) -> tuple[str, ...]:
    return next((body.names for body in BODIES if body.key == key), ())


def _outlet(line: Line, first: int, last: int) -> Speaker | None:
    name = next((name for name in line.names_in(first, last) if name.is_outlet), None)
    if name:
        return _of_name(name)
    if set(line.lows[first:last]) & {
        "newspaper",
        "daily",
        "broadcaster",
        "magazine",
        "weekly",
        "website",
        "paper",
        "tabloid",
    }:
        capitals = " ".join(word.text for word in _longest_name(line, first, last))
        if capitals:
            return Speaker("", "media_report", capitals, None, "outlet/" + plain(capitals))
    if _REPORTERS.first(line.lows, first, last) or line.lows[last - 1] in (
        "media",
        "newspaper",
        "press",
        "newspapers",
        "broadcaster",
    ):
        country = next((name.name.country for name in line.names_in(first, last) if name.is_land), None)
        return Speaker("", "media_report", None, None, None, country)
    return None


def _country(line: Line, first: int, last: int) -> Speaker | None:
    land = next((name for name in line.names_in(first, last) if name.is_land), None)
    if land is None:
        return None
    head = line.lows[last - 1]
    if land.last < last and line.lows[land.last] == "'s" and head not in ("government", "leadership", "administration"):
        return None
    if (
        land.name.kind == "demonym"
        and land.last < last
        and head not in ("government", "side", "administration", "leadership")
    ):
        return None
    if land.name.kind == "demonym" and land.last == last and head.endswith("s"):
        return Speaker("", "unnamed_group", None, None, None, land.name.country)
    return Speaker(
        "", "institution", land.name.label, None, f"{str(land.name.country).lower()}/government", land.name.country
    )


def _unknown(line: Line, first: int, last: int) -> Speaker:
    """Return a source that no table knows: a capitalised name is an organisation's, anything else is vague."""
    capitals = _longest_name(line, first, last)
    if not capitals:
        return Speaker("", "unnamed_group" if line.lows[last - 1].endswith("s") else "vague")
    name = " ".join(word.text for word in capitals)
    if capitals[-1].low in _PRESS_WORDS or set(line.lows[first:last]) & {
        "newspaper",
        "daily",
        "broadcaster",
        "magazine",
        "outlet",
        "weekly",
    }:
        return Speaker("", "media_report", name, None, "outlet/" + plain(name))
    lows = {word.low for word in line.words[first:last]}
    initials = any(word.text.isupper() and len(word.text) > 1 and "." not in word.text for word in capitals)
    if (
        len(capitals) >= 2
        and not initials
        and not lows & ORGANISATION_WORDS
        and not lows & PUBLIC_WORDS
        and line.lows[first] != "the"
        and len(capitals) <= 4
    ):
        return Speaker("", "named_person", name, None, None, None, f"{plain(capitals[0].text)} {plain(capitals[-1].text)}")
    kind = "institution" if lows & PUBLIC_WORDS else "organisation"
    country = next((found.name.country for found in line.names_in(first, last)), None)
    return Speaker("", kind, name, None, organisation_key(name), country)


def organisation_key(name: str) -> str:
    """Return the key of an organisation that no table knows: its name without the words that many names share."""
    parts = plain(name).split()
    own = [part for part in parts if part not in ORGANISATION_WORDS and part not in PUBLIC_WORDS]
    return "org/" + " ".join(own or parts)


def _of_name(name: Mention) -> Speaker:
    known = name.name
    if name.is_outlet:
        return Speaker("", "media_report", known.label, None, "outlet/" + plain(known.key), None)
    return Speaker("", known.kind, known.label, None, known.key, known.country)


def _land(country: str | None, slug: str) -> str | None:
    return f"{country.lower()}/{slug.removeprefix('the ').replace(' ', '_')}" if country else None


def _land_key(cap: Capacity) -> str | None:
    return _land(cap.country, "government")
