"""The features by which a source is classed: what its phrase, its person, its cue and its story say, each with a name to read."""

from __future__ import annotations

from dataclasses import replace
from functools import cache, lru_cache

from scoring.attribution.cueing import cue_word
from scoring.attribution.phrases import Run
from scoring.facts.bodies import BODIES
from scoring.facts.cues import ANONYMITY
from scoring.facts.grammar import DETERMINERS, PRONOUNS
from scoring.facts.offices import FORMER
from scoring.folding import plain
from scoring.phrasebook import Phrasebook
from scoring.reading import Line
from scoring.speakers.capacity import ORGANISATION_WORDS, PUBLIC_WORDS
from scoring.speakers.cast import Person
from scoring.speakers.dossier import described, dossier, titled
from scoring.speakers.guess import first_class
from scoring.speakers.phrase import Phrase, kinds_at, read_phrase
from scoring.speakers.scene import POLLS, Scene
from scoring.values import Speaker

_ANONYMITY = Phrasebook(ANONYMITY)
_WITHHELD = Phrasebook(phrase for phrase in ANONYMITY if "anonym" in phrase or "not to be " in phrase or "private" in phrase or "authori" in phrase)
_FORMER = Phrasebook(FORMER)
_PERCENT = frozenset(("%", "percent", "per", "percentage"))
_CAMPAIGN = frozenset("campaign campaigns candidate candidates party republican democratic gop pac convention".split())
_SIDES = frozenset("campaign campaigns party pac convention company union club league team".split())
_PARTIES = frozenset("republican democratic gop labour conservative tory liberal party".split())
_SEEMS = frozenset("seem seems seemed seeming appear appears appeared looks looked felt feels".split())
_VAGUE = frozenset("reportedly allegedly supposedly purportedly accounts rumored rumoured accused believed known criticized criticised thought regarded suspected stories reports feared considered seen".split())
_FIRST = frozenset("i me my mine myself".split())
_WE = frozenset("we us our ours".split())
_THEY = frozenset("they them their both neither".split())
_PERSONAL = frozenset("he she him her his hers who whom himself herself".split())
_NUMBERS = frozenset("two three four five six several many some most few dozens hundreds thousands other others various".split())
PEOPLE = frozenset(
    "office voice exec leads expert person relative reporter aide lawyer candidate pollster strategist lawmakers".split()
)
BODIES_ALONE = frozenset("media organisation public service".split())
NEAR = 4  # sentences before a source in which a poll may have been named
PIECES = 3  # appositions of a source that are read


def features(speaker: Speaker, line: Line, run: Run, cue: tuple[Line, Run] | None, scene: Scene) -> tuple[str, ...]:
    """Return the features that hold for a source at words `run` of a line, resolved to `speaker`, with its cue if it has one."""
    found = {f"ladder:{speaker.source_class}"}
    phrase = _borne(line, read_phrase(line, *run))
    person = denoted(line, phrase, speaker, scene)
    found |= _of_phrase(line, phrase, scene)
    kind = _kinds().get(speaker.institution or "")
    if kind:
        found.add(f"body:{kind}")
    shape = None if person else shaped(line, phrase)
    if shape:
        found.add("person")
        before = titled(line, phrase.start, shape[0] - 1) if shape[0] > phrase.start else set()
        found |= {f"person:{tag}" for tag in described(line, *shape) | before}
    if person:
        found.add("person")
        found |= {f"person:{tag}" for tag in _dossier(person, scene)}
        found |= {f"person:{tag}" for tag in _own_words(line, phrase, person, scene)}
    found |= _of_cue(cue)
    found |= _of_story(line, phrase, scene)
    for name in ("group", "crowd", "partisans"):
        if f"head:{name}" in found and "near:poll" in found:
            found.add("polled")
    guess = first_class(found) or speaker.source_class
    found.add(f"guess:{guess}")
    if guess == speaker.source_class:
        found.add(f"both:{guess}")
    return tuple(sorted(found))


def cue_features(cue: tuple[Line, Run] | None, kind: str) -> tuple[str, ...]:
    """Return the features of a citation that names no source."""
    return tuple(sorted({"no source", f"no source:{kind}", *(f"no source:{name}" for name in _of_cue(cue))}))


