"""The package for ProseMirror and TipTap, in a real TipTap editor, over the real service."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import requests
from axe_playwright_python.sync_playwright import Axe
from nodes import INSTALL, PACKAGE, PAGE, ROOT, bundled, contents, installed, missing, run
from playwright.sync_api import Page, Request, Route
from serving import running

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'"
)
ARTICLES = [
    {"id": "dam-1", "outlet": "Valley Post",
     "text": "The Marlow dam leaked in May, residents said. Tolva has hired 40 divers, several unnamed officials said."},
    {"id": "dam-2", "outlet": "Valley Herald", "text": "The dam operator denied that the Marlow dam leaked in May."},
]
LEAK, DIVERS = "The Marlow dam leaked in May.", "Tolva has hired 40 divers."
DRAFT = ["It rained all day on the valley.", f"Good evening, all. {LEAK} More will follow soon.", "", DIVERS]
Start = Callable[..., "Opened"]


class Opened:
    """A page with an editor, and what it asked the service."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.asked: list[dict[str, Any]] = []
        page.on("request", self._note)

    def _note(self, request: Request) -> None:
        if request.url.endswith("/check"):
            self.asked.append(json.loads(request.post_data or "{}"))

    def quiet(self) -> Opened:
        """Wait until nothing is to be sent, under way, to be underlined, or to be told to the list."""
        return self.until("page.quiet()")

    def paused(self) -> Opened:
        """Let the pause come after which what was typed is sent, and wait until it is read."""
        self.page.evaluate("page.checker.later(0)")
        return self.quiet()

    def until(self, expression: str) -> Opened:
        """Wait until an expression holds; Playwright's own way to wait needs eval, which the policy of the page forbids."""
        for _ in range(3_000):
            if self.page.evaluate(expression):
                return self
            self.page.wait_for_timeout(10)
        raise AssertionError(expression)

    def shown(self) -> list[str]:
        """Return what is underlined, as it stands in the document of the browser."""
        return [one.replace("\u00a0", " ") for one in self.page.locator("#editor .second-source").all_text_contents()]

    def matches(self) -> list[list[Any]]:
        found: list[list[Any]] = self.page.evaluate("page.matches()")
        return found

    def caret(self, words: str, inside: int | None = None) -> Opened:
        self.page.evaluate("([words, inside]) => page.caret(words, inside ?? undefined)", [words, inside])
        return self

    def type(self, text: str, delay: int = 0) -> Opened:
        self.page.keyboard.type(text, delay=delay)
        return self

    def texts(self, place: int) -> list[str]:
        """Return the texts of the blocks of a request."""
        return [one["text"] for one in self.asked[place]["blocks"]]


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if missing():
        pytest.skip(INSTALL)
    return installed(tmp_path_factory.mktemp("tiptap"))


@pytest.fixture(scope="session")
def files(folder: Path) -> dict[str, tuple[str, bytes]]:
    return bundled(folder)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service that holds ARTICLES and nothing else."""
    with running(tmp_path_factory.mktemp("data"), SECONDSOURCE_TAGGER="fast") as (_, connection):
        address = f"http://{connection.host}:{connection.port}"
        requests.post(f"{address}/v1/articles", json={"articles": ARTICLES}, timeout=60).raise_for_status()
        yield address


@pytest.fixture
def start(page: Page, files: dict[str, tuple[str, bytes]], archive: str) -> Start:
    """Open the page under the service's own origin, with an editor that holds the paragraphs."""
    def given(route: Route) -> None:
        content_type, body = files[route.request.url.rpartition("/")[2]]
        route.fulfill(body=body, headers={"Content-Type": content_type, "Content-Security-Policy": POLICY})

    page.route(f"{archive}/editor/*", given)
    opened = Opened(page)

    def started(paragraphs: list[str] = DRAFT, **options: object) -> Opened:
        page.goto(f"{archive}/editor/")
        page.evaluate("([paragraphs, options]) => page.start(paragraphs, options)", [paragraphs, options])
        return opened.quiet()

    return started


