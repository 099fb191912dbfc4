"""What changed since an earlier date: the same claim scored on what was published by then, set beside the assessment."""

from __future__ import annotations

from collections.abc import Sequence

from scoring import Article, Claim, Engine
from scoring.changes import changes
from scoring.moments import moment
from service.errors import Fault, InputProblem
from service.schemas import load_claim

OPTION = "--since"


def checked(claim: Claim, since: str) -> Claim:
    """Return the claim as of the earlier date `since`; raise InputProblem where that is no date, or none before `as_of`."""
    _, earlier = load_claim({"id": "claim", "text": claim.text, "as_of": since}, OPTION)
    if claim.as_of is not None and not _before(since, claim.as_of):
        detail = f"{since} is not before --as-of, {claim.as_of}; give the earlier of the two dates to {OPTION}"
        raise InputProblem(OPTION, [Fault("", detail)])
    return earlier


def compared(engine: Engine, claim: Claim, earlier: Claim, articles: Sequence[Article]) -> dict[str, object]:
    """Return the assessment of `claim` in the shape of the contract, with what changed from that of `earlier`."""
    first, last = (engine.score(each, articles) for each in (earlier, claim))
    found = changes(first, last, engine.rubric)
    since = {"as_of": earlier.as_of, "score": first.score, "id": first.id}
    return {**last.as_json(), "since": since, "changes": [change.as_json() for change in found]}


def _before(since: str, as_of: str) -> bool:
    """Tell whether more may have been published by `as_of` than by `since`; a day includes all of itself."""
    first, last = moment(since), moment(as_of)
    if first is None or last is None:
        return False
    if len(since) <= 10:
        return first.date() < last.date()
    return first.date() <= last.date() if len(as_of) <= 10 else first < last
