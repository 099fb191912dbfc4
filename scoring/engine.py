"""The engine: articles and a claim in, an assessment out; each stage is a plain function, wired here."""

from __future__ import annotations

import hashlib
import json
import threading
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property

from scoring import directory, rarity
from scoring.assessment import Case, Sum, add_up, prepare
from scoring.attribution.accurate import accurate
from scoring.attribution.tagged import Tagger
from scoring.claims import ReadClaim, read_claim
from scoring.copies import clusters
from scoring.evidence import Reviewed, find, review
from scoring.moments import out_by
from scoring.origins import Source
from scoring.rubric import Rubric, shipped
from scoring.shingles import Prints, fingerprints
from scoring.speakers import classes
from scoring.statements import read_article
from scoring.values import Article, Assessment, Attribution, Claim, Evidence, Origin, Reason, Statement, Versions
from scoring.would_raise import would_raise

ENGINE_VERSION = "0.1.0"
KEPT = 4096  # articles whose reading an engine keeps


@dataclass(frozen=True, slots=True)
class Reading:
    """An article, read once: what it asserts, what it shares with others, and the hash of all that was handed in."""

    reviewed: Reviewed
    prints: Prints
    digest: bytes


class Engine:
    """Scores claims; keeps what it has read of the last articles. Safe to share between threads.

    `tagger` finds who says what, the accurate one unless another is given.
    """

    def __init__(self, rubric: Rubric | None = None, tagger: Tagger | None = None) -> None:
        self.rubric = rubric or shipped()
        self.tagger = tagger or accurate()
        self._read: OrderedDict[Article, Reading] = OrderedDict()
        self._lock = threading.Lock()

    @cached_property
    def models(self) -> str:
        """The stamps of all that was learnt, and of a newsroom's names."""
        return _models(self.tagger)

    @property
    def version(self) -> str:
        """What must be the same for an article to be read in the same way."""
        return f"{ENGINE_VERSION} {self.models}"

    def score(self, claim: Claim, articles: Iterable[Article], rubric: Rubric | None = None) -> Assessment:
        """Score a claim on the articles given, with ids that are unique among them; their order changes nothing.

        With `as_of` only articles that were published by then count, and those without a time do. Raises ClaimError for a claim
        without a word.
        """
        asked = self.read_claim(claim)
        given = sorted(articles, key=lambda article: article.id)
        known = [article for article in given if published_by(article, claim.as_of)]
        return self.weigh(asked, [self._reading(article) for article in known], rubric, (len(given), len(known)))

    def read_claim(self, claim: Claim) -> ReadClaim:
        """Return a claim, read. Raises ClaimError for a claim without a word."""
        return read_claim(claim, self.tagger)

    def weigh(
        self,
        asked: ReadClaim,
        readings: Sequence[Reading],
        rubric: Rubric | None = None,
        searched: tuple[int, int] | None = None,
        stamp: str | None = None,
    ) -> Assessment:
        """Score a claim on articles that are read, in the order of their ids; statements that have no bearing on it may be missing.

        `searched` is for an abstention to tell: how many articles there are at all, and how many were out by `as_of`. `stamp` stands for
        all of these articles, where the readings are only those that may bear.
        """
        rules, claim = rubric or self.rubric, asked.claim
        versions = Versions(ENGINE_VERSION, rules.version, self.models, stamp or _digest(readings))
        found = find(asked, [reading.reviewed for reading in readings])
        if not found:
            return _abstention(claim, *(searched or (len(readings), len(readings))), rules, versions)
        telling = {hit.article.id for hit in found}
        prints = {reading.reviewed.article.id: reading.prints for reading in readings if reading.reviewed.article.id in telling}
        case_copies = clusters([hit.article for hit in found], prints)
        case = prepare(asked, found, case_copies, rules)
        total = add_up(case)
        leader = total.order[0].standing if total.order else None
        attribution = case.found[leader.hit].statement.attribution if leader else None
        names = case.names
        return Assessment(
            id=_identity(claim, versions),
            claim=claim,
            score=total.score,
            abstained=False,
            grade=total.grade,
            attribution=leader.speaker if leader else None,
            chain=attribution.chain if attribution else (),
            origins=_origins(case, total),
            evidence=tuple(
                Evidence(
                    hit.statement,
                    hit.article.words(hit.statement.field)[hit.statement.start : hit.statement.end],
                    hit.bearing.relation,
                    names[key] if key else None,
                    hit.bearing.note,
                    hit.article.outlet,
                    hit.article.published_at,
                )
                for hit, key in zip(case.found, case.keys, strict=True)
            ),
            reasons=total.reasons,
            would_raise=would_raise(case, total),
            versions=versions,
        )

    def attribute(self, article: Article) -> tuple[Statement, ...]:
        """Return what an article says, statement by statement, each with its attribution; those of the title come last."""
        return tuple(assertion.said.statement for assertion in self._reading(article).reviewed.assertions)

    def attributions(self, article: Article) -> tuple[Attribution, ...]:
        """Return who says what in an article's text, each attribution whole, in the order of the text."""
        return read_article(article, self.tagger).attributions

    def read(self, article: Article) -> Reading:
        """Return an article, read; nothing of it is kept."""
        return Reading(review(article, self.tagger), fingerprints(article.text), digest(article))

    def _reading(self, article: Article) -> Reading:
        with self._lock:
            kept = self._read.get(article)
            if kept is not None:
                self._read.move_to_end(article)
                return kept
        fresh = self.read(article)
        with self._lock:
            self._read[article] = fresh
            while len(self._read) > KEPT:
                self._read.popitem(last=False)
        return fresh


