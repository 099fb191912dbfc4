"""Assessment: the sum. Every line is a reason with its points, and the points of the reasons are the score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from scoring.claims import ReadClaim
from scoring.corroboration import Counted, counted
from scoring.dissent import Dissent, before, dissents
from scoring.evidence import Found
from scoring.grade import grade
from scoring.origins import NOBODY, Source, sources
from scoring.quoting import cut, listed, ordinal, quote, shown
from scoring.rubric import Rubric
from scoring.specificity import Detail, details
from scoring.standing import Standing, standings
from scoring.values import Article, Reason


@dataclass(frozen=True)
class Case:
    """All that a sum is made of; `would_raise` changes one part of it and sums again."""

    claim: ReadClaim
    found: tuple[Found, ...]
    sources: tuple[Source, ...]
    keys: tuple[str | None, ...]
    standings: tuple[Standing, ...]
    details: tuple[Detail, ...]
    rubric: Rubric

    @property
    def names(self) -> dict[str, str]:
        """The short ids ("O1") under which an assessment gives its origins, by key."""
        return {source.key: f"O{place}" for place, source in enumerate(self.sources, 1)}


@dataclass(frozen=True)
class Sum:
    """A case summed: the origins in order, the dissent, the reasons, the score."""

    order: tuple[Counted, ...]
    dissent: tuple[Dissent, ...]
    reasons: tuple[Reason, ...]
    score: int
    grade: str


def prepare(claim: ReadClaim, found: tuple[Found, ...], copies: Mapping[str, str], rubric: Rubric) -> Case:
    """Find the origins of the evidence, give each its standing, and check the claim's details."""
    found = _revisions(found, copies, rubric)
    made, keys = sources(found, copies, rubric)
    ranked = standings(claim, found, made, rubric)
    supporting = [index for index, hit in enumerate(found) if rubric.side(hit.bearing.relation) > 0]
    return Case(claim, found, made, keys, ranked, details(claim, found, supporting), rubric)


def _revisions(found: tuple[Found, ...], copies: Mapping[str, str], rubric: Rubric) -> tuple[Found, ...]:
    """Turn a divergent estimate into an update where it is a revision: the same origin's, or a cumulative count at another time."""
    if not any(hit.bearing.relation == "divergent_estimate" for hit in found):
        return found
    _, keys = sources(found, copies, rubric)
    supporting = [index for index, hit in enumerate(found) if rubric.side(hit.bearing.relation) > 0]
    return tuple(
        replace(hit, bearing=replace(hit.bearing, relation="updates", note=why))
        if hit.bearing.relation == "divergent_estimate"
        and (why := _revises(hit, keys[index], [(found[at], keys[at]) for at in supporting]))
        else hit
        for index, hit in enumerate(found)
    )


def _revises(hit: Found, key: str | None, supporting: Sequence[tuple[Found, str | None]]) -> str:
    if any(key is not None and key == other for _, other in supporting):
        return "the same origin's figure at another time"
    pair = hit.bearing.differing
    if pair is None or not (pair[0].cumulative and pair[1].cumulative):
        return ""
    claimed, stated = pair
    later = any(before(other.article, hit.article) for other, _ in supporting)
    earlier = any(before(hit.article, other.article) for other, _ in supporting)
    if stated.low > claimed.high and later:
        return "a later, higher figure of a count that grows"
    return "an earlier, lower figure of a count that grows" if stated.high < claimed.low and earlier else ""


def add_up(case: Case) -> Sum:
    """Sum a case that has evidence: attribution, corroboration, specificity, dissent, never below 0."""
    order = counted(case.standings, case.rubric)
    dissent = dissents(case.claim, case.found, case.sources, _since(case, order), case.rubric)
    reasons = [
        *_attribution(case, order),
        *_corroboration(case, order),
        *_specificity(case),
        *_dissent(case, dissent),
        *_beside(case),
    ]
    total = sum(reason.points for reason in reasons)
    if total < 0:
        reasons.append(Reason("floor", -total, case.rubric.sentence("reason", "floor")))
    if total > 100:
        reasons.append(Reason("ceiling", 100 - total, case.rubric.sentence("reason", "ceiling")))
    divergent = any(hit.bearing.relation == "divergent_estimate" for hit in case.found)
    return Sum(order, dissent, tuple(reasons), min(max(total, 0), 100), grade(order, dissent, divergent, case.rubric))


def _since(case: Case, order: Sequence[Counted]) -> Article | None:
    """Return the earliest article in which the leading origin supports the claim: what a denial must come after to rebut it."""
    if not order:
        return None
    members = [
        case.found[index].article
        for index in order[0].standing.source.members
        if case.rubric.side(case.found[index].bearing.relation) > 0
    ]
    first = members[0] if members else None
    for article in members[1:]:
        if first is None or before(article, first) or not article.published_at:
            first = article
    return first


def _attribution(case: Case, order: Sequence[Counted]) -> Iterator[Reason]:
    if not order:
        yield Reason("no_support", 0, case.rubric.sentence("reason", "no_support"))
        return
    leader = order[0].standing
    evidence = () if leader.hit < 0 else (leader.hit,)
    for line in leader.lines:
        yield Reason(line.code, line.points, line.text, evidence)


