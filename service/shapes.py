"""The shapes of what goes out, as JSON Schemas for the document; keys may be added to them, never renamed."""

from __future__ import annotations

from typing import Any

from scoring.relating import RELATIONS
from service.assessable import UNASSESSED
from service.problems import KINDS
from service.requests import PAGE

Shape = dict[str, Any]
TEXT: Shape = {"type": "string"}
WHOLE: Shape = {"type": "integer"}
COUNT: Shape = {"type": "integer", "minimum": 0}
MAYBE_TEXT: Shape = {"type": ["string", "null"]}
POINTER = "JSON pointer into the body; for a query, `?` and the name of the parameter."
FLAG: Shape = {"type": "boolean"}
CHECKED: Shape = {
    "type": "object", "additionalProperties": {"type": "string", "enum": ["ok", "failed"]},
    "description": "Each check by its name: `engine`, `database`, `disk`.",
}
FIELD: Shape = {"type": "string", "enum": ["text", "title"], "description": "What `start`, `end` and the spans count in."}


def refer(name: str) -> Shape:
    """Return the reference to a shape."""
    return {"$ref": f"#/components/schemas/{name}"}


def several(shape: Shape, description: str = "") -> Shape:
    """Return the shape of a list."""
    return {"type": "array", "items": shape, **({"description": description} if description else {})}


def of(description: str, **members: Shape) -> Shape:
    """Return the shape of an object that has all of `members`; a trailing underscore keeps a name off Python's words."""
    named = {name.rstrip("_"): member for name, member in members.items()}
    return {"type": "object", "description": description, "properties": named, "required": list(named)}


def told(shape: Shape, description: str) -> Shape:
    """Return `shape` with a description."""
    return {**shape, "description": description}


SPAN = told({"type": "array", "items": COUNT, "minItems": 2, "maxItems": 2}, "Start and end, half-open.")
SOURCE = {
    "class_": told(MAYBE_TEXT, "A row of the rubric's `class` table."),
    "name": told(MAYBE_TEXT, "The name, where the copy gives one."),
    "surface": told(MAYBE_TEXT, "The words that stand for the source."),
    "chain": several(refer("Link"), "From the one who speaks to the origin; empty where there is no relay."),
}

