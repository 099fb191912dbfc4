"""Bodies as sources: by name, by abbreviation, by description, and "the company" that was spoken of before."""

from __future__ import annotations

from scoring import directory
from scoring.facts.grammar import DETERMINERS
from scoring.facts.offices import REPORTERS
from scoring.folding import plain
from scoring.phrasebook import Phrasebook
from scoring.reading import Line
from scoring.speakers.capacity import ORGANISATION_WORDS, PUBLIC_WORDS, Capacity, body_in, same_as
from scoring.speakers.others import PRESS_WORDS, longest_name
from scoring.speakers.scene import STATE_KINDS, Scene, of_name
from scoring.values import Speaker

_REPORTERS = Phrasebook(REPORTERS)


# A definite description that refers back: its head -> the kinds of body that it may stand for.
BACK = {
    "agency": ("institution", "intelligence_agency", "outlet"),
    "service": ("institution", "intelligence_agency"),
    "company": ("organisation",),
    "firm": ("organisation",),
    "bank": ("organisation", "institution"),
    "airline": ("organisation",),
    "group": ("organisation",),
    "ministry": ("institution",),
    "department": ("institution",),
    "office": ("institution",),
    "regulator": ("institution",),
    "manufacturer": ("organisation",),
    "operator": ("organisation",),
    "union": ("organisation",),
    "charity": ("organisation",),
    "body": ("institution", "organisation"),
    "authority": ("institution",),
    "commission": ("institution", "organisation"),
    "party": ("organisation",),
    "organisation": ("organisation",),
    "organization": ("organisation",),
    "hospital": ("organisation",),
    "university": ("organisation",),
    "newspaper": ("outlet",),
    "broadcaster": ("outlet",),
    "watchdog": ("institution", "organisation"),
    "carrier": ("organisation",),
    "maker": ("organisation",),
    "lender": ("organisation", "institution"),
    "council": ("institution",),
    "it": ("intelligence_agency", "institution", "organisation"),
}


def back_reference(line: Line, first: int, last: int, scene: Scene) -> Speaker | None:
    """Return the body that "the company", "the spy agency", "the regulator" stands for: the last of that kind."""
    bare = [low for low in line.lows[first:last] if low not in DETERMINERS]
    if (
        line.lows[first] not in ("the", "its")
        or not 0 < len(bare) <= 2
        or bare[-1] not in BACK
        or list(line.names_in(first, last))
    ):
        return None
    kinds = ("intelligence_agency",) if bare[0] in ("spy", "intelligence") else BACK[bare[-1]]
    if len(bare) == 2 and bare[0] not in ("spy", "intelligence"):
        return None  # "the disaster agency" has a name of its own
    for speaker in reversed(scene.bodies):
        paper = plain(speaker.name or "").replace("-", " ").split()[-1:]
        if "outlet" not in kinds and paper and paper[0] in PRESS_WORDS and speaker.institution not in directory.bodies():
            continue  # "the group" is no newspaper
        if speaker.source_class in kinds or (speaker.source_class == "media_report" and "outlet" in kinds):
            return speaker
    return None


def abbreviation(line: Line, first: int, last: int, scene: Scene) -> Speaker | None:
    """Return the body that an abbreviation of this article stands for: "HUR" behind "military intelligence (HUR)"."""
    for word in line.words[first:last]:
        known = scene.cast.aliases.get(word.text)
        if known:
            key, kind, country, label = known
            return Speaker("", STATE_KINDS[kind], label, None, key, country)
    return None


