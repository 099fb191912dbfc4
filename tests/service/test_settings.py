"""Settings from the environment."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from service.settings import TABLE, Settings, SettingsError, documentation, from_environment

NAMES = ", ".join(
    f"SECONDSOURCE_{name}"
    for name in (
        "DATA", "HOST", "PORT", "WORKERS", "THREADS", "SLOTS", "TAGGER", "LOG_LEVEL", "FREE_DISK", "NAMES", "DATABASE_URL", "READERS",
        "KEYS", "RATE", "CORS", "EMBED",
    )
)


def test_defaults() -> None:
    assert from_environment({"HOME": "/", "SECONDSOURCE_PORT": ""}) == Settings()
    assert Settings().url == "sqlite:///data/secondsource.sqlite3"


def test_every_setting_is_read() -> None:
    given = {
        "DATA": "/srv/x", "HOST": "::1", "PORT": "0", "WORKERS": "3", "THREADS": "4", "SLOTS": "1", "TAGGER": "fast",
        "LOG_LEVEL": "DEBUG", "FREE_DISK": "7", "NAMES": __file__, "DATABASE_URL": "postgresql://reader:secret@db/archive", "READERS": "0",
        "KEYS": "always", "RATE": "600/minute", "CORS": "https://CMS.example.org, http://localhost:3000", "EMBED": "foreign-desk",
    }
    read = from_environment({f"SECONDSOURCE_{name}": value for name, value in given.items()})
    assert read == Settings(
        Path("/srv/x"), "::1", 0, 3, 4, 1, "fast", "debug", 7, Path(__file__), "postgresql://reader:secret@db/archive", 0, "always",
        "600/minute", ("https://cms.example.org", "http://localhost:3000"), "foreign-desk")


@pytest.mark.parametrize(
    ("variable", "value", "line"),
    [
        ("PORT", "65536", "SECONDSOURCE_PORT: is '65536'; it must be a whole number from 0 to 65535"),
        ("PORT", "٣", "SECONDSOURCE_PORT: is '٣'; it must be a whole number from 0 to 65535"),
        ("WORKERS", "0", "SECONDSOURCE_WORKERS: is '0'; it must be a whole number from 1 to 64"),
        ("THREADS", "many", "SECONDSOURCE_THREADS: is 'many'; it must be a whole number from 1 to 64"),
        ("SLOTS", "0", "SECONDSOURCE_SLOTS: is '0'; it must be a whole number from 1 to 64"),
        ("FREE_DISK", "1GB", "SECONDSOURCE_FREE_DISK: is '1GB'; it must be a whole number from 0 to 1000000"),
        ("HOST", "a b", "SECONDSOURCE_HOST: is 'a b'; it must be an address or a host name"),
        ("TAGGER", "best", "SECONDSOURCE_TAGGER: is 'best'; it must be accurate, fast"),
        ("LOG_LEVEL", "loud", "SECONDSOURCE_LOG_LEVEL: is 'loud'; it must be debug, info, warning, error"),
        ("DATA", __file__, f"SECONDSOURCE_DATA: is {__file__!r}; it must be a folder; it is made if need be"),
        ("NAMES", "nowhere.toml", "SECONDSOURCE_NAMES: is 'nowhere.toml'; it must be a TOML file that is there"),
        (
            "DATABASE_URL",
            "mysql://reader:secret@db/archive",
            "SECONDSOURCE_DATABASE_URL: cannot be used; it must be a URL such as `postgresql://user:password@host/name`, or `sqlite:////path/to/file`",
        ),
        ("KEYS", "never", "SECONDSOURCE_KEYS: is 'never'; it must be auto, always"),
        (
            "RATE",
            "0/minute",
            "SECONDSOURCE_RATE: is '0/minute'; it must be `auto`, `0` for no limit, or a number a second, minute or hour, such as `600/minute`",
        ),
        *(
            (
                "CORS",
                wrong,
                f"SECONDSOURCE_CORS: is {wrong!r}; it must be origins such as `https://cms.example.org`, with commas between them",
            )
            for wrong in ("*", "null", "https://a.example/", "cms.example.org", "https://a.example, *", "https://*.example", "ftp://a.example")
        ),
        *(
            ("EMBED", wrong, f"SECONDSOURCE_EMBED: is {wrong!r}; it must be the name of a desk, such as `main`")
            for wrong in ("Main", "*", "a b", "main,foreign", "x" * 41)
        ),
        (
            "PROT",
            "1",
            f"SECONDSOURCE_PROT: there is no such setting; the settings are {NAMES}",
        ),
    ],
)
def test_a_setting_that_is_wrong_is_named(variable: str, value: str, line: str) -> None:
    with pytest.raises(SettingsError) as caught:
        from_environment({f"SECONDSOURCE_{variable}": value})
    assert str(caught.value) == line


def test_every_setting_is_documented() -> None:
    assert [field.name for field in fields(Settings)] == list(TABLE)
    table = documentation().splitlines()[2:]
    assert len(table) == len(TABLE)
    assert all(row.count(" | ") == 3 and "|  |" not in row for row in table)
