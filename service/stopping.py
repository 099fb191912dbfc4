"""A stop that loses no request: new connections are refused first, and every one that was accepted by then is answered.

A connection is accepted by the kernel and waits there until a worker takes it. A worker that has taken all and then closes would
lose those that came in between; so the kernel is told to accept no more before the workers are told to stop.
"""

from __future__ import annotations

import ctypes
import struct
from contextlib import suppress
from socket import SOL_SOCKET, socket

from gunicorn.arbiter import Arbiter  # type: ignore[import-untyped]  # it has no types
from gunicorn.errors import HaltServer  # type: ignore[import-untyped]  # it has no types

SO_ATTACH_FILTER = 26  # Linux; Python has no name for it
DROP_ALL = struct.pack("HBBI", 0x06, 0, 0, 0)  # a filter of one instruction: of each packet, keep no byte


class Master(Arbiter):  # type: ignore[misc]  # gunicorn has no types
    """gunicorn's master process, which stops in order."""

    stopping = False

    def stop(self, graceful: bool = True) -> None:
        """Refuse new connections, and let the workers finish those that were accepted."""
        self.stopping = True
        if graceful:
            for listener in self.LISTENERS:
                refuse(listener.sock)
        super().stop(graceful)

    def reap_workers(self) -> None:
        """Bury dead workers; one that could not start ends the service, and a second one does not disturb that."""
        try:
            super().reap_workers()
        except HaltServer:
            if not self.stopping:
                raise


def refuse(listener: socket) -> None:
    """Let the kernel take no further connection for `listener`; where it knows no such filter, leave it."""
    program = ctypes.create_string_buffer(DROP_ALL)
    with suppress(OSError):
        listener.setsockopt(SOL_SOCKET, SO_ATTACH_FILTER, struct.pack("HL", 1, ctypes.addressof(program)))