def test_what_is_weakly_sourced_is_underlined(start: Start) -> None:
    opened = start()
    assert opened.shown() == [LEAK, DIVERS]
    assert [(one[0], one[3]) for one in opened.matches()] == [(LEAK, "contested"), (DIVERS, "no-named-source")]
    first = opened.page.locator("#editor .second-source").first
    assert "; to raise it, " in (first.get_attribute("title") or "")
    assert {"second-source-contested", "second-source-barely"} <= set((first.get_attribute("class") or "").split())
    styles = opened.page.evaluate(
        "[...document.querySelectorAll('#editor .second-source')].map((one) => getComputedStyle(one).textDecorationStyle)")
    assert styles == ["double", "dashed"], "the line tells them apart without its colour"
    assert len(opened.asked) == 1
    assert opened.texts(0) == [one for one in DRAFT if one]


@pytest.mark.parametrize("before", ["🌉🌉 Good morning. ", "Cafe\u0301 de\u0301ja\u0300 vu. ", "👩‍👩‍👧‍👦 is here. "])
def test_the_place_is_right_behind_emoji_and_combining_marks(start: Start, before: str) -> None:
    opened = start([before, before + DIVERS + " " + before])
    (found,) = opened.shown()
    assert found.endswith(DIVERS)
    assert (before + DIVERS).endswith(found)
    assert opened.matches()[0][0] == found


def test_typing_before_an_underline_moves_it(start: Start) -> None:
    opened = start(debounce=60_000)  # nothing is asked anew: what is seen is the underline as it was moved
    before = opened.matches()
    opened.caret("Good evening", 0).type("🌉 So: ")
    assert opened.shown() == [LEAK, DIVERS]
    assert [(one[0], one[1]) for one in opened.matches()] == [(one[0], one[1] + len("🌉 So: ") + 1) for one in before]
    opened.caret("in May. More", len("in May.")).type(" Yes.")
    assert opened.shown() == [LEAK, DIVERS]
    opened.page.keyboard.press("Enter")
    assert opened.shown() == [LEAK, DIVERS]


def test_editing_inside_an_underline_drops_it(start: Start) -> None:
    opened = start(debounce=60_000)
    opened.caret("Marlow").type("x")
    assert opened.shown() == [DIVERS]
    opened.caret("hired 40", len("hired "))
    opened.page.keyboard.press("Backspace")
    assert opened.shown() == []


def test_only_what_changed_is_sent(start: Start) -> None:
    opened = start(debounce=60_000)
    opened.caret("all day").type(" and all night")
    assert len(opened.asked) == 1
    opened.paused()
    assert [opened.texts(place) for place in range(1, len(opened.asked))] == [["It rained all day and all night on the valley."]]
    (block,) = opened.asked[1]["blocks"]
    assert (block["from"], block["to"]) == (1, 1 + len(block["text"]))
    assert opened.shown() == [LEAK, DIVERS]
    for _ in range(len(" and all night")):
        opened.page.keyboard.press("Backspace")
    opened.paused()
    assert len(opened.asked) == 2, "what was read before is not asked again"


def test_an_edited_statement_is_underlined_again_once_it_is_read(start: Start) -> None:
    opened = start(debounce=60_000)
    opened.caret("Marlow").type("x")
    assert opened.shown() == [DIVERS]
    opened.page.keyboard.press("Backspace")
    opened.paused()
    assert opened.shown() == [LEAK, DIVERS]
    opened.caret(DIVERS).type(f" {LEAK}").paused()
    assert opened.shown() == [LEAK, DIVERS, LEAK]


def test_one_request_is_under_way_and_later_ones_are_sent_as_one(start: Start) -> None:
    opened = start(["One two three four."])
    opened.page.evaluate("""() => {
        page.waiting = [];
        page.most = 0;
        page.answer = () => new Promise((answer) => {
            page.waiting.push(() => { page.waiting.shift(); answer(new Response('{"matches": []}')); });
            page.most = Math.max(page.most, page.waiting.length);
            page.calls = (page.calls ?? 0) + 1;
        });
    }""")
    opened.caret("four.").type(" Five.")
    opened.until("page.calls === 1")
    for word in ("Six is here.", "Seven is here.", "Eight is here."):
        opened.page.keyboard.press("Enter")
        opened.type(word)
        opened.until("page.checker.timer === undefined")
    assert opened.page.evaluate("[page.calls, page.most]") == [1, 1]
    opened.page.evaluate("page.waiting[0]()")
    opened.until("page.calls === 2")
    opened.page.evaluate("page.waiting[0]()")
    opened.quiet()
    assert opened.page.evaluate("[page.calls, page.most]") == [2, 1]


