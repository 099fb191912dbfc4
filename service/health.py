"""Asks the service on this machine whether it is up: `python -m service.health` is the container's health check."""

from __future__ import annotations

import sys
from http.client import HTTPConnection, HTTPException

from service.settings import Settings, from_environment

LOOPBACK = {"0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104  what listens everywhere is asked on the loopback
PATIENCE = 4.0  # seconds


def is_up(settings: Settings) -> bool:
    """Tell whether `/healthz` answers 200 on the host and port of the settings."""
    connection = HTTPConnection(LOOPBACK.get(settings.host, settings.host), settings.port, timeout=PATIENCE)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()


if __name__ == "__main__":
    sys.exit(not is_up(from_environment()))
