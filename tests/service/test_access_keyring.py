"""The keys in the database, on SQLite and on PostgreSQL."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from service.access.key import digest, parsed
from service.access.keyring import Key, Keyring
from service.archive.database import Database

MADE, LATER = "2026-11-28T12:00:00Z", "2026-11-29T12:00:00Z"


@pytest.fixture
def ring(database: Database) -> Keyring:
    return Keyring(database)


def test_a_key_is_found_by_its_id_with_the_hash_of_its_secret(ring: Keyring) -> None:
    sent = parsed(ring.add("CMS", "foreign", ["score", "read"], MADE))
    assert sent is not None
    known = ring.find(sent.id)
    assert known is not None
    assert known.key == Key(sent.id, "foreign", "CMS", ("score", "read"), MADE)
    assert known.hash == digest(sent.secret)
    assert ring.find("00000000") is None


def test_nothing_of_the_secret_is_stored(ring: Keyring, database: Database) -> None:
    sent = parsed(ring.add("CMS", "main", ["score"], MADE))
    assert sent is not None
    with database.reading() as connection:
        row = str(connection.execute(text("SELECT * FROM keys")).one())
    assert sent.id in row
    assert sent.secret not in row
    assert repr(digest(sent.secret)) not in repr(ring.find(sent.id))


def test_a_key_that_is_revoked_is_listed_but_not_found(ring: Keyring) -> None:
    first, second = (parsed(ring.add(name, "main", ["read"], MADE)) for name in ("a", "b"))
    assert first is not None
    assert second is not None
    assert ring.revoke(first.id, LATER)
    assert ring.find(first.id) is None
    assert ring.find(second.id) is not None
    assert {key.id: key.revoked for key in ring.all()} == {first.id: LATER, second.id: None}
    assert ring.revoke(first.id, "2027-01-01T00:00:00Z")
    assert [key.revoked for key in ring.all() if key.id == first.id] == [LATER]
    assert not ring.revoke("00000000", LATER)


def test_it_is_empty_when_all_keys_are_revoked(ring: Keyring) -> None:
    assert ring.is_empty()
    sent = parsed(ring.add("a", "main", ["read"], MADE))
    assert sent is not None
    assert not ring.is_empty()
    ring.revoke(sent.id, LATER)
    assert ring.is_empty()
