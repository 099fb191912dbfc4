"""What would raise a score: the next steps that would add most, found by changing one part of the case and summing again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from scoring.assessment import Case, Sum, add_up
from scoring.facts.countries import COUNTRIES
from scoring.origins import Source
from scoring.quoting import cut, shown
from scoring.standing import Line, Standing
from scoring.values import Speaker, Step

_NAMES = {country.code: country.name for country in COUNTRIES}
_LIFTS = (("hedged", "outright"), ("forecast", "happened"))


def would_raise(case: Case, now: Sum) -> tuple[Step, ...]:
    """Return the steps that add most, at most as many as the rubric says, best first; none that adds nothing."""
    steps = [Step(code, add_up(changed).score - now.score, text) for code, text, changed in _changes(case, now)]
    order = {code: place for place, code in enumerate(case.rubric.table["raise"])}
    worthwhile = sorted((step for step in steps if step.points > 0), key=lambda step: (-step.points, order[step.code]))
    return tuple(worthwhile[: int(case.rubric.table["raise"]["steps"])])


def _changes(case: Case, now: Sum) -> Iterator[tuple[str, str, Case]]:
    rubric = case.rubric

    def text(code: str, **words: str) -> str:
        return rubric.sentence("raise", code, **words)

    record = _imagined("published_record", rubric.points("published_record"))
    if not now.order:
        yield "support", text("support"), _with(case, _imagined("named_official", rubric.points("named_official")))
        return
    leader = now.order[0].standing
    outside = _outside(leader)
    yield (
        "second_origin",
        text("second_origin", outside=outside),
        _with(case, _imagined("named_person", rubric.points("vague"))),
    )
    if leader.has("party"):
        same = _imagined(leader.speaker.source_class, rubric.points(leader.speaker.source_class))
        yield "disinterested", text("disinterested"), _with(case, same)
    if leader.speaker.source_class != "published_record":
        yield "record", text("record"), _with(case, record)
    named_as = rubric.table["class"][leader.speaker.source_class].get("named_as")
    if named_as:
        gain = rubric.points(named_as) - rubric.points(leader.speaker.source_class)
        named = replace(
            leader, speaker=replace(leader.speaker, source_class=named_as), lines=(*leader.lines, Line("named", gain, ""))
        )
        who = shown(leader.speaker, rubric) if leader.speaker.surface else "the source"
        yield "name", text("name", surface=who), _in_place(case, leader, named)
    for flag, code in _LIFTS:
        lifted = [line for line in leader.lines if line.code == flag]
        if lifted:
            better = replace(leader, lines=tuple(line for line in leader.lines if line.code != flag))
            words = lifted[0].text.partition("“")[2].partition("”")[0]
            yield code, text(code, surface=shown(leader.speaker, rubric), words=words), _in_place(case, leader, better)
    for detail in case.details:
        if detail.words and not detail.evidence:
            given = tuple(replace(one, evidence=(0,)) if one is detail else one for one in case.details)
            yield detail.code, text(detail.code, words=cut(detail.words, 80)), replace(case, details=given)


def _imagined(source_class: str, points: int) -> Standing:
    """Return an origin that nobody has found yet, unrelated to all others."""
    speaker = Speaker("", source_class)
    return Standing(Source("imagined", "", speaker, (), (), ""), -1, speaker, (Line("attribution", points, ""),))


def _with(case: Case, standing: Standing) -> Case:
    return replace(case, standings=(*case.standings, standing))


def _in_place(case: Case, old: Standing, new: Standing) -> Case:
    return replace(case, standings=tuple(new if standing is old else standing for standing in case.standings))


def _outside(leader: Standing) -> str:
    """Name what a further origin must stand outside of: the government of a public source, otherwise the source itself."""
    country = leader.speaker.country
    public = leader.speaker.source_class in (
        "named_official",
        "named_spokesperson",
        "intelligence_agency",
        "official_by_title",
        "institution",
        "unnamed_officials",
    )
    if public and country in _NAMES:
        return f"the government of {_NAMES[country]}"
    return leader.source.label
