"""Second Source: tells how well a claim is sourced, and shows the sum.

from scoring import Article, Claim, Engine

assessment = Engine().score(Claim("..."), [Article("id", "text")])
"""

from scoring.claims import ClaimError
from scoring.engine import ENGINE_VERSION, Engine
from scoring.many import score_many
from scoring.relating import Relation, relate, relate_all, why
from scoring.rubric import Rubric, RubricError, shipped
from scoring.values import Article, Assessment, Claim, Statement

__all__ = [
    "ENGINE_VERSION",
    "Article",
    "Assessment",
    "Claim",
    "ClaimError",
    "Engine",
    "Relation",
    "Rubric",
    "RubricError",
    "Statement",
    "relate",
    "relate_all",
    "score_many",
    "shipped",
    "why",
]
