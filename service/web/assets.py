"""The files that a browser loads, by name: those in `service/web/assets`, read once, and no others."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

TYPES = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8", "svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file with its type of content."""

    content: bytes
    content_type: str


@cache
def assets() -> dict[str, Asset]:
    """Return every file by its name."""
    folder = files("service.web").joinpath("assets")
    found = {one.name: one for one in folder.iterdir() if one.name.rpartition(".")[2] in TYPES}
    return {name: Asset(one.read_bytes(), TYPES[name.rpartition(".")[2]]) for name, one in sorted(found.items())}
