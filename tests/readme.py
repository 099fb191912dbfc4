"""What README.md and docs/integrations.md show, run for real: `python -m tests.readme` writes the output into them anew.

Two kinds of fenced blocks are run, in one scratch folder with `fixtures` in it:

- ```console: lines after `$ ` are commands for bash (a line that ends in a backslash goes on in the next); what follows, up
  to the next command, is their output.
- ```python: run as a script; a ```text block that follows at once shows what it prints.

A command that speaks to ADDRESS finds an empty service there. Every command must end well.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
PAGES = (README, ROOT / "docs" / "integrations.md")
ADDRESS = "http://127.0.0.1:8080"
BLOCK = re.compile(
    r"^```(?P<kind>console|python)\n(?P<body>.*?)^```$(?:\n\n?```text\n(?P<printed>.*?)^```$)?", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (?P<command>(?:[^\n]*\\\n)*[^\n]*\n)(?P<printed>(?:(?!\$ )[^\n]*\n)*)", re.MULTILINE)


@dataclass(frozen=True)
class Shown:
    """Something to run, and where in README.md its output stands; `printed` is what is shown there."""

    kind: str
    source: str
    start: int
    end: int
    printed: str


def shown(readme: str) -> Iterator[Shown]:
    """Yield what README.md shows, in order."""
    for block in BLOCK.finditer(readme):
        if block["kind"] == "python":
            start, end = block.span("printed")
            yield Shown("python", block["body"], start, end, block["printed"] or "")
            continue
        for found in COMMAND.finditer(block["body"]):
            start, end = (block.start("body") + place for place in found.span("printed"))
            yield Shown("console", found["command"], start, end, found["printed"])


def run(example: Shown, folder: Path, address: str) -> str:
    """Return what the example prints, errors included; raise RuntimeError where it does not end well."""
    source = example.source.replace(ADDRESS, address)
    command = [sys.executable, "-c", source] if example.kind == "python" else ["bash", "-euo", "pipefail", "-c", source]
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    plain = {"PATH": path, "COLUMNS": "80", "NO_COLOR": "1", "LANG": "C.UTF-8", "PYTHONUTF8": "1", "HOME": str(folder)}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT}
    ran = subprocess.run(command, cwd=folder, env=plain, text=True, check=False, **pipes)
    if ran.returncode:
        raise RuntimeError(f"ended with {ran.returncode}:\n{example.source}{ran.stdout}")
    return ran.stdout.replace(address, ADDRESS)


@contextmanager
def stage(readme: str) -> Iterator[tuple[Path, str]]:
    """Give a scratch folder with the fixtures in it, and the address of an empty service where README.md speaks to one."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        (folder / "fixtures").symlink_to(ROOT / "fixtures")
        if not any(ADDRESS in example.source for example in shown(readme)):
            yield folder, ADDRESS
            return
        script = str(Path(sys.executable).with_name("secondsource"))
        serve = [script, "serve", "--port", "0", "--workers", "1", "--data", "data"]
        with subprocess.Popen(serve, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
            try:
                assert server.stdout is not None
                yield folder, server.stdout.readline().split()[-1]
            finally:
                server.terminate()


def rewritten(readme: str) -> str:
    """Return README.md with the real output in place of the output that it shows."""
    pieces: list[str] = []
    place = 0
    with stage(readme) as (folder, address):
        for example in shown(readme):
            printed = run(example, folder, address)
            if example.start >= 0:
                pieces += [readme[place:example.start], printed]
                place = example.end
    return "".join([*pieces, readme[place:]])


if __name__ == "__main__":
    for page in PAGES:
        page.write_text(rewritten(page.read_text()))
