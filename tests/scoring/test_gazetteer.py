"""The gazetteer finds countries, places, public bodies and outlets, and leaves ordinary words and people alone."""

from __future__ import annotations

import itertools

import pytest

from scoring.folding import fold
from scoring.gazetteer import mentions
from scoring.words import words


def names(text: str) -> list[tuple[str, str]]:
    return [(found.name.kind, found.name.key) for found in mentions(words(fold(text)))]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("ships from Ukraine sailed", ("country", "UA")),
        ("the Ukrainian ships", ("demonym", "UA")),
        ("talks in Kyiv went on", ("capital", "UA")),
        ("a U.S. ship", ("country", "US")),
        ("a US ship", ("country", "US")),
        ("ships near Istanbul", ("place", "TR:Istanbul")),
        ("the Pentagon said so", ("institution", "us/pentagon")),
        ("the National Intelligence Service", ("intelligence_agency", "kr/nis")),
        ("the Élysée said so", ("institution", "fr/elysee")),
    ],
)
def test_known_names_are_found(text: str, name: tuple[str, str]) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("Reuters reported it", "agency"), ("the BBC reported it", "outlet"), ("the Red Cross said", "organisation")],
)
def test_kinds(text: str, kind: str) -> None:
    assert [found for found, _ in names(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("they told us so", id="us is not the US"),
        pytest.param("the player Michael Jordan scored", id="a surname that is a country"),
        pytest.param("the turkey was cold", id="lower case"),
        pytest.param("an ordinary sentence", id="no name"),
        pytest.param("", id="empty"),
    ],
)
def test_what_is_no_name(text: str) -> None:
    assert names(text) == []


def test_the_longest_name_wins() -> None:
    assert names("the South Korean ships") == [("demonym", "KR")]


def test_a_name_at_the_end_ends_with_its_words() -> None:
    run = words("the Bank of England")
    assert [(found.first, found.last) for found in mentions(run)] == [(1, len(run))]


def test_mentions_do_not_overlap() -> None:
    found = mentions(
        words(
            fold("The US Department of Defense and the South Korean National Intelligence Service told the BBC in New York.")
        )
    )
    assert all(one.last <= other.first for one, other in itertools.pairwise(found))


@pytest.mark.parametrize("text", ["Ukraine’s", "Ukraine's"])
def test_a_genitive_hides_no_name(text: str) -> None:
    assert names(f"{text} ships") == [("country", "UA")]
