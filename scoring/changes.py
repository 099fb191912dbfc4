"""Changes: what lies between two assessments of one claim, in sentences whose points are the difference of the scores."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from scoring.ledger import Ledger, holders, ledger, matched
from scoring.quoting import cut, listed, ordinal
from scoring.rubric import Rubric
from scoring.values import Assessment, Evidence, Json, Origin

_FIGURES = ("updates", "divergent_estimate")


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that changed: a row of the rubric's `change` table, its points (later less earlier), its sentence."""

    code: str
    points: int
    text: str

    def as_json(self) -> Json:
        """Return the change as `secondsource score --since` writes it."""
        return {"code": self.code, "points": self.points, "text": self.text}


def changes(earlier: Assessment, later: Assessment, rubric: Rubric) -> tuple[Change, ...]:
    """Return what changed from one assessment to another of the same claim by one rubric; the points sum to later less earlier.

    An abstention counts as 0 there. Raises ValueError where the claims are not the same.
    """
    if earlier.claim.text != later.claim.text:
        raise ValueError("the two assessments are of different claims; compare assessments of one claim")
    then, now = ledger(earlier, rubric), ledger(later, rubric)
    both = _Both(then, now, matched(then, now), rubric)
    return tuple(change for part in _PARTS for change in part(both))


@dataclass(frozen=True)
class _Both:
    """Two ledgers, and which origin of `then` each origin of `now` is."""

    then: Ledger
    now: Ledger
    same: dict[str, str]
    rubric: Rubric

    def change(self, code: str, points: int, /, **words: object) -> Change:
        return Change(code, points, self.rubric.sentence("change", code, "text", **words))

    def kind(self, side: Ledger) -> str:
        """Return the class by which the leading origin of one side counts."""
        speaker = side.assessment.attribution
        return self.rubric.label(speaker.source_class) if speaker else ""

    @property
    def leader_was(self) -> str | None:
        """The id in `then` of the origin that leads now."""
        return self.same.get(self.now.leader.id) if self.now.leader else None


def _frame(both: _Both) -> Iterator[Change]:
    """Yield what makes the two hard to compare: other versions, and an abstention on one side."""
    one, other = both.then.assessment.versions.as_json(), both.now.assessment.versions.as_json()
    differing = [name for name, version in one.items() if name != "articles" and other[name] != version]
    if differing:
        yield both.change("other_versions", 0, ground=listed(differing))
    if both.then.assessment.abstained != both.now.assessment.abstained:
        yield both.change("scored" if both.then.assessment.abstained else "abstained", 0)


def _leading(both: _Both) -> Iterator[Change]:
    """Yield what became of the leading source, with the difference between the two leading sources' points."""
    then, now = both.then, both.now
    points = now.leads - then.leads
    was, leads = then.leader, now.leader
    if leads is None and was is None:
        return
    words = {
        "label": leads.label if leads else "",
        "kind": both.kind(now),
        "articles": listed(now.backing.get(leads.id, ())) if leads else "",
        "other": was.label if was else "",
        "was": both.kind(then),
        "after": now.leads,
        "before": then.leads,
    }
    if was is None:
        yield both.change("first_source", points, **words)
    elif leads is None:
        yield both.change("no_source", points, **words)
    elif both.leader_was != was.id:
        known = both.leader_was in then.backing
        yield both.change("leading_source" if known else "leading_newcomer", points, **words)
    elif words["kind"] != words["was"]:
        yield both.change("leading_class", points, **words)
    elif points:
        yield both.change("leading_points", points, ground=_qualified(both), **words)


def _qualified(both: _Both) -> str:
    """Return which modifiers of the leading source came and went: "now hedged; no longer party"."""
    before, after = (
        {reason.code for reason in side.standing if reason.points and reason.code != "attribution"} for side in (both.then, both.now)
    )
    came = [f"now {code.replace('_', ' ')}" for code in sorted(after - before)]
    went = [f"no longer {code.replace('_', ' ')}" for code in sorted(before - after)]
    return "; ".join(came + went) or "its modifiers weigh otherwise"


def _following(both: _Both) -> Iterator[Change]:
    """Yield what became of the further origins, with the difference of what each adds."""
    then, now = both.then, both.now
    for name, after in now.adds.items():
        origin, was = now.origins[name], both.same.get(name, "")
        words = {"label": origin.label, "kind": both.rubric.label(origin.source_class), "points": after}
        if was in then.adds:
            yield from _moved(both, origin, then.origins[was])
        elif then.leader and was == then.leader.id:
            yield both.change("now_follows", after, **words)
        elif not was and (held := [one for one in holders(now, name, then) if one in then.backing]):
            yield both.change("parted", after, other=then.origins[held[0]].label, **words)
        else:
            yield both.change("origin_in", after, articles=listed(now.backing.get(name, ())), **words)
    led_by = both.leader_was
    stay = {both.same.get(name) for name in now.adds}
    for name in [*then.places, *(one for one in then.adds if one not in then.places)]:
        leads = then.leader is not None and name == then.leader.id
        if name in stay or (leads and (now.leader is None or led_by == name)):
            continue
        words = {"label": then.origins[name].label, "points": -then.adds.get(name, 0)}
        if name == led_by:
            yield both.change("now_leads", -then.adds[name], **words)
            continue
        held = [one for one in holders(then, name, now) if one in now.backing and both.same.get(one) != name]
        if held:
            yield both.change("joined", -then.adds.get(name, 0), other=now.origins[held[0]].label, **words)
        else:
            yield both.change("origin_out", -then.adds.get(name, 0), **words)