def body(line: Line, first: int, last: int, scene: Scene) -> Speaker | None:
    """Return the body that a phrase names or describes, one without a country by the last of its kind in the article."""
    key, kind, country, label = body_in(line, first, last)
    lows = line.lows
    bare = [low for low in lows[first:last] if low not in DETERMINERS]
    if key and key.startswith("?/"):
        slug = key.removeprefix("?")
        for speaker in reversed(scene.bodies):
            if str(speaker.institution).endswith(slug) or (kind == "intelligence_agency" == speaker.source_class):
                return speaker
        if scene.country and "country" in lows[first:last]:
            named = same_as(f"{scene.country.lower()}{slug}")
            return Speaker(
                "",
                kind or "institution",
                named.names[0] if named else label,
                None,
                named.key if named else f"{scene.country.lower()}{slug}",
                scene.country,
            )
    described = _described_body(line, first, last, scene) if key is None or key.startswith("?/") else None
    if described:
        return described
    if kind is None and bare and bare[-1] in BACK:
        kind = BACK[bare[-1]][0]
        label = " ".join(word.text for word in line.words[first:last] if word.low not in DETERMINERS)
        if kind == "outlet":
            return None
    if kind is None:
        return None
    return Speaker("", STATE_KINDS[kind], label, None, key, country)


def _described_body(line: Line, first: int, last: int, scene: Scene) -> Speaker | None:
    """Return the body of this article whose full name holds the words of a description: "the country's disaster agency"."""
    wanted = {
        low
        for low in line.lows[first:last]
        if low.isalpha() and low not in DETERMINERS and low not in ("'s", "country", "own", "national", "of")
    }
    if not wanted or not any(low in PUBLIC_WORDS or low in ORGANISATION_WORDS for low in wanted):
        return None
    for mention in scene.named_bodies:
        if any(wanted <= set(plain(text).split()) for text in directory.bodies()[mention.name.key].names):
            return of_name(mention)
    for key, kind, country, label in scene.cast.aliases.values():
        if wanted <= set(plain(label).split()):
            return Speaker("", STATE_KINDS[kind], label, None, key, country)
    return None


def outlet(line: Line, first: int, last: int) -> Speaker | None:
    """Return the news outlet that a phrase names, by the tables or by a word such as "daily"."""
    name = next((name for name in line.names_in(first, last) if name.is_outlet), None)
    if name:
        return of_name(name)
    if set(line.lows[first:last]) & {
        "newspaper",
        "daily",
        "broadcaster",
        "magazine",
        "weekly",
        "website",
        "paper",
        "tabloid",
    }:
        capitals = " ".join(word.text for word in longest_name(line, first, last))
        if capitals:
            return Speaker("", "media_report", capitals, None, "outlet/" + plain(capitals))
    if _REPORTERS.first(line.lows, first, last) or line.lows[last - 1] in (
        "media",
        "newspaper",
        "press",
        "newspapers",
        "broadcaster",
    ):
        country = next((name.name.country for name in line.names_in(first, last) if name.is_land), None)
        return Speaker("", "media_report", None, None, None, country)
    return None


def country_itself(line: Line, first: int, last: int) -> Speaker | None:
    """Return the government that a country's name, people or capital stands for: "Seoul"; its people in the plural are a group."""
    land = next((name for name in line.names_in(first, last) if name.is_land), None)
    if land is None:
        return None
    head = line.lows[last - 1]
    if land.last < last and line.lows[land.last] == "'s" and head not in ("government", "leadership", "administration"):
        return None
    if (
        land.name.kind == "demonym"
        and land.last < last
        and head not in ("government", "side", "administration", "leadership")
    ):
        return None
    if land.name.kind == "demonym" and land.last == last and head.endswith("s"):
        return Speaker("", "unnamed_group", None, None, None, land.name.country)
    return Speaker(
        "", "institution", land.name.label, None, f"{str(land.name.country).lower()}/government", land.name.country
    )


def land_key(country: str | None, slug: str) -> str | None:
    """Return the key of a body of a country, None where the country is not known."""
    return f"{country.lower()}/{slug.removeprefix('the ').replace(' ', '_')}" if country else None


def government_of(cap: Capacity) -> str | None:
    """Return the key of the government that a description hangs on."""
    return land_key(cap.country, "government")
