"""Chains: who speaks in each citation of a line, and through whom it came, from who is nearest to the reader to the origin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scoring.attribution.citation import Citation
from scoring.attribution.cueing import material
from scoring.attribution.phrases import Run
from scoring.nested import inner, passed_on
from scoring.polls import poll_behind
from scoring.reading import Line
from scoring.relays import Story, document, email, filed_by, heard, held_by, outlets_beside
from scoring.speakers.classes import Classifier, classify
from scoring.speakers.resolve import resolve
from scoring.speakers.scene import UNATTRIBUTED, Scene, of_person
from scoring.values import Speaker

TRANSPARENT = "media_report"  # whom a speaker talked to changes nothing of who speaks
MOST = 60  # citations that a sentence can have before it is no sentence any more
_SEEMS = frozenset("seem seems seemed appear appears appeared".split())
_ASKED = frozenset({"asked", "pressed", "questioned"})

Spoken = tuple[Citation, Speaker, tuple[Speaker, ...]]


def spoken(
    line: Line, citations: Sequence[Citation], scene: Scene, story: Story, classifier: Classifier = classify
) -> list[Spoken]:
    """Give every citation of a line its speaker and its chain; a credited outlet joins the chains of what it covers."""
    resolved = [(citation, _speaker(line, citation, scene, story, classifier)) for citation in citations]
    for citation, speaker in tuple(resolved):
        told = passed_on(line, citation) if speaker.source_class == TRANSPARENT and not citation.relays else None
        if told and not any(other is not citation and _covers(citation, other) for other, _ in resolved):
            resolved.append((told, _speaker(line, told, scene, story, classifier)))
    credited = [
        (citation, speaker) for citation, speaker in resolved if speaker.source_class == TRANSPARENT and not citation.relays
    ][:MOST]
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
        who, chain = _chained(line, citation, speaker, credit, scene, story, classifier)
        out.append((citation, who, chain))
        if who.source_class not in ("unattributed", "vague", "headline"):
            scene.spoke(who)
        scene.cited(chain)
    return _unnested(line, out)


def same_side(one: Speaker, other: Speaker) -> bool:
    """Tell whether two speakers are one person, one body, or speak for one government."""
    if one.person and one.person == other.person:
        return True
    if one.institution and one.institution == other.institution:
        return True
    return bool(one.country and one.country == other.country) or not (one.person or one.institution or one.country)


def _speaker(line: Line, citation: Citation, scene: Scene, story: Story, classifier: Classifier) -> Speaker:
    if citation.kind == "narration":
        return UNATTRIBUTED
    if citation.kind == "carried":
        return scene.speakers[-1] if scene.speakers else UNATTRIBUTED
    if citation.source:
        return classifier(resolve(citation.source_at or line, citation.source, scene), line, citation, scene)
    cue = (citation.cue_at or line).lows[slice(*citation.cue)] if citation.cue else ()
    if citation.tagged is not None and (any(low in _SEEMS for low in cue) or (cue and cue[0] in _ASKED)):
        return Speaker("", "own_reporting", scene.outlet or None)  # how it seems to the writer, what the reporter asked
    if citation.tagged is not None and story.block:
        return story.block.speaker
    return classifier(Speaker("", "vague"), line, citation, scene)


def _chained(
    line: Line, citation: Citation, speaker: Speaker, credit: Speaker | None, scene: Scene, story: Story, classifier: Classifier
) -> tuple[Speaker, tuple[Speaker, ...]]:
    """Return the speaker and the chain; the chain is empty where nothing is relayed."""
    if citation.kind in ("narration", "carried"):
        return speaker, ()
    who, links = _recorded(line, citation, speaker, scene, story) if citation.tagged is not None else (speaker, [speaker])
    links += [_link(line, run, citation, scene, classifier) for run in citation.relays]
    if citation.relays and not who.surface:
        who, links = links[1], links[1:]  # nobody but the relay is named
    if len(links) == 1 and citation.tagged is not None:
        links += _inner(line, citation, speaker, scene, classifier)
    if len(links) == 1 and who.source_class == "vague":
        return who, ()
    outlets = [credit, *_outlets(line, citation, scene, story)]
    before = {outlet.institution: outlet for outlet in reversed(outlets) if outlet and outlet.institution != speaker.institution}
    chain = (*reversed(before.values()), *links)
    if who.source_class == TRANSPARENT and len(links) > 1:
        who = links[-1]
    return who, chain if len(chain) > 1 else ()


def _outlets(line: Line, citation: Citation, scene: Scene, story: Story) -> list[Speaker]:
    """Return the outlets that come before the speaker: whom it was told, where it appeared, whose text is quoted."""
    found: list[Speaker] = []
    if citation.heard_by:
        at = citation.cue_at or line
        told = heard(at, citation.heard_by, scene) if citation.tagged is not None else resolve(at, citation.heard_by, scene)
        if told and told.source_class == TRANSPARENT:
            found.append(told)
    if citation.tagged is not None:
        found += outlets_beside(line, citation)
        if story.block:
            found.append(story.block.speaker)
        found = [outlet for outlet in found if not story.own(outlet)]
    return found


def _recorded(line: Line, citation: Citation, speaker: Speaker, scene: Scene, story: Story) -> tuple[Speaker, list[Speaker]]:
    """Return the speaker and the links where a record stands between speaker and reader: a poll, a filing, released e-mails."""
    at, source = citation.source_at or line, citation.source
    if source is None:
        return speaker, [speaker]
    poll = poll_behind(story.polls, at, source) if speaker.person is None else None
    if poll:
        return poll, [poll, Speaker(speaker.surface, "unnamed_group")]
    held = held_by(at, source)
    if held:
        record = resolve(at, held[0], scene)
        outlet = [held[1]] if held[1] and not story.own(held[1]) else []
        return record, [*outlet, record]
    filer = filed_by(story, source, at)
    if filer:
        return speaker, [speaker, filer]
    record_of = document(line, citation) or email(story, line, citation)
    if record_of and speaker.source_class not in ("published_record", "vague", "own_reporting"):
        if speaker.source_class == "named_spokesperson":
            speaker = replace(speaker, source_class="named_person")  # what was written in private speaks for nobody else
        return speaker, [record_of, speaker]
    return speaker, [speaker]


def _link(line: Line, run: Run, citation: Citation, scene: Scene, classifier: Classifier) -> Speaker:
    """Return a link of a chain, classed as a source of its own."""
    if run == material(line, citation.cue_here):
        return Speaker(line.words_of(*run), "published_record", line.words_of(*run))  # what one points to can be looked up
    alone = replace(citation, source=run, source_at=None if citation.line == line.number else line)
    return classifier(resolve(line, run, scene), line, alone, scene)


def _inner(line: Line, citation: Citation, speaker: Speaker, scene: Scene, classifier: Classifier) -> list[Speaker]:
    """Return whom the first clause of a content tells of as saying it, if that is somebody else."""
    if citation.kind not in ("speech", "relay", "show") or citation.source is None or speaker.source_class == "vague":
        return []
    run = inner(line, citation.content[0])
    if run is None:
        return []
    opening = line.lows[run[0]].partition("'")[0]
    if opening in ("he", "she"):
        return _absent(opening, line.words_of(*run), speaker, scene)
    plainly = resolve(line, run, scene)
    if plainly.source_class in ("vague", TRANSPARENT, "own_reporting") or (plainly.person and plainly.person == speaker.person):
        return []
    other = _link(line, run, citation, scene, classifier)
    return [] if other.source_class == "unnamed_group" == plainly.source_class else [other]


def _absent(pronoun: str, surface: str, speaker: Speaker, scene: Scene) -> list[Speaker]:
    """Return of whom a quotation speaks as "he" or "she": the last person on the scene who fits and is not the one quoted."""
    gender = "f" if pronoun == "she" else "m"
    for person in scene.latest:
        if person.key != speaker.person and person.gender in (gender, "u"):
            return [replace(of_person(person), surface=surface)]
    return []


def _covers(outer: Citation, inner_one: Citation) -> bool:
    """Tell whether what an outlet is credited for takes in, or shares words with, another citation of the sentence."""
    places = [place for run in inner_one.content for place in range(*run)]
    shared = sum(outer.covers(place) for place in places)
    return (
        2 * shared >= len(places)
        or (inner_one.cue_here is not None and outer.covers(inner_one.cue_here[0]))
        or _adjoins(outer, inner_one)
    )


def _adjoins(outer: Citation, inner_one: Citation) -> bool:
    """Tell whether an outlet's credit closes the sentence right behind the other citation: "..., X said, Reuters reported"."""
    return outer.cue_here is not None and 0 <= outer.first - inner_one.last <= 4 and outer.last - outer.first <= 2


def _beside(line: Line, citation: Citation, outer: Citation) -> bool:
    """Tell whether a citation inside another's content is no part of it: "X said ..., and denied ...", "..., as Y claims, ..."."""
    first = citation.source[0] if citation.source and citation.source_at is None else 0
    return citation.source == outer.source or (first > 0 and line.lows[first - 1] == "as")


def _unnested(line: Line, found: list[Spoken]) -> list[Spoken]:
    """Fold a citation inside another's content: the same side's is dropped, another side's becomes the end of a chain."""
    if len(found) > MOST:
        return found
    out: list[Spoken] = []
    for citation, speaker, chain in found:
        outer = next(
            (
                other
                for other in found
                if other[0] is not citation
                and citation.cue_here
                and other[0].cue_here
                and other[0].covers(citation.cue_here[0])
                and not citation.covers(other[0].cue_here[0])
            ),
            None,
        )
        if outer is None or (citation.tagged is not None and _beside(line, citation, outer[0])):
            out.append((citation, speaker, chain))
        elif (
            speaker.source_class not in ("vague", "unattributed")
            and not same_side(speaker, outer[1])
            and " " in speaker.surface
        ):
            out.append((citation, outer[1], (*(outer[2] or (outer[1],)), speaker)))
    return out
