"""Where keys are needed, a page asks for one, keeps it for its tab, and shows nothing without."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import requests
from newsroom import BRIDGE, CLAIM, SECONDSOURCE
from playwright.sync_api import Browser, expect
from serving import running


def test_a_page_asks_for_a_key_once(browser: Browser, tmp_path: Path) -> None:
    own = {"SECONDSOURCE_DATA": str(tmp_path), "SECONDSOURCE_KEYS": "always", "SECONDSOURCE_TAGGER": "fast"}
    adding = [*SECONDSOURCE, "keys", "add", "--name", "desk", "--scope", "read", "--scope", "score", "--scope", "write"]
    key = subprocess.run(adding, env={**os.environ, **own}, capture_output=True, text=True, check=True, timeout=120).stdout.strip()
    more = {name: value for name, value in own.items() if name != "SECONDSOURCE_DATA"}
    with running(tmp_path, **more) as (_, connection):
        address, sent = f"http://{connection.host}:{connection.port}", {"Authorization": f"Bearer {key}"}
        requests.post(f"{address}/v1/articles", json={"articles": BRIDGE}, headers=sent, timeout=60)
        made = requests.post(f"{address}/v1/score", json={"claim": {"text": CLAIM}}, headers=sent, timeout=60).json()
        page = browser.new_page()  # without the watching fixture: Chromium logs every 401 as an error
        page.goto(f"{address}/article/herald")
        page.get_by_role("button", name="Cancel").click()
        expect(page.locator("[role=alert]")).to_contain_text("needs a key")
        assert "14 cracks" not in page.content()
        page.reload()
        page.get_by_role("textbox", name="Key").fill(key)
        page.keyboard.press("Enter")
        expect(page.locator(".reading .text")).to_contain_text("14 cracks")
        page.goto(f"{address}/assessment/{made['id']}")
        expect(page.locator(".score .number")).to_have_text(str(made["score"]))
        assert page.locator("dialog").count() == 0
        page.close()
