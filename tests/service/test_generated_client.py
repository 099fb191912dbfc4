"""A client that openapi-python-client makes of the document scores, stores and pages against the real service, not a line of it edited."""

from __future__ import annotations

import importlib
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from keyholders import key
from serving import running
from wanted import BRIDGE, CLAIM

from scoring import Engine
from service.app import create_app
from service.held import KEY
from service.settings import Settings

NAME = "second_source_generated"
SKIPPED = "Unsupported content type application/x-ndjson"  # lines of JSON, beside the one body that a client can send


class Generated:
    """The generated package, and the service that it asks."""

    def __init__(self, package: ModuleType, address: str, token: str) -> None:
        self.client = package.AuthenticatedClient(base_url=address, token=token)
        self.models = importlib.import_module(f"{NAME}.models")

    def __call__(self, operation: str, *path: str, **asked: Any) -> Any:
        """Return what the client makes of the answer to an operation ("score.score_claim")."""
        sync: Callable[..., Any] = importlib.import_module(f"{NAME}.api.{operation}").sync
        return sync(*path, client=self.client, **asked)

    def made(self, model: str, given: object) -> Any:
        return getattr(self.models, model).from_dict(given)


@pytest.fixture(scope="module")
def document_and_key(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, dict[str, Any], str]]:
    data = tmp_path_factory.mktemp("data")
    app = create_app(Settings(data=data, keys="always", rate="0"), engine)
    yield data, app.test_client().get("/openapi.json").json, key(app)
    app.extensions[KEY].close()


@pytest.fixture(scope="module")
def written(document_and_key: tuple[Path, dict[str, Any], str], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder of the generated package, and what the generator told."""
    folder = tmp_path_factory.mktemp("generated")
    (folder / "openapi.json").write_text(json.dumps(document_and_key[1]))
    (folder / "config.yaml").write_text("post_hooks: []\n")  # they would only lay the code out
    done = subprocess.run(
        [sys.executable, "-m", "openapi_python_client", "generate", "--meta", "none", "--path", "openapi.json",
         "--config", "config.yaml", "--output-path", NAME],
        cwd=folder, capture_output=True, text=True, timeout=100, check=True)
    return folder, done.stdout + done.stderr


@pytest.fixture(scope="module")
def ask(document_and_key: tuple[Path, dict[str, Any], str], written: tuple[Path, str]) -> Iterator[Generated]:
    data, _, token = document_and_key
    with pytest.MonkeyPatch.context() as patch, running(data, SECONDSOURCE_KEYS="always") as (_, connection):
        patch.syspath_prepend(str(written[0]))
        yield Generated(importlib.import_module(NAME), f"http://{connection.host}:{connection.port}", token)


def test_every_operation_is_generated(document_and_key: tuple[Path, dict[str, Any], str], written: tuple[Path, str]) -> None:
    folder, told = written
    operations = [one for methods in document_and_key[1]["paths"].values() for method, one in methods.items() if method != "parameters"]
    wanted = {f"{one['tags'][0]}/{one['operationId']}.py" for one in operations}
    api = folder / NAME / "api"
    assert {str(path.relative_to(api)) for path in api.glob("*/*.py") if path.name != "__init__.py"} == wanted
    assert len(wanted) == len(operations) > 20
    assert told.count("WARNING") == told.count(SKIPPED) == 1, told


def test_it_stores_and_pages(ask: Generated) -> None:
    first = ask("articles.add_articles", body=ask.made("Article", BRIDGE))
    assert [(one.id, one.status.value) for one in first.articles] == [(BRIDGE["id"], "added")]
    several = [{"id": f"more-{number}", "text": f"Ferry {number} was late, she said."} for number in range(4)]
    assert ask("articles.add_articles", body=ask.made("Articles", {"articles": several})).added == 4
    found, cursor = [], {}
    while True:
        page = ask("articles.list_articles", limit=2, **cursor)
        found += [row.id for row in page.articles]
        if page.next_ is None:
            break
        cursor = {"cursor": page.next_}
    assert found == [BRIDGE["id"], *(article["id"] for article in several)]
    assert ask("articles.get_article", BRIDGE["id"]).text == BRIDGE["text"]
    statements = ask("articles.list_statements", BRIDGE["id"]).statements
    assert statements[0].attribution.name == "Ana Ruiz"


def test_it_scores_what_it_brings_and_what_is_stored(ask: Generated) -> None:
    ask("articles.add_articles", body=ask.made("Article", BRIDGE))
    brought = ask("score.score_claim", body=ask.made("ScoreRequest", {"claim": CLAIM, "articles": [BRIDGE]}))
    stored = ask("score.score_claim", body=ask.made("ScoreRequest", {"claim": CLAIM}))
    for found in (brought, stored):
        assert isinstance(found, ask.models.Assessment)
        assert found.score == sum(reason.points for reason in found.reasons) > 0
        assert (BRIDGE["id"], "Ana Ruiz") in [(one.article_id, one.attribution.name) for one in found.evidence]
    assert stored.archive.scored >= 1
    assert ask("assessments.get_assessment", brought.id) == brought
    asked = {"claims": {"good": CLAIM, "bad": {"text": "?"}}}
    many = ask("batch.score_claims", body=ask.made("BatchRequest", asked)).results
    assert many["good"] == stored
    assert isinstance(many["bad"], ask.models.Problem)


@pytest.mark.parametrize(("detail", "model"), [("summary", "Summary"), ("full", "Assessment")])
def test_it_tells_the_two_kinds_of_assessment_of_a_draft_apart(ask: Generated, detail: str, model: str) -> None:
    ask("articles.add_articles", body=ask.made("Article", BRIDGE))
    draft = {"text": "Two bridges were closed on Friday, the minister said.", "detail": detail}
    statement = ask("analyze.analyze_draft", body=ask.made("Draft", draft)).statements[0]
    assert isinstance(statement.assessment, getattr(ask.models, model))


def test_it_is_told_what_is_wrong(ask: Generated) -> None:
    refused = ask("score.score_claim", body=ask.made("ScoreRequest", {"claim": {"text": "?"}}))
    assert (refused.type_.value, refused.status) == ("/docs#invalid-input", 422)
    assert [fault.pointer for fault in refused.errors] == ["/claim/text"]
    assert ask("articles.get_article", "none").status == 404
