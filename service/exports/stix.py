"""An assessment as a STIX 2.1 bundle: the claim as a grouping of its origins, and the assessment as a note on it."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID, uuid5

from scoring.values import Article, Assessment, Json, Origin
from service.exports.citing import address, cited, dated, instant
from service.exports.wording import ASPECT, CAVEAT, NAME, WHO, rating, reasons, versions

SPACE = UUID("2f6c2f0e-6f0b-5d39-9d6e-0f4f3a1c7b52")  # of all ids that are made here; chance, and never changed
# STIX 2.1, appendix A, scale "Admiralty Credibility": the digit of the grade as a confidence. For 6 it has none.
CONFIDENCE = {"1": 90, "2": 70, "3": 50, "4": 30, "5": 10}


def stix(assessment: Assessment, articles: Sequence[Article]) -> Json:
    """Return the bundle for `assessment`, which was made on `articles`.

    Ids are made from the assessment's, and times are those of the claim or of the articles: the same assessment gives the
    same bytes.
    """
    rests_on = cited(assessment, articles)
    time = _time(dated(assessment, rests_on))
    maker = _object("identity", "maker", _time(None), None, name=NAME, description=WHO, identity_class="system")
    made_by = str(maker["id"])
    origins = [_origin(origin, assessment, time, made_by) for origin in assessment.origins]
    about = _object(
        "grouping", assessment.id, time, made_by, name=assessment.claim.text, description=ASPECT, context="unspecified",
        object_refs=[str(one["id"]) for one in origins] or [made_by],
        external_references=[_reference(article) for article in rests_on])
    note = _object(
        "note", assessment.id, time, made_by, abstract=rating(assessment),
        content="\n".join([rating(assessment), *reasons(assessment), CAVEAT]),
        object_refs=[about["id"]], labels=[assessment.grade], confidence=CONFIDENCE.get(assessment.grade[-1:]),
        external_references=[{
            "source_name": NAME, "external_id": assessment.id, "description": versions(assessment.versions)}])
    return {"type": "bundle", "id": _id("bundle", assessment.id), "objects": [maker, *origins, about, note]}


def _origin(origin: Origin, assessment: Assessment, time: str, made_by: str) -> Json:
    return _object(
        "identity", f"{assessment.id} {origin.id}", time, made_by,
        name=origin.label or origin.id, description=origin.why, labels=[origin.source_class])


def _object(kind: str, key: str, time: str, made_by: str | None, **members: object) -> Json:
    common = {
        "type": kind, "spec_version": "2.1", "id": _id(kind, key), "created_by_ref": made_by, "created": time, "modified": time}
    return {name: value for name, value in {**common, **members}.items() if value not in (None, "", [])}


def _reference(article: Article) -> Json:
    members = {
        "source_name": article.outlet or "article", "description": article.title, "url": address(article),
        "external_id": article.id}
    return {name: value for name, value in members.items() if value}


def _id(kind: str, key: str) -> str:
    return f"{kind}--{uuid5(SPACE, f'{kind} {key}')}"


def _time(date: str | None) -> str:
    """Return a date as STIX writes it; 1970 for what has none, such as the maker, who never changes."""
    return instant(date).isoformat(timespec="milliseconds").replace("+00:00", "Z")
