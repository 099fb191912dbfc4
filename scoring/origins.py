"""Origins: which statements come from one place, and how independent each origin is of those counted before it.

Five outlets that quote one briefing are one origin. Statements are joined by person, by institution (a person or an unnamed member
speaks for it), by credited outlet, and by copied text last; nothing else joins them, and each join has its sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from scoring import directory
from scoring.evidence import Found
from scoring.facts.disputes import SHARING
from scoring.rubric import Rubric
from scoring.speakers.scene import PUBLIC
from scoring.unions import (
    Groups,
    credited,
    institution,
    join_bodies,
    join_copies,
    join_credits,
    join_governments,
    join_surnames,
    nameless,
)
from scoring.values import Speaker

NOBODY = frozenset({"unattributed", "headline"})  # classes that name no origin
# Slugs of institutions whose members speak for themselves: two lawmakers are two origins of one government.
_ASSEMBLIES = frozenset(
    {"parliament", "legislature", "senate", "congress", "house", "house_of_representatives", "court", "judge"}
)


@dataclass(frozen=True)
class Source:
    """An origin with its statements: indexes into the evidence; `speaker` is its best one."""

    key: str
    label: str
    speaker: Speaker
    members: tuple[int, ...]
    articles: tuple[str, ...]
    why: str


def sources(
    found: Sequence[Found], copies: Mapping[str, str], rubric: Rubric
) -> tuple[tuple[Source, ...], tuple[str | None, ...]]:
    """Return the origins of the evidence, strongest first, and for each piece of evidence the key of its origin.

    Narration in an article that also cites somebody for the claim rests on whom it cites; other narration is an origin of class
    "unattributed" only where nobody is cited anywhere, and has no origin (None) elsewhere.
    """
    groups = Groups()
    first = [_join(groups, hit, copies) if hit.origin.source_class not in NOBODY else None for hit in found]
    join_bodies(groups, found)
    join_surnames(groups, found)
    join_governments(groups, found, first)
    join_credits(groups, found, first, rubric)
    join_copies(groups, found, first, copies)
    keys = [groups.root(key) if key else None for key in first]
    _adopt(found, keys)
    members: dict[str, list[int]] = {}
    for index, key in enumerate(keys):
        if key:
            members.setdefault(key, []).append(index)
    told = groups.why()
    made = [_source(key, indexes, found, rubric, told.get(key, ())) for key, indexes in members.items()]
    made.sort(key=lambda source: (rubric.rank(source.speaker.source_class), source.label, source.key))
    return tuple(made), tuple(keys)


def _adopt(found: Sequence[Found], keys: list[str | None]) -> None:
    """Give narration the origin that its own article cites for the claim; where nobody is cited anywhere, one of its own."""
    cited: dict[tuple[str, str], str] = {}
    for hit, key in zip(found, keys, strict=True):
        if key:
            cited.setdefault((hit.article.id, hit.bearing.relation), key)
    anybody = any(key is not None and hit.bearing.relation == "corroborates" for hit, key in zip(found, keys, strict=True))
    for index, hit in enumerate(found):
        if keys[index] is None:
            own = cited.get((hit.article.id, hit.bearing.relation))
            keys[index] = own or (None if anybody else f"none/{hit.bearing.relation}")


def _join(groups: Groups, hit: Found, copies: Mapping[str, str]) -> str:
    speaker = hit.origin
    body = institution(speaker) or credited(hit)  # what an outlet alone knows of is known through this outlet
    keys = []
    if speaker.person:
        keys.append(f"person:{speaker.person}")
    if body and not (speaker.person and body.rpartition("/")[2] in _ASSEMBLIES):
        keys.append(f"body:{body}")
    if not keys:
        keys.append(nameless(speaker, hit.article, copies))
    for other in keys[1:]:
        groups.join(keys[0], other)
    return groups.root(keys[0])


def _source(key: str, indexes: Sequence[int], found: Sequence[Found], rubric: Rubric, told: Sequence[str]) -> Source:
    ranked = sorted(
        indexes,
        key=lambda index: (
            rubric.rank(found[index].origin.source_class),
            -len(found[index].origin.name or ""),
            found[index].origin.surface,
            found[index].statement.article_id,
        ),
    )
    best = found[ranked[0]].origin
    label = _label([found[index].origin for index in ranked])
    articles = tuple(sorted({found[index].article.id for index in indexes}))
    return Source(
        key, label, best, tuple(sorted(indexes)), articles, _why([found[index] for index in ranked], articles, told)
    )


def _label(speakers: Sequence[Speaker]) -> str:
    """Name an origin for a reader: its person, with the body behind it where a name is known."""
    best = speakers[0]
    if best.source_class in NOBODY or best.source_class == "vague":
        return "no named source"
    name = best.name or best.surface or "an unnamed source"
    body = _body_label(best.institution)
    return f"{name} ({body})" if body and body.lower() not in name.lower() and best.person else name


def _body_label(key: str | None) -> str | None:
    if key is None:
        return None
    known = directory.bodies().get(key)
    if known:
        return known.names[0]
    country, _, slug = key.partition("/")
    return f"{country.upper()} {slug.replace('_', ' ')}" if len(country) == 2 else slug.replace("_", " ") or None


def _body_name(speaker: Speaker) -> str | None:
    """Name the body behind a speaker: as a table or the copy has it."""
    unknown = str(speaker.institution).startswith(("org/", "?/", "record/", "outlet/"))
    return speaker.name if unknown and speaker.name and not speaker.person else _body_label(speaker.institution)


def _why(hits: Sequence[Found], articles: Sequence[str], told: Sequence[str]) -> str:
    """Say why the statements are one origin: what they share, then each union that more than that has made."""
    hits = [
        hit for hit in hits if hit.origin.source_class not in NOBODY
    ] or hits  # what narration rests on, not the narration
    return " ".join((_shared(hits, articles), *told)) if len(hits) > 1 else "One statement names it."


def _shared(hits: Sequence[Found], articles: Sequence[str]) -> str:
    named = sorted({hit.origin.name for hit in hits if hit.origin.person and hit.origin.name})
    body = next((_body_name(hit.origin) for hit in hits if hit.origin.institution), None)
    count = f"{len(articles)} articles" if len(articles) > 1 else f"{len(hits)} statements"
    if len(named) == 1 and all(hit.origin.person for hit in hits):
        return f"{count} cite the same person, {named[0]}."
    outlets = {credited(hit) for hit in hits} - {None}
    if body and not outlets:
        return f"{count} cite the same institution, {body}, or people who speak for it."
    if len(outlets) == 1 and all(credited(hit) for hit in hits):
        return f"{count} rest on what one outlet reported, {_outlet_name(hits)}."
    if outlets:
        return f"{count} have it from one place, some of them at second hand."
    if hits[0].origin.source_class == "own_reporting":
        return f"{count} carry one text."
    return f"{count} cite the same words for a source that cannot be told apart: “{hits[0].origin.surface or 'no name'}”."


def _outlet_name(hits: Sequence[Found]) -> str:
    links = (
        link
        for hit in hits
        for link in (*hit.statement.attribution.chain, hit.origin)
        if link.source_class == "media_report"
    )
    return min(link.name or link.surface for link in links)


def relation_of(one: Speaker, other: Speaker) -> str:
    """Return how two origins hang together: a row of the rubric's `independence` table.

    Relations are equivalences (a government, a circle of services that share), so that the order of counting changes nothing.
    """
    if one.source_class in PUBLIC and other.source_class in PUBLIC and one.country and one.country == other.country:
        return "same_government"
    services = one.source_class == "intelligence_agency" == other.source_class
    if services and any(one.country in circle and other.country in circle for circle in SHARING):
        return "shared_intelligence"
    return "unrelated"


def independence(speaker: Speaker, counted: Iterable[Source], rubric: Rubric) -> tuple[float, str, str]:
    """Return (independence, relation, label of the nearest) of an origin from those already counted."""
    table = rubric.table["independence"]
    nearest = (float(table["unrelated"]), "unrelated", "")
    for other in counted:
        relation = relation_of(speaker, other.speaker)
        if float(table[relation]) < nearest[0]:
            nearest = (float(table[relation]), relation, other.label)
    if not rubric.independent(speaker.source_class):
        return 0.0, "unknown", ""
    return nearest