def test_a_long_draft_is_sent_in_parts_and_a_paragraph_that_comes_twice_once(start: Start) -> None:
    opened = start([DIVERS, LEAK, DIVERS, "It rained.", DIVERS], batch=60)
    assert [opened.texts(place) for place in range(len(opened.asked))] == [[DIVERS, LEAK], ["It rained."]]
    assert opened.shown() == [DIVERS, LEAK, DIVERS, DIVERS]


def test_what_is_dismissed_stays_dismissed(start: Start) -> None:
    opened = start()
    opened.page.get_by_role("button", name=f"Dismiss: {DIVERS}").click()
    assert opened.shown() == [LEAK]
    opened.page.evaluate("page.checker.recheck()")
    opened.quiet()
    assert (opened.shown(), len(opened.asked)) == ([LEAK], 2)
    opened.caret(DRAFT[0]).type(f" {DIVERS}").quiet()
    assert opened.shown() == [LEAK], "wherever it stands"
    reopened = start()  # the page is loaded anew
    assert reopened.shown() == [LEAK]
    reopened.page.evaluate("page.checker.restore()")
    assert reopened.shown() == [LEAK, DIVERS]


def test_a_recheck_asks_for_all_and_sees_what_has_come_in(start: Start, archive: str) -> None:
    opened = start()
    row = {"id": "dam-3", "outlet": "Trade Week", "text": "Tolva has hired 40 divers, the minister of labour, Ana Ruiz, said."}
    requests.post(f"{archive}/v1/articles", json=row, timeout=60).raise_for_status()
    try:
        opened.page.evaluate("page.checker.recheck()")
        opened.quiet()
        assert opened.texts(1) == opened.texts(0)
        assert opened.shown() == [LEAK]
    finally:
        requests.delete(f"{archive}/v1/articles/dam-3", timeout=60).raise_for_status()


def test_a_service_that_is_down_is_told_of_and_tried_again(start: Start) -> None:
    opened = start()
    status = opened.page.get_by_role("status")
    opened.page.evaluate("() => { page.answer = () => Promise.reject(new TypeError('down')); }")
    opened.caret("all day").type(" long")
    opened.until("page.checker.getSnapshot().status === 'error'")
    status.get_by_text("The service cannot be reached").wait_for()
    assert opened.shown() == [LEAK, DIVERS], "what was known stays"
    opened.page.evaluate("page.answer = null")
    opened.quiet()  # it tries again of itself
    status.get_by_text("Checked").wait_for()
    assert opened.texts(-1) == ["It rained all day long on the valley."]


def test_retry_after_is_honoured_and_a_recheck_does_not_wait(start: Start) -> None:
    opened = start()
    opened.page.evaluate("""() => { page.answer = () => Promise.resolve(
        new Response('{"detail": "come later"}', {status: 503, headers: {"Retry-After": "3600"}})); }""")
    opened.caret("all day").type(" long")
    opened.page.get_by_role("status").get_by_text("The service answered 503: come later").wait_for()
    assert opened.page.evaluate("page.checker.notBefore - Date.now()") > 3_500_000
    opened.page.evaluate("page.answer = null; page.checker.recheck()")
    opened.quiet()
    assert opened.page.evaluate("page.checker.getSnapshot().error") is None


def test_what_the_service_refuses_is_not_sent_again_and_holds_up_nothing_else(start: Start) -> None:
    opened = start(["It rained."], debounce=60_000)
    opened.page.evaluate("""() => { page.answer = () => { page.answer = null; return Promise.resolve(
        new Response('{"detail": "too long"}', {status: 422})); }; }""")
    opened.caret("It rained.").type(" A lot of it came down.").paused()
    opened.page.get_by_role("status").get_by_text("The service answered 422: too long").wait_for()
    opened.page.keyboard.press("Enter")
    opened.type(DIVERS).paused()
    assert [opened.texts(place) for place in range(1, len(opened.asked))] == [[DIVERS]]
    assert opened.shown() == [DIVERS]
    assert opened.page.evaluate("page.checker.getSnapshot().status") == "error"