def denoted(line: Line, phrase: Phrase, speaker: Speaker, scene: Scene) -> Person | None:
    """Return the person of the cast whom a phrase names as its head or in an apposition, or for whom a lesser word stands."""
    mentions = list(scene.cast.mentions(line, phrase.first, phrase.last))
    if not BODIES_ALONE.isdisjoint(phrase.kinds) and PEOPLE.isdisjoint(phrase.kinds):
        return None
    if "text" in phrase.kinds:
        return _writer(line, phrase, scene)
    for person, _, end in mentions:
        if end == phrase.head + 1:
            return person
    if PEOPLE & set(phrase.kinds):
        apart = _apposed_heads(line, phrase)
        for person, start, end in mentions:
            if end - 1 in apart:
                return person
            if start > phrase.head and line.lows[start - 1] == "," and (end >= phrase.last or line.lows[end] in (",", ".", "and")):
                return person
        for person, start, _ in mentions:
            between = line.lows[phrase.head + 1 : start]
            if start > phrase.head + 2 and between[0] == "of" and not set(between) & {",", "for", "at"}:
                if line.lows[phrase.first] not in DETERMINERS:
                    return person  # "President of Ukraine Volodymyr Zelensky"
    if speaker.person and not mentions and "crowd" not in phrase.kinds and not phrase.plural:
        return _by_key(speaker.person, scene)
    return None


def _writer(line: Line, phrase: Phrase, scene: Scene) -> Person | None:
    """Return the person whose text is cited: "a statement from Ann Cole", "Cole's letter"."""
    at = next((place for place in range(phrase.head + 1, phrase.last - 1) if line.lows[place] in ("from", "by")), None)
    end = read_phrase(line, at + 1, phrase.last).head + 1 if at is not None else phrase.owner[1] if phrase.owner else 0
    return next((person for person, _, last in scene.cast.mentions(line, phrase.first, phrase.last) if last == end), None)


def _borne(line: Line, phrase: Phrase) -> Phrase:
    """Return a phrase that ends in a name with the kinds of the noun before it, where that makes a body: "the daily Il Corriere"."""
    start = phrase.head + 1
    while start > phrase.start and line.words[start - 1].capital and line.words[start - 1].letters:
        start -= 1
    if phrase.kinds or not phrase.start < start <= phrase.head or line.name_at(phrase.head):
        return phrase
    kinds, plural = kinds_at(line.lows, phrase.start, start - 1)
    if plural or BODIES_ALONE.isdisjoint(kinds) or not PEOPLE.isdisjoint(kinds):
        return phrase
    return replace(phrase, kinds=kinds)


def _apposed_heads(line: Line, phrase: Phrase) -> set[int]:
    """Return the heads of a phrase's appositions: "his wife, longtime aide Huma Abedin"."""
    heads: set[int] = set()
    place = phrase.head + 1
    for _ in range(PIECES):
        comma = next((at for at in range(place, phrase.last - 1) if line.lows[at] == ","), None)
        if comma is None:
            break
        place = read_phrase(line, comma + 1, phrase.last).head
        heads.add(place)
        place += 1
    return heads


def shaped(line: Line, phrase: Phrase) -> Run | None:
    """Return the words of a name that the cast does not know, by its shape: capitalised words behind a title or a role."""
    start = phrase.head + 1
    while start > phrase.start and line.words[start - 1].capital and line.words[start - 1].letters:
        start -= 1
    for split in range(max(start, phrase.start + 1), phrase.head + 1):
        kinds, plural = kinds_at(line.lows, phrase.start, split - 1)
        if not plural and PEOPLE & set(kinds):
            return split, phrase.head + 1
    behind = phrase.head + 1
    if behind < phrase.last - 1 and line.lows[behind] == "," and phrase.head - phrase.start in (1, 2, 3, 4):
        whole = line.words[phrase.start : behind]
        apposed = read_phrase(line, behind + 1, phrase.last)
        if (
            all(word.capital or word.text == "." for word in whole)
            and not ORGANISATION_WORDS.intersection(line.lows[phrase.start : behind])
            and not PUBLIC_WORDS.intersection(line.lows[phrase.start : behind])
            and line.name_at(phrase.head) is None
            and not apposed.plural
            and PEOPLE.intersection(apposed.kinds)
        ):
            return phrase.start, behind
    return None


@cache
def _kinds() -> dict[str, str]:
    return {body.key: body.kind for body in BODIES}


