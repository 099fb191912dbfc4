"""Standing: what an origin's best statement is worth, class and modifiers, each with its sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from scoring.claims import ReadClaim
from scoring.evidence import Found
from scoring.interests import interest
from scoring.origins import Source
from scoring.quoting import quote, shown
from scoring.rubric import Rubric
from scoring.values import Speaker


@dataclass(frozen=True, slots=True)
class Line:
    """One part of a standing: a row of the rubric, its points, its sentence."""

    code: str
    points: int
    text: str


@dataclass(frozen=True, slots=True)
class Standing:
    """An origin as support for a claim: which piece of evidence is its best, and the lines that make up its points."""

    source: Source
    hit: int
    speaker: Speaker
    lines: tuple[Line, ...]

    @property
    def points(self) -> int:
        """The attribution points of this origin, if it leads."""
        return sum(line.points for line in self.lines)

    def has(self, code: str) -> bool:
        """Tell whether a modifier stands in the lines."""
        return any(line.code == code for line in self.lines)


def standings(claim: ReadClaim, found: Sequence[Found], sources: Sequence[Source], rubric: Rubric) -> tuple[Standing, ...]:
    """Return the standing of each origin that supports the claim, the strongest first."""
    made = []
    for source in sources:
        supporting = [index for index in source.members if rubric.side(found[index].bearing.relation) > 0]
        options = [_standing(claim, source, index, found[index], rubric) for index in supporting]
        if options:
            made.append(max(options, key=lambda option: (option.points, found[option.hit].bearing.coverage, -option.hit)))
    return tuple(sorted(made, key=lambda standing: (-standing.points, standing.source.key)))


def _standing(claim: ReadClaim, source: Source, index: int, hit: Found, rubric: Rubric) -> Standing:
    attribution = hit.statement.attribution
    speaker, links = _better(hit, rubric)
    table = rubric.table["attribution"]
    lines = [
        Line(
            "attribution",
            rubric.points(speaker.source_class),
            rubric.sentence(
                "attribution",
                surface=shown(speaker, rubric),
                label=rubric.label(speaker.source_class),
                outlets=hit.article.outlet or hit.article.id,
                quote=quote(hit.article, hit.statement),
            ),
        )
    ]
    unsure = table["unsure"]
    if speaker.second_class and speaker.probability < float(unsure["below"]):
        lines.append(
            Line(
                "unsure",
                0,
                rubric.sentence(
                    "attribution",
                    "unsure",
                    label=rubric.label(speaker.source_class),
                    chance=round(100 * speaker.probability),
                    second=rubric.label(speaker.second_class),
                ),
            )
        )
    if links:
        step = int(table["relay"]["points"])
        lines.append(
            Line(
                "relay",
                step * len(links),
                rubric.sentence(
                    "attribution",
                    "relay",
                    links=", ".join(shown(link, rubric) for link in links),
                    origin=shown(speaker, rubric),
                    points=step,
                ),
            )
        )
    stake = interest(claim, hit)
    if stake.code:
        lines.append(_modifier(rubric, stake.code, surface=shown(hit.origin, rubric), ground=stake.ground))
    if claim.speaker is None:
        for flag in attribution.flags:
            if flag.code in ("hedged", "forecast"):
                words = " ".join(hit.article.words(hit.statement.field)[flag.span[0] : flag.span[1]].split())
                lines.append(_modifier(rubric, flag.code, surface=shown(speaker, rubric), words=words))
    total = sum(line.points for line in lines)
    held = min(max(total, int(table["least"])), int(table["most"]))
    if held != total:
        lines.append(
            Line(
                "cap_attribution",
                held - total,
                rubric.sentence("reason", "cap_attribution", least=table["least"], most=table["most"]),
            )
        )
    return Standing(source, index, speaker, tuple(lines))


def _better(hit: Found, rubric: Rubric) -> tuple[Speaker, tuple[Speaker, ...]]:
    """Return whose class counts: the speaker's own, or the origin's less the relays between them, and those relays."""
    attribution = hit.statement.attribution
    speaker, origin = attribution.speaker, attribution.origin
    relays = attribution.chain[attribution.chain.index(speaker) : -1] if speaker in attribution.chain else ()
    step = int(rubric.table["attribution"]["relay"]["points"])
    if relays and rubric.points(origin.source_class) + step * len(relays) > rubric.points(speaker.source_class):
        return origin, relays
    return speaker, ()


def _modifier(rubric: Rubric, code: str, **words: str) -> Line:
    return Line(code, rubric.modifier(code), rubric.sentence("modifier", code, **words))
