"""Evidence: the statements of the articles that bear on a claim, and how each of them does."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from scoring.abbreviations import Abbreviations, abbreviations, expanded
from scoring.attribution.tagged import Tag
from scoring.claims import ReadClaim
from scoring.concepts import concept
from scoring.concern import concerned
from scoring.folding import plain
from scoring.forecasts import resolved
from scoring.oppositions import Opposition
from scoring.propositions import Proposition, proposition
from scoring.relation import Bearing, bearing
from scoring.speakers.scene import PUBLIC
from scoring.statements import Said, read_article
from scoring.times import article_day
from scoring.values import Article, Speaker, Statement
from scoring.words import words

SUBJECT = 2  # words before the words for a plan that may be whose plan it is,
RESOLVED = 4  # and before those for a resolve: "the army had recently decided to"
BACKGROUND = 2  # sentences before a statement that it may refer back to


@dataclass(frozen=True)
class Assertion:
    """A statement as something to compare: its proposition, the terms around it, and those of the whole story (one set for all)."""

    said: Said
    asserted: Proposition
    around: frozenset[str]
    story: frozenset[str]


@dataclass(frozen=True)
class Reviewed:
    """An article with all that it asserts; `day` is its day as far as it is known, `oppositions` who stands against whom in it."""

    article: Article
    day: date | None
    assertions: tuple[Assertion, ...]
    short_for: Abbreviations
    oppositions: tuple[Opposition, ...] = ()


@dataclass(frozen=True)
class Found:
    """A statement that bears on the claim; `misattributed` where it gives the claim's words to somebody else."""

    statement: Statement
    bearing: Bearing
    article: Article
    day: date | None
    asserted: Proposition
    misattributed: bool = False
    opinion: bool = False
    oppositions: tuple[Opposition, ...] = ()  # who stands against whom in its article

    @cached_property
    def origin(self) -> Speaker:
        """Where the information enters the record: the last link of the chain.

        With a poll it is the poll, not the voters whom it asked; with a spokesman the spokesman, not the government whose belief he states.
        """
        speaker, origin = self.statement.attribution.speaker, self.statement.attribution.origin
        polled = speaker.source_class == "published_record" and origin.source_class == "unnamed_group"
        own_voice = speaker.source_class in PUBLIC and origin.institution == f"{speaker.country}/government".lower()
        return speaker if polled or own_voice else origin


def review(article: Article, tag: Tag) -> Reviewed:
    """Read an article and prepare all that it asserts for comparison; the costly part, done once for each article."""
    account = read_article(article, tag)
    day = article_day(article.published_at, account.text.lines)
    short_for = abbreviations(account)
    lines = {
        line.number: expanded(proposition(line, ((0, len(line.words)),), day), short_for)
        for line in account.text.lines
        if line.words
    }
    own = [
        lines[each.line.number]  # a statement that is its whole sentence is read once
        if each.statement.field == "text" and each.content == lines[each.line.number].runs
        else expanded(proposition(each.line, each.content, day), short_for)
        for each in account.said
    ]
    story = {
        name for prop in lines.values() for name in prop.names
    }  # whom and what the article is about, wherever it says so
    story.update(
        term for prop, said in zip(own, account.said, strict=True) if said.statement.field == "title" for term in prop.terms
    )
    shared = frozenset(story)
    assertions = []
    for each, asserted in zip(account.said, own, strict=True):
        around: set[str] = set()
        if each.statement.field == "text":
            for number in range(max(0, each.line.number - BACKGROUND), each.line.number + 1):
                around.update(lines[number].terms if number in lines else ())
        assertions.append(Assertion(each, asserted, frozenset(around), shared))
    return Reviewed(article, day, tuple(assertions), short_for, account.oppositions)


def find(claim: ReadClaim, reviewed: Sequence[Reviewed]) -> tuple[Found, ...]:
    """Return the statements of the articles that bear on a claim, ordered by article id, field and offset."""
    found = [hit for article in reviewed for hit in _in_article(claim, article)]
    return tuple(
        sorted(
            found, key=lambda hit: (hit.statement.article_id, hit.statement.field, hit.statement.start, hit.statement.end)
        )
    )


def _in_article(claim: ReadClaim, article: Reviewed) -> Iterable[Found]:
    needed = set(claim.asserted.terms)
    for assertion in article.assertions:
        if not needed.isdisjoint(assertion.asserted.terms) or assertion.asserted.quantities:
            hit = weigh(claim, assertion, article)
            if hit.bearing.relation != "unrelated":
                yield hit


