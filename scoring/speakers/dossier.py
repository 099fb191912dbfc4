"""The dossier of a person: what an article says of office, voice, knowledge and side, wherever it names him or her."""

from __future__ import annotations

from collections.abc import Iterator

from scoring.attribution.phrases import VERBS, Run
from scoring.facts.grammar import AUXILIARIES, CONJUNCTIONS, DETERMINERS, PREPOSITIONS
from scoring.facts.heads import LEADING, PARTY_TAGS, STANDING_FOR, STUDYING, STYLES
from scoring.facts.offices import FORMER
from scoring.phrasebook import Phrasebook
from scoring.reading import Line
from scoring.speakers.capacity import ORGANISATION_WORDS, PUBLIC_WORDS
from scoring.speakers.cast import Person
from scoring.speakers.phrase import kinds_at, read_phrase

MENTIONS = 16  # of one person that are read: copy introduces nobody later than that
WINDOW = 12  # words before a name, and behind the comma after it, that may describe its bearer
_FORMER = Phrasebook(FORMER)
_STANDING_FOR = Phrasebook(STANDING_FOR)
_STYLES = Phrasebook((phrase, remit) for phrase, remit in STYLES.items())
_CANDIDATES = frozenset(
    "candidate candidates nominee hopeful contender front-runner frontrunner challenger standard-bearer aspirant rival".split()
)
_SCHOOLS = frozenset(
    "university college institute think-tank school center centre faculty research laboratory clinic studies academy".split()
)
_CAMPAIGN = frozenset("campaign campaigns pac super-pac party convention rnc dnc".split())
_STYLE_WORDS = frozenset(word for phrase in STYLES for word in phrase.split()) | {"lt", "maj", "brig"}
_STOPS = frozenset(",;:–-\"()[]/") | AUXILIARIES | (CONJUNCTIONS - {"of"}) | (PREPOSITIONS - {"of", "for", "at"})
_ADDRESSES = frozenset("mr mrs ms miss dr prof".split())
_PRIVATE_WORDS = (ORGANISATION_WORDS - PUBLIC_WORDS - {"committee"}) | frozenset(
    "organization organisation firm team union guild charity nonprofit airline bank company".split()
)
_PUBLIC_WORDS = PUBLIC_WORDS | frozenset("district county city state municipal federal ministerial schools".split())
_HOUSES = frozenset("house senate parliament parliamentary congressional assembly legislative select commons lords standing".split())


def dossier(person: Person, line_of: tuple[Line, ...], ends: dict[tuple[int, int], tuple[Person, int]]) -> frozenset[str]:
    """Return what the first mentions of a person and the roles of the cast tell, as tags such as "office:justice" or "voice"."""
    tags: set[str] = set()
    for number, start in person.places[:MENTIONS]:
        found = ends.get((number, start))
        if found:
            tags |= described(line_of[number], start, found[1])
    for role, _ in person.roles:
        tags |= of_role(role)
    return frozenset(tags)


def described(line: Line, start: int, last: int) -> set[str]:
    """Return the tags of what stands around one name: a style or a title before it, a description behind its comma."""
    tags: set[str] = set()
    first = _before(line, start)
    if first < start:
        tags |= _described_before(line, first, start)
    # The cast may count a style into the name: "Montana Sen. Jon Tester".
    for place in range(start, last - 1):
        if line.lows[place] in _STYLE_WORDS and line.words[place].capital:
            tags |= _style(line, place, place + 1)
    for run in _behind(line, last):
        low = line.lows[run[0]]
        if low.isdigit() and 10 <= int(low[:3]) <= 110:
            tags.add("age")
        elif low.partition("-")[0] in PARTY_TAGS and "-" in low:
            tags.add("party_tag")
        else:
            tags |= _described_behind(line, *run)
    return tags


def of_role(role: tuple[str, ...]) -> set[str]:
    """Return the tags of a role that the cast has noted, given as words without their place."""
    if AUXILIARIES.intersection(role):
        return set()  # a clause, no description
    if role in (("dr",), ("prof",), ("professor",)):
        return {"doctor"}
    cut = next((at for at, low in enumerate(role) if at and (low in _STOPS or low in ("of", "for", "at"))), len(role))
    return _tags(role, 0, len(role), cut - 1) if cut else set()


def _before(line: Line, start: int) -> int:
    first = start
    while first > 0 and start - first < WINDOW:
        low = line.lows[first - 1]
        if low == "." and first > 1 and line.lows[first - 2] in _STYLE_WORDS | _ADDRESSES:
            first -= 1
            continue
        if low in _STOPS or low == "." or (low in VERBS and not line.words[first - 1].capital and low not in ("head", "chief")):
            break
        if low in PREPOSITIONS and low == "of" and first == start:
            break
        first -= 1
    return first


def _described_before(line: Line, first: int, start: int) -> set[str]:
    end = start
    while end > first and line.lows[end - 1] == ".":
        end -= 1
    if end == first:
        return set()
    if line.lows[end - 1] in _STYLE_WORDS:
        tags = _style(line, first, end)
        while end > first + 1 and (line.lows[end - 1] in _STYLE_WORDS or line.lows[end - 1] == "."):
            end -= 1
        return tags | _tags(line.lows, first, end, end - 1) | _bodies(line, first, end)  # "Pentagon spokesman Col. Joan Vane"
    if line.lows[end - 1] in ("dr", "prof", "professor"):
        return {"doctor"}
    for _ in range(2):  # a given name that the cast left out: "spokesman Don Stewart"
        if end - 1 > first and line.words[end - 1].capital and not kinds_at(line.lows, first, end - 1)[0]:
            end -= 1
    if not line.words[end - 1].capital and line.lows[end - 1] in DETERMINERS:
        return set()
    return _tags(line.lows, first, end, end - 1) | _bodies(line, first, end)


