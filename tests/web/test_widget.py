"""The custom element and the page for a frame, in pages of another origin, in a real Chromium."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import requests
from browsers import until
from hosts import Host, hosting
from newsroom import BRIDGE, CLAIM
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, Route, expect
from serving import running

from service.access.keyring import Keyring
from service.archive.database import Database
from service.bands import band
from service.web.assets import assets

SCRIPT = assets()["claim-score.js"].content
AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text()
UNKNOWN = "0" * 24
HOSTILE = '</p><script>window.ran = 1</script><img src=x onerror="window.ran = 2">\u202ejavascript:window.ran=3\u2066'
OUR_OWN = re.compile("Blocked script execution in '[^']+/embed/assessment/")  # LISTENING, which a frame with `sandbox` refuses
LISTENING = """
window.told = []; window.broken = []; window.shifted = 0;
addEventListener("securitypolicyviolation", (event) => window.broken.push(`${event.effectiveDirective} ${event.blockedURI}`));
for (const name of ["claim-score-ready", "claim-score-error"])
  addEventListener(name, (event) => window.told.push([name, event.target.tagName, event.detail]));
new PerformanceObserver((list) => { for (const one of list.getEntries()) window.shifted += one.value; })
  .observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture(scope="module")
def host() -> Iterator[Host]:
    """An origin that the service lets in."""
    with hosting() as serving:
        yield serving


@pytest.fixture(scope="module")
def stranger() -> Iterator[Host]:
    """An origin that it does not."""
    with hosting() as serving:
        yield serving