SHAPES: dict[str, Shape] = {
    "Assessment": of(
        "How well a claim is sourced; the points of the reasons sum to the score.",
        id=told(TEXT, "The same for the same claim, articles and versions."),
        claim=of("The claim as given, and the id under which its history is kept.", text=TEXT, as_of=MAYBE_TEXT, id=TEXT),
        score=told({"type": ["integer", "null"], "minimum": 0, "maximum": 100}, "Null where the service abstains."),
        abstained=told(FLAG, "True where nothing in the articles bears on the claim."),
        grade=told(TEXT, "The Admiralty code: a letter for the source, a digit for what it says."),
        attribution=of("The best source that supports the claim.", **SOURCE),
        origins=several(refer("Origin"), "The independent places where it enters the record."),
        evidence=several(refer("Evidence"), "The statements that bear on the claim."),
        reasons=several(refer("Reason"), "The sum, line by line."),
        would_raise=several(refer("Step"), "What would add most, found by re-scoring."),
        versions=of("What must be the same for the same answer.", engine=TEXT, rubric=TEXT, models=TEXT, articles=TEXT),
    ),
    "History": of(
        "How the score of a claim moved.",
        id=TEXT, claim=of("The claim.", text=TEXT, as_of=MAYBE_TEXT),
        assessments=several(of(
            "One assessment.", assessment=told(TEXT, "Its id."), made=told(TEXT, "When, in UTC."),
            score={"type": ["integer", "null"]}, grade=TEXT,
            moved=told({"type": ["integer", "null"]}, "The points by which the score moved since the last one."), origins=COUNT,
            on_stored_articles=told(FLAG, "Whether it rests on the archive, or on what the caller brought."))),
    ),
    "Watch": of(
        "A claim that is followed.", id=TEXT, claim=of("The claim.", text=TEXT, as_of=MAYBE_TEXT),
        score=told({"type": ["integer", "null"]}, "Its score when last told."), assessment=told(TEXT, "The id of the assessment."),
    ),
    "Watches": of("The claims that are followed.", claims=several(refer("Watch"))),
    "Link": of("One link of a chain.", surface=TEXT, class_=TEXT),
    "Origin": of(
        "One origin, however many articles it speaks through.",
        id=TEXT, label=TEXT, class_=TEXT, country=told(MAYBE_TEXT, "ISO 3166 alpha-2."),
        independence=told({"type": "number", "minimum": 0, "maximum": 1}, "From the origins counted before it."),
        points=WHOLE, articles=several(TEXT, "Ids of articles."), why=told(TEXT, "Why its statements are one origin."),
    ),
    "Evidence": of(
        "A statement that bears on the claim.",
        article_id=TEXT, field=FIELD, start=COUNT, end=COUNT, text=TEXT,
        relation=told(TEXT, "A row of the rubric's `relation` table."), origin=told(MAYBE_TEXT, "The id of an origin."),
        attribution=refer("Attribution"), note=told(TEXT, "What stands against taking it at its word; mostly empty."),
    ),
    "Attribution": of(
        "Who says it: the spans of source, cue and content, and whom the source stands for.",
        source=several(SPAN), cue=several(SPAN), content=several(SPAN), **SOURCE,
        hedged=FLAG, denial=FLAG, forecast=FLAG, opinion=FLAG,
        role=told(MAYBE_TEXT, "What the copy calls the speaker, such as “transport minister”."),
        institution=told(MAYBE_TEXT, "The key of the body behind the speaker."), country=told(MAYBE_TEXT, "ISO 3166 alpha-2."),
        probability=told({"type": "number", "minimum": 0, "maximum": 1}, "That the class is right; 1 where no model chose it."),
    ),
    "Reason": of(
        "One line of the sum.",
        code=TEXT, points=WHOLE, text=TEXT, evidence=several(COUNT, "Indexes of `evidence`."),
    ),
    "Step": of("What a reporter could do next, and what it would add.", code=TEXT, points=WHOLE, text=TEXT),
    "Statement": of(
        "One thing that an article says.",
        field=FIELD, start=COUNT, end=COUNT, text=TEXT, attribution=refer("Attribution"),
    ),
    "Results": of(
        "The answer to many claims.",
        results={
            "type": "object", "description": "By the caller's ids, in the order of the claims.",
            "additionalProperties": {"anyOf": [refer("Assessment"), refer("Problem")]},
        },
    ),
    "Relations": of(
        "How texts bear on claims.",
        relations=several(of(
            "How one text does.", relation={"type": "string", "enum": list(RELATIONS)},
            p={"type": "object", "description": "Of each relation; they sum to 1.", "additionalProperties": {"type": "number"}})),
    ),
    "Summary": of(
        "An assessment in short.",
        id=TEXT, score={"type": ["integer", "null"], "minimum": 0, "maximum": 100}, abstained=FLAG, grade=TEXT,
        attribution=of("The best source that supports the claim.", class_=MAYBE_TEXT),
        origins=told(COUNT, "How many origins there are."),
        reasons=several(of("One line of the sum.", code=TEXT, points=WHOLE, text=TEXT)),
    ),
    "Analysis": of(
        "What a draft says, and how well it is sourced.",
        id=told(MAYBE_TEXT, "The caller's."), statements=several(refer("Analysed")),
    ),
    "Analysed": of(
        "A statement of a draft.",
        field=FIELD, start=COUNT, end=COUNT, text=TEXT, attribution=refer("Attribution"),
        # A client that tries one after the other is stopped by what a summary lacks, and by nothing that an assessment has more.
        assessment={"anyOf": [refer("Assessment"), refer("Summary"), {"type": "null"}]},
        unassessed={"anyOf": [refer("Unassessed"), {"type": "null"}]},
    ),
    "Unassessed": of(
        "Why a statement has no assessment.", code={"type": "string", "enum": list(UNASSESSED)}, text=TEXT),
    "Checked": of(
        "The weakly sourced statements of an editor's text.",
        requestId=TEXT, blocks=several(refer("CheckedBlock"), "As they came."), categoryIds=several(TEXT, "Those that were looked at."),
        matches=several(refer("Match")),
    ),
    "CheckedBlock": of("A stretch of a document.", id=TEXT, text=TEXT, from_=COUNT, to=COUNT),
    "Category": of(
        "Why a statement is weakly sourced.",
        id=TEXT, name=TEXT, colour=told(TEXT, "Six hexadecimal digits."), priority=told(COUNT, "Higher is more urgent."),
    ),
    "Match": of(
        "A weakly sourced statement, or what of it stands in one block.",
        rule=of("Its category, as a rule.", id=TEXT, category=refer("Category"), description_=TEXT, suggestions=several(TEXT, "Empty.")),
        fromPos=COUNT, toPos=COUNT, precedingText=TEXT, subsequentText=TEXT, matchedText=told(TEXT, "As it was read."),
        message=told(TEXT, "Why, and what would raise it."), shortMessage=TEXT, suggestions=several(TEXT, "Empty."),
        markAsCorrect=FLAG, matchContext=TEXT, groupKey=told(TEXT, "The same for the same words in the same category."),
        blockId=TEXT, score={"type": ["integer", "null"], "minimum": 0, "maximum": 100}, grade=TEXT,
        band=told(MAYBE_TEXT, "A `name` of the bands of `/v1/rubric`."), symbol=MAYBE_TEXT,
    ),
    "ClaimReview": of(
        "schema.org ClaimReview in JSON-LD: how well the claim is sourced, in `reviewRating`, and why, in `reviewBody`.",
        claimReviewed=TEXT, reviewAspect=TEXT, reviewBody=TEXT, reviewRating={"type": "object"}),
    "Bundle": of(
        "A STIX 2.1 bundle: the claim as a `grouping` of its origins, and the assessment as a `note` on it.",
        type={"type": "string", "const": "bundle"}, id=TEXT, objects=several({"type": "object"})),
    "Statements": of("The statements of an article.", article_id=TEXT, statements=several(refer("Statement"))),
    "Added": of(
        "What became of each article.",
        articles=several(of("One article.", id=TEXT, status={"type": "string", "enum": ["added", "updated", "unchanged"]})),
        added=COUNT, updated=told(COUNT, "Of which a new version was stored."), unchanged=COUNT,
    ),
    "Page": of(
        "A page of the stored articles.",
        articles=several(refer("Row"), f"{PAGE} of them, or `limit`, or what is left."),
        next=told(MAYBE_TEXT, "The cursor of the next page; null on the last."),
    ),
    "Row": of(
        "A stored article without its text.",
        id=TEXT, outlet=TEXT, title=TEXT, published_at=MAYBE_TEXT, url=MAYBE_TEXT, language=MAYBE_TEXT,
        version=told(WHOLE, "1, and one more for each time that another article came in under the id."),
        characters=told(COUNT, "The length of its text."),
    ),
    "Rubric": of(
        "The rubric in force.", version=TEXT, rubric={"type": "object"},
        bands=several(of("Scores from `least` on.", name=TEXT, least=COUNT, words=TEXT, symbol=TEXT), "The highest first.")),
    "Limits": {
        "type": "object", "description": "The limits by name.",
        "additionalProperties": of("One limit.", most=COUNT, unit=TEXT, what=TEXT, remedy=TEXT),
    },
    "Health": of("The process answers.", status={"type": "string", "const": "ok"}),
    "Readiness": of("Claims can be scored.", status={"type": "string", "const": "ready"}, checks=CHECKED),
    "Problem": {
        "type": "object",
        "description": "What went wrong (RFC 9457).",
        "properties": {
            "type": {"type": "string", "enum": [f"/docs#{name}" for name in KINDS]},
            "title": TEXT,
            "status": told({"type": "integer", "minimum": 400, "maximum": 599}, "The status of the answer."),
            "detail": told(TEXT, "What is wrong with this request, and what to do instead."),
            "instance": told(TEXT, "The path that was asked for."),
            "errors": several(
                of("One fault.", pointer=told(TEXT, POINTER), detail=TEXT),
                "Every place that is wrong, where there are such places."),
            "checks": CHECKED,
        },
        "required": ["type", "title", "status", "detail"],
    },
}
SHAPES["Assessment"]["properties"]["archive"] = of(
    "Only where it was scored against the stored articles: how many there are, in how many of them something was found, and how many of "
    "those were taken. The others came out after `as_of`, later on its day or on the next, or are the draft itself.",
    stored=COUNT, matching=COUNT, scored=COUNT)
SHAPES["Evidence"]["properties"] |= {
    "outlet": told(TEXT, "That of the article, empty where it has none; not in what was answered before this was told."),
    "published_at": told(MAYBE_TEXT, "When the article came out; not in what was answered before this was told."),
}