def _by_key(key: str, scene: Scene) -> Person | None:
    return next((person for person in scene.cast.people if person.key == key), None)


def _dossier(person: Person, scene: Scene) -> frozenset[str]:
    known = scene.dossiers.get(person.key)
    if known is None:
        known = scene.dossiers[person.key] = dossier(person, scene.lines, scene.cast.at)
    return known


def _own_words(line: Line, phrase: Phrase, person: Person, scene: Scene) -> set[str]:
    for place in range(phrase.first, phrase.last):
        found = scene.cast.at.get((line.number, place))
        if found and found[0] is person:
            apart = place > phrase.head + 1 and PEOPLE & set(phrase.kinds)
            return described(line, place, found[1]) | (titled(line, phrase.start, phrase.head) if apart else set())
    return set()


def _of_phrase(line: Line, phrase: Phrase, scene: Scene) -> set[str]:
    lows, words = line.lows, line.words
    low = lows[phrase.head]
    found = {f"head:{kind}" for kind in phrase.kinds} | {"plural" if phrase.plural else "singular"}
    found |= {f"{'plural' if phrase.plural else 'one'}:{kind}" for kind in phrase.kinds if not kind.startswith("office:")}
    alone = phrase.last - phrase.first == 1
    if alone or lows[phrase.first] in _WE or lows[phrase.first] in _FIRST:
        for name, table in (("i", _FIRST), ("we", _WE), ("they", _THEY), ("personal", _PERSONAL)):
            if lows[phrase.first] in table:
                found.add(f"pronoun:{name}")
                found.add(f"pronoun:{name}:{'quoted' if line.quoted[phrase.first] else 'plain'}")
        if lows[phrase.first] in ("it", "its"):
            found.add("pronoun:it")
    first = lows[phrase.first]
    if first in ("the", "a", "an"):
        found.add(f"determiner:{'the' if first == 'the' else 'a'}")
    elif first in DETERMINERS:
        found.add("determiner:other")
    if first in _NUMBERS:
        found.add("determiner:number")
    if phrase.owner:
        found.add("owned")
        found |= {f"owner:{kind}" for kind in _kinds_of(line, *phrase.owner)}
        if list(scene.cast.mentions(line, *phrase.owner)):
            found.add("owner:person")
    if phrase.counted:
        found.add("counted")
    if any(at in _PERCENT for at in lows[phrase.first : phrase.last]):
        found.add("percent")
    found |= _names(line, phrase)
    before = set(lows[phrase.first : phrase.head + 1])
    whole = set(lows[phrase.first : phrase.last])
    if before & PUBLIC_WORDS:
        found.add("words:public")
    if before & ORGANISATION_WORDS:
        found.add("words:organisation")
    if whole & POLLS:
        found.add("words:poll")
    if before & _CAMPAIGN:
        found.add("words:campaign")
    if before & _PARTIES:
        found.add("words:party")
    if _FORMER.first(lows, phrase.first, phrase.head + 1):
        found.add("words:former")
    if low.endswith(("ologists", "ologist", "omists", "icists")):
        found.add("head:expert")
    if "text" in phrase.kinds or "record" in phrase.kinds:
        found |= {f"author:{kind}" for kind in _author(line, phrase)}
    if "officials" in phrase.kinds or "lawmakers" in phrase.kinds:
        side = "campaign" if before & _SIDES else "organisation" if before & (ORGANISATION_WORDS - PUBLIC_WORDS) else "public"
        if "office" not in phrase.kinds and "lawmakers" not in phrase.kinds and before & _PARTIES:
            side = "campaign"
        found.add(f"officials:{side}")
    found |= _pieces(line, phrase)
    capitals = sum(word.capital and word.letters for word in words[phrase.start : phrase.head + 1])
    if words[phrase.head].capital and low not in PRONOUNS and low not in DETERMINERS:
        found.add("capital:head")
        found.add(f"capital:{min(capitals, 3)}")
        text = words[phrase.head].text
        if text.isupper() and len(text) > 1:
            found.add("acronym")
        if not phrase.kinds and not line.name_at(phrase.head):
            found.add("capital:unknown")
    return found


def _author(line: Line, phrase: Phrase) -> set[str]:
    """Return the kinds of whoever wrote a text: "a letter to the firm from the chairman of the committee"."""
    at = next((place for place in range(phrase.head + 1, phrase.last - 1) if line.lows[place] in ("from", "by")), None)
    if at is None:
        return _kinds_of(line, *phrase.owner) if phrase.owner else set()
    author = read_phrase(line, at + 1, phrase.last)
    return {"capital" if line.words[author.head].capital else "common", *author.kinds} - {"office:"}