def test_the_keyboard_reaches_every_match(start: Start) -> None:
    opened = start()
    selected = "page.editor.state.doc.textBetween(page.editor.state.selection.from, page.editor.state.selection.to)"
    opened.caret("It rained", 0)
    found = []
    for keys in ("F8", "F8", "F8", "Shift+F8"):
        opened.page.keyboard.press(keys)
        found.append(opened.page.evaluate(selected))
    assert found == [LEAK, DIVERS, LEAK, DIVERS]
    opened.page.keyboard.press("Tab")
    assert opened.page.evaluate("document.activeElement.textContent") == f"○ {LEAK}"
    opened.page.keyboard.press("Tab")
    opened.page.keyboard.press("Enter")  # dismisses it
    opened.until("document.querySelectorAll('#list li').length === 1")
    assert opened.page.evaluate("document.activeElement.textContent") == f"◔ {DIVERS}", "the focus goes on to the next"
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate(selected) == DIVERS


def test_the_focus_stays_in_the_list_when_it_is_drawn_anew_and_leaves_it_with_the_last_match(start: Start) -> None:
    opened = start()
    dismissal = opened.page.get_by_role("button", name=f"Dismiss: {LEAK}")
    dismissal.focus()
    dismissal.evaluate("(one) => { one.dataset.old = ''; }")
    opened.page.evaluate("page.checker.recheck()")
    opened.quiet()
    assert opened.page.locator("#list [data-old]").count() == 0, "it was drawn anew"
    assert opened.page.evaluate("document.activeElement.ariaLabel") == f"Dismiss: {LEAK}"
    opened.page.keyboard.press("Enter")
    opened.until("document.querySelectorAll('#list li').length === 1")
    opened.page.keyboard.press("Tab")
    opened.page.keyboard.press("Enter")
    opened.until("document.querySelectorAll('#list li').length === 0")
    assert opened.page.evaluate("page.editor.view.hasFocus()")


def test_an_underline_is_no_part_of_the_document_and_of_what_is_undone(start: Start) -> None:
    opened = start()
    assert opened.page.evaluate("page.editor.getHTML()").count("second-source") == 0
    opened.caret("all day").type(" long").quiet()
    opened.page.keyboard.press("ControlOrMeta+z")  # a step for each letter, in one transaction
    assert [one[0] for one in opened.matches()] == [LEAK, DIVERS]
    assert opened.page.evaluate("page.editor.getText()").startswith(DRAFT[0] + "\n")
    assert opened.quiet().shown() == [LEAK, DIVERS]


def test_what_is_skipped_and_what_is_no_text_keep_the_places_right(start: Start) -> None:
    opened = start([])
    opened.page.evaluate("""([leak]) => {
        page.checker.options.skip = (node) => node.marks.some((mark) => mark.type.name === "strike");
        page.editor.commands.setContent({type: "doc", content: [
            {type: "codeBlock", content: [{type: "text", text: leak}]},
            {type: "bulletList", content: [{type: "listItem", content: [{type: "paragraph", content: [
                {type: "text", text: "Well."}, {type: "hardBreak"},
                {type: "text", text: "The Marlow dam "}, {type: "text", text: "[ask legal] ", marks: [{type: "strike"}]},
                {type: "text", text: "leaked", marks: [{type: "bold"}]}, {type: "text", text: " in May."},
            ]}]}]},
        ]});
    }""", [LEAK])
    opened.quiet()
    assert "".join(opened.shown()) == "The Marlow dam [ask legal] leaked in May."
    (block,) = opened.asked[-1]["blocks"]
    skipped = block["skipRanges"][0]
    assert block["text"][skipped["from"] - block["from"] : skipped["to"] - block["from"] + 1] == "[ask legal] "


def test_what_an_input_method_composes_is_not_broken_off(start: Start) -> None:
    opened = start([f"Here: {DIVERS}"], debounce=0)
    devtools = opened.page.context.new_cdp_session(opened.page)
    opened.caret(DIVERS)
    for composed in ("に", "にほ", "日本"):
        devtools.send("Input.imeSetComposition", {"text": composed, "selectionStart": len(composed), "selectionEnd": len(composed)})
        opened.page.wait_for_timeout(150)  # time in which what is read could be underlined
        assert opened.page.evaluate("page.editor.view.composing")
    devtools.send("Input.insertText", {"text": "日本。"})
    opened.quiet()
    assert opened.page.evaluate("page.editor.getText()") == f"Here: {DIVERS}日本。"


