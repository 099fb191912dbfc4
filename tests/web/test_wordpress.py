"""The WordPress plugin: its PHP under a small fake of WordPress, its sidebar in Chromium under a small fake of `wp`, a real service behind."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import requests
from playwright.sync_api import Page, Route, expect

import service.web

FOLDER = Path(service.web.__file__).parent / "wordpress"
FAKES = Path(__file__).parent / "wordpress"
INSTALL = "PHP is not installed; `apt-get install php-cli` installs it"
SITE = "http://wordpress.test"
PAGE = '<!doctype html><meta charset="utf-8"><title>Edit</title><link rel="icon" href="data:,"><main></main><script src="/fake.js"></script><script src="/sidebar.js"></script>'
POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; img-src data:; require-trusted-types-for 'script'; trusted-types 'none'"
BANDS = [{"name": "well", "least": 40, "words": "well sourced", "symbol": "●"}, {"name": "barely", "least": 0, "words": "barely sourced", "symbol": "○"}]
HOSTILE = "<img src=x onerror=\"document.title='hit'\"><script>document.title='hit'</script>\u202e javascript:x"
EDITOR = {"capabilities": ["edit_posts"]}

Run = Callable[..., dict[str, Any]]


@pytest.fixture(scope="session")
def php() -> str:
    found = shutil.which("php")
    if found is None:
        pytest.skip(INSTALL)
    return found


@pytest.fixture
def run(php: str) -> Run:
    def asked(call: str, **given: Any) -> dict[str, Any]:
        """Return what the plugin makes of a call, and what it sent where."""
        standard = json.dumps({"call": call, "plugin": str(FOLDER / "second-source.php"), **given})
        done = subprocess.run([php, "-d", "display_errors=stderr", str(FAKES / "fake.php")], input=standard, capture_output=True, text=True, timeout=60, check=True)
        assert done.stderr == ""
        return dict(json.loads(done.stdout))

    return asked


@pytest.fixture
def stored(address: str) -> str:
    text = "The mill at Orford was shut on Monday, transport minister Ana Ruiz told reporters."
    assert requests.post(f"{address}/v1/articles", json={"id": "orford", "text": text}, timeout=60).ok
    return address


def analyze(run: Run, address: str, text: str, **given: Any) -> dict[str, Any]:
    body = {"text": text, "title": ""}
    return run("analyze", **{**EDITOR, "options": {"second_source_address": address, "second_source_key": "ssk_secret"}, "body": body, **given})


def test_php_reads_it(php: str) -> None:
    done = subprocess.run([php, "-l", str(FOLDER / "second-source.php")], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stdout


def test_a_post_is_analysed_and_the_key_stays(run: Run, stored: str) -> None:
    options = {"second_source_address": f"{stored}/"}
    found = analyze(run, stored, "😀 The mill at Orford was shut on Monday.", options=options)
    assert found["answer"]["status"] == 200
    (statement,) = found["answer"]["body"]["statements"]
    assert statement["end"] == len("😀 The mill at Orford was shut on Monday.") + 1
    assert statement["assessment"]["score"] > 0
    assert found["answer"]["body"]["below"] == 40
    assert found["answer"]["body"]["bands"][0]["least"] == 80
    assert [(one["method"], one["address"]) for one in found["sent"]] == [("GET", f"{stored}/v1/rubric"), ("POST", f"{stored}/v1/analyze")]
    again = analyze(run, stored, "The mill at Orford was shut on Monday.", options=found["options"] | {"second_source_below": "60"})
    assert [one["method"] for one in again["sent"]] == ["POST"]
    assert again["answer"]["body"]["below"] == 60


def test_the_key_goes_to_the_service_alone(run: Run, stored: str) -> None:
    found = analyze(run, stored, "The mill at Orford was shut on Monday.")
    assert {one["headers"]["Authorization"] for one in found["sent"]} == {"Bearer ssk_secret"}
    assert {one["redirection"] for one in found["sent"]} == {0}
    assert found["answer"]["status"] == 502  # the service knows no such key
    assert "needs the scope" in found["answer"]["body"]["message"]
    assert "ssk_secret" not in json.dumps(found["answer"])


def test_who_may_edit_no_post_asks_nothing(run: Run, stored: str) -> None:
    found = analyze(run, stored, "The mill was shut.", capabilities=["read"])
    assert (found["answer"]["status"], found["sent"]) == (403, [])


def test_what_goes_wrong_is_a_sentence(run: Run, stored: str) -> None:
    away = analyze(run, stored, "The mill was shut.", options={"second_source_address": "http://127.0.0.1:9"})
    assert away["answer"] == {"status": 502, "body": {"message": "Second Source does not answer; the address is set in Settings, Second Source."}}
    other = analyze(run, f"{stored}/healthz?", "The mill was shut.")
    assert other["answer"] == {"status": 502, "body": {"message": "Second Source could not check this: what answers is not the service"}}
    large = analyze(run, stored, "a" * 100_001, options={"second_source_address": stored})
    assert large["answer"]["status"] == 422
    assert large["answer"]["body"]["message"].startswith("Second Source could not check this: /text has 100,001 characters")


def test_the_limits_of_the_route_are_those_of_the_service(run: Run, address: str) -> None:
    limits = requests.get(f"{address}/v1/limits", timeout=30).json()
    found = run("analyze", **EDITOR, options={}, body={"text": "x", "title": ""})["route"]["args"]
    assert (found["text"]["maxLength"], found["title"]["maxLength"]) == (limits["draft_text"]["most"], limits["article_title"]["most"])


@pytest.mark.parametrize(("screen", "scripts"), [("post", ["/wp-content/plugins/second-source/sidebar.js"]), ("widgets", []), ("site-editor", [])])
def test_the_sidebar_is_loaded_where_posts_are_edited(run: Run, screen: str, scripts: list[str]) -> None:
    assert list(run("scripts", screen=screen)["answer"]) == scripts


def test_the_settings_page_never_shows_the_key(run: Run) -> None:
    shown = run("settings", options={"second_source_key": "ssk_secret", "second_source_address": 'https://a.example/"><script>x</script>'})["answer"]
    assert shown["capability"] == "manage_options"
    assert "ssk_secret" not in shown["page"]
    assert "One is stored" in shown["page"]
    assert "<script" not in shown["page"]


@pytest.mark.parametrize(("name", "given", "kept"), [
    ("second_source_address", " https://sources.example.org ", "https://sources.example.org"),
    ("second_source_address", "javascript:alert(1)", ""),
    ("second_source_key", "", "ssk_old"), ("second_source_key", "-", ""), ("second_source_key", " ssk_new\r\nX: y", "ssk_newX:y"),
    ("second_source_below", "55", "55"), ("second_source_below", "many", "0"), ("second_source_below", "900", "101"),
])
def test_what_is_stored_of_the_settings(run: Run, name: str, given: str, kept: str) -> None:
    assert run("sanitize", name=name, given=given, options={"second_source_key": "ssk_old"})["answer"] == kept


def test_nothing_is_left_of_it(run: Run) -> None:
    kept = {"second_source_address": "a", "second_source_key": "b", "second_source_below": "1", "transient_second_source_bands": [], "other": "c"}
    assert run("uninstall", options=kept)["options"] == {"other": "c"}


def block(client_id: str, content: str = "", inner: list[dict[str, Any]] | None = None, **attributes: str) -> dict[str, Any]:
    return {"clientId": client_id, "attributes": {"content": content, **attributes}, "innerBlocks": inner or []}


def weak(text: str, start: int, score: int | None = 12, field: str = "text", **assessment: Any) -> dict[str, Any]:
    reasons = [{"code": "a", "points": score or 0, "text": f"Because of {HOSTILE}"}, {"code": "b", "points": 0, "text": "Figures were not checked."}]
    return {"field": field, "start": start, "end": start + 5, "text": text, "unassessed": None, "assessment": {"score": score, "reasons": reasons, **assessment}}


class Editor:
    """The page, with what the sidebar asked for."""

    def __init__(self, page: Page, answer: Callable[[dict[str, Any]], tuple[int, Any]]) -> None:
        self.page = page
        self.asked: list[dict[str, Any]] = []
        self.answer = answer
        page.route(f"{SITE}/**", self._serve)
        page.goto(SITE)

    def _serve(self, route: Route) -> None:
        path = route.request.url.removeprefix(SITE)
        if path == "/wp-json/second-source/v1/analyze":
            self.asked.append(json.loads(route.request.post_data or ""))
            status, body = self.answer(self.asked[-1])
            route.fulfill(status=status, json=body)
        elif path in {"/fake.js", "/sidebar.js"}:
            route.fulfill(path={"/fake.js": FAKES / "fake.js", "/sidebar.js": FOLDER / "sidebar.js"}[path], content_type="text/javascript")
        else:
            route.fulfill(body=PAGE, content_type="text/html", headers={"Content-Security-Policy": POLICY})

    def check(self, *blocks: dict[str, Any], title: str = "") -> None:
        self.page.evaluate("([title, blocks]) => Object.assign(post, {title, blocks})", [title, list(blocks)])
        self.page.get_by_role("button", name="Check this post").click()

    @property
    def selected(self) -> Any:
        return self.page.evaluate("post.selected")


def test_weak_statements_are_listed_and_lead_to_their_blocks(page: Page) -> None:
    copy = "😀 One & two\n\nInner\n\nSaid by\n\nLast\n\n"
    statements = [weak("One", 3), weak("Inner", copy.index("Inner") + 1, None), weak("Last", copy.index("Last") + 1, 39),
                  weak("Well", 4, 40), weak("A mill", 0, 5, "title"), {**weak("(LNA)", 0), "assessment": None}]
    editor = Editor(page, lambda _: (200, {"statements": statements, "bands": BANDS, "below": 40}))
    editor.check(block("a", "😀 One &amp; <b>two</b>"), block("empty"), block("q", "", [block("i", "Inner")], citation="Said by"), block("z", "Last"),
                 title="A mill &amp; a bridge")
    expect(page.get_by_role("status")).to_have_text("4 of 5 statements are weakly sourced in the stored articles.")
    assert editor.asked == [{"text": copy, "title": "A mill & a bridge"}]
    expect(page.locator("ol > li > strong")).to_have_text([
        "○ 12 of 100, barely sourced", "∅ Nothing stored bears on it", "○ 39 of 100, barely sourced", "○ 5 of 100, barely sourced"])
    for name, selected in (("Inner", "i"), ("Last", "z"), ("One", "a")):
        page.get_by_role("button", name=name).click()
        assert editor.selected == selected
    expect(page.get_by_text("Headline: A mill")).to_be_visible()
    expect(page.locator("ol > li").nth(0).locator("ul > li")).to_have_count(1)
    expect(page.locator("ol > li").nth(1).locator("ul > li")).to_have_count(2)


def test_hostile_text_stays_text(page: Page) -> None:
    editor = Editor(page, lambda asked: (200, {"statements": [weak(asked["text"], 0)], "bands": BANDS, "below": 40}))
    editor.check(block("a", HOSTILE.replace("<", "&lt;")))
    button = page.locator("ol button")
    expect(button).to_have_text(HOSTILE)
    expect(page.locator("ol ul > li")).to_have_text([f"+12 Because of {HOSTILE}"])
    assert page.locator("img").count() == 0
    assert page.title() == "Edit"


def test_an_error_is_shown_and_the_last_list_kept(page: Page) -> None:
    answers: list[tuple[int, Any]] = [(200, {"statements": [weak("One", 0)], "bands": BANDS, "below": 40}), (200, {"statements": [], "bands": [], "below": 40})]
    editor = Editor(page, lambda _: answers.pop(0))
    editor.check()
    expect(page.get_by_role("alert")).to_have_text("There is no copy to check yet.")
    assert editor.asked == []
    editor.check(block("a", "One"))
    expect(page.get_by_role("alert")).to_have_count(0)
    page.evaluate("post.blocks = []")
    page.get_by_role("button", name="One").click()
    expect(page.get_by_role("alert")).to_have_text("Its block is gone; check again.")
    page.evaluate("() => { wp.apiFetch = async () => { throw { message: 'Second Source is <b>busy</b>.' }; }; }")
    editor.check(block("a", "One"))
    expect(page.get_by_role("alert")).to_have_text("Second Source is <b>busy</b>.")
    expect(page.get_by_role("button", name="One")).to_be_visible()
    expect(page.get_by_role("button", name="Check this post")).to_be_enabled()


def test_paragraphs_of_a_classic_block_are_lines(page: Page) -> None:
    editor = Editor(page, lambda _: (200, {"statements": [], "bands": BANDS, "below": 40}))
    editor.check(block("a", "<p>One.</p><p>Two.</p>"))
    expect(page.get_by_role("status")).to_be_visible()
    assert editor.asked[0]["text"] == "One.\nTwo.\n\n\n"


def test_from_the_editor_to_the_service_and_back(page: Page, run: Run, stored: str) -> None:
    options = {"second_source_address": stored, "second_source_below": "101"}

    def answer(body: dict[str, Any]) -> tuple[int, Any]:
        told = run("analyze", **EDITOR, options=options, body=body)["answer"]
        return told["status"], told["body"]

    editor = Editor(page, answer)
    editor.check(block("first", "It rained 😀😀 in the harbour."), block("second", "The mill at Orford was shut on Monday."))
    expect(page.get_by_role("status")).to_have_text("2 of 2 statements are weakly sourced in the stored articles.", timeout=30_000)
    page.get_by_role("button", name="The mill at Orford was shut on Monday.").click()
    assert editor.selected == "second"
    expect(page.locator("ol > li").nth(0).locator("strong")).to_have_text("∅ Nothing stored bears on it")
    expect(page.locator("ol > li").nth(1).locator("strong")).to_contain_text("of 100, ")
