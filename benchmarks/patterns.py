"""Every regular expression of the code on its worst 100 kB: `python benchmarks/patterns.py`.

The patterns are found by reading the code: whatever is handed to a function of `re`, or to a validator. For each, texts are made that
repeat one or two short pieces, of the pattern's own characters and of what copy is full of, and end in something else; the slowest at
25 kB is measured at 50 and 100 kB. A star marks more than 50 ms, or more than 2.5 times as long for twice the length.
"""

from __future__ import annotations

import ast
import re
import sys
import time
from collections.abc import Iterator
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parent.parent
CALLS = {"compile", "match", "fullmatch", "search", "sub", "subn", "split", "finditer", "findall", "Regexp"}
PIECES = ("a", "A", "1", " ", ".", ",", "'", "-", "\n", '"', "é", "\u200b", "(", "<", "%", "/", ":", "a.", "A.", "1,", "a-", "a ", "1 ", "%2F", "\u4e00")
ENDS = ("", "\x00", "!", "a", " ")
SHORT, LONG = 25_000, 100_000
MOST, RATIO = 0.050, 2.5
FEW = 0.005  # seconds below which a ratio says nothing


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield where each pattern stands, and the pattern."""
    for path in sorted(path for package in ("scoring", "service") for path in (ROOT / package).rglob("*.py")):
        if "train" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and node.args and isinstance(node.func, ast.Attribute) and node.func.attr in CALLS):
                continue
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str) and _of_re(node):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", re.compile(first.value)
            elif isinstance(first, ast.JoinedStr) and _of_re(node):
                yield f"{path.relative_to(ROOT)}:{node.lineno}", re.compile(_joined(first))


def _of_re(node: ast.Call) -> bool:
    owner = node.func.value if isinstance(node.func, ast.Attribute) else None
    return isinstance(owner, ast.Name) and owner.id in ("re", "validate")


def _joined(text: ast.JoinedStr) -> str:
    """Return a formatted pattern with a run of hexadecimal digits for what is put into it."""
    return "".join(str(part.value) if isinstance(part, ast.Constant) else "[0-9a-f]{24}" for part in text.values)


def seconds(pattern: re.Pattern[str], text: str) -> float:
    """Return how long it takes to find every match in a text, and to match all of it."""
    start = time.perf_counter()
    for _ in pattern.finditer(text):
        pass
    pattern.fullmatch(text)
    return time.perf_counter() - start


def texts(pattern: re.Pattern[str], size: int) -> Iterator[tuple[str, str]]:
    """Yield what is repeated, with what at its end, and the text."""
    own = sorted(set(re.findall(r"[^\\\[\](){}*+?|^$]", pattern.pattern)))[:12]
    pieces = [*PIECES, *own, *("".join(pair) for pair in product(own[:6], repeat=2))]
    for piece, end in product(dict.fromkeys(pieces), ENDS):
        yield f"{piece!r} … {end!r}", (piece * (size // len(piece) + 1))[:size] + end


def main() -> None:
    """Find the patterns, try each, print the worst of each."""
    bad = 0
    found = list(patterns())
    print(f"{len(found)} patterns\n{'where':48} {'at 100 kB':>10} {'ratio':>6}  on")
    for where, pattern in found:
        slowest = max(((seconds(pattern, text), told) for told, text in texts(pattern, SHORT)), key=lambda pair: pair[0])[1]
        half, whole = (
            min(seconds(pattern, next(text for told, text in texts(pattern, size) if told == slowest)) for _ in range(7))
            for size in (LONG // 2, LONG)
        )
        ratio = whole / half if whole > FEW else 1.0
        worse = whole > MOST or ratio > RATIO
        bad += worse
        print(f"{where:48} {1000 * whole:7.2f} ms {ratio:6.2f}  {slowest}{' *' if worse else ''}")
    sys.exit(f"{bad} patterns are too slow" if bad else 0)


if __name__ == "__main__":
    main()
