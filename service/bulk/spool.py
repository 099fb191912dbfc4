"""Spooling: the rows of the inputs, checked and cut into chunks that can be worked on apart.

It is done once and in one process, so that every row has its number and no id stands for two things; what comes later reads chunks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

import msgspec

from scoring import Article, Claim
from service.bulk.work import Work, whole
from service.errors import Fault
from service.reading import article_rows, claim_rows
from service.rows import Row, name_of, problem

ARTICLES, LETTERS = 32, 400_000  # articles of a chunk, and letters from which it is full: a chunk is what is done anew after a death
CLAIMS = 64  # claims of a chunk

Told = Callable[[int], object]


class Given(msgspec.Struct, frozen=True, array_like=True):
    """An article, and the number of its row."""

    number: int
    article: Article


class Kept(msgspec.Struct, frozen=True, array_like=True):
    """A row that is no article: a claim, or what could not be used, with the reason."""

    number: int
    id: str | None
    error: str | None = None
    text: str = ""
    as_of: str | None = None

    def row(self) -> Row[Claim]:
        """Return the row as it was read."""
        if self.error is not None:
            return Row(self.number, "", self.id, None, (Fault("", self.error),))
        return Row(self.number, "", self.id, Claim(self.text, self.as_of))


_PACK = msgspec.msgpack.Encoder().encode
_ARTICLES = msgspec.msgpack.Decoder(list[Given])
_KEPT = msgspec.msgpack.Decoder(list[Kept])


def articles(work: Work, number: int) -> list[Given]:
    """Return the articles of a chunk."""
    return _ARTICLES.decode(work.at("articles", number).read_bytes())


def claims(work: Work, number: int) -> list[Row[Claim]]:
    """Return the rows of a chunk of claims."""
    return [kept.row() for kept in _KEPT.decode(work.at("claims", number).read_bytes())]


def bad_articles(work: Work) -> Iterator[Row[Claim]]:
    """Yield the rows that could not be used as articles, those that could not be read for a fault of ours among them."""
    for stage in ("articles", "readings"):
        for path in sorted((work.root / stage).glob("*.bad")):
            yield from (kept.row() for kept in _KEPT.decode(path.read_bytes()))


def keep_bad(work: Work, stage: str, number: int, bad: Sequence[Kept]) -> None:
    """Write down which articles of a chunk could not be used."""
    place = work.at(stage, number, ".bad")
    if bad:
        whole(place, [_PACK(bad)])
    else:
        place.unlink(missing_ok=True)  # what failed may not fail again


def spool_articles(work: Work, path: str, told: Told) -> dict[str, int]:
    """Cut the articles of `path` into chunks, each article once; return how many there are. Raises InputProblem where there are none.

    `told` is called with 1 for each row.
    """
    chunk: list[Given] = []
    bad: list[Kept] = []
    seen: set[str] = set()
    chunks = failed = letters = 0
    first: Row[Article] | None = None

    def full() -> None:
        nonlocal chunks, letters
        keep_bad(work, "articles", chunks, bad)
        whole(work.at("articles", chunks), [_PACK(chunk)])
        chunks, letters = chunks + 1, 0
        chunk.clear()
        bad.clear()

    for row in article_rows(path):
        told(1)
        if row.value is None:
            first = first or row
            failed += 1
            bad.append(Kept(row.number, row.id, row.fault))
        elif row.value.id not in seen:
            seen.add(row.value.id)
            chunk.append(Given(row.number, row.value))
            letters += len(row.value.text)
        if len(chunk) == ARTICLES or letters >= LETTERS or len(bad) == ARTICLES:
            full()
    if not seen:
        if first is not None:
            first.usable()
        raise problem(name_of(path), "holds no articles; give JSONL with one article a line, or a folder of .txt or .html files")
    if chunk or bad:
        full()
    return work.complete("articles", {"chunks": chunks, "articles": len(seen), "failed": failed})


def spool_claims(work: Work, path: str, told: Told) -> dict[str, int]:
    """Cut the claims of `path` into chunks, and return how many there are; `told` is called with 1 for each row."""
    chunk: list[Kept] = []
    chunks = rows = 0

    def full() -> None:
        nonlocal chunks
        whole(work.at("claims", chunks), [_PACK(chunk)])
        chunks += 1
        chunk.clear()

    for row in claim_rows(path):
        told(1)
        rows += 1
        claim = row.value
        chunk.append(Kept(row.number, row.id, row.fault) if claim is None else Kept(row.number, row.id, None, claim.text, claim.as_of))
        if len(chunk) == CLAIMS:
            full()
    if chunk:
        full()
    return work.complete("claims", {"chunks": chunks, "claims": rows})
