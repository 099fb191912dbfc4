"""Those who ask with a key: made straight in the database of an application."""

from __future__ import annotations

from flask import Flask

from service.access.key import parsed
from service.access.keyring import Keyring
from service.access.rule import SCOPES
from service.held import KEY

EVERYWHERE = "0.0.0.0"
MADE = "2026-11-28T12:00:00Z"


def keyring(app: Flask) -> Keyring:
    return Keyring(app.extensions[KEY].database)


def key(app: Flask, *scopes: str, desk: str = "main") -> str:
    """Make a key; without scopes it has all of them."""
    return keyring(app).add(" ".join(scopes), desk, scopes or tuple(SCOPES), MADE)


def sent(made: str) -> dict[str, str]:
    """Return the header that a key is sent in."""
    return {"Authorization": f"Bearer {made}"}


def id_of(made: str) -> str:
    """Return the id of a key."""
    found = parsed(made)
    assert found is not None
    return found.id
