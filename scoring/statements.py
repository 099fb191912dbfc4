"""Statements: what an article says, each with its attribution, its chain of relays and its flags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from scoring.attribution.citation import Citation, spans
from scoring.attribution.placing import placed
from scoring.attribution.tagged import Tag, Tagged
from scoring.chains import same_side, spoken
from scoring.facts.cues import FIRST_HAND
from scoring.flags import flags
from scoring.folding import fold, plain
from scoring.oppositions import Opposition, oppositions
from scoring.phrasebook import Phrasebook
from scoring.reading import Line, Reading, read_lines
from scoring.relays import Story
from scoring.speakers.cast import Cast, read_cast
from scoring.speakers.classes import Classifier, classify
from scoring.speakers.pronouns import keep_on_stage
from scoring.speakers.scene import Scene
from scoring.values import Article, Attribution, Field, Speaker, Statement
from scoring.words import words

HEADING_WORDS = 20  # a paragraph of at most so many words without a closing mark is a heading
QUARRELS = 60  # oppositions of an article that are kept
_WEAK = frozenset({"unattributed", "vague", "unnamed_group", "media_report"})  # the outlet's own eyes are better than these


@dataclass(frozen=True)
class Said:
    """A statement with the line that it stands in and the runs of words that are its content."""

    statement: Statement
    line: Line
    content: tuple[tuple[int, int], ...]
    kind: str
    rebuts: bool = False  # it follows "The company denied it." and says how


@dataclass(frozen=True)
class Account:
    """An article, read: its lines and everything that it says, title included."""

    article: Article
    text: Reading
    title: Reading
    said: tuple[Said, ...]
    cast: Cast
    attributions: tuple[Attribution, ...]  # whole, as the tagger found them, those of headings too
    oppositions: tuple[Opposition, ...] = ()  # who stands against whom, as it tells


def read_article(article: Article, tag: Tag, classifier: Classifier = classify) -> Account:
    """Read an article into statements, in the order of the text; the title's statement comes last."""
    reading = read_lines(article.text)
    cast = read_cast(reading)
    scene = Scene(cast, reading.lines, outlet=article.outlet)
    story = Story(reading.lines, article.outlet)
    title_folded = fold(article.title).strip().casefold()
    by_line: dict[int, list[Citation]] = {}
    tagged = tag(reading)
    for citation in placed(reading, tagged):
        by_line.setdefault(citation.line, []).append(citation)
    said: list[Said] = []
    opposed: list[Opposition] = []
    voices: dict[int, list[Attribution]] = {}
    for line in reading.lines:
        if not line.words:
            continue  # nothing but unseen marks
        citations = by_line.get(line.number, [])
        heading = _heading(reading, line, title_folded)
        for citation, speaker, chain in spoken(line, citations, scene, story, classifier):
            who, relays = speaker, chain
            if speaker.source_class in _WEAK and _first_hand(line, article.outlet):
                who = Speaker(article.outlet or "our own reporting", "own_reporting")
            elif story.own(speaker):
                who, relays = Speaker(speaker.surface, "own_reporting", article.outlet), ()
            statement = _statement(article, "text", line, citation, who, relays, said[-1:])
            if citation.tagged is not None:
                voices.setdefault(citation.tagged, []).append(statement.statement.attribution)
            if not heading and citation.kind != "citing":
                said.append(statement)
        if heading:
            said.append(_headline(article, "text", line))
        keep_on_stage(line, scene)
        scene.enter(line)
        story.enter(line, scene)
        if len(opposed) < QUARRELS:
            opposed += oppositions(line, scene)
    title = read_lines(article.title)
    said += [_headline(article, "title", line) for line in title.lines if line.words]
    whole = tuple(_whole(one, voices[number]) for number, one in enumerate(tagged) if number in voices)
    return Account(article, reading, title, tuple(said), cast, whole, tuple(opposed))


def _whole(one: Tagged, pieces: Sequence[Attribution]) -> Attribution:
    """Return an attribution whose content may lie in several sentences, each read on its own."""
    flags = {flag.code: flag for piece in reversed(pieces) for flag in piece.flags}
    return replace(
        pieces[0], source=one.source, cue=one.cue, content=one.content, flags=tuple(flags[code] for code in sorted(flags))
    )


def _headline(article: Article, where: Field, line: Line) -> Said:
    """Return a headline as one statement: what it says, and for whom, the body must bear out."""
    whole = Citation(line.number, None, None, ((0, len(line.words)),), "narration")
    return replace(_statement(article, where, line, whole, Speaker("", "headline"), ()), kind="headline")


def _statement(
    article: Article,
    where: Field,
    line: Line,
    citation: Citation,
    speaker: Speaker,
    chain: tuple[Speaker, ...],
    last: Sequence[Said] = (),
) -> Said:
    content = spans(line, citation.content)
    attribution = Attribution(
        source=((citation.source_at or line).span(*citation.source),) if citation.source else (),
        cue=((citation.cue_at or line).span(*citation.cue),) if citation.cue else (),
        content=content,
        speaker=speaker,
        chain=chain,
        flags=flags(line, citation),
    )
    statement = Statement(article.id, where, content[0][0], content[-1][1], attribution)
    rebuts = any(
        (before.statement.attribution.has("denial") or before.rebuts)
        and line.number - before.line.number <= 1
        and before.line.sentence.paragraph == line.sentence.paragraph
        and same_side(before.statement.attribution.speaker, speaker)
        for before in last
    )
    return Said(statement, line, citation.content, citation.kind, rebuts)


def _heading(reading: Reading, line: Line, title: str) -> bool:
    """Tell whether a line is a heading: alone in its paragraph, short, without a closing mark, or the folded title once more."""
    folded = reading.text.folded
    own = folded[line.sentence.start : line.sentence.end]
    if len(reading.lines) == 1:
        return False  # one line is all there is: the copy itself
    if title and own.strip().casefold() == title:
        return True
    start, end = line.sentence.start, line.sentence.end
    while start > 0 and folded[start - 1] == " ":
        start -= 1
    while end < len(folded) and folded[end] == " ":
        end += 1
    opens = line.sentence.start == 0 or folded[start - 1 : start] == "\n"
    alone = opens and (line.sentence.end == len(folded) or folded[end : end + 1] == "\n")
    return alone and len(line.words) <= HEADING_WORDS and own[-1] not in ".!?:;\"')…"


# Those that name no outlet are read once; a corpus may have as many outlets as articles.
_FIRST_HAND = Phrasebook(phrase for phrase in FIRST_HAND if "{outlet}" not in phrase)


def _first_hand(line: Line, outlet: str) -> bool:
    """Tell whether a line says that the outlet's own reporter saw or learned a thing."""
    if _FIRST_HAND.first(line.lows):
        return True
    named = [word.low for word in words(plain(outlet))[-1:]]
    # Without its last word a line does not name the outlet, and no phrases need be made.
    return bool(named) and named[0] in line.lows and _own_reporting(outlet).first(line.lows) is not None


@lru_cache(maxsize=1024)
def _own_reporting(outlet: str) -> Phrasebook:
    phrases = [phrase.replace("{outlet}", outlet) for phrase in FIRST_HAND if outlet and "{outlet}" in phrase]
    short = outlet.removeprefix("The ").split(" ")[-1]
    if outlet and short != outlet and len(short) > 3:
        phrases += [phrase.replace("{outlet}", f"the {short}") for phrase in FIRST_HAND if "{outlet}" in phrase]
    return Phrasebook(phrases)
