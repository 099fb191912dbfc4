"""Model files: their names in a stamp, and the check that they are those whose figures lie beside them."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

EVALUATION = "evaluation.json"
ANEW = "install Second Source anew"


class ModelError(RuntimeError):
    """A model that cannot be used: its files are missing, damaged, or not those that were evaluated."""


def digest(file: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


@cache
def stamp(file: Path) -> str:
    """Return a model's name with the first twelve digits of its SHA-256, as assessments carry it."""
    return f"{file.stem}-{digest(file)[:12]}"


def described(file: Path) -> Path:
    """Return the file; raises ModelError where it is not the one that the card beside it describes."""
    try:
        card = file.with_suffix(".card.md").read_text(encoding="utf-8")
        if f"| sha256 | {digest(file)} |" not in card:
            raise ModelError(f"{file} is not the file that its card describes; {ANEW}")
    except FileNotFoundError as missing:
        raise ModelError(f"{missing.filename} is missing; {ANEW}") from missing
    return file


def digests(folder: Path, names: Sequence[str]) -> dict[str, str]:
    """Return the SHA-256 of each file of a model."""
    return {name: digest(folder / name) for name in names}


def evaluated(folder: Path, names: Sequence[str]) -> str:
    """Return the SHA-256 of a model of several files as one; raises ModelError where a file is not that of its evaluation."""
    try:
        wanted: dict[str, str] = json.loads((folder / EVALUATION).read_text(encoding="utf-8"))["files"]
        for name, found in digests(folder, names).items():
            if found != wanted[name]:
                raise ModelError(f"{folder / name} is not the file that was evaluated; {ANEW}")
    except FileNotFoundError as missing:
        raise ModelError(f"{missing.filename} is missing; {ANEW}") from missing
    return hashlib.sha256("".join(wanted[name] for name in names).encode()).hexdigest()
