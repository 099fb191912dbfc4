"""The workbench in a real browser: a draft in, its statements marked as the scores come, and the reasons beside it."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import axe_playwright_python
import pytest
import requests
from browsers import until
from keyholders import MADE
from playwright.sync_api import Browser, Page, expect
from serving import running

from service.access.keyring import Keyring
from service.archive.database import Database

STORY = [json.loads(line) for line in Path("fixtures/ferry/articles.jsonl").read_text(encoding="utf-8").splitlines()]
# The seventh of the story with letters before its statements that JavaScript counts as two, and marks that stand on others.
BEFORE = "🚢🛟 Tagbilara\u0301n, n\u0303o\u0308w: «\U0001d504\U0001d505» 👩‍👩‍👧 read on.\n\n"
DRAFT = {"title": "Allen 🚢 waits for its own", "text": BEFORE + STORY[2]["text"]}
DONE = "#read:not([data-busy])"
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
WIDTHS = [(1280, 900), (380, 800), (640, 450)]  # the last is the first at 200 %


@pytest.fixture(scope="module")
def story(address: str) -> Iterator[str]:
    """The address of the service with the story stored in it, which is taken out again."""
    assert requests.post(f"{address}/v1/articles", json={"articles": STORY}, timeout=60).status_code == 201
    yield address
    for article in STORY:
        requests.delete(f"{address}/v1/articles/{article['id']}", timeout=60)


@pytest.fixture
def checked(page: Page, story: str) -> Page:
    """The workbench with the draft checked."""
    return check(page, story)


def check(page: Page, address: str, draft: dict[str, str] = DRAFT) -> Page:
    page.goto(f"{address}/")
    page.fill("#headline", draft["title"])
    page.fill("#draft", draft["text"])
    page.click("#check")
    return done(page)


def done(page: Page) -> Page:
    page.wait_for_selector(DONE, timeout=60_000)
    return page


def analysed(address: str, draft: dict[str, str] = DRAFT) -> list[dict[str, Any]]:
    """Return the statements of a draft as they stand on the page."""
    found: list[dict[str, Any]] = json.loads(asked_once(address, json.dumps({**draft, "detail": "full", "offset_unit": "utf16"})))["statements"]
    return sorted(found, key=lambda one: one["field"] != "title")


@cache
def asked_once(address: str, body: str) -> str:
    """Return the answer about a draft; none of these tests changes what is stored, which it rests on."""
    return requests.post(f"{address}/v1/analyze", data=body, headers={"Content-Type": "application/json"}, timeout=60).text


def flags(page: Page) -> list[str]:
    return page.eval_on_selector_all("#copy .flag", "all => all.map(one => one.getAttribute('aria-label'))")


def words_of_bands(address: str) -> dict[str, tuple[str, str]]:
    bands = requests.get(f"{address}/v1/rubric", timeout=60).json()["bands"]
    return {one["name"]: (one["words"], one["symbol"]) for one in bands}


def marked(page: Page) -> list[str]:
    """The words of each statement as they are marked, in the order of their flags."""
    return page.evaluate("""() => {
        const parts = new Map();
        for (const mark of document.querySelectorAll('#copy .mark')) {
            const own = [...mark.childNodes].filter((one) => !one.matches?.('.flag')).map((one) => one.textContent).join('');
            if (mark.classList.contains('first')) parts.set(mark.querySelector(':scope > .flag'), own);
            else { const last = [...parts.keys()].at(-1); parts.set(last, parts.get(last) + own); }
        }
        return [...parts.values()];
    }""")


def test_every_statement_is_marked_by_its_words_and_its_score(checked: Page, story: str) -> None:
    statements, bands = analysed(story), words_of_bands(story)
    assert len(statements) > 15
    assert marked(checked) == [one["text"] for one in statements], "offsets are right behind emoji and combining marks"
    for place, (label, one) in enumerate(zip(flags(checked), statements, strict=True), 1):
        score = one["assessment"] and one["assessment"]["score"]
        assert label.startswith(f"Statement {place} of {len(statements)}: ")
        if score is not None:
            assert label.endswith(f", {score} of 100")
    shown = checked.eval_on_selector_all("#copy .flag", "all => all.map(one => [one.dataset.band, one.textContent.trim(), one.ariaLabel])")
    for band, text, label in shown:
        words, symbol = bands.get(band, ("", ""))
        assert words in label
        assert text.startswith(symbol), "a symbol tells it, not the colour alone"
    assert checked.inner_text("#copy p:nth-of-type(2)").replace("\u2009", " ").endswith("By our reporters in Allen and Matnog")


def test_underlines_differ_in_style_from_band_to_band(checked: Page) -> None:
    drawn = checked.evaluate("""() => Object.fromEntries([...document.querySelectorAll('#bands li')].map((one) => {
        const style = getComputedStyle(one.querySelector('.sample'));
        return [one.dataset.band, style.textDecorationStyle];
    }))""")
    scores = [drawn[band] for band in ("very-well", "well", "moderately", "thinly", "barely")]
    assert len(set(scores)) == 5


def test_marks_change_no_line(page: Page, story: str) -> None:
    where = """() => { const found = []; const walk = document.createTreeWalker(document.getElementById('copy'), NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) { if (walk.currentNode.parentElement.closest('.flag')) continue;
            for (let at = 0; at < walk.currentNode.length; at++) { const range = new Range(); range.setStart(walk.currentNode, at); range.setEnd(walk.currentNode, at + 1);
                const { left, top } = range.getBoundingClientRect(); found.push([walk.currentNode.data[at], Math.round(left), Math.round(top)]); } }
        return found; }"""
    held: list[Any] = []
    page.route("**/v1/analyze", lambda route: held.append(route))  # noqa: PLW0108  Playwright marks the handler, which no built-in lets it
    page.goto(f"{story}/")
    page.fill("#headline", DRAFT["title"])
    page.fill("#draft", DRAFT["text"])
    page.click("#check")
    page.wait_for_selector("#copy p:nth-of-type(8)")
    until(page, lambda: held)
    before = page.evaluate(where)
    held[0].continue_()
    done(page)
    assert page.locator("#copy .mark").count() > 15
    moved = [(one, other) for one, other in zip(before, page.evaluate(where), strict=True) if one[0] != other[0] or abs(one[1] - other[1]) > 1 or one[2] != other[2]]
    assert moved == []


def test_no_flag_stands_beyond_the_copy(page: Page, story: str) -> None:
    beyond = """() => { const { left, right } = document.getElementById('copy').getBoundingClientRect();
        return [...document.querySelectorAll('#copy .flag')].filter((one) => { const own = one.getBoundingClientRect(); return own.right > right + 0.5 || own.left < left - 0.5; })
            .map((one) => one.textContent); }"""
    page.set_viewport_size({"width": 380, "height": 800})
    for article in STORY:
        page.goto(f"{story}/?article={article['id']}")
        page.wait_for_selector("#read:not([hidden], [data-busy])", timeout=60_000)
        assert page.locator("#copy .flag").count()
        assert page.evaluate(beyond) == [], article["id"]
    for width in (1280, 420, 380, 320):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
        assert page.evaluate(beyond) == [], width


def test_marks_come_with_the_lines_and_progress_is_told(page: Page, story: str) -> None:
    head, *rest = [json.loads(line) for line in requests.post(
        f"{story}/v1/analyze", json={**DRAFT, "detail": "full", "offset_unit": "utf16"}, headers={"Accept": "application/x-ndjson"}, timeout=60).text.splitlines()]
    lines = "\n".join(map(json.dumps, [head, *rest[:5]])) + "\n"
    page.route("**/v1/analyze", lambda route: route.fulfill(body=lines, content_type="application/x-ndjson"))
    check(page, story)
    scored = page.locator("#copy .flag:not([data-band=pending]):not([data-band=unscored])")
    assert scored.count() == 5
    assert page.locator("#copy .flag[data-band=pending]").first.get_attribute("aria-label").endswith("being scored")
    expect(page.locator("#said")).to_contain_text("statements scored")


def test_statements_within_others_are_both_marked_and_both_reached(page: Page, story: str) -> None:
    text = "Officials said the ferry sank and 31 died."
    one = analysed(story, {"title": "", "text": text})[0] | {"unassessed": {"code": "too_short", "text": "Too short."}, "assessment": None}
    spans = [(0, 42, text), (15, 42, text[15:]), (15, 29, text[15:29]), (25, 37, text[25:37])]
    statements = [{**one, "start": start, "end": end, "text": words} for start, end, words in spans]
    body = json.dumps({"id": None, "statements": statements}) + "\n"
    page.route("**/v1/analyze", lambda route: route.fulfill(body=body, content_type="application/x-ndjson"))
    check(page, story, {"title": "", "text": text})
    assert page.evaluate("[...document.querySelector('#copy p').childNodes].map((one) => one.textContent.replace(/·\\u2009/g, '')).join('')") == text
    assert page.locator("#copy .flag").count() == 4
    boxes = [flag.bounding_box() for flag in page.locator("#copy .flag").all()]
    lefts = sorted(box["x"] for box in boxes if box)
    assert all(b - a > 15 for a, b in pairwise(lefts)), "no flag covers another"
    deepest = page.locator("#copy .mark .mark .mark").first
    found = []
    for _ in range(3):
        deepest.click(position={"x": 3, "y": 10})
        found.append(page.inner_text("#panel-name"))
    assert len(set(found)) == 3, "a click on the same words leads to what they stand within"


def test_the_legend_filters_by_band_and_by_source(checked: Page) -> None:
    shown = checked.locator("#copy .flag:not([data-off])")
    rows = checked.locator("#list li:visible")
    before = shown.count()
    assert rows.count() == before
    barely = checked.locator("#copy .flag[data-band=barely]").count()
    assert barely > 0
    assert checked.inner_text("#bands li[data-band=barely] .many") == str(barely)
    checked.uncheck("#bands input[value=barely]")
    expect(shown).to_have_count(before - barely)
    expect(rows).to_have_count(before - barely)
    checked.check("#bands input[value=barely]")
    expect(shown).to_have_count(before)
    checked.select_option("#class", "named_person")
    label = checked.inner_text("#class option:checked")
    assert label.startswith("named person (")
    expect(shown).to_have_count(int(label.partition("(")[2].rstrip(")")))
    assert "of" in checked.inner_text("#said")


def test_what_is_ignored_stays_ignored_and_can_be_had_back(checked: Page, story: str) -> None:
    shown = checked.locator("#copy .flag:not([data-off])")
    before = shown.count()
    checked.locator("#list button").nth(4).click()
    label = checked.locator("#copy .flag").nth(4).get_attribute("aria-label")
    checked.click("#ignore")
    expect(shown).to_have_count(before - 1)
    expect(checked.locator("#copy .flag").nth(5)).to_be_focused()
    check(checked, story)
    expect(shown).to_have_count(before - 1)
    assert label not in checked.eval_on_selector_all("#copy .flag:not([data-off])", "all => all.map(one => one.ariaLabel)")
    kept = checked.evaluate("JSON.stringify(localStorage)")
    assert not any(word in kept for word in ("ferry", "correspondent", "Allen")), "no word of the draft stays in the browser"
    checked.check("#bands input[value=ignored]")
    expect(shown).to_have_count(before)
    checked.locator("#list button").nth(4).click()
    checked.click("#ignore")
    checked.click("#close")
    checked.uncheck("#bands input[value=ignored]")
    expect(shown).to_have_count(before)


def test_the_keyboard_does_it_all(page: Page, story: str) -> None:
    page.goto(f"{story}/")
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#headline")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.insert_text(DRAFT["text"])
    page.keyboard.type("jk")  # which are letters here
    assert page.input_value("#draft").endswith("jk")
    page.keyboard.press("Control+Enter")
    done(page)
    expect(page.locator("#edit")).to_be_focused()
    flag = page.locator("#copy .flag")
    page.keyboard.press("j")
    expect(flag.nth(0)).to_be_focused()
    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    expect(flag.nth(2)).to_be_focused()
    page.keyboard.press("k")
    expect(flag.nth(1)).to_be_focused()
    assert [one.get_attribute("tabindex") for one in flag.all()].count("0") == 1, "Tab passes the marks in one step"
    page.keyboard.press("Enter")
    expect(page.locator("#panel-name")).to_be_focused()
    assert page.inner_text("#panel-name").startswith("Statement 2 of")
    page.keyboard.press("j")
    assert page.inner_text("#panel-name").startswith("Statement 3 of")
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()
    expect(flag.nth(2)).to_be_focused()
    page.keyboard.press("x")
    expect(flag.nth(3)).to_be_focused()
    page.locator(".keys summary").click()
    page.uncheck("#letters")
    flag.nth(3).focus()
    page.keyboard.press("j")
    expect(flag.nth(3)).to_be_focused()


def test_a_mark_opens_its_reasons(checked: Page, story: str) -> None:
    best = max((one for one in analysed(story) if one["assessment"]), key=lambda one: one["assessment"]["score"] or 0)
    place = analysed(story).index(best)
    checked.locator("#copy .first").nth(place).click(position={"x": 5, "y": 10})
    assert checked.inner_text("#panel-name") == f"Statement {place + 1} of {len(analysed(story))}"
    panel = checked.inner_text("#detail")
    assert best["text"][:40] in panel
    assert " ".join(best["assessment"]["reasons"][0]["text"].split())[:30] in " ".join(panel.split())
    checked.click("#close")
    expect(checked.locator("#copy .flag").nth(place)).to_be_focused()


def test_an_assessment_is_kept_where_one_asks_for_it(checked: Page, story: str) -> None:
    checked.locator("#list button").nth(3).click()
    checked.click("#keep")
    expect(checked.locator("#kept")).to_be_focused()
    address = checked.locator("#kept").get_attribute("href")
    assert address is not None
    assert address.startswith("/assessment/")
    assert requests.get(f"{story}/v1/assessments/{address.rpartition('/')[2]}", timeout=60).json()["claim"]["text"] == analysed(story)[3]["text"]


def test_json_and_csv_hold_every_statement(checked: Page, story: str) -> None:
    statements = analysed(story)
    with checked.expect_download() as download:
        checked.click("#json")
    assert download.value.suggested_filename == "second-source.json"
    told = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert (told["draft"], told["offset_unit"]) == (DRAFT, "utf16")
    assert [{name: one[name] for name in statements[0]} for one in told["statements"]] == statements
    with checked.expect_download() as download:
        checked.click("#csv")
    rows = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_bytes().decode("utf-8-sig"), newline="")))
    assert [row["statement"] for row in rows] == [one["text"] for one in statements]
    assert [row["score"] for row in rows] == ["" if not one["assessment"] or one["assessment"]["score"] is None else str(one["assessment"]["score"]) for one in statements]
    assert {row["ignored"] for row in rows} == {"no"}


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"])
def test_a_hostile_cell_is_no_formula(page: Page, story: str, start: str) -> None:
    page.goto(f"{story}/")
    cell = page.evaluate("(start) => import('/web/exports.js').then((one) => one.cell(`${start} \"said\"`))", start)
    assert cell == f"\"'{start} \"\"said\"\"\""


def test_paper_lists_every_statement_with_its_reasons(checked: Page, story: str) -> None:
    checked.evaluate("window.print = () => { window.printed = true; }")
    checked.click("#print")
    checked.wait_for_selector("#report ol", state="attached")
    checked.emulate_media(media="print")
    expect(checked.locator("main")).to_be_hidden()
    statements = analysed(story)
    expect(checked.locator("#report > ol > li")).to_have_count(len(statements))
    for item, one in zip(checked.locator("#report > ol > li").all(), statements, strict=True):
        told = " ".join(item.inner_text().split())
        assert " ".join(one["text"].split()) in told
        for reason in (one["assessment"] or {}).get("reasons", []):
            assert " ".join(reason["text"].split()) in told
    assert checked.evaluate("window.printed")


def test_a_stored_article_is_chosen_from_pages_and_is_no_evidence_for_itself(page: Page, story: str) -> None:
    page.goto(f"{story}/")
    page.click("#pick")
    rows = page.locator("#stored-list button")
    expect(rows).to_have_count(len(STORY))
    rows.filter(has_text=STORY[0]["title"]).click()
    done(page)
    asked = {"title": STORY[0]["title"], "text": STORY[0]["text"], "id": STORY[0]["id"]}
    scores = [one["assessment"] and one["assessment"]["score"] for one in analysed(story, asked)]
    assert page.eval_on_selector_all("#list .score", "all => all.map((one) => one.textContent)") == ["" if score is None else str(score) for score in scores]
    page.goto(f"{story}/?article={STORY[1]['id']}")
    page.wait_for_selector("#copy .flag")
    assert page.input_value("#headline") == STORY[1]["title"]


def test_more_than_a_page_of_articles_is_paged(page: Page, story: str) -> None:
    pages = [
        {"articles": [{"id": f"a{number}", "outlet": "", "title": "", "published_at": None} for number in range(50)], "next": "p000000000000001"},
        {"articles": [{"id": "last", "outlet": "Post", "title": "<b>Last</b>", "published_at": "2026-03-03"}], "next": None},
    ]
    page.route("**/v1/articles?*", lambda route: route.fulfill(json=pages["cursor" in route.request.url]))
    page.goto(f"{story}/")
    page.click("#pick")
    expect(page.locator("#stored-list li")).to_have_count(50)
    page.click("#stored-more")
    expect(page.locator("#stored-list li")).to_have_count(51)
    expect(page.locator("#stored-list .title").last).to_have_text("<b>Last</b>")
    expect(page.locator("#stored-more")).to_be_hidden()
    page.keyboard.press("Escape")
    expect(page.locator("#stored")).to_be_hidden()


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_a_text_file_is_opened(page: Page, story: str, encoding: str) -> None:
    page.goto(f"{story}/")
    page.set_input_files("#file", {"name": "draft.txt", "mimeType": "text/plain", "buffer": "The café was closed.".encode(encoding)})
    expect(page.locator("#draft")).to_have_value("The café was closed.")
    page.set_input_files("#file", {"name": "draft.docx", "mimeType": "text/plain", "buffer": b"PK\0\0"})
    expect(page.locator("#wrong")).to_contain_text("no text file")


def test_what_goes_wrong_is_told(browser: Browser, story: str) -> None:
    page = browser.new_page()
    page.goto(f"{story}/")
    page.click("#check")
    expect(page.locator("#wrong")).to_contain_text("There is no draft yet")
    page.fill("#draft", "x" * 100_001)
    page.click("#check")
    expect(page.locator("#wrong")).to_contain_text("at most 100,000 are accepted")
    expect(page.locator("#write")).to_be_visible()
    page.fill("#draft", DRAFT["text"])
    page.route("**/v1/analyze", lambda route: route.abort())
    page.click("#check")
    expect(page.locator("#wrong")).to_contain_text("cannot be reached")
    page.close()


def test_a_key_is_asked_for_once_and_kept_for_the_tab(browser: Browser, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'secondsource.sqlite3'}"
    database = Database(url)
    database.upgrade()
    key = Keyring(database).add("desk", "main", ("score", "read"), MADE)
    database.close()
    with running(tmp_path, SECONDSOURCE_TAGGER="fast", SECONDSOURCE_KEYS="always") as (_, connection):
        page = browser.new_page()
        page.goto(f"http://{connection.host}:{connection.port}/")
        page.fill("#draft", DRAFT["text"])
        page.click("#check")
        expect(page.locator("#key")).to_be_visible()
        page.fill("#key-value", key)
        page.keyboard.press("Enter")
        done(page)
        assert page.locator("#copy .flag").count() > 10
        page.click("#edit")
        page.click("#check")
        done(page)
        expect(page.locator("#key")).to_be_hidden()
        assert page.evaluate("[sessionStorage.getItem('secondsource.key'), JSON.stringify(localStorage).includes('ss_')]") == [key, False]
        page.close()


@pytest.mark.parametrize(("width", "height"), WIDTHS, ids=["wide", "380 px", "200 %"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_stands_outside(browser: Browser, story: str, width: int, height: int, scheme: Any) -> None:
    context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{story}/")
    page.evaluate(AXE)
    def choosing() -> None:
        page.click("#close")
        page.click("#edit")
        page.click("#pick")
        page.wait_for_selector("#stored-list li")

    states = [lambda: None, lambda: check_here(page), lambda: page.keyboard.press("j"), lambda: page.keyboard.press("Enter"), choosing]
    for state in states:
        state()
        found = page.evaluate("axe.run({ resultTypes: ['violations'] }).then((found) => found.violations.map((one) => [one.id, one.nodes.map((node) => node.html + node.failureSummary)]))")
        assert found == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def check_here(page: Page) -> None:
    page.fill("#headline", DRAFT["title"])
    page.fill("#draft", DRAFT["text"])
    page.click("#check")
    done(page)


def test_the_page_is_light(browser: Browser, story: str) -> None:
    page = browser.new_page()
    answers: list[Any] = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108  Playwright marks the handler, which no built-in lets it
    page.goto(f"{story}/")
    page.wait_for_load_state("networkidle")
    own = {answer.url: len(answer.body()) for answer in answers if "/v1/" not in answer.url}
    page.close()
    assert len(own) > 5
    assert sum(own.values()) < 150_000, own


@pytest.mark.parametrize(("width", "height"), WIDTHS, ids=["wide", "380 px", "200 %"])
def test_nothing_moves_when_scores_arrive(browser: Browser, story: str, width: int, height: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": height})
    held: list[Any] = []
    page.route("**/v1/analyze", lambda route: held.append(route))  # noqa: PLW0108  as above
    page.goto(f"{story}/")
    page.evaluate("""() => { window.shifts = []; new PerformanceObserver((list) => {
        for (const one of list.getEntries()) if (!one.hadRecentInput) shifts.push([one.value, one.sources.map((source) => source.node?.outerHTML?.slice(0, 80) ?? '')]);
    }).observe({ type: 'layout-shift', buffered: true }); }""")
    page.fill("#headline", DRAFT["title"])
    page.fill("#draft", DRAFT["text"])
    page.click("#check")
    page.wait_for_selector("#copy p")
    page.wait_for_timeout(800)  # what moves within half a second of a click is forgiven
    held[0].continue_()
    done(page)
    page.wait_for_timeout(300)
    assert page.evaluate("window.shifts") == []
    page.close()
