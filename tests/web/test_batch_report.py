"""The report of a batch in a browser: it runs nothing and asks for nothing, everybody can read it, and it fits a telephone."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hostile import KINDS
from playwright.sync_api import Browser, Page

from service.bulk.report import page as report
from service.bulk.summary import CONTESTED, Contested, Summary, merged, of_all
from tests.service.batched import EVERY, line

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
ABOUT = {"Claims": "claims.jsonl", "Options": "secondsource batch --claims claims.jsonl --articles archive --out scored.jsonl"}
FOUND = """() => ({
  hostile: window.hostile ?? null, turned: [...document.querySelectorAll("ol p.claim, dl *")].filter((one) => one.dir !== "auto").length,
  strange: document.querySelectorAll("script, img, iframe, object, embed, form, base, link, a, math, [onload], [onerror], [style]").length,
  wide: document.documentElement.scrollWidth > innerWidth
    ? [...document.body.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > innerWidth + 0.5).map((one) => one.outerHTML.slice(0, 80)) : [],
})"""
NOTHING = {"hostile": None, "turned": 0, "strange": 0, "wide": []}
STYLED = "() => [getComputedStyle(document.body).margin, getComputedStyle(document.querySelector('svg .well .bar')).fill !== 'rgb(0, 0, 0)']"


def summaries() -> Iterator[tuple[Summary, dict[str, str]]]:
    """Yield summaries of hostile claims, so many as a page shows, with as hostile an account."""
    kinds = list(KINDS.items())
    for start in range(0, len(kinds), CONTESTED):
        some = dict(kinds[start:start + CONTESTED])
        told = tuple(Contested(f"{text[:60]}{place}", text[:160], 99 - place, 40, 2, 1) for place, text in enumerate(some.values()))
        yield merged(of_all([line("a", 60), line("b", 10)]), Summary(rows=len(told), failed=len(told), contested=told)), some


def test_hostile_claims_stay_text(page: Page, tmp_path: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: (asked.append(dialog.message), dialog.dismiss()))
    for place, (summary, about) in enumerate(summaries()):
        path = tmp_path / f"{place}.html"
        path.write_text(report(summary, about), encoding="utf-8")
        asked.clear()
        for width in (1280, 380):
            page.set_viewport_size({"width": width, "height": 800})
            page.goto(path.as_uri())
            assert page.evaluate(FOUND) == NOTHING, (list(about), width)
        assert set(asked) == {path.as_uri()}
        assert page.locator("ol.contested li").count() == len(about)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation(browser: Browser, tmp_path: Path, scheme: Any) -> None:
    path = tmp_path / "report.html"
    path.write_text(report(EVERY, ABOUT), encoding="utf-8")
    context = browser.new_context(color_scheme=scheme, bypass_csp=True, viewport={"width": 380, "height": 800})
    opened = context.new_page()
    opened.goto(path.as_uri())
    opened.evaluate(AXE)
    found = opened.evaluate("axe.run()")["violations"]
    context.close()
    assert [f"{one['id']}: {node['html']} {node['failureSummary']}" for one in found for node in one["nodes"]] == []


def test_its_policy_lets_its_own_style_in_and_no_other(page: Page, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(report(EVERY, ABOUT), encoding="utf-8")
    page.goto(path.as_uri())
    assert page.evaluate(STYLED) == ["0px", True]
    path.write_text(report(EVERY, ABOUT).replace("</head>", "<style>body { margin: 9px }</style></head>"), encoding="utf-8")
    refused: list[str] = []
    other = page.context.new_page()
    other.on("console", lambda message: refused.append(message.text))
    other.goto(path.as_uri())
    assert other.evaluate(STYLED) == ["0px", True]
    assert "Content Security Policy" in refused[0]
