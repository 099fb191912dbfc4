"""Statements: what an article says, each with its attribution, its chain of relays and its flags."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from scoring.attribution.citation import Citation, spans
from scoring.attribution.placing import placed
from scoring.attribution.tagged import Tagged, Tagger
from scoring.attribution.tagger import tag
from scoring.facts.cues import FIRST_HAND
from scoring.flags import flags
from scoring.folding import fold
from scoring.phrasebook import Phrasebook
from scoring.reading import Line, Reading, read_lines
from scoring.speakers.cast import Cast, read_cast
from scoring.speakers.classes import Classifier, classify
from scoring.speakers.resolve import resolve
from scoring.speakers.scene import UNATTRIBUTED, Scene
from scoring.values import Article, Attribution, Field, Speaker, Statement

HEADING_WORDS = 20  # a paragraph of at most so many words without a closing mark is a heading
_WEAK = frozenset({"unattributed", "vague", "unnamed_group", "media_report"})  # the outlet's own eyes are better than these
TRANSPARENT = "media_report"  # whom a speaker talked to changes nothing of who speaks


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


def read_article(article: Article, tagger: Tagger | None = None, classifier: Classifier = classify) -> Account:
    """Read an article into statements, in the order of the text; the title's statement comes last."""
    reading = read_lines(article.text)
    cast = read_cast(reading)
    scene = Scene(cast, reading.lines, outlet=article.outlet)
    own = _own_reporting(article.outlet)
    by_line: dict[int, list[Citation]] = {}
    tagged = tagger(reading) if tagger else ()
    for citation in placed(reading, tagged) if tagger else tag(reading):
        by_line.setdefault(citation.line, []).append(citation)
    said: list[Said] = []
    voices: dict[int, list[Attribution]] = {}
    for line in reading.lines:
        if not line.words:
            continue  # nothing but unseen marks
        citations = by_line.get(line.number, [])
        heading = _heading(reading, line, article.title)
        for citation, speaker, chain in _spoken(line, citations, scene, classifier):
            who, relays = speaker, chain
            if speaker.source_class in _WEAK and own.first(line.lows):
                who = Speaker(article.outlet or "our own reporting", "own_reporting")
            elif _is_outlet(speaker, article.outlet):
                who, relays = Speaker(speaker.surface, "own_reporting", article.outlet), ()
            statement = _statement(article, "text", line, citation, who, relays, said[-1:])
            if citation.tagged is not None:
                voices.setdefault(citation.tagged, []).append(statement.statement.attribution)
            if not heading:
                said.append(statement)
        if heading:
            said.append(_headline(article, "text", line))
        scene.enter(line)
    title = read_lines(article.title)
    said += [_headline(article, "title", line) for line in title.lines if line.words]
    whole = tuple(_whole(one, voices[number]) for number, one in enumerate(tagged) if number in voices)
    return Account(article, reading, title, tuple(said), cast, whole)


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
    """Tell whether a line is a heading: alone in its paragraph, short, without a closing mark, or the title once more."""
    folded = reading.text.folded
    own = folded[line.sentence.start : line.sentence.end]
    if len(reading.lines) == 1:
        return False  # one line is all there is: the copy itself
    if title and own.strip().casefold() == fold(title).strip().casefold():
        return True
    alone = (line.sentence.start == 0 or folded[: line.sentence.start].rstrip(" ").endswith("\n")) and (
        line.sentence.end == len(folded) or folded[line.sentence.end :].lstrip(" ").startswith("\n")
    )
    return alone and len(line.words) <= HEADING_WORDS and own[-1] not in ".!?:;\"')…"


Spoken = tuple[Citation, Speaker, tuple[Speaker, ...]]


def _spoken(line: Line, citations: Sequence[Citation], scene: Scene, classifier: Classifier) -> list[Spoken]:
    """Give every citation of a line its speaker and its chain; a credited outlet joins the chains of what it covers."""
    resolved = [(citation, _speaker(line, citation, scene, classifier)) for citation in citations]
    credited = [
        (citation, speaker) for citation, speaker in resolved if speaker.source_class == TRANSPARENT and not citation.relays
    ]
    out: list[Spoken] = []
    for citation, speaker in resolved:
        credit = next((outlet for other, outlet in credited if other is not citation and _covers(other, citation)), None)
        if any(other is citation for other, _ in credited) and any(
            other is not citation
            and who.source_class != TRANSPARENT
            and who is not UNATTRIBUTED
            and _covers(citation, other)
            for other, who in resolved
        ):
            continue  # the outlet only passes on what others said
        chain = _chain(line, citation, speaker, credit, scene)
        who = chain[-1] if speaker.source_class == TRANSPARENT and len(chain) > 1 else speaker
        out.append((citation, who, chain))
        if who.source_class not in ("unattributed", "vague", "headline"):
            scene.spoke(who)
    return _unnested(out)


