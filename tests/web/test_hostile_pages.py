"""Hostile articles in every view: they stay text, run nothing, break no policy and lead nowhere but to the web."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
import requests
from browsers import copies_shown
from hostile import KINDS, Stored, article_pages, assessment_pages, draft_pages, store
from playwright.sync_api import Browser, Page, expect

# The views, each with the paths under which it shows what was stored; what a person would open is opened in each.
VIEWS: dict[str, Callable[[Stored], list[str]]] = {"assessment": assessment_pages, "article": article_pages, "workbench": draft_pages}
READY = "#content:not([aria-busy]), #read:not([hidden], [data-busy])"
SAMPLED = 6  # of so many kinds one is pasted in as well

WATCHING = """
window.broken = [];
window.print = () => undefined;
document.addEventListener("securitypolicyviolation", (event) => window.broken.push(`${event.effectiveDirective} ${event.blockedURI}`));
"""
FOUND = """() => {
  const strange = [...document.querySelectorAll("img, iframe, object, embed, form, base, style, math, animate, main script, [onload], [onerror], [style]")]
    .filter((one) => !one.matches("#write, #key-form, #stored-form, #bands .bar, #copy .flag")); // the workbench's own
  const leads = [...document.querySelectorAll("a")].map((one) => new URL(one.href.baseVal ?? one.href, location).protocol);
  const turned = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const around = walker.currentNode.parentElement;
    const alone = around.closest("bdi, [dir=auto]") || (around.closest("svg") && getComputedStyle(around).unicodeBidi === "plaintext") || around.localName === "title";
    if (/[\\u0590-\\u08ff\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]/.test(walker.currentNode.data) && !alone) turned.push(walker.currentNode.data.slice(0, 80));
  }
  return {
    hostile: window.hostile ?? null, broken: window.broken, strange: strange.map((one) => one.outerHTML.slice(0, 80)), turned,
    leads: [...new Set(leads)].filter((one) => one !== "http:" && one !== "https:"),
    wide: document.documentElement.scrollWidth > innerWidth
      ? [...document.body.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > innerWidth).map((one) => one.outerHTML.slice(0, 80)) : [],
  };
}"""
NOTHING = {"hostile": None, "broken": [], "strange": [], "turned": [], "leads": [], "wide": []}


@dataclass
class Watched:
    """A page, and all that it did which it should not have done."""

    page: Page
    wrong: list[str] = field(default_factory=list)


@pytest.fixture(scope="module")
def stored(address: str) -> Stored:
    return store(address)


@pytest.fixture
def watched(browser: Browser, address: str) -> Iterator[Watched]:
    context = browser.new_context()
    context.add_init_script(WATCHING)
    page = context.new_page()
    watching = Watched(page)
    page.on("dialog", lambda dialog: (watching.wrong.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("pageerror", lambda error: watching.wrong.append(str(error)))
    page.on("console", lambda message: watching.wrong.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("request", lambda asked: None if asked.url.startswith(address) else watching.wrong.append(f"asked for {asked.url[:80]}"))
    page.on("popup", lambda _: watching.wrong.append("a window"))
    yield watching
    context.close()


@pytest.mark.parametrize("view", VIEWS)
def test_hostile_text_stays_text(watched: Watched, address: str, stored: Stored, view: str) -> None:
    page = watched.page
    paths = VIEWS[view](stored)
    assert paths
    for path in paths:
        page.goto(address + path)
        page.locator(READY).wait_for()
        stays_text(watched, path)


def test_a_hostile_draft_stays_text(watched: Watched, address: str, stored: Stored) -> None:
    page = watched.page
    for one in stored.articles[:3 * len(KINDS):3 * SAMPLED]:
        article = requests.get(f"{address}/v1/articles/{one}", timeout=60).json()
        page.goto(f"{address}/")
        page.fill("#headline", article["title"])
        page.fill("#draft", article["text"])
        page.click("#check")
        page.locator(READY).wait_for()
        assert page.locator("#copy .flag").count(), one
        stays_text(watched, one)


def test_a_draft_beyond_the_limit_is_told_in_a_sentence(watched: Watched, address: str, stored: Stored) -> None:
    page = watched.page
    assert stored.articles[-1] == "hostile-long"
    page.goto(f"{address}/?article=hostile-long")
    expect(page.locator("#wrong")).to_contain_text("at most 100,000 are accepted; send it in parts", timeout=60_000)
    refused = [one for one in watched.wrong if "422" in one]  # Chromium logs what was refused
    assert watched.wrong == refused
    assert page.evaluate(FOUND) == NOTHING


def stays_text(watched: Watched, what: str) -> None:
    """Open what a person would open, and assert that nothing ran, in a wide window and in a narrow one."""
    page = watched.page
    assert page.locator("[role=alert]:not(:empty)").count() == 0, what
    if page.locator("#list").count():
        page.click("#print")
        page.locator("#report ol").wait_for(state="attached")
        page.evaluate("document.querySelector('#list button')?.click()")
    page.evaluate("[...document.querySelectorAll('summary')].slice(0, 12).forEach((one) => one.click())")
    copies_shown(page)
    for width in (1280, 380):
        page.set_viewport_size({"width": width, "height": 800})
        assert (page.evaluate(FOUND), watched.wrong) == (NOTHING, []), (what, width)


def test_the_watching_sees_what_runs(browser: Browser, address: str) -> None:
    context = browser.new_context(bypass_csp=True)
    context.add_init_script(WATCHING)
    page = context.new_page()
    page.goto(f"{address}/healthz")
    page.evaluate("document.body.setAttribute('onclick', 'window.hostile=1'); document.body.click()")
    page.evaluate("document.body.append(Object.assign(document.createElement('a'), {href: 'javascript:1'}))")
    found = page.evaluate(FOUND)
    context.close()
    assert (found["hostile"], found["leads"]) == (1, ["javascript:"])


def test_the_policy_stops_what_a_page_would_let_through(browser: Browser, address: str) -> None:
    context = browser.new_context()
    context.add_init_script(WATCHING)
    page = context.new_page()
    page.goto(f"{address}/article/none")
    refused = page.evaluate("""() => { try { document.body.innerHTML = "<img src=x onerror='window.hostile=1'>"; } catch (error) { return error.name; } }""")
    page.evaluate("document.body.setAttribute('onclick', 'window.hostile=1'); document.body.click()") if refused is None else None
    found = page.evaluate(FOUND)
    context.close()
    assert refused == "TypeError"
    assert found["hostile"] is None
    assert found["broken"]
