"""Text that no tokenizer expects: lines of marks alone, half characters; and a source that a comma ends."""

from __future__ import annotations

import pytest

from scoring import Article, Claim, Engine


@pytest.mark.parametrize("text", ["A ferry sank.\n\n\u0301", "\u0301", "\u200d\ufe0f", "Bad \ud800 text. A ferry sank, police said.", "\ud83d"])
def test_marks_without_letters_are_read_past(text: str) -> None:
    found = Engine().score(Claim("A ferry sank."), [Article("a", text)])
    assert all(each.text == text[each.statement.start : each.statement.end] for each in found.evidence)


@pytest.mark.parametrize(("source", "name"), [("Reuters", "Reuters"), ("the Kremlin", "Kremlin")])
def test_a_comma_ends_a_source_at_the_head_of_a_sentence(source: str, name: str) -> None:
    (first, *_) = Engine().attribute(Article("a", f"According to {source}, the ferry sank. It was late."))
    assert first.attribution.speaker.name == name
