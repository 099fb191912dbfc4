"""The cluster engine."""

from __future__ import annotations

from contextlib import AbstractContextManager

from service.bulk.local import Run
from service.bulk.tasks import Setting
from service.errors import UnsupportedError


def running(setting: Setting) -> AbstractContextManager[Run]:
    """Give what runs tasks on a cluster."""
    raise UnsupportedError(f"--engine spark comes with the cluster extra, which this version lacks ({setting.tagger}); use --engine local")
