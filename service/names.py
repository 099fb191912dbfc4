"""A newsroom's own names: bodies, outlets and people in a TOML file, read and checked once, before anything is scored."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

from scoring.directory import Listed, Names, NamesError, put_in_force
from scoring.facts.bodies import Body
from scoring.facts.outlets import Outlet
from scoring.folding import plain
from scoring.naming_rules import check
from service.errors import printable, quoted

Entry = TypeVar("Entry")
LARGEST = 32 * 1024 * 1024  # bytes of the file
MOST = 100_000  # entries of it
# The fields of each table: which type each has, and whether it must be there.
FIELDS: dict[str, dict[str, tuple[type, bool]]] = {
    "body": {"key": (str, True), "kind": (str, True), "names": (list, True), "country": (str, False), "part_of": (str, False)},
    "outlet": {"names": (list, True), "agency": (bool, False)},
    "person": {"name": (str, True), "body": (str, True), "role": (str, True)},
}
TYPES = {str: "a string", list: "a list of strings", bool: "true or false"}


def enforce(path: Path | None) -> None:
    """Put the names of a file in force for this process, where there is one; raise NamesError that names file, entry and remedy."""
    if path is None:
        return
    try:
        put_in_force(read(path))
    except NamesError as error:
        raise NamesError(f"{printable(str(path))}: {printable(str(error))}") from error


def read(path: Path) -> Names:
    """Return the names that a file holds, checked; raise NamesError for the first entry that cannot be used."""
    table = _parsed(path)
    unknown = next((name for name in table if name not in FIELDS), None)
    if unknown is not None:
        raise NamesError(f"there is no table {quoted(unknown)}; the tables are [[body]], [[outlet]] and [[person]]")
    names = Names(_rows(table, "body", _body), _rows(table, "outlet", _outlet), _rows(table, "person", _person))
    total = len(names.bodies) + len(names.outlets) + len(names.people)
    if total > MOST:
        raise NamesError(f"has {total:,} entries, at most {MOST:,} are accepted; leave out whom no article names")
    check(names)
    return names


def _parsed(path: Path) -> Mapping[str, Any]:
    try:
        with path.open("rb") as stream:
            content = stream.read(LARGEST + 1)
    except OSError as error:
        raise NamesError(f"cannot be read ({error.strerror}); name a TOML file that can be read") from error
    if len(content) > LARGEST:
        raise NamesError(f"is larger than {LARGEST:,} bytes; leave out whom no article names")
    try:
        return tomllib.loads(content.decode().removeprefix("\ufeff"))
    except UnicodeDecodeError as error:
        raise NamesError(f"is not UTF-8 (byte {error.start + 1}); save the file as UTF-8") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise NamesError(f"is not valid TOML ({error}); see the example in docs/names.md") from error


def _rows(table: Mapping[str, Any], kind: str, made: Callable[[Mapping[str, Any]], Entry]) -> tuple[Entry, ...]:
    rows = table.get(kind, [])
    if not isinstance(rows, list):
        raise NamesError(f"{kind} is not a list of tables; write [[{kind}]] above each entry")
    for number, row in enumerate(rows, 1):
        _check_fields(f"{kind} {number}", kind, row)
    return tuple(made(row) for row in rows)


def _check_fields(where: str, kind: str, row: object) -> None:
    """Raise NamesError where an entry has other fields, or fields of another type, than its table has."""
    if not isinstance(row, dict):
        raise NamesError(f"{where}: is not a table; write [[{kind}]] above each entry")
    title = next((row[name] for name in ("key", "name") if isinstance(row.get(name), str)), "")
    where = f"{where} ({quoted(title)})" if title else where
    for name in row:
        if name not in FIELDS[kind]:
            raise NamesError(f"{where}: {quoted(name)} is no field; the fields are {', '.join(FIELDS[kind])}")
    for name, (wanted, required) in FIELDS[kind].items():
        if name not in row:
            if required:
                raise NamesError(f"{where}: {name} is missing; give {TYPES[wanted]}")
        elif not isinstance(row[name], wanted) or (wanted is list and not all(isinstance(one, str) for one in row[name])):
            raise NamesError(f"{where}: {name} must be {TYPES[wanted]}")


def _body(row: Mapping[str, Any]) -> Body:
    home = str(row["key"]).partition("/")[0].upper()
    country = row.get("country", home if len(home) == 2 else None)
    return Body(row["key"], tuple(row["names"]), country, row["kind"], row.get("part_of"))


def _outlet(row: Mapping[str, Any]) -> Outlet:
    return Outlet(plain("".join(row["names"][:1])), tuple(row["names"]), row.get("agency", False))


def _person(row: Mapping[str, Any]) -> Listed:
    return Listed(row["name"], row["body"], row["role"])
