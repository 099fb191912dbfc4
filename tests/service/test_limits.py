"""The table of limits."""

from __future__ import annotations

from service.limits import LIMITS


def test_what_is_too_large_is_told_with_both_figures_and_a_remedy() -> None:
    assert (
        LIMITS["claim_text"].exceeded(100_000)
        == "has 100,000 characters, at most 10,000 are accepted; give one sentence"
    )


def test_a_full_page_of_the_longest_articles_is_no_promise() -> None:
    """A body is limited on its own: five hundred articles of a million characters do not fit into it."""
    assert LIMITS["articles"].most * LIMITS["article_text"].most > LIMITS["body"].most > LIMITS["article_text"].most * 4