def _speaker(line: Line, citation: Citation, scene: Scene, classifier: Classifier) -> Speaker:
    if citation.kind == "narration":
        return UNATTRIBUTED
    if citation.kind == "carried":
        return scene.speakers[-1] if scene.speakers else UNATTRIBUTED
    who = resolve(citation.source_at or line, citation.source, scene) if citation.source else Speaker("", "vague")
    return classifier(who, line, citation, scene)


def _covers(outer: Citation, inner: Citation) -> bool:
    """Tell whether what an outlet is credited for takes in, or shares words with, another citation of the sentence."""
    places = [place for run in inner.content for place in range(*run)]
    shared = sum(outer.covers(place) for place in places)
    return 2 * shared >= len(places) or (inner.cue_here is not None and outer.covers(inner.cue_here[0])) or _adjoins(outer, inner)


def _adjoins(outer: Citation, inner: Citation) -> bool:
    """Tell whether an outlet's credit closes the sentence right behind the other citation: "..., X said, Reuters reported"."""
    return outer.cue_here is not None and 0 <= outer.first - inner.last <= 4 and outer.last - outer.first <= 2


def _chain(line: Line, citation: Citation, speaker: Speaker, credit: Speaker | None, scene: Scene) -> tuple[Speaker, ...]:
    """Return the chain from who is nearest to the reader to the origin; empty where nothing is relayed."""
    links: list[Speaker] = [credit] if credit and credit.institution != speaker.institution else []
    if citation.heard_by:
        heard = resolve(citation.cue_at or line, citation.heard_by, scene)
        if heard.source_class == TRANSPARENT:
            links.append(heard)
    links.append(speaker)
    links += [resolve(line, run, scene) for run in citation.relays]
    return tuple(links) if len(links) > 1 else ()


def _unnested(spoken: list[Spoken]) -> list[Spoken]:
    """Fold a citation inside another's content: the same side's is dropped, another side's becomes the end of a chain."""
    out: list[Spoken] = []
    for citation, speaker, chain in spoken:
        outer = next(
            (
                other
                for other in spoken
                if other[0] is not citation
                and citation.cue_here
                and other[0].cue_here
                and other[0].covers(citation.cue_here[0])
                and not citation.covers(other[0].cue_here[0])
            ),
            None,
        )
        if outer is None:
            out.append((citation, speaker, chain))
        elif (
            speaker.source_class not in ("vague", "unattributed")
            and not same_side(speaker, outer[1])
            and " " in speaker.surface
        ):
            out.append((citation, outer[1], (*(outer[2] or (outer[1],)), speaker)))
    return out


def same_side(one: Speaker, other: Speaker) -> bool:
    """Tell whether two speakers are one person, one body, or speak for one government."""
    if one.person and one.person == other.person:
        return True
    if one.institution and one.institution == other.institution:
        return True
    return bool(one.country and one.country == other.country) or not (one.person or one.institution or one.country)


def _is_outlet(speaker: Speaker, outlet: str) -> bool:
    """Tell whether a source is the article's own outlet: "The Post has learned"."""
    own, name = set(fold(outlet).casefold().split()) - {"the"}, set((speaker.name or "").casefold().split()) - {"the"}
    return speaker.source_class in ("organisation", "media_report") and bool(name) and name <= own


@lru_cache(maxsize=1024)
def _own_reporting(outlet: str) -> Phrasebook:
    phrases = [phrase.replace("{outlet}", outlet) for phrase in FIRST_HAND if outlet or "{outlet}" not in phrase]
    short = outlet.removeprefix("The ").split(" ")[-1]
    if outlet and short != outlet and len(short) > 3:
        phrases += [phrase.replace("{outlet}", f"the {short}") for phrase in FIRST_HAND if "{outlet}" in phrase]
    return Phrasebook(phrases)
