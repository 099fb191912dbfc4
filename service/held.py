"""What is held open for as long as the service runs, and the way for a view to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from flask import current_app

from scoring import Engine
from service.store import Store

KEY = "secondsource"


@dataclass(frozen=True, slots=True)
class Held:
    """The engine and the store of one application, and its OpenAPI document."""

    engine: Engine
    store: Store
    document: dict[str, object]


def held() -> Held:
    """Return what the application of this request holds."""
    return cast(Held, current_app.extensions[KEY])
