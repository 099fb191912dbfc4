"""What the tests of the engine share: short ways to read a piece of copy and to score a claim on it."""

from __future__ import annotations

from scoring import Article, Assessment, Claim, Engine, Statement
from scoring.quantities import Quantity, quantities
from scoring.reading import Line, read_lines
from scoring.values import Speaker

ENGINE = Engine()
DAY = "2026-03-04"  # a Wednesday
# The kinds of space that copy puts inside a figure.
SPACES = {
    "space": " ",
    "no-break": "\u00a0",
    "narrow no-break": "\u202f",
    "thin": "\u2009",
    "figure": "\u2007",
    "en": "\u2002",
    "em": "\u2003",
    "punctuation": "\u2008",
    "hair": "\u200a",
    "medium mathematical": "\u205f",
    "ideographic": "\u3000",
    "tab": "\t",
}


def article(
    text: str, name: str = "a1", *, outlet: str = "The Daily Lamp", title: str = "", published_at: str | None = DAY
) -> Article:
    """Return an article that was published on Wednesday, 4 March 2026."""
    return Article(name, text, outlet, title, published_at)


def told(*texts: str, published_at: str | None = DAY) -> list[Article]:
    """Return one article a text, each by another outlet."""
    return [
        article(text, f"a{place}", outlet=f"Outlet {place}", published_at=published_at)
        for place, text in enumerate(texts, 1)
    ]


def scored(claim: str, *texts: str, as_of: str | None = None) -> Assessment:
    """Return the assessment of a claim on articles with these texts."""
    return ENGINE.score(Claim(claim, as_of), told(*texts))


def statements(text: str, title: str = "") -> list[Statement]:
    """Return what a text says, narration left out."""
    found = ENGINE.attribute(article(text, title=title))
    return [each for each in found if each.attribution.speaker.source_class not in ("unattributed", "headline")]


def last_speaker(text: str) -> Speaker:
    """Return who makes the last statement of a text."""
    return [each for each in ENGINE.attribute(article(text)) if each.field == "text"][-1].attribution.speaker


def words_of(text: str, spans: tuple[tuple[int, int], ...]) -> list[str]:
    """Return the pieces of a text that spans give."""
    return [text[start:end] for start, end in spans]


def line(text: str) -> Line:
    """Return the one sentence of a text, read."""
    (only,) = read_lines(text).lines
    return only


def figure(text: str) -> Quantity:
    """Return the one quantity of a text."""
    (only,) = (found for each in read_lines(text).lines for found in quantities(each))
    return only


def figures(text: str) -> list[float]:
    """Return the lower ends of all quantities of a text."""
    return [found.low for each in read_lines(text).lines for found in quantities(each)]


def points(assessment: Assessment, code: str) -> list[int]:
    """Return the points of the reasons with a code, in order."""
    return [reason.points for reason in assessment.reasons if reason.code == code]


def relations(assessment: Assessment) -> list[str]:
    """Return how each piece of evidence bears on the claim."""
    return [evidence.relation for evidence in assessment.evidence]
