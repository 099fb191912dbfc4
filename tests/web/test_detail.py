"""An assessment and an article as a person meets them: the sum, the way to the copy, and that everybody can use both."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import requests
from browsers import copies_shown
from newsroom import BRIDGE, CLAIM
from playwright.sync_api import Browser, Page, expect

SCORED = "The bridge at Harnby will stay closed until May."
ABSTAINED = "The zoo of Quillbrook has bought a hippopotamus."
FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
BARS = """() => {
  const [bars, [total]] = ["g.bar:not(.total)", "g.bar.total"].map((one) => [...document.querySelectorAll(one)]);
  const edges = (bar) => { const { left, right } = bar.querySelector("rect").getBoundingClientRect(); return [left, right]; };
  const drawn = (bar) => (edges(bar)[1] - edges(bar)[0]) * Math.sign(bar.dataset.points);
  const from = (bar) => edges(bar)[bar.dataset.points > 0 ? 0 : 1];
  const to = (bar) => edges(bar)[bar.dataset.points > 0 ? 1 : 0];
  return {
    points: bars.map((bar) => Number(bar.dataset.points)), total: Number(total.dataset.points),
    drawn: bars.reduce((sum, bar) => sum + drawn(bar), 0), width: edges(total)[1] - edges(total)[0],
    gaps: bars.slice(1).map((bar, place) => Math.abs(from(bar) - to(bars[place]))),
  };
}"""
OUTSIDE = """() => [...document.querySelectorAll("body *")].filter((one) => {
  const { left, right, width } = one.getBoundingClientRect();
  return width > 1 && (right > innerWidth + 0.5 || left < -0.5) && !one.closest(".unseen, .wide");
}).map((one) => one.outerHTML.slice(0, 90))"""
CLIPPED = """() => [...document.querySelectorAll("svg text")].filter((one) => {
  const own = one.getBoundingClientRect(), around = one.closest("svg").getBoundingClientRect();
  return own.right > around.right + 0.5 || own.left < around.left - 0.5;
}).map((one) => one.textContent)"""

Scored = Callable[[str], dict[str, Any]]


@pytest.fixture(scope="module")
def score(address: str) -> Scored:
    stories = [json.loads(line) for story in ("ferry", "plant") for line in (FIXTURES / story / "articles.jsonl").read_text(encoding="utf-8").splitlines()]
    assert requests.post(f"{address}/v1/articles", json={"articles": [*BRIDGE, *stories]}, timeout=120).ok

    def scored(claim: str) -> dict[str, Any]:
        answer: dict[str, Any] = requests.post(f"{address}/v1/score", json={"claim": {"text": claim}}, timeout=60).json()
        return answer

    return scored


def claims() -> list[str]:
    """Return every claim of two stories, and those of the bridge."""
    told = [claim["text"] for story in ("ferry", "plant") for claim in json.loads((FIXTURES / story / "claims.json").read_text(encoding="utf-8"))]
    return [*told, CLAIM, SCORED]


def opened(page: Page, address: str, path: str) -> Page:
    page.goto(address + path)
    page.locator("#content:not([aria-busy])").wait_for()
    return page


def test_the_bars_of_every_claim_sum_to_the_score_that_is_shown(page: Page, address: str, score: Scored) -> None:
    negative = 0
    for claim in claims():
        found = score(claim)
        opened(page, address, f"/assessment/{found['id']}")
        if found["abstained"]:
            assert page.locator(".waterfall").count() == 0
            continue
        told = page.evaluate(BARS)
        shown = int(page.locator(".score .number").inner_text())
        assert sum(told["points"]) == told["total"] == shown == found["score"], claim
        assert told["drawn"] == pytest.approx(told["width"], abs=0.5), claim
        assert all(gap < 0.5 for gap in told["gaps"]), claim
        assert page.locator("table.reasons tfoot td.total").first.inner_text() == str(shown)
        assert page.locator("table.reasons tbody tr").count() == len(found["reasons"])
        negative += any(points < 0 for points in told["points"])
    assert negative > 3


def test_each_value_of_a_bar_is_its_points_with_a_sign(page: Page, address: str, score: Scored) -> None:
    found = score(CLAIM)
    opened(page, address, f"/assessment/{found['id']}")
    wanted = [f"{'+' if one['points'] > 0 else '−'}{abs(one['points'])}" for one in found["reasons"] if one["points"]]
    assert page.locator("g.bar:not(.total) .value").all_text_contents() == wanted
    assert any(one.startswith("−") for one in wanted)


def test_an_origin_leads_to_its_article(page: Page, address: str, score: Scored) -> None:
    found = score(CLAIM)
    opened(page, address, f"/assessment/{found['id']}")
    first = found["origins"][0]
    expect(page.locator(".origins > ol > li").first).to_contain_text(first["why"])
    link = page.locator(".graph a").first
    assert link.get_attribute("href") == f"/article/{first['articles'][0]}"
    link.click()
    expect(page.locator(".reading .about").first).to_contain_text(next(one["outlet"] for one in BRIDGE if one["id"] == first["articles"][0]))


def test_every_piece_of_evidence_leads_to_its_words_in_the_article(page: Page, address: str, score: Scored) -> None:
    found = score(CLAIM)
    assert found["evidence"]
    for place, one in enumerate(found["evidence"]):
        opened(page, address, f"/assessment/{found['id']}")
        page.locator(f"#detail-{found['id']}-evidence-{place} .where a").click()
        page.locator("#content:not([aria-busy])").wait_for()
        expect(page.locator(".here").first).to_be_in_viewport()
        assert "".join(page.locator(".here").all_text_contents()) == one["text"]
        expect(page.locator("#note")).to_contain_text("Marked: ")


def test_emoji_before_a_statement_move_no_mark(page: Page, address: str) -> None:
    text = "🚒👨‍👩‍👧‍👦 Zá́ 🇵🇭: The pier of Ostermouth has sunk, the harbour master, Anna Berg, said on Monday."
    requests.post(f"{address}/v1/articles", json={"id": "emoji", "outlet": "Ostermouth Post", "text": text}, timeout=60)
    found = requests.post(f"{address}/v1/score", json={"claim": {"text": "The pier of Ostermouth has sunk."}}, timeout=60).json()
    ((place, one),) = [(place, one) for place, one in enumerate(found["evidence"]) if one["article_id"] == "emoji"]
    opened(page, address, f"/assessment/{found['id']}")
    piece = page.locator(f"#detail-{found['id']}-evidence-{place}")
    piece.locator("summary").click()
    expect(piece.locator(".in-copy mark").first).to_be_visible()
    assert "".join(piece.locator(".in-copy mark").all_text_contents()) == one["text"]
    piece.locator(".where a").click()
    expect(page.locator(".here").first).to_be_visible()
    assert "".join(page.locator(".here").all_text_contents()) == one["text"]
    opened(page, address, f"/article/emoji#u{len(text[:one['start']].encode('utf-16-le')) // 2}")
    assert "".join(page.locator(".here").all_text_contents()) == one["text"]


def test_a_place_where_no_statement_begins_is_told(page: Page, address: str, score: Scored) -> None:
    assert score(CLAIM)
    opened(page, address, "/article/post#s3")
    expect(page.locator("#note")).to_contain_text("No statement begins at this place")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("claim", [SCORED, CLAIM, ABSTAINED], ids=["scored", "contested", "abstained"])
def test_axe_finds_no_violation_in_an_assessment(browser: Browser, address: str, score: Scored, claim: str, scheme: Any) -> None:
    found = score(claim)
    assert {SCORED: found["score"], CLAIM: any(one["points"] < 0 for one in found["reasons"]), ABSTAINED: found["abstained"]}[claim]
    assert violations(browser, f"{address}/assessment/{found['id']}", scheme) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_no_violation_in_an_article(browser: Browser, address: str, score: Scored, scheme: Any) -> None:
    one = score(CLAIM)["evidence"][0]
    assert violations(browser, f"{address}/article/{one['article_id']}#s{one['start']}", scheme) == []


def violations(browser: Browser, url: str, scheme: Any) -> list[str]:
    """Return what axe finds, everything on the page opened; axe itself needs a page that lets it in."""
    context = browser.new_context(color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(url)
    page.locator("#content:not([aria-busy])").wait_for()
    for summary in page.locator("summary").all():
        summary.click()
    copies_shown(page)
    page.evaluate(AXE)
    found = page.evaluate("axe.run({ resultTypes: ['violations'] })")["violations"]
    context.close()
    return [f"{one['id']}: {node['html']} {node['failureSummary']}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize(("width", "height"), [(380, 700), (640, 400), (320, 600)], ids=["telephone", "twice as large", "narrowest"])
@pytest.mark.parametrize("claim", [SCORED, CLAIM, ABSTAINED], ids=["scored", "contested", "abstained"])
def test_nothing_stands_outside_a_small_window(page: Page, address: str, score: Scored, claim: str, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    found = score(claim)
    opened(page, address, f"/assessment/{found['id']}")
    for summary in page.locator("summary").all():
        summary.click()
    copies_shown(page)
    assert page.evaluate(OUTSIDE) == []
    assert page.evaluate(CLIPPED) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    if found["evidence"]:
        opened(page, address, f"/article/{found['evidence'][0]['article_id']}")
        assert page.evaluate(OUTSIDE) == []


def test_all_is_reached_by_keyboard(page: Page, address: str, score: Scored) -> None:
    found = score(CLAIM)
    opened(page, address, f"/assessment/{found['id']}")
    wanted = page.evaluate("document.querySelectorAll('#content a, #content summary').length")
    reached = []
    for _ in range(wanted + 12):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.closest('#content') ? (document.activeElement.getAttribute('href') ?? document.activeElement.textContent) : null"))
        outline = page.evaluate("document.activeElement === document.body || getComputedStyle(document.activeElement).outlineStyle !== 'none'")
        assert outline, reached[-1]
    assert len([one for one in reached if one is not None]) >= wanted
    reason = page.locator(".rests a").first
    reason.focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == reason.get_attribute("href", timeout=1_000)[1:]  # type: ignore[index]  # it has one
    assert page.evaluate("location.hash") == ""
    page.locator(".piece summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".in-copy mark").first).to_have_text(found["evidence"][0]["text"])


def test_the_page_says_when_the_archive_has_moved_on_and_how_the_score_moved(page: Page, address: str) -> None:
    claim = {"claim": {"text": "The library of Pellworth has burned down."}}
    first = {"id": "library-1", "outlet": "Pellworth Post", "text": "The library of Pellworth has burned down, a resident, Mary Holt, said on Monday."}
    second = {"id": "library-2", "outlet": "Harnby Herald", "text": "The library of Pellworth has burned down, the county's fire chief, John Ames, said on Tuesday."}
    requests.post(f"{address}/v1/articles", json=first, timeout=60)
    before = requests.post(f"{address}/v1/score", json=claim, timeout=60).json()
    opened(page, address, f"/assessment/{before['id']}")
    assert page.locator(".state").count() == 0
    assert page.locator(".moves").count() == 0
    requests.post(f"{address}/v1/articles", json=second, timeout=60)
    after = requests.post(f"{address}/v1/score", json=claim, timeout=60).json()
    assert after["score"] > before["score"]
    opened(page, address, f"/assessment/{before['id']}")
    expect(page.locator(".state")).to_contain_text("The archive has moved on")
    assert page.locator(".score .number").inner_text() == str(before["score"])
    assert page.locator(".moves .dot").count() == 2
    page.get_by_text("As a table", exact=True).click()
    rows = page.locator(".history tbody tr")
    assert [row.locator("td").nth(0).inner_text() for row in rows.all()] == [str(before["score"]), str(after["score"])]
    assert rows.nth(1).locator("td").nth(2).inner_text() == f"+{after['score'] - before['score']}"
    rows.nth(1).locator("a").click()
    expect(page.locator(".score .number")).to_have_text(str(after["score"]))


def test_articles_that_came_with_the_claim_are_no_links(page: Page, address: str) -> None:
    found = requests.post(f"{address}/v1/score", json={"claim": {"text": CLAIM}, "articles": [{**BRIDGE[0], "outlet": "Brought Along"}]}, timeout=60).json()
    opened(page, address, f"/assessment/{found['id']}")
    expect(page.locator(".state")).to_contain_text("not in the archive")
    assert page.locator("a[href*='/article/']").count() == 0
    assert page.locator(".graph .node.article").count() > 0


def test_it_prints_without_what_is_for_the_screen(page: Page, address: str, score: Scored) -> None:
    opened(page, address, f"/assessment/{score(CLAIM)['id']}")
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    expect(page.locator(".bar-of-page")).to_be_hidden()
    expect(page.locator(".waterfall")).to_be_visible()
    expect(page.locator("table.reasons").first).to_be_visible()


@pytest.mark.parametrize("path", ["/assessment/0123456789abcdef01234567", "/article/never%2Fstored"])
def test_what_is_not_there_is_told_in_a_sentence(browser: Browser, address: str, path: str) -> None:
    page = browser.new_page()  # without the watching fixture: Chromium logs every 404 as an error
    opened(page, address, path)
    expect(page.locator("[role=alert]")).to_contain_text("was made here" if "assessment" in path else "never/stored")
    page.close()
