"""What is held open for as long as the service runs, and the way for a view to it."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Event
from typing import cast

from flask import current_app, g

from scoring import Engine
from service.access.desks import MAIN
from service.admission import Room
from service.archive.database import Database
from service.archive.readers import Readers
from service.archive.recorder import Recorder
from service.archive.shelf import Shelf
from service.archive.watches import Watches
from service.settings import Settings
from service.store import Store
from service.watch import Watch

KEY = "secondsource"


@dataclass(frozen=True, slots=True)
class Held:
    """What one application holds; `stopping` is set once it is told to stop, which ends what waits for long."""

    settings: Settings
    engine: Engine
    database: Database
    readers: Readers
    shelf: Shelf
    recorder: Recorder
    follows: Watches
    watch: Watch
    room: Room
    document: dict[str, object]
    stopping: Event = field(default_factory=Event)

    @property
    def store(self) -> Store:
        """The articles of the desk that the request is made for."""
        return Store(self.database, desk())

    def close(self) -> None:
        """Write what is still to be written, and give back what is held."""
        self.stopping.set()
        self.follows.close()
        self.recorder.close()
        self.readers.close()
        self.database.close()


def held() -> Held:
    """Return what the application of this request holds."""
    return cast(Held, current_app.extensions[KEY])


def desk() -> str:
    """Return the desk that the request is made for."""
    return cast(str, g.get("desk", MAIN))
