"""How soon the workbench marks a draft, in Chromium: `python -m benchmarks.workbench`, after `pip install` of the development extra.

A draft of 1,500 words, made of sentences on topics of the archive, is checked against an archive of 10,000 statements (that of
`benchmarks/archive.py`). Told are the times from the click to the first score and to the last, and the longest task of the page: while
the marks come on the page, and while somebody goes on typing in the draft as they come.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.archive import filled, topic
from benchmarks.serving import service
from scoring import Engine
from scoring.attribution.taggers import NAMES, named
from service.archive.database import Database

FIRST, ALL, TASK = 1500, 4000, 50  # milliseconds that are aimed for
# Long tasks, and when the first mark with a score and the last came, from the click on.
WATCH = """() => {
    window.tasks = [];
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map((one) => one.duration))).observe({ type: "longtask" });
    document.getElementById("check").addEventListener("click", () => { window.began = performance.now(); window.first = null; window.tasks.length = 0; }, true);
    new MutationObserver((list) => {
        if (window.first === null && list.some(({ target }) => target.dataset?.band && !["pending", "unscored"].includes(target.dataset.band))) window.first = performance.now() - window.began;
        if (list.some((one) => one.attributeName === "data-busy")) window.all = performance.now() - window.began;
    }).observe(document.getElementById("read"), { subtree: true, attributes: true, attributeFilter: ["data-band", "data-busy"] });
}"""


def draft(words: int, topics: int) -> str:
    """Return copy of so many words on as many topics as it takes: paragraphs of four sentences."""
    sentences: list[str] = []
    number = 0
    while sum(len(one.split()) for one in sentences) < words:
        _, articles = topic(number % topics)
        sentences += [f"{one}." for one in articles[number % 5].text.rstrip(".").split(". ")[:6]]
        number += 7
    return "\n\n".join(" ".join(sentences[at : at + 4]) for at in range(0, len(sentences), 4))


def looked_at(browser: Browser, address: str, text: str, typing: bool) -> tuple[float, float, float, int]:
    """Check a draft; return milliseconds to the first score and the last, the longest task from then on, and the number of marks."""
    page: Page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address)
    page.fill("#draft", text)
    page.evaluate(WATCH)
    page.click("#check")
    if typing:
        page.wait_for_selector("#copy .flag")
        page.click("#edit")
        while page.locator("#read[data-busy]").count():
            page.keyboard.type(" and so on", delay=15)
    page.wait_for_selector("#read:not([data-busy])", state="attached", timeout=120_000)
    page.wait_for_timeout(200)
    first, last, longest = page.evaluate("[window.first, window.all, Math.max(0, ...window.tasks)]")
    marks = page.locator("#copy .flag").count()
    page.close()
    return first, last, longest, marks


def main() -> None:
    """Fill, check, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--statements", type=int, default=10_000)
    parser.add_argument("--words", type=int, default=1_500)
    parser.add_argument("--tagger", choices=NAMES, default="fast")
    parser.add_argument("--times", type=int, default=3)
    given = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or sys.exit("Chromium is not installed; `apt-get install chromium` installs it")
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/archive.sqlite3"
        database = Database(url)
        database.upgrade()
        claims, _ = filled(database, Engine(tagger=named(given.tagger)), given.statements)
        database.close()
        text = draft(given.words, len(claims))
        with service(Path(folder) / "data", database_url=url, workers=1, tagger=given.tagger) as served, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            print(f"{len(text.split()):,} words against {given.statements:,} statements, tagger {given.tagger}; aims: {FIRST}, {ALL} and {TASK} ms")
            for typing in (False, True):
                for _ in range(given.times):
                    first, last, longest, marks = looked_at(browser, f"http://127.0.0.1:{served.port}/", text, typing)
                    manner = "typing meanwhile" if typing else "looking on"
                    print(f"  {manner:17} first score {first:6.0f} ms, all of {marks} {last:6.0f} ms, longest task {longest:4.0f} ms")
            browser.close()


if __name__ == "__main__":
    main()
