"""A newsroom's file of names: how it is read, every fault of it, and that each process of a command has it."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

import orjson
import pytest

from scoring.directory import Listed, NamesError
from service import names
from service.names import MOST, enforce, read
from tests.readme import rewritten
from tests.service.newsroom import SECONDSOURCE, jsonl

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "fixtures" / "names.toml"
PAGE = ROOT / "docs" / "names.md"
BODY = '[[body]]\nkey = "no/x"\nkind = "institution"\nnames = ["Harnby Quay"]\n'
SAID = "said the quay at Harnby was closed."
CLAIM = "The quay at Harnby was closed."
ARTICLES = [
    {"id": "a1", "text": f"Ann Reed {SAID}"},
    {"id": "a2", "text": f"The Harnby Harbour Board {SAID}"},
]


def run(*arguments: str, names: Path | str = EXAMPLE) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own, with names in force."""
    environment = {**os.environ, "SECONDSOURCE_NAMES": str(names)}
    return subprocess.run([*SECONDSOURCE, *arguments], env=environment, cwd=ROOT, capture_output=True, text=True, check=False)


def test_the_example_is_read() -> None:
    found = read(EXAMPLE)
    assert [body.key for body in found.bodies] == ["no/harbour_board", "no/harnby_pilots"]
    assert {body.country for body in found.bodies} == {"NO"}
    assert [(outlet.key, outlet.agency) for outlet in found.outlets] == [("the harnby herald", False)]
    assert found.people == (Listed("Ann Reed", "no/harbour_board", "director"),)


def test_the_page_shows_the_example() -> None:
    (shown,) = re.findall(r"(?s)^```toml\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert shown == EXAMPLE.read_text(encoding="utf-8")


def test_the_page_shows_what_comes_out() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert rewritten(page) == page


@pytest.mark.parametrize(("content", "told"), [
    (b"[[body", "is not valid TOML"),
    (b"x = " + b"[" * 50_000, "is not valid TOML"),
    (b'x = "\xff"', "is not UTF-8 (byte 6); save the file as UTF-8"),
    (b"[[bodies]]\n", "there is no table 'bodies'; the tables are [[body]], [[outlet]] and [[person]]"),
    (b'body = "x"\n', "body is not a list of tables; write [[body]] above each entry"),
    (b'body = ["x"]\n', "body 1: is not a table"),
    (b"[[body]]\n", "body 1: key is missing; give a string"),
    (b'[[body]]\nkey = "no/x"\nkind = "institution"\n', "body 1 ('no/x'): names is missing; give a list of strings"),
    (BODY.replace('["Harnby Quay"]', '"Harnby Quay"').encode(), "body 1 ('no/x'): names must be a list of strings"),
    (BODY.replace('["Harnby Quay"]', '["Harnby Quay", 7]').encode(), "body 1 ('no/x'): names must be a list of strings"),
    (f"{BODY}colour = 1\n".encode(), "body 1 ('no/x'): 'colour' is no field; the fields are key, kind, names, country, part_of"),
    (b'[[outlet]]\nnames = ["Harnby Herald"]\nagency = "no"\n', "outlet 1: agency must be true or false"),
    (b'[[person]]\nname = "Ann Reed"\nbody = "no/x"\n', "person 1 ('Ann Reed'): role is missing; give a string"),
    (BODY.replace("no/x", "xx/x").encode(), "country is 'XX'; it must be an ISO 3166 code"),
    (BODY.replace("no/x", "no/\\u202e").encode(), "key must be a country code"),
    ((BODY * 2).encode(), "body 2 ('no/x'): the key is taken"),
])
def test_a_file_that_cannot_be_used(tmp_path: Path, content: bytes, told: str) -> None:
    path = tmp_path / "names.toml"
    path.write_bytes(content)
    with pytest.raises(NamesError) as caught:
        enforce(path)
    assert str(caught.value).startswith(f"{path}: ")
    assert told in str(caught.value)
    assert str(caught.value).isprintable()


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(NamesError, match=r"cannot be read .*; name a TOML file that can be read"):
        enforce(tmp_path / "names.toml")


def test_more_entries_than_are_accepted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert MOST == 100_000
    monkeypatch.setattr(names, "MOST", 2)
    monkeypatch.setattr(names, "LARGEST", 400)
    path = tmp_path / "names.toml"
    path.write_text("".join(BODY.replace("no/x", f"no/x{n}").replace("Quay", f"Quay {n}") for n in range(3)))
    with pytest.raises(NamesError, match="has 3 entries, at most 2 are accepted; leave out whom no article names"):
        enforce(path)
    path.write_text("#" * 401)
    with pytest.raises(NamesError, match="is larger than 400 bytes"):
        enforce(path)


def test_no_file_is_no_names() -> None:
    enforce(None)


def test_a_wrong_file_ends_a_command_with_one_line(tmp_path: Path) -> None:
    articles = jsonl(tmp_path / "articles.jsonl", ARTICLES)
    wrong = tmp_path / "names.toml"
    wrong.write_text(BODY.replace("institution", "ministry"))
    ran = run("score", CLAIM, "--articles", articles, names=wrong)
    assert (ran.returncode, ran.stdout) == (3, "")
    assert ran.stderr == (
        f"secondsource: {wrong}: body 1 ('no/x'): kind is 'ministry'; it must be institution, intelligence_agency, organisation\n"
    )
    ran = run("score", CLAIM, "--articles", articles, names="nowhere.toml")
    assert ran.returncode == 3
    assert "SECONDSOURCE_NAMES: is 'nowhere.toml'; it must be a TOML file that is there" in ran.stderr


def test_a_batch_has_the_names_in_every_process(tmp_path: Path) -> None:
    articles = jsonl(tmp_path / "articles.jsonl", ARTICLES)
    claims = jsonl(tmp_path / "claims.jsonl", [{"id": f"c{n}", "text": CLAIM} for n in range(9)])
    answers = []
    for workers in ("1", "2"):
        ran = run("batch", "--claims", claims, "--articles", articles, "--out", "-", "--workers", workers, "--no-progress")
        assert ran.returncode == 0, ran.stderr
        answers.append(ran.stdout)
    assert answers[0] == answers[1]
    found = orjson.loads(answers[0].splitlines()[-1])
    assert found["versions"]["models"].split()[-1].startswith("names-")
    assert [origin["articles"] for origin in found["origins"]] == [["a1", "a2"]]


def test_attributions_have_the_names_too(tmp_path: Path) -> None:
    articles = jsonl(tmp_path / "articles.jsonl", ARTICLES)
    ran = run("attribute", "--articles", articles, "--out", "-")
    assert ran.returncode == 0, ran.stderr
    rows = [orjson.loads(line)["attributions"][0] for line in ran.stdout.splitlines()]
    assert {(row["institution"], row["country"]) for row in rows} == {("no/harbour_board", "NO")}
