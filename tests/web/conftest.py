"""One Chromium for all tests of a worker, a service for each file of them, and a page for each test."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsers import INSTALL, chromium, program
from playwright.sync_api import Browser, Page

sys.path.append(str(Path(__file__).parent.parent / "service"))  # the service as a process is started as its own tests start it

from serving import running


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = program()
    if path is None:
        pytest.skip(INSTALL)
    with chromium(path) as opened:
        yield opened


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a fresh profile that fails the test where it logs an error, throws, or breaks its policy."""
    context = browser.new_context()
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    yield opened
    context.close()
    assert wrong == []


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a running service with an empty archive, which is the own of one file of tests."""
    with running(tmp_path_factory.mktemp("data"), SECONDSOURCE_TAGGER="fast") as (_, connection):
        yield f"http://{connection.host}:{connection.port}"