def _moved(both: _Both, now: Origin, then: Origin) -> Iterator[Change]:
    """Yield why a further origin adds other points than it did: its independence, its place, or its being a party."""
    after, before = both.now.adds[now.id], both.then.adds[then.id]
    place, placed = both.now.places[now.id], both.then.places[then.id]
    words = {"label": now.label, "after": after, "before": before}
    if now.independence != then.independence:
        shares = {"share": f"{now.independence:g}", "shared": f"{then.independence:g}"}
        yield both.change("independence", after - before, **shares, **words)
    elif after != before and place != placed:
        yield both.change("place", after - before, ordinal=ordinal(place), was=ordinal(placed), **words)
    elif after != before:
        yield both.change("weight", after - before, **words)


def _details(both: _Both) -> Iterator[Change]:
    """Yield the claim's figure, date and place where a source came or went that gives them."""
    for code in both.rubric.table["specificity"]:
        points = both.now.details.get(code, 0) - both.then.details.get(code, 0)
        if points:
            yield both.change("detail_in" if points > 0 else "detail_out", points, detail=code)


def _dissent(both: _Both) -> Iterator[Change]:
    """Yield the denials and contradictions that came, went or cost other points."""
    then, now = both.then, both.now
    for name, reason in now.costs.items():
        label, was = now.origins[name].label, then.costs.get(both.same.get(name, ""))
        if was is None:
            evidence = now.first(reason)
            yield both.change("dissent_in", reason.points, label=label, **_saying(both.rubric, evidence))
        elif was.points != reason.points:
            nothing = "dissent_revised" if reason.code == "revised" else "dissent_outdated"
            code = "dissent_points" if reason.points else nothing
            yield both.change(code, reason.points - was.points, label=label, after=-reason.points, before=-was.points)
    stay = {both.same.get(name) for name in now.costs}
    for name, reason in then.costs.items():
        if name not in stay:
            yield both.change("dissent_out", -reason.points, label=then.origins[name].label)


def _figures(both: _Both) -> Iterator[Change]:
    """Yield the figures that came in beside the claim's: updates and other sources' estimates, the last of each origin's."""
    told = {_place(one) for one in both.then.assessment.evidence if one.relation in _FIGURES}
    fresh = {
        (one.relation, one.origin or one.statement.article_id): one
        for one in both.now.assessment.evidence
        if one.relation in _FIGURES and _place(one) not in told
    }
    for (relation, _), one in fresh.items():
        origin = both.now.origins.get(one.origin or "")
        label = origin.label if origin else "no named source"
        yield both.change(relation, 0, label=label, ground=one.note or "another figure", **_saying(both.rubric, one))


def _place(one: Evidence) -> tuple[str, str, int, int]:
    statement = one.statement
    return statement.article_id, statement.field, statement.start, statement.end


def _saying(rubric: Rubric, one: Evidence | None) -> dict[str, str]:
    """Return the words with which a sentence tells of a piece of evidence."""
    if one is None:
        return {"verb": "dissents from", "articles": "", "quote": ""}
    verb = str(rubric.table["relation"][one.relation]["verb"])
    return {"verb": verb, "articles": one.statement.article_id, "quote": cut(one.text.strip('“”"„‟«» .'))}


def _limits(both: _Both) -> Iterator[Change]:
    """Yield the limits that hold back other points than they did."""
    for code in dict.fromkeys([*both.then.limits, *both.now.limits]):
        before, after = (side.limits[code].points if code in side.limits else 0 for side in (both.then, both.now))
        if after != before:
            text = (both.now.limits.get(code) or both.then.limits[code]).text
            yield both.change("limit", after - before, limit=text, after=_signed(after), before=_signed(before))


def _signed(points: int) -> str:
    return f"{points:+d}" if points else "0"


def _articles(both: _Both) -> Iterator[Change]:
    """Yield the further articles through origins that counted already: they add nothing."""
    for name, origin in both.now.origins.items():
        before = both.then.backing.get(both.same.get(name, ""))
        more = sorted(set(both.now.backing.get(name, ())) - set(before or ()))
        if before and more:
            yield both.change("further_articles", 0, label=origin.label, articles=listed(more))


_PARTS: tuple[Callable[[_Both], Iterator[Change]], ...] = (
    _frame, _leading, _following, _details, _dissent, _figures, _limits, _articles,
)  # fmt: skip