def test_an_answer_that_makes_no_sense_underlines_nothing(start: Start) -> None:
    opened = start(["It rained."])
    rule = {"category": {"id": "thinly-sourced"}}
    places = [(1, 5), (5, 2), (0, 4), (1, 900), ("1", "5"), (None, None)]
    matches = [None, 7, {"fromPos": 1, "toPos": 4}]
    matches += [{"fromPos": first, "toPos": last, "rule": rule, "message": "m", "groupKey": f"{place}"} for place, (first, last) in enumerate(places)]
    opened.page.evaluate("(matches) => { page.answer = () => Promise.resolve(new Response(JSON.stringify({matches}))); }", matches)
    opened.caret("It rained.").type(" A lot.").quiet()
    assert [one[4] for one in opened.matches()] == ["0"]
    for broken in ("[]", "{", '{"matches": 1}'):
        opened.page.evaluate("(text) => { page.answer = () => Promise.resolve(new Response(text)); page.checker.recheck(); }", broken)
        opened.until("!page.checker.flight && page.checker.getSnapshot().status !== 'checking'")


def test_the_list_is_one_that_all_can_use(start: Start) -> None:
    opened = start()
    assert Axe().run(opened.page, context="#list").response["violations"] == []


def test_hostile_text_stays_text(start: Start) -> None:
    hostile = "<img src=x onerror=document.title='run'>"
    opened = start([f"{hostile} is what he typed. {DIVERS} \u202e{hostile}"])
    assert DIVERS in "".join(opened.shown())
    assert opened.page.locator("#list img, #editor img[onerror]").count() == 0
    assert opened.page.title() == "Editor"


def test_typing_is_never_held_up(start: Start, record_property: Callable[[str, object], None]) -> None:
    """A draft of 1,500 words, a third of it underlined; of what holds typing up, nothing may be the plugin's."""
    opened = start([f"{number} trucks came by on that day, and nobody in the town asked them why. {DIVERS} {LEAK}" for number in range(62)])
    opened.page.evaluate("page.tasks.length = page.pieces.length = 0")
    opened.caret("30 trucks", 0).type("Nobody had been told of it at the time, and so it went on for days. " * 2, delay=15)
    opened.quiet()
    tasks, pieces = opened.page.evaluate("[page.tasks, page.pieces]")
    own = [sum(max(min(end, last) - max(begin, first), 0) for begin, end in pieces) for first, last in tasks]
    record_property("longest long task, ms", max((last - first for first, last in tasks), default=0))
    record_property("longest piece of the plugin, ms", max(end - begin for begin, end in pieces))
    print(f"long tasks {sorted(round(last - first) for first, last in tasks)}, longest piece {max(e - b for b, e in pieces):.1f} ms of {len(pieces)}")
    assert len(opened.shown()) >= 120
    assert pieces
    assert [found for found in own if found >= 50] == []


def test_the_package_holds_what_a_caller_needs_and_nothing_else() -> None:
    if missing():
        pytest.skip(INSTALL)
    modules = ["blocks.js", "checker.js", "dismissals.js", "index.js", "list.js", "service.js", "tiptap.js", "underlines.js"]
    assert contents() == sorted(["README.md", "index.d.ts", "package.json", "style.css", "tiptap.d.ts", *modules])


def test_the_types_hold(folder: Path) -> None:
    """Those of the modules, which stand in their comments, and those that a caller compiles against."""
    options = ["--noEmit", "--strict", "--target", "es2022", "--module", "nodenext", "--moduleResolution", "nodenext", "--skipLibCheck"]
    own = [str(path) for path in (folder / "node_modules/@second-source/prosemirror").glob("*.js")]
    run(folder, "node_modules/.bin/tsc", *options, "usage.ts")
    run(folder, "node_modules/.bin/tsc", *options, "--allowJs", "--checkJs", "--maxNodeModuleJsDepth", "0", *own)


def test_the_version_is_that_of_the_service_and_no_place_is_named() -> None:
    package = json.loads((PACKAGE / "package.json").read_text())
    assert package["version"] == tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    assert not re.search(r'"resolved"|https?:', (PAGE / "package-lock.json").read_text())


def test_no_text_becomes_markup_or_code() -> None:
    for path in PACKAGE.glob("*.js"):
        assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function", path.read_text()), path.name