def _models(tagger: Tagger) -> str:
    """Return the stamps of all that was learnt, and of a newsroom's names where there are any."""
    stamps = (tagger.version, classes.version(), rarity.version(), directory.version())
    return " ".join(stamp for stamp in stamps if stamp)


def published_by(article: Article, as_of: str | None) -> bool:
    """Tell whether an article was out by `as_of`."""
    return out_by(article.published_at, as_of)


def _origins(case: Case, total: Sum) -> tuple[Origin, ...]:
    """Return the origins that support the claim in the order of the sum, then those against it, then those that stand beside it."""
    made: dict[str, Origin] = {}
    names = case.names
    for one in total.order:
        leads = one.place == 0
        points = sum(line.points for line in one.standing.lines) if leads else one.points
        source = one.standing.source
        made[source.key] = _origin(source, 1.0 if leads else one.independence, points, names[source.key])
    for against in total.dissent:
        source = against.source
        made.setdefault(source.key, _origin(source, 1.0, against.points, names[source.key]))
    for source in case.sources:
        made.setdefault(source.key, _origin(source, 0.0, 0, names[source.key]))
    return tuple(made.values())


def _origin(source: Source, independence: float, points: int, name: str) -> Origin:
    speaker = source.speaker
    return Origin(name, source.label, speaker.source_class, speaker.country, independence, points, source.articles, source.why)


def _abstention(claim: Claim, given: int, known: int, rubric: Rubric, versions: Versions) -> Assessment:
    code = "no_articles" if not given else "nothing_by_then" if claim.as_of and known < given else "nothing_bears"
    count = f"{known} articles" if known != 1 else "the one article"
    reason = Reason(code, 0, rubric.sentence("reason", code, as_of=claim.as_of or "", count=count))
    return Assessment(_identity(claim, versions), claim, None, True, "F6", None, (), (), (), (reason,), (), versions)


def digest(article: Article) -> bytes:
    """Return the hash of an article as it was handed in."""
    row = json.dumps(asdict(article), sort_keys=True)
    return hashlib.sha256(row.encode("utf-8", "surrogatepass")).digest()


def _digest(readings: Sequence[Reading]) -> str:
    """Return the hash of the articles, in the order of their ids."""
    return hashlib.sha256(b"".join(reading.digest for reading in readings)).hexdigest()[:16]


def _identity(claim: Claim, versions: Versions) -> str:
    """Return the id of an assessment: the same claim on the same articles by the same versions has the same one."""
    row = json.dumps([claim.text, claim.as_of, versions.as_json()], sort_keys=True)
    return hashlib.sha256(row.encode("utf-8", "surrogatepass")).hexdigest()[:24]
