"""Claims that are followed, and how their scores moved."""

from __future__ import annotations

from flask import Response, request

from scoring import Claim
from service.answering import answer, nothing
from service.blueprint import Blueprint, shape
from service.examples import SCORE
from service.following import events, followed, watch_json
from service.held import desk, held
from service.problems import Refused
from service.recalling import history_json
from service.requests import EventsSchema, Following, FollowSchema

claims = Blueprint("claims", __name__, description="Claims that are followed as articles come in.")
HISTORY = 1_000  # assessments of one claim that are told of
STREAM: dict[str, object] = {"type": "string", "description": "Server-sent events; `id` is the number of the move, `data` a Move as JSON."}


@claims.on("POST", "/v1/watches")
@claims.takes(FollowSchema, {"claim": SCORE["claim"]})
@claims.answers(200, shape("Watch"), "It was followed already.")
@claims.answers(201, shape("Watch"), "It is followed from now on.")
def follow_claim(claim: Claim) -> Response:
    """Follow a claim: it is scored now, and again whenever articles come in that may bear on it.

    A move of its score by 5 points or more is told at `/v1/events`.
    """
    watch, new = followed(claim, held(), held().store)
    return answer(watch_json(watch), 201 if new else 200, {"Location": f"/v1/watches/{watch.id}"})


@claims.on("GET", "/v1/watches")
@claims.answers(200, shape("Watches"), "All of them, by their ids.")
def list_claims() -> Response:
    """List the claims that are followed, each with its score when last told."""
    return answer({"claims": [watch_json(watch) for watch in held().follows.all(desk())]})


@claims.on("GET", "/v1/watches/<digest:claim_id>")
@claims.answers(200, shape("Watch"), "The claim.")
@claims.problems("not-found")
def get_claim(claim_id: str) -> Response:
    """Return a claim that is followed, with its score when last told."""
    watch = held().follows.get(desk(), claim_id)
    if watch is None:
        raise Refused("not-found", "no claim with this id is followed here")
    return answer(watch_json(watch))


@claims.on("DELETE", "/v1/watches/<digest:claim_id>")
@claims.answers(204, None, "Followed no more.")
@claims.problems("not-found")
def forget_claim(claim_id: str) -> Response:
    """Follow a claim no more."""
    if not held().follows.remove(desk(), claim_id):
        raise Refused("not-found", "no claim with this id is followed here")
    return nothing()


@claims.on("GET", "/v1/events")
@claims.asks(EventsSchema)
@claims.answers(200, STREAM, "The moves, as they come.", content_type="text/event-stream")
@claims.problems("too-many-streams")
def get_events(asked: Following) -> Response:
    """Stream the moves of the scores that are followed, as server-sent events.

    The stream ends after a while, and a client such as a browser's EventSource asks again with `Last-Event-ID` and misses
    nothing. With `wait=0` it ends with what there is. A desk may have half of the streams that a process keeps open, which is two.
    """
    return events(held(), desk(), asked, request.headers.get("Last-Event-ID"))


@claims.on("GET", "/v1/claims/<digest:claim_id>/history")
@claims.answers(200, shape("History"), "Its assessments, the first made first.")
@claims.problems("not-found")
def get_history(claim_id: str) -> Response:
    """Return how the score of a claim moved: each assessment of it on the stored articles, and what lay between two of them.

    The id of a claim stands in each assessment of it, as `claim.id`.
    """
    records = held().recorder.of_claim(desk(), claim_id, HISTORY)
    if not records:
        raise Refused("not-found", "no claim with this id was scored here")
    return answer(history_json(claim_id, records[::-1]))