def _style(line: Line, first: int, end: int) -> set[str]:
    remits = {remit for _, last, remit in _STYLES.find(line.lows, first, end) if last == end}
    former = _FORMER.first(line.lows, max(0, first - 1), end)
    if former:
        return {"former"}
    return {"style", *(f"style:{remit}" for remit in remits)} if remits else set()


def _behind(line: Line, last: int) -> Iterator[Run]:
    """Yield up to two descriptions behind a name: "Harry Bond, 30, of Raleigh", "Ann Cole (D-Vt.)"."""
    place, total = last, len(line.words)
    if place + 2 < total and line.lows[place] == "is" and line.lows[place + 1] in ("a", "an", "the"):
        end = place + 1
        while end < min(total, place + 2 * WINDOW) and line.lows[end] not in (",", ".", ";", "(", "who", "and", "but"):
            end += 1
        yield place + 1, end  # "Helen Grant is a professor of law"
        return
    for _ in range(3):
        while place < total and line.lows[place] in (".", "jr", "sr", "iii"):
            place += 1
        if place >= total - 1 or line.lows[place] not in (",", "("):
            return
        start = end = place + 1
        while end < total and end - start < 2 * WINDOW and line.lows[end] not in (",", "(", ")", ";", "–", '"'):
            if line.lows[end] == "." and (line.words[end - 1].low not in _STYLE_WORDS and len(line.lows[end - 1]) > 5):
                break
            end += 1
        if end > start and line.lows[start] not in ("and", "or", "but", "said", "says", "told"):
            yield start, end
        place = end


def _described_behind(line: Line, first: int, end: int) -> set[str]:
    lows = line.lows
    if lows[first] in AUXILIARIES or (lows[first] in PREPOSITIONS and lows[first] not in ("of", "with")):
        return set()
    if lows[first] == "who":
        tags = _context(lows, first, end) | _bodies(line, first, end)
        for place in range(first + 1, min(first + 4, end)):
            if lows[place] in LEADING:
                tags.add("leads")
            if lows[place] in STUDYING:
                tags.add("expert")
            if lows[place] in ("serves", "works") and place + 2 < end:
                tags |= _tags(lows, place + 2, end, read_phrase(line, place + 2, end).head)
        return tags
    if AUXILIARIES.intersection(lows[first:end]):
        return set()  # a clause, no description
    if line.words[first].capital and not read_phrase(line, first, end).kinds and lows[first] not in DETERMINERS:
        return set()  # another name of a list, or a place
    return _tags(lows, first, end, read_phrase(line, first, end).head) | _bodies(line, first, end)


def titled(line: Line, first: int, head: int) -> set[str]:
    """Return the tags of a description in front of the name that it belongs to: "two analysts, Rolf Kern and Ida Moe"."""
    return _tags(line.lows, first, head + 1, head, True) | _bodies(line, first, head + 1)


def _tags(lows: tuple[str, ...], first: int, end: int, head: int, several: bool = False) -> set[str]:
    """Return the tags of a description whose head is word `head`; one in the plural describes nobody alone."""
    kinds, plural = kinds_at(lows, first, head)
    tags = _context(lows, first, end)
    if plural and not several:
        return tags
    if lows[head] in _CANDIDATES or _STANDING_FOR.first(lows, first, end):
        tags.add("candidate")
        return tags
    former = _FORMER.first(lows, first, head + 1)
    for kind in kinds:
        if kind in ("office", "leads", "voice", "exec", "officials", "aide") or kind.startswith("office:"):
            tags.add("former" if former else kind)
        elif kind in ("expert", "person", "relative", "reporter", "lawyer", "pollster", "strategist", "candidate"):
            tags.add(kind)
    if lows[head].endswith(("ologist", "ographer", "omist", "icist")):
        tags.add("expert")
    if " of " not in lows and "and" in lows[head:end] and "office" not in tags:
        place = lows.index("and", head)
        if place + 1 < end:
            stop = next((at for at in range(place + 1, end) if lows[at] in _STOPS or lows[at] == "of"), end)
            second, _ = kinds_at(lows, place + 1, stop - 1)
            tags |= {kind for kind in second if kind in ("voice", "exec", "expert", "leads")} if not former else set()
    return tags


def _context(lows: tuple[str, ...], first: int, end: int) -> set[str]:
    words = set(lows[first:end])
    tags = set()
    if words & _PUBLIC_WORDS or ("committee" in words and words & _HOUSES):
        tags.add("of_public")
    if (words & _PRIVATE_WORDS and not words & {"district", "schools"}) or ("committee" in words and not words & _HOUSES):
        tags.add("of_organisation")
    if words & _SCHOOLS and not words & {"district", "schools"}:
        tags.add("of_school")
    if words & _CAMPAIGN or ("committee" in words and words & {"national", "host", "organising", "organizing", "republican", "democratic"}):
        tags.add("of_campaign")
    return tags


def _bodies(line: Line, first: int, end: int) -> set[str]:
    tags = set()
    for name in line.names_in(first, end):
        if name.is_outlet:
            tags.add("of_outlet")
        elif name.is_body:
            national = name.first > first and line.lows[name.first - 1] == "national"  # "National Security Council"
            kind = "organisation" if name.name.kind == "organisation" and not national else "public"
            tags |= {f"of_{kind}", f"table:{kind}"}
        elif name.is_land:
            tags.add("of_land")
    return tags
