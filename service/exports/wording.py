"""The words in which an assessment is told to those who know nothing of Second Source.

They say how well a claim is sourced. None of them may be read as a judgement of whether the claim holds: a score that was
computed is not the work of an editor who looked into it.
"""

from __future__ import annotations

from scoring.values import Assessment, Versions

NAME = "Second Source"
WHO = "Automatic assessment of how well claims are sourced; no editor has looked into the claim."
ASPECT = "How well the claim is sourced: who says it, and how many independent origins stand behind it"
CAVEAT = "Computed from the articles at hand. It says how well the claim is sourced, and nothing about whether it holds."
NOT_SCORED = "Not scored"
# What must stand in no export, whatever is assessed.
NEVER = ("fact-check", "fact check", "true", "false", "verified")


def rating(assessment: Assessment) -> str:
    """Return score and grade in words."""
    if assessment.score is None:
        return NOT_SCORED
    return f"Sourcing {assessment.score} of 100, grade {assessment.grade} of the Admiralty code"


def reasons(assessment: Assessment) -> list[str]:
    """Return a line for each reason, with its points."""
    return [f"{reason.points:+d} {reason.text}" if reason.points else reason.text for reason in assessment.reasons]


def versions(found: Versions) -> str:
    """Return what must be the same for the same score, in one line."""
    return f"engine {found.engine}, rubric {found.rubric}, models {found.models}, articles {found.articles}"
