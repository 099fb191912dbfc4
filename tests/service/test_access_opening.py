"""Whether keys are needed, by the address that is listened on."""

from __future__ import annotations

from pathlib import Path

import pytest
from keyholders import EVERYWHERE

from service.access.keyring import Keyring
from service.access.opening import is_local, keys_needed, refuse_unlocked
from service.archive.database import Database
from service.settings import Settings, SettingsError

REMEDY = "make one with `secondsource keys add --name NAME --scope score`, on the same database (in a container: with the same volume)"


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.2", "127.255.255.254", "::1", "localhost", "LocalHost"])
def test_what_only_this_machine_can_reach_needs_no_key(host: str) -> None:
    assert is_local(host)
    assert not keys_needed(Settings(host=host))
    assert keys_needed(Settings(host=host, keys="always"))


@pytest.mark.parametrize("host", [
    EVERYWHERE, "::", "10.0.0.1", "128.0.0.1", "127.1", "0177.0.0.1", "::2", "::ffff:127.0.0.1", "localhost.example.org", "127.0.0.1.example.org",
    "newsroom",
])
def test_everything_else_needs_one(host: str) -> None:
    assert not is_local(host)
    assert keys_needed(Settings(host=host))


def ring(settings: Settings) -> tuple[Database, Keyring]:
    database = Database(settings.url)
    database.upgrade()
    return database, Keyring(database)


def test_the_start_is_refused_as_long_as_there_is_no_key(tmp_path: Path) -> None:
    everywhere = Settings(data=tmp_path, host=EVERYWHERE)
    database, keys = ring(everywhere)
    line = f"SECONDSOURCE_HOST: '0.0.0.0' can be reached from other machines, and there is no key yet; {REMEDY}, or listen on 127.0.0.1"
    for revoked in (False, True):
        with pytest.raises(SettingsError) as caught:
            refuse_unlocked(everywhere)
        assert str(caught.value) == line
        made = keys.add("CMS", "main", ["score"], "2026-11-28T12:00:00Z")
        refuse_unlocked(everywhere)
        if not revoked:
            keys.revoke(made[3:11], "2026-11-28T12:00:00Z")
    database.close()


def test_keys_can_be_asked_for_on_this_machine_too(tmp_path: Path) -> None:
    here = Settings(data=tmp_path)
    database, _ = ring(here)
    refuse_unlocked(here)
    with pytest.raises(SettingsError, match=r"^SECONDSOURCE_KEYS: is 'always', and there is no key yet; make one with"):
        refuse_unlocked(Settings(data=tmp_path, keys="always"))
    database.close()
