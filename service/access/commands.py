"""The commands `secondsource keys`: making, listing and revoking keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime

import click
import orjson

from service import settings, terminal
from service.access.desks import MAIN, desk_name
from service.access.key import ID, parsed
from service.access.keyring import Key, Keyring
from service.access.rule import SCOPES
from service.archive.database import Database
from service.failures import WELL

NAME = 100  # characters of a name
COLUMNS = ("id", "desk", "scopes", "created", "revoked", "name")


@click.group()
def keys() -> None:
    """Make, list and revoke the keys of the HTTP service.

    Which database is meant is set by SECONDSOURCE_DATA or SECONDSOURCE_DATABASE_URL, as for `serve`; the service may run meanwhile,
    and goes by what was changed within 5 seconds.
    """


@keys.command()
@click.option("--name", required=True, help="What it is for, so that it is known again in the list.")
@click.option(
    "--desk", default=MAIN, show_default=True, callback=desk_name,
    help="The desk whose articles and scores it opens; no key sees another's.")
@click.option(
    "--scope", "scopes", required=True, multiple=True, type=click.Choice(list(SCOPES)), help="What it may do; several can be given.")
def add(name: str, desk: str, scopes: Sequence[str]) -> int:
    """Make a key, and print it: this once, for only its hash is stored."""
    if not (name.strip() and name.isprintable() and len(name) <= NAME):
        raise click.BadParameter(f"must be one line of up to {NAME} characters.", param_hint="--name")
    with _keyring() as keyring:
        made = keyring.add(name.strip(), desk, [scope for scope in SCOPES if scope in scopes], _now())
    click.echo(made)
    click.echo("This is shown once. Send it as `Authorization: Bearer KEY`.", err=True)
    return WELL


@keys.command(name="list")
@click.option("--json", "as_json", is_flag=True, help="Write them as JSON.")
def list_keys(as_json: bool) -> int:
    """List the keys, without what is secret of them."""
    with _keyring() as keyring:
        found = keyring.all()
    if as_json:
        click.echo(terminal.safe_json([key.as_json() for key in found], orjson.OPT_INDENT_2), nl=False)
        return WELL
    rows = [COLUMNS, *(_row(key) for key in found)]
    widths = [max(len(row[place]) for row in rows) for place in range(len(COLUMNS))]
    for row in rows:
        click.echo("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    return WELL


@keys.command()
@click.argument("key_id", metavar="ID")
def revoke(key_id: str) -> int:
    """Revoke the key with this ID, for good."""
    whole = parsed(key_id)  # of a key that has leaked one has perhaps nothing else
    wanted = whole.id if whole else key_id
    if not re.fullmatch(ID, wanted):  # it may be most of a secret, and is not repeated
        raise click.UsageError("an ID is 8 characters of a-z and 0-9; `secondsource keys list` shows them.")
    with _keyring() as keyring:
        if not keyring.revoke(wanted, _now()):
            raise click.UsageError(f"there is no key with the ID {wanted}; `secondsource keys list` shows them.")
    click.echo(f"{wanted} is revoked; a service that runs takes it for up to 5 seconds more.", err=True)
    return WELL


@contextmanager
def _keyring() -> Iterator[Keyring]:
    from service.server import try_database  # noqa: PLC0415  flask and gunicorn, which the other commands do without

    given = settings.from_environment()
    try_database(given)
    database = Database(given.url)
    try:
        yield Keyring(database)
    finally:
        database.close()


def _row(key: Key) -> tuple[str, ...]:
    return key.id, key.desk, ",".join(key.scopes), key.created, key.revoked or "-", terminal.safe(key.name)


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
