"""A request that is sent again under its own key is answered again, and not done again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from service.problems import Refused


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer as it was given."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


@dataclass(frozen=True, slots=True)
class Entry:
    """What a key stands for: the digest of its request, and the answer once there is one."""

    digest: str
    answer: Kept | None = None


class Storage(Protocol):
    """Where answers are kept by their keys; each call is one step that no other can come between."""

    def get(self, key: str, digest: str) -> Entry | None:
        """Return what is kept under `key`; where nothing is, keep `digest` there as running and return None."""

    def put(self, key: str, digest: str, answer: Kept) -> None:
        """Keep the answer to the request that `get` marked as running."""

    def drop(self, key: str) -> None:
        """Forget the key of a request that was not answered, so that it can be sent again."""


def once(storage: Storage, key: str, digest: str, answer: Callable[[], Kept]) -> tuple[Kept, bool]:
    """Return the answer kept under `key`, and True; where there is none, that of `answer`, which is kept, and False.

    Raises Refused where the key stands for another request, or for one that is still running. What `answer` raises is not
    kept.
    """
    found = storage.get(key, digest)
    if found is None:
        try:
            given = answer()
        except BaseException:
            storage.drop(key)
            raise
        storage.put(key, digest, given)
        return given, False
    if found.digest != digest:
        raise Refused("key-reused", "this Idempotency-Key came with another request; give this one a key of its own")
    if found.answer is None:
        raise Refused("key-in-use", "the first request with this Idempotency-Key is still running; ask again later")
    return found.answer, True
