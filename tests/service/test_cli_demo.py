"""`make demo`: the service is started, asked and stopped, and nothing is left of it."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


def test_the_demonstration_goes_the_whole_way_and_leaves_nothing() -> None:
    ran = subprocess.run([sys.executable, "-m", "service.demo"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    steps = [line for line in ran.stdout.splitlines() if line.startswith("==> ")]
    words = ("secondsource serve", "takes requests", "/v1/articles", "/v1/score", "is stopped")
    assert [word in step for step, word in zip(steps, words, strict=True)] == [True] * 5
    assert re.search(r"^    curl http://127\.0\.0\.1:\d+/v1/score --json '\{", ran.stdout, re.MULTILINE)
    assert re.search(r"^Score   \d+ of 100 ", ran.stdout, re.MULTILINE)
    data = re.search(r"--data (\S+)", steps[0])
    assert data is not None
    assert not Path(data[1]).exists()


def test_outside_the_checkout_it_says_where_to_run_it(tmp_path: Path) -> None:
    command = [sys.executable, "-c", "import sys; from service.demo import main; sys.exit(main())"]
    ran = subprocess.run(command, cwd=tmp_path, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == "demo: fixtures/ferry is not here; run this in the checkout of the project\n"
