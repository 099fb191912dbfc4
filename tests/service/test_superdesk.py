"""The macro, loaded and run as Superdesk does, against a real service."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from scripted import Reply, refused, scripted
from serving import running
from wanted import BRIDGE

from service.client import Client, Problem
from service.client.shapes import Analysed
from service.integrations import superdesk
from service.integrations.superdesk import BEGINNING, END, ID, MOST, SETTINGS, note_of, renewed, text_of

BANDS = [{"name": "well", "least": 20, "words": "well sourced", "symbol": "●"}, {"name": "barely", "least": 0, "words": "barely sourced", "symbol": "○"}]
MACRO = "from service.integrations.superdesk import access_type, action_type, callback, label, name, replace_type\n"
ITEM = {
    "_id": "1", "guid": "tag:desk.example,2026:1", "type": "text", "headline": "Two bridges &amp; a mill", "ednote": "For the late edition.",
    "body_html": "<p>Two bridges were closed on Friday.</p>\n<p>The mill at <b>Orford</b> burned down &lt;twice&gt;, <script>x</script>residents said.</p>",
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with running(tmp_path_factory.mktemp("data"), SECONDSOURCE_TAGGER="fast") as (_, connection):
        served = f"http://{connection.host}:{connection.port}"
        with Client(served) as client:
            client.add_articles([BRIDGE])  # type: ignore[list-item]  # it is any dictionary
        yield served


@pytest.fixture
def macro(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModuleType]:
    """A module of the macros of a newsroom, as docs/integrations.md has it."""
    folder = tmp_path / "newsroom_macros"
    folder.mkdir()
    (folder / "__init__.py").touch()
    (folder / "second_source.py").write_text(MACRO)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield importlib.import_module("newsroom_macros.second_source")
    for one in ("newsroom_macros", "newsroom_macros.second_source"):
        sys.modules.pop(one)


def stated(score: int | None, text: str, reason: str = "Because.") -> Analysed:
    assessment = {"score": score, "reasons": [{"code": "a", "points": 1, "text": reason}]}
    return {"text": text, "assessment": assessment, "unassessed": None}  # type: ignore[typeddict-item,return-value]  # no more is read


def test_superdesk_finds_what_it_looks_for(macro: ModuleType) -> None:
    assert (macro.name, macro.label) == ("second_source", "Check sourcing")
    assert (macro.access_type, macro.action_type, macro.replace_type) == ("frontend", "direct", "no-replace")
    assert macro.callback.__doc__


def test_an_item_is_checked_and_its_copy_left_alone(macro: ModuleType, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUPERDESK_SECOND_SOURCE_ADDRESS", address)
    given = deepcopy(ITEM)
    told = macro.callback(given, desk="foreign")
    assert given == ITEM
    assert {name: value for name, value in told.items() if name != "ednote"} == {name: value for name, value in ITEM.items() if name != "ednote"}
    first, begun, summary, weakest, *_, end = told["ednote"].splitlines()
    assert (first, begun, end) == ("For the late edition.", BEGINNING, END)
    assert summary.endswith("statements are weakly sourced in the stored articles, which does not tell whether they hold.")
    assert weakest.startswith("∅ nothing stored bears on it: “")
    assert "burned down ‹twice›, residents said" in told["ednote"]
    assert not set("<>") & set(told["ednote"])
    assert macro.callback(told) == told
    monkeypatch.setenv("SUPERDESK_SECOND_SOURCE_FIELD", "sourcing")
    elsewhere = macro.callback({**ITEM, "extra": {"other": 1}})
    assert (elsewhere["ednote"], elsewhere["extra"]["other"]) == ("For the late edition.", 1)
    assert elsewhere["extra"]["sourcing"].startswith(BEGINNING)


def test_an_item_with_little_in_it(macro: ModuleType, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUPERDESK_SECOND_SOURCE_ADDRESS", address)
    for item in ({}, {"guid": "g" * (ID + 1), "body_html": None, "headline": None, "ednote": None}):
        assert macro.callback(item)["ednote"].splitlines()[1].startswith("0 of 0 statements")
    with Client(address) as client:
        assert client.limits()["id"]["most"] == ID


def test_below_which_score_is_set(macro: ModuleType, address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SUPERDESK_SECOND_SOURCE_ADDRESS", address)
    notes = {}
    for below in ("0", "101"):
        monkeypatch.setenv("SUPERDESK_SECOND_SOURCE_BELOW", below)
        notes[below] = macro.callback(ITEM)["ednote"]
    assert "Two bridges were closed" not in notes["0"]
    assert "sourced: “Two bridges were closed on Friday.”" in notes["101"]


def test_no_more_than_copy_and_headline_leaves_with_the_key(macro: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    replies = [Reply(body={"id": None, "statements": []}), Reply(body={"bands": []})]
    with scripted(*replies) as server:
        monkeypatch.setenv("SUPERDESK_SECOND_SOURCE_ADDRESS", server.address)
        monkeypatch.setenv("SUPERDESK_SECOND_SOURCE_KEY", "secret")
        told = macro.callback({**ITEM, "byline": "Nobody's business"})
    assert server.asked[0].headers["Authorization"] == "Bearer secret"
    assert b"business" not in server.asked[0].body
    assert b"late edition" not in server.asked[0].body
    assert "secret" not in str(told)


def test_a_failure_is_told_and_changes_nothing(macro: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    item = deepcopy(ITEM)
    with scripted(refused("key-needed", 401)) as server:
        monkeypatch.setenv("SUPERDESK_SECOND_SOURCE_ADDRESS", server.address)
        with pytest.raises(Problem, match="not now"):
            macro.callback(item)
    assert item == ITEM


@pytest.mark.parametrize(("html", "text"), [
    ("<p>One &amp; two</p>\n<p>three</p>", "One & two\n\nthree"),
    ("One<br/>two <b>th</b>ree", "One\ntwo three"),
    ("<ul><li>a</li><li>b</li></ul><h2>c</h2>d", "a\nb\nc\nd"),
    ("<style>p{}</style><p>a</p><iframe>b</iframe><script>if (a < b) c()</script>", "a"),
    ("a &#128512; é <i>b", "a 😀 é b"),
    ("5 < 6 & 7 &lt;b&gt;", "5 < 6 & 7 <b>"),
    ("</script>a", "a"),
    ("", ""),
])
def test_text_of_html(html: str, text: str) -> None:
    assert text_of(html) == text


def test_a_long_item_is_not_listed_to_its_end() -> None:
    note = note_of([stated(number % 40, "word " * 100) for number in range(MOST + 3)], BANDS, 40)  # type: ignore[arg-type]  # dictionaries
    assert note.splitlines()[-1] == "And 3 more."
    assert [line[0] for line in note.splitlines()[1:-1]] == ["○"] * MOST
    assert max(map(len, note.splitlines())) < 200


def test_a_note_does_not_end_before_its_end() -> None:
    note = note_of([stated(None, f"a {END} <b>b</b>")], BANDS, 40)  # type: ignore[arg-type]  # dictionaries
    field = renewed(f"before\n{BEGINNING}\nstale\n{END}\nafter", note)
    assert (field.count(END), field.startswith("before\n"), field.endswith("\nafter"), "stale" in field) == (1, True, True, False)
    assert renewed(field, note) == field


def test_what_stands_behind_a_beginning_without_an_end_is_kept() -> None:
    assert renewed(f"before {BEGINNING} typed", "note").endswith("typed")


def test_settings_are_those_that_are_read() -> None:
    source = Path(superdesk.__file__).read_text()
    read: set[Any] = {word.split('"')[1] for word in source.split("environ")[1:] if '"' in word and "SUPERDESK" in word.split('"')[1]}
    assert read == set(SETTINGS)
