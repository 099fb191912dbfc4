"""The features by which a source is classed: what its phrase, its person, its cue and its story say, each with a name to read."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import lru_cache

from scoring import directory
from scoring.attribution.cueing import cue_word
from scoring.attribution.phrases import Run
from scoring.facts.cues import ANONYMITY
from scoring.facts.grammar import DETERMINERS, PRONOUNS
from scoring.facts.offices import FORMER
from scoring.folding import plain
from scoring.phrasebook import Phrasebook
from scoring.reading import Line
from scoring.speakers.capacity import ORGANISATION_WORDS, PUBLIC_WORDS
from scoring.speakers.cast import Person
from scoring.speakers.denoted import PEOPLE, PIECES, borne, denoted, shaped
from scoring.speakers.dossier import described, dossier, titled
from scoring.speakers.guess import first_class
from scoring.speakers.phrase import Phrase, kinds_at, read_phrase
from scoring.speakers.scene import PERCENT, POLLS, Scene
from scoring.values import Speaker

_ANONYMITY = Phrasebook(ANONYMITY)
_WITHHELD = Phrasebook(
    phrase for phrase in ANONYMITY if any(part in phrase for part in ("anonym", "not to be ", "private", "authori"))
)
_FORMER = Phrasebook(FORMER)
_CAMPAIGN = frozenset("campaign campaigns candidate candidates party republican democratic gop pac convention".split())
_SIDES = frozenset("campaign campaigns party pac convention company union club league team".split())
_PARTIES = frozenset("republican democratic gop labour conservative tory liberal party".split())
_SEEMS = frozenset("seem seems seemed seeming appear appears appeared looks looked felt feels".split())
_VAGUE = frozenset(
    "reportedly allegedly supposedly purportedly accounts rumored rumoured accused believed known criticized criticised thought "
    "regarded suspected stories reports feared considered seen".split()
)
_FIRST = frozenset("i me my mine myself".split())
_WE = frozenset("we us our ours".split())
_THEY = frozenset("they them their both neither".split())
_PERSONAL = frozenset("he she him her his hers who whom himself herself".split())
_NUMBERS = frozenset("two three four five six several many some most few dozens hundreds thousands other others various".split())
NEAR = 4  # sentences before a source in which a poll may have been named


def features(speaker: Speaker, line: Line, run: Run, cue: tuple[Line, Run] | None, scene: Scene) -> tuple[str, ...]:
    """Return the features that hold for a source at words `run` of a line, resolved to `speaker`, with its cue if it has one."""
    found = {f"ladder:{speaker.source_class}"}
    phrase = borne(line, read_phrase(line, *run))
    person = denoted(line, phrase, speaker, scene)
    if person and any(last == phrase.head + 1 for _, _, last in scene.cast.mentions(line, phrase.start, phrase.head + 1)):
        phrase = replace(phrase, kinds=())  # the noun at its head is a name
    found |= _of_phrase(line, phrase, scene)
    body = directory.bodies().get(speaker.institution or "")
    if body:
        found.add(f"body:{body.kind}")
    shape = None if person else shaped(line, phrase)
    if shape:
        found.add("person")
        before = titled(line, phrase.start, min(phrase.head, shape[0] - 1)) if shape[0] > phrase.start else set()
        found |= {f"person:{tag}" for tag in described(line, *shape) | before}
    if person:
        found.add("person")
        found |= {f"person:{tag}" for tag in _dossier(person, scene)}
        found |= {f"person:{tag}" for tag in _own_words(line, phrase, person, scene)}
    found |= _of_cue(cue)
    found |= _of_story(line, phrase, scene)
    for name in ("group", "crowd", "partisans"):
        if f"head:{name}" in found and "near:poll" in found and "head:expert" not in found:
            found.add("polled")
    guess = first_class(found) or speaker.source_class
    found.add(f"guess:{guess}")
    if guess == speaker.source_class:
        found.add(f"both:{guess}")
    return tuple(sorted(found))


def cue_features(cue: tuple[Line, Run] | None, kind: str) -> tuple[str, ...]:
    """Return the features of a citation that names no source."""
    return tuple(sorted({"no source", f"no source:{kind}", *(f"no source:{name}" for name in _of_cue(cue))}))


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
    number = "plural" if phrase.plural else "one"
    found = {f"head:{kind}" for kind in phrase.kinds} | {"plural" if phrase.plural else "singular"}
    found |= {f"{number}:{kind}" for kind in phrase.kinds if not kind.startswith("office:")}
    if line.lows[phrase.head].endswith(("ologists", "ologist", "omists", "icists")):
        found.add("head:expert")
    if line.lows[phrase.first : phrase.last] == ("officials",):
        found.add("bare:officials")
    if phrase.counted:
        found.add("counted")
    if phrase.owner:
        found.add("owned")
        found |= {f"owner:{kind}" for kind in _kinds_of(line, *phrase.owner)}
        if list(scene.cast.mentions(line, *phrase.owner)):
            found.add("owner:person")
    if "text" in phrase.kinds or "record" in phrase.kinds:
        found |= {f"author:{kind}" for kind in _author(line, phrase)}
    return found | _opening(line, phrase) | _words(line, phrase) | _names(line, phrase) | _pieces(line, phrase) | _capitals(line, phrase)


def _opening(line: Line, phrase: Phrase) -> set[str]:
    """Return what the first word of a phrase is: a determiner, a number, a pronoun inside or outside a quotation."""
    found = set()
    first = line.lows[phrase.first]
    if phrase.last - phrase.first == 1 or first in _WE or first in _FIRST:
        for name, table in (("i", _FIRST), ("we", _WE), ("they", _THEY), ("personal", _PERSONAL)):
            if first in table:
                found |= {f"pronoun:{name}", f"pronoun:{name}:{'quoted' if line.quoted[phrase.first] else 'plain'}"}
        if first in ("it", "its"):
            found.add("pronoun:it")
    if first in ("the", "a", "an", "one", "another"):
        found.add(f"determiner:{'the' if first == 'the' else 'a'}")
    elif first in DETERMINERS:
        found.add("determiner:other")
    if first in _NUMBERS:
        found.add("determiner:number")
    return found


def _words(line: Line, phrase: Phrase) -> set[str]:
    """Return which telling words a phrase holds up to its head, or anywhere."""
    found = set()
    before = set(line.lows[phrase.first : phrase.head + 1])
    whole = set(line.lows[phrase.first : phrase.last])
    for name, words, table in (
        ("percent", whole, PERCENT),
        ("words:public", before, PUBLIC_WORDS),
        ("words:organisation", before, ORGANISATION_WORDS),
        ("words:poll", whole, POLLS),
        ("words:campaign", before, _CAMPAIGN),
        ("words:party", before, _PARTIES),
    ):
        if not words.isdisjoint(table):
            found.add(name)
    if _FORMER.first(line.lows, phrase.first, phrase.head + 1):
        found.add("words:former")
    if "officials" in phrase.kinds or "lawmakers" in phrase.kinds:
        of = kinds_at(line.lows, phrase.start, phrase.head - 1)[0] if phrase.head > phrase.start else ()
        private = before & (ORGANISATION_WORDS - PUBLIC_WORDS) or ("organisation" in of and "public" not in of)
        side = "campaign" if before & _SIDES else "organisation" if private else "public"
        if "office" not in phrase.kinds and "lawmakers" not in phrase.kinds and before & _PARTIES:
            side = "campaign"
        found.add(f"officials:{side}")
    return found


def _capitals(line: Line, phrase: Phrase) -> set[str]:
    """Return how a phrase's head is written: capitalised, an acronym, a name that no table knows."""
    head = line.words[phrase.head]
    if not head.capital or head.low in PRONOUNS or head.low in DETERMINERS:
        return set()
    capitals = sum(word.capital and word.letters for word in line.words[phrase.start : phrase.head + 1])
    found = {"capital:head", f"capital:{min(capitals, 3)}"}
    if head.text.isupper() and len(head.text) > 1:
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
    if scene.anonymity and not line.words[phrase.head].capital:
        found.add("story:anonymity")
    if scene.poll_lines:
        last = bisect_right(scene.poll_lines, line.number)
        if last and scene.poll_lines[last - 1] >= line.number - NEAR:
            found.add("near:poll")
            if line.number in scene.percent_lines:
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
