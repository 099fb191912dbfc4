"""The second opinion beside each piece of evidence: it comes late, once, moves nothing, and is silent where it cannot come."""

from __future__ import annotations

import json
from typing import Any

import pytest
import requests
from newsroom import BRIDGE, CLAIM
from playwright.sync_api import Browser, Page, Route, expect

from service.limits import most

LONGEST = "divergent_estimate"  # which is told as another figure
# A panel with its assessment, shown again at will on a page of the service.
SHOWN = """async ({ assessment }) => {
  const { evidence } = await import("/web/evidence.js");
  window.look = () => document.querySelector("#content").replaceChildren(evidence(assessment));
  window.look();
}"""
PLACES = """() => [...document.querySelectorAll("#content .piece, #content .versions")].map((one) => {
  const { left, top, width, height } = one.getBoundingClientRect();
  return [left, top, width, height].map(Math.round);
})"""


@pytest.fixture(scope="module")
def found(address: str) -> dict[str, Any]:
    assert requests.post(f"{address}/v1/articles", json={"articles": BRIDGE}, timeout=60).ok
    made: dict[str, Any] = requests.post(f"{address}/v1/score", json={"claim": {"text": CLAIM}}, timeout=60).json()
    assert len(made["evidence"]) > 1
    return made


def opened(page: Page, address: str, found: dict[str, Any]) -> Page:
    page.goto(f"{address}/assessment/{found['id']}")
    page.locator("#content:not([aria-busy])").wait_for()
    return page


def judging(relation: str, p: float, asked: list[Any]) -> Any:
    """Return a handler that answers each pair with one relation and notes what it was asked."""

    def answer(route: Route) -> None:
        pairs = json.loads(route.request.post_data or "")["pairs"]
        asked.append(pairs)
        route.fulfill(json={"relations": [{"relation": relation, "p": {relation: p}} for _ in pairs]})

    return answer


def side(relation: str) -> str:
    against = {"contradicts", "denies", "divergent_estimate"}
    return "against" if relation in against else relation if relation == "unrelated" else "for"


def test_the_opinion_beside_a_piece_is_that_of_the_judge(page: Page, address: str, found: dict[str, Any]) -> None:
    pairs = [{"claim": CLAIM, "text": one["text"]} for one in found["evidence"]]
    judged = requests.post(f"{address}/v1/relate", json={"pairs": pairs}, timeout=120).json()["relations"]
    opened(page, address, found)
    agreed = 0
    for place, (one, opinion) in enumerate(zip(found["evidence"], judged, strict=True)):
        line = page.locator(f"#detail-{found['id']}-evidence-{place} .opinion")
        agrees = one["relation"] == opinion["relation"]
        expect(line).to_contain_text("Second opinion: agrees (" if agrees else "Second opinion: ")
        assert ("look at it yourself" in (line.text_content() or "")) == (side(one["relation"]) != side(opinion["relation"]))
        assert f"({int(opinion['p'][opinion['relation']] * 100 + 0.5)}\u00a0%)" in (line.text_content() or "")
        agreed += agrees
    assert agreed
    expect(page.locator(".opinion-help")).to_contain_text("No score rests on it")
    assert page.locator(".score .number").inner_text() == str(found["score"])
    assert page.locator("#content [aria-live], #content [role=status]").count() == 0, "nobody is interrupted"


def test_where_the_judge_differs_a_person_is_sent_to_look(page: Page, address: str, found: dict[str, Any]) -> None:
    page.route("**/v1/relate", judging("unrelated", 0.914, []))
    opened(page, address, found)
    line = page.locator(".piece .opinion").first
    expect(line).to_have_text("⚑ Second opinion: unrelated (91\u00a0%), look at it yourself")
    assert page.locator(".opinion.differs").count() == len(found["evidence"])
    assert page.locator(".score .number").inner_text() == str(found["score"])


def test_two_looks_ask_once_and_for_each_text_once(page: Page, address: str, found: dict[str, Any]) -> None:
    asked: list[Any] = []
    page.route("**/v1/relate", judging("unrelated", 0.9, asked))
    page.goto(f"{address}/article/{found['evidence'][0]['article_id']}")
    page.locator("#content:not([aria-busy])").wait_for()
    page.evaluate(SHOWN, {"assessment": found})
    expect(page.locator(".opinion:not(:empty)")).to_have_count(len(found["evidence"]))
    page.evaluate("window.look()")
    assert page.locator(".opinion:not(:empty)").count() == len(found["evidence"]), "what is known is there at once"
    page.wait_for_timeout(600)  # time in which it could be asked for again
    assert [{one["text"] for one in pairs} for pairs in asked] == [{one["text"] for one in found["evidence"]}]
    assert len(asked[0]) == len({one["text"] for one in asked[0]})


