"""The whole way over HTTP in one run: `python -m service.demo` starts the service, scores a claim and stops it again."""

from __future__ import annotations

import shlex
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import orjson

from service import terminal
from service.reading import read_articles

STORY = Path("fixtures/ferry")
CLAIM = "F6"  # of the story's claims: one that is denied as well
SERVE = ("serve", "--host", "127.0.0.1", "--port", "0", "--workers", "1", "--data")
PATIENCE = 60.0  # seconds


class DemoError(RuntimeError):
    """A step went wrong; the message says which."""


def main() -> int:
    """Run the demonstration; return 0 where every step went well, otherwise 1 after a line that says which did not."""
    try:
        _run()
    except (DemoError, OSError) as error:
        print(f"demo: {error}", file=sys.stderr)
        return 1
    return 0


def _run() -> None:
    if not STORY.is_dir():
        raise DemoError(f"{STORY} is not here; run this in the checkout of the project")
    claim = next(row["text"] for row in orjson.loads((STORY / "claims.json").read_bytes()) if row["id"] == CLAIM)
    articles = [asdict(article) for article in read_articles(str(STORY / "articles.jsonl"))]
    with tempfile.TemporaryDirectory(prefix="secondsource-") as data, _service(Path(data)) as address:
        stored = _post(address, "/v1/articles", {"articles": articles})
        _step(f"POST /v1/articles: {stored['added']} articles on one invented story are stored ({STORY}/articles.jsonl).")
        asked = {"claim": {"text": claim}}
        _step("POST /v1/score: the claim is scored against the stored articles. By hand:")
        print(f"    curl {address}/v1/score --json {shlex.quote(orjson.dumps(asked).decode())}\n")
        assessment = _post(address, "/v1/score", asked)
        terminal.write(terminal.render(assessment, terminal.look_of(sys.stdout)), sys.stdout)
        print()
    _step("The service is stopped, and its database is gone. `make serve` runs one that stays.")


def _step(text: str) -> None:
    print(f"==> {text}", flush=True)


@contextmanager
def _service(data: Path) -> Iterator[str]:
    """Run the service on a free port of this machine; give its address once it takes requests."""
    script = str(Path(sys.executable).with_name("secondsource"))
    log = data / "service.log"
    _step(f"secondsource {shlex.join([*SERVE, str(data)])}")
    command = [script, *SERVE, str(data)]
    with log.open("wb") as errors, subprocess.Popen(command, stdout=subprocess.PIPE, stderr=errors, text=True) as server:  # noqa: S603  our own command
        try:
            announced = server.stdout.readline().split() if server.stdout else []
            if not announced:
                raise DemoError(f"the service did not start:\n{log.read_text(errors='replace')}")
            _step(f"The service takes requests on {announced[-1]}, with an empty database.")
            yield announced[-1]
        finally:
            server.terminate()
            server.wait(PATIENCE)


def _post(address: str, path: str, body: dict[str, Any]) -> dict[str, Any]:
    place = urlsplit(address)
    connection = HTTPConnection(place.hostname or "", place.port, timeout=PATIENCE)
    try:
        connection.request("POST", path, orjson.dumps(body), {"Content-Type": "application/json"})
        response = connection.getresponse()
        answer = dict(orjson.loads(response.read()))
    finally:
        connection.close()
    if response.status >= 300:
        raise DemoError(f"POST {path} was answered with {response.status}: {answer}")
    return answer


if __name__ == "__main__":
    sys.exit(main())
