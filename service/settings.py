"""The settings of the service, read from the environment once, at start, and checked there."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from scoring.attribution.taggers import NAMES as TAGGERS
from service.access.cors import origins
from service.access.desks import DESK
from service.access.rate import AUTO, checked

PREFIX = "SECONDSOURCE_"
ACCESS = ("auto", "always")
LEVELS = ("debug", "info", "warning", "error")


class SettingsError(ValueError):
    """A setting cannot be used; the message names the variable, what it holds and what it may hold."""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the service runs; each field is set by the variable of its name in capitals after SECONDSOURCE_."""

    data: Path = Path("data")
    host: str = "127.0.0.1"
    port: int = 8080
    workers: int = 2
    threads: int = 8
    slots: int = 2
    tagger: str = TAGGERS[0]
    log_level: str = "info"
    free_disk: int = 100
    names: Path | None = None
    database_url: str = ""
    readers: int = 1
    keys: str = ACCESS[0]
    rate: str = AUTO
    cors: tuple[str, ...] = ()
    embed: str = ""

    @property
    def url(self) -> str:
        """The URL of the database: the one given, or else that of a SQLite file in the data folder."""
        return self.database_url or f"sqlite:///{self.data / 'secondsource.sqlite3'}"


@dataclass(frozen=True, slots=True)
class Setting:
    """How one variable is read, what it may hold and what it is for."""

    read: Callable[[str], object]
    may_be: str
    what: str
    secret: bool = False  # what it holds is never shown


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Return the settings, defaults where a variable is unset or empty; raise SettingsError for the first that is wrong."""
    known = {PREFIX + name.upper(): name for name in TABLE}
    given: dict[str, object] = {}
    for variable in sorted(name for name in environment if name.startswith(PREFIX)):
        text = environment[variable]
        if variable not in known:
            raise SettingsError(f"{variable}: there is no such setting; the settings are {', '.join(known)}")
        if text:
            given[known[variable]] = _read(variable, TABLE[known[variable]], text)
    return Settings(**given)  # type: ignore[arg-type]  # each reader of TABLE returns its field's type


def names_file(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Return the file of a newsroom's names, the one setting that every command reads; raise SettingsError where it is wrong."""
    variable = PREFIX + "NAMES"
    text = environment.get(variable, "")
    return Path(str(_read(variable, TABLE["names"], text))) if text else None


def documentation() -> str:
    """Return the settings as a Markdown table: variable, default, what it may hold, what it is for."""
    rows = ["| variable | default | may be | what |", "|---|---|---|---|"]
    for field in fields(Settings):
        setting = TABLE[field.name]
        default = "none" if field.default in (None, "", ()) else f"`{field.default}`"
        rows.append(f"| `{PREFIX}{field.name.upper()}` | {default} | {setting.may_be} | {setting.what} |")
    return "\n".join(rows)


def _read(variable: str, setting: Setting, text: str) -> object:
    try:
        return setting.read(text)
    except ValueError:
        shown = "cannot be used" if setting.secret else f"is {text!r}"
        raise SettingsError(f"{variable}: {shown}; it must be {setting.may_be}") from None


def _number(least: int, greatest: int, what: str) -> Setting:
    def read(text: str) -> int:
        if not (text.isascii() and text.isdigit() and least <= int(text) <= greatest):
            raise ValueError(text)
        return int(text)

    return Setting(read, f"a whole number from {least} to {greatest}", what)


def _folder(text: str) -> Path:
    if "\0" in text or Path(text).is_file():
        raise ValueError(text)
    return Path(text)


def _file(text: str) -> Path:
    if "\0" in text or not Path(text).is_file():
        raise ValueError(text)
    return Path(text)


def _host(text: str) -> str:
    if not re.fullmatch(r"[0-9A-Za-z.:_-]+", text):
        raise ValueError(text)
    return text


def _database(text: str) -> str:
    from sqlalchemy import make_url  # noqa: PLC0415  most commands do without a database
    from sqlalchemy.exc import ArgumentError  # noqa: PLC0415  as above

    try:
        backend = make_url(text).get_backend_name()
    except ArgumentError:
        raise ValueError(text) from None
    if backend not in ("sqlite", "postgresql"):
        raise ValueError(text)
    return text


def _tagger(text: str) -> str:
    if text not in TAGGERS:
        raise ValueError(text)
    return text


def _access(text: str) -> str:
    if text not in ACCESS:
        raise ValueError(text)
    return text


def _desk(text: str) -> str:
    if not DESK.fullmatch(text):
        raise ValueError(text)
    return text


def _level(text: str) -> str:
    if text.lower() not in LEVELS:
        raise ValueError(text)
    return text.lower()


TABLE: dict[str, Setting] = {
    "data": Setting(_folder, "a folder; it is made if need be", "holds `secondsource.sqlite3`, the stored articles"),
    "host": Setting(_host, "an address or a host name", "what is listened on; by default, this machine alone"),
    "port": _number(0, 65_535, "the port that is listened on; 0 takes a free one"),
    "workers": _number(1, 64, "processes that score"),
    "threads": _number(1, 64, "requests that one process takes at a time; one more is answered 503, to come again"),
    "slots": _number(1, 64, "requests that one process works on at a time; what else it has taken waits its turn"),
    "tagger": Setting(_tagger, ", ".join(TAGGERS), "what finds who says what: one reads best, one reads fast"),
    "log_level": Setting(_level, ", ".join(LEVELS), "what is logged, on standard error"),
    "free_disk": _number(0, 1_000_000, "megabytes that the disk of the data folder must have left for `/readyz` to be well"),
    "names": Setting(_file, "a TOML file that is there", "a newsroom's own bodies, outlets and people; every command reads it"),
    "database_url": Setting(
        _database, "a URL such as `postgresql://user:password@host/name`, or `sqlite:////path/to/file`",
        "the database; by default SQLite in the data folder", secret=True),
    "readers": _number(0, 64, "processes for each worker that read what comes in; with 0 a worker reads by itself, and scores later"),
    "keys": Setting(
        _access, ", ".join(ACCESS),
        "who needs a key: `auto` nobody on a loopback address and everybody elsewhere, `always` everybody, as behind a proxy"),
    "rate": Setting(
        checked, "`auto`, `0` for no limit, or a number a second, minute or hour, such as `600/minute`",
        "requests that one key may make, or one address without a key; `auto` is `1200/minute` where keys are needed, and no limit else"),
    "cors": Setting(
        origins, "origins such as `https://cms.example.org`, with commas between them",
        "whose web pages may ask from within a browser, and frame `/embed/assessment/{id}`; none by default"),
    "embed": Setting(
        _desk, "the name of a desk, such as `main`",
        "where keys are needed, the desk whose assessments whoever has the link sees at `/embed/assessment/{id}`; none by default"),
}
