"""Unions: what makes two statements one origin, each kind of union with the sentence that tells it.

Union-find over keys: a person ("person:anna berg"), a body ("body:us/pentagon", "body:outlet/reuters"), the words of a source
without a name. Each union looks at the evidence alone, and none asks in which order it stands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from scoring import directory
from scoring.evidence import Found
from scoring.folding import plain
from scoring.rubric import Rubric
from scoring.speakers.scene import PUBLIC
from scoring.values import Article, Speaker
from scoring.words import words

NAMELESS = frozenset({"anonymous_source", "unnamed_group", "vague", "media_report", "own_reporting"})
# Words that many bodies share: "Harnby council" is not told from another by them.
_SHARED_WORDS = frozenset(
    word.stem
    for word in words(
        "government ministry police court agency office department university council parliament authority service"
    )
)
_GENERIC_SERVICES = ("/intelligence", "/spy_agency", "/intelligence_agency", "/intelligence_service")


class Groups:
    """Union-find over keys; the smallest key of a group is its name, so that order changes nothing; `why` tells each union."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._told: list[tuple[str, str]] = []

    def root(self, key: str) -> str:
        """Return the name of the group that a key is in."""
        self._parent.setdefault(key, key)
        while self._parent[key] != key:
            self._parent[key] = self._parent[self._parent[key]]
            key = self._parent[key]
        return key

    def join(self, one: str, other: str, why: str = "") -> None:
        """Make one group of two, for a reason that an editor can read."""
        low, high = sorted((self.root(one), self.root(other)))
        if low != high:
            self._parent[high] = low
            if why:
                self._told.append((low, why))

    def why(self) -> dict[str, tuple[str, ...]]:
        """Return by group the sentences that tell its unions, each once and in order."""
        told: dict[str, set[str]] = {}
        for key, sentence in self._told:
            told.setdefault(self.root(key), set()).add(sentence)
        return {key: tuple(sorted(sentences)) for key, sentences in told.items()}


def institution(speaker: Speaker) -> str | None:
    """Return the key of the institution behind a speaker, a part counted with the body that it is a part of."""
    key = speaker.institution
    seen: set[str] = set()
    while (body := directory.bodies().get(key or "")) is not None and body.part_of and key not in seen:
        seen.add(str(key))
        key = body.part_of
    return key


def nameless(speaker: Speaker, article: Article, copies: Mapping[str, str]) -> str:
    """Return the key of a source without a name: its words, or the text (or the agency's name) for what an outlet itself saw."""
    if speaker.source_class == "own_reporting":
        agency = signed(article.text) or (outlet_key(article.outlet) if article.outlet in _agencies() else None)
        return f"body:{agency}" if agency else f"own:{copies.get(article.id, article.id)}"
    if speaker.source_class in ("vague", "anonymous_source"):
        return f"{speaker.source_class}:{speaker.country or ''}"
    return f"{speaker.source_class}:{' '.join(_stems(speaker)[:6])}"


def _stems(speaker: Speaker) -> list[str]:
    return sorted(
        {word.stem for word in words(plain(speaker.name or speaker.surface)) if word.letters and len(word.low) > 3}
    )


def credited(hit: Found) -> str | None:
    """Return the key of the outlet that a statement is credited to and that alone knows its source; None for the article's own."""
    links = hit.statement.attribution.chain or (hit.statement.attribution.speaker,)
    outlet = next((link for link in links if link.source_class == "media_report"), None)
    if outlet is None or hit.origin.source_class not in NAMELESS or hit.origin.person:
        return None
    if hit.origin is not outlet and hit.origin.institution:
        return None
    key = outlet.institution or outlet_key(outlet.name or "")
    return key if key and key != outlet_key(hit.article.outlet) else None


def outlet_key(name: str) -> str | None:
    """Return the key of an outlet by its name, the one of the tables where they know it; None for no name."""
    bare = plain(name).removeprefix("the ").strip()
    if not bare:
        return None
    table = _outlet_keys()
    return "outlet/" + plain(table.get(bare) or table.get("the " + bare) or bare)


@cache
def _outlet_keys() -> dict[str, str]:
    return {plain(name): outlet.key for outlet in directory.outlets() for name in outlet.names}


@cache
def _agencies() -> dict[str, str]:
    return {name: outlet.key for outlet in directory.outlets() if outlet.agency for name in outlet.names}


def signed(text: str) -> str | None:
    """Return the key of the agency that signs a text in brackets: in the dateline, "PARIS, May 3 (AFP) -", or behind a paragraph."""
    for paragraph in (line.strip() for line in text.splitlines()):
        if paragraph.endswith(")"):
            known = _agencies().get(paragraph[paragraph.rfind("(") + 1 : -1].strip())
            if known:
                return "outlet/" + plain(known)
    opening = text.lstrip()[:120].split("\n", 1)[0]
    before, _, behind = opening.partition("(")
    name, closed, after = behind.partition(")")
    known = _agencies().get(name.strip()) if closed and before[:1].isupper() else None
    return "outlet/" + plain(known) if known and after.lstrip()[:1] in ("-", "–", "—", ":") else None


