"""An assessment as schema.org ClaimReview (JSON-LD)."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.values import Article, Assessment, Json
from service.exports.citing import address, cited, dated, supporting
from service.exports.wording import ASPECT, CAVEAT, NAME, WHO, rating, reasons, versions

APPEARS_IN = ("corroborates", "reports")  # relations of a text in which the claim itself stands


def claimreview(assessment: Assessment, articles: Sequence[Article]) -> Json:
    """Return the ClaimReview of `assessment`, which was made on `articles`; members that nothing is known of are left out."""
    rests_on = cited(assessment, articles)
    appearance = [_article(one) for one in supporting(assessment, articles, APPEARS_IN)]
    return _known({
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "identifier": assessment.id,
        "version": versions(assessment.versions),
        "author": {"@type": "Organization", "name": NAME, "description": WHO},
        "datePublished": dated(assessment, rests_on),
        "claimReviewed": assessment.claim.text,
        "itemReviewed": _known({"@type": "Claim", "text": assessment.claim.text, "appearance": appearance}),
        "reviewAspect": ASPECT,
        "reviewBody": "\n".join([*reasons(assessment), CAVEAT]),
        "reviewRating": _known({
            "@type": "Rating", "reviewAspect": ASPECT, "ratingValue": assessment.score, "worstRating": 0, "bestRating": 100,
            "alternateName": rating(assessment), "ratingExplanation": CAVEAT,
        }),
        "citation": [_article(one) for one in rests_on],
    })


def _article(article: Article) -> Json:
    publisher = {"@type": "Organization", "name": article.outlet} if article.outlet else None
    return _known({
        "@type": "NewsArticle", "identifier": article.id, "headline": article.title, "url": address(article),
        "datePublished": article.published_at, "inLanguage": article.language, "publisher": publisher,
    })


def _known(members: Json) -> Json:
    return {name: value for name, value in members.items() if value not in (None, "", [])}
