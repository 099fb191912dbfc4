"""Two fresh processes, each with its own copy of one database and its own seed of hashes, give the same bytes."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from flask import Flask
from serving import running
from wanted import BRIDGE, CLAIM

from service.held import KEY

DENIAL = {
    "id": "denial", "outlet": "Wire", "published_at": "2024-10-19", "title": "Bridges are open, says harbour",
    "text": "The harbour’s spokeswoman, Mira Kos, denied that two bridges were closed. “All three are open,” she said. "
            "Officials, who asked not to be named, told The Post that one of them was shut for an hour on Friday.",
}
COPY = {**BRIDGE, "id": "copy", "outlet": "Coastal Post"}
ARTICLES = [BRIDGE, DENIAL, COPY]
DAY = {"text": "All three bridges in the harbour are open.", "as_of": "2024-10-19"}
DRAFT = {"text": f"{CLAIM['text']} All three are open now, Ms. Kos said.", "title": "Two bridges were closed", "detail": "full"}
LINES = b"".join(json.dumps({"id": str(number), **claim}).encode() + b"\n" for number, claim in enumerate((CLAIM, DAY)))
ASKED = (
    ("/v1/score", {"claim": CLAIM}), ("/v1/score", {"claim": DAY, "offset_unit": "utf16"}),
    ("/v1/score", {"claim": CLAIM, "articles": ARTICLES}), ("/v1/score", {"claim": DAY, "articles": ARTICLES}),
    ("/v1/score/batch", {"claims": {"b": CLAIM, "a": DAY, "c": {"text": "?"}}}),
    ("/v1/score/batch", {"claims": {"b": CLAIM, "a": DAY}, "articles": ARTICLES}),
    ("/v1/score/batch", LINES),
    ("/v1/analyze", DRAFT), ("/v1/analyze", {**DRAFT, "detail": "summary"}),
    ("/v1/score?format=claimreview", {"claim": CLAIM}), ("/v1/score?format=stix", {"claim": CLAIM}),
    *((f"/v1/articles/{article['id']}/statements", None) for article in ARTICLES),
    ("/v1/articles?limit=2", None), ("/v1/rubric", None), ("/openapi.json", None),
)


def answers(data: Path, seed: str) -> list[tuple[int, bytes]]:
    """Return status and body of every answer of a fresh process."""
    found = []
    with running(data, PYTHONHASHSEED=seed) as (_, connection):
        for path, body in ASKED:
            sent = body if isinstance(body, bytes) else json.dumps(body).encode() if body else None
            kind = "application/x-ndjson" if body is LINES else "application/json"
            connection.request("POST" if body else "GET", path, sent, {"Content-Type": kind} if body else {})
            answer = connection.getresponse()
            found.append((answer.status, answer.read()))
    return found


def test_the_same_request_to_two_fresh_processes(app: Flask, tmp_path: Path) -> None:
    assert app.test_client().post("/v1/articles", json={"articles": ARTICLES}).status_code == 201
    app.extensions[KEY].close()
    (tmp_path / "first").mkdir()
    (tmp_path / "second").mkdir()
    for file in tmp_path.glob("secondsource.sqlite3*"):
        shutil.copy(file, tmp_path / "first")
        shutil.copy(file, tmp_path / "second")
    first, second = answers(tmp_path / "first", "1"), answers(tmp_path / "second", "2")
    for (path, _), one, other in zip(ASKED, first, second, strict=True):
        assert one[0] == 200, path
        assert one == other, path
