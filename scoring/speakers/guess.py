"""A first guess at the class of a source: what its features together say, by the order of our guide to classes."""

from __future__ import annotations

from collections.abc import Set

# What a head makes of a source without a name, the first that holds.
_HEADS: tuple[tuple[str, str], ...] = (
    ("head:source", "anonymous_source"),
    ("head:poll_people", "published_record"),
    ("head:service", "intelligence_agency"),
    ("head:voice", "voice"),
    ("plural:lawmakers", "unnamed_officials"),
    ("plural:officials", "unnamed_officials"),
    ("head:media", "media_report"),
    ("head:partisans", "unnamed_group"),
    ("one:record", "published_record"),
    ("plural:record", "published_record"),
    ("head:text", "text"),
    ("head:public", "institution"),
    ("one:office", "title"),
    ("plural:office", "unnamed_officials"),
    ("one:officials", "unnamed_officials"),
    ("head:organisation", "organisation"),
    ("head:reporter", "unnamed_group"),
    ("head:group", "unnamed_group"),
    ("head:crowd", "unnamed_group"),
    ("head:relative", "unnamed_group"),
    ("head:person", "unnamed_group"),
    ("head:lawyer", "unnamed_group"),
    ("head:candidate", "unnamed_group"),
    ("head:expert", "unnamed_group"),
    ("head:pollster", "unnamed_group"),
    ("head:strategist", "unnamed_group"),
    ("head:aide", "unnamed_officials"),
    ("one:leads", "title"),
    ("one:exec", "organisation"),
    ("plural:leads", "unnamed_group"),
    ("plural:exec", "unnamed_group"),
)
_NAMES: tuple[tuple[str, str], ...] = (
    ("name:at:intelligence_agency", "intelligence_agency"),
    ("name:at:outlet", "media_report"),
    ("name:at:institution", "institution"),
    ("name:at:organisation", "organisation"),
)
_APPOSED: tuple[tuple[str, str], ...] = (
    ("apposed:service", "intelligence_agency"),
    ("apposed:media", "media_report"),
    ("apposed:organisation", "organisation"),
    ("apposed:public", "institution"),
)
# Offices that many hold: "a senator" is nobody in particular.
_MANY = ("head:officials", "head:office:legislature", "head:office:local", "head:office:military", "head:office:police")
# Remits of offices that companies and unions have too: "president", "leader", "secretary", "senior adviser".
_SHARED = frozenset({"office:head_of_government", "office:government", "office:international"})


def first_class(found: Set[str]) -> str | None:
    """Return the class that the features of a source suggest, None where they say nothing."""
    if _ours(found):
        return "own_reporting"
    if "person" in found:
        return _of_person({feature.removeprefix("person:") for feature in found if feature.startswith("person:")})
    return _at_once(found) or _of_head(found)


def _ours(found: Set[str]) -> bool:
    """Tell whether the article's own outlet speaks: "our count", "an analysis by this paper", a reporter of its own."""
    record = "head:record" in found and "words:poll" not in found
    counted = "pronoun:we:plain" in found and not found.isdisjoint(("head:record", "head:reporter"))
    reported = "own:owner" in found and not found.isdisjoint(("person", "head:reporter", "head:record"))
    return counted or reported or ("own" in found and record)


def _at_once(found: Set[str]) -> str | None:
    """Return the class where one sign settles it, whatever the head."""
    head = "capital:head" in found
    share = not found.isdisjoint(("head:poll_people", "percent"))
    signs = (
        (not found.isdisjoint(("anonymous", "anonymous:behind")), "anonymous_source"),
        (share and "near:poll" in found, "published_record"),
        ("name:at:demonym" in found and "plural" in found, "unnamed_group"),
        ("apposed:media" in found and head, "media_report"),
        ({"author:media", "head:record"} <= found and "words:poll" not in found, "media_report"),  # "a report by Bloomberg"
        ({"plural:office", "head:office:justice"} <= found, "institution"),  # prosecutors, judges
        ({"body:intelligence_agency", "head:public"} <= found, "intelligence_agency"),  # "the bureau"
        ("pronoun:personal" in found, "named_person"),
    )
    return next((source_class for holds, source_class in signs if holds), None)


def _of_head(found: Set[str]) -> str | None:
    """Return the class by the known name at the head, by its noun, by the apposition to an unknown name, or by a country."""
    if found.isdisjoint(("head:partisans", "head:officials")):
        named = next((source_class for feature, source_class in _NAMES if feature in found), None)
        if named:
            return named
    kind = next((kind for feature, kind in _HEADS if feature in found), None)
    if kind is None and "capital:head" in found:
        kind = next((kind for feature, kind in _APPOSED if feature in found), None)
    return _unfolded(kind, found) if kind else "institution" if "name:at:land" in found else None


def _unfolded(kind: str, found: Set[str]) -> str | None:
    """Return the class for a head that says not enough alone: a spokesman of whom, officials of what, a letter by whom."""
    private = not found.isdisjoint(("words:organisation", "name:before:organisation", "name:behind:organisation", "body:organisation"))
    if kind == "voice":
        if "body:intelligence_agency" in found:
            return "intelligence_agency"
        return "organisation" if private and "body:institution" not in found else "institution" if "body:institution" in found else None
    if kind == "unnamed_officials" and not found.isdisjoint(("officials:campaign", "officials:organisation")):
        return "unnamed_group" if "words:former" in found else "organisation"
    if kind == "title":
        if "words:former" in found or "words:candidate" in found:
            return "unnamed_group"
        if "determiner:a" in found and not found.isdisjoint(_MANY):
            return "unnamed_officials"
        return "organisation" if private and "head:office" not in found else "official_by_title"
    if kind == "text":
        return next(
            (
                source_class
                for feature, source_class in (
                    ("author:office", "official_by_title"), ("author:leads", "official_by_title"), ("author:public", "institution"),
                    ("author:organisation", "organisation"), ("author:media", "organisation"),
                )
                if feature in found
            ),
            None,
        )
    return kind


def _of_person(told: Set[str]) -> str:
    """Return the class of a person of whom so much is told: a voice, an office, an executive, an expert, or anybody else."""
    public = not told.isdisjoint(("of_public", "of_land")) and "of_campaign" not in told
    by_word = "of_organisation" in told and "table:public" not in told  # "National Counterterrorism Center" is no firm
    private = by_word or not told.isdisjoint(("table:organisation", "of_campaign"))
    if "voice" in told:
        return "named_spokesperson"
    offices = {tag for tag in told if tag.startswith("office:")}
    theirs = bool(offices) and private and "table:public" not in told and offices <= _SHARED and not told.isdisjoint(("leads", "exec"))
    if "style" not in told and (theirs or ("aide" in told and offices and offices <= _SHARED and not public)):
        return "named_spokesperson"  # the president of a union, a senator's senior adviser
    if not told.isdisjoint(("style", "office", "party_tag")):
        return "named_official"
    if not told.isdisjoint(("leads", "exec")) and public and not private:
        return "named_official"
    if "leads" in told and "of_school" in told:
        return "named_expert"
    if "strategist" in told and "exec" not in told:
        return "named_person"
    if "exec" in told or ("leads" in told and not public) or ("aide" in told and not public):
        return "named_spokesperson"
    if not told.isdisjoint(("aide", "officials")):
        return "named_official"
    return "named_expert" if not told.isdisjoint(("expert", "doctor", "pollster")) else "named_person"
