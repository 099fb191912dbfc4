"""Quoting the copy in a reason: short, on one line, cut at a word."""

from __future__ import annotations

from collections.abc import Sequence

from scoring.rubric import Rubric
from scoring.values import Article, Speaker, Statement

LONGEST = 160  # characters of a quotation in a reason
_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")


def quote(article: Article, statement: Statement) -> str:
    """Return the words of a statement on one line, cut at a word where they are long."""
    return cut(article.words(statement.field)[statement.start : statement.end].strip('“”"„‟«» '))


def cut(text: str, longest: int = LONGEST) -> str:
    """Return `text` on one line, with an ellipsis where it is longer than `longest` characters."""
    line = " ".join(text[: 4 * longest].split())
    if len(line) <= longest:
        return line
    head = line[:longest].rsplit(" ", 1)[0]
    return f"{head or line[:longest]} …"


def shown(speaker: Speaker, rubric: Rubric) -> str:
    """Return how a reason names a speaker: by name, or by the words of the copy."""
    return cut(speaker.name or speaker.surface or rubric.label(speaker.source_class), 80)


def listed(names: Sequence[str]) -> str:
    """Return names as a list in a sentence, the first five and a count where there are more than six."""
    if len(names) > 6:
        return f"{', '.join(names[:5])} and {len(names) - 5} more"
    return " and ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def ordinal(place: int) -> str:
    """Return the word for a place, 0 being the first."""
    return _ORDINALS[place] if place < len(_ORDINALS) else f"{place + 1}th"
