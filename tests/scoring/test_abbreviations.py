"""Abbreviations: initials stand for a name where the article uses both."""

from __future__ import annotations

from copydesk import article, relations, scored

from scoring.abbreviations import abbreviations
from scoring.attribution.accurate import accurate
from scoring.statements import read_article


def test_initials_of_a_name_in_the_article_stand_for_it() -> None:
    found = abbreviations(read_article(article("Adria Kreditna Banka failed on Monday. Clients of AKB queued."), accurate()))
    assert set(found) == {"akb"}
    assert len(found["akb"]) == 3


def test_initials_without_a_name_stand_for_nothing() -> None:
    assert abbreviations(read_article(article("Clients of AKB queued on Monday."), accurate())) == {}


def test_a_claim_about_the_name_meets_copy_about_the_initials() -> None:
    found = scored(
        "Adria Kreditna Banka has closed 12 branches.",
        "Adria Kreditna Banka (AKB) failed.\n\nAKB has closed 12 branches, the regulator said.",
    )
    assert "corroborates" in relations(found)
