"""`secondsource keys`: what it prints, and what it never prints again."""

from __future__ import annotations

import re
from pathlib import Path

import orjson
import pytest
from keyholders import EVERYWHERE

from service.access.key import parsed
from service.access.keyring import Keyring
from service.archive.database import Database
from service.cli import main

Out = pytest.CaptureFixture[str]
WHEN = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z")


@pytest.fixture(autouse=True)
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("SECONDSOURCE_DATA", str(tmp_path / "data"))
    return f"sqlite:///{tmp_path / 'data' / 'secondsource.sqlite3'}"


def add(capsys: Out, *arguments: str) -> str:
    assert main(["keys", "add", *arguments]) == 0
    return capsys.readouterr().out


def test_a_key_is_printed_alone_so_that_it_can_be_piped(capsys: Out, url: str) -> None:
    assert main(["keys", "add", "--name", "CMS", "--scope", "read", "--scope", "score"]) == 0
    printed = capsys.readouterr()
    sent = parsed(printed.out.removesuffix("\n"))
    assert sent is not None
    assert printed.err == "This is shown once. Send it as `Authorization: Bearer KEY`.\n"
    database = Database(url)
    known = Keyring(database).find(sent.id)
    database.close()
    assert known is not None
    assert (known.key.name, known.key.desk, known.key.scopes) == ("CMS", "main", ("score", "read"))


def test_the_list_shows_no_secret(capsys: Out) -> None:
    made = [add(capsys, "--name", f"N{number}", "--scope", "score", "--desk", "foreign").strip() for number in range(3)]
    for arguments in ([], ["--json"]):
        assert main(["keys", "list", *arguments]) == 0
        printed = capsys.readouterr().out
        for key in made:
            assert key[3:11] in printed
            assert key[12:] not in printed


def test_the_list_for_people(capsys: Out) -> None:
    key = add(capsys, "--name", "The CMS", "--scope", "score", "--scope", "read", "--desk", "foreign").strip()
    main(["keys", "list"])
    lines = [WHEN.sub("WHEN", line) for line in capsys.readouterr().out.splitlines()]
    assert [line.split() for line in lines] == [
        ["id", "desk", "scopes", "created", "revoked", "name"], [key[3:11], "foreign", "score,read", "WHEN", "-", "The", "CMS"],
    ]


def test_the_list_for_programs(capsys: Out) -> None:
    key = add(capsys, "--name", "CMS", "--scope", "admin").strip()
    assert main(["keys", "revoke", key[3:11]]) == 0
    capsys.readouterr()
    main(["keys", "list", "--json"])
    [row] = orjson.loads(capsys.readouterr().out)
    assert WHEN.fullmatch(row.pop("created"))
    assert WHEN.fullmatch(row.pop("revoked"))
    assert row == {"id": key[3:11], "desk": "main", "name": "CMS", "scopes": ["admin"]}


def test_an_empty_list(capsys: Out) -> None:
    assert main(["keys", "list"]) == 0
    assert capsys.readouterr().out.split() == ["id", "desk", "scopes", "created", "revoked", "name"]
    assert main(["keys", "list", "--json"]) == 0
    assert orjson.loads(capsys.readouterr().out) == []


def test_a_key_is_revoked_by_its_id_or_by_itself(capsys: Out) -> None:
    keys = [add(capsys, "--name", "x", "--scope", "read").strip() for _ in range(2)]
    assert main(["keys", "revoke", keys[0][3:11]]) == 0
    assert main(["keys", "revoke", keys[1]]) == 0
    printed = capsys.readouterr()
    assert printed.err.splitlines() == [f"{key[3:11]} is revoked; a service that runs takes it for up to 5 seconds more." for key in keys]
    main(["keys", "list", "--json"])
    assert all(row["revoked"] for row in orjson.loads(capsys.readouterr().out))


@pytest.mark.parametrize(("given", "told"), [
    ("00000000", "there is no key with the ID 00000000; `secondsource keys list` shows them."),
    ("A" * 43, "an ID is 8 characters of a-z and 0-9; `secondsource keys list` shows them."),
    ("ss_abcdefgh_" + "A" * 42, "an ID is 8 characters of a-z and 0-9; `secondsource keys list` shows them."),
])
def test_what_cannot_be_revoked_is_told_without_repeating_what_may_be_a_secret(capsys: Out, given: str, told: str) -> None:
    assert main(["keys", "revoke", given]) == 2
    printed = capsys.readouterr().err
    assert printed == f"secondsource: {told} See `secondsource keys revoke --help`.\n"
    assert "A" * 20 not in printed


@pytest.mark.parametrize(("arguments", "told"), [
    (["--scope", "read"], "Missing option '--name'."),
    (["--name", "x"], "Missing option '--scope'."),
    (["--name", "x", "--scope", "root"], "Invalid value for '--scope': 'root' is not one of 'score', 'read', 'write', 'admin'."),
    (["--name", " ", "--scope", "read"], "Invalid value for --name: must be one line of up to 100 characters."),
    (["--name", "a\nb", "--scope", "read"], "Invalid value for --name: must be one line of up to 100 characters."),
    (["--name", "a\x1b[2J", "--scope", "read"], "Invalid value for --name: must be one line of up to 100 characters."),
    (["--name", "x" * 101, "--scope", "read"], "Invalid value for --name: must be one line of up to 100 characters."),
    (["--name", "x", "--scope", "read", "--desk", "A desk"], "Invalid value for --desk: must be up to 40 of a-z, 0-9, - and _, such as `foreign-desk`."),
    (["--name", "x", "--scope", "read", "--desk", ""], "Invalid value for --desk: must be up to 40 of a-z, 0-9, - and _, such as `foreign-desk`."),
])
def test_what_makes_no_key(capsys: Out, arguments: list[str], told: str) -> None:
    assert main(["keys", "add", *arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert told in printed.err


def test_a_database_that_cannot_be_opened(capsys: Out, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "secondsource.sqlite3").write_text("no database, but long enough for its header to be read " * 9)
    assert main(["keys", "list"]) == 3
    assert "SECONDSOURCE_DATA: the database" in capsys.readouterr().err


def test_serve_says_how_to_make_a_key_where_others_can_reach_it(capsys: Out, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.server.Engine.score", lambda *_: None)
    assert main(["serve", "--host", EVERYWHERE, "--port", "0"]) == 3
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.startswith("secondsource: SECONDSOURCE_HOST: '0.0.0.0' can be reached from other machines, and there is no key yet; make one with `secondsource keys add ")
