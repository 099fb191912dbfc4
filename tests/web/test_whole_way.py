"""The whole way of an editor: a draft, a statement, its sum, an origin, the article that it speaks through."""

from __future__ import annotations

import json
from pathlib import Path

import requests
from playwright.sync_api import Page, expect

STORY = [json.loads(line) for line in Path("fixtures/court/articles.jsonl").read_text(encoding="utf-8").splitlines()]


def test_from_a_draft_to_the_article_behind_a_score(page: Page, address: str) -> None:
    draft, *stored = STORY
    assert requests.post(f"{address}/v1/articles", json={"articles": stored}, timeout=60).status_code == 201
    page.goto(f"{address}/")
    page.fill("#draft", draft["text"])
    page.click("#check")
    page.wait_for_selector("#read:not([data-busy])", timeout=60_000)
    asked = {"text": draft["text"], "detail": "full", "offset_unit": "utf16"}
    statements = requests.post(f"{address}/v1/analyze", json=asked, timeout=60).json()["statements"]
    scores = [(one["assessment"] and one["assessment"]["score"]) or -1 for one in statements]
    best = scores.index(max(scores))
    page.locator(f"#copy .flag[aria-label$=', {scores[best]} of 100']").first.press("Enter")
    points = [int(one.replace("−", "-")) for one in page.locator("#detail g.bar:not(.total) .value").all_text_contents()]
    assert sum(points) == int(page.locator("#detail .score .number").inner_text()) == scores[best]
    link = page.locator("#detail .graph a").first
    wanted = statements[best]["assessment"]["origins"][0]["articles"][0]
    assert link.get_attribute("href") == f"/article/{wanted}"
    link.evaluate("one => one.removeAttribute('target')")
    link.click()
    page.locator("#content:not([aria-busy])").wait_for()
    expect(page.locator("#content")).to_contain_text(next(one["text"] for one in stored if one["id"] == wanted)[:40])
    for article in stored:
        requests.delete(f"{address}/v1/articles/{article['id']}", timeout=60)
