"""The index: by which terms statements are found, kept in the same transaction as the statements themselves.

Terms are the engine's own (`scoring.retrieval.sought`): concepts and names, so that DPRK, Pyongyang and North Korea are one. A claim is
looked for by its rarest terms, and of those by as many as `READ` postings allow: the time does not grow with the archive. An article
that names none of those whom the claim names tells of another bridge in another town, unless none names them.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, TextClause, bindparam, delete, func, insert, select, text
from sqlalchemy.dialects import postgresql, sqlite

from service.archive.tables import BITS, POSTINGS, TERMS
from service.limits import most

READ = 6_000  # postings that one search reads
MOST_TERMS = 24  # terms of a claim that are looked for, the rarest first
LEAST = 0.12  # share of the weight of the terms looked for that a statement must have
BEST = 0.35  # the same for the best statement of its article: what shares but common words with a claim tells of something else
FEW = 600  # postings of the claim's names up to which their articles alone are looked into
ROWS = 2_000  # rows of one INSERT

Chosen = list[tuple[int, float]]  # terms with their weights


def add(connection: Connection, desk: str, found: Mapping[int, Iterable[str]]) -> None:
    """Make statements, by their numbers, findable by their terms."""
    terms = {statement: sorted(set(own)) for statement, own in found.items()}
    numbers = _counted(connection, desk, Counter(term for own in terms.values() for term in own))
    rows = sorted((numbers[term], statement) for statement, own in terms.items() for term in own)
    for some in _pieces(rows, ROWS):
        connection.execute(insert(POSTINGS), [{"term": term, "statement": statement} for term, statement in some])


def remove(connection: Connection, article: int) -> None:
    """Make the statements of an article findable no more."""
    own = POSTINGS.c.statement.between(article << BITS, ((article + 1) << BITS) - 1)
    counts = connection.execute(select(POSTINGS.c.term, func.count()).where(own).group_by(POSTINGS.c.term).order_by(POSTINGS.c.term)).all()
    connection.execute(delete(POSTINGS).where(own))
    if counts:
        fewer = TERMS.update().where(TERMS.c.number == bindparam("at")).values(statements=TERMS.c.statements - bindparam("less"))
        connection.execute(fewer, [{"at": term, "less": count} for term, count in counts])


def _counted(connection: Connection, desk: str, counts: Mapping[str, int]) -> dict[str, int]:
    """Count further statements of each term, and return the numbers of the terms."""
    made = postgresql.insert(TERMS) if connection.dialect.name == "postgresql" else sqlite.insert(TERMS)
    numbers: dict[str, int] = {}
    for some in _pieces(sorted(counts.items()), ROWS):  # in one order, so that no two writers wait for each other
        upsert = made.values([{"desk": desk, "term": term, "statements": count} for term, count in some])
        upsert = upsert.on_conflict_do_update(
            index_elements=["desk", "term"], set_={"statements": TERMS.c.statements + upsert.excluded.statements})
        numbers |= {row.term: row.number for row in connection.execute(upsert.returning(TERMS.c.term, TERMS.c.number))}
    return numbers


def search(
    connection: Connection, desk: str, asked: Iterable[str], stored: int, latest: str | None = None, names: Collection[str] = (),
) -> list[int]:
    """Return the numbers of the statements that have most of the terms asked for, weighted by rarity, the best first.

    `stored` is how many statements the desk has; with `latest`, a date, only those published by then, or at no known time. `names` are
    those of the terms that tell one story from another.
    """
    known = connection.execute(_KNOWN, {"desk": desk, "asked": sorted(asked)}).all()
    chosen = rarest(known, stored)
    if not chosen:
        return []
    named = [row.number for row in known if row.term in names]
    few = sum(row.statements for row in known if row.term in names) <= FEW
    found, own = _found(connection, chosen, latest, named, few)
    if latest is not None and named and not own and _found(connection, chosen, None, named, few)[1]:
        return []  # the claim's own story came out later, and another one is no evidence for it
    return found


def _found(connection: Connection, chosen: Chosen, latest: str | None, named: Sequence[int], few: bool) -> tuple[list[int], bool]:
    """Return the statements of the articles that have a name of the claim, and True; where there are none those of all, and False."""
    if named and few:
        found = _telling(_hits(connection, chosen, latest, _having(connection, named)), chosen)
        return (found, True) if found else (_telling(_hits(connection, chosen, latest), chosen), False)
    hits = _hits(connection, chosen, latest)
    having = _having(connection, named, {statement >> BITS for statement in _telling(hits, chosen)}) if named else set()
    own = [hit for hit in hits if hit.statement >> BITS in having]
    return _telling(own or hits, chosen), bool(own)


def _hits(connection: Connection, chosen: Chosen, latest: str | None, within: Collection[int] | None = None) -> Sequence[Any]:
    """Return the statements, and what each has of the weight of the chosen terms; those of the articles `within` alone, if given."""
    given: dict[str, Any] = {"least": LEAST * sum(weight for _, weight in chosen), "most": most("candidates"), "latest": latest}
    for place, (term, weight) in enumerate(chosen):
        given |= {f"t{place}": term, f"w{place}": weight}
    if within is not None:
        given["articles"] = sorted(within)
    return connection.execute(_query(len(chosen), latest is not None, within is not None), given).all()


def _telling(hits: Sequence[Any], chosen: Chosen) -> list[int]:
    """Return the statements of those articles of which one statement has enough of the weight."""
    enough = BEST * sum(weight for _, weight in chosen)
    telling = {statement >> BITS for statement, found in hits if found >= enough}
    return [statement for statement, _ in hits if statement >> BITS in telling]


def _having(connection: Connection, terms: Sequence[int], within: Collection[int] | None = None) -> set[int]:
    """Return the articles that have one of the terms in a statement; of those `within` alone, if given."""
    if within is None:
        return {statement >> BITS for statement in connection.scalars(_HAVING, {"terms": terms})}
    return set(connection.scalars(_WITHIN, {"terms": terms, "articles": sorted(within)}))


def rarest(known: Sequence[Any], stored: int) -> Chosen:
    """Return the terms to look for, rarest first, each (number, weight): as many as `READ` postings allow, and at least one."""
    chosen: Chosen = []
    read = 0
    for count, number in sorted((row.statements, row.number) for row in known)[:MOST_TERMS]:
        read += count
        if chosen and read > READ:
            break
        chosen.append((number, round(math.log(1 + stored / count), 6)))
    return chosen


_KNOWN = text("SELECT number, statements, term FROM terms WHERE desk = :desk AND term IN :asked AND statements > 0").bindparams(
    bindparam("asked", expanding=True))
_OF_ARTICLE = f"statement BETWEEN number * {1 << BITS} AND number * {1 << BITS} + {(1 << BITS) - 1}"
_HAVING = text("SELECT statement FROM postings WHERE term IN :terms").bindparams(bindparam("terms", expanding=True))
_WITHIN = text("SELECT number FROM articles WHERE number IN :articles "  # noqa: S608  numbers alone
               f"AND EXISTS (SELECT 1 FROM postings WHERE term IN :terms AND {_OF_ARTICLE})").bindparams(
    bindparam("articles", expanding=True), bindparam("terms", expanding=True))


@lru_cache(maxsize=8 * MOST_TERMS)
def _query(terms: int, dated: bool, within: bool) -> TextClause:
    source = f"articles CROSS JOIN postings WHERE number IN :articles AND {_OF_ARTICLE} AND" if within else "postings WHERE"
    parts = " UNION ALL ".join(f"SELECT statement, :w{at} AS weight FROM {source} term = :t{at}" for at in range(terms))  # noqa: S608  numbers alone
    join = f"JOIN articles ON articles.number = statement / {1 << BITS}" if dated else ""
    where = "WHERE published_at IS NULL OR substr(published_at, 1, 10) <= :latest" if dated else ""
    query = text(f"""SELECT statement, sum(weight) AS found FROM ({parts}) AS hits {join} {where}
        GROUP BY statement HAVING sum(weight) >= :least ORDER BY found DESC, statement DESC LIMIT :most""")  # noqa: S608  numbers alone
    return query.bindparams(bindparam("articles", expanding=True)) if within else query


def _pieces(rows: Sequence[Any], size: int) -> Iterable[Sequence[Any]]:
    return (rows[at : at + size] for at in range(0, len(rows), size))
