"""A newsroom's own names: its people stand for their bodies where the article leaves that open, and nothing changes without them."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from copydesk import ENGINE, article, scored

from scoring import directory
from scoring.directory import Listed, Names, NamesError, put_in_force
from scoring.facts.bodies import Body
from scoring.facts.outlets import Outlet
from scoring.naming_rules import DEEPEST, check

ROOT = Path(__file__).parents[2]
BOARD = Body("no/harbour_board", ("Harnby Harbour Board", "HHB"), "NO", "institution", None)
PILOTS = Body("no/pilots", ("Harnby Pilots",), "NO", "organisation", "no/harbour_board")
HERALD = Outlet("harnby herald", ("Harnby Herald",), False)
REED, HAUGE = Listed("Ann Reed", "no/harbour_board", "director"), Listed("Øyvind Hauge", "no/harbour_board", "spokesman")
NAMES = Names((BOARD, PILOTS), (HERALD,), (REED, HAUGE))
SAID = "said the quay at Harnby was closed."
CASES = {
    "the person and the body": (f"Ann Reed {SAID}", f"The Harnby Harbour Board {SAID}"),
    "a role and no body": (f"Director Ann Reed {SAID}", f"HHB {SAID}"),
    "a part of the body": (f"Ann Reed {SAID}", f"Harnby Pilots {SAID}"),
    "a role alone": ("The boats lie idle since Ann Reed came.", f"“It is sad,” Reed said. The spokesman, Øyvind Hauge, {SAID}"),
    "from a place": (f"Ann Reed from Oslo {SAID}", f"HHB {SAID}"),
    "another body": (f"Ann Reed of the Red Cross {SAID}", f"HHB {SAID}"),
    "another trade": (f"Ann Reed, a fish trader, {SAID}", f"HHB {SAID}"),
    "another office": (f"Mayor Ann Reed {SAID}", f"HHB {SAID}"),
    "not any more": (f"The former director Ann Reed {SAID}", f"HHB {SAID}"),
    "of a body spoken of before": (f"Stonewell Ltd builds. Its director, Ann Reed, {SAID}", f"HHB {SAID}"),
    "a surname alone": (f"Ms Reed {SAID}", f"HHB {SAID}"),
    "an outlet": ("The Harnby Herald reported that the quay at Harnby was closed, citing Ann Reed.", ""),
}
SCRIPT = """
import json, sys
sys.path.insert(0, "tests/scoring")
from test_directory import CASES, NAMES
from scoring.directory import put_in_force
put_in_force(NAMES)
put_in_force(NAMES)
from copydesk import scored
found = {name: scored("The quay at Harnby was closed.", *texts).as_json() for name, texts in CASES.items()}
print(json.dumps(found))
"""


@pytest.fixture(scope="module")
def found() -> dict[str, Any]:
    ran = subprocess.run([sys.executable, "-c", SCRIPT], cwd=ROOT, capture_output=True, text=True, check=True)
    return dict(json.loads(ran.stdout))


@pytest.mark.parametrize("name", ["the person and the body", "a role and no body", "a part of the body", "from a place"])
def test_a_person_and_the_body_are_one_origin(found: dict[str, Any], name: str) -> None:
    (origin,) = found[name]["origins"]
    assert origin["label"] == "Ann Reed (Harnby Harbour Board)"
    assert (origin["class"], origin["country"], origin["articles"]) == ("named_official", "NO", ["a1", "a2"])


@pytest.mark.parametrize(
    "name", ["another body", "another trade", "another office", "not any more", "of a body spoken of before", "a surname alone"]
)
def test_what_the_article_says_goes_first(found: dict[str, Any], name: str) -> None:
    assert len(found[name]["origins"]) == 2
    assert not any("(Harnby Harbour Board)" in origin["label"] for origin in found[name]["origins"])


def test_the_role_is_read_as_if_the_article_had_given_it(found: dict[str, Any]) -> None:
    (origin,) = found["a role alone"]["origins"]
    assert (origin["label"], origin["class"]) == ("Øyvind Hauge (Harnby Harbour Board)", "named_spokesperson")


def test_an_outlet_is_an_outlet(found: dict[str, Any]) -> None:
    links = [link for evidence in found["an outlet"]["evidence"] for link in evidence["attribution"]["chain"]]
    assert "media_report" in {link["class"] for link in links}


def test_the_versions_tell_that_names_are_in_force(found: dict[str, Any]) -> None:
    stamps = {each["versions"]["models"] for each in found.values()}
    assert len(stamps) == 1
    plain, _, stamp = stamps.pop().rpartition(" ")
    assert plain == scored("The quay at Harnby was closed.", f"Ann Reed {SAID}").versions.models
    assert stamp.startswith("names-")
    assert len(stamp) == len("names-") + 12


def test_without_names_nothing_is_known_of_the_person() -> None:
    assert [origin.label for origin in scored("The quay at Harnby was closed.", *CASES["another trade"]).origins] == ["HHB", "Ann Reed"]
    assert directory.version() == ""


def test_names_come_before_the_reading_or_not_at_all() -> None:
    assert ENGINE.attribute(article(f"Police {SAID}"))
    put_in_force(Names())  # none, which is what is in force
    with pytest.raises(NamesError, match=r"something has been read without these names; .* start a new process"):
        put_in_force(NAMES)


def test_other_names_are_refused_once_there_are_some() -> None:
    script = (
        "import sys; sys.path.insert(0, 'tests/scoring'); from test_directory import *\n"
        "put_in_force(NAMES)\ntry: put_in_force(Names((BOARD,)))\nexcept NamesError as error: print(error)"
    )
    ran = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert "other names are in force" in ran.stdout


def body(**given: Any) -> Body:
    row = {"key": "no/x", "names": ("Harnby Quay",), "country": "NO", "kind": "institution", "part_of": None}
    return Body(**{**row, **given})


CHAIN = tuple(body(key=f"no/x{n}", names=(f"Quay {n}",), part_of=f"no/x{n + 1}" if n < 20 else None) for n in range(21))


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (Names((body(key="us/pentagon"),)), "body 1 ('us/pentagon'): the key is taken by 'Pentagon'"),
        (Names((body(), body())), "body 2 ('no/x'): the key is taken by 'Harnby Quay'"),
        (Names((body(key="No/X y"),)), "key must be a country code or \"int\", a slash and a slug"),
        (Names((body(kind="ministry"),)), "kind is 'ministry'; it must be institution, intelligence_agency, organisation"),
        (Names((body(country="SE"),)), "country is 'SE', and the key begins with 'no'; let them agree"),
        (Names((body(country="Norway"),)), "country is 'Norway'; it must be an ISO 3166 code"),
        (Names((body(part_of="no/y"),)), "part_of is 'no/y', which is the key of no body"),
        (Names((body(part_of="no/x"),)), "part_of leads back to 'no/x'"),
        (Names(CHAIN), "or too far up"),
        (Names((body(names=()),)), "names is empty; give at least one name"),
        (Names((body(names=("",)),)), "the name '' cannot be told from ordinary words"),
        (Names((body(names=("The",)),)), "the name 'The' cannot be told from ordinary words"),
        (Names((body(names=("Said",)),)), "cannot be told from ordinary words"),
        (Names((body(names=("harbour board",)),)), "cannot be told from ordinary words; give one with a capital letter"),
        (Names((body(names=(".*",)),)), "cannot be told from ordinary words"),
        (Names((body(names=("Norway",)),)), "stands for a country"),
        (Names((body(names=("Oslo",)),)), "stands for a country"),
        (Names((body(names=("A\nB",)),)), "must have at most 120 printable characters"),
        (Names((body(names=("Quay " * 30,)),)), "must have at most 120 printable characters and 12 words"),
        (Names((body(), body(key="no/y"))), "body 2 ('no/y'): the name 'Harnby Quay' is borne by body 1 ('no/x') already"),
        (Names((body(),), (Outlet("x", ("Harnby Quay",), False),)), "outlet 1 ('Harnby Quay'): the name 'Harnby Quay' is borne by body 1"),
        (Names((), (Outlet("", (), False),)), "outlet 1 (''): names is empty"),
        (Names((), (), (Listed("Ann Reed", "no/x", "director"),)), "body is 'no/x', which is the key of no body"),
        (Names((body(),), (), (Listed("Reed", "no/x", "director"),)), "name must be a given name and a surname"),
        (Names((body(),), (), (Listed("Ann Reed", "no/x", " "),)), "role must say what the person is there"),
        (Names((body(),), (), (Listed("Ann Reed", "no/x", "chair"), Listed("Ann M. Reed", "no/x", "chair"))), "person 2 ('Ann M. Reed')"),
    ],
)
def test_an_entry_that_cannot_be_used_is_named_with_the_remedy(names: Names, told: str) -> None:
    with pytest.raises(NamesError) as caught:
        check(names)
    assert told in str(caught.value)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    "names",
    [
        NAMES,
        Names(),
        Names((body(names=("A+B (Quay) [x]*", "$1 Quay\\d")),)),
        Names((body(part_of="us/pentagon", key="us/harnby", country="US"),), (), (Listed("Ann Reed", "us/nsa", "director"),)),
        Names(CHAIN[-DEEPEST:]),
    ],
)
def test_entries_that_can_be_used(names: Names) -> None:
    check(names)
