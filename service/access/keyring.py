"""The keys in the database: each belongs to one desk, may do what its scopes say, and is stored as a hash."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Row, insert, select, update

from scoring.values import Json
from service.access.key import digest, fresh
from service.archive.database import Database
from service.archive.tables import KEYS


@dataclass(frozen=True, slots=True)
class Key:
    """A key without its secret; `created` and `revoked` are RFC 3339 times in UTC."""

    id: str
    desk: str
    name: str
    scopes: tuple[str, ...]
    created: str
    revoked: str | None = None

    def as_json(self) -> Json:
        """Return the key as `keys list --json` shows it."""
        return {
            "id": self.id, "desk": self.desk, "name": self.name, "scopes": list(self.scopes), "created": self.created,
            "revoked": self.revoked,
        }


@dataclass(frozen=True, slots=True)
class Known:
    """A key with what is stored of its secret."""

    key: Key
    hash: bytes = field(repr=False)


class Keyring:
    """The keys of all desks."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, name: str, desk: str, scopes: Collection[str], created: str) -> str:
        """Store a new key, and return it whole; nothing can bring it back later."""
        made = fresh()
        row = {"id": made.id, "desk": desk, "name": name, "scopes": " ".join(scopes), "hash": digest(made.secret), "created": created}
        with self._database.writing() as connection:
            connection.execute(insert(KEYS).values(row))
        return made.text

    def all(self) -> list[Key]:
        """Return every key, the first made first, those that were revoked too."""
        with self._database.reading() as connection:
            return [_key(row) for row in connection.execute(select(KEYS).order_by(KEYS.c.created, KEYS.c.id))]

    def find(self, key_id: str) -> Known | None:
        """Return the key with an id, or None where there is none or it was revoked."""
        with self._database.reading() as connection:
            row = connection.execute(select(KEYS).where(KEYS.c.id == key_id, KEYS.c.revoked.is_(None))).one_or_none()
        return None if row is None else Known(_key(row), bytes(row.hash))

    def is_empty(self) -> bool:
        """Tell whether there is no key that is not revoked."""
        with self._database.reading() as connection:
            return connection.execute(select(KEYS.c.id).where(KEYS.c.revoked.is_(None)).limit(1)).first() is None

    def revoke(self, key_id: str, at: str) -> bool:
        """Revoke a key, for good; tell whether there is one with this id. One that was revoked before keeps its time."""
        with self._database.writing() as connection:
            connection.execute(update(KEYS).where(KEYS.c.id == key_id, KEYS.c.revoked.is_(None)).values(revoked=at))
            return connection.execute(select(KEYS.c.id).where(KEYS.c.id == key_id)).first() is not None


def _key(row: Row[Any]) -> Key:
    return Key(row.id, row.desk, row.name, tuple(row.scopes.split()), row.created, row.revoked)
