"""Checking a key: the same steps whatever is wrong, and a memory of a few seconds."""

from __future__ import annotations

import hmac
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.access import checking
from service.access.checking import MOST, SECONDS, Checker
from service.access.keyring import Keyring, Known
from service.archive.database import Database

MADE = "2026-11-28T12:00:00Z"


class Counting(Keyring):
    """A keyring that notes which ids are looked up."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.asked: list[str] = []

    def find(self, key_id: str) -> Known | None:
        self.asked.append(key_id)
        return super().find(key_id)


@pytest.fixture
def ring(tmp_path: Path) -> Iterator[Counting]:
    database = Database(f"sqlite:///{tmp_path / 'keys.sqlite3'}")
    database.upgrade()
    yield Counting(database)
    database.close()


@pytest.fixture
def clock() -> list[float]:
    return [100.0]


@pytest.fixture
def checker(ring: Counting, clock: list[float]) -> Checker:
    return Checker(ring, lambda: clock[0])


def other(key: str) -> str:
    return key[:-1] + ("A" if key[-1] != "A" else "B")


def test_the_right_key_and_nothing_else(ring: Counting, checker: Checker) -> None:
    made = ring.add("CMS", "foreign", ["score"], MADE)
    found = checker.key(made)
    assert found is not None
    assert (found.desk, found.scopes) == ("foreign", ("score",))
    for wrong in (other(made), made[:-1], made.upper(), "", made.replace("ss_", ""), f"ss_00000000_{made[12:]}"):
        assert checker.key(wrong) is None


def test_the_secret_of_one_key_does_not_go_with_the_id_of_another(ring: Counting, checker: Checker) -> None:
    one, two = (ring.add(name, name, ["score"], MADE) for name in ("a", "b"))
    assert checker.key(one[:12] + two[12:]) is None


def test_a_wrong_id_takes_the_same_steps_as_a_wrong_secret(
    ring: Counting, checker: Checker, monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = ring.add("CMS", "main", ["score"], MADE)
    steps: list[str] = []
    digest, compare = checking.digest, hmac.compare_digest

    def hashed(secret: str) -> bytes:
        steps.append(f"hash {len(secret)}")
        return digest(secret)

    def compared(one: bytes, two: bytes) -> bool:
        steps.append(f"compare {len(one)} {len(two)}")
        return compare(one, two)

    monkeypatch.setattr(checking, "digest", hashed)
    monkeypatch.setattr(hmac, "compare_digest", compared)
    taken = []
    for sent in (made, other(made), "ss_00000000_" + "A" * 43):
        for _ in range(2):  # looked up, and remembered
            steps.clear()
            ring.asked.clear()
            checker.key(sent)
            taken.append((tuple(steps), len(ring.asked)))
    assert {found for found, _ in taken} == {("hash 43", "compare 32 32")}
    assert [looks for _, looks in taken] == [1, 0, 0, 0, 1, 0]


def test_a_key_is_looked_up_once_in_five_seconds_and_a_revoked_one_is_refused_after_them(
    ring: Counting, checker: Checker, clock: list[float],
) -> None:
    made = ring.add("CMS", "main", ["score"], MADE)
    assert checker.key(made) is not None
    ring.revoke(made[3:11], MADE)
    clock[0] += SECONDS - 0.1
    assert checker.key(made) is not None
    assert ring.asked == [made[3:11]]
    clock[0] += 0.2
    assert checker.key(made) is None


def test_it_remembers_no_more_than_so_many_ids(checker: Checker) -> None:
    for number in range(MOST + 50):
        checker.key(f"ss_{number:08}_" + "A" * 43)
    assert len(checker._known) == MOST
