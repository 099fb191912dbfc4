"""How scoring against the archive grows with it: `python benchmarks/archive.py`, on topics that grow in number, not in density.

Archives of two sizes are made, the larger ten times the smaller. Each topic is an event of its own with invented names, told in five
articles of a dozen statements; verbs and nouns are shared by all. Claims are posted to the real service, one at a time, beside posts
of the same size to a bare Flask application, in turn, so that both meet the same machine. `--database URL` takes PostgreSQL.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

from tqdm import tqdm

from benchmarks.serving import running, service
from scoring import Article, Claim, Engine
from scoring.attribution.taggers import NAMES, named
from scoring.retrieval import distinctive
from service.archive.database import Database
from service.archive.readers import Readers, read
from service.archive.shelf import Shelf
from service.store import Store

SEED = 7
ARTICLES = 5  # of a topic, as of the story that the service was conceived on
SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bra cle dri flo gra kre plo sta tri vle".split()
EVENTS = (
    ("bridge", "closed", "cracks"), ("ferry", "raised", "cabins"), ("factory", "shut", "workers"), ("school", "evacuated", "pupils"),
    ("hospital", "flooded", "patients"), ("mine", "sealed", "miners"), ("harbour", "blocked", "ships"), ("airport", "reopened", "flights"),
    ("forest", "burned", "hectares"), ("market", "searched", "traders"), ("prison", "emptied", "inmates"), ("dam", "repaired", "engineers"),
    ("tunnel", "inspected", "trucks"), ("museum", "robbed", "paintings"), ("laboratory", "fined", "samples"), ("embassy", "guarded", "diplomats"),
)
TITLES = ("mayor", "governor", "minister", "police chief", "spokesman for the fire service", "president of the union")
NOUNS = "road river meeting storm garden trial budget concert election harvest strike parade festival audit season debate".split()
AROUND = (
    "{person} is expected to visit {name} next week", "Residents of {name} said they had heard nothing of it", "It was not clear what {name} had decided",
    "Analysts in {name} said the price of grain would fall", "The opposition accused {person} of hiding the costs", "{name} Holdings reported a loss",
    "A spokesman for {name} declined to comment", "Rain fell over {name}", "{name} told a newspaper that the plan was old", "The council of {name} met",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")
# A view that reads JSON and writes JSON, both of the same size as ours: it answers one of our answers.
BARE = """
import json
from flask import Flask, jsonify, request
app = Flask("bare")
with open("answer.json") as file:
    ANSWER = json.load(file)
@app.post("/")
def answer():
    request.get_json()
    return jsonify(ANSWER)
"""


def name(chance: random.Random, syllables: int = 3) -> str:
    """Return an invented name; there are 54,872 of three syllables, and two million of four."""
    return "".join(chance.choice(SYLLABLES) for _ in range(syllables)).capitalize()


def topic(number: int, syllables: int = 3) -> tuple[str, list[Article]]:
    """Return a topic's claim and its articles: a third of the statements bear on the claim, the others tell what stands around it.

    With names of more syllables fewer are shared by chance: in a large archive those of three are, the more the larger it is.
    """
    chance = random.Random(f"{SEED} {number}")  # noqa: S311  invented copy, no secret
    thing, verb, things = (chance.choice(EVENTS)[part] for part in range(3))
    place, person, other = name(chance, syllables), f"{name(chance, syllables)} {name(chance, syllables)}", f"{name(chance, syllables)} {name(chance, syllables)}"
    count, day, title = chance.randint(3, 900), chance.choice(DAYS), chance.choice(TITLES)
    fact = f"the {thing} in {place} was {verb}"
    bearing = [
        f"The {title} of {place}, {person}, said on {day} that {fact}", f"“We counted {count} {things},” {person} told reporters",
        f"According to a {thing} inspector, {other}, there were at least {count} {things} in {place}",
        f"Officials in {place} denied that {fact}", f"Reuters reported that {fact}, citing a person familiar with the matter",
        f"{fact[0].upper()}{fact[1:]} on {day}", f"The regional court confirmed that {fact}", f"A document seen by the Courier shows that {fact}",
    ]
    made = []
    for at in range(ARTICLES):
        told = [f"{sentence} {aside(chance, syllables)}." for sentence in chance.sample(bearing, 4)]
        told += [f"{chance.choice(AROUND).format(person=person, name=name(chance, syllables))} {aside(chance, syllables)}." for _ in range(8)]
        chance.shuffle(told)
        made.append(Article(f"t{number}-{at}", " ".join(told), name(chance, syllables) + " Post", published_at=f"2026-03-{at + 1:02}"))
    return f"{fact[0].upper()}{fact[1:]} and {count} {things} were counted.", made


def aside(chance: random.Random, syllables: int = 3) -> str:
    """Return some words that no two articles share."""
    return f"{chance.choice(('after', 'before', 'despite', 'near', 'during'))} the {name(chance, syllables)} {chance.choice(NOUNS)} of {chance.choice(NOUNS)}s"


def filled(database: Database, engine: Engine, statements: int) -> tuple[list[str], float]:
    """Fill an archive up to a number of statements; return the claims of its topics and the seconds that storing took."""
    store, claims, took = Store(database), list[str](), 0.0
    with tqdm(total=statements, unit="statement", unit_scale=True) as bar:
        while (have := store.size()[1]) < statements:
            bar.update(have - bar.n)
            run: list[Article] = []
            for number in range(len(claims), len(claims) + 5):
                claim, articles = topic(number)
                claims.append(claim)
                run += articles
            reads = [read(engine, article) for article in run]
            start = time.perf_counter()
            store.add(reads)
            took += time.perf_counter() - start
    return claims, took


def posted(connection: HTTPConnection, path: str, body: bytes) -> tuple[float, float]:
    """Return the milliseconds that one POST takes and those of them that the engine took."""
    start = time.perf_counter()
    connection.request("POST", path, body, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    answer.read()
    took = 1000 * (time.perf_counter() - start)
    if answer.status != 200:
        sys.exit(f"POST {path} was answered with {answer.status}")
    return took, float(answer.headers.get("Server-Timing", "=0").partition("=")[2])


@dataclass(frozen=True, slots=True)
class Posts:
    """The milliseconds of posting each claim to the service, of the engine's part of them, and of posting it to the bare application."""

    ours: list[float]
    engine: list[float]
    theirs: list[float]

    def ratio(self, ours: Sequence[float]) -> float:
        """Return how many times the median of a bare POST that of `ours` is."""
        return statistics.median(ours) / statistics.median(self.theirs)

    @property
    def rest(self) -> list[float]:
        """What each POST takes less the engine's part of it."""
        return [post - engine for post, engine in zip(self.ours, self.engine, strict=True)]


