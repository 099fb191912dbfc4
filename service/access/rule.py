"""The rule: what each route needs. A route that is not here ends the start."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from werkzeug.routing import Map

SCORE, READ, WRITE, ADMIN = "score", "read", "write", "admin"
OPEN = ""  # needs no key, holds nothing of a newsroom's own, and no key that comes with it is looked at
LINKED = "linked"  # needs no key but its address, and shows the one desk that SECONDSOURCE_EMBED names: a frame cannot send a key
KEYLESS = frozenset({OPEN, LINKED})

# What a key may do, by its scopes; none stands for another.
SCOPES: dict[str, str] = {
    SCORE: "score claims and drafts, against articles of the request and those of the desk",
    READ: "read the articles of the desk, and what was assessed on it",
    WRITE: "store and forget articles of the desk",
    ADMIN: "see how the service as a whole does, all desks together; no article and no score",
}

RULE: dict[str, str] = {
    "POST /v1/score": SCORE,
    "POST /v1/score/batch": SCORE,
    "POST /v1/analyze": SCORE,
    "POST /v1/relate": SCORE,
    "POST /check": SCORE,
    "GET /categories": OPEN,  # the same wherever this version runs
    "POST /v1/watches": SCORE,
    "GET /v1/watches": READ,
    "GET /v1/watches/<digest:claim_id>": READ,
    "DELETE /v1/watches/<digest:claim_id>": SCORE,
    "GET /v1/events": READ,
    "GET /v1/assessments/<digest:assessment_id>": READ,
    "GET /v1/claims/<digest:claim_id>/history": READ,
    "POST /v1/articles": WRITE,
    "GET /v1/articles": READ,
    "GET /v1/articles/<id:article_id>": READ,
    "DELETE /v1/articles/<id:article_id>": WRITE,
    "GET /v1/articles/<id:article_id>/statements": READ,
    "GET /v1/rubric": OPEN,  # the same wherever this version runs
    "GET /v1/limits": OPEN,  # what a client wants to know before it sends anything
    "GET /healthz": OPEN,  # asked by those who start and stop containers, who have no key
    "GET /readyz": OPEN,
    "GET /metrics": ADMIN,  # tells how much all desks together ask for, and for what
    "GET /openapi.json": OPEN,  # tells how to send a key
    "GET /docs": OPEN,
    "GET /docs.css": OPEN,
    "GET /web/<asset>": OPEN,  # pages hold nothing; what they show they ask for, with the key of whoever looks
    "GET /assessment/<digest:assessment_id>": OPEN,
    "GET /article/<id:article_id>": OPEN,
    "GET /embed/claim-score.js": OPEN,
    "GET /embed/embed.css": OPEN,
    "GET /embed/assessment/<digest:assessment_id>": LINKED,
    "GET /": OPEN,
}
PROBES = frozenset({"/healthz", "/readyz"})  # are never told to come again later


class RouteWithoutRuleError(LookupError):
    """A route is not in the rule, so that nobody has said who may use it."""


def scope_of(method: str, route: str) -> str:
    """Return the scope that a method of a route needs, or one of KEYLESS."""
    return RULE[f"{'GET' if method == 'HEAD' else method} {route}"]


def check(routes: Map) -> None:
    """Raise RouteWithoutRuleError for the first route that is not in the rule."""
    for rule in routes.iter_rules():
        for method in sorted((rule.methods or set()) - {"HEAD"}):
            row = f"{method} {rule.rule}"
            if row not in RULE:
                raise RouteWithoutRuleError(f"{row} is not in RULE of service/access/rule.py; say there which scope it needs")