def weigh(claim: ReadClaim, assertion: Assertion, article: Reviewed) -> Found:
    """Return a statement with the way it bears on the claim, "unrelated" included."""
    statement = assertion.said.statement
    attribution = statement.attribution
    found = bearing(claim.asserted, assertion.asserted, assertion.around, assertion.story, attribution)
    misattributed = False
    beyond_a_headline = assertion.said.kind == "headline" and found.relation not in ("corroborates", "unrelated")
    if (assertion.said.kind == "unsaid" and found.relation != "unrelated") or beyond_a_headline:
        found = _renamed(found, "reports")
    if found.relation == "contradicts" and (assertion.said.rebuts or concerned(claim, attribution.origin)):
        found = _renamed(found, "denies")  # it answers what others say of it
    if claim.speaker is not None and found.relation != "unrelated":
        if any(
            same_speaker(claim.speaker, speaker, article.short_for) for speaker in (attribution.speaker, *attribution.chain)
        ):
            if claim.denies:
                found = _renamed(found, _of_a_denial(found, denies=attribution.has("denial")))
        else:
            misattributed = found.relation == "corroborates" and not claim.denies
            found = _renamed(found, "reports")
    if found.relation in ("corroborates", "updates") and _foretold(claim, assertion):
        found = _renamed(found, "reports")  # what is planned has not been done
    opinion = attribution.has("opinion") and found.relation == "corroborates"
    if opinion:
        found = _renamed(found, "reports")
    return Found(
        statement,
        found,
        article.article,
        article.day,
        assertion.asserted,
        misattributed,
        opinion,
        article.oppositions,
    )


def _foretold(claim: ReadClaim, assertion: Assertion) -> bool:
    """Tell whether a statement only foretells what a claim says was done: its words for the deed all stand behind "plans to"."""
    line, stated = assertion.said.line, assertion.asserted
    if claim.foretells:
        return False
    shown = [flag.span for flag in assertion.said.statement.attribution.flags if flag.code == "forecast"]
    resolve = resolved(line, stated.runs[0][0], stated.runs[-1][1])
    plan = sum(word.start < shown[0][0] for word in line.words) if shown else resolve
    if plan is None:
        return False
    reach = RESOLVED if plan == resolve else SUBJECT
    deeds = [stated.terms[term][0] for term in claim.asserted.terms if term in stated.terms and term not in claim.asserted.names]
    deeds = [place for place in deeds if not plan - reach <= place < plan]  # "the army plans to"
    return bool(deeds) and min(deeds) >= plan


def _of_a_denial(found: Bearing, *, denies: bool) -> str:
    """Return how a speaker's statement bears on the claim that he or she denied it."""
    if denies or found.relation in ("denies", "contradicts"):
        return "corroborates"
    return "contradicts" if found.relation == "corroborates" else found.relation


def _renamed(found: Bearing, relation: str) -> Bearing:
    return Bearing(relation, found.coverage, found.note, found.figures)


def same_speaker(claimed: Speaker, speaker: Speaker, short_for: Abbreviations) -> bool:
    """Tell whether the one whom a claim names is the speaker, under any name, title or abbreviation."""
    if claimed.source_class == "institution" and str(claimed.institution).endswith("/government"):
        return (
            claimed.country == speaker.country and speaker.source_class in PUBLIC
        )  # "Ethiopia has denied": whoever speaks for it
    if claimed.person or speaker.person:
        if claimed.person and speaker.person:
            return _same_name(claimed.person, speaker.person)
        return bool(
            not claimed.person
            and claimed.institution
            and claimed.institution == speaker.institution
            and claimed.source_class not in ("unnamed_officials", "unnamed_group")
        ) or (
            not claimed.person
            and claimed.source_class not in ("unnamed_officials", "anonymous_source")
            and _described(claimed, speaker, short_for)
        )
    if claimed.source_class in ("unnamed_officials", "unnamed_group", "anonymous_source"):
        return (
            claimed.source_class == speaker.source_class
            and claimed.country == speaker.country
            and (claimed.country is not None or _described(claimed, speaker, short_for))
        )
    if claimed.institution and claimed.institution == speaker.institution:
        return True
    if claimed.country and speaker.country and claimed.country != speaker.country:
        return False
    return _described(claimed, speaker, short_for)


def _same_name(one: str, other: str) -> bool:
    first, second = one.split(), other.split()
    return first[-1] == second[-1] and (len(first) == 1 or len(second) == 1 or first[0] == second[0])


def _described(claimed: Speaker, speaker: Speaker, short_for: Abbreviations) -> bool:
    """Tell whether the words that name the claim's speaker stand among those that name or describe the other one."""
    owned = claimed.surface.rpartition("'s ")[
        2
    ]  # "Kessling's lawyer" is whoever is a lawyer here: "his lawyer, Abigail Thorne"
    if (
        claimed.person is None
        and owned != claimed.surface
        and _described(replace(claimed, surface=owned), speaker, short_for)
    ):
        return True
    wanted = {
        word.stem
        for word in words(claimed.surface)
        if word.letters and plain(word.text) not in ("the", "a", "an", "s", "of", "'s")
    }
    given = {
        word.stem
        for text in (speaker.surface, speaker.name, speaker.role, speaker.institution)
        for word in words((text or "").replace("_", " ").replace("/", " "))
    }
    full = {term for short in wanted for term in short_for.get(short, (short,))}
    given |= {term for short in given for term in short_for.get(short, ())}
    return bool(wanted) and (wanted <= given or full <= {concept(term) for term in given} | given)