def _corroboration(case: Case, order: Sequence[Counted]) -> Iterator[Reason]:
    rubric = case.rubric
    total = 0
    for one in order[1:]:
        total += one.points
        yield Reason("corroboration", one.points, _corroborates(one, rubric), _support(case, one.standing.source))
    most = int(rubric.table["corroboration"]["most"])
    if total > most:
        yield Reason("cap_corroboration", most - total, rubric.sentence("reason", "cap_corroboration", most=most))
    if len(order) == 1:
        source = order[0].standing.source
        yield Reason("one_origin", 0, rubric.sentence("reason", "one_origin", label=source.label), _support(case, source))
    for one in order:
        articles = sorted({case.found[index].article.id for index in _support(case, one.standing.source)})
        if len(articles) > 1 and one.standing.source.speaker.source_class not in NOBODY:
            yield Reason(
                "copies",
                0,
                rubric.sentence(
                    "reason",
                    "copies",
                    label=one.standing.source.label,
                    articles=listed(articles),
                    why=one.standing.source.why,
                ),
                _support(case, one.standing.source),
            )


def _support(case: Case, source: Source) -> tuple[int, ...]:
    return tuple(index for index in source.members if case.rubric.side(case.found[index].bearing.relation) > 0)


def _corroborates(one: Counted, rubric: Rubric) -> str:
    relation = str(rubric.table["independence"]["text"][one.relation]).format_map({"other": one.nearest})
    party = one.standing.has("party")
    return rubric.sentence(
        "corroboration",
        key="halved" if party else "text",
        label=one.standing.source.label,
        ordinal=ordinal(one.place),
        relation=relation,
        weight=f"{one.weight:g}",
        independence=f"{one.independence:g}",
        half=f"{float(rubric.table['corroboration']['party']):g}",
        points=one.points,
    )


def _specificity(case: Case) -> Iterator[Reason]:
    for detail in case.details:
        row = case.rubric.table["specificity"][detail.code]
        given = bool(detail.words and detail.evidence)
        key = "text" if given else "absent" if detail.words else "unasked"
        yield Reason(
            detail.code,
            int(row["points"]) if given else 0,
            case.rubric.sentence("specificity", detail.code, key, words=cut(detail.words, 80)),
            detail.evidence,
        )


def _dissent(case: Case, dissent: Sequence[Dissent]) -> Iterator[Reason]:
    rubric = case.rubric
    serving = total = 0
    for one in dissent:
        hit = case.found[one.hit]
        words = {"label": one.source.label, "quote": quote(hit.article, hit.statement)}
        if one.kind == "revised":
            yield Reason("revised", 0, rubric.sentence("reason", "revised", **words), (one.hit,))
            continue
        serving += one.points if one.kind == "self_serving" else 0
        total += one.points
        yield Reason(
            hit.bearing.relation,
            one.points,
            rubric.sentence(
                "dissent",
                key=one.kind,
                verb=rubric.table["relation"][hit.bearing.relation]["verb"],
                ground=one.ground,
                **words,
            ),
            (one.hit,),
        )
    limit = int(rubric.table["dissent"]["self_serving_most"])
    if -serving > limit:
        yield Reason("cap_self_serving", -serving - limit, rubric.sentence("reason", "cap_self_serving", most=limit))
        total += -serving - limit
    most = int(rubric.table["dissent"]["most"])
    if -total > most:
        yield Reason("cap_dissent", -total - most, rubric.sentence("reason", "cap_dissent", most=most))


def _beside(case: Case) -> Iterator[Reason]:
    """Yield what is shown and not counted: updates, divergent estimates, misattribution, opinion, mere reports; one of a kind an origin."""
    rubric = case.rubric
    seen: set[tuple[str, str]] = set()
    supported = any(rubric.side(hit.bearing.relation) > 0 for hit in case.found)
    for index, hit in enumerate(case.found):
        code = "opinion" if hit.opinion else "misattributed" if hit.misattributed and not supported else hit.bearing.relation
        key = (code, case.keys[index] or hit.article.id)
        if code not in ("updates", "divergent_estimate", "reports", "misattributed", "opinion") or key in seen:
            continue
        seen.add(key)
        claimed = case.claim.speaker.surface if case.claim.speaker else ""
        yield Reason(
            code,
            0,
            rubric.sentence(
                "reason",
                code,
                label=shown(hit.origin, rubric),
                words=cut(_figure(hit), 80),
                ground=hit.bearing.note,
                surface=shown(hit.origin, rubric),
                articles=hit.article.outlet or hit.article.id,
                quote=quote(hit.article, hit.statement),
                claimed=claimed,
                cited=shown(hit.origin, rubric),
            ),
            (index,),
        )


def _figure(hit: Found) -> str:
    pair = hit.bearing.differing
    if pair is None:
        return quote(hit.article, hit.statement)
    line = hit.asserted.line
    start, end = line.span(pair[1].first, min(len(line.words), pair[1].last + 3))
    return hit.article.words(hit.statement.field)[start:end]
