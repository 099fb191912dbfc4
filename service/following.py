"""Following: a claim is watched from its score of now on, and the moves of scores go out as server-sent events."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from functools import partial

from flask import Response

from scoring import Claim
from scoring.values import Json
from service.archive.watches import Move, Watch, Watches
from service.assessing import assess, claim_id, kept, now
from service.held import Held
from service.jsontext import write_json
from service.problems import Refused
from service.requests import Following, ScoreRequest
from service.store import Store
from service.streams import Streams

LONGEST = 50.0  # seconds of one stream, below the minute after which what stands in front of a service hangs up
EVERY = 1.0  # seconds between two looks
AGAIN = 2_000  # milliseconds after which a client asks again
STREAMS = Streams(4)  # of one process: as many as a worker has threads to spare


def followed(claim: Claim, holding: Held, store: Store) -> tuple[Watch, bool]:
    """Score a claim and follow it from there; return the watch, and whether it is new."""
    known = holding.follows.get(store.desk, claim_id(claim))
    if known is not None:
        return known, False
    score, assessment, _ = scored(holding, store.desk, claim)
    watch = Watch(claim_id(claim), claim, score, assessment)
    terms = holding.engine.read_claim(claim).asserted.terms
    return watch, holding.follows.add(store.desk, watch, terms)


def scored(holding: Held, desk: str, claim: Claim) -> tuple[int | None, str, str]:
    """Score a claim on a desk's articles and have it kept; return score, id of the assessment and the time."""
    asked = ScoreRequest(claim, None, rubric={})
    answered = assess(asked, holding, Store(holding.database, desk))
    kept(asked, answered, holding, desk)
    return answered.assessment.score, answered.assessment.id, now()


def watch_json(watch: Watch) -> Json:
    """Return a watched claim with its score when last told."""
    return {"id": watch.id, "claim": {"text": watch.claim.text, "as_of": watch.claim.as_of},
            "score": watch.score, "assessment": watch.assessment}


def move_json(move: Move) -> Json:
    """Return the move of a score."""
    return {"claim": move.claim, "before": move.before, "after": move.after, "assessment": move.assessment, "made": move.made}


def events(holding: Held, desk: str, asked: Following, last: str | None) -> Response:
    """Return the moves that come after the last one that the client has, as a stream; refuse where too many are open.

    The stream ends soon after the service is told to stop.
    """
    after = int(last) if last and last.isascii() and last.isdigit() and len(last) < 19 else asked.after
    start = holding.follows.last(desk) if after is None else after
    full = STREAMS.enter(desk)
    if full is not None:
        raise Refused("too-many-streams", full, headers={"Retry-After": "5"})
    response = Response(_stream(holding.follows, holding.stopping, desk, asked, start), content_type="text/event-stream")
    response.call_on_close(partial(STREAMS.leave, desk))
    return response


def _stream(watches: Watches, stopping: threading.Event, desk: str, asked: Following, after: int) -> Iterator[bytes]:
    until = time.monotonic() + (LONGEST if asked.wait else 0.0)
    yield f"retry: {AGAIN}\nid: {after}\n\n".encode()  # the number first: who comes again before the first move misses none of them
    while True:
        moves = watches.moves(desk, after, asked.claim)
        for move in moves:
            after = move.number
            yield b"id: %d\nevent: move\ndata: %s\n\n" % (move.number, write_json(move_json(move)))
        if not moves:
            if time.monotonic() >= until:
                return
            yield b": \n\n"  # a stream whose reader has gone is noticed when it is written to
            if stopping.wait(EVERY):
                return  # whoever listens asks again, of a process that goes on