def measured(url: str, claims: Sequence[str], tagger: str, folder: str) -> Posts:
    """Post each claim to the service and to the bare application, in turn."""
    flask = [sys.executable, "-m", "gunicorn", "-k", "gthread", "--threads", "8", "-b", "127.0.0.1:0", "bare:app"]
    found = Posts([], [], [])
    bodies = [json.dumps({"claim": {"text": claim}}).encode() for claim in claims]
    (Path(folder) / "bare.py").write_text(BARE)
    with service(Path(folder) / "data", database_url=url, workers=1, tagger=tagger, readers=0, log_level="warning") as served:
        scoring = HTTPConnection("127.0.0.1", served.port)
        scoring.request("POST", "/v1/score", json.dumps({"claim": {"text": topic(0)[0]}}), {"Content-Type": "application/json"})
        (Path(folder) / "answer.json").write_bytes(scoring.getresponse().read())
        with running(flask, {}, Path(folder)) as bare:
            echo = HTTPConnection("127.0.0.1", bare.port)
            for body in bodies:
                took, engine = posted(scoring, "/v1/score", body)
                found.ours.append(took)
                found.engine.append(engine)
                found.theirs.append(posted(echo, "/", body)[0])
    return found


def in_process(database: Database, engine: Engine, claims: Sequence[str]) -> dict[str, float]:
    """Return the median milliseconds of the parts of scoring a claim, without the service round it."""
    shelf, store = Shelf(engine), Store(database)
    parts: dict[str, list[float]] = {"read the claim": [], "find": [], "find and unpack": [], "weigh": []}
    for claim in claims:
        times = [time.perf_counter()]
        asked = engine.read_claim(Claim(claim))
        times.append(time.perf_counter())
        store.search(asked.asserted.terms, None, distinctive(asked))
        times.append(time.perf_counter())
        found = shelf.candidates(store, asked)
        times.append(time.perf_counter())
        engine.weigh(asked, found.readings, None, found.searched)
        times.append(time.perf_counter())
        for part, start, end in zip(parts, times, times[1:], strict=False):
            parts[part].append(1000 * (end - start))
    return {part: statistics.median(values) for part, values in parts.items()}


def main() -> None:
    """Fill, post, print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("--statements", type=int, default=100_000, help="of the larger archive")
    parser.add_argument("--claims", type=int, default=300)
    parser.add_argument("--tagger", choices=NAMES, default="fast", help="what reads articles and claims")
    parser.add_argument("--database", action="append", help="URLs of two empty databases; by default two SQLite files")
    given = parser.parse_args()
    engine = Engine(tagger=named(given.tagger))
    with tempfile.TemporaryDirectory() as folder:
        urls = given.database or [f"sqlite:///{folder}/{size}.sqlite3" for size in ("small", "large")]
        medians: list[float] = []
        for url, statements in zip(urls, (given.statements // 10, given.statements), strict=True):
            database = Database(url)
            database.upgrade()
            claims, took = filled(database, engine, statements)
            articles = Store(database).size()[0]
            fresh = topic(10_000_000)[1]
            start = time.perf_counter()
            for article in fresh:
                Readers(engine).add(Store(database), [article])
            each = (time.perf_counter() - start) / len(fresh)
            chosen = random.Random(SEED).sample(claims, min(given.claims, len(claims)))  # noqa: S311  a choice of claims, no secret
            parts = in_process(database, engine, chosen)
            database.close()
            posts = measured(url, chosen, given.tagger, folder)
            medians.append(statistics.median(posts.ours))
            late = sorted(posts.ours)[int(len(posts.ours) * 0.95)]
            print(f"\n{statements:,} statements, {articles:,} articles")
            print(f"  storing them, read already         {took:9.1f} s")
            print(f"  reading and storing one article    {each * 1000:9.1f} ms, 1/{took / each:,.0f} of that")
            print(f"  POST of a claim, median            {medians[-1]:9.2f} ms (95th of a hundred {late:.2f})")
            print(f"  POST to a bare Flask application   {statistics.median(posts.theirs):9.2f} ms, ratio {posts.ratio(posts.ours):.1f}")
            print(f"  less the engine's own time         {statistics.median(posts.rest):9.2f} ms, ratio {posts.ratio(posts.rest):.2f}")
            for part, value in parts.items():
                print(f"    {part:32} {value:9.2f} ms")
        print(f"\nten times the statements take {medians[1] / medians[0]:.2f} times as long")


if __name__ == "__main__":
    main()
