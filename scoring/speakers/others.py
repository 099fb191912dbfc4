"""Sources that no table knows: published records, and names that only their form tells apart."""

from __future__ import annotations

from scoring.facts.cues import RECORDS
from scoring.facts.grammar import DETERMINERS, RELATIVES
from scoring.folding import plain
from scoring.phrasebook import Phrasebook
from scoring.reading import Line
from scoring.speakers.capacity import ORGANISATION_WORDS, PUBLIC_WORDS, body_in
from scoring.speakers.scene import STATE_KINDS, organisation_key
from scoring.values import Speaker
from scoring.words import Word

_RECORDS = Phrasebook(RECORDS)


PRESS_WORDS = frozenset(
    "post times herald tribune gazette courier daily news chronicle standard observer guardian telegraph mail mirror journal "
    "monitor review wire tv radio broadcasting weekly globe sun star express record examiner inquirer bulletin argus echo".split()
)


def record(line: Line, first: int, last: int) -> Speaker | None:
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
        return Speaker("", STATE_KINDS[kind], label, None, key, country)
    title = line.words_of(first + (line.lows[first] in ("a", "an", "the")), last)
    return Speaker("", "published_record", title, None, "record/" + found[2].removesuffix("s").rpartition(" ")[2], country)


def longest_name(line: Line, first: int, last: int) -> list[Word]:
    """Return the longest unbroken run of capitalised words of a phrase, countries left out: "chemicals maker Corvane"."""
    runs: list[list[Word]] = [[]]
    for place in range(first, last):
        word, name = line.words[place], line.name_at(place)
        if word.capital and word.letters and not _no_name(word) and not (name and name.is_land):
            runs[-1].append(word)
        elif runs[-1] and not (word.low in ("of", "for", "and", "&") and place + 1 < last and line.words[place + 1].capital):
            runs.append([])
    return max(runs, key=len)


def _no_name(word: Word) -> bool:
    """Tell whether a capital says nothing: an article or a pronoun that opens a sentence, but not "WHO"."""
    return word.low in DETERMINERS or (word.low in RELATIVES and not word.text.isupper())


def unknown(line: Line, first: int, last: int) -> Speaker:
    """Return a source that no table knows: a capitalised name is an organisation's, anything else is vague."""
    owner = next((place for place in range(first, last - 1) if line.lows[place] == "'s"), None)
    capitals = longest_name(line, first if owner is None else owner + 1, last)
    if not capitals:
        return Speaker("", "unnamed_group" if line.lows[last - 1].endswith("s") else "vague")
    name = " ".join(word.text for word in capitals)
    if capitals[-1].low in PRESS_WORDS or set(line.lows[first:last]) & {
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