def _kinds_of(line: Line, first: int, last: int) -> set[str]:
    kinds, _ = kinds_at(line.lows, first, last - 1)
    found = set(kinds)
    for name in line.names_in(first, last):
        if name.last == last:
            found.add("land" if name.is_land else "outlet" if name.is_outlet else name.name.kind)
    return {kind for kind in found if not kind.startswith("office:")}


def _names(line: Line, phrase: Phrase) -> set[str]:
    """Return what the known names of a phrase are, and whether they stand at its head, before it or behind it."""
    found = set()
    for name in line.names_in(phrase.first, phrase.last):
        kind = "land" if name.is_land else "outlet" if name.is_outlet else name.name.kind
        where = "at" if name.last == phrase.head + 1 else "before" if name.last <= phrase.head else "behind"
        found.add(f"name:{where}:{kind}")
        if name.name.kind == "demonym" and where == "at":
            found.add("name:at:demonym")
    return found


def _pieces(line: Line, phrase: Phrase) -> set[str]:
    """Return the kinds of the appositions of a phrase: "The Sentencing Project, a nonprofit advocacy group"."""
    found: set[str] = set()
    lows, place = line.lows, phrase.head + 1
    for _ in range(PIECES):
        comma = next((at for at in range(place, phrase.last) if lows[at] in (",", "(")), None)
        if comma is None or comma + 1 >= phrase.last:
            break
        piece = read_phrase(line, comma + 1, phrase.last)
        if lows[comma + 1] != "who" and lows[comma + 1] != "which":
            found |= {f"apposed:{kind}" for kind in piece.kinds if not kind.startswith("office:")}
        place = max(piece.head, comma) + 1
    return found


def _of_cue(cue: tuple[Line, Run] | None) -> set[str]:
    if cue is None:
        return {"cue:none"}
    line, run = cue
    row = cue_word(line, run)
    found = {f"cue:{row.kind}"}
    lows = set(line.lows[run[0] : run[1]])
    if lows & _SEEMS:
        found.add("cue:seems")
    if lows & _VAGUE:
        found.add("cue:vague")
    if "according" in lows:
        found.add("cue:according")
    if row.lemma in ("report", "find", "show", "reveal", "project", "call", "write", "quote"):
        found.add(f"cue:{row.lemma}")
    return found


def _of_story(line: Line, phrase: Phrase, scene: Scene) -> set[str]:
    found = set()
    lows = line.lows
    if _ANONYMITY.first(lows, phrase.first, phrase.last):
        found.add("anonymous")
    elif _WITHHELD.first(lows, phrase.last, min(len(lows), phrase.last + 22)):
        found.add("anonymous:behind")
    if "plural" in found or not line.words[phrase.head].capital:
        if scene.anonymity:
            found.add("story:anonymity")
    if scene.poll_lines:
        if any(line.number - NEAR <= number <= line.number for number in scene.poll_lines[-300:]):
            found.add("near:poll")
            if not _PERCENT.isdisjoint(lows):
                found.add("near:poll:percent")
        if len(scene.poll_lines) >= 4:
            found.add("story:poll")
    own = own_name(scene.outlet)
    short = lows[phrase.first : phrase.last] == ("the", own[-1]) if own else False  # "The Post"
    if short and line.words[phrase.head].capital:
        found |= {"own", "own:head"}
    if own and _within(lows, phrase.first, phrase.last, own):
        found.add("own")
        if phrase.owner and _within(lows, phrase.owner[0], phrase.owner[1], own):
            found.add("own:owner")
        if lows[max(phrase.start, phrase.head + 1 - len(own)) : phrase.head + 1] == own and not phrase.owner:
            found.add("own:head")
    return found


@lru_cache(maxsize=1024)
def own_name(outlet: str) -> tuple[str, ...]:
    """Return the words of an outlet's name without its article, place words kept."""
    return tuple(part for part in plain(outlet).split() if part != "the")


def _within(lows: tuple[str, ...], first: int, last: int, parts: tuple[str, ...]) -> bool:
    return any(lows[place : place + len(parts)] == parts for place in range(first, last - len(parts) + 1))
