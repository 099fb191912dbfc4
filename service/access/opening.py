"""Whether keys are needed, which is settled once, at start, by the address that is listened on."""

from __future__ import annotations

from ipaddress import ip_address

from service.access.desks import MAIN
from service.access.keyring import Keyring
from service.archive.database import Database
from service.settings import PREFIX, Settings, SettingsError

REMEDY = "make one with `secondsource keys add --name NAME --scope score`, on the same database (in a container: with the same volume)"

NOBODYS = ""  # no desk has this name, so that nothing is found on it


def is_local(host: str) -> bool:
    """Tell whether only this machine can reach what listens on `host`; of names that is known of `localhost` alone."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def keys_needed(settings: Settings) -> bool:
    """Tell whether every request needs a key."""
    return settings.keys == "always" or not is_local(settings.host)


def desk_of_links(settings: Settings) -> str:
    """Return the desk whose assessments whoever has their address may see; where keys are needed, NOBODYS unless it is set."""
    return settings.embed or (NOBODYS if keys_needed(settings) else MAIN)


def refuse_unlocked(settings: Settings) -> None:
    """Raise SettingsError where every request would need a key and the database holds none."""
    if not keys_needed(settings):
        return
    database = Database(settings.url)
    try:
        empty = Keyring(database).is_empty()
    finally:
        database.close()
    if not empty:
        return
    if settings.keys == "always":
        raise SettingsError(f"{PREFIX}KEYS: is 'always', and there is no key yet; {REMEDY}")
    raise SettingsError(
        f"{PREFIX}HOST: {settings.host!r} can be reached from other machines, and there is no key yet; {REMEDY}, or listen on 127.0.0.1")
