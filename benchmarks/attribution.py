"""What the taggers cost on one core, and how their time grows with text that is no news: `python benchmarks/attribution.py`.

Each tagger runs in a process of its own, on the articles of the fixtures or, with --articles, on others.
"""

from __future__ import annotations

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tqdm import tqdm

from scoring.reading import read_lines
from service.reading import read_articles

STORY = Path(__file__).parent.parent / "fixtures" / "ferry" / "articles.jsonl"
SIZES = (250_000, 500_000, 1_000_000, 2_000_000)  # characters
ODD = {
    "plain news": "The minister told reporters on Monday that the bridge was closed. “We had no choice,” she said.\n\n",
    "source code": "def f(x):\n    return {k: v for k, v in x.items() if 'said' not in k}\n",
    "a table": "Oslo | 12 | 3,400 | said\nBergen | 7 | 1,900 | -\n",
    "one word": "a",
    "no full stop": "the minister said that the bridge was closed and the mayor added that it was not ",
    "Chinese": "外交部发言人说，桥梁已经关闭。",
    "emoji": "😀👍🏽 ",
    "HTML left in": '<p class="x">Police <b>said</b> the bridge &amp; road were closed.</p>\n',
}


def cost(tagger: str, articles: str) -> None:
    """Print as JSON what a tagger costs in this process: seconds to load, words a second without and with reading, memory in MB."""
    start = time.perf_counter()
    from scoring.attribution.taggers import named  # noqa: PLC0415  the import is part of what is measured

    tag = named(tagger)
    load = time.perf_counter() - start
    texts = [article.text for article in read_articles(articles)]
    words = sum(len(text.split()) for text in texts)
    alone, whole = [], []
    for _ in range(5):
        begin = time.process_time()
        readings = [read_lines(text) for text in texts]
        read = time.process_time()
        for reading in readings:
            tag(reading)
        alone.append(words / (time.process_time() - read))
        whole.append(words / (time.process_time() - begin))
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps([load, statistics.median(alone), statistics.median(whole), memory]))


def growth(tagger: str, cases: Sequence[str]) -> None:
    """Print how many attributions odd text gives, and how the processor's time grows with its length."""
    from scoring.attribution.taggers import named  # noqa: PLC0415  loaded by the process that needs it

    tag = named(tagger)
    print(f"\n{tagger}: seconds by size in kB {'':14} {'  '.join(f'{size // 1000:>7,}' for size in SIZES)}   last / before   found")
    for name in tqdm(cases, unit="case", leave=False):
        unit = ODD[name]
        took = []
        for size in SIZES:
            reading = read_lines((unit * (size // len(unit) + 1))[:size])
            begin = time.process_time()
            found = len(tag(reading))
            took.append(time.process_time() - begin)
        print(f"{name:40} {'  '.join(f'{one:7.2f}' for one in took)}   {took[-1] / max(took[-2], 1e-3):13.1f}   {found:5,}", flush=True)


def main() -> None:
    """Print the tables, or with --one those of one tagger in this process."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", default=str(STORY))
    parser.add_argument("--case", choices=ODD, action="append", help="only these odd texts, and no costs; all of them otherwise")
    parser.add_argument("--tagger", action="append", help="only these taggers; all of them otherwise")
    parser.add_argument("--one", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.one:
        cost(asked.one, asked.articles)
        return
    from scoring.attribution.taggers import NAMES  # noqa: PLC0415  a process that measures one does not load the others first

    taggers = asked.tagger or NAMES
    if not asked.case:
        print(f"{'':10} {'load':>7} {'words/s':>9} {'with reading':>13} {'memory':>8}")
    for name in taggers if not asked.case else ():
        command = [sys.executable, __file__, "--one", name, "--articles", asked.articles]
        load, alone, whole, memory = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        print(f"{name:10} {load:5.2f} s {alone:9,.0f} {whole:13,.0f} {memory:5.0f} MB", flush=True)
    for name in taggers:
        growth(name, asked.case or tuple(ODD))


if __name__ == "__main__":
    main()
