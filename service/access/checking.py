"""Checking a key that was sent: its id is looked up, its secret hashed and compared, in the same steps whatever is wrong with it."""

from __future__ import annotations

import hmac
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from service.access.key import digest, parsed
from service.access.keyring import Key, Keyring, Known

SECONDS = 5.0  # for which a process goes by what it has looked up; after it, it knows that a key was revoked
MOST = 1_024  # ids that a process remembers, those that no key has too
NOBODY = bytes(32)  # what a secret is compared with where no key has the id


class Checker:
    """Tells which key was sent, with one look at the database in SECONDS for each id. Safe to share between threads."""

    def __init__(self, keyring: Keyring, clock: Callable[[], float] = time.monotonic) -> None:
        self._keyring = keyring
        self._clock = clock
        self._lock = threading.Lock()
        self._known: OrderedDict[str, tuple[float, Known | None]] = OrderedDict()

    def key(self, text: str) -> Key | None:
        """Return the key that `text` is, or None where it is none that may be used."""
        sent = parsed(text)
        if sent is None:
            return None
        known = self._find(sent.id)
        same = hmac.compare_digest(known.hash if known else NOBODY, digest(sent.secret))
        return known.key if known and same else None

    def _find(self, key_id: str) -> Known | None:
        now = self._clock()
        with self._lock:
            until, known = self._known.get(key_id, (now, None))
        if now < until:
            return known
        known = self._keyring.find(key_id)
        with self._lock:
            self._known[key_id] = now + SECONDS, known
            self._known.move_to_end(key_id)
            while len(self._known) > MOST:
                self._known.popitem(last=False)
        return known