def join_bodies(groups: Groups, found: Sequence[Found]) -> None:
    """Join a body that is named loosely ("the coast guard") to the one body of that kind that the evidence names in full."""
    named = sorted({body for hit in found if (body := institution(hit.origin))})
    services = sorted(
        {body for hit in found if hit.origin.source_class == "intelligence_agency" and (body := institution(hit.origin))}
    )
    for loose in [body for body in named if body.startswith("?/")]:
        slug = loose.removeprefix("?")
        full = [body for body in named if body.endswith(slug) and not body.startswith("?")]
        if "intelligence" in slug or "spy" in slug:
            full += [service for service in services if not service.startswith("?") and service not in full]
        _only(groups, f"body:{loose}", [f"body:{body}" for body in full], _spoken(slug))
    for country in sorted({hit.origin.country for hit in found if hit.origin.country}):
        own = sorted(
            {
                body
                for hit in found
                if hit.origin.source_class == "intelligence_agency"
                and hit.origin.country == country
                and (body := institution(hit.origin))
            }
        )
        generic = [body for body in own if body.endswith(_GENERIC_SERVICES)]
        if len(own) == 2 and len(generic) == 1:
            groups.join(f"body:{own[0]}", f"body:{own[1]}", "One service is cited by its name and by what it is.")
    for hit in found:
        if hit.origin.source_class == "institution" and not institution(hit.origin) and not hit.origin.person:
            own_words = set(_stems(hit.origin))
            alike = [f"body:{body}" for body in named if "/" in body and _within(body, own_words)]
            _only(groups, nameless(hit.origin, hit.article, {}), alike, hit.origin.name or hit.origin.surface)


def join_governments(groups: Groups, found: Sequence[Found], keys: Sequence[str | None]) -> None:
    """Join a government named by its country ("the US says") to the one speaker of it whom the same article cites for the same."""
    own: dict[tuple[str, str, str], set[str]] = {}
    for hit, key in zip(found, keys, strict=True):
        if key and hit.origin.country and hit.origin.source_class in PUBLIC and not _whole_government(hit.origin):
            place = hit.article.id, hit.bearing.relation, hit.origin.country
            own.setdefault(place, set()).add(groups.root(key))
    for hit, key in zip(found, keys, strict=True):
        if key and hit.origin.country and _whole_government(hit.origin):
            _only(
                groups,
                key,
                sorted(own.get((hit.article.id, hit.bearing.relation, hit.origin.country), ())),
                hit.origin.surface or str(hit.origin.name),
                "the one speaker of that government whom the article cites for it",
            )


def _whole_government(speaker: Speaker) -> bool:
    """Tell whether a speaker is a government as a whole, named by its country or capital."""
    return not speaker.person and speaker.institution == f"{speaker.country}/government".lower()


def _within(body: str, own_words: set[str]) -> bool:
    """Tell whether the words that a body's key gives all stand in a name, and say more than that it is a body."""
    land, _, slug = body.partition("/")
    telling = {word.stem for word in words(slug.replace("_", " "))} - _SHARED_WORDS
    return land not in ("outlet", "record") and bool(telling) and telling <= own_words


def _spoken(slug: str) -> str:
    return "the " + slug.strip("/").replace("_", " ")


def _only(
    groups: Groups, loose: str, full: Sequence[str], name: str, what: str = "the one body of that kind that is cited"
) -> None:
    if len(full) == 1:
        groups.join(loose, full[0], f"“{name}” is taken for {what}.")


def join_surnames(groups: Groups, found: Sequence[Found]) -> None:
    """Join a person who is known by surname alone to the one person of that surname whom the evidence names in full."""
    people = {hit.origin.person: hit.origin.name for hit in found if hit.origin.person}
    full: dict[str, list[str]] = {}
    for person in sorted(people):
        if " " in person:
            full.setdefault(person.rpartition(" ")[2], []).append(person)
    for surname in sorted(people):
        if " " not in surname and len(full.get(surname, ())) == 1:
            name = people[full[surname][0]]
            groups.join(
                f"person:{surname}", f"person:{full[surname][0]}", f"{name} is the only one of that surname who is cited."
            )


def join_credits(groups: Groups, found: Sequence[Found], keys: Sequence[str | None], rubric: Rubric) -> None:
    """Join what one article credits to an outlet to the source that this outlet's own article gives for the claim."""
    own: dict[tuple[str | None, str], list[tuple[bool, int, str]]] = {}
    for hit, key in zip(found, keys, strict=True):
        if key and credited(hit) is None:
            place = own.setdefault((outlet_key(hit.article.outlet), hit.bearing.relation), [])
            place.append((hit.origin.source_class == "own_reporting", rubric.rank(hit.origin.source_class), key))
    for hit, key in zip(found, keys, strict=True):
        outlet = credited(hit)
        sources = own.get((outlet, hit.bearing.relation)) if outlet and key else None
        if sources and key:
            name = next(
                link for link in (*hit.statement.attribution.chain, hit.origin) if link.source_class == "media_report"
            )
            groups.join(
                key, min(sources)[2], f"What is credited to {name.name or name.surface} is what its own article has."
            )


def join_copies(groups: Groups, found: Sequence[Found], keys: Sequence[str | None], copies: Mapping[str, str]) -> None:
    """Join the sources of one sentence in copies of one text, however each copy names them.

    A sentence that one article gives to several sources tells nothing of which of them another copy means.
    """
    said: dict[tuple[str, str], dict[str, set[str]]] = {}
    for hit, key in zip(found, keys, strict=True):
        if key:
            by_article = said.setdefault((copies.get(hit.article.id, hit.article.id), _content(hit)), {})
            by_article.setdefault(hit.article.id, set()).add(groups.root(key))
    for by_article in said.values():
        if all(len(sources) == 1 for sources in by_article.values()):
            first, *others = sorted({source for sources in by_article.values() for source in sources})
            for other in others:
                groups.join(first, other, "One sentence stands in copies of one text.")


def _content(hit: Found) -> str:
    lows = hit.asserted.line.lows
    return " ".join(low for first, last in hit.asserted.runs for low in lows[first:last] if low[0].isalnum())
