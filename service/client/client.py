"""The client itself: one method for each thing that the service does."""

from __future__ import annotations

import json
import ssl
import uuid
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from http.client import HTTPResponse
from types import TracebackType
from typing import Any, Self, TypeVar, cast
from urllib.parse import quote, urlencode

from service.client.events import Event, Position, moves
from service.client.patience import Clock, Patience
from service.client.portions import portions
from service.client.problem import Problem, Unreachable
from service.client.shapes import (
    Added,
    Analysis,
    Article,
    ArticleGiven,
    ArticleRow,
    Assessment,
    ClaimGiven,
    Detail,
    History,
    Limit,
    OffsetUnit,
    Rubric,
    Statement,
    Watch,
)
from service.client.wire import BROKEN, JSON, Answer, Opened, Request, Wire, unbroken, unreadable

NDJSON = "application/x-ndjson"
AGAIN_HELPS = {429, 502, 503}  # 502 is what a proxy says while the service starts anew
IN_USE = "key-in-use"  # the first try broke off on our side, and is still being worked on
LINES = 1_000  # claims of one request of lines: the first answers come soon, and a break costs little

AROUND = 64  # bytes, more than stand round a claim or an article in a request

Given = str | ClaimGiven
Reply = TypeVar("Reply", bound=Answer)


