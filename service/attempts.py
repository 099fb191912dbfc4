"""A claim by itself among others: its assessment, or the problem that tells why it has none."""

from __future__ import annotations

from collections.abc import Callable
from typing import cast

from scoring import ClaimError
from scoring.rubric import Rubric
from scoring.values import Json
from service.assessing import assess, kept
from service.errors import Fault
from service.held import Held
from service.jsontext import read_json
from service.problems import Refused, problem, refusal, unusable
from service.requests import ScoreRequest


def scored(asked: ScoreRequest, holding: Held, rubric: Rubric) -> Json:
    """Return the assessment of one claim as it is answered, and have it kept; `rubric` is that of the request."""
    store = holding.store
    return cast(Json, read_json(kept(asked, assess(asked, holding, store, rubric), holding, store.desk)))


def attempt(score: Callable[[], Json], pointer: str, passing: tuple[type[Exception], ...] = ()) -> Json:
    """Return what `score` returns, or the problem that it ends in; only what is `passing` is raised.

    `pointer` leads to the text of the claim, for a claim in which there is no word.
    """
    try:
        return score()
    except passing:
        raise
    except ClaimError as error:
        return told(unusable([Fault(pointer, str(error))]))
    except Exception as error:  # a fault of ours on one claim must not lose the others
        return told(refusal(error))


def told(refused: Refused) -> Json:
    """Return the problem of one claim; the path that was asked for is that of all of them, and is left out."""
    return problem(refused.kind, refused.detail, None, refused.faults)
