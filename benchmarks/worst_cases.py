"""How the time to score grows with the length of an article and with the number of articles: `python benchmarks/worst_cases.py`.

Each case, copy at its most awkward, is measured at four sizes, each twice as large as the one before; the last column is how many
times longer the largest took than the one before it. Twice as long, or a little more, is as it should be; a star marks the others.
`--tagger fast` shows what the rest of the engine takes; `--largest 2000 --case "one line"` is an article of one line of 2 MB, and
`--most 2000` so many articles of a sentence or two.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Mapping, Sequence

from scoring import Article, Claim, Engine
from scoring.attribution.taggers import NAMES, named

CLAIM = Claim("At least 3,000 troops were sent to Kursk on 3 March 2026, the defence minister said.")
NEWS = (
    "Defence Minister Maria Lopez told reporters on Monday that at least 3,000 troops had been sent to Kursk. “We have seen the trains,” she said.\n\n"
    "The National Intelligence Service (NIS), citing satellite images, put the number at 12,000. Moscow denied it. The spy agency said so on Tuesday.\n\n"
    "John Harrow, an analyst at a bank in London, said the figure was probably too high, according to Reuters. Nobody else could confirm it.\n\n"
)


def repeated(unit: str) -> Callable[[int], str]:
    """Return a maker of texts of a given length that repeat a unit."""
    return lambda size: (unit * (size // len(unit) + 1))[:size]


CASES: dict[str, Callable[[int], str]] = {
    "plain news": repeated(NEWS),
    "one line": repeated(NEWS.replace("\n", " ").replace(".", ",").replace("”", "").replace("“", "")),
    "no full stop, no space": repeated("abcdefghij"),
    "digits": repeated("7"),
    "figures": repeated("3 000 "),
    "double quotes": repeated("“"),
    "straight quotes": repeated('" '),
    "single quotes": repeated("' "),
    "unclosed quotations": repeated('"We saw it, he said\n'),
    "capitals only": repeated(NEWS.upper()),
    "Capitalised Words": repeated("John Harrow Maria Lopez "),
    "said said said": repeated("said "),
    "he said he said": repeated("he said "),
    "a name said": repeated("John Harrow said that "),
    "citing X": repeated("said Reuters, citing Yonhap, "),
    "new names": lambda size: " ".join(f"Jo{chr(97 + n % 26)}n Har{n:x}row spoke." for n in range(size // 22)).replace(
        "0", "o"
    )[:size],
    "new abbreviations": lambda size: " ".join(
        f"The Nile Ferry Guard ({chr(65 + n % 26)}{chr(65 + n // 26 % 26)}{chr(65 + n // 676 % 26)}) met."
        for n in range(size // 34)
    )[:size],
    "brackets": repeated("(("),
    "commas": repeated(", "),
    "names and commas": repeated("Ukraine, "),
    "dashes": repeated("- "),
    "full stops": repeated(". "),
    "abbreviations with stops": repeated("U.S. "),
    "hyphenated": repeated("a-"),
    "line breaks": repeated("\n"),
    "one word a line": repeated("word\n"),
    "headings": repeated("TOLL RISES\n\n"),
    "one repeated sentence": repeated("The coast guard said 14 people died on Tuesday. "),
    "one repeated paragraph": repeated("The coast guard said 14 people died on Tuesday.\n\n"),
    "numbers": lambda size: " ".join(f"{n * 7919 % 100_000:,}" for n in range(size // 6))[:size],
    "a number a sentence": lambda size: " ".join(f"Some {n} troops were sent to Kursk." for n in range(size // 31))[:size],
    "ranges": repeated("1 to 2 to "),
    "numbers and dashes": repeated("3-2-"),
    "shares": repeated("3 in 10 half of a half three and a half "),
    "times": repeated("3-5 March and 12 and 13 June last week, Q3 2024, two days ago, will Monday "),
    "all bear on the claim": repeated(
        "Maria Lopez said at least 3,000 troops were sent to Kursk. Joel Marsh said 3,000 were. "
    ),
    "not not not": repeated("not "),
    "unseen marks": repeated("\u200b"),
    "combining marks": repeated("e\u0301\u0301\u0301"),
    "emoji": repeated("👩‍🚒 "),
    "Chinese": repeated("据路透社报道，渡轮沉没，十四人死亡。"),
    "HTML": repeated('<p class="a">The coast guard said <b>14</b> died.</p>'),
}


LANDS = "American British French German Italian Spanish Dutch Polish Swedish Finnish Japanese Indian Turkish Greek Kenyan Chilean".split()
DIED = "said 14 people died when the ferry Celestina sank."


def person(place: int) -> str:
    """Return a name that no other place has."""
    return f"J{chr(97 + place % 26)}n Har{chr(97 + place // 26 % 26)}{chr(97 + place // 676)}ow"


# Many articles, each made from its place among them.
CORPORA: dict[str, Callable[[int], str]] = {
    "one person an article": lambda place: f"{person(place)}, a fish trader, {DIED}",
    "one government an article": lambda place: f"The {LANDS[place % len(LANDS)]} defence ministry {DIED}",
    "one denial an article": lambda place: (
        f"{person(place)}, a fish trader, denied that 14 people died when the ferry Celestina sank."
    ),
    "one surname an article": lambda place: f"{person(place)}, a fish trader, {DIED} Mr {person(place).split()[1]} {DIED}",
    "one outlet credited an article": lambda place: (
        f"14 people died when the ferry Celestina sank, Outlet {place * 7 % 11} reported, citing people familiar with the inquiry."
    ),
    "one number an article": lambda place: (
        f"{person(place)}, a fish trader, said {place} people died when the ferry Celestina sank."
    ),
    "copies of one text": lambda place: NEWS * 10 + " " * (place % 2),
    "nearly copies of one text": lambda place: NEWS * 10 + person(place),
}
TOLL = Claim("At least 14 people died when the ferry Celestina sank.")


def seconds(text: str, tagger: str) -> float:
    """Return the processor time that a fresh engine takes to read a text and to score a claim on it."""
    engine = Engine(tagger=named(tagger))
    start = time.process_time()
    engine.score(CLAIM, [Article("a", text, "The Daily Lamp", "", "2026-03-04")])
    return time.process_time() - start


def seconds_for(made: Callable[[int], str], count: int, tagger: str) -> float:
    """Return the processor time that a fresh engine takes to score a claim on so many articles."""
    articles = [Article(f"a{place}", made(place), f"Outlet {place}") for place in range(count)]
    engine = Engine(tagger=named(tagger))
    start = time.process_time()
    engine.score(TOLL, articles)
    return time.process_time() - start


def table(
    head: str,
    unit: str,
    sizes: Sequence[int],
    cases: Mapping[str, Callable[[int], str]],
    measure: Callable[[Callable[[int], str], int], float],
) -> None:
    """Print a row for each case: milliseconds for each size, and how much longer the last took than the one before it."""
    print(f"{head:26}" + "".join(f"{size:9,d}" for size in sizes) + f"   {unit}, growth")
    for name, made in cases.items():
        taken = [measure(made, size) for size in sizes]
        growth = taken[-1] / taken[-2] if taken[-2] > 0.02 else 2.0  # below 20 ms nothing can be told
        print(
            f"{name:26}"
            + "".join(f"{1000 * each:9,.0f}" for each in taken)
            + f"{growth:8.1f}x{'   *' if growth > 2.6 else ''}",
            flush=True,
        )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--largest", type=int, default=400, metavar="KB", help="the largest article")
    parser.add_argument("--most", type=int, default=200, metavar="N", help="the largest number of articles")
    parser.add_argument(
        "--case", choices=sorted({*CASES, *CORPORA}), action="append", help="only this case; may be given several times"
    )
    parser.add_argument("--tagger", choices=NAMES, default=NAMES[0], help="what finds who says what")
    given = parser.parse_args()
    wanted = set(given.case or (*CASES, *CORPORA))
    seconds(NEWS, given.tagger)  # tables are read and caches made before anything is measured
    halves = (8, 4, 2, 1)
    table(
        "milliseconds, one article",
        "kB",
        [given.largest // share for share in halves],
        {name: made for name, made in CASES.items() if name in wanted},
        lambda made, size: seconds(made(1000 * size), given.tagger),
    )
    table(
        "milliseconds, many articles",
        "articles",
        [given.most // share for share in halves],
        {name: made for name, made in CORPORA.items() if name in wanted},
        lambda made, count: seconds_for(made, count, given.tagger),
    )


if __name__ == "__main__":
    main()