class Client:
    """Asks the service at `address`, with a key where it needs one.

    `timeout` is in seconds and counts for each thing that is waited for; a request is tried up to `tries` times, the last within
    `patience` seconds of the first. Every method raises Problem for what is refused, and Unreachable where nothing answers. Threads may
    share a client. It goes straight to the address, by no proxy of the environment, and follows no redirection.
    """

    def __init__(
        self, address: str, key: str | None = None, *, timeout: float = 30.0, tries: int = 4, patience: float = 60.0,
        clock: Clock | None = None,
    ) -> None:
        self._wire = Wire(address, key, timeout)
        self._tries, self._seconds = tries, patience
        self._clock = clock or Clock()
        self._limits: dict[str, Limit] | None = None

    def __enter__(self) -> Self:
        """Return the client, which is closed at the end of the block."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close it."""
        self.close()

    def __repr__(self) -> str:
        return f"Client({self._wire.address!r})"

    def close(self) -> None:
        """Close the connection; a further request would open one."""
        self._wire.close()

    def score(
        self, claim: Given, *, articles: Sequence[ArticleGiven] | None = None, rubric: Mapping[str, Any] | None = None,
        offset_unit: OffsetUnit | None = None,
    ) -> Assessment:
        """Score a claim, against `articles` or else against the stored ones."""
        asked = {"claim": _claim(claim), **_given(articles=articles, rubric=rubric, offset_unit=offset_unit)}
        return cast(Assessment, self._post("/v1/score", asked))

    def score_many(
        self, claims: Mapping[str, Given], *, articles: Sequence[ArticleGiven] | None = None, rubric: Mapping[str, Any] | None = None,
        offset_unit: OffsetUnit | None = None,
    ) -> dict[str, Assessment | Problem]:
        """Score claims by ids of your own, in as many requests as the limits ask for; one that cannot be used has its Problem."""
        shared = _given(articles=articles, rubric=rubric, offset_unit=offset_unit)
        room = self._most("body") - len(_written(shared))
        found: dict[str, Assessment | Problem] = {}
        for portion in portions(claims.items(), _length, self._most("claims"), room):
            asked = {"claims": {name: _claim(claim) for name, claim in portion}, **shared}
            results = self._post("/v1/score/batch", asked, keyed=True)["results"]
            found |= {name: _result(results[name]) for name, _ in portion}
        return found

    def score_lines(
        self, claims: Iterable[tuple[str, Given]], *, offset_unit: OffsetUnit | None = None,
    ) -> Iterator[tuple[str, Assessment | Problem]]:
        """Score any number of claims against the stored articles, and yield each with its id as it is answered, in order.

        `claims` is read as it is needed. Where the connection breaks, the claims that are not answered yet are sent again.
        """
        most = min(LINES, self._most("claim_lines"))
        path = "/v1/score/batch" + _query(offset_unit=offset_unit)
        for portion in portions(claims, _length, most, self._most("lines")):
            yield from self._answered(path, portion)

    def analyze(
        self, text: str, *, title: str | None = None, outlet: str | None = None, id: str | None = None,  # noqa: A002  the name it has there
        detail: Detail | None = None, offset_unit: OffsetUnit | None = None,
    ) -> Analysis:
        """Return every statement of a draft, and how well the stored articles source it; nothing of the draft is kept.

        An article that is stored under `id` is no evidence for it.
        """
        asked = {"text": text, **_given(title=title, outlet=outlet, id=id, detail=detail, offset_unit=offset_unit)}
        return cast(Analysis, self._post("/v1/analyze", asked))

    def add_articles(self, articles: Iterable[ArticleGiven]) -> Added:
        """Store articles, in as many requests as the limits ask for: of each all or none. Storing one again changes nothing."""
        total = Added(articles=[], added=0, updated=0, unchanged=0)
        for portion in portions(articles, _length, self._most("articles"), self._most("body") - 64):
            told = cast(Added, self._post("/v1/articles", {"articles": portion}, keyed=True))
            total["articles"] += told["articles"]
            total["added"] += told["added"]
            total["updated"] += told["updated"]
            total["unchanged"] += told["unchanged"]
        return total

    def articles(self, *, page: int | None = None) -> Iterator[ArticleRow]:
        """Yield the stored articles without their texts, in the order they came in; a page is asked for when it is needed."""
        cursor: str | None = None
        while True:
            told = self._get("/v1/articles" + _query(limit=page, cursor=cursor))
            yield from told["articles"]
            cursor = told["next"]
            if cursor is None:
                return

    def article(self, article_id: str) -> Article:
        """Return a stored article."""
        return cast(Article, self._get(f"/v1/articles/{_step(article_id)}"))

    def delete(self, article_id: str) -> None:
        """Forget a stored article."""
        self._delete(f"/v1/articles/{_step(article_id)}")

    def statements(self, article_id: str, *, offset_unit: OffsetUnit | None = None) -> list[Statement]:
        """Return what a stored article says, and who says it."""
        told = self._get(f"/v1/articles/{_step(article_id)}/statements" + _query(offset_unit=offset_unit))
        return cast(list[Statement], told["statements"])

    def assessment(self, assessment_id: str, *, offset_unit: OffsetUnit | None = None) -> Assessment:
        """Return an assessment as it was first answered under its id."""
        return cast(Assessment, self._get(f"/v1/assessments/{_step(assessment_id)}" + _query(offset_unit=offset_unit)))

    def history(self, claim_id: str) -> History:
        """Return how the score of a claim moved; the id is `claim.id` of its assessments."""
        return cast(History, self._get(f"/v1/claims/{_step(claim_id)}/history"))

    def watch(self, claim: Given) -> Watch:
        """Follow a claim: it is scored now, and again whenever articles come in that may bear on it."""
        return cast(Watch, self._post("/v1/watches", {"claim": _claim(claim)}, keyed=True))

    def unwatch(self, claim_id: str) -> None:
        """Follow a claim no more."""
        self._delete(f"/v1/watches/{_step(claim_id)}")

    def watches(self) -> list[Watch]:
        """Return the claims that are followed."""
        return cast(list[Watch], self._get("/v1/watches")["claims"])

    def events(self, *, claim_id: str | None = None, after: int | None = None, wait: bool = True) -> Iterator[Event]:
        """Yield the moves of followed scores, those after number `after` or else from now on, and go on for as long as you read.

        A stream that ends or breaks is asked for again from where it stood. With `wait=False` it ends with what there is.
        """
        query = _query(claim=claim_id, after=after, wait=None if wait else 0)
        if not wait:
            yield from moves(self._whole(Request("GET", f"/v1/events{query}")).body.splitlines(keepends=True), Position())
            return
        position = Position()
        while True:
            headers = {} if position.last is None else {"Last-Event-ID": position.last}
            with self._opened(Request("GET", f"/v1/events{query}", headers=headers)).reading() as stream:
                yield from moves(unbroken(stream), position)
            self._clock.sleep(position.again)

    def rubric(self) -> Rubric:
        """Return the rubric in force, with the bands of a score: their words and symbols."""
        return cast(Rubric, self._get("/v1/rubric"))

    def limits(self) -> dict[str, Limit]:
        """Return the most that is accepted of everything; it is asked for once."""
        if self._limits is None:
            self._limits = cast(dict[str, Limit], self._get("/v1/limits"))
        return self._limits

    def ready(self) -> bool:
        """Tell whether claims can be scored just now; it is asked once, and not waited for."""
        answer = self._persist(Request("GET", "/readyz"), self._wire.exchange, Patience(1, 0.0, self._clock))
        if not answer.well and answer.problem().kind != "not-ready":
            raise answer.problem()
        return answer.well

    def _get(self, path: str) -> Any:  # noqa: ANN401  any JSON value
        return self._asked(Request("GET", path))

    def _delete(self, path: str) -> None:
        broken = False

        def attempt(request: Request) -> Answer:
            nonlocal broken
            try:
                return self._wire.exchange(request)
            except BROKEN:
                broken = True
                raise

        answer = self._persist(Request("DELETE", path), attempt, self._patience())
        if not answer.well and not (answer.status == 404 and (broken or answer.resent)):  # then the try that broke off had done it
            raise answer.problem()

    def _post(self, path: str, asked: Mapping[str, Any], *, keyed: bool = False) -> Any:  # noqa: ANN401  any JSON value
        headers = {"Content-Type": JSON, **({"Idempotency-Key": str(uuid.uuid4())} if keyed else {})}
        return self._asked(Request("POST", path, _written(asked), headers))

    def _asked(self, request: Request) -> Any:  # noqa: ANN401  any JSON value
        return self._whole(request).json()

    def _whole(self, request: Request) -> Answer:
        answer = self._persist(request, self._wire.exchange, self._patience())
        if not answer.well:
            raise answer.problem()
        return answer

    def _opened(self, request: Request) -> Opened:
        return self._persist(request, self._wire.open, self._patience())

    def _persist(self, request: Request, attempt: Callable[[Request], Reply], patience: Patience) -> Reply:
        """Try a request until it is answered with something that another try would not change, or patience ends."""
        while True:
            try:
                answer = attempt(request)
            except BROKEN as error:
                if isinstance(error, ssl.SSLCertVerificationError) or not patience.again():
                    raise self._unreachable() from error
                continue
            helps = answer.status in AGAIN_HELPS or (answer.status == 409 and answer.problem().kind == IN_USE)
            if not (helps and patience.again(answer.headers.get("Retry-After"))):
                return answer

    def _answered(self, path: str, portion: list[tuple[str, Given]]) -> Iterator[tuple[str, Assessment | Problem]]:
        place, patience = 0, self._patience()
        while place < len(portion):
            body = b"".join(_written({"id": name, "claim": _claim(claim)}) + b"\n" for name, claim in portion[place:])
            with self._opened(Request("POST", path, body, {"Content-Type": NDJSON})).reading() as stream:
                for row in _rows(stream):
                    name = portion[place][0] if place < len(portion) else None
                    if name is None or row.pop("claim_id", None) not in {None, name}:
                        raise Problem(unreadable(200))
                    place, patience = place + 1, self._patience()
                    yield name, _result(row)
            if place < len(portion) and not patience.again():
                raise self._unreachable()

    def _most(self, name: str) -> int:
        return self.limits()[name]["most"]

    def _patience(self) -> Patience:
        return Patience(self._tries, self._seconds, self._clock)

    def _unreachable(self) -> Unreachable:
        return Unreachable(f"{self._wire.address} does not answer, or breaks off; look whether the service runs there")


def _rows(stream: HTTPResponse) -> Iterator[dict[str, Any]]:
    """Yield what the lines of an answer hold, up to where it breaks off."""
    for line in unbroken(stream):
        try:
            row = json.loads(line)
        except ValueError:
            raise Problem(unreadable(stream.status)) from None
        yield row


def _result(row: dict[str, Any]) -> Assessment | Problem:
    return cast(Assessment, row) if "score" in row else Problem(row)


def _claim(claim: Given) -> ClaimGiven:
    return ClaimGiven(text=claim) if isinstance(claim, str) else claim


def _given(**options: object) -> dict[str, object]:
    return {name: value for name, value in options.items() if value is not None}


def _query(**options: object) -> str:
    given = _given(**options)
    return f"?{urlencode(given)}" if given else ""


def _step(text: str) -> str:
    return quote(text, safe="")


def _written(value: object) -> bytes:
    return json.dumps(value, allow_nan=False, separators=(",", ":")).encode()


def _length(row: object) -> int:
    return len(_written(row)) + AROUND