def test_leafing_through_asks_for_the_last_alone_and_what_is_left_is_given_up(page: Page, address: str, found: dict[str, Any]) -> None:
    held: list[Route] = []
    given_up: list[str] = []
    page.route("**/v1/relate", lambda route: held.append(route))  # noqa: PLW0108  Playwright marks the handler, which no built-in lets it
    page.on("requestfailed", lambda asked: given_up.append(asked.url))
    page.goto(f"{address}/article/{found['evidence'][0]['article_id']}")
    page.locator("#content:not([aria-busy])").wait_for()
    with page.expect_request("**/v1/relate"):
        page.evaluate(SHOWN, {"assessment": found})
        page.evaluate("for (let time = 0; time < 5; time += 1) window.look()")
    page.wait_for_timeout(600)  # as above
    assert len(held) == 1
    with page.expect_event("requestfailed"):
        page.evaluate("document.querySelector('#content').replaceChildren()")
    assert given_up == [f"{address}/v1/relate"]


def test_more_than_one_request_takes_is_left_out(page: Page, address: str, found: dict[str, Any]) -> None:
    asked: list[Any] = []
    page.route("**/v1/relate", judging("unrelated", 0.9, asked))
    page.goto(f"{address}/article/{found['evidence'][0]['article_id']}")
    page.locator("#content:not([aria-busy])").wait_for()
    one = found["evidence"][0]
    many = [{**one, "text": "w" * (most("pair_text") + 1)}, *({**one, "text": f"{one['text']} {place}"} for place in range(most("pairs") + 6))]
    page.evaluate(SHOWN, {"assessment": {**found, "evidence": many}})
    expect(page.locator(".opinion:not(:empty)")).to_have_count(most("pairs"))
    assert [len(pairs) for pairs in asked] == [most("pairs")]
    assert max(len(pair["text"]) for pair in asked[0]) <= most("pair_text")


@pytest.mark.parametrize("status", [401, 403, 429, 500, 503])
def test_failure_is_silent(browser: Browser, address: str, found: dict[str, Any], status: int) -> None:
    page = browser.new_page()  # without the watching fixture: Chromium logs every refusal as an error
    page.clock.install()
    asked: list[str] = []
    thrown: list[str] = []
    page.on("pageerror", lambda error: thrown.append(str(error)))
    page.route("**/v1/relate", lambda route: (asked.append(route.request.url), route.fulfill(status=status, json={"title": "No"}, headers={"Retry-After": "1"})))
    with page.expect_response("**/v1/relate"):
        opened(page, address, found)
    page.clock.run_for(60_000)  # time in which it could be tried again
    page.wait_for_timeout(100)  # and in which that would be heard of
    assert (len(asked), thrown) == (1, [])
    assert page.locator("dialog, [role=alert]").count() == 0
    assert page.locator(".opinion").count() == page.locator(".opinion:empty").count() == len(found["evidence"])
    expect(page.locator(".opinion-help")).to_be_hidden()
    page.close()


@pytest.mark.parametrize("width", [1280, 900, 460, 380, 320])
def test_nothing_moves_when_opinions_come(page: Page, address: str, found: dict[str, Any], width: int) -> None:
    held: list[Route] = []
    page.route("**/v1/relate", lambda route: held.append(route))  # noqa: PLW0108  as above
    page.set_viewport_size({"width": width, "height": 800})
    with page.expect_request("**/v1/relate"):
        opened(page, address, found)
    before = page.evaluate(PLACES)
    judging(LONGEST, 1.0, [])(held[0])
    expect(page.locator(".opinion.differs").first).to_contain_text("another figure (100\u00a0%)")
    assert page.evaluate(PLACES) == before
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("answered", [True, False])
def test_paper_has_the_opinions_and_no_room_for_what_did_not_come(page: Page, address: str, found: dict[str, Any], answered: bool) -> None:
    page.route("**/v1/relate", judging("unrelated", 0.9, []) if answered else lambda route: route.fulfill(json={"relations": []}))
    with page.expect_response("**/v1/relate"):
        opened(page, address, found)
    page.emulate_media(media="print")
    if answered:
        expect(page.locator(".opinion").first).to_be_visible()
        expect(page.locator(".opinion-help")).to_be_visible()
    else:
        expect(page.locator(".opinion").first).to_be_hidden()
        assert page.locator(".opinion-help").evaluate("(one) => getComputedStyle(one).display") == "none"
