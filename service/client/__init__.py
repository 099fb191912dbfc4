"""A client of the HTTP service: `Client(address, key)`. It needs nothing but Python, and neither the engine nor the service."""

from __future__ import annotations

from service.client.client import Client
from service.client.events import Event
from service.client.patience import Clock
from service.client.problem import Problem, Unreachable
from service.errors import Fault

__all__ = ["Client", "Clock", "Event", "Fault", "Problem", "Unreachable"]
