"""A key: `ss_`, eight characters by which it is looked up, and 256 random bits of which only a hash is stored."""

from __future__ import annotations

import hashlib
import re
import secrets
from dataclasses import dataclass, field

LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
ID = "[a-z0-9]{8}"
FORM = re.compile(f"ss_({ID})_([A-Za-z0-9_-]{{43}})")


@dataclass(frozen=True, slots=True)
class Sent:
    """A key as it is sent: its id, which is no secret, and its secret part."""

    id: str
    secret: str = field(repr=False)

    @property
    def text(self) -> str:
        """The key as a caller sends it."""
        return f"ss_{self.id}_{self.secret}"


def fresh() -> Sent:
    """Return a key that nobody knows."""
    return Sent("".join(secrets.choice(LETTERS) for _ in range(8)), secrets.token_urlsafe(32))


def parsed(text: str) -> Sent | None:
    """Return the parts of a key, or None for what is none."""
    found = FORM.fullmatch(text)
    return Sent(found[1], found[2]) if found else None


def digest(secret: str) -> bytes:
    """Return what is stored of a secret part: SHA-256, for nobody tries 2 to the power of 256 of them, however quick it is."""
    return hashlib.sha256(secret.encode("ascii")).digest()
