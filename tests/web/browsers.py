"""A real Chromium, and the service as a process that it looks at."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, expect, sync_playwright

PATIENCE = 60  # seconds in which what is to come must come, on a machine with much else to do
INSTALL = "Chromium is not installed; `apt-get install chromium` installs it"

# Chromium without a window opens one all the same for each profile, and in it two pages for what is typed into its address bar, and has a
# process in reserve: more work than many a test. The last list of this kind counts alone, so what Playwright turns off is repeated.
PLAYWRIGHTS = (
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "LensOverlay",
    "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning", "AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints",
    "NetworkTimeServiceQuerying", "AimEnabled", "PreconnectToSearch",
)
OURS = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup", "SpareRendererForSitePerProcess")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", f"--disable-features={','.join((*PLAYWRIGHTS, *OURS))}"]


def program() -> str | None:
    """Return the path of Chromium, or None."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    """Run Chromium without a window."""
    expect.set_options(timeout=PATIENCE * 1_000)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        try:
            yield browser
        finally:
            browser.close()


def until(page: Page, true: Callable[[], object]) -> None:
    """Wait until something holds, while what happens in the browser is heard of."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end
        page.wait_for_timeout(20)


def copies_shown(page: Page) -> None:
    """Wait until all that was opened in an assessment has fetched its article."""
    until(page, lambda: page.evaluate("[...document.querySelectorAll('details[open] > .in-copy')].every((one) => one.querySelector(':scope > :not([role=status])'))"))
