"""The values that flow through the engine: Article -> Statement -> Claim + Evidence -> Origin -> Assessment.

Every value is frozen. Offsets are half-open and count Unicode code points of the article's own `text`
(or of its `title`, where `field` says so), exactly as given.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Span = tuple[int, int]
Field = Literal["text", "title"]
Json = dict[str, object]


@dataclass(frozen=True, slots=True)
class Article:
    """What a newsroom hands in; `published_at` is an RFC 3339 time or a plain date, as given."""

    id: str
    text: str
    outlet: str = ""
    title: str = ""
    published_at: str | None = None
    url: str | None = None
    language: str | None = None

    def words(self, where: Field) -> str:
        """Return the string that offsets with `field` = `where` count in."""
        return self.title if where == "title" else self.text


@dataclass(frozen=True, slots=True)
class Claim:
    """The sentence to be scored; with `as_of` (RFC 3339 or date) only what was published by then counts."""

    text: str
    as_of: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Whom a source stands for in its article.

    `source_class` is a row of the rubric's `class` table. `institution` is the key of the body behind the speaker
    ("us/pentagon"), `country` its ISO 3166 alpha-2 code, `person` the folded personal name ("maria lopez").
    `probability` (0..1) is that of the class where a model chose it, else 1; `second_class` the next likely one.
    """

    surface: str
    source_class: str
    name: str | None = None
    role: str | None = None
    institution: str | None = None
    country: str | None = None
    person: str | None = None
    probability: float = 1.0
    second_class: str | None = None


@dataclass(frozen=True, slots=True)
class Flag:
    """A property of a statement (hedged, denial, forecast, opinion) and where the words stand that show it."""

    code: str
    span: Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who says what, in the field's terms: source, cue and content (Pareti 2015; PolNeAR 2018).

    A role may have several pieces, or none. `chain` runs from the immediate source to the origin and is empty where the
    copy tells of no relay.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    speaker: Speaker
    chain: tuple[Speaker, ...] = ()
    flags: tuple[Flag, ...] = ()

    def has(self, code: str) -> bool:
        """Tell whether the flag `code` was found."""
        return any(flag.code == code for flag in self.flags)

    @property
    def origin(self) -> Speaker:
        """Where the information enters the record: the last link of the chain, or else the speaker."""
        return self.chain[-1] if self.chain else self.speaker


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that an article says; `start` and `end` enclose its content."""

    article_id: str
    field: Field
    start: int
    end: int
    attribution: Attribution


@dataclass(frozen=True, slots=True)
class Evidence:
    """A statement that bears on a claim, how it bears (a row of the rubric's `relation` table) and through which origin.

    `outlet` and `published_at` are those of its article.
    """

    statement: Statement
    text: str
    relation: str
    origin: str | None
    note: str = ""
    outlet: str = ""
    published_at: str | None = None

    def as_json(self) -> Json:
        """Return the shape that CONTRACT fixes for one piece of evidence."""
        statement = self.statement
        return {
            "article_id": statement.article_id,
            "outlet": self.outlet,
            "published_at": self.published_at,
            "field": statement.field,
            "start": statement.start,
            "end": statement.end,
            "text": self.text,
            "relation": self.relation,
            "origin": self.origin,
            "note": self.note,
            "attribution": attribution_json(statement.attribution),
        }


@dataclass(frozen=True, slots=True)
class Origin:
    """One independent place where information enters the record, with the articles that it speaks through.

    `independence` is 0..1 from the origins counted before it, `points` what it adds (or costs, below 0) and `why` the
    sentence that tells an editor why its statements are one origin.
    """

    id: str
    label: str
    source_class: str
    country: str | None
    independence: float
    points: int
    articles: tuple[str, ...]
    why: str = ""

    def as_json(self) -> Json:
        """Return the shape that CONTRACT fixes for one origin."""
        return {
            "id": self.id,
            "label": self.label,
            "class": self.source_class,
            "country": self.country,
            "independence": self.independence,
            "points": self.points,
            "articles": list(self.articles),
            "why": self.why,
        }


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of the sum: a row of the rubric, its points, its sentence, and the indexes of the evidence it rests on."""

    code: str
    points: int
    text: str
    evidence: tuple[int, ...] = ()

    def as_json(self) -> Json:
        """Return the shape that CONTRACT fixes for one reason."""
        return {"code": self.code, "points": self.points, "text": self.text, "evidence": list(self.evidence)}


@dataclass(frozen=True, slots=True)
class Step:
    """What a reporter could do next, and the points that a re-scoring gives for it."""

    code: str
    points: int
    text: str

    def as_json(self) -> Json:
        """Return the shape that CONTRACT fixes for one step."""
        return {"code": self.code, "points": self.points, "text": self.text}


@dataclass(frozen=True, slots=True)
class Versions:
    """What must be the same for a score to be replayed byte for byte."""

    engine: str
    rubric: str
    models: str
    articles: str

    def as_json(self) -> Json:
        """Return the four versions by name."""
        return {"engine": self.engine, "rubric": self.rubric, "models": self.models, "articles": self.articles}


@dataclass(frozen=True, slots=True)
class Assessment:
    """The answer: a score that is the sum of its reasons, or an abstention with the reason why."""

    id: str
    claim: Claim
    score: int | None
    abstained: bool
    grade: str
    attribution: Speaker | None
    chain: tuple[Speaker, ...]
    origins: tuple[Origin, ...]
    evidence: tuple[Evidence, ...]
    reasons: tuple[Reason, ...]
    would_raise: tuple[Step, ...]
    versions: Versions

    def as_json(self) -> Json:
        """Return the assessment in the shape that CONTRACT fixes; keys may be added to it, never renamed."""
        return {
            "id": self.id,
            "claim": {"text": self.claim.text, "as_of": self.claim.as_of},
            "score": self.score,
            "abstained": self.abstained,
            "grade": self.grade,
            "attribution": speaker_json(self.attribution, self.chain),
            "origins": [origin.as_json() for origin in self.origins],
            "evidence": [evidence.as_json() for evidence in self.evidence],
            "reasons": [reason.as_json() for reason in self.reasons],
            "would_raise": [step.as_json() for step in self.would_raise],
            "versions": self.versions.as_json(),
        }


def speaker_json(speaker: Speaker | None, chain: tuple[Speaker, ...]) -> Json:
    """Return class, name, surface and chain of the best origin; all empty where nobody supports the claim."""
    return {
        "class": speaker.source_class if speaker else None,
        "name": speaker.name if speaker else None,
        "surface": speaker.surface if speaker else None,
        "chain": [{"surface": link.surface, "class": link.source_class} for link in chain],
    }


def attribution_json(attribution: Attribution) -> Json:
    """Return one attribution as `secondsource attribute` writes it."""
    speaker = attribution.speaker
    return {
        "source": [list(span) for span in attribution.source],
        "cue": [list(span) for span in attribution.cue],
        "content": [list(span) for span in attribution.content],
        **speaker_json(speaker, attribution.chain),
        "role": speaker.role,
        "institution": speaker.institution,
        "country": speaker.country,
        "probability": speaker.probability,
        **{code: attribution.has(code) for code in ("hedged", "denial", "forecast", "opinion")},
    }