@pytest.fixture(scope="module")
def service(host: Host, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service that has a story, which pages of `host` may ask."""
    with running(tmp_path_factory.mktemp("data"), SECONDSOURCE_TAGGER="fast", SECONDSOURCE_CORS=host.origin) as (_, connection):
        address = f"http://{connection.host}:{connection.port}"
        for article in BRIDGE:
            assert requests.post(f"{address}/v1/articles", json=article, timeout=60).status_code == 201
        yield address


@pytest.fixture(scope="module")
def assessment(service: str) -> dict[str, Any]:
    return scored(service, CLAIM)


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    opened = browser.new_context()
    opened.add_init_script(LISTENING)
    yield opened
    opened.close()


@pytest.fixture
def failing(context: BrowserContext) -> Page:
    """A page in which something is to go wrong, so that Chromium logs an error."""
    return context.new_page()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails the test where it logs an error or throws."""
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    yield opened
    assert [text for text in wrong if not OUR_OWN.match(text)] == []


def scored(service: str, claim: str, **body: object) -> dict[str, Any]:
    answer = requests.post(f"{service}/v1/score", json={"claim": {"text": claim}, **body}, timeout=60)
    assert answer.status_code == 200
    return dict(answer.json())


def strict(service: str) -> str:
    return (
        f"default-src 'none'; script-src {service}; connect-src {service}; base-uri 'none'; form-action 'none'; "
        "require-trusted-types-for 'script'; trusted-types 'none'"
    )


def element(**attributes: str) -> str:
    given = "".join(f' {name.replace("_", "-")}="{html.escape(value)}"' for name, value in attributes.items())
    return f"<claim-score{given}></claim-score>"


def module(address: str) -> str:
    return f'<script type="module" src="{address}/embed/claim-score.js"></script>'


def shown(page: Page, host: Host, service: str, body: str, *, head: str = "", policy: str | None = None) -> Locator:
    """Open a page of `host` with `body` and the script, under a strict policy, and return its first element."""
    page.goto(host.page(body, head=head + module(service), policy=strict(service) if policy is None else policy))
    return page.locator("claim-score").first


def settled(page: Page, events: int = 1) -> list[Any]:
    """Return the events that were told, once there are as many."""
    page.wait_for_function("most => window.told.length >= most", arg=events)
    return list(page.evaluate("window.told"))


def waiting(held: list[Route]) -> Callable[[Route], None]:
    """Return what keeps a request in `held`, unanswered."""

    def hold(route: Route) -> None:
        held.append(route)

    return hold


def points(text: str) -> int:
    return int(text.replace("\u2212", "-"))


def axe(page: Page) -> list[str]:
    """Return what axe-core finds wrong, as the rule and the element."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run({ resultTypes: ['violations'] }).then((result) => result.violations)")
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found for node in rule["nodes"]]


def styled(locator: Locator, name: str) -> str:
    return str(locator.evaluate("(element, name) => getComputedStyle(element).getPropertyValue(name)", name))


def test_the_script_is_small() -> None:
    assert len(gzip.compress(SCRIPT, 9)) < 8_000


def test_the_script_makes_text_of_text_and_nothing_else() -> None:
    for word in (b"innerHTML", b"outerHTML", b"insertAdjacent", b"document.write", b"eval(", b"DOMParser", b"setHTML", b"Function("):
        assert word not in SCRIPT


def test_a_claim_is_scored(page: Page, host: Host, service: str, assessment: dict[str, Any]) -> None:
    found = shown(page, host, service, element(claim=CLAIM))
    assert settled(page) == [["claim-score-ready", "CLAIM-SCORE", assessment]]
    expected = band(assessment["score"])
    expect(found.locator("[part=score]")).to_have_text(f"{assessment['score']} of 100")
    expect(found.locator("[part~=band]")).to_have_text(expected.words)
    expect(found.locator("[part=symbol]")).to_have_text(expected.symbol)
    expect(found.locator("[part=grade]")).to_have_text(f"Grade {assessment['grade']}")
    expect(found.locator("[part=origins]")).to_have_text("3 origins, 1 against")
    expect(found.locator("[part=claim]")).to_have_text(CLAIM)
    expect(found.locator("[part=link]")).to_have_attribute("href", f"{service}/assessment/{assessment['id']}")
    assert page.evaluate("window.broken") == []


def test_the_reasons_are_a_list_whose_points_are_the_score(page: Page, host: Host, service: str, assessment: dict[str, Any]) -> None:
    found = shown(page, host, service, element(claim=CLAIM))
    settled(page)
    reasons = found.get_by_role("listitem")
    expect(reasons).to_have_count(0)  # they are folded
    found.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(reasons).to_have_count(len(assessment["reasons"]))
    assert sum(points(text) for text in found.locator("li .points").all_text_contents()) == assessment["score"]
    assert found.locator("li .words").all_text_contents() == [reason["text"] for reason in assessment["reasons"]]
    expect(found.locator(".sum")).to_have_text(f"{assessment['score']} of 100 together")


def test_an_assessment_is_shown_by_its_id(page: Page, host: Host, service: str, assessment: dict[str, Any]) -> None:
    found = shown(page, host, service, element(assessment=assessment["id"]))
    assert settled(page) == [["claim-score-ready", "CLAIM-SCORE", assessment]]
    expect(found.locator("[part=claim]")).to_have_text(CLAIM)


def test_a_claim_as_of_a_day(page: Page, host: Host, service: str) -> None:
    shown(page, host, service, element(claim=CLAIM, as_of="2026-03-02"))
    told = settled(page)[0][2]
    assert told["claim"]["as_of"] == "2026-03-02"
    assert told["archive"]["scored"] < 3


def test_what_nothing_bears_on_is_told_in_words(page: Page, host: Host, service: str) -> None:
    found = shown(page, host, service, element(claim="A typhoon has destroyed an airport in Cebu."))
    name, _, detail = settled(page)[0]
    assert (name, detail["abstained"], detail["score"]) == ("claim-score-ready", True, None)
    expect(found.locator("[part~=band]")).to_have_text("Not scored")
    expect(found.locator("[part=origins]")).to_have_text("0 origins")
    found.locator("summary").click()
    expect(found.locator("li .words")).to_have_text(detail["reasons"][0]["text"])
    expect(found.locator(".sum")).to_have_count(0)
    assert found.evaluate("element => element.state") == "abstained"


def test_without_a_claim_nothing_is_asked_for(page: Page, host: Host, service: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    found = shown(page, host, service, element())
    expect(found.locator("[part~=band]")).to_have_text("No claim is given")
    page.wait_for_timeout(300)
    assert not [url for url in asked if "/v1/" in url]


def test_it_is_themed_by_properties_and_parts(page: Page, host: Host, service: str) -> None:
    style = (
        "<style>claim-score { --claim-score-background: rgb(1, 2, 3); --claim-score-color: rgb(250, 251, 252); --claim-score-radius: 9px; "
        "--claim-score-accent: rgb(9, 9, 200) } claim-score::part(score) { font-size: 40px } claim-score::part(moderately) { color: rgb(5, 6, 7) }</style>"
    )
    found = shown(page, host, service, element(claim=CLAIM), head=style, policy=strict(service) + "; style-src 'unsafe-inline'")
    settled(page)
    card = found.locator("[part~=card]")
    assert [styled(card, name) for name in ("background-color", "color", "border-radius")] == ["rgb(1, 2, 3)", "rgb(250, 251, 252)", "9px"]
    assert styled(found.locator("[part=symbol]"), "color") == "rgb(9, 9, 200)"
    assert styled(found.locator("[part=score]"), "font-size") == "40px"
    assert styled(found.locator("[part~=moderately]"), "color") == "rgb(5, 6, 7)"


@pytest.mark.parametrize(("scheme", "preferred", "dark"), [
    ("light dark", "light", False), ("light dark", "dark", True), ("dark", "light", True), ("light", "dark", False), ("", "dark", False),
])
def test_it_is_light_or_dark_with_the_page(page: Page, host: Host, service: str, scheme: str, preferred: str, dark: bool) -> None:
    page.emulate_media(color_scheme=preferred)  # type: ignore[arg-type]  # one of its words
    head = f'<meta name="color-scheme" content="{scheme}">' if scheme else ""
    found = shown(page, host, service, element(claim=CLAIM), head=head)
    settled(page)
    card = found.locator("[part~=card]")
    wanted = ("rgb(21, 24, 28)", "rgb(230, 232, 235)") if dark else ("rgb(255, 255, 255)", "rgb(28, 31, 36)")
    assert (styled(card, "background-color"), styled(card, "color")) == wanted
    assert axe(page) == []


@pytest.mark.parametrize(("motion", "name"), [("no-preference", "wait"), ("reduce", "none")])
def test_nothing_moves_where_that_is_not_wanted(page: Page, host: Host, service: str, motion: str, name: str) -> None:
    page.emulate_media(reduced_motion=motion)  # type: ignore[arg-type]  # one of its words
    page.route("**/v1/score", waiting([]))
    found = shown(page, host, service, element(claim=CLAIM))
    expect(found.locator("[part~=card]")).to_have_attribute("aria-busy", "true")
    expect(found.locator("[part~=band]")).to_have_text("Looking for sources")
    assert styled(found.locator(".line").first, "animation-name") == name


@pytest.mark.parametrize(("attributes", "status", "kind"), [
    ({"claim": "?"}, 422, "/docs#invalid-input"), ({"assessment": UNKNOWN}, 404, "/docs#not-found"),
    ({"assessment": "../rubric?"}, 404, "/docs#not-found"), ({"claim": CLAIM, "as-of": "soon"}, 422, "/docs#invalid-input"),
    ({"claim": CLAIM, "src": "javascript:window.ran=1//"}, 0, "about:blank"), ({"claim": CLAIM, "src": "http://["}, 0, "about:blank"),
])
def test_what_goes_wrong_is_told(
    failing: Page, host: Host, service: str, attributes: dict[str, str], status: int, kind: str,
) -> None:
    found = shown(failing, host, service, element(**attributes))
    [(name, tag, detail)] = settled(failing)
    assert (name, tag, detail["status"], detail["type"]) == ("claim-score-error", "CLAIM-SCORE", status, kind)
    assert {"type", "title", "status", "detail"} <= set(detail)
    expect(found.locator("[part~=band]")).to_have_text("Not available")
    expect(found.locator(".faint")).to_have_text(detail["title"])
    found.locator("summary").click()
    expect(found.locator("details .words")).to_have_text(f"{detail['title']}. {detail['detail']}")
    expect(found.get_by_role("link")).to_have_count(0)
    assert found.evaluate("element => element.state") == "error"
    assert axe(failing) == []
    assert failing.evaluate("window.ran") is None


def test_after_an_error_it_can_be_tried_again(failing: Page, host: Host, service: str) -> None:
    failing.route("**/v1/score", lambda route: route.abort(), times=1)
    found = shown(failing, host, service, element(claim=CLAIM))
    assert settled(failing)[0][0] == "claim-score-error"
    found.get_by_role("button", name="Try again").focus()
    failing.keyboard.press("Enter")
    assert settled(failing, 2)[1][0] == "claim-score-ready"
    expect(found.locator("[part=score]")).to_be_visible()
    assert found.evaluate("element => element.shadowRoot.activeElement !== null"), "focus is not lost"


def test_a_page_that_is_not_allowed_gets_no_script_and_no_score(failing: Page, stranger: Host, service: str) -> None:
    shown(failing, stranger, service, element(claim=CLAIM), policy="")
    assert failing.evaluate("customElements.get('claim-score')") is None
    own = stranger.page(SCRIPT.decode(), content_type="text/javascript")
    failing.goto(stranger.page(element(claim=CLAIM, src=service), head=f'<script type="module" src="{own}"></script>'))
    name, _, detail = settled(failing)[0]
    assert (name, detail["status"], detail["title"]) == ("claim-score-error", 0, "The service cannot be reached")
    assert "SECONDSOURCE_CORS" in detail["detail"]


def test_it_follows_its_attributes(page: Page, host: Host, service: str, assessment: dict[str, Any]) -> None:
    found = shown(page, host, service, element(claim="A typhoon has destroyed an airport in Cebu."))
    assert settled(page)[0][2]["score"] is None
    found.evaluate("(element, claim) => element.setAttribute('claim', claim)", CLAIM)
    assert settled(page, 2)[1][2] == assessment
    found.evaluate("(element, id) => { element.setAttribute('assessment', id); element.removeAttribute('claim'); }", assessment["id"])
    assert settled(page, 3)[2][2] == assessment
    page.evaluate("document.querySelector('claim-score').removeAttribute('assessment')")
    expect(found.locator("[part~=band]")).to_have_text("No claim is given")


def test_an_answer_to_what_is_no_longer_asked_is_passed_over(page: Page, host: Host, service: str, assessment: dict[str, Any]) -> None:
    gone: list[str] = []
    page.on("requestfailed", lambda request: gone.append(str(request.post_data)))
    held: list[Route] = []

    def hold(route: Route, request: Request) -> None:
        if "slow" in str(request.post_data):
            held.append(route)
        else:
            route.continue_()

    page.route("**/v1/score", hold)
    found = shown(page, host, service, element(claim="The slow bridge at Harnby is closed."))
    until(page, lambda: held)
    found.evaluate("(element, claim) => element.setAttribute('claim', claim)", CLAIM)
    assert settled(page) == [["claim-score-ready", "CLAIM-SCORE", assessment]]
    until(page, lambda: gone)
    assert [json.loads(body)["claim"]["text"] for body in gone] == ["The slow bridge at Harnby is closed."]
    page.evaluate("document.querySelector('claim-score').remove()")
    assert len(page.evaluate("window.told")) == 1


def test_many_attributes_at_once_are_one_request(page: Page, host: Host, service: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    shown(page, host, service, "")
    page.evaluate("""claim => {
        for (let number = 0; number < 3; number++) {
            const one = document.createElement("claim-score");
            for (const text of ["One.", "Two.", claim]) one.setAttribute("claim", text);
            document.querySelector("main").append(one);
            one.setAttribute("as-of", "2026-03-05");
            one.token = "";
        }
    }""", CLAIM)
    assert {told[0] for told in settled(page, 3)} == {"claim-score-ready"}
    assert len([url for url in asked if url.endswith("/v1/score")]) == 3
    assert len([url for url in asked if url.endswith("/v1/rubric")]) == 1, "the bands are asked for once a page"


def test_nothing_is_asked_for_until_it_is_in_view(page: Page, host: Host, service: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    found = shown(page, host, service, "<p>A long text.</p>" * 100 + element(claim=CLAIM))
    page.wait_for_timeout(500)
    assert not [url for url in asked if "/v1/" in url]
    found.scroll_into_view_if_needed()
    assert settled(page)[0][0] == "claim-score-ready"


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("attributes", [{"claim": CLAIM}, {"claim": CLAIM, "compact": ""}, {"assessment": ""}])
def test_nothing_shifts_when_the_score_arrives(
    page: Page, host: Host, service: str, assessment: dict[str, Any], width: int, attributes: dict[str, str],
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    given = {**attributes, **({"assessment": assessment["id"]} if "assessment" in attributes else {})}
    answers: list[Route] = []
    page.route(re.compile("/v1/(score|assessments)"), waiting(answers))
    found = shown(page, host, service, f"<p>Before {element(**given)} and after.</p><p>Below.</p>")
    until(page, lambda: answers)
    before = found.bounding_box()
    page.evaluate("window.shifted = 0")  # what had no style before the script was there has a place now
    answers[0].continue_()
    settled(page)
    page.wait_for_timeout(200)
    assert found.bounding_box() == before
    assert page.evaluate("window.shifted") == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_nothing_shifts_at_all_where_the_page_reserves_the_room(
    page: Page, host: Host, service: str, assessment: dict[str, Any],
) -> None:
    written = re.search(r"claim-score:not\(\[compact\]\).*", Path("docs/embed.md").read_text())
    assert written
    policy = strict(service) + "; style-src 'unsafe-inline'"
    for attributes in ({"claim": CLAIM}, {"assessment": assessment["id"]}):
        body = f"<p>Before.</p>{element(**attributes)}<p>Below.</p>"
        shown(page, host, service, body, head=f"<style>{written[0]}</style>", policy=policy)
        settled(page)
        page.wait_for_timeout(200)
        assert page.evaluate("window.shifted") == 0


def test_an_error_takes_no_more_room_than_a_score(failing: Page, host: Host, service: str) -> None:
    shown(failing, host, service, element(claim=CLAIM) + element(claim="?"))
    settled(failing, 2)
    heights = failing.evaluate("[...document.querySelectorAll('claim-score')].map((one) => one.offsetHeight)")
    assert heights[0] == heights[1]


def test_compact_is_one_line_that_is_a_link(page: Page, host: Host, service: str, assessment: dict[str, Any]) -> None:
    found = shown(page, host, service, f"<p>{CLAIM} {element(claim=CLAIM, compact='')}</p>")
    settled(page)
    link = found.get_by_role("link")
    expect(link).to_have_accessible_name(f"{assessment['score']} of 100 moderately sourced (in a new tab)")
    expect(found.locator("details")).to_have_count(0)
    assert axe(page) == []
    found.evaluate("element => element.removeAttribute('compact')")
    expect(found.locator("details")).to_have_count(1)
    assert len(page.evaluate("window.told")) == 1, "it is drawn anew, and not asked for anew"


def test_it_can_be_used_by_keyboard_and_read_aloud(page: Page, host: Host, service: str) -> None:
    found = shown(page, host, service, element(claim=CLAIM))
    settled(page)
    expect(found.get_by_role("group", name="How well this claim is sourced")).to_have_attribute("aria-busy", "false")
    expect(found.get_by_role("status")).to_contain_text("54 of 100 moderately sourced")
    page.keyboard.press("Tab")
    expect(found.locator("summary")).to_be_focused()
    page.keyboard.press("Tab")
    expect(found.get_by_role("link", name="The whole assessment (in a new tab)")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(found.get_by_role("list")).to_be_visible()
    assert axe(page) == []


HOSTILE_CLAIMS = [HOSTILE, "\u202e" + CLAIM, "W" * 1_000_000, "\U0001f309" * 3_000, "a\u0301" * 2_000, "\u05d0\u05d1 " + CLAIM, "{{7*7}} ${alert(1)}"]


@pytest.mark.parametrize("claim", HOSTILE_CLAIMS, ids=range(len(HOSTILE_CLAIMS)))
def test_a_hostile_claim_is_text(failing: Page, host: Host, service: str, claim: str) -> None:
    failing.set_viewport_size({"width": 320, "height": 800})
    found = shown(failing, host, service, element())
    found.evaluate("(element, claim) => element.setAttribute('claim', claim)", claim)
    settled(failing)
    text = str(found.locator("[part=claim]").text_content())
    assert len(text) <= 301
    assert text.rstrip("\u2026")
    assert claim.startswith(text.rstrip("\u2026"))
    assert found.locator("[part=claim] *").count() == 0
    safe(failing)


def safe(page: Page) -> None:
    """Assert that nothing ran, nothing broke the policy, and nothing sticks out."""
    assert page.evaluate("[window.ran ?? null, window.broken]") == [None, []]
    assert page.locator("claim-score").first.evaluate("element => element.shadowRoot.querySelectorAll('script, img, style, iframe').length") == 0
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_hostile_answer_is_text(page: Page, host: Host, service: str) -> None:
    """Whatever the service may say, through whatever stands in an article."""
    page.set_viewport_size({"width": 320, "height": 800})
    answer = {
        "id": "javascript:window.ran=1//<script>", "claim": {"text": HOSTILE}, "score": 54, "grade": HOSTILE, "abstained": False,
        "origins": [{"label": HOSTILE, "points": 1}] * 100,
        "reasons": [{"code": HOSTILE, "points": 54, "text": HOSTILE}, *({"code": "x", "points": 0, "text": "W" * 1_000_000} for _ in range(2))],
    }
    told = {"bands": [{"name": HOSTILE, "least": 0, "words": HOSTILE, "symbol": HOSTILE}]}
    allowed = {"Access-Control-Allow-Origin": host.origin, "Access-Control-Allow-Headers": "content-type"}
    page.route("**/v1/score", lambda route: route.fulfill(json=answer, headers=allowed))
    page.route("**/v1/rubric", lambda route: route.fulfill(json=told, headers=allowed))
    found = shown(page, host, service, element(claim=CLAIM))
    settled(page)
    found.locator("summary").click()
    expect(found.locator("li .words").first).to_have_text(HOSTILE)
    expect(found.locator("li")).to_have_count(3)
    assert str(found.get_by_role("link").get_attribute("href")).startswith(f"{service}/assessment/javascript%3A")
    safe(page)


def test_an_answer_that_is_none_of_ours_is_an_error(page: Page, host: Host, service: str) -> None:
    allowed = {"Access-Control-Allow-Origin": host.origin, "Access-Control-Allow-Headers": "content-type"}
    for number, answer in enumerate(("null", "[]", '"x"', "{}", '{"score": 1}', "<html>")):
        page.route("**/v1/score", partial(Route.fulfill, body=answer, headers=allowed))
        shown(page, host, service, element(claim=CLAIM))
        assert settled(page)[0][0] == "claim-score-error", (number, answer)
    assert page.evaluate("window.broken") == []


def test_hostile_articles_are_text(page: Page, host: Host, service: str) -> None:
    outlet = '<script>window.ran = 1</script>\u202e<img src=x onerror="window.ran = 2">'
    text = f"The tower at Quillmoor leans by 7 degrees, {outlet} inspector “<b>Bo</b>” Blunt of <script>window.ran=4</script> said."
    articles = [{"id": f"h{number}", "outlet": outlet, "title": outlet, "url": "javascript:window.ran=3", "text": text} for number in range(3)]
    made = scored(service, "The tower at Quillmoor leans by 7 degrees.", articles=articles)
    assert made["reasons"]
    found = shown(page, host, service, element(assessment=made["id"]))
    settled(page)
    found.locator("summary").click()
    safe(page)
    page.goto(host.page(f'<iframe title="Sourcing" sandbox src="{service}/embed/assessment/{made["id"]}"></iframe>'))
    expect(page.frame_locator("iframe").locator("h1")).to_have_text("The tower at Quillmoor leans by 7 degrees.")
    assert page.frame_locator("iframe").locator("script, img, b b").count() == 0
    assert page.evaluate("window.ran ?? null") is None


def framed(page: Page, host: Host, service: str, assessment_id: str, sandbox: str = "sandbox") -> None:
    frame = f'<iframe title="How well it is sourced" width="400" height="400" {sandbox} src="{service}/embed/assessment/{assessment_id}"></iframe>'
    page.goto(host.page(frame, policy=f"default-src 'none'; frame-src {service}"))


@pytest.mark.parametrize("preferred", ["light", "dark"])
def test_a_frame_with_sandbox_shows_an_assessment(page: Page, host: Host, service: str, assessment: dict[str, Any], preferred: str) -> None:
    page.emulate_media(color_scheme=preferred)  # type: ignore[arg-type]  # one of its words
    framed(page, host, service, assessment["id"])
    inside = page.frame_locator("iframe")
    expect(inside.locator("h1")).to_have_text(CLAIM)
    expect(inside.locator(".score")).to_have_text(f"{band(assessment['score']).symbol} {assessment['score']} of 100, {band(assessment['score']).words}")
    expect(inside.locator(".facts")).to_contain_text(f"Grade {assessment['grade']} · 3 origins, 1 against")
    assert styled(inside.locator("body"), "background-color") == ("rgb(255, 255, 255)" if preferred == "light" else "rgb(21, 24, 28)"), "its style is loaded"
    assert sum(points(text) for text in inside.locator("details").first.locator(".points").all_text_contents()) == assessment["score"]
    inside.locator("summary").nth(1).click()
    expect(inside.locator("details").nth(1).locator("li")).to_have_count(3)
    expect(inside.locator("a")).to_have_attribute("href", f"/assessment/{assessment['id']}")


def test_a_frame_that_may_open_tabs_leads_to_the_whole(failing: Page, host: Host, service: str, assessment: dict[str, Any]) -> None:
    framed(failing, host, service, assessment["id"], 'sandbox="allow-popups allow-popups-to-escape-sandbox"')
    with failing.expect_popup() as opened:
        failing.frame_locator("iframe").locator("a").click()
    opened.value.wait_for_load_state()
    assert opened.value.url == f"{service}/assessment/{assessment['id']}"


def test_in_a_narrow_column_nothing_is_cut_off_or_covered(page: Page, host: Host, service: str) -> None:
    page.set_viewport_size({"width": 200, "height": 800})
    found = shown(page, host, service, element(claim=CLAIM))
    settled(page)
    boxes = [found.locator(part).bounding_box() for part in ("[part~=band]", "summary", "[part=link]")]
    assert all(box and box["x"] + box["width"] <= 200 for box in boxes)
    assert boxes[1]
    assert boxes[2]
    assert boxes[1]["y"] + boxes[1]["height"] <= boxes[2]["y"]
    line = found.locator(".line").first
    assert line.evaluate("element => element.scrollWidth <= element.clientWidth")
    found.evaluate("element => element.setAttribute('compact', '')")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_page_for_a_frame_has_nothing_that_people_cannot_use(page: Page, service: str, assessment: dict[str, Any]) -> None:
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of its words
        page.set_viewport_size({"width": 320, "height": 600})
        page.goto(f"{service}/embed/assessment/{assessment['id']}")
        page.locator("summary").nth(1).click()
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert page.evaluate("window.broken") == []


@pytest.mark.parametrize("sandbox", ["sandbox", ""])
def test_a_frame_is_refused_where_the_origin_is_not_allowed(
    failing: Page, stranger: Host, service: str, assessment: dict[str, Any], sandbox: str,
) -> None:
    said: list[str] = []
    failing.on("console", lambda message: said.append(message.text))
    framed(failing, stranger, service, assessment["id"], sandbox)
    until(failing, lambda: said and [frame.url for frame in failing.frames][1:] == ["chrome-error://chromewebdata/"])
    assert any("frame-ancestors" in text for text in said), said


def test_where_keys_are_needed_the_page_gives_one_as_a_property(
    failing: Page, host: Host, tmp_path_factory: pytest.TempPathFactory,
) -> None:
    data = tmp_path_factory.mktemp("locked")
    database = Database(f"sqlite:///{data / 'secondsource.sqlite3'}")
    database.upgrade()
    made = Keyring(database).add("widget", "main", ("score", "read"), "2026-11-28T12:00:00Z")
    database.close()
    own = {"SECONDSOURCE_TAGGER": "fast", "SECONDSOURCE_KEYS": "always", "SECONDSOURCE_CORS": host.origin}
    with running(data, **own) as (_, connection):
        service = f"http://{connection.host}:{connection.port}"
        found = shown(failing, host, service, element(claim=CLAIM, token=made, key=made))
        assert settled(failing)[0][2]["status"] == 401, "an attribute is no key"
        found.evaluate("(element, key) => { element.token = key; }", made)
        assert settled(failing, 2)[1][0] == "claim-score-ready"
        early = f"const one = document.querySelector('claim-score'); one.token = {json.dumps(made)};"
        failing.goto(host.page(element(claim=CLAIM) + f"<script>{early}</script>" + module(service)))
        assert settled(failing)[0][0] == "claim-score-ready", "set before the script was there"
        assert made not in failing.locator("claim-score").evaluate("element => element.outerHTML + element.shadowRoot.innerHTML")
