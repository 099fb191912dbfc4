"""The JSON of the service, for type checkers: every value is the dictionary that came, whatever else may stand in it."""

from __future__ import annotations

from typing import Literal, NotRequired, TypedDict

OffsetUnit = Literal["codepoint", "utf16"]
Detail = Literal["summary", "full"]


class ClaimGiven(TypedDict):
    """A claim, with a date where only what was published by then counts."""

    text: str
    as_of: NotRequired[str | None]


class ArticleGiven(TypedDict):
    """An article as it is handed in."""

    id: str
    text: str
    outlet: NotRequired[str | None]
    title: NotRequired[str | None]
    published_at: NotRequired[str | None]
    url: NotRequired[str | None]
    language: NotRequired[str | None]


class Article(TypedDict):
    """A stored article."""

    id: str
    text: str
    outlet: str
    title: str
    published_at: str | None
    url: str | None
    language: str | None


class ArticleRow(TypedDict):
    """A stored article without its text."""

    id: str
    outlet: str
    title: str
    published_at: str | None
    url: str | None
    language: str | None
    version: int
    characters: int


class Stored(TypedDict):
    """What became of one article."""

    id: str
    status: Literal["added", "updated", "unchanged"]


class Added(TypedDict):
    """What became of articles that were handed in."""

    articles: list[Stored]
    added: int
    updated: int
    unchanged: int


Link = TypedDict("Link", {"surface": str, "class": str})
Best = TypedDict("Best", {"class": str | None})
Source = TypedDict("Source", {"class": str | None, "name": str | None, "surface": str | None, "chain": list[Link]})
Attribution = TypedDict("Attribution", {
    "source": list[list[int]], "cue": list[list[int]], "content": list[list[int]],
    "class": str | None, "name": str | None, "surface": str | None, "chain": list[Link],
    "hedged": bool, "denial": bool, "forecast": bool, "opinion": bool,
    "role": str | None, "institution": str | None, "country": str | None, "probability": float,
})
Origin = TypedDict("Origin", {
    "id": str, "label": str, "class": str, "country": str | None, "independence": float, "points": int, "articles": list[str], "why": str,
})


class ClaimTold(TypedDict):
    """A claim as it was given, and the id of its history."""

    text: str
    as_of: str | None
    id: str


class ClaimKept(TypedDict):
    """A claim as it was given."""

    text: str
    as_of: str | None


class Evidence(TypedDict):
    """A statement that bears on a claim."""

    article_id: str
    field: Literal["text", "title"]
    start: int
    end: int
    text: str
    relation: str
    origin: str | None
    attribution: Attribution
    note: str


class ReasonTold(TypedDict):
    """One line of the sum, in short."""

    code: str
    points: int
    text: str


class Reason(ReasonTold):
    """One line of the sum; `evidence` holds indexes of the assessment's."""

    evidence: list[int]


class Versions(TypedDict):
    """What must be the same for the same answer."""

    engine: str
    rubric: str
    models: str
    articles: str


class Archive(TypedDict):
    """How many articles are stored, in how many something was found, and how many of those were taken."""

    stored: int
    matching: int
    scored: int


class Assessment(TypedDict):
    """How well a claim is sourced; `score` is None where it abstained."""

    id: str
    claim: ClaimTold
    score: int | None
    abstained: bool
    grade: str
    attribution: Source
    origins: list[Origin]
    evidence: list[Evidence]
    reasons: list[Reason]
    would_raise: list[ReasonTold]
    versions: Versions
    archive: NotRequired[Archive]


class Summary(TypedDict):
    """An assessment in short."""

    id: str
    score: int | None
    abstained: bool
    grade: str
    attribution: Best
    origins: int
    reasons: list[ReasonTold]


class Statement(TypedDict):
    """One thing that an article says."""

    field: Literal["text", "title"]
    start: int
    end: int
    text: str
    attribution: Attribution


class Unassessed(TypedDict):
    """Why a statement has no assessment."""

    code: str
    text: str


class Analysed(Statement):
    """A statement of a draft; its assessment is a whole one where `detail` was "full"."""

    assessment: Summary | Assessment | None
    unassessed: Unassessed | None


class Analysis(TypedDict):
    """What a draft says, and how well it is sourced."""

    id: str | None
    statements: list[Analysed]


class Watch(TypedDict):
    """A claim that is followed, with its score when last told."""

    id: str
    claim: ClaimKept
    score: int | None
    assessment: str


class Move(TypedDict):
    """The move of a score: of which claim, from what to what, by which assessment, and when."""

    claim: str
    before: int | None
    after: int | None
    assessment: str
    made: str


class Past(TypedDict):
    """One assessment of a history."""

    assessment: str
    made: str
    score: int | None
    grade: str
    moved: int | None
    origins: int
    on_stored_articles: bool


class History(TypedDict):
    """How the score of a claim moved."""

    id: str
    claim: ClaimKept
    assessments: list[Past]


class Band(TypedDict):
    """The words and the symbol for scores from `least` on."""

    name: str
    least: int
    words: str
    symbol: str


class Rubric(TypedDict):
    """The rubric in force."""

    version: str
    rubric: dict[str, object]
    bands: list[Band]


class Limit(TypedDict):
    """The most that is accepted of something."""

    most: int
    unit: str
    what: str
    remedy: str
