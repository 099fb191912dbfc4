"""What is held open for as long as the service runs, and the way for a view to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import cast

from flask import current_app

from scoring import Engine
from scoring.rubric import Rubric
from scoring.values import Article, Assessment, Claim
from service.admission import Room
from service.settings import Settings
from service.store import Store
from service.watch import Watch

KEY = "secondsource"


@dataclass(frozen=True, slots=True)
class Held:
    """The settings, the engine and the store of one application, what watches it, the room it has, and its OpenAPI document."""

    settings: Settings
    engine: Engine
    store: Store
    watch: Watch
    room: Room
    document: dict[str, object]

    def score(self, claim: Claim, articles: Sequence[Article], rubric: Rubric) -> Assessment:
        """Score a claim, and keep how long it took."""
        with self.watch.metrics.scoring.time():
            return self.engine.score(claim, articles, rubric)


def held() -> Held:
    """Return what the application of this request holds."""
    return cast(Held, current_app.extensions[KEY])
