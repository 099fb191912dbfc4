"""Rules for every test: hypothesis has no deadline; with SECONDSOURCE_NO_SKIPS=1, as in CI, a test that is skipped has failed."""

from __future__ import annotations

import os
from collections.abc import Generator

import pytest
from hypothesis import settings

# An example that takes long on a machine with much else to do has not failed; what may take how long, a benchmark tells.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

# Under another name from here on, also for worker processes: the service refuses a SECONDSOURCE_ variable it does not know.
if "SECONDSOURCE_NO_SKIPS" in os.environ:
    os.environ["PYTEST_NO_SKIPS"] = os.environ.pop("SECONDSOURCE_NO_SKIPS")
NO_SKIPS = os.environ.get("PYTEST_NO_SKIPS") == "1"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if NO_SKIPS and report.skipped and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"skipped, where every test must run: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    if NO_SKIPS and report.outcome == "skipped":
        report.outcome = "failed"
        report.longrepr = f"skipped, where every test must run: {report.longrepr}"
    return report
